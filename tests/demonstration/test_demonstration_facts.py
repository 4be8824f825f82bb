"""The facts of the demonstration case: what stands on which day, on what it rests, and that the file is the truth's."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wellfounded.demonstration import build
from wellfounded.exchange.facts import read_facts
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import AsOf, Label
from wellfounded.reason.standing import Engine
from wellfounded.reason.stemma import stemma
from wellfounded.reason.whatif import what_if

FACTS = read_facts(build.facts_file(), name="facts.json")
STANDING: Mapping[str, Any] = build.truth()["standing"]
LAST = AsOf(on=date(2020, 3, 4))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(FACTS)


def test_the_file_is_what_the_truth_says() -> None:
    """The facts that ship are those that the truth gives today, byte for byte."""
    path = Path(__file__).parents[2] / "tools" / "make_demonstration_facts.py"
    if not path.exists():
        pytest.skip("the tools are not in a package")
    spec = importlib.util.spec_from_file_location("make_demonstration_facts", path)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.facts() == FACTS


@pytest.mark.parametrize("case", STANDING["cases"], ids=lambda case: case["on"])
def test_labels_on_six_days(engine: Engine, case: Mapping[str, Any]) -> None:
    """Every label that the truth gives for a day is the label that is computed."""
    found = engine.standing(AsOf(on=date.fromisoformat(case["on"])))
    assert {act: found[act].label.value for act in case["labels"]} == case["labels"]


def test_modifiers_on_the_last_day(engine: Engine) -> None:
    """What is challenged on the last day is, and nothing else."""
    found = engine.standing(LAST)
    challenged = {act: list(one.modifiers) for act, one in found.items() if "challenged" in one.modifiers}
    assert challenged == STANDING["modifiers_on_the_last_day"]


def test_how_the_decree_ended_is_contested(engine: Engine) -> None:
    """Two papers of one government read its end in two ways; the label is that of one, and contested."""
    found = engine.standing(LAST)["va.decree.2016"]
    assert found.label is Label.QUASHED
    assert found.contested
    assert found.assumed == ("annuls, not ends",)


@pytest.mark.parametrize(
    ("claim", "nominal", "independent"),
    [("r.agency", 6, 1), ("r.ledgers", 4, 1), ("r.alert", 1, 1), ("r.conviction", 1, 1), ("r.refusal", 1, 1), ("r.freezing", 1, 1)],
)
def test_six_sources_are_one(claim: str, nominal: int, independent: int) -> None:
    """Whoever counts finds six papers; they have it from one agency, which has it from one person whom it does not name."""
    found = stemma(FACTS, claim)
    assert (found.nominal, found.strict.high) == (nominal, independent)


def test_the_agency_is_a_single_point_of_failure() -> None:
    """Without the agency's report nothing is left of the sum, and its own source is unknown."""
    found = stemma(FACTS, "r.agency")
    assert {"r.agency@20-lpa-wire", "r.agency@unnamed"} <= set(found.wide.single_points_of_failure)
    assert found.unknown_origins == ("r.agency@unnamed",)


def test_what_was_known_in_january_2017(engine: Engine) -> None:
    """Known by the end of 2016, the decree was annulled; that the annulment fell could not be known."""
    found = engine.standing(AsOf(on=date(2017, 12, 31), known_by=date(2016, 12, 31)), ["va.decree.2016", "va.hca.2017"])
    assert found["va.hca.2017"].label is Label.UNKNOWN
    assert found["va.decree.2016"].label is engine.standing(AsOf(on=date(2017, 1, 15), known_by=date(2016, 12, 31)))["va.decree.2016"].label


def test_if_the_default_judgment_falls_the_conviction_still_stands() -> None:
    """Whatever an act rests on may fall: the act stands until a body takes it away."""
    on = AsOf(on=date(2016, 1, 1))
    found = what_if(FACTS, asof=on, quash=["no.default.2013"])
    changed = {change.act: change for change in found}
    assert changed["no.default.2013"].after.label is Label.QUASHED
    assert changed["ts.conviction.2015"].after.label is changed["ts.conviction.2015"].before.label is Label.IN_FORCE
    assert changed["ts.conviction.2015"].after.modifiers == ("exposed",)


def test_every_kind_of_reversal_is_there() -> None:
    """The case has annulments of annulments, stays, challenges, remands and a contested end."""
    kinds = {effect.kind for effect in FACTS.effects}
    assert {EffectKind.ANNULS, EffectKind.ENDS, EffectKind.STAYS, EffectKind.CHALLENGES, EffectKind.DECIDES, EffectKind.IMPLEMENTS} <= kinds
