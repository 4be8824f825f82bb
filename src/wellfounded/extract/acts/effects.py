"""What one act does to another act of the same document, where the text states it.

Invariant: every effect has a target among the acts of the document, and no act has an effect on itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model.labels import ActKind as K
from ...model.labels import EffectKind as E
from .evidence import Drafted
from .targets import NOT_DECIDED, Told, is_request, meant, objects_of

_ENDED_BY_KIND: Mapping[K, frozenset[K]] = {
    K.RELEASE: frozenset({K.ARREST}),
    K.NOTICE_WITHDRAWAL: frozenset({K.NOTICE}),
}
_DECIDING = (K.GRANT, K.REFUSAL, K.EXTRADITION_ORDER, K.ASYLUM_REFUSAL, K.ASYLUM_GRANT)
_THROUGH: Mapping[K, E] = {K.UPHOLDING: E.UPHOLDS, K.ANNULMENT: E.ANNULS}
"""What deciding an appeal does to the decision that the appeal challenges."""


@dataclass(frozen=True, slots=True)
class Found:
    """An effect between two acts, by their places in the list of acts."""

    source: int
    kind: E
    target: int


def effects_of(told: Told, acts: Sequence[Drafted]) -> list[Found]:
    """Return every stated effect between the acts, each once, in the order of the text."""
    place = {id(act): n for n, act in enumerate(acts)}
    found: dict[Found, None] = {}
    for number, source in enumerate(told.acts):
        for kind, target in _stated(told, number):
            if target is not source:
                found[Found(place[id(source)], kind, place[id(target)])] = None
    through = list(_through_appeals(list(found), acts))
    return list(dict.fromkeys([*found, *through]))


def _through_appeals(found: Sequence[Found], acts: Sequence[Drafted]) -> Iterator[Found]:
    """Yield what the decision of an appeal does to the decision that was appealed against."""
    challenged = {one.source: one.target for one in found if one.kind is E.CHALLENGES}
    for one in found:
        kind = _THROUGH.get(acts[one.source].kind)
        target = challenged.get(one.target)
        if one.kind is E.DECIDES and kind is not None and target is not None and target != one.source:
            yield Found(one.source, kind, target)


def _stated(told: Told, number: int) -> Iterator[tuple[E, Drafted]]:
    telling = told.tellings[number]
    hit = telling.hit
    effect = hit.rule.effect
    objects = objects_of(told, number)
    if effect is not None and (hit.tells or effect is E.CHALLENGES or hit.object is not None):
        pointed = objects or (
            [] if effect is E.ENDS else meant(told, number, silent=hit.object is None and (hit.head is not None or effect is E.CHALLENGES))
        )
        yield from _acted_on(effect, pointed)
        if not objects and hit.tells:
            yield from ((effect, act) for act in _ended(told, number))
    elif hit.tells and hit.rule.kind in _DECIDING:
        yield from ((E.DECIDES, act) for act in objects if is_request(act))
    if hit.tells:
        yield from _linked(told, number)


def _acted_on(effect: E, objects: Sequence[Drafted]) -> Iterator[tuple[E, Drafted]]:
    if effect in (E.UPHOLDS, E.DECIDES):
        kind = E.UPHOLDS if effect is E.UPHOLDS else E.ANNULS
        yield from ((E.DECIDES if is_request(act) else kind, act) for act in objects)
        return
    decisions = [act for act in objects if not is_request(act) and act.kind not in NOT_DECIDED]
    decisions = decisions or (list(objects) if effect in (E.ENDS, E.ANNULS, E.STAYS) else [])
    yield from (
        (effect, act) for act in (decisions if effect is E.CHALLENGES else decisions[:1]) if effect is E.ENDS or not is_request(act)
    )
    if effect in (E.ANNULS, E.STAYS):
        yield from ((E.DECIDES, act) for act in objects if act.kind is K.APPEAL_FILED)


def _ended(told: Told, number: int) -> Iterator[Drafted]:
    """Yield the act that a release or a withdrawal ends: the last one of its kind before it, of the same person."""
    own, start = told.acts[number], told.tellings[number].hit.span.start
    kinds = _ENDED_BY_KIND.get(told.tellings[number].hit.rule.kind, frozenset())
    before = [act for act in told.acts[:number] if act.kind in kinds and act is not own and act.start < start]
    same = [act for act in before if not act.persons or not own.persons or set(act.persons) & set(own.persons)]
    yield from same[-1:]


def _linked(told: Told, number: int) -> Iterator[tuple[E, Drafted]]:
    """Yield what a telling implements, answers or bars, as words between it and another act of the sentence say."""
    telling, context = told.tellings[number], told.words[number].context
    for other, act in told.near(number):
        if other.hit.tells:
            continue
        at = other.hit.span
        lead = told.text[max(other.clause.start, at.start - 60) : at.start]
        if context["answering"].search(lead) and act.kind is K.APPEAL_FILED:
            yield E.DECIDES, act
        elif context["implements"].search(lead) and telling.hit.rule.effect is None and not is_request(act):
            yield E.IMPLEMENTS, act
        if at.end <= telling.hit.span.start and context["bars"].search(told.text, at.end, telling.hit.span.start):
            yield E.BARS, act
