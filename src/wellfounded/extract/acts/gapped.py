"""Punishments told without a verb: "Ilya Tolan — nine years", "the driver to five", "(3 года колонии)".

What is left out is the verb of the sentence before, or of the clause before. Invariant: words of punishment stand near, and a length of
time that may be an age or a duration of something else needs a word that makes it a punishment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.labels import ActKind
from ...model.passages import Span
from .lexicon import ALONE, Lexicon
from .patterns import Form, Hit

_NEAR = 400
"""Characters before a sentence in which the words of punishment may stand that its items go on from."""


def starts_in(text: str, start: int, end: int, *, lexicon: Lexicon) -> Iterator[int]:
    """Yield where a stretch of text may tell a punishment without a verb."""
    pattern = lexicon.voices.get("item")
    yield from (match.start("term") for match in pattern.finditer(text, start, end)) if pattern else ()


def gapped_in(text: str, sentence: Span, *, hits: Sequence[Hit], lexicon: Lexicon) -> Iterator[Hit]:
    """Yield the punishments of a sentence whose verb is left out; ``hits`` are what its verbs tell."""
    rule = lexicon.deeds.get(("SENTENCE", ALONE))
    if rule is None:
        return
    told = [hit.span for hit in hits if hit.rule.kind is ActKind.SENTENCE and hit.tells]
    found: list[Span] = []
    if told and (shared := lexicon.voices.get("gapped")):
        first = min(span.end for span in told)
        found += [Span(*m.span("term")) for m in shared.finditer(text, first, sentence.end)]
    near = lexicon.voices.get("punishing")
    if near and near.search(text, max(0, sentence.start - _NEAR), sentence.end):
        items = lexicon.voices["item"]
        found += [Span(*m.span("term")) for m in items.finditer(text, sentence.start, sentence.end)]
    last = -1
    for span in sorted(found):
        if span.start >= last and not any(_is_of(text, span, other) for other in told):
            last = span.end
            yield Hit(span, rule, Form.PASSIVE, head=span)


def _is_of(text: str, term: Span, told: Span) -> bool:
    """Say whether a length of time is the one that a verb tells: no other stands between."""
    return told.overlaps(term) or (0 <= term.start - told.end <= 3 and not re.search(r"[,;—–:(]", text[told.end : term.start]))
