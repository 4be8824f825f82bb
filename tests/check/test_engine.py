"""The engine of findings: selection, marks that silence, baseline, rules that fail, and where findings are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wellfounded.check.examples import example_of
from wellfounded.check.ignoring import silences_in
from wellfounded.check.rule import Rule
from wellfounded.check.selection import Selection, codes_of, selection_of
from wellfounded.check.sentences import sentences_in
from wellfounded.check.subject import Subject
from wellfounded.errors import InputError, UsageError
from wellfounded.model.findings import Finding, Severity
from wellfounded.model.passages import Passage, Span
from wellfounded.work.baseline import read_baseline, without_known, write_baseline
from wellfounded.work.check_settings import configured
from wellfounded.work.checking import run_rules


class Finds(Rule):
    """Finds the word "wrong"."""

    code = "TXT990"
    title = "the word wrong"
    severity = Severity.WARNING
    example = "wrong"
    counter_example = "right"
    sure = "Sure."

    def find(self, subject: Subject) -> Iterator[Finding]:
        at = subject.text.find("wrong")
        while at >= 0:
            yield self.finding(subject, "The word is wrong.", Span(at, at + 5))
            at = subject.text.find("wrong", at + 1)


class Raises(Finds):
    """Raises."""

    code = "TXT991"

    def find(self, subject: Subject) -> Iterator[Finding]:
        yield from super().find(subject)
        raise KeyError("secret words of the document")


SubjectOf = Callable[[str], Subject]


def _finding(code: str, exact: str = "wrong") -> Finding:
    return Finding(code=code, severity=Severity.NOTE, message="m", document="d", passages=(Passage(0, len(exact), exact),))


def test_a_rule_that_raises_is_named_and_the_run_goes_on(subject_of: SubjectOf) -> None:
    """A rule that fails is named without a word of the document, and the other rules give their findings."""
    checked = run_rules([subject_of("It is wrong.")], chosen=[Raises, Finds])
    assert [finding.code for finding in checked.findings] == ["TXT990"]
    assert [trouble.code for trouble in checked.troubles] == ["TXT991"]
    assert "secret" not in checked.troubles[0].reason


def test_findings_come_in_order_of_place_and_each_once(subject_of: SubjectOf) -> None:
    """The same text gives the same findings in the same order, and none twice."""
    subject = subject_of("wrong and wrong")
    checked = run_rules([subject], chosen=[Finds, Finds])
    assert [finding.passages[0].start for finding in checked.findings] == [0, 10]


def test_what_a_rule_finds_is_searched_for_once(subject_of: SubjectOf) -> None:
    """A rule that another one asks what it tells, and that the run asks too, searches a document once."""
    searched: list[str] = []

    class Counts(Finds):
        """Finds the word "wrong", and counts its searches."""

        def find(self, subject: Subject) -> Iterator[Finding]:
            searched.append(subject.document)
            yield from super().find(subject)

    class Asks(Finds):
        """Finds what the other rule does not."""

        code = "TXT992"

        def find(self, subject: Subject) -> Iterator[Finding]:
            assert len(Counts.found_in(subject)) == 2
            yield from ()

    subject = subject_of("wrong and wrong")
    checked = run_rules([subject], chosen=[Asks, Counts])
    assert not checked.troubles
    assert len(checked.findings) == 2
    assert searched == [subject.document]


@pytest.mark.parametrize(
    ("select", "ignore", "code", "wanted"),
    [
        ((), (), "REF102", True),
        (("REF",), (), "REF102", True),
        (("FIG",), (), "REF102", False),
        (("REF",), ("REF102",), "REF102", False),
        (("REF102",), ("REF",), "REF102", True),
        ((), ("REF",), "REF102", False),
        (("REF",), ("REF",), "REF102", False),
    ],
)
def test_the_longer_code_wins(select: tuple[str, ...], ignore: tuple[str, ...], code: str, wanted: bool) -> None:
    """Of what is chosen and what is left out the longer code wins, and among equals what is left out."""
    assert Selection(select=select, ignore=ignore).wants(code) is wanted


def test_severity_is_configured_by_code_or_family() -> None:
    """The longest code that fits gives the severity."""
    selection = selection_of({"severity": {"TXT": "note", "TXT990": "error"}}, where="here")
    assert selection.graded(_finding("TXT990")).severity is Severity.ERROR
    assert selection.graded(_finding("TXT101")).severity is Severity.NOTE


@pytest.mark.parametrize("table", [{"severity": {"TXT": "awful"}}, {"choose": []}, {"select": "REF"}, {"ignore": ["nonsense"]}, []])
def test_a_table_that_cannot_be_meant_is_refused_with_its_place(table: object) -> None:
    """A configuration that cannot be meant is refused, and the file is named."""
    with pytest.raises(InputError, match="here"):
        selection_of(table, where="here")


def test_codes_of_a_call_are_taken_apart_and_refused_where_they_are_none() -> None:
    """Codes may be joined by commas and written small; what is no code is refused."""
    assert codes_of(["ref,FIG101", "TXT"]) == ("REF", "FIG101", "TXT")
    with pytest.raises(UsageError):
        codes_of(["everything"])


def test_the_nearest_configuration_counts(tmp_path: Path) -> None:
    """The file beside the document is read, else the one above it."""
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "wellfounded.toml").write_text('[check]\nignore = ["TXT"]\n', "utf-8")
    assert configured([below / "letter.txt"]).ignore == ("TXT",)
    (below / "wellfounded.toml").write_text('[check]\nselect = ["REF"]\n', "utf-8")
    assert configured([below / "letter.txt"]) == Selection(select=("REF",))


def test_marks_silence_a_paragraph(subject_of: SubjectOf) -> None:
    """A mark silences its own paragraph, or the one after it where it stands alone, and nothing else."""
    text = (
        "This is wrong. <!-- wellfounded: ignore TXT990 -->\n\nThis is wrong.\n\n<!-- wellfounded: ignore -->\nThis is wrong.\n\n"
        "This is wrong <!-- wellfounded: ignore REF -->\n"
    )
    checked = run_rules([subject_of(text)], chosen=[Finds])
    assert [text[: finding.passages[0].start].count("\n") for finding in checked.findings] == [2, 7]
    assert checked.silenced == 2
    assert len(silences_in(text)) == 3


def test_a_baseline_hides_what_it_knows_and_no_more(tmp_path: Path) -> None:
    """A known finding is hidden wherever it has moved; a second one like it is new."""
    path = tmp_path / "known.json"
    write_baseline(path, [_finding("TXT990")])
    moved = Finding(code="TXT990", severity=Severity.NOTE, message="m", document="e", passages=(Passage(7, 12, "wrong"),))
    new, hidden = without_known([_finding("TXT990"), moved, _finding("TXT101")], read_baseline(path))
    assert (new, hidden) == ([moved, _finding("TXT101")], 1)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "wellfounded-baseline/1", "known": [{}]}'])
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    """A file that is no baseline is refused, so that nothing is hidden by mistake."""
    path = tmp_path / "known.json"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match="baseline"):
        read_baseline(path)


def test_an_example_may_hold_several_documents_and_facts() -> None:
    """The parts of an example are told by their heads, and the last document is under check."""
    taken = example_of('=== facts\n{"a": 1}\n=== ruling (case)\nIt ruled.\n=== one, 2015-11-03\nOne.\n=== two\nTwo.\n')
    assert [(one.name, one.date, one.text) for one in taken.documents] == [("one", "2015-11-03", "One.\n"), ("two", "", "Two.\n")]
    assert [one.name for one in taken.of_case] == ["ruling"]
    assert taken.facts.startswith("{")
    assert example_of("Plain.").documents[0].text == "Plain."


def test_sentences_end_where_they_end() -> None:
    """Abbreviations, initials and numbers do not end a sentence; marks of notes belong to the sentence before them."""
    text = 'Mr. Doe met J. Roe at No. 5 on 3 May.¹ "Was he there?" Nobody knew. Art. 6 applies.'
    assert [text[span.start : span.end] for span in sentences_in(text, Span(0, len(text)))] == [
        "Mr. Doe met J. Roe at No. 5 on 3 May.¹",
        '"Was he there?"',
        "Nobody knew.",
        "Art. 6 applies.",
    ]
