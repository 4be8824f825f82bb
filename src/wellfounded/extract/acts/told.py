"""What a verb tells: the act with its date, body, legal order, persons and mode.

Invariant: a telling has an anchor, something that says who, by whom or when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import ActKind, Mode
from ...model.passages import Span
from ..forums import jurisdiction_of
from .bodies import body_of
from .marks import Around, Marked
from .mentions import is_anew, is_lasting, is_private, narrates, term_of
from .modality import governor_of, ordering
from .patterns import Form, Hit
from .phrases import noun_before
from .powers import sorts_of
from .steps import step_of
from .subjects import ASKED, is_passive
from .telling import SPEAKER, Telling, entities, mode_in, passage_of
from .when import date_of

_NEAR = 300
"""Characters around a sentence in which words of the law speak for an act."""
_FIRST = 40
"""Characters of a sentence in which a participle without an auxiliary heads it: "Ex-governor jailed for nine years"."""
_AFTER_NAME = re.compile(r"\s?[:–—-]\s")
_OF_PEOPLE = frozenset({ActKind.ARREST, ActKind.CHARGE, ActKind.CONVICTION, ActKind.SENTENCE, ActKind.ACQUITTAL, ActKind.RELEASE})
"""Kinds of what is done to people only, whatever they are called."""
_PRIVATE = frozenset({"private"})
"""Sorts of bodies that accuse and demand as anybody does."""
_PROCEDURAL = 60
"""Characters beside a verb in which the words for leave to appeal stand."""
_NEXT = 30
"""Characters between an active verb and the person it concerns."""


def told(around: Around, hit: Hit, *, hits: Sequence[Hit], dates: Sequence[Marked]) -> Telling | None:
    """Return what a verb tells, or None where nothing makes it particular."""
    anchor = hit.anchor
    clause = around.clause_at(anchor.start)
    before, said = (
        around.before(anchor.start)[-60:],
        around.text[hit.span.start : hit.span.end],
    )
    passive = is_passive(around, hit, hits=hits)
    date = date_of(around, hit, hits=hits, dates=dates)
    body = body_of(around, hit, passive=passive, hits=hits)
    governor = governor_of(around, hit) if hit.form is Form.INFINITIVE else noun_before(around, hit, hits=hits)
    if governor is None and passive and (main := ordering(around, hit, hits=hits)) is not None:
        governor, body = main.anchor, body or body_of(around, main, passive=False, hits=hits)
        date = date or date_of(around, main, hits=hits, dates=dates)
    persons = [p for p in around.persons if clause.covers(p.span)] or list(around.persons)
    if (
        governor is None
        and date is None
        and not passive
        and around.operative is None
        and _is_general(around, hit, body=body, persons=persons)
    ):
        return None
    if around.operative is not None and hit.rule.outcome not in ASKED:
        body = body if body is not None and body.named else Marked(around.span, around.operative.body, around.operative.entity)
        date = date or Marked(around.span, around.operative.date)
    if _is_described(around, hit, before=before, date=date, body=body):
        return None
    anchored = _is_anchored(around, hit, date=date, body=body, persons=persons) and (
        passive or not is_private(around, hit) or bool(body and sorts_of(body.value) - _PRIVATE)
    )
    if not anchored and (governor is None or hit.form is not Form.TOLD):
        return None
    step = step_of(around, hit, passive=passive, hits=hits)
    return Telling(
        hit=hit,
        clause=passage_of(
            around,
            hit.span,
            marks=() if around.operative else (date, body if body is None or clause.covers(body.span) else None),
        ),
        date=date.value if date and not date.value.startswith("X") else "",
        body=body.value if body else "",
        body_entity=body.entity if body else "",
        body_named=body is not None and body.named,
        jurisdiction=(jurisdiction_of(body.value) if body else "") or _order_of(around, hit, passive=passive),
        persons=entities(persons),
        principal=_principal(around, hit, passive=passive, whom=step.whom),
        mode=_mode(around, hit, clause=clause, hits=hits),
        passive=passive,
        operative=around.operative is not None,
        anaphoric=(hit.head is None or hit.rule.kind is ActKind.JUDGMENT)
        and (around.says("demonstrative", around.before(hit.span.start)[-60:]) or around.says("definite_noun", said)),
        plural=hit.object is not None and around.says("plural", around.text[hit.object.start : hit.object.end]),
        specific=True,
        anew=is_anew(around, hit),
        lasting=is_lasting(around, hit),
        narrates=narrates(around, hit),
        term=term_of(around, hit),
        of_known=(hit.object is not None or (passive and hit.head is None))
        and around.says("known", around.before(hit.object.start if hit.object else hit.span.start)[-40:]),
        step=step,
        of_procedure=around.says("procedural", around.text[hit.span.start : min(around.span.end, hit.span.end + _PROCEDURAL)])
        or (passive and around.says("procedural", around.before(hit.anchor.start)[-_PROCEDURAL:])),
        governed_by=governor,
    )


def _mode(around: Around, hit: Hit, *, clause: Span, hits: Sequence[Hit]) -> Mode:
    """Return how an act came about, as its clause says, or the rest of a sentence that tells nothing else."""
    found = mode_in(around, clause.joined(hit.span))
    alone = all(h is hit or not h.tells or h.anchor.overlaps(hit.anchor) for h in hits)
    if found is not Mode.UNKNOWN or not alone or hit.rule.outcome in ASKED:
        return found
    wider = mode_in(around, around.span)
    return Mode.UNKNOWN if wider is Mode.ADMINISTRATIVE else wider


def _is_general(around: Around, hit: Hit, *, body: Marked | None, persons: Sequence[Marked]) -> bool:
    """Say whether a present tense may speak of what is done in general; heads of newspapers name a body or a person."""
    said = around.text[hit.anchor.start : hit.anchor.end]
    if not around.says("present", said) or around.says("inner_passive", said):
        return False
    clause = around.clause_at(hit.anchor.start)
    if hit.rule.outcome in ASKED and around.says("party", around.text[clause.start : clause.end]):
        return False
    if hit.object is None:
        if any(clause.start <= p.span.start and p.span.end <= hit.anchor.start for p in around.persons):
            return False
        after = any(hit.anchor.end <= p.span.start < clause.end for p in persons)
        return body is None or not (after or _is_headline(around, body))
    return body is None and not persons


def _is_headline(around: Around, body: Marked) -> bool:
    """Say whether a sentence begins with who acts, without an article: "Court clears ex-mayor of bribery"."""
    return body.span.start == around.span.start and not around.says("article", around.text[body.span.start : body.span.end])


def _order_of(around: Around, hit: Hit, *, passive: bool) -> str:
    """Return the legal order of a telling without a body that says it: the state in which it happens, or that acts."""
    at = hit.anchor.start
    clause = around.clause_at(at)
    inside = [(span, code) for span, code in around.states if clause.covers(span)]
    for span, code in inside:
        if around.says("where", around.before(span.start, within=clause)[-12:]):
            return code
    before = [code for span, code in inside if span.end <= at and at - span.end < _NEXT]
    return before[-1] if before and not passive else ""


def _principal(around: Around, hit: Hit, *, passive: bool, whom: str) -> str:
    """Return the person whom a telling concerns: before a passive verb, after an active one; the only one of the clause otherwise."""
    anchor = hit.anchor
    clause = around.clause_at(anchor.start)
    inside = [p for p in around.persons if clause.covers(p.span)]
    if not inside and (item := _item_of(around, clause)) is not None:
        return item.entity
    before = [p for p in inside if p.span.end <= anchor.start]
    after = [p for p in inside if p.span.start >= anchor.start]
    if passive and before:
        return before[-1].entity
    if not inside and around.says("speaker", around.text[clause.start : clause.end]):
        return "" if passive and " " in whom else SPEAKER
    if not passive and after and after[0].span.start - hit.span.end <= _NEXT:
        return after[0].entity
    return inside[0].entity if len(inside) == 1 and not (passive and after) else ""


def _item_of(around: Around, clause: Span) -> Marked | None:
    """Return whom an entry of a list is of: "Mara Ilves (editor): sentenced to three years"."""
    if clause.start == around.span.start or not _AFTER_NAME.match(around.text, clause.start):
        return None
    before = [p for p in around.persons if p.span.end <= clause.start]
    lead = around.text[around.span.start : clause.start]
    return before[-1] if len(before) == 1 and not around.says("verbal", lead) else None


def _is_anchored(
    around: Around,
    hit: Hit,
    *,
    date: Marked | None,
    body: Marked | None,
    persons: Sequence[Marked],
) -> bool:
    """Say whether a clause tells of something particular: a thing of the law, or somebody, a state, a body or a day."""
    if hit.rule.by and (body is None or not sorts_of(body.value) & hit.rule.by):
        return False
    if hit.rule.weak:
        return date is not None or (body is not None and (bool(persons) or body.named))
    somebody = bool(date or body or persons or around.dates or around.states or around.lands)
    if hit.object is None and hit.meant is None and not somebody and not _is_of_people(around, hit):
        return False
    if hit.rule.legal and body is None:
        start, end = around.span.start - _NEAR, around.span.end + _NEAR
        return around.says("legal", around.text[max(0, start) : end])
    return True


def _is_of_people(around: Around, hit: Hit) -> bool:
    """Say whether a sentence has a word for people, or what is only done to people was done: "all ten were charged with fraud"."""
    if around.says("person", around.text[around.span.start : around.span.end]):
        return True
    return hit.rule.kind in _OF_PEOPLE and around.says("was_done", around.before(hit.anchor.start)[-40:])


def _is_described(around: Around, hit: Hit, *, before: str, date: Marked | None, body: Marked | None) -> bool:
    """Say whether a participle only describes people in general: "persons convicted by default have a right to a new trial"."""
    if hit.head is None or hit.form is not Form.PASSIVE or hit.object is not None or around.words.free_order:
        return False
    if around.says("passive", before) or date is not None or body is not None or hit.anchor.start - around.span.start < _FIRST:
        return False
    clause = around.clause_at(hit.anchor.start)
    return not before.rstrip().endswith((",", ")", ":", ";")) and not any(clause.covers(p.span) for p in around.persons)
