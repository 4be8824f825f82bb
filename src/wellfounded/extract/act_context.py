"""What a clause tells: the act with its date, body, legal order, persons and mode.

Positions are those of the normal form. Invariant: a telling has an anchor, something that says who, by whom or when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model.labels import Mode
from ..model.passages import Span
from .act_marks import Around, Marked
from .act_modality import governor_of, is_question, is_told
from .act_patterns import Form, Hit, chosen
from .act_phrases import is_no_date_of_an_act, noun_before, noun_phrase, orders_of
from .forums import jurisdiction_of

LONGEST = 320
"""Characters after which a clause is cut: a passage of an act is never a paragraph."""
_NEXT = 30
"""Characters between an active verb and the person it concerns."""
_REPORTED = 110
"""Characters between a date and a clause after it that it can still govern."""
SPEAKER = "(speaker)"
"""The person who says "I", as somebody whom an act concerns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One clause that tells of an act or names it."""

    hit: Hit
    clause: Span
    sentence: int = 0
    date: str = ""
    body: str = ""
    body_entity: str = ""
    jurisdiction: str = ""
    persons: tuple[str, ...] = ()
    principal: str = ""
    """The person whom the act concerns first, where the place in the clause says so."""
    mode: Mode = Mode.UNKNOWN
    passive: bool = False
    anaphoric: bool = False
    definite: bool = False
    plural: bool = False
    specific: bool = False
    """Whether the phrase itself says whose or when."""
    instrumental: bool = False
    """Whether the noun is that by which the rest of the sentence is done: "by a decision of …"."""
    governed_by: Span | None = None
    """The noun that the words hang on: "decision" in "the decision to reject"."""


def tellings_of(around: Around, hits: Sequence[Hit], *, sentence: int) -> list[Telling]:
    """Return what each hit of a sentence tells, with everything that the sentence says of it."""
    kept = chosen([hit for hit in hits if is_told(around, hit)])
    own = {id(hit): noun_phrase(around, hit, hits=kept) for hit in kept if not hit.tells}
    claimed = {mark.span for pair in own.values() for mark in pair if mark is not None}
    free = [d for d in around.dates if d.span not in claimed and not is_no_date_of_an_act(around, d)]
    out = []
    for hit in kept:
        telling = _told(around, hit, hits=kept, dates=free) if hit.tells else _named(around, hit, own=own[id(hit)])
        if telling is not None:
            out.append(replace(telling, sentence=sentence))
    return [_as_its_noun(telling, out) for telling in out]


def _as_its_noun(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """Give a telling that hangs on a noun what the noun says: the date and the body of "the decision of the Court of 5 May"."""
    if telling.governed_by is None:
        return telling
    noun = next((t for t in tellings if t.hit.form is Form.NOUN and t.hit.span.overlaps(telling.governed_by)), None)
    if noun is None:
        return telling
    return replace(
        telling,
        date=noun.date or telling.date,
        body=noun.body or telling.body,
        body_entity=noun.body_entity if noun.body else telling.body_entity,
        jurisdiction=noun.jurisdiction or telling.jurisdiction,
    )


def _named(around: Around, hit: Hit, *, own: tuple[Marked | None, Marked | None]) -> Telling | None:
    date, body = own
    clause = around.clause_at(hit.span.start)
    before, noun = around.before(hit.span.start)[-60:], around.text[hit.span.start : hit.span.end]
    if around.says("general", before) or around.says("modal", before):
        return None
    wished = around.says("hypothetical", around.before(hit.span.start, within=clause)) or is_question(around)
    codes = orders_of(around, hit.span)
    jurisdiction = (jurisdiction_of(body.value) if body else "") or next(iter(codes), "")
    said = hit.span.joined(date.span) if date else Span(max(clause.start, hit.span.start - 30), hit.span.end)
    return Telling(
        hit=hit,
        clause=_passage(around, hit.span, marks=(date, body)),
        date=date.value if date else "",
        body=body.value if body else "",
        body_entity=body.entity if body else "",
        jurisdiction=jurisdiction,
        persons=_entities([p for p in around.persons if clause.covers(p.span)]),
        mode=_mode(around, said),
        anaphoric=around.says("anaphora", before),
        definite=around.says("definite", before) or bool(codes),
        plural=around.says("plural", noun),
        specific=not wished
        and (date is not None or bool(jurisdiction) or (body is not None and (body.named or " " in body.value.strip()))),
        instrumental=around.says("instrument", before[-40:] + noun),
    )


def _told(around: Around, hit: Hit, *, hits: Sequence[Hit], dates: Sequence[Marked]) -> Telling | None:
    clause = around.clause_at(hit.span.start)
    before, told = around.before(hit.span.start)[-60:], around.text[hit.span.start : hit.span.end]
    passive = hit.form is Form.PASSIVE or around.says("passive", before) or around.says("inner_passive", told)
    date = _date_of(around, hit, hits=hits, dates=dates)
    body = _body_of(around, hit, passive=passive)
    governor = governor_of(around, hit) if hit.form is Form.INFINITIVE else noun_before(around, hit, hits=hits)
    persons = [p for p in around.persons if clause.covers(p.span)] or list(around.persons)
    if governor is None and date is None and around.says("present", told) and not around.says("inner_passive", told):
        return None
    if not _is_anchored(around, hit, date=date, body=body, persons=persons):
        return None
    return Telling(
        hit=hit,
        clause=_passage(around, hit.span, marks=(date, body if body is None or clause.covers(body.span) else None)),
        date=date.value if date else "",
        body=body.value if body else "",
        body_entity=body.entity if body else "",
        jurisdiction=(jurisdiction_of(body.value) if body else "") or _order_of(around, hit, passive=passive),
        persons=_entities(persons),
        principal=_principal(around, hit, passive=passive),
        mode=_mode(around, clause.joined(hit.span)),
        passive=passive,
        anaphoric=around.says("demonstrative", before) or around.says("definite_noun", told),
        specific=True,
        governed_by=governor,
    )


def _entities(persons: Sequence[Marked]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.entity for p in persons))


def _order_of(around: Around, hit: Hit, *, passive: bool) -> str:
    """Return the legal order of a telling without a body that says it: the state in which it happens, or that acts."""
    clause = around.clause_at(hit.span.start)
    inside = [(span, code) for span, code in around.states if clause.covers(span)]
    for span, code in inside:
        if around.says("where", around.before(span.start, within=clause)[-12:]):
            return code
    before = [code for span, code in inside if span.end <= hit.span.start and hit.span.start - span.end < _NEXT]
    return before[-1] if before and not passive else ""


def _principal(around: Around, hit: Hit, *, passive: bool) -> str:
    """Return the person whom a telling concerns: before a passive verb, after an active one; the only one of the clause otherwise."""
    clause = around.clause_at(hit.span.start)
    inside = [p for p in around.persons if clause.covers(p.span)]
    before = [p for p in inside if p.span.end <= hit.span.start]
    after = [p for p in inside if p.span.start >= hit.span.start]
    if passive and before:
        return before[-1].entity
    if not inside and around.says("speaker", around.text[clause.start : clause.end]):
        return SPEAKER
    if not passive and after and after[0].span.start - hit.span.end <= _NEXT:
        return after[0].entity
    return inside[0].entity if len(inside) == 1 and not (passive and after) else ""


def _is_anchored(around: Around, hit: Hit, *, date: Marked | None, body: Marked | None, persons: Sequence[Marked]) -> bool:
    """Say whether a clause tells of something particular: who, by whom or when."""
    sentence, clause = around.text[around.span.start : around.span.end], around.clause_at(hit.span.start)
    if hit.rule.legal and body is None and not around.says("legal", sentence):
        return False
    if hit.rule.effect is not None and any(clause.covers(mark.span) for mark in (*around.dates, *around.bodies)):
        return True
    if hit.rule.weak:
        return date is not None or (body is not None and (bool(persons) or body.named))
    return bool(date or body or persons or around.states or around.lands) or around.says("person", sentence)


def _date_of(around: Around, hit: Hit, *, hits: Sequence[Hit], dates: Sequence[Marked]) -> Marked | None:
    """Return the date that governs a telling: the nearest in its clause, else the last one before it in the sentence.

    A date that another telling stands nearer to, and the date of a report about the act, do not count.
    """
    clause = around.clause_at(hit.span.start)
    rivals = [h for h in hits if h.tells and h is not hit and h.form is not Form.INFINITIVE and clause.covers(h.span)]
    if hit.form is Form.INFINITIVE and any(r.span.end <= hit.span.start for r in rivals):
        return None
    inside = [d for d in dates if clause.covers(d.span) and not _is_aside(around, d, hit=hit)]
    for date in sorted(inside, key=lambda d: max(d.span.start - hit.span.end, hit.span.start - d.span.end, 0)):
        if not any(_is_nearer(around, r, date=date, hit=hit) for r in rivals):
            return date
    before = [d for d in dates if d.span.end <= clause.start]
    return before[-1] if before and _reaches(around, before[-1], clause=clause, hits=hits) else None


def _is_nearer(around: Around, rival: Hit, *, date: Marked, hit: Hit) -> bool:
    """Say whether a date follows another telling and so belongs to that one: "arrested in 2015, he was later released"."""
    if rival.span.end > date.span.start:
        return False
    if hit.span.end <= rival.span.start:
        return True
    gap = date.span.start - rival.span.end
    return (
        date.span.end <= hit.span.start
        and gap < min(40, hit.span.start - date.span.end + 40)
        and "," not in around.text[rival.span.end : date.span.start]
    )


def _reaches(around: Around, date: Marked, *, clause: Span, hits: Sequence[Hit]) -> bool:
    """Say whether a date of an earlier clause can govern this one; the date of a report about an act does not."""
    between = around.text[date.span.end : clause.start]
    own = around.clause_at(date.span.start)
    if any(h.tells and own.covers(h.span) and h.span.end <= date.span.start for h in hits):
        return False
    return len(between) <= _REPORTED and ";" not in between and not around.says("reporting", around.text[own.start : clause.start])


def _is_aside(around: Around, date: Marked, *, hit: Hit) -> bool:
    """Say whether a date stands between brackets and the telling outside them."""
    first, second = sorted((date.span, hit.span))
    between = around.text[first.end : second.start]
    return between.count("(") != between.count(")")


def _body_of(around: Around, hit: Hit, *, passive: bool) -> Marked | None:
    """Return who did it: the agent after "by", else the subject before an active verb, else a body right after the verb."""
    clause = around.clause_at(hit.span.start)
    after = [b for b in around.bodies if b.span.start >= hit.span.start]
    agents = [b for b in after if around.says("by", around.text[max(hit.span.start, b.span.start - 12) : b.span.start])]
    agent = agents[0] if agents and agents[0].span.start - hit.span.end < 160 else None
    if passive and agent:
        return agent
    if passive:
        return next((b for b in around.bodies if clause.covers(b.span)), None) if around.words.free_order else None
    if subject := _subject(around, hit, clause=clause) or agent:
        return subject
    if not around.words.free_order:
        return None
    return next((b for b in after if clause.covers(b.span) and b.span.start - hit.span.end < 40), None)


def _subject(around: Around, hit: Hit, *, clause: Span) -> Marked | None:
    """Return the last body before the verb with no person between, of the same clause where it has one."""
    person = max((p.span.start for p in around.persons if p.span.end <= hit.span.start), default=-1)
    before = [b for b in around.bodies if b.span.end <= hit.span.start and (b.span.start > person or not clause.covers(b.span))]
    inside = [b for b in before if clause.covers(b.span)]
    best = inside or before
    if not best:
        return None
    return best[0] if inside and best[0].named else best[-1]


def _mode(around: Around, stretch: Span) -> Mode:
    said = around.text[stretch.start : stretch.end]
    return next((mode for mode, pattern in around.words.modes if pattern.search(said)), Mode.UNKNOWN)


def _passage(around: Around, hit: Span, *, marks: Sequence[Marked | None]) -> Span:
    """Return the clause with the date and the body that belong to it, cut to the length of a clause."""
    clause = around.clause_at(hit.start).joined(around.clause_at(max(hit.start, hit.end - 1)))
    for mark in marks:
        if mark is not None and len(wider := clause.joined(mark.span)) <= LONGEST and mark.span.end > clause.start - 120:
            clause = wider
    if len(clause) <= LONGEST:
        return clause
    start = max(clause.start, min(hit.start, clause.end - LONGEST) - LONGEST // 3)
    return Span(start, min(clause.end, max(hit.end, start + LONGEST)))
