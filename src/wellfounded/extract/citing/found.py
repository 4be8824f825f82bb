"""What a family of citations finds, the lines of a text, and the table of words that all families read.

Invariant: every span is in positions of the normal form.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ...model.passages import Span, merged


@dataclass(frozen=True, slots=True)
class Found:
    """One citation before its passage is quoted; ``aim`` is where in the document its target stands."""

    span: Span
    kind: str
    target: str
    normal: str = ""
    aim: Span | None = None
    confidence: float = 1.0


@cache
def table(section: str) -> Any:
    """Return one section of ``tables/citations.toml``."""
    path = files("wellfounded.extract") / "tables" / "citations.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))[section]


def any_of(words: Iterable[str]) -> str:
    """Return a group that matches any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def lines_of(text: str) -> list[Span]:
    """Return the lines that hold anything, without the spaces around them."""
    out = []
    at = 0
    for line in text.split("\n"):
        held = line.strip()
        if held:
            start = at + len(line) - len(line.lstrip())
            out.append(Span(start, start + len(held)))
        at += len(line) + 1
    return out


def line_number(lines: Sequence[Span], at: int) -> int:
    """Return the number of the line in which a position stands, or of the one before it."""
    return bisect_right(lines, at, key=lambda line: line.start) - 1


def nearest(spans: Sequence[Span], at: int, *, forward: bool) -> Span | None:
    """Return the nearest of some spans in order after a position, else before it; the other way round where ``forward`` is false."""
    index = bisect_left(spans, at, key=lambda span: span.start)
    after, before = spans[index : index + 1], spans[max(0, index - 1) : index]
    return next(iter([*after, *before] if forward else [*before, *after]), None)


class Covered:
    """Stretches of a text, to be asked whether they touch or hold another one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = merged(list(spans))

    def touches(self, span: Span) -> bool:
        at = self._last_before(span.end)
        return at is not None and at.overlaps(span)

    def holds(self, span: Span) -> bool:
        at = self._last_before(span.end)
        return at is not None and at.covers(span)

    def _last_before(self, end: int) -> Span | None:
        index = bisect_left(self._spans, end, key=lambda span: span.start)
        return self._spans[index - 1] if index else None
