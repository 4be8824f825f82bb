"""What a noun names: an act that is told elsewhere, or one that the phrase itself makes particular.

Invariant: a noun that is wished, feared or general names nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model.passages import Span
from .act_marks import Around, Marked
from .act_modality import is_question
from .act_patterns import Form, Hit
from .act_phrases import orders_of
from .act_telling import Telling, entities, mode_in, passage_of
from .forums import jurisdiction_of

_HEADLINE = 25
"""Characters of a sentence before a noun that heads it."""
_COMPLEMENT = 50
"""Characters after a noun in which the person stands whom it concerns."""


def named(around: Around, hit: Hit, *, own: tuple[Marked | None, Marked | None], hits: Sequence[Hit]) -> Telling | None:
    """Return what a noun names; ``own`` are the date and the body that belong to it, ``hits`` all hits of the sentence."""
    date, body = own
    at = hit.span.start
    clause = around.clause_at(at)
    before, noun = around.before(at)[-60:], around.text[at : hit.span.end]
    if around.says("general", before) or around.says("modal", before):
        return None
    codes = orders_of(around, hit.span)
    jurisdiction = (jurisdiction_of(body.value) if body else "") or next(iter(codes), "")
    said = hit.span.joined(date.span) if date else Span(max(clause.start, at - 30), hit.span.end)
    acted_on = any(h.tells and h.object is not None and h.object.overlaps(hit.span) and h.rule.effect for h in hits)
    definite = around.says("definite", before) or bool(codes)
    plural = around.says("plural", noun)
    persons = [p for p in around.persons if clause.covers(p.span)]
    anchored = date is not None or bool(jurisdiction) or (body is not None and (body.named or " " in body.value.strip()))
    headline = hit.form is Form.NAMED and not plural and _is_headline(around, hit, persons=persons)
    anchored = anchored or headline or (acted_on and not plural and hit.form is Form.NAMED)
    return Telling(
        hit=hit,
        clause=passage_of(around, hit.span, marks=own),
        date=date.value if date else "",
        body=body.value if body else "",
        body_entity=body.entity if body else "",
        body_named=body is not None and body.named,
        jurisdiction=jurisdiction,
        persons=entities(persons),
        mode=mode_in(around, said),
        anaphoric=around.says("anaphora", before),
        definite=definite,
        plural=plural,
        specific=anchored and not _is_wished(around, hit, clause=clause),
        instrumental=around.says("instrument", before[-40:] + noun),
        acted_on=acted_on,
        headline=headline,
        own=around.says("own", before),
    )


def _is_wished(around: Around, hit: Hit, *, clause: Span) -> bool:
    before = around.before(hit.span.start, within=clause)
    if around.says("hypothetical", before) or is_question(around):
        return True
    return around.says("unreal", before[-60:]) or around.says(
        "unreal_after", around.text[hit.span.end : min(clause.end, hit.span.end + 80)]
    )


def _is_headline(around: Around, hit: Hit, *, persons: Sequence[Marked]) -> bool:
    """Say whether a noun of a deed heads its sentence and says whom it concerns: "Acquittal of Ilka Dorn", "Ilka Dorn's arrest"."""
    if hit.head is None or hit.head.start - around.span.start > _HEADLINE:
        return False
    return any(-2 <= p.span.start - hit.head.end <= _COMPLEMENT for p in persons)
