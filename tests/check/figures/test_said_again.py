"""Laws of figures said twice in one breath and of round figures: what does not fit is told, what is called about so much is left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.figures import bounds, said_again
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
RULES = (*said_again.RULES, *bounds.RULES)
FOUND = [
    ("FIG107", "The harbour pays the guard thirty (13) francs a night.\n"),
    ("FIG107", "Le port verse au garde douze (20) francs par nuit.\n"),
    ("FIG107", "Порт платит сторожу 20 (двенадцать) франков за ночь.\n"),
    ("FIG213", "The toll went up from 40 to 60 francs, a rise of 30 francs.\n"),
    ("FIG213", "Le péage est passé de 40 à 60 francs, soit une hausse de 30 francs.\n"),
    ("FIG213", "Сбор вырос с 40 до 60 франков, то есть на 30 франков.\n"),
    ("FIG213", "The toll has tripled, from 40 to 90 francs.\n"),
    ("FIG213", "Of the 30 ships, 12 sailed and the other 28 were kept.\n"),
    ("FIG213", "The ships weighed between 90 and 20 tonnes each.\n"),
    ("FIG213", "He was fined for 14 days at 20 francs a day, 340 francs in all.\n"),
    ("FIG108", "The harbour let 34 berths to the fishermen of Norrby. Not quite 30 berths were let to the fishermen of Norrby.\n"),
]  # fmt: skip
CLEAN = [
    "The harbour pays the guard thirteen (13) francs a night, under article two (14) and rule four (b). He has one (of three) keys.\n",
    "The toll went up from 40 to 60 francs, a rise of 20 francs, or by 50 per cent; the debt about doubled from 40 to 95 francs.\n",
    "Of the 30 ships, 12 sailed and the other 18 were kept. The ships weighed between 20 and 90 tonnes, from 3 to 5 May.\n",
    "Сбор вырос с 40 до 60 франков, то есть на 20 франков, или на 50 процентов.\n",
    "The harbour let 34 berths to the fishermen of Norrby. More than 30 berths were let to the fishermen of Norrby.\n",
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_figures_that_do_not_fit_each_other_are_told(code: str, text: str, subject_of: Made) -> None:
    """Each is told by its rule."""
    assert code in {finding.code for rule in RULES for finding in rule().find(subject_of(text))}


@pytest.mark.parametrize("text", CLEAN)
def test_figures_that_fit_are_left(text: str, subject_of: Made) -> None:
    """Right sums, ranges, bounds and figures called about so much give nothing."""
    assert not [(finding.code, finding.message) for rule in RULES for finding in rule().find(subject_of(text))]
