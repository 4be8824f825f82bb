"""Laws of the word that says somebody signed: without a name beside it it is told, with one it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.structure.signing import NameLost
from wellfounded.check.subject import Subject

BODY = "To the Minister\n\nThe order was handed over too late, and nobody has answered our letters since the mill was closed in May.\n\n"


@pytest.mark.parametrize(
    ("end", "wrong"),
    [
        ("For the tenants\n\n(signed)\nLegal officer\n", True),
        ("For the tenants\n\n(signed)\n", True),
        ("For the tenants\n\n(signed)\nIda Marrow\nLegal officer\n", False),
        ("For the tenants\n\n(signed) Ida Marrow\nLegal officer\n", False),
        ("Pour les locataires\n\n(signé)\nLa présidente\n", True),
        ("От жильцов\n\nподпись\nпредседатель\n", True),
    ],
)
def test_a_signature_without_a_name_is_told(end: str, wrong: bool, subject_of: Callable[[str], Subject]) -> None:
    """The word "signed" on a line of its own needs a name behind it."""
    assert bool(list(NameLost().find(subject_of(BODY + end)))) is wrong


@pytest.mark.parametrize(
    ("end", "wrong"),
    [
        ("Strasbourg, le jeudi 23 novembre 2023\n\n**Annexes**\n\n1. Lettre du 3 mai 2022\n", True),
        ("Lund, on Thursday, 23 November 2023\n\n## Annex: papers used\n\n| S1 | Letter of 3 May 2022 |\n", True),
        ("Strasbourg, le jeudi 23 novembre 2023\n\nIda Marrow, avocate\n\n**Annexes**\n\n1. Lettre du 3 mai 2022\n", False),
    ],
)
def test_a_place_and_a_day_at_the_end_need_a_name(end: str, wrong: bool, subject_of: Callable[[str], Subject]) -> None:
    """A day of the week before the date makes no difference, nor does an author at the head."""
    head = "From: Ida Marrow\nSubmitted by counsel for the tenants\n\n"
    assert bool(list(NameLost().find(subject_of(head + BODY.rstrip() + "\n\n" + end)))) is wrong
