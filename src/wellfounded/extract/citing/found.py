"""What a family of citations finds, the lines of a text, and the table of words that all families read.

Invariant: every span is in positions of the normal form.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ...model.passages import Span

_LINE = re.compile(r"[^\n]*\S")


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
    for match in _LINE.finditer(text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        out.append(Span(start, match.end()))
    return out


def line_number(lines: Sequence[Span], at: int) -> int:
    """Return the number of the line in which a position stands, or of the one before it."""
    return bisect_right(lines, at, key=lambda line: line.start) - 1


def nearest(spans: Sequence[Span], at: int, *, forward: bool) -> Span | None:
    """Return the nearest span after a position, else before it; the other way round where ``forward`` is false."""
    after = [s for s in spans if s.start >= at]
    before = [s for s in spans if s.start < at]
    first, second = (after[:1], before[-1:]) if forward else (before[-1:], after[:1])
    return next(iter(first + second), None)
