"""Lines and pieces of sentences without a verb: heads, entries of chronologies, fields of forms.

Invariant: a noun tells of an act there only where it heads its piece and nothing in the piece is a verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import ActKind
from ...model.passages import Span
from .marks import Around
from .patterns import Form, Hit

_EDGE = re.compile(r"[;\n]|\.\s(?=[A-ZÀ-ÞА-ЯЁ])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIELD = re.compile(
    r"\s?:\s*(?!(?:none|nil|no|pending|unknown|n/a|нет|aucune?|néant)\b)\S",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s(?:who|whom|which|whose|qui|que|dont|котор\w+)\s", re.IGNORECASE)
"""What opens a clause that only says more of somebody or something named before it."""
_BULLETS = " \t•*–—-"
_LONGEST_LEAD = 3
"""Words that may stand before the noun that heads a piece, besides a date."""


def fragment_of(around: Around, hit: Hit, *, hits: Sequence[Hit] = ()) -> Span | None:
    """Return the piece that a noun heads, where the piece has no verb, or is a field of a form with an entry.

    A noun before a colon and what another hit tells is the topic of a head: "Extradition: the Council of State quashes the decree".
    """
    if hit.form is not Form.NAMED:
        return None
    piece, noun = _piece(around, hit.span), around.text[hit.span.start : hit.span.end]
    lead = around.text[piece.start : hit.span.start]
    dated = False
    for date in around.dates:
        if piece.start <= date.span.start and date.span.end <= hit.span.start:
            dated, lead = not around.text[piece.start : date.span.start].strip(_BULLETS), around.text[date.span.end : hit.span.start]
    words = _WORD.findall(lead)
    if len(words) > _LONGEST_LEAD or around.says("verbal", lead):
        return None
    rest = _RELATIVE.split(around.text[hit.span.end : piece.end], maxsplit=1)[0]
    if not words and _FIELD.match(rest):
        return None if any(h.tells and piece.covers(h.anchor) and h.anchor.start >= hit.span.end for h in hits) else piece
    dated = dated or any(hit.span.end <= date.span.start and date.span.end <= piece.end for date in around.dates)
    entry = not words and ((around.in_entry and not noun.isupper()) or _is_whole(around, hit))
    if (hit.head is None and not (dated and not words) and not entry) or around.says("verbal", rest):
        return None
    marks = (*around.dates, *around.bodies, *around.persons)
    told = any(piece.covers(m.span) for m in marks) or hit.object is not None
    return piece if told or entry else None


def _is_whole(around: Around, hit: Hit) -> bool:
    """Say whether a sentence is a noun and nothing else: "Recours.", "Appeal."."""
    said = around.text[around.span.start : around.span.end].strip()
    alone = _WORD.findall(said) == _WORD.findall(around.text[hit.span.start : hit.span.end])
    return alone and hit.rule.kind is ActKind.APPEAL_FILED and said.endswith(".") and not said.isupper()


def _piece(around: Around, noun: Span) -> Span:
    start, end = around.span.start, around.span.end
    for edge in _EDGE.finditer(around.text, around.span.start, around.span.end):
        if edge.end() <= noun.start:
            start = edge.end()
        elif edge.start() >= noun.end:
            end = edge.start()
            break
    return Span(start, end)
