"""Laws of slips that a machine sees by itself: words doubled at length, sums told as made up of parts, sections with two numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.figures.sums import SumInSentence
from wellfounded.check.manuscript.repeated import DoubledWords
from wellfounded.check.references.own_places import OwnPartMissing
from wellfounded.check.rule import Rule
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]
SECTIONS = "".join(f"## 2.{number} Part {word}\n\nThe {word} part.\n\n" for number, word in enumerate(("first", "second", "third"), 1))
SLIPS: list[tuple[type[Rule], str, str]] = [
    (
        DoubledWords,
        "Le major avait quant à lui avait quant à lui parlé de huit agents.",
        "Le major avait quant à lui parlé de huit agents.",
    ),
    (
        DoubledWords,
        "The clerk of the court the clerk of the court answered.",
        "The clerk of the court, the clerk of the court alone, answered.",
    ),
    (DoubledWords, "Майор в свою очередь говорил в свою очередь говорил об этом.", "Майор говорил об этом снова и снова и снова."),
    (
        SumInSentence,
        "It cost 432 euros, made up of 86.40 for fuel, 342.00 in allowances and 21.60 for food, to be recovered from the two adults.",
        "It cost 432 euros, made up of 86.40 for fuel, 324.00 in allowances and 21.60 for food, to be recovered from the two adults.",
    ),
    (
        SumInSentence,
        "Le coût est de 432 euros, composé de 86,40 pour le carburant, 342,00 d'indemnités et 21,60 de repas.",
        "Le coût est de 432 euros, composé de 86,40 pour le carburant, 324,00 d'indemnités et 21,60 de repas.",
    ),
    (
        OwnPartMissing,
        f"# 2. The mill\n\n{SECTIONS}They write on the point in section 2.4.\n",
        f"{SECTIONS}They write on the point in section 2.3.\n",
    ),
    (
        OwnPartMissing,
        f"{SECTIONS}They write of it; see section 2.7.\n",
        f"{SECTIONS}He is charged with what is in section 2.7 of the Harbours Act.\n",
    ),
]


@pytest.mark.parametrize(("rule", "wrong", "right"), SLIPS)
def test_a_slip_is_found_and_its_like_is_not(rule: type[Rule], wrong: str, right: str, finds: Finds) -> None:
    """What is wrong by itself is found, and the same words written rightly are let pass."""
    assert finds(rule, wrong + "\n")
    assert not finds(rule, right + "\n")
