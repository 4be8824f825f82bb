"""Two sentences are held against each other only where they take sides on one thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.alignment.evidence import against
from wellfounded.check.subject import Subject

BESIDE = "=== report.txt, 2021-03-05\n{}\n\nThe harbour was quiet all winter.\n=== note.txt, 2022-02-01\n{}\n"


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        # Another thing is denied than the one that is admitted.
        (
            "The captain of the ferry denies all pollution: no measure of the harbour was too high, he says.",
            "The captain of the ferry, no measure of the harbour being too high, admitted that three ropes were rotten.",
        ),
        (
            "The captain used his right to remain silent about the fuel of the ferry.",
            "The captain denied that he sold the fuel of the ferry.",
        ),
        # What fell is the suspension, and so the permit stands.
        (
            "The suspension of the permit of the ferry of 3 May 2020 was lifted on 6 June 2020.",
            "The permit of the ferry, suspended on 3 May 2020, remains in force.",
        ),
        # One court convicts one and acquits another.
        (
            "On 3 May 2020 the court of the harbour convicted the pilot of the ferry.",
            "On 3 May 2020 the court of the harbour sentenced the pilot of the ferry and acquitted the mate.",
        ),
        # A party did not appeal against a part.
        ("The prosecutor did not appeal against the acquittal of the pilot.", "The acquittal of the pilot is under appeal."),
    ],
)
def test_what_is_said_of_another_thing_is_no_contrary(subject_of: Callable[[str], Subject], theirs: str, ours: str) -> None:
    """A word of the other side in a sentence about much the same is not enough."""
    asked = frozenset({"denial", "open", "stands", "verdict"})
    assert not list(against(subject_of(BESIDE.format(theirs, ours)), asked))


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("The captain of the ferry denies that he sold the fuel.", "The captain of the ferry admitted that he sold the fuel."),
        ("The permit of the ferry of 3 May 2020 was revoked.", "The permit of the ferry of 3 May 2020 remains in force."),
        ("On 3 May 2020 the court of the harbour acquitted the pilot.", "On 3 May 2020 the court of the harbour convicted the pilot."),
    ],
)
def test_what_is_said_of_one_thing_is(subject_of: Callable[[str], Subject], theirs: str, ours: str) -> None:
    """Where the words beside those of the sides are shared, the contrary is found."""
    asked = frozenset({"denial", "open", "stands", "verdict"})
    assert list(against(subject_of(BESIDE.format(theirs, ours)), asked))


NUMBERED = (
    "=== ruling.txt, 2021-03-05\n1. The harbour was quiet.\n\n"
    "4. It has not been established, on the letters and ledgers produced by counsel, that these threats of 2019 came from guards.\n"
    "=== note.txt, 2022-02-01\n{}\n"
)


@pytest.mark.parametrize(
    ("ours", "found"),
    [
        ("The judges then found it proved that threats by guards followed every visit of his brother to town (point 4).", True),
        ("The judges then found it proved that threats by guards followed every visit of his brother to town (point 1).", False),
    ],
)
def test_a_number_of_a_paragraph_leads_to_it(subject_of: Callable[[str], Subject], ours: str, found: bool) -> None:
    """A pinpoint without its document is of the paragraph of that number which shares the matter."""
    assert bool(list(against(subject_of(NUMBERED.format(ours)), frozenset({"found"})))) is found
