"""What follows from a case: the verbs of the library on a case whose facts a person entered."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from wellfounded import Case
from wellfounded.errors import UnknownIdError, UsageError
from wellfounded.model.labels import Flag
from wellfounded.model.standing import AsOf, Label

ON = AsOf(on=date(2020, 1, 1))
FACTS = {
    "format": "wellfounded-facts/1",
    "sources": [{"id": "early", "known_from": "2016-02-01"}, {"id": "late", "known_from": "2018-02-01"}],
    "acts": [
        {"id": "x.decree", "title": "The decree of X", "date": "2016-01-01", "known_from": ["early"]},
        {"id": "x.annulment", "title": "The annulment of X", "date": "2017-01-01", "known_from": ["late"]},
        {"id": "x.reversal", "title": "The reversal of X", "date": "2019-01-01/2019-06-30", "known_from": ["late"]},
        {"id": "x.twin", "title": "The decree of X", "date": "2016-01-01"},
    ],
    "effects": [
        {"kind": "annuls", "source": "x.annulment", "target": "x.decree", "asserted": [{"chain": ["late", "the court"]}]},
        {"kind": "annuls", "source": "x.reversal", "target": "x.annulment", "stated": False},
    ],
    "claims": [{"id": "x.claim", "text": "That X owed"}],
    "grounds": [{"of": "x.decree", "ground": "g", "premises": ["x.claim"]}],
    "closed": [{"of": "x.decree"}],
    "origins": ["x.claim"],
}


@pytest.fixture
def entered(case: Case) -> Case:
    case.import_facts(json.dumps(FACTS), name="facts.json")
    return case


def label(case: Case, act: str, asof: AsOf = ON, **more: Any) -> Label:
    return case.reasoning(**more).standing(asof, [act])[0].label


def test_a_reversal_restores_and_an_inferred_one_can_be_left_out(entered: Case) -> None:
    """The decree stands again through the reversal; without what nobody states it is quashed."""
    assert label(entered, "x.decree") is Label.IN_FORCE
    assert label(entered, "x.decree", stated_only=True) is Label.QUASHED
    assert label(entered, "x.decree", AsOf(on=date(2018, 1, 1))) is Label.QUASHED
    assert label(entered, "x.decree", AsOf(on=date(2018, 1, 1), known_by=date(2017, 6, 1))) is Label.IN_FORCE
    assert label(entered, "x.decree", AsOf(on=date(2018, 1, 1), known_by=date(2016, 1, 1))) is Label.UNKNOWN


def test_made_before_the_day_asked_for_is_a_usage_error() -> None:
    """J earlier than D is refused."""
    with pytest.raises(UsageError):
        AsOf(on=date(2020, 1, 1), made_by=date(2019, 1, 1))


def test_confirmed_only_keeps_what_people_entered(entered: Case) -> None:
    """Proposed acts are left out, imported ones stay, and an accepted one comes back."""
    made = entered.reasoning(confirmed_only=True)
    assert {act.id for act in made.facts.acts} == {"x.decree", "x.annulment", "x.reversal", "x.twin"}
    fact = next(iter(entered.reasoning().rows.of_candidate))
    entered.accept(fact)
    assert len(entered.reasoning(confirmed_only=True).facts.acts) == 5


def test_ids_are_found_by_what_fits_one_thing_only(entered: Case) -> None:
    """A whole id, a part of an id, the id of a candidate; a title that two acts have names both."""
    made = entered.reasoning()
    candidate, act = next(iter(made.rows.of_candidate.items()))
    assert made.act("x.decree") == "x.decree"
    assert made.act("annulment of x") == "x.annulment"
    assert made.act(candidate) == act
    with pytest.raises(UnknownIdError, match=r"x\.decree, x\.twin"):
        made.act("the decree of x")
    with pytest.raises(UnknownIdError, match="is not in this case"):
        made.act("x.nothing")


def test_the_proof_names_who_says_so(entered: Case) -> None:
    """The annulment is told by the court alone, and the sentence names the act that does it."""
    made = entered.reasoning()
    steps = [step for _, step in made.why("x.decree", AsOf(on=date(2018, 1, 1))).walk()]
    step = next(one for one in steps if one.rule == "R1")
    assert "x.annulment" in step.text
    assert made.only_speaker(step.rows).endswith("the court")


def test_history_runs_without_gaps(entered: Case) -> None:
    """Each label begins on the day after the one before ended."""
    runs = entered.reasoning().history("x.decree")
    assert runs[0].first is None
    assert runs[-1].last is None
    assert all(before.last and after.first and (after.first - before.last).days == 1 for before, after in pairwise(runs))


def test_what_if_says_what_changes_and_what_does_not(entered: Case) -> None:
    """Quashing the reversal brings the annulment back; doubting the only ground taints the decree and fells nothing."""
    made = entered.reasoning()
    found = made.what_if(ON, quash=["x.reversal"])
    assert {one.act: one.after.label for one in found} == {
        "x.reversal": Label.QUASHED,
        "x.annulment": Label.IN_FORCE,
        "x.decree": Label.QUASHED,
    }
    assert found.unchanged == len(made.facts.acts) - 3
    (tainted,) = made.what_if(ON, doubt=["x.claim"])
    assert (tainted.act, tainted.after.label, tainted.after.modifiers) == ("x.decree", Label.IN_FORCE, ("tainted",))


def test_the_stemma_of_a_told_act_names_its_documents(entered: Case) -> None:
    """The claim that an act was made rests on the documents that tell it; a claim of somebody unknown too."""
    made = entered.reasoning()
    act = max(made.facts.acts, key=lambda one: len(one.asserted))
    found = made.stemma(f"told.{act.id}")
    assert set(found.origins) & {str(document.id) for document in entered.store.documents()}
    assert found.wide.low <= found.wide.high <= len(found.origins)


def test_nothing_is_concluded_from_a_withheld_document(entered: Case) -> None:
    """With every document withheld there are the entered acts alone, and no words of a document anywhere."""
    for document in entered.store.documents():
        entered.flag(document.id, {Flag.PRIVILEGED: ()})
    made = entered.reasoning()
    assert {act.id for act in made.facts.acts} == {"x.decree", "x.annulment", "x.reversal", "x.twin"}
    assert {claim.id for claim in made.facts.claims} == {"x.claim"}
    assert "Karvonen" not in entered.export_facts() + str(made.conflicts())
