"""Annexes, paragraphs and numbers of cases that lead elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.references import RULES
from wellfounded.check.references.pinpoints import ParagraphBeyond
from wellfounded.check.subject import Subject
from wellfounded.model.findings import Severity

SubjectOf = Callable[[str], Subject]
_SOURCE = (
    "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\nCivil Appeal 214/2018\n30 May 2019\n\n1. He is free.\n\n2. He was not heard.\n\n"
    "3. The appeal is allowed.\n=== report.txt, 2020-02-01\n"
)


def codes(subject: Subject) -> set[str]:
    return {finding.code for rule in RULES for finding in rule().find(subject)}


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("¹ Supreme Court, judgment of 30 May 2019, para. 9.\n", "REF207"),
        ("¹ Supreme Court, Civil Appeal 214/2018, judgment of 30 May 2019, para. 2.\n² Ibid., para. 7.\n", "REF207"),
        ("¹ Supreme Court, Civil Appeal 241/2018, judgment of 30 May 2019, para. 2.\n", "REF208"),
        ("¹ Supreme Court, Civil Appeal 214/2018, judgment of 30 May 2019, para. 3.\n² Ibid., para. 2.\n", ""),
        ("¹ Court of Appeal, judgment of 4 May 2018, para. 9.\n", ""),
    ],
)
def test_a_pinpoint_is_held_against_the_source(note: str, found: str, subject_of: SubjectOf) -> None:
    """A note's paragraph and number are those of the document of its day; of another day nothing is known."""
    marks = "He was not heard.¹ He was freed.²\n\n" if "²" in note else "He was not heard.¹\n\n"
    got = codes(subject_of(_SOURCE + marks + note)) & {"REF207", "REF208"}
    assert got == ({found} if found else set())


def test_a_line_of_contents_is_no_annex(subject_of: SubjectOf) -> None:
    """“9. Annexes” above “10. Notes” does not cite annex 10."""
    text = (
        "1. Facts\n9. Annexes\n10. Notes\n\nHe left (Annex 1).\n\nAnnexes\n\nAnnex 1: Order of 3 May 2018\nAnnex 2: Letter of 4 May 2018\n"
    )
    assert "REF201" not in codes(subject_of(text))
    assert "REF201" in codes(subject_of(text.replace("(Annex 1)", "(Annex 10)")))


def test_a_paragraph_above_stands_above(subject_of: SubjectOf) -> None:
    """A paragraph that is called above and stands below is found, and one that is there is not."""
    text = "1. He was arrested.\n\n2. See paragraph 4 {}.\n\n3. He left.\n\n4. He came back.\n"
    assert "REF404" in codes(subject_of(text.format("above")))
    assert "REF404" not in codes(subject_of(text.format("below")))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("He was not heard at all (para. 14).", True),
        ("As the judgment says, he was not heard (para. 14).", True),
        ("The Ministry said so in its letter (para. 14).", False),
        ("He could be held under the Police Regulations (para. 42).", False),
        ("The first report of the ministry says the contrary (para. 14).", False),
        ("The judgment of the court below says the contrary (para. 14).", False),
        ("As the law says (para. 42), he is free.", False),
        ("Le ministère l'a dit dans sa lettre (par. 14).", False),
        ("Il pouvait être détenu en vertu du règlement de police (par. 42).", False),
        ("Comme le dit la loi (par. 42), il est libre.", False),
        ("Министерство сообщило об этом в своём письме (п. 14).", False),
        ("Так говорит закон (п. 42).", False),
        ("The letter came late.\n\nHe was not heard at all (para. 14).", True),
        ("1. He came.\n\n2. He was not heard (para. 14).\n\n3. He left.", False),
    ],
)
def test_a_bare_pinpoint_beyond_all_is_a_guess(said: str, found: bool, subject_of: SubjectOf) -> None:
    """A paragraph that no source has is a warning, and nothing beside a noun of another document or in a numbered text."""
    subject = subject_of(f"{_SOURCE}He is free (para. 1). He was not heard (para. 2).\n\n{said}\n")
    assert [one.severity for one in ParagraphBeyond().find(subject)] == [Severity.WARNING] * found
