"""Two acts that a person says are one: their rows are those of one act from then on."""

from __future__ import annotations

from datetime import date

from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import ActEffect, ActForm, Assertion, CaseFacts, Identity, LegalAct
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import AsOf, Label
from wellfounded.reason.contested import join_acts
from wellfounded.reason.standing import Engine

ON = AsOf(on=date(2020, 1, 1))


def act(id_: str, day: str, *, kind: ActForm = ActForm.DECISION, told: str = "") -> LegalAct:
    said = (Assertion(chain=(told,), text=told),) if told else ()
    return LegalAct(id=id_, date=Edtf.parse(day), kind=kind, known_from=(told,) if told else (), asserted=said)


FACTS = CaseFacts(
    acts=(act("grant", "2015", told="a"), act("award", "2015-06-03", told="b"), act("reversal", "2016")),
    effects=(ActEffect(kind=EffectKind.ANNULS, source="reversal", target="award"),),
    same=(Identity(a="grant", b="award"),),
)


def test_one_act_has_the_effects_on_both() -> None:
    """What felled the one fells the act that both are, under the id of the first, told by everybody who told either."""
    joined, became = join_acts(FACTS, [("grant", "award")])
    assert became == {"award": "grant"}
    assert [one.id for one in joined.acts] == ["grant", "reversal"]
    assert str(joined.acts[0].date) == "2015-06-03"
    assert [said.text for said in joined.acts[0].asserted] == ["a", "b"]
    assert joined.acts[0].known_from == ("a", "b")
    assert joined.same == ()
    found = Engine(joined).standing(ON)["grant"]
    assert found.label is Label.QUASHED
    assert not found.contested


def test_what_a_machine_doubts_is_computed_both_ways() -> None:
    """While nobody has joined them the two have labels of their own, contested."""
    found = Engine(FACTS).standing(ON)
    assert (found["grant"].label, found["grant"].contested) == (Label.IN_FORCE, True)


def test_ids_that_are_gone_are_passed_over() -> None:
    """A pair that names no act, or the same act twice, changes nothing; chains of pairs come down to one act."""
    assert join_acts(FACTS, [("grant", "nothing"), ("grant", "grant")]) == (FACTS, {})
    joined, became = join_acts(FACTS, [("grant", "award"), ("award", "reversal")])
    assert [one.id for one in joined.acts] == ["grant"]
    assert became == {"award": "grant", "reversal": "grant"}


def test_an_act_joined_twice_lies_under_one_id() -> None:
    """Where two acts are each said to be a third, all three are one, and each that is gone leads to the one that is there."""
    joined, became = join_acts(FACTS, [("grant", "award"), ("reversal", "award")])
    assert [one.id for one in joined.acts] == ["reversal"]
    assert became == {"award": "reversal", "grant": "reversal"}


def test_a_request_says_whether_it_is_pending() -> None:
    """A request in force is shown as pending, and as decided once a decision that has effect decides it; the label is the same."""
    asked = act("request", "2014", kind=ActForm.REQUEST)
    decided = ActEffect(kind=EffectKind.DECIDES, source="award", target="request")
    facts = CaseFacts(acts=(*FACTS.acts, asked), effects=(decided,))
    found = [Engine(facts).standing(AsOf(on=day))["request"] for day in (date(2015, 1, 1), date(2015, 7, 1))]
    assert [(one.label, one.word) for one in found] == [(Label.IN_FORCE, "pending"), (Label.IN_FORCE, "decided")]
    fallen = CaseFacts(acts=facts.acts, effects=(decided, *FACTS.effects))
    assert Engine(fallen).standing(ON)["request"].word == "pending"
