"""The rows of the table of stemmata of the sample case."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from wellfounded.exchange.facts import read_facts
from wellfounded.model.facts import CaseFacts, Control
from wellfounded.model.standing import Grounded
from wellfounded.reason.stemma import stemma

GOLD = os.environ.get("WELLFOUNDED_GOLD")
pytestmark = pytest.mark.skipif(not GOLD, reason="WELLFOUNDED_GOLD is not set")


@pytest.fixture(scope="module")
def facts() -> CaseFacts:
    return read_facts(Path(GOLD or "", "gold", "facts.json").read_bytes())


@pytest.mark.parametrize(
    ("claim", "nominal", "independent", "unknown"),
    [
        ("c.exclusion", 3, 1, ()),
        ("c.accusations", 2, 1, ()),
        ("c.alert", 2, 1, ()),
        ("c.fabrication", 3, 1, ("o.hackers",)),
        ("c.evasion", 6, 1, ()),
    ],
)
def test_a_row_of_the_table(facts: CaseFacts, claim: str, nominal: int, independent: int, unknown: tuple[str, ...]) -> None:
    """Nominal supports and independent origins are those of the specification."""
    found = stemma(facts, claim)
    assert (found.nominal, found.wide.low, found.wide.high, found.unknown_origins) == (nominal, independent, independent, unknown)
    assert found.grounded is Grounded.YES


def test_the_bank_and_the_state(facts: CaseFacts) -> None:
    """The accusations have two origins; one only when the bank and the State count as one controller."""
    others = tuple(control for control in facts.controlled_by if control.entity != "o.btacomplaint")
    apart = replace(facts, controlled_by=(*others, Control(entity="o.btacomplaint", controller="bta")))
    assert (stemma(apart, "c.accusations").wide.low, stemma(apart, "c.accusations").wide.high) == (2, 2)
    one = replace(apart, controlled_by=(*apart.controlled_by, Control(entity="bta", controller="kz")))
    assert stemma(one, "c.accusations").wide.single_points_of_failure == ("kz",)


def test_one_publisher(facts: CaseFacts) -> None:
    """Six documents, one publisher, which alone could bring the claim down."""
    found = stemma(facts, "c.evasion")
    assert len(found.origins) == 6
    assert found.wide.single_points_of_failure == ("odf",)
