"""Decisions that a row or a sentence says to be in force, though they fell."""

from __future__ import annotations

import pytest

from wellfounded.check.standings.in_force import InForceThoughFallen

RULING = (
    "=== ruling.txt, 2019-05-30\nSUPREME COURT OF TARN\n30 May 2019\n\nThe District Court convicted Mr Lund on 3 March 2018. "
    "The Court quashes the conviction of 3 March 2018.\n"
)
HEAD = "| Date | Court | Standing |\n|---|---|---|\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{RULING}=== note.md, 2020-02-01\nThe decisions:\n\n{HEAD}| 3 March 2018 | District Court of Tarn | final |\n",
        f"{RULING}=== note.md, 2020-02-01\nDates:\n\n{HEAD}| 3 mars 2018 | Tribunal de Tarn | en vigueur |\n",
        f"{RULING}=== note.txt, 2020-02-01\nThe conviction still stands, and the fine must be paid.\n",
    ],
)
def test_what_fell_is_not_in_force(subject_of, text):
    """A cell or a sentence that says that a decision stands is held against its fall in a source."""
    assert list(InForceThoughFallen().find(subject_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        f"{RULING}=== note.md, 2020-02-01\nThe decisions:\n\n{HEAD}| 3 March 2018 | District Court of Tarn | quashed |\n",
        f"{RULING}=== note.md, 2020-02-01\nThe decisions:\n\n{HEAD}| 30 May 2019 | Supreme Court of Tarn | final |\n",
        f"{RULING}=== note.txt, 2020-02-01\nThe conviction no longer stands.\n",
    ],
)
def test_what_stands_is_left(subject_of, text):
    """A row of another day, and a sentence that tells the fall, are no findings."""
    assert not list(InForceThoughFallen().find(subject_of(text)))
