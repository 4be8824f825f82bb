"""What one act does to another act of the same document, where the text states it.

Invariant: every effect has a target among the acts of the document, and no act has an effect on itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model.labels import ActKind as K
from ...model.labels import EffectKind as E
from .antecedents import CARRIED_OUT, NOT_DECIDED, is_request, meant
from .evidence import Drafted, is_later
from .implied import implied
from .targets import named_against, objects_of
from .tellings import Told

_ENDED: Mapping[tuple[K, str], tuple[E, frozenset[K]]] = {
    (K.RELEASE, ""): (E.ENDS, frozenset({K.ARREST})),
    (K.NOTICE_WITHDRAWAL, ""): (E.ENDS, frozenset({K.NOTICE})),
    (K.OTHER, "dismissed"): (E.ENDS, frozenset({K.CHARGE})),
    (K.ANNULMENT, "lifted"): (E.ANNULS, frozenset({K.FREEZING_ORDER, K.ARREST, K.WARRANT})),
}
"""What ends the last act of other kinds before it, by its kind and outcome; an outcome that is empty stands for all."""
_OVER = frozenset({K.NOTICE, K.CHARGE})
"""What is over when it is withdrawn or dropped, and not void as a judgment that is quashed."""
_TELLINGS = 4
"""Tellings around the decision of an appeal among which the noun for the appeal stands."""
_ALL = frozenset(K)
_ONLY: Mapping[K, frozenset[K]] = {
    K.NOTICE_WITHDRAWAL: frozenset({K.NOTICE, K.WARRANT, K.OTHER, K.APPEAL_FILED}),
    K.RELEASE: frozenset({K.ARREST, K.SENTENCE, K.CONVICTION, K.APPEAL_FILED, K.OTHER}),
}
"""Kinds that an act of a kind can do something to, where not all are."""
_SERVED = frozenset({K.SENTENCE, K.CONVICTION})
"""What a release ends where no arrest of the person is told."""
_NOBODY_ELSE = 4
"""Sentences that tell of acts over which an act of nobody in particular reaches back."""
_BAIL = re.compile(
    r"\b(?:bail(?:ed)?|bond|pending (?:trial|appeal|sentencing)|contrôle judiciaire|caution|dans l'attente de|until (?:his|her) trial)\b"
    r"|(?<!\w)(?:под залог|под подписку|до суда)(?!\w)",
    re.IGNORECASE,
)
_CARRIED_OUT = frozenset({K.WARRANT, K.NOTICE})
"""What an arrest carries out, where the sentence says on what somebody was arrested."""
_DECIDING = (K.GRANT, K.REFUSAL, K.EXTRADITION_ORDER, K.ASYLUM_REFUSAL, K.ASYLUM_GRANT)
_OF_ASYLUM = frozenset({K.ASYLUM_GRANT, K.ASYLUM_REFUSAL})
"""Kinds that decide what somebody applied for, and an appeal only where it is named."""
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
    said: set[tuple[int, int]] = set()
    decided: set[int] = set()
    for number, source in enumerate(told.acts):
        for kind, target in _stated(told, number, decided=decided):
            can_be = not is_later(target, source) or _in_one_sentence(told, number, target)
            if target is not source and can_be and target.kind in _ONLY.get(source.kind, _ALL):
                found[Found(place[id(source)], kind, place[id(target)])] = None
                decided |= {id(target)} if kind is E.DECIDES else set()
        if source.kind is K.APPEAL_FILED:
            said |= {(place[id(source)], place[id(target)]) for target in named_against(told, number)}
    _add_implied(told, found, place)
    found = dict.fromkeys(_without_circles(found, said))
    through = [*_through_appeals(list(found), acts), *_of_the_ruling(told, list(found), acts), *_of_appeals(list(found), acts)]
    return list(dict.fromkeys([*found, *through]))


def _without_circles(found: Iterable[Found], said: Collection[tuple[int, int]]) -> Iterator[Found]:
    """Yield the effects without an appeal against what decides it, or where its own words say so without a decision of what it is against.

    ``said`` holds the appeals with what their words are against.
    """
    pairs = {(one.kind, one.source, one.target) for one in found}
    for one in found:
        decided = one.kind is E.CHALLENGES and (E.DECIDES, one.target, one.source) in pairs
        if decided and (one.source, one.target) not in said:
            continue
        if not (one.kind is E.DECIDES and (one.target, one.source) in said):
            yield one


def _add_implied(told: Told, found: dict[Found, None], place: Mapping[int, int]) -> None:
    """Add what no verb states, for acts of which nothing of that kind is stated, and on acts that nothing undid before."""
    for number, source in enumerate(told.acts):
        for kind, target in implied(told, number):
            stated = any(one.source == place[id(source)] and (one.kind is kind or one.kind in _UNDONE) for one in found)
            stated = stated or (kind is E.UPHOLDS and _decides_what_is_against(found, place[id(source)]))
            undone = kind is E.ANNULS and any(one.target == place[id(target)] and one.kind is E.ANNULS for one in found)
            if target is not source and not stated and not undone:
                found[Found(place[id(source)], kind, place[id(target)])] = None


def _decides_what_is_against(found: Collection[Found], source: int) -> bool:
    """Say whether an act decides an appeal of which it is known against what it is."""
    decided = {one.target for one in found if one.source == source and one.kind is E.DECIDES}
    return any(one.source in decided and one.kind is E.CHALLENGES for one in found)


_UNDONE = frozenset({E.ANNULS, E.UPHOLDS, E.STAYS})
"""What is stated of an act that decides on another; nothing else is implied then."""


def _in_one_sentence(told: Told, number: int, target: Drafted) -> bool:
    """Say whether a sentence is the first to tell of both acts: then it says what it says, even of a day that cannot be."""
    first = min((telling.sentence for act, telling in zip(told.acts, told.tellings, strict=True) if act is target), default=-1)
    return first == told.tellings[number].sentence


def _through_appeals(found: Sequence[Found], acts: Sequence[Drafted]) -> Iterator[Found]:
    """Yield what the decision of an appeal does to the decision that was appealed against."""
    challenged = {one.source: one.target for one in found if one.kind is E.CHALLENGES}
    for one in found:
        kind = _THROUGH.get(acts[one.source].kind)
        target = challenged.get(one.target)
        if one.kind is E.DECIDES and kind is not None and target is not None and target != one.source:
            yield Found(one.source, kind, target)


def _of_appeals(found: Sequence[Found], acts: Sequence[Drafted]) -> Iterator[Found]:
    """Yield the last appeal told before against what a decision upholds or annuls, where nothing else is said to decide it."""
    decided = {one.target for one in found if one.kind is E.DECIDES}
    deciding = {one.source for one in found if one.kind is E.DECIDES}
    for one in found:
        if one.kind not in (E.UPHOLDS, E.ANNULS) or one.source in deciding:
            continue
        against = [a.source for a in found if a.kind is E.CHALLENGES and a.target == one.target and a.source not in decided]
        before = [a for a in against if acts[a].start <= acts[one.source].start and not is_later(acts[a], acts[one.source])]
        if before and before[-1] != one.source:
            yield Found(one.source, E.DECIDES, before[-1])


def _of_the_ruling(told: Told, found: Sequence[Found], acts: Sequence[Drafted]) -> Iterator[Found]:
    """Yield the petition that a ruling decides where its operative part does something to what the petition challenges."""
    operative = {n for n, act in enumerate(acts) if any(t.operative for t in act.tellings)}
    decided = {one.target for one in found if one.kind is E.DECIDES}
    for petition in (one for one in found if one.kind is E.CHALLENGES and one.target not in operative and one.source not in decided):
        for one in found:
            if one.source in operative and one.target == petition.target and one.kind in (E.ANNULS, E.UPHOLDS):
                yield Found(one.source, E.DECIDES, petition.source)


def _stated(told: Told, number: int, *, decided: Collection[int]) -> Iterator[tuple[E, Drafted]]:
    telling = told.tellings[number]
    hit = telling.hit
    effect = hit.rule.effect
    objects = objects_of(told, number)
    if effect is not None and (hit.tells or effect is E.CHALLENGES or hit.object is not None):
        pointed = objects or (
            [] if effect is E.ENDS else meant(told, number, silent=hit.object is None and (hit.head is not None or effect is E.CHALLENGES))
        )
        if objects and all(_is_only_named(act) for act in objects) and not _says_against_what(told, number, objects):
            pointed = [*objects, *(act for act in meant(told, number, silent=True) if not is_request(act))]
        yield from _acted_on(effect, pointed)
        if not objects and hit.tells:
            yield from _ended(told, number)
    elif hit.tells and hit.rule.kind in _DECIDING:
        silent = [] if objects else [act for act in meant(told, number, silent=True) if id(act) not in decided]
        if hit.rule.kind in _OF_ASYLUM:
            silent = [act for act in silent if act.kind is not K.APPEAL_FILED]
        yield from ((E.DECIDES, act) for act in (objects or silent) if is_request(act))
    elif hit.tells and not objects:
        yield from _ended(told, number)
    if hit.tells:
        yield from _linked(told, number)


def _is_only_named(act: Drafted) -> bool:
    """Say whether an appeal is known only by the noun that is decided on: what it is against is what was decided before."""
    return act.kind is K.APPEAL_FILED and not any(telling.hit.tells for telling in act.tellings)


def _says_against_what(told: Told, number: int, appeals: Sequence[Drafted]) -> bool:
    """Say whether the words of an appeal that is decided say against what it is: "the appeal against that order was rejected"."""
    near = range(max(0, number - _TELLINGS), min(len(told.acts), number + _TELLINGS))
    return any(any(told.acts[n] is appeal for appeal in appeals) and named_against(told, n) for n in near)


def _acted_on(effect: E, objects: Sequence[Drafted]) -> Iterator[tuple[E, Drafted]]:
    if effect in (E.UPHOLDS, E.DECIDES):
        kind = E.UPHOLDS if effect is E.UPHOLDS else E.ANNULS
        yield from ((E.DECIDES if is_request(act) else kind, act) for act in objects)
        return
    if effect is E.ANNULS and any(act.kind in _OVER for act in objects):
        effect, objects = E.ENDS, [act for act in objects if act.kind in _OVER]
    decisions = [act for act in objects if not is_request(act) and act.kind not in NOT_DECIDED]
    decisions = decisions or (list(objects) if effect in (E.ENDS, E.ANNULS, E.STAYS) else [])
    yield from (
        (effect, act) for act in (decisions if effect is E.CHALLENGES else decisions[:1]) if effect is E.ENDS or not is_request(act)
    )
    if effect is E.ANNULS:
        yield from ((E.DECIDES, act) for act in objects if act.kind is K.APPEAL_FILED)


def _ended(told: Told, number: int) -> Iterator[tuple[E, Drafted]]:
    """Yield the act that a release, a withdrawal or the end of a case ends: the last one of its kind before it, of the same person."""
    telling, own = told.tellings[number], told.acts[number]
    rule = telling.hit.rule
    effect, kinds = _ENDED.get((rule.kind, rule.outcome)) or _ENDED.get((rule.kind, "")) or (E.ENDS, frozenset())
    start = telling.hit.span.start
    before = [
        (other, act)
        for other, act in zip(told.tellings[:number], told.acts[:number], strict=True)
        if act is not own and act.start < start and not is_later(act, own)
    ]
    far = 0 if rule.kind is K.RELEASE and _is_bail(told, number) else telling.sentence
    fits = [act for other, act in before if act.kind in kinds and _of_one_person(own, act, apart=max(0, far - other.sentence))]
    if rule.kind is K.RELEASE and not _is_bail(told, number) and (not fits or own.outcome == "pardoned"):
        fits = [act for other, act in before if act.kind in _SERVED and _of_one_person(own, act, apart=telling.sentence - other.sentence)]
    yield from ((effect, act) for act in fits[-1:])


def _of_one_person(own: Drafted, act: Drafted, *, apart: int) -> bool:
    """Say whether two acts concern one person: one who is named of both, or in sentences near by nobody else."""
    if own.persons and act.persons:
        return bool(set(own.persons) & set(act.persons))
    return apart <= _NOBODY_ELSE and not any(t.step.unknown for t in own.tellings if t.hit.tells)


def _is_bail(told: Told, number: int) -> bool:
    """Say whether somebody is freed who was not tried yet: on bail, pending trial."""
    telling = told.tellings[number]
    return _BAIL.search(told.text, telling.clause.start, telling.clause.end) is not None


def _linked(told: Told, number: int) -> Iterator[tuple[E, Drafted]]:
    """Yield what a telling implements, answers or bars, as words between it and another act of the sentence say."""
    telling, context = told.tellings[number], told.words[number].context
    for other, act in told.near(number):
        at = other.hit.object if other.hit.tells and other.hit.object else other.hit.span
        lead = told.text[max(other.clause.start, at.start - 60) : at.start]
        if act.kind in _CARRIED_OUT and telling.hit.rule.kind is K.ARREST and context["carries_out"].search(lead):
            yield E.IMPLEMENTS, act
        if other.hit.tells:
            continue
        if context["answering"].search(lead) and act.kind is K.APPEAL_FILED:
            yield E.DECIDES, act
        elif context["implements"].search(lead) and telling.hit.rule.effect is None and act.kind in CARRIED_OUT and not is_request(act):
            yield E.IMPLEMENTS, act
        if at.end <= telling.hit.span.start and context["bars"].search(told.text, at.end, telling.hit.span.start):
            yield E.BARS, act
