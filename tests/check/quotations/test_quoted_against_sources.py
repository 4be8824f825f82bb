"""Quotations held against their sources, in hard cases: three languages, changed letters, gaps, notes, copies, younger documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.quotations import RULES
from wellfounded.check.subject import Subject
from wellfounded.model.findings import Finding, Severity

SubjectOf = Callable[[str], Subject]

RULING = (
    "=== ruling.txt, 2017-05-04\n"
    "The tribunal finds that the warden had never been shown the register before he signed the list of the night shift.\n\n"
    "It may be used against the applicant only if the second register is produced in full.\n"
)


def _codes(found: list[Finding]) -> list[str]:
    return [one.code for one in found]


def _found(subject: Subject) -> list[Finding]:
    found = [finding for rule in RULES for finding in rule().find(subject)]
    assert all(passage.holds_in(subject.text) for finding in found for passage in finding.passages)
    return found


@pytest.mark.parametrize(
    "words",
    [
        "“the warden had never been shown the register”",
        "“[T]he warden had never been shown the register”",
        "“the warden had never been shown […] the list of the night shift”",
        "“the warden [of block C] had never been shown the register before he signed”",
        "«the warden had never been shown the register before he signed»",
        "“*the warden had never been shown the register*”",
        "“never been shown the register^{4} before he signed the list”",
        "“the\nwarden had never been\nshown the register before he signed”",
    ],
)
def test_words_that_stand_there_are_not_found_fault_with(subject_of: SubjectOf, words: str) -> None:
    """Changed letters, gaps, words put in, marks of notes, emphasis of the whole and lines are no differences."""
    assert _codes(_found(subject_of(f"{RULING}=== report.txt, 2018-01-08\nThe tribunal held that {words}.\n"))) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("the warden had never been shown the ledger before he signed", "“ledger” stands for “register”"),
        ("the warden had been shown the register before he signed", "“never” is left out; that turns its sense"),
        ("the warden had never been shown the whole register before he signed", "“whole” is put in"),
        ("the warden had never been shown the register when he signed the list […] of the night shift", "“when” stands for “before”"),
    ],
)
def test_what_differs_is_told_word_by_word(subject_of: SubjectOf, words: str, says: str) -> None:
    """A quotation that is altered is an error, and its message names the words of both sides."""
    found = [one for one in _found(subject_of(f"{RULING}=== report.txt, 2018-01-08\nIt held that “{words}”.\n")) if one.code == "QUO101"]
    assert len(found) == 1
    assert found[0].severity is Severity.ERROR
    assert says in found[0].message
    assert found[0].related[0].document == "ruling.txt"


def test_the_fix_is_what_the_source_says(subject_of: SubjectOf) -> None:
    """With the fix, the quotation is found word for word."""
    text = "It held: “The warden had never been shewn the register before he signed the list.”\n"
    (finding,) = _found(subject_of(f"{RULING}=== report.txt, 2018-01-08\n{text}"))
    assert finding.fix is not None
    place = finding.fix.passage
    mended = text[: place.start] + finding.fix.replacement + text[place.end :]
    assert mended == "It held: “The warden had never been shown the register before he signed the list.”\n"
    assert _found(subject_of(f"{RULING}=== report.txt, 2018-01-08\n{mended}")) == []


@pytest.mark.parametrize(
    ("source", "report"),
    [
        (
            "Le tribunal relève que le gardien n'a jamais vu le registre avant de signer la liste.",
            "Selon le tribunal, « le gardien n'a jamais vu le cahier avant de signer la liste ».",
        ),
        (
            "Суд установил, что сторож никогда не видел журнала до того, как подписал список.",
            "Суд указал: «сторож никогда не видел книги до того, как подписал список».",
        ),
    ],
)
def test_french_and_russian_quotations_are_held_too(subject_of: SubjectOf, source: str, report: str) -> None:
    """Guillemets with and without spaces, elided articles and Cyrillic letters are read as well."""
    found = _found(subject_of(f"=== source.txt, 2017-05-04\n{source}\n=== report.txt, 2018-01-08\n{report}\n"))
    assert _codes(found) == ["QUO101"]


def test_a_younger_document_is_no_source(subject_of: SubjectOf) -> None:
    """What was written later cannot be what is quoted, and its paraphrase is no evidence."""
    younger = RULING.replace("2017-05-04", "2019-05-04")
    assert (
        _found(
            subject_of(
                f"{younger}=== report.txt, 2018-01-08\nIt held that “the warden had never been shown the ledger before he signed”.\n"
            )
        )
        == []
    )


def test_a_document_that_quotes_this_one_is_no_source_of_it(subject_of: SubjectOf) -> None:
    """A dossier that quotes a letter and tells it in its own words is not held against the letter."""
    dossier = (
        "=== dossier.txt\nThe letter says “no boat left the harbour on that night”. She told him that the boats were counted by a guard.\n"
    )
    letter = "=== letter.txt\nNo boat left the harbour on that night. She told me: “The boats were counted by the guard”.\n"
    assert "QUO101" not in _codes(_found(subject_of(dossier + letter)))


def test_a_condition_that_was_cut_off_is_found_and_one_that_is_told_is_not(subject_of: SubjectOf) -> None:
    """“Only if” behind the quoted words must be told by the text that quotes them."""
    cut = f"{RULING}=== report.txt, 2018-01-08\nThe register “may be used against the applicant”. Nobody objected.\n"
    told = f"{RULING}=== report.txt, 2018-01-08\nThe register “may be used against the applicant”, but only with the second one.\n"
    assert _codes(_found(subject_of(cut))) == ["QUO201"]
    assert _codes(_found(subject_of(told))) == []


def test_ibid_means_the_note_before_it(subject_of: SubjectOf) -> None:
    """A quotation whose note says “ibid.” cites the document of the note before."""
    other = "=== order.txt, 2016-09-12\nThe governor orders that the night shift be doubled until the end of the month.\n"
    text = (
        "=== report.txt, 2018-01-08\nThe governor “orders that the night shift be doubled”.¹ He “had never been shown the register”.²\n\n"
        "¹ Order of 12 September 2016.\n\n² Ibid.\n"
    )
    found = _found(subject_of(other + RULING + text))
    assert _codes(found) == ["QUO103"]
    assert "ruling.txt" in found[0].message
    assert "order.txt" in found[0].message


def test_short_words_and_names_are_not_looked_up(subject_of: SubjectOf) -> None:
    """A name in quotation marks, a word held at arm's length and a title are no quotations."""
    text = "=== report.txt, 2018-01-08\nThe so-called “night shift” and the “Register of 1990” were discussed by the group “Open Gates”.\n"
    assert _found(subject_of(RULING + text)) == []


def test_several_sources_one_of_which_has_the_words_is_enough(subject_of: SubjectOf) -> None:
    """Where the words stand exactly in one document, their likeness in another is no finding."""
    near = "=== draft.txt, 2017-04-01\nIt may find that the warden was never shown the register before he signed the list of the shift.\n"
    text = "=== report.txt, 2018-01-08\nIt held that “the warden had never been shown the register before he signed the list”.\n"
    assert _found(subject_of(near + RULING + text)) == []


def test_one_that_quotes_a_third_text_otherwise_is_told_once_in_the_later_document(subject_of: SubjectOf) -> None:
    """Two documents that quote a third text in two wordings give one finding, in the later of them."""
    early = "=== early.txt, 2017-06-01\nThe consul wrote of “the open attempts by foreign agents to sway the board of the clinic”.\n"
    late = "=== late.txt, 2018-01-08\nThe consul saw “the clear attempts by external agents to sway the board of the clinic” himself.\n"
    assert _codes(_found(subject_of(early + late))) == ["QUO104"]
    assert _codes(_found(subject_of(late + early))) == []


def test_formulae_that_begin_alike_are_not_two_wordings(subject_of: SubjectOf) -> None:
    """Sentences of the law that begin alike and go on otherwise are two quotations."""
    text = (
        "“There are serious reasons to believe that the applicant is the owner of the boat,” said the court. Further: “there are serious "
        "reasons to believe that the brother of the applicant had hidden the register in the mill.”\n"
    )
    assert "QUO104" not in _codes(_found(subject_of(text)))


def test_a_title_in_a_note_is_no_quotation(subject_of: SubjectOf) -> None:
    """Words between marks that are what the cited document is called are not looked for in its text."""
    source = RULING.replace("ruling.txt", "On the night shift of block C.txt")
    note = "¹ Ruling of 4 May 2017, “{}”, para. 1.\n"
    text = f"{source}=== report.txt, 2018-01-08\nIt held that the warden “had never been shown the register”.¹\n\n{note}"
    assert _codes(_found(subject_of(text.format("On the night shift of block C")))) == []
    assert "QUO102" in _codes(_found(subject_of(text.format("We never saw any lists of prisoners at all"))))
