"""What an effect points at, on texts about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K
from wellfounded.model.labels import EffectKind


@pytest.mark.parametrize(
    ("language", "text", "kind", "effect"),
    [
        (
            "en",
            "{b|Zelin Court} convicted {p|Emil Tovar} in {2014|2014}. {b|The Appeals Court} quashed the conviction in {2015|2015}.",
            K.CONVICTION,
            EffectKind.ANNULS,
        ),
        (
            "fr",
            "{b|La cour de Lumes} a condamné {p|Jan Korda} en {2014|2014}. {b|La Cour de cassation} l'a confirmée en {2015|2015}.",
            K.CONVICTION,
            EffectKind.UPHOLDS,
        ),
    ],
)
def test_an_effect_is_on_the_act_that_its_object_names(language: str, text: str, kind: K, effect: EffectKind) -> None:
    """The noun or the pronoun that a verb is done to stands for the act told before."""
    acts = read(text, language)[1]
    target = next(act for act in acts if act.kind is kind)
    assert [(e.kind, e.target) for act in acts for e in act.effects] == [(effect, target.id)]


def test_an_appeal_that_fails_upholds_the_measure_told_before() -> None:
    """Where no court decided before, what an office did is what stands: a dismissal, a licence withdrawn, a tax bill."""
    text = "{p|Anton Resh} was removed from office in {2014|2014}. His appeal was dismissed by {b|the Zelin Court} in {2015|2015}."
    acts = read(text, "en")[1]
    assert [(e.kind, e.target) for act in acts for e in act.effects if e.kind is not EffectKind.DECIDES] == [(EffectKind.UPHOLDS, "a1")]


def test_a_search_is_no_decision_to_uphold() -> None:
    """What was done and not decided is never upheld for want of something better."""
    text = "Police searched the offices of {p|Anton Resh} in {2014|2014}. His appeal was dismissed by {b|the Zelin Court} in {2015|2015}."
    assert not [e for act in read(text, "en")[1] for e in act.effects if e.kind is EffectKind.UPHOLDS]


def test_no_act_points_at_itself() -> None:
    """A decision about "its own decision" points at another act."""
    acts = read("{b|Zelin Court} annulled its own decision of {2014-03-03|3 March 2014} on {2015-05-05|5 May 2015}.", "en")[1]
    assert all(e.target != act.id for act in acts for e in act.effects)


def test_that_order_is_what_was_done_by_order_and_nothing_told_later() -> None:
    """A noun that points back means what was done by what the same noun named, and never what is told after it."""
    text = (
        "By order of {2014-09-30|30 September 2014} {b|the Zelin Court} refused extradition. {p|Emil Tovar} was arrested on a warrant "
        "issued by {b|the Korv Court}. The appeal against that order was rejected on {2015-01-19|19 January 2015}. "
        "On {2015-02-03|3 February 2015} "
        "{b|the Appeals Court} convicted {p|Jan Korda} of fraud."
    )
    acts = read(text, "en")[1]
    refusal, upheld = (next(act for act in acts if act.kind is kind) for kind in (K.REFUSAL, K.UPHOLDING))
    assert [e.target for e in upheld.effects if e.kind is EffectKind.UPHOLDS] == [refusal.id]


def test_a_heading_is_not_what_an_effect_points_at() -> None:
    """A noun that only heads what is told under it is no decision told before it."""
    text = (
        "{b|Zelin Office} granted {p|Emil Tovar} asylum in {2020-09|September 2020}.\n\nSurprising revocation of asylum\n\n"
        "In {2021-12|December 2021} {b|the Appeals Court} annulled it."
    )
    acts = read(text, "en")[1]
    grant = next(act for act in acts if act.kind is K.ASYLUM_GRANT)
    assert {e.target for act in acts for e in act.effects if e.kind is EffectKind.ANNULS} == {grant.id}


def test_a_decision_does_not_decide_the_appeal_that_is_made_against_it() -> None:
    text = (
        "{b|Zelin Court} said that it had reviewed {p|Emil Tovar}'s appeal against an earlier decision by {b|the Korv Office} "
        "to refuse him asylum."
    )
    effects = [(act.kind, e.kind) for act in read(text, "en")[1] for e in act.effects]
    assert (K.ASYLUM_REFUSAL, EffectKind.DECIDES) not in effects
    assert (K.APPEAL_FILED, EffectKind.CHALLENGES) in effects
