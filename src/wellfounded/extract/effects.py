"""What one act does to another act of the same document, where the text states it.

Invariant: every effect has a target among the acts of the document, and no act has an effect on itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model.labels import ActKind as K
from ..model.labels import EffectKind as E
from .act_context import Telling
from .act_identity import Drafted
from .act_patterns import Vocabulary

_TARGETS: Mapping[E, frozenset[K]] = {
    E.ENDS: frozenset({K.NOTICE, K.WARRANT, K.ARREST, K.FREEZING_ORDER, K.SANCTION_LISTING, K.ASYLUM_GRANT, K.GRANT, K.STAY, K.EXPULSION_ORDER, K.OTHER}),
}
_ENDED_BY_KIND: Mapping[K, frozenset[K]] = {
    K.RELEASE: frozenset({K.ARREST}),
    K.NOTICE_WITHDRAWAL: frozenset({K.NOTICE}),
}
_NOT_DECIDED = frozenset({K.ARREST, K.RELEASE, K.CHARGE, K.NOTICE})
_REACH = 160
"""Characters between a verb and what it acts on."""

Found = tuple[int, E, int]
"""Source, kind and target, as places in the list of acts."""


def effects_of(text: str, tellings: Sequence[Telling], of: Mapping[int, Drafted], acts: Sequence[Drafted], words: Mapping[int, Vocabulary]) -> list[Found]:
    """Return every stated effect between the acts, each once, in the order of the text."""
    place = {id(act): n for n, act in enumerate(acts)}
    order = sorted(of, key=lambda n: tellings[n].hit.span.start)
    found: dict[Found, None] = {}
    for number in order:
        for kind, target in _stated(text, number, tellings, of, order, words):
            source = of[number]
            if target is not source:
                found[place[id(source)], kind, place[id(target)]] = None
    return list(found)


def _stated(
    text: str, number: int, tellings: Sequence[Telling], of: Mapping[int, Drafted], order: Sequence[int], words: Mapping[int, Vocabulary]
) -> Iterator[tuple[E, Drafted]]:
    telling = tellings[number]
    effect = telling.hit.rule.effect
    near = [tellings[n] for n in order if tellings[n].sentence == telling.sentence and n != number]
    objects = _objects(text, telling, near)
    where = {id(tellings[n]): of[n] for n in order}
    if effect is not None and (telling.hit.tells or effect is E.CHALLENGES):
        for kind, target in _acted_on(telling, effect, objects, where):
            yield kind, target
        if not objects and telling.hit.tells:
            yield from ((effect, act) for act in _ended(telling, of[number], order, of))
    elif telling.hit.tells and telling.hit.rule.kind in (K.GRANT, K.REFUSAL, K.EXTRADITION_ORDER, K.ASYLUM_REFUSAL, K.ASYLUM_GRANT):
        yield from ((E.DECIDES, where[id(o)]) for o in objects if _is_request(where[id(o)]))
    yield from _linked(text, telling, near, where, words[number])


def _objects(text: str, telling: Telling, near: Sequence[Telling]) -> list[Telling]:
    """Return the names of acts that a telling acts on: after an active verb, before a passive one, nearest first."""
    hit = telling.hit.span
    names = [t for t in near if not t.hit.tells or t.governed_by is not None]
    after = [t for t in names if hit.start <= t.hit.span.start <= hit.end + _REACH and "(" not in text[hit.end : t.hit.span.start]]
    before = [t for t in reversed(names) if t.hit.span.end <= hit.start and hit.start - t.hit.span.end <= _REACH]
    return (before or after) if telling.passive else after


def _acted_on(telling: Telling, effect: E, objects: Sequence[Telling], where: Mapping[int, Drafted]) -> Iterator[tuple[E, Drafted]]:
    targets = [where[id(o)] for o in objects]
    if effect is E.UPHOLDS:
        for target in targets:
            yield (E.DECIDES if _is_request(target) else E.UPHOLDS), target
        return
    decisions = [t for t in targets if not _is_request(t) and t.kind not in _NOT_DECIDED] or [t for t in targets if effect is E.ENDS]
    if decisions:
        yield effect, decisions[0]
    if effect in (E.ANNULS, E.STAYS):
        yield from ((E.DECIDES, t) for t in targets if t.kind is K.APPEAL_FILED)


def _is_request(act: Drafted) -> bool:
    return act.kind is K.APPEAL_FILED or (act.kind is K.OTHER and act.outcome in ("requested", "filed"))


def _ended(telling: Telling, own: Drafted, order: Sequence[int], of: Mapping[int, Drafted]) -> Iterator[Drafted]:
    """Yield the act that a release or a withdrawal ends: the last one of its kind before it, of the same person."""
    kinds = _ENDED_BY_KIND.get(telling.hit.rule.kind)
    if kinds is None:
        return
    before = [of[n] for n in order if of[n].kind in kinds and of[n] is not own and of[n].first.hit.span.start < telling.hit.span.start]
    same = [a for a in before if not a.persons or not own.persons or set(a.persons) & set(own.persons)]
    if same:
        yield same[-1]


def _linked(text: str, telling: Telling, near: Sequence[Telling], where: Mapping[int, Drafted], words: Vocabulary) -> Iterator[tuple[E, Drafted]]:
    """Yield what a telling implements, bars or answers, as words between it and another act of the sentence say."""
    if not telling.hit.tells:
        return
    for other in near:
        if other.hit.tells:
            continue
        start = max(other.clause.start, other.hit.span.start - 60)
        lead = text[start : other.hit.span.start]
        if words.context["implements"].search(lead) and telling.hit.rule.effect is None and not _is_request(where[id(other)]):
            yield E.IMPLEMENTS, where[id(other)]
        elif words.context["answering"].search(lead) and where[id(other)].kind is K.APPEAL_FILED:
            yield E.DECIDES, where[id(other)]
        between = text[other.hit.span.end : telling.hit.span.start]
        if other.hit.span.end <= telling.hit.span.start and words.context["bars"].search(between):
            yield E.BARS, where[id(other)]
