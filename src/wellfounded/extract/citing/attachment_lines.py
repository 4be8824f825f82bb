"""Lists of attachments that stand in one line: "Enclosures: 1. Judgment; 2. Report", and a legend of letters, "B = decision of 3 May 2019".

Invariant: the entries of a line count from 1 without a gap, and a legend explains three letters at least.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...model.passages import Span
from .found import any_of, table

_ITEM = re.compile(r"(?:(?<=^)|(?<=[;,.:] ))\(?(?P<number>\d{1,2})[.):]\s(?=\S)")
_LEAST = 3
_LEGEND = re.compile(r"(?<![\w-])(?P<letter>[A-ZА-Я]{1,3}\d?)\s(?:=|:=|–|—)\s(?=\w)")


@cache
def _heading() -> re.Pattern[str]:
    words = table("attachment")
    return re.compile(rf"[#*_\s]*{any_of([*words['headings'], *words['lists']])}[*_]*\s?:\s?[*_]*(?=\(?1[.):]\s)", re.IGNORECASE)


def entries_in_a_line(text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield the entries of the lists that a line holds behind its heading."""
    for line in lines:
        if heading := _heading().match(text, line.start, line.end):
            yield from _counted(text, Span(heading.end(), line.end))


def _counted(text: str, where: Span) -> Iterator[tuple[Span, str]]:
    starts: list[int] = []
    for match in _ITEM.finditer(text[where.start : where.end]):
        if int(match["number"]) == len(starts) + 1:
            starts.append(where.start + match.start())
    if len(starts) >= _LEAST:
        ends = [*starts[1:], where.end]
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
            yield Span(start, start + len(text[start:end].rstrip(" ;,"))), str(number)


def legend_in(text: str, lines: Sequence[Span]) -> list[tuple[Span, str]]:
    """Return the letters for which a paragraph says what document they stand for."""
    for line in lines:
        found = list(_LEGEND.finditer(text, line.start, line.end))
        if len(found) >= _LEAST and len({one["letter"] for one in found}) == len(found):
            ends = [one.start() for one in found[1:]] + [_sentence_end(text, found[-1].end(), line.end)]
            return [
                (Span(one.start(), one.end() + len(text[one.end() : end].rstrip(" ;,."))), one["letter"])
                for one, end in zip(found, ends, strict=True)
            ]
    return []


def _sentence_end(text: str, start: int, end: int) -> int:
    stop = re.compile(r"\.\s").search(text, start, end)
    return stop.start() if stop else end


def legend_marks(text: str, legend: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Yield where brackets name the letters of a legend, "[B pt 7]", "[A pts 5 and 6; R]"."""
    letters = any_of(re.escape(letter) for _, letter in legend)
    for bracket in re.finditer(rf"\[{letters}(?![\w-])[^\]\n]{{0,80}}\]", text):
        for match in re.finditer(rf"(?:(?<=\[)|(?<=; )){letters}(?![\w-])", bracket.group()):
            yield Span(bracket.start() + match.start(), bracket.start() + match.end()), match.group()
