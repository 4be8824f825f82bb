"""What a sentence says of a question, and what another one says of it, in one language or two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.alignment.evidence import against
from wellfounded.check.alignment.sides import Manner, sides_of
from wellfounded.check.quotations.sources import as_source
from wellfounded.check.subject import Subject


@pytest.mark.parametrize(
    ("sentence", "axis", "side", "manner"),
    [
        ("The widow denies the charge of arson.", "denial", "denied", Manner.HELD),
        ("Le ministre a confirmé avoir vu la lettre.", "denial", "admitted", Manner.HELD),
        ("Подсудимый не отрицает вины в поджоге.", "denial", "admitted", Manner.HELD),
        ("If the court dismissed the claim of the mill, all would be lost.", "favour", "no", Manner.WISHED),
        ("The order of the mill has never been withdrawn by the town.", "stands", "fallen", Manner.DENIED),
        ("The claim fell because it was filed out of time.", "ground", "late", Manner.HELD),
        ("The letter speaks of a filing out of time.", "ground", "late", Manner.MENTIONED),
        ("The order of 11 May 2021 stands.", "stands", "good", Manner.HELD),
    ],
)
def test_a_sentence_takes_a_side(subject_of: Callable[[str], Subject], sentence: str, axis: str, side: str, manner: Manner) -> None:
    """The side is told by words in any language, and what is denied, wished or merely mentioned is told apart."""
    said = [one for sides in sides_of(as_source(subject_of(f"{sentence}\n"))).values() for one in sides]
    assert (axis, side, manner) in [(one.axis, one.side, one.manner) for one in said]


SOURCE = "=== report.txt, 2021-03-05\n{}\n\nThe harbour was quiet all winter.\n=== note.txt, 2022-02-01\n{}\n"


@pytest.mark.parametrize(
    ("theirs", "ours", "axes"),
    [
        ("The captain denies that he sold the fuel.", "The captain admitted that he sold the fuel.", ["denial"]),
        ("The suit of the pilots was dismissed as time-barred.", "The suit of the pilots is still before the judges.", ["open"]),
        ("The bail of the pilots was revoked on 3 May 2020.", "The bail of the pilots of 3 May 2020 remains in force.", ["stands"]),
        ("The captain denies that he sold the fuel.", "The captain denied that he sold the fuel.", []),
        ("The captain denies that he sold the fuel.", "The lighthouse keeper admitted that he drinks.", []),
    ],
)
def test_the_other_side_is_found_where_both_tell_one_thing(
    subject_of: Callable[[str], Subject], theirs: str, ours: str, axes: list[str]
) -> None:
    """A sentence is held against another one that tells the same thing, and against no other."""
    found = against(subject_of(SOURCE.format(theirs, ours)), frozenset({"denial", "open", "stands"}))
    assert [one.said.axis for one in found] == axes


def test_what_another_sentence_bears_out_is_let_pass(subject_of: Callable[[str], Subject]) -> None:
    """Where the source says both, in two sentences of one matter, nothing is found."""
    theirs = "The captain denies that he sold the fuel. Later the captain admitted that he sold the fuel."
    assert not list(against(subject_of(SOURCE.format(theirs, "The captain admitted that he sold the fuel.")), frozenset({"denial"})))
