"""Quotation marks: those that balance in every style, and those that do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.check.quotations.marks import _MARKS, MixedPair, UnbalancedMarks, _balanced, _mark
from wellfounded.check.subject import Subject

SubjectOf = Callable[[str], Subject]


@pytest.mark.parametrize(
    "text",
    [
        'He said “yes”, and ‘no’, and she said "perhaps".',
        "« Oui », dit-il, « mais “jamais” le soir ».",
        "Он сказал: «Это „не наше“ дело», и ушёл.",
        "Er sagte: „So nicht“, und sie: „Doch“.",
        "„Tak”, powiedział.",
        'The board was 5\' 10" high and 12" wide, the clerks\' room was 7.5" lower.',
        "“The first paragraph of a long quotation goes on.\n\n“The second closes it.”",
        "“One that a note cuts goes on\n\n¹ A note.\n\nbehind the note,” he said.",
        'He said: "The house ("the mill") was sold."',
        "(“so”) [“so”] —“so”— “so”—and “so”…",
        'The mark "12" was on the door; "14" was not.',
        "He wrote “so”¹ and “thus”.^{2}",
    ],
)
def test_what_balances_is_left_alone(subject_of: SubjectOf, text: str) -> None:
    """All styles, nesting, feet and inches, quotations over paragraphs and over notes are known."""
    subject = subject_of(text + "\n")
    assert [finding.message for finding in UnbalancedMarks().find(subject)] == []


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("He said “yes and left.", "“yes and left."),
        ("He said yes” and left.", "He said yes”"),
        ("« Oui, dit-il, et partit.", "« Oui, dit-il, et partit."),
        ("Он сказал: «Это не наше дело, и ушёл.", "«Это не наше дело, и ушёл."),
        ('He said "yes and left.', '"yes and left.'),
    ],
)
def test_what_does_not_balance_is_found(subject_of: SubjectOf, text: str, exact: str) -> None:
    """A mark without its partner is found with the words beside it."""
    (finding,) = UnbalancedMarks().find(subject_of(text + "\n"))
    assert finding.passages[0].exact == exact


def test_a_second_opening_is_shown_with_the_first(subject_of: SubjectOf) -> None:
    """Where a mark opens while one is open, both places are shown: nobody can say which of them is too many."""
    (finding,) = UnbalancedMarks().find(subject_of("He said: “it was late. “It was dark too.” And he left.\n"))
    assert [passage.exact[:8] for passage in finding.passages] == ["“it was ", "“It was "]


def test_pairs_of_two_kinds_are_found(subject_of: SubjectOf) -> None:
    """A straight mark closed by a curly one is a pair of two kinds, and no mark is alone."""
    subject = subject_of('He said: "It was late,” and left.\n')
    assert len(list(MixedPair().find(subject))) == 1
    assert list(UnbalancedMarks().find(subject)) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab \n“”„«»\"'.12(", max_size=60))
def test_every_mark_is_paired_or_told_once(text: str) -> None:
    """Whatever the order of the marks, none is told twice, and an even pair in one paragraph is never told."""
    marks = [mark for match in _MARKS.finditer(text) if (mark := _mark(text, match.start(), text.count("\n\n", 0, match.start()), 0))]
    paragraphs = [[mark for mark in marks if mark.paragraph == number] for number in sorted({mark.paragraph for mark in marks})]
    balance = _balanced(paragraphs)
    places = [mark.at for mark in balance.alone] + [place for pair in balance.mixed for place in (pair.opened.at, pair.closed.at)]
    assert len(places) == len(set(places))
    assert set(places) <= {mark.at for mark in marks}
