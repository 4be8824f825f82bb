"""Sources that a sentence counts, points to or names are not nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.attribution.weasels import Weasel
from wellfounded.check.subject import Subject


@pytest.mark.parametrize(
    "sentence",
    [
        "Three sources say 39: the slips, the records and the letter of the port.",
        "Both experts agree that the wall was new.",
        "These observers report that the mill was shut.",
        "The two experts believe that the wall was new.",
        "Observers say so, among them the bishop of Tarn.",
        "Deux sources, les bordereaux et la lettre, disent 39.",
        "Эти эксперты считают, что стена была новой.",
    ],
)
def test_a_known_source_is_let_pass(subject_of: Callable[[str], Subject], sentence: str) -> None:
    """A number, an article or a name says that somebody stands behind the words."""
    assert not list(Weasel().find(subject_of(f"{sentence}\n")))


@pytest.mark.parametrize("sentence", ["Sources say that the mill was sold.", "Эксперты считают, что стена была новой."])
def test_an_unknown_one_is_told(subject_of: Callable[[str], Subject], sentence: str) -> None:
    """Nobody is named."""
    assert list(Weasel().find(subject_of(f"{sentence}\n")))
