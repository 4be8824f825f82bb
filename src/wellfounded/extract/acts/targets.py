"""What an effect points at: the act of the words that it is done to, or the one that "it", "that" or nothing stands for.

Invariant: a target is an act told or named in the text, and never the act that points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import ActKind as K
from ...model.passages import Span
from .antecedents import head_of_verdict, is_request, meant
from .evidence import Drafted, is_later
from .patterns import Form
from .telling import Telling
from .tellings import Told

_DAY = len("2022-01-14")
_REACH = 160
"""Characters between a verb and what it acts on."""
_SET_OFF = re.compile(r"[,;]\s(?:(?:then|later|and|puis|ensuite|et|затем|позднее|и)\s)?\Z")
_JOINED = re.compile(
    r"[^.;:()]{0,50}?(?:,|\b(?:and|et|и|as well as|ainsi que|а также))\s(?:\S+\s){0,4}",
    re.IGNORECASE,
)


_BY_ANOTHER = re.compile(
    r"\b(?:by|following|after|under|upon|pursuant|against|par|suite|après|contre|selon|после|согласно|вследствие|против)\b", re.IGNORECASE
)
"""Words after which an act that is named is not one more of those that are acted on: "quashed, following the decision of …"."""


def objects_of(told: Told, number: int) -> list[Drafted]:
    """Return the acts that a telling acts on: those of the words of its object, else those named near it."""
    telling = told.tellings[number]
    if (link := _link_before(told, number)) is not None:
        return [link]
    if telling.hit.tells and is_request(told.acts[number]) and (against := named_against(told, number)):
        return against
    if telling.hit.object is not None:
        found = _of_object(told, number) or _of_day(told, number)
        return found or _of_kind(told, number, meant(told, number, silent=True)) or _of_noun(told, number)
    if telling.hit.head is not None:
        return []
    return _near(told, number)


def named_against(told: Told, number: int) -> list[Drafted]:
    """Return the decision against which the words of an appeal say that it is made: "filed an appeal with the court against the order"."""
    telling, own = told.tellings[number], told.acts[number]
    end = max(telling.hit.anchor.end, telling.hit.object.end if telling.hit.object else 0)
    context = told.words[number].context
    named = [
        (other.hit.span.start, act)
        for other, act in told.near(number)
        if (not other.hit.tells or other.governed_by is not None) and act is not own and not is_request(act)
        if not any(t.hit.tells and t.governed_by is None and t.sentence == telling.sentence for t in act.tellings)
        if end <= other.hit.span.start <= end + _REACH
        and context["made_against"].search(told.text, telling.hit.span.start, other.hit.span.start)
    ]
    return [min(named, key=lambda pair: pair[0])[1]] if named else []


def _link_before(told: Told, number: int) -> Drafted | None:
    """Return the link before in a chain: "judgment of A, affirmed by B in 2016, reversed, C, 2018"; each link acts on the one before it."""
    telling = told.tellings[number]
    anchor = telling.hit.anchor
    if telling.hit.rule.effect is None or not telling.hit.tells or not telling.passive:
        return None
    before = told.text[max(0, anchor.start - 80) : anchor.start]
    context = told.words[number].context
    if not _SET_OFF.search(before) or context["passive"].search(before):
        return None
    links = [
        (t, act)
        for t, act in told.near(number)
        if t.hit.anchor.end <= anchor.start and act is not told.acts[number] and not is_request(act) and _is_link(told, t, number=number)
    ]
    return max(links, key=lambda pair: pair[0].hit.anchor.start)[1] if links else None


def _is_link(told: Told, telling: Telling, *, number: int) -> bool:
    """Say whether a telling is the head of a chain or a link of it: what is done to something, or what something is done to."""
    context = told.words[number].context
    if not telling.hit.tells:
        return telling.hit.form is Form.NOUN or telling.acted_on
    return telling.hit.rule.effect is not None and not context["passive"].search(
        told.text[max(0, telling.hit.anchor.start - 60) : telling.hit.anchor.start]
    )


def _of_object(told: Told, number: int) -> list[Drafted]:
    """Return the acts of the words that a verb is done to, and of those that stand beside them: "the order and the warrant"."""
    telling, own = told.tellings[number], told.acts[number]
    span = _object(told, number)
    assert span is not None
    out: list[Drafted] = []
    for other, act in sorted(told.near(number), key=lambda pair: pair[0].hit.span.start):
        shared = not telling.passive and _is_done_to(other, span, after=telling.hit.anchor)
        if act is own or (other.hit.tells and other.governed_by is None and not shared):
            continue
        at = other.hit.span
        beside = bool(out) and not shared and at.start > span.end and _is_joined(told.text, span.end, at.start)
        if shared or at.overlaps(span) or (other.governed_by is not None and other.governed_by.overlaps(span)) or beside:
            out.append(act)
            span = span.joined(at) if beside else span
    return list({id(act): act for act in out}.values())


def _object(told: Told, number: int) -> Span | None:
    """Return the words that a verb is done to, with what is carried out: "suspended the execution of the decree"."""
    span = told.tellings[number].hit.object
    if span is None:
        return None
    carried = told.words[number].context["carried_object"].match(told.text, span.start)
    return span.joined(Span(*carried.span())) if carried else span


def _is_joined(text: str, start: int, end: int) -> bool:
    return _JOINED.fullmatch(text, start, end) is not None and _BY_ANOTHER.search(text, start, end) is None


def _is_done_to(other: Telling, span: Span, *, after: Span) -> bool:
    """Say whether a participle tells how the object of a verb came about: "froze the expulsion, ordered on 4 May by the office"."""
    told = other.hit.tells and other.hit.object is not None and other.hit.object.overlaps(span)
    return told and other.passive and other.hit.anchor.start >= max(after.end, span.start)


def _of_kind(told: Told, number: int, acts: Sequence[Drafted]) -> list[Drafted]:
    """Keep the acts that the words of an object can stand for: "the charge" is no verdict, "the decision" any but an appeal, "it" all."""
    span = told.tellings[number].hit.object
    named = [t.hit.rule.kinds for t in told.unbound if span is not None and t.hit.span.overlaps(span)]
    if not named or any(K.APPEAL_FILED in row for row in named):
        return list(acts)
    kinds = {kind for row in named for kind in row}
    decided = [act for act in acts if not is_request(act)]
    return decided if K.JUDGMENT in kinds else [act for act in decided if act.kind in kinds]


def _nouns(told: Told, number: int) -> list[Telling]:
    """Return the nouns in the words of an object that name no act which they tell themselves."""
    span = _object(told, number)
    return [t for t in told.unbound if span is not None and t.hit.span.overlaps(span)]


def _of_day(told: Told, number: int) -> list[Drafted]:
    """Return the one decision of the day that the words of an object give, wherever it is told: "the judgment of 14 January 2022"."""
    days = {t.date for t in _nouns(told, number) if len(t.date) == _DAY}
    own = told.acts[number]
    found = {id(act): act for act in told.acts if act.date in days and act is not own and not is_request(act)}
    return list(found.values()) if len(found) == 1 else []


def _of_noun(told: Told, number: int) -> list[Drafted]:
    """Return the last act before of the kind that a noun names, of the same person where it is known: "the conviction was upheld"."""
    own, own_kinds = told.acts[number], [t.hit.rule.kinds for t in _nouns(told, number)]
    kinds = [kind for row in own_kinds for kind in row]
    if not kinds or any(K.JUDGMENT in row or K.APPEAL_FILED in row or K.OTHER in row for row in own_kinds):
        return []
    before = [act for act in told.acts[:number] if act is not own and act.kind in kinds and not is_later(act, own)]
    same = [act for act in before if own.persons and set(own.persons) & set(act.persons)]
    best = same or [act for act in before if not (own.persons and act.persons)]
    first = [act for act in best if act.kind is kinds[0]]
    return [head_of_verdict(own, act, before[::-1]) for act in (first or best)[-1:]]


def _near(told: Told, number: int) -> list[Drafted]:
    """Return the acts named after an active verb, before a passive one, the nearest first."""
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
