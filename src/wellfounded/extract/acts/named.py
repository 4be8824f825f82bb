"""What a noun names: an act that is told elsewhere, or one that the phrase itself makes particular.

Invariant: a noun that is wished, feared or general names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import ActKind
from ...model.passages import Span
from ..forums import jurisdiction_of
from .asking import is_asked
from .fragments import fragment_of
from .marks import Around, Marked
from .modality import is_question
from .parties import appellant
from .patterns import Form, Hit
from .phrases import is_event, orders_of
from .telling import Telling, entities, mode_in, passage_of

_LEAD = 4
"""Characters of a line before the date that stands at its head."""
_ITEMS = 3
_ITEM = re.compile(
    r"(?:[:,;(]|\b(?:and|et|и))\s(?:the\s|its\s|his\s|her\s|their\s|la\s|le\s|l'|une?\s|an?\s)?\Z",
    re.IGNORECASE,
)
"""What stands before an item of a list."""


def named(
    around: Around,
    hit: Hit,
    *,
    own: tuple[Marked | None, Marked | None],
    hits: Sequence[Hit],
) -> Telling | None:
    """Return what a noun names; ``own`` are the date and the body that belong to it, ``hits`` all hits of the sentence."""
    date, body = own
    asked = is_asked(around, hit, hits=hits)
    if asked or hit.rule.kind is ActKind.APPEAL_FILED:
        body = appellant(around, hit, body=body)
        own = (date, body)
    at = hit.span.start
    clause = around.clause_at(at)
    before, noun = around.before(at)[-60:], around.text[at : hit.span.end]
    if (around.says("general", before) and not asked) or around.says("modal", before):
        return None
    if around.says("manner", before) and any(h.tells and clause.covers(h.anchor) and h.anchor.end <= at for h in hits):
        return None
    codes = orders_of(around, hit.span)
    jurisdiction = (jurisdiction_of(body.value) if body else "") or next(iter(codes), "")
    said = hit.span.joined(date.span) if date else Span(max(clause.start, at - 30), hit.span.end)
    acted_on = any(h.tells and h.object is not None and h.object.overlaps(hit.span) and h.rule.effect for h in hits)
    definite = around.says("definite", before) or bool(codes)
    plural = around.says("plural", noun) or (hit.head is not None and around.says("plural", around.text[hit.head.start : hit.head.end]))
    persons = [p for p in around.persons if clause.covers(p.span)]
    anchored = date is not None or bool(jurisdiction) or (body is not None and (body.named or " " in body.value.strip()))
    piece = fragment_of(around, hit, hits=hits)
    if plural and date is None and piece is not None and not any(piece.covers(d.span) for d in around.dates):
        piece = None
    if piece is not None and date is None and not acted_on:
        date = next(
            (d for d in around.dates if piece.covers(d.span) or around.span.start <= d.span.start < around.span.start + _LEAD),
            None,
        )
    factual = hit.form is Form.NAMED and (
        piece is not None
        or (is_event(hit) and around.says("presupposed", before))
        or (hit.head is not None and _is_listed(around, hit, hits=hits))
    )
    anchored = anchored or factual or asked or (acted_on and not plural and hit.form is Form.NAMED)
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
        factual=factual,
        asked=asked,
        bracketed=before.endswith("("),
        own=around.says("own", before),
        very_own=around.says("very_own", before),
    )


def _is_wished(around: Around, hit: Hit, *, clause: Span) -> bool:
    before = around.before(hit.span.start, within=clause)
    if around.says("hypothetical", before) or is_question(around):
        return True
    return around.says("unreal", before[-60:]) or around.says(
        "unreal_after", around.text[hit.span.end : min(clause.end, hit.span.end + 80)]
    )


def _is_listed(around: Around, hit: Hit, *, hits: Sequence[Hit]) -> bool:
    """Say whether a noun of a deed is one of several that a sentence counts up."""
    listed = [
        h
        for h in hits
        if h.head is not None
        and h.form is Form.NAMED
        and _ITEM.search(around.text[max(around.span.start, h.head.start - 16) : h.head.start])
    ]
    return hit in listed and len(listed) >= _ITEMS
