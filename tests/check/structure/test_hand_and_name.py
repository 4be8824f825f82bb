"""Laws of the place for a hand beside a name, of offices that are no names, and of days in a head that are those of something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.structure.dated import Undated
from wellfounded.check.structure.signing import NameLost, NobodySigns
from wellfounded.check.subject import Subject

_PROSE = (
    "As tenants of the mill we ask you to look at the order of the prefect once more, since the court has not been asked, and the notice "
    "was handed over too late. We have written to the prefect three times, and nobody has answered. The yard has been closed since March, "
    "and the workers have been told to leave their houses within two months.\n\n"
)
BODY = "Lund, 3 May 2015\n\nDear Minister,\n\n" + _PROSE + _PROSE + "We should be glad to answer any question.\n\n"


@pytest.mark.parametrize(
    ("end", "wrong"),
    [
        ("Ida Marrow\n(signature)\n", False),
        ("(signed)\nIda Marrow\n", False),
        ("[signature]\n\nIda Marrow\n", False),
        ("Ida Marrow\nHead of Research\n(signature)\n", False),
        ("Ida Marrow, avocate\n(signé)\n", False),
        ("signed\n\nI. Marrow\n", False),
        ("И. Петров\n(подпись)\n", False),
        ("____________\nIda Marrow\n", False),
        ("(signature)\n", True),
        ("Lund, 4 May 2015\n(signature)\n", True),
        ("Head of Research\n(signature)\n", True),
        ("For Open Tenders\n(signed)\n", True),
        ("Money Laundering Reporting Officer\n", True),
        ("[name]\nHead of Research\n", True),
    ],
)
def test_a_hand_beside_a_name_is_a_signature(end: str, wrong: bool, subject_of: Callable[[str], Subject]) -> None:
    """A name above or below the place for the hand signs; an office, a date or the body signed for does not."""
    subject = subject_of(BODY + end)
    assert bool([*NameLost().find(subject), *NobodySigns().find(subject)]) is wrong


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("**Applicant:** Mr Aslan Orazov, born on 3 August 1968", True),
        ("**Data concerned:** notice of 9 April 2019", True),
        ("Interim measure in force until 23 December 2022", True),
        ("**Date:** 9 April 2019", False),
        ("Report of 9 April 2019", False),
    ],
)
def test_the_day_of_something_else_dates_no_text(field: str, wrong: bool, subject_of: Callable[[str], Subject]) -> None:
    """A field of the head that tells when somebody was born or what is attacked does not say when the text was written."""
    assert bool(list(Undated().find(subject_of(f"# Submission to the Commission\n\n{field}\n\n{_PROSE}Ida Marrow\n")))) is wrong
