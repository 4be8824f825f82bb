"""What one act does to another act of the same document, where the text states it.

Invariant: every effect has a target among the acts of the document, and no act has an effect on itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model.labels import ActKind as K
from ..model.labels import EffectKind as E
from .act_context import Telling
from .act_evidence import Drafted
from .act_patterns import Vocabulary

_ENDED_BY_KIND: Mapping[K, frozenset[K]] = {
    K.RELEASE: frozenset({K.ARREST}),
    K.NOTICE_WITHDRAWAL: frozenset({K.NOTICE}),
}
_NOT_DECIDED = frozenset({K.ARREST, K.RELEASE, K.CHARGE, K.NOTICE})
_DECIDING = (K.GRANT, K.REFUSAL, K.EXTRADITION_ORDER, K.ASYLUM_REFUSAL, K.ASYLUM_GRANT)
_REACH = 160
"""Characters between a verb and what it acts on."""


@dataclass(frozen=True, slots=True)
class Found:
    """An effect between two acts, by their places in the list of acts."""

    source: int
    kind: E
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All tellings of a document that belong to an act, in the order of the text, with their acts and vocabularies."""

    text: str
    tellings: tuple[Telling, ...]
    acts: tuple[Drafted, ...]
    """The act of each telling, in the same order."""
    words: tuple[Vocabulary, ...]

    def near(self, number: int) -> Iterator[tuple[Telling, Drafted]]:
        """Yield the other tellings of the same sentence."""
        sentence = self.tellings[number].sentence
        for step in (-1, 1):
            other = number + step
            while 0 <= other < len(self.tellings) and self.tellings[other].sentence == sentence:
                yield self.tellings[other], self.acts[other]
                other += step


def effects_of(told: Told, acts: Sequence[Drafted]) -> list[Found]:
    """Return every stated effect between the acts, each once, in the order of the text."""
    place = {id(act): n for n, act in enumerate(acts)}
    found: dict[Found, None] = {}
    for number, source in enumerate(told.acts):
        for kind, target in _stated(told, number):
            if target is not source:
                found[Found(place[id(source)], kind, place[id(target)])] = None
    return list(found)


def _stated(told: Told, number: int) -> Iterator[tuple[E, Drafted]]:
    telling = told.tellings[number]
    effect = telling.hit.rule.effect
    objects = _objects(told, number)
    if effect is not None and (telling.hit.tells or effect is E.CHALLENGES):
        yield from _acted_on(effect, objects or ([] if effect is E.ENDS else _meant(told, number)))
        if not objects and telling.hit.tells:
            yield from ((effect, act) for act in _ended(told, number))
    elif telling.hit.tells and telling.hit.rule.kind in _DECIDING:
        yield from ((E.DECIDES, act) for act in objects if _is_request(act))
    if telling.hit.tells:
        yield from _linked(told, number)


def _objects(told: Told, number: int) -> list[Drafted]:
    """Return the acts that a telling acts on: named after an active verb, before a passive one, the nearest first."""
    telling = told.tellings[number]
    hit = telling.hit.span
    names = [(t, act) for t, act in told.near(number) if not t.hit.tells or t.governed_by is not None]
    after = [
        (t, act)
        for t, act in names
        if hit.start <= t.hit.span.start <= hit.end + _REACH and "(" not in told.text[hit.end : t.hit.span.start]
    ]
    before = [(t, act) for t, act in names if t.hit.span.end <= hit.start and hit.start - t.hit.span.end <= _REACH]
    after.sort(key=lambda pair: pair[0].hit.span.start)
    before.sort(key=lambda pair: -pair[0].hit.span.end)
    free = told.words[number].free_order
    return [act for _, act in ((before or after) if telling.passive else (after or (before if free else [])))]


def _meant(told: Told, number: int) -> list[Drafted]:
    """Return the acts that "it" stands for: those told last before, a decision and an appeal against it."""
    telling, words = told.tellings[number], told.words[number]
    hit = telling.hit.span
    said = told.text[hit.start : hit.end + 8] if words.pronouns_follow else told.text[max(0, hit.start - 10) : hit.start]
    if telling.passive or not words.context["pronoun"].search(said):
        return []
    near = [n for n in range(number) if telling.sentence - told.tellings[n].sentence <= 1 and told.acts[n] is not told.acts[number]]
    acts = list(dict.fromkeys(id(told.acts[n]) for n in reversed(near)))
    before = {id(told.acts[n]): told.acts[n] for n in near}
    decisions = [before[a] for a in acts if not _is_request(before[a]) and before[a].kind not in _NOT_DECIDED]
    return [*decisions[:1], *(before[a] for a in acts[:2] if _is_request(before[a]))]


def _acted_on(effect: E, objects: Sequence[Drafted]) -> Iterator[tuple[E, Drafted]]:
    if effect is E.UPHOLDS:
        yield from ((E.DECIDES if _is_request(act) else E.UPHOLDS, act) for act in objects)
        return
    decisions = [act for act in objects if not _is_request(act) and act.kind not in _NOT_DECIDED]
    decisions = decisions or (list(objects) if effect is E.ENDS else [])
    if decisions:
        yield effect, decisions[0]
    if effect in (E.ANNULS, E.STAYS):
        yield from ((E.DECIDES, act) for act in objects if act.kind is K.APPEAL_FILED)


def _is_request(act: Drafted) -> bool:
    return act.kind is K.APPEAL_FILED or (act.kind is K.OTHER and act.outcome in ("requested", "filed"))


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
        elif context["implements"].search(lead) and telling.hit.rule.effect is None and not _is_request(act):
            yield E.IMPLEMENTS, act
        if at.end <= telling.hit.span.start and context["bars"].search(told.text, at.end, telling.hit.span.start):
            yield E.BARS, act
