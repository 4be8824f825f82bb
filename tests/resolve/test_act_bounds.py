"""Between which days an act lies that nobody dates."""

from __future__ import annotations

from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import ActEffect, LegalAct
from wellfounded.model.labels import EffectKind
from wellfounded.resolve.act_bounds import narrowed


def act(name: str, when: str = "") -> LegalAct:
    return LegalAct(id=name, date=Edtf.parse(when) if when else None)


def does(source: str, kind: EffectKind, target: str, *, stated: bool = True) -> ActEffect:
    return ActEffect(kind=kind, source=source, target=target, stated=stated)


REFUSAL, DECISION = act("refusal", "2014-03-02"), act("decision", "2015-06-09")
APPEAL = act("appeal", "../2019-01-01")
CHAIN = (does("appeal", EffectKind.CHALLENGES, "refusal"), does("decision", EffectKind.DECIDES, "appeal"))


def test_an_appeal_lies_between_its_two_decisions() -> None:
    """Both ends follow, and the acts that they follow from are named."""
    found = narrowed([REFUSAL, APPEAL, DECISION], CHAIN, told={"refusal", "decision"})[1]
    assert (str(found.date), found.extra["date_from"]) == ("2014-03-02/2015-06-09", {"after": "refusal", "before": "decision"})


def test_what_is_overturned_came_before() -> None:
    """An undated act is no later than the act that overturns it, and the day of a document is no act."""
    found = narrowed([APPEAL, DECISION], CHAIN, told={"decision"})[0]
    assert (str(found.date), found.extra["date_from"]) == ("../2015-06-09", {"before": "decision"})


def test_what_is_told_stays() -> None:
    """A date that a text tells is not changed, nor is one narrowed by an effect that nobody states."""
    told = narrowed([REFUSAL, APPEAL], [does("refusal", EffectKind.ANNULS, "appeal", stated=False)], told={"refusal"})
    assert told == [REFUSAL, APPEAL]


def test_bounds_that_contradict_are_left() -> None:
    """An appeal that would lie after its own decision keeps the date that it had."""
    wrong = act("decision", "2013-01-01")
    assert narrowed([REFUSAL, APPEAL, wrong], CHAIN, told={"refusal", "decision"})[1] == APPEAL
