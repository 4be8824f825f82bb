"""What the hits of a sentence tell: verbs and nouns with what belongs to each of them.

Positions are those of the normal form. Invariant: what belongs to a noun says nothing of when another act of the sentence took place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...model.labels import ActKind, EffectKind
from ...model.passages import Span
from .marks import Around
from .mentions import without_mentions
from .modality import is_told
from .named import named
from .patterns import Form, Hit, chosen
from .phrases import is_no_date_of_an_act, noun_phrase
from .subjects import hangs
from .telling import Telling
from .told import told

_INSTRUMENT_REACH = 160
"""Characters between that by which something was done and the verb that says what."""
_WIDEST_SEPARATOR = 6
_SEPARATOR = re.compile(r",?\s(?:and|then|but|et|puis|mais|и|а|затем|но)\s|[,;]\s", re.IGNORECASE)


def tellings_of(around: Around, hits: Sequence[Hit], *, sentence: int) -> list[Telling]:
    """Return what each hit of a sentence tells, with everything that the sentence says of it."""
    told_hits = [_as_appeal(around, hit) for hit in _without_instruments(around, hits) if is_told(around, hit)]
    kept = chosen(without_mentions(around, told_hits))
    own = {id(hit): noun_phrase(around, hit, hits=kept) for hit in kept if not hit.tells}
    claimed = {mark.span for pair in own.values() for mark in pair if mark is not None}
    free = [d for d in around.dates if d.span not in claimed and not is_no_date_of_an_act(around, d)]
    out = []
    for hit in kept:
        telling = told(around, hit, hits=kept, dates=free) if hit.tells else named(around, hit, own=own[id(hit)], hits=kept)
        if telling is not None:
            out.append(replace(telling, sentence=sentence))
    out = [_of_its_main_verb(around, telling, out) for telling in out]
    return _apart(around, [_by_its_instrument(_as_its_noun(_of_one_body(telling, out), out), out) for telling in out])


def _as_appeal(around: Around, hit: Hit) -> Hit:
    """Return the filing of an application as an appeal where it asks that a decision be undone: "by an application …, to annul"."""
    rule = hit.rule
    if rule.kind is not ActKind.OTHER or rule.outcome != "filed" or not hit.tells:
        return hit
    if not around.says("undoing", around.text[hit.span.start : around.span.end]):
        return hit
    return replace(hit, rule=replace(rule, kinds=(ActKind.APPEAL_FILED,), effect=EffectKind.CHALLENGES))


def _without_instruments(around: Around, hits: Sequence[Hit]) -> list[Hit]:
    """Leave out that a decision was given where the sentence tells something by it: "by a judgment given on 5 May, the court jailed"."""
    others = any(h.tells and h.rule.kind is not ActKind.JUDGMENT for h in hits)
    return [hit for hit in hits if not (others and _is_instrument(around, hit))]


def _is_instrument(around: Around, hit: Hit) -> bool:
    if hit.object is None or not hit.tells or hit.rule.kind is not ActKind.JUDGMENT:
        return False
    return around.says("instrument", around.before(hit.object.start)[-40:] + around.text[hit.object.start : hit.object.end])


def _apart(around: Around, tellings: Sequence[Telling]) -> list[Telling]:
    """Cut a clause that tells several acts between them, so that each has its words: "was arrested in May and freed in June"."""
    told = [t for t in tellings if t.hit.tells and t.hit.form is not Form.INFINITIVE]
    cuts: dict[int, int] = {}
    for one, other in pairwise(sorted(told, key=lambda t: t.hit.anchor.start)):
        if one.clause == other.clause:
            end = min(other.hit.anchor.start, other.hit.span.start) if other.hit.span.start > one.hit.anchor.end else other.hit.anchor.start
            for match in _SEPARATOR.finditer(around.text, one.hit.span.end, end + _WIDEST_SEPARATOR):
                if match.start() <= end:
                    cuts[id(one)] = cuts[-id(other)] = match.start()
    return [replace(t, clause=_cut(t.clause, cuts.get(-id(t)), cuts.get(id(t)))) for t in tellings]


def _cut(clause: Span, start: int | None, end: int | None) -> Span:
    first, last = clause.start if start is None else start, clause.end if end is None else end
    return Span(first, last) if first < last else clause


def _as_its_noun(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """Give a telling that hangs on a noun what the noun says: the date and the body of "the decision of the Court of 5 May"."""
    if telling.governed_by is None:
        return telling
    noun = next((t for t in tellings if t is not telling and _gives(t, telling.governed_by)), None)
    if noun is None:
        return telling
    return replace(
        telling,
        date=noun.date or telling.date,
        body=noun.body or telling.body,
        body_entity=noun.body_entity if noun.body else telling.body_entity,
        body_named=noun.body_named if noun.body else telling.body_named,
        jurisdiction=noun.jurisdiction or telling.jurisdiction,
    )


def _gives(telling: Telling, noun: Span) -> bool:
    """Say whether a telling names the decision of a noun, or tells that it was given: "the decision", "handed down a judgment"."""
    names = telling.hit.form is Form.NOUN or (telling.hit.tells and telling.hit.rule.kind is ActKind.JUDGMENT)
    return names and telling.hit.span.overlaps(noun)


def _by_its_instrument(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """Give what was done "by a ruling of the City Court of 18 May" the day and the body of that ruling, where it has none."""
    if not telling.hit.tells or telling.date:
        return telling
    for noun in tellings:
        reaches = noun.instrumental and noun.date and 0 < telling.hit.anchor.start - noun.hit.span.end <= _INSTRUMENT_REACH
        if reaches and not _told_after(noun, telling, tellings):
            named = telling.body_named or not noun.body
            return replace(
                telling,
                date=noun.date,
                body=telling.body if named else noun.body,
                body_entity=telling.body_entity if named else noun.body_entity,
                body_named=telling.body_named or noun.body_named,
            )
    return telling


def _of_its_main_verb(around: Around, telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """Give a participle without a day of its own the day of the verb that it hangs on: "quashed the order on 5 May, freeing him"."""
    if not telling.hit.tells or telling.date or not hangs(around, telling.hit):
        return telling
    mates = [t for t in tellings if t is not telling and t.hit.tells and t.date and t.body and t.body == telling.body]
    at = telling.hit.anchor.start
    main = min(mates, key=lambda t: abs(t.hit.anchor.start - at), default=None)
    return replace(telling, date=main.date) if main is not None else telling


def _told_after(noun: Telling, telling: Telling, tellings: Sequence[Telling]) -> bool:
    """Say whether something else is told between a noun and a verb."""
    return any(t.hit.tells and noun.hit.span.end <= t.hit.anchor.start < telling.hit.anchor.start for t in tellings)


def _of_one_body(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """Give "its own decision" the body that does something to it."""
    if not telling.acted_on or (telling.body and not telling.very_own) or not telling.anaphoric:
        return telling
    acting = next(
        (t for t in tellings if t.hit.object is not None and t.hit.object.overlaps(telling.hit.span)),
        None,
    )
    if acting is None or not telling.own:
        return telling
    return replace(
        telling,
        body=acting.body,
        body_entity=acting.body_entity,
        body_named=acting.body_named,
        jurisdiction=acting.jurisdiction,
    )
