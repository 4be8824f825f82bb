"""What a document quotes: every stretch between marks, cut into the pieces that ellipses and brackets leave, with who is said to speak.

Invariant: a stretch lies in running text; its pieces follow in order and hold words alone, in the normal form.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ...extract.speech.quote_marks import marked_in
from ...model.passages import Passage, Span
from ...model.reading import Quotation
from ..subject import Subject
from .words import Words, words_in

GAP = re.compile(r"\[(?!\^?\d{1,3}\])(?![^\W\d_]{1,4}\])[^\[\]\n]{0,300}\]|\(\s?(?:\.\s?\.\s?\.|…)\s?\)|…|\.\s?\.\s?\.")
"""What stands for words left out or put in: ``[…]``, ``(...)``, ``…``, ``[the court]``; not a note's mark, not a changed letter."""
_LONGEST = 6_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a quotation without a gap, and the gap before them as it is written."""

    words: Words
    gap: str = ""

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words between marks. ``quotation`` is what the reading makes of them, where it takes them for somebody's words."""

    span: Span
    outer: Span
    passage: Passage
    pieces: tuple[Piece, ...]
    single: bool = False
    open_start: bool = False
    open_end: bool = False
    quotation: Quotation | None = None

    @property
    def count(self) -> int:
        """How many words are quoted."""
        return sum(len(piece) for piece in self.pieces)


def stretches_of(subject: Subject) -> tuple[Stretch, ...]:
    """Return what a document quotes, in order."""
    return subject.once_alone("quoted stretches", lambda: tuple(_stretches(subject)))


def _stretches(subject: Subject) -> Iterator[Stretch]:
    analysis = subject.analysis
    quotes = [(analysis.span_of(one.passage), one) for one in subject.reading.quotes]
    for marked in marked_in(analysis):
        span = marked.span
        if len(span) > _LONGEST or analysis.is_noise(span.start, span.start + 1):
            continue
        pieces = tuple(pieces_in(analysis.text, span))
        if not pieces:
            continue
        at = bisect_left(quotes, span.start, key=lambda pair: pair[0].end)
        near = next((quote for place, quote in quotes[at : at + 2] if place.overlaps(span)), None)
        yield Stretch(
            span=span,
            outer=marked.outer,
            passage=analysis.passage(span.start, span.end),
            pieces=pieces,
            single=marked.single,
            open_start=marked.open_start,
            open_end=marked.open_end,
            quotation=near,
        )


def pieces_in(text: str, span: Span) -> Iterator[Piece]:
    """Yield the pieces of a quotation between its gaps."""
    start, gap = span.start, ""
    for match in GAP.finditer(text, span.start, span.end):
        words = words_in(text, start, match.start())
        if len(words):
            yield Piece(words, gap)
            gap = ""
        gap = f"{gap} {match.group()}".strip()
        start = match.end()
    words = words_in(text, start, span.end)
    if len(words):
        yield Piece(words, gap)
