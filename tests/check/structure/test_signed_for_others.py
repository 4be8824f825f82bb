"""Closing lines that name for whom somebody signs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.structure.signing import NameLost
from wellfounded.check.subject import Subject

TEXT = (
    "# Observations\n\nStrasbourg, le 2 octobre 2023\n\n1. La Ligue soumet les présentes observations sur l'arrêt.\n\n"
    "2. Elle suggère que l'affaire soit examinée selon la procédure soutenue.\n\n{closing}\n\n{name}"
    "## Liste des pièces\n\n1. Arrêt\n2. Lettre\n"
)


@pytest.mark.parametrize(
    "closing", ["Pour la Ligue rhénane pour l'enfance,", "On behalf of the tenants of Tarn,", "От имени Союза арендаторов,"]
)
def test_somebody_has_to_sign_for_whom_a_closing_line_names(subject_of: Callable[[str], Subject], closing: str) -> None:
    """A line that names for whom somebody signs wants a name below it."""
    assert [one.passages[0].exact for one in NameLost().find(subject_of(TEXT.format(closing=closing, name="")))] == [closing]
    assert not list(NameLost().find(subject_of(TEXT.format(closing=closing, name="Odile Schaerer\n\n"))))
