"""Spans and passages: exact places in a text layer.

All positions are Unicode code points of the text layer, 0-based, end exclusive. The law that everything else rests on:
``text[passage.start:passage.end] == passage.exact``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CONTEXT = 32
"""Characters kept before and after an exact quotation, as in the W3C text quote selector."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, in code points, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 or later, not {self.start}–{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved by so many characters."""
        return Span(self.start + by, self.end + by)

    def joined(self, other: Span) -> Span:
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span of a text layer together with the exact text that stands there."""

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Passage:
        """Quote ``text[start:end]``.

        Raises ValueError when the span does not lie inside the text.
        """
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"{start}–{end} is not inside a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def holds_in(self, text: str) -> bool:
        """Say whether the text still reads so at this place."""
        return text[self.start : self.end] == self.exact


@dataclass(frozen=True, slots=True)
class Selector:
    """A passage that can be found again in another text layer: position, quotation and context (W3C Web Annotation)."""

    passage: Passage
    prefix: str
    suffix: str

    @classmethod
    def of(cls, text: str, passage: Passage) -> Selector:
        """Record the passage with up to 32 characters before and after it."""
        start, end = passage.start, passage.end
        return cls(passage, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])

    def find_in(self, text: str) -> Passage | None:
        """Find the quotation in a text, or None.

        At the recorded place first; else, of all places where the exact words stand, the one whose context agrees longest with
        the recorded context and, among equals, the nearest to the recorded place. A quotation shorter than 12 characters
        must agree in at least 8 characters of context, so that a bare year does not bind to some other year.
        """
        if self.passage.holds_in(text):
            return self.passage
        exact = self.passage.exact
        if not exact:
            return None
        best: tuple[int, int] | None = None
        found = -1
        at = text.find(exact)
        while at >= 0:
            agreement = self._agreement(text, at)
            rank = (agreement, -abs(at - self.passage.start))
            if best is None or rank > best:
                best, found = rank, at
            at = text.find(exact, at + 1)
        if best is None or (len(exact) < 12 and best[0] < 8):
            return None
        return Passage(found, found + len(exact), exact)

    def _agreement(self, text: str, at: int) -> int:
        before = text[max(0, at - len(self.prefix)) : at]
        after = text[at + len(self.passage.exact) :][: len(self.suffix)]
        return _common(before[::-1], self.prefix[::-1]) + _common(after, self.suffix)


def _common(left: str, right: str) -> int:
    count = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        count += 1
    return count


def longest_first(spans: Iterable[Span]) -> list[Span]:
    """Drop every span that overlaps a longer one (or an earlier one of the same length), and return the rest in order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (-len(s), s.start)):
        at = bisect_right(kept, span)
        before, after = kept[at - 1 : at], kept[at : at + 1]
        if not any(span.overlaps(neighbour) for neighbour in (*before, *after)):
            kept.insert(at, span)
    return kept


def merged(spans: Sequence[Span]) -> list[Span]:
    """Join spans that overlap or touch, and return them in order."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = out[-1].joined(span)
        else:
            out.append(span)
    return out
