"""Who acts where the words name nobody: the party that asks ("the firm appealed"), and whom "it", "he" or "the same court" stands for.

Invariant: a pronoun or a phrase without a name stands for somebody who was named before it, not far away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.passages import Span
from .marks import Around, Marked
from .patterns import Hit

_FAR = 900
"""Characters back to a name for which a pronoun or a phrase can stand."""
_NEAR = 400
_BEFORE = 70
_STEM = 3
"""Letters that the head of a phrase shares with the name it stands for: "суда", "Районный суд"."""
_WORD = re.compile(r"[^\W\d_]+")


def party_of(around: Around, hit: Hit) -> Marked | None:
    """Return the party that asks, right before an active verb: who is named, or whom a pronoun stands for, or its noun phrase."""
    clause = around.clause_at(hit.anchor.start)
    before = around.before(hit.anchor.start, within=clause)[-_BEFORE:]
    if around.says("he_subject", before):
        return around.last(around.named_persons, within=_NEAR)
    pattern = around.words.context.get("asking")
    match = pattern.search(before) if pattern else None
    if match is None:
        return None
    start = hit.anchor.start - len(before)
    span = Span(start + match.start("who"), start + match.end("who"))
    return Marked(span, " ".join(match.group("who").split()), named=False)


def meant_by_it(around: Around, hit: Hit) -> Marked | None:
    """Return the body that "it" before an active verb stands for: the one named last."""
    before = around.before(hit.anchor.start, within=around.clause_at(hit.anchor.start))[-_BEFORE:]
    return around.last(around.named_bodies, within=_NEAR) if around.says("it_subject", before) else None


def by_name(around: Around, body: Marked) -> Marked:
    """Return for "the court", "the same tribunal" the body with a name that was called so last, if there is one."""
    if body.named or body.entity or not around.says("called_again", body.value):
        return body
    head = _head(around, body.value)
    for other in _latest_first(around, body):
        if len(head) >= _STEM and any(word.lower().startswith(head[: max(_STEM, len(head) - 2)]) for word in _WORD.findall(other.value)):
            return Marked(body.span, other.value, other.entity)
    return body


def _head(around: Around, phrase: str) -> str:
    words: list[str] = _WORD.findall(phrase.lower())
    if not words:
        return ""
    return words[-1] if around.words.dates_lead or around.words.free_order else next((w for w in words if len(w) > _STEM), words[-1])


def _latest_first(around: Around, body: Marked) -> Sequence[Marked]:
    return [b for b in reversed(around.named_bodies) if b.span.end <= body.span.start and body.span.start - b.span.end <= _FAR]
