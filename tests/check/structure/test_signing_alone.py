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
