"""A table of contents without pages: the lines below its heading, and the headings of the text that they name.

Invariant: the table ends at the first line that is no entry, and a heading is never sought inside the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...extract.citing.found import any_of, table
from ...model.passages import Passage, Span
from ..subject import Subject

_LINE = re.compile(r"[^\n]+")
_NUMBER = re.compile(
    r"[#*\s]*(?:[-–•]\s+)?(?:(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])(?:[.)]\s*|\s+))?(?P<title>[^\W_].*?)[*\s]*$"
)
_WORDS = re.compile(r"\w+")
_LONGEST, _HEADING = 110, 160
_GAP = 2
"""Line ends that may stand between two entries; files that keep each line as a paragraph have two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of contents: what it says, and the number of the heading that reads so, None where no heading does."""

    passage: Passage
    title: str
    number: str
    there: str | None
    heading: Passage | None = None


def entries_of(subject: Subject) -> tuple[Entry, ...]:
    """Return the lines of the first table of contents that has no pages."""
    return subject.once("contents without pages", lambda: tuple(_entries(subject)))


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"[#*\s]*{any_of(table('contents')['headings'])}\s*:?[*\s]*", re.IGNORECASE)


def _entries(subject: Subject) -> Iterator[Entry]:
    text = subject.text
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if match.group().strip()]
    at = next((n for n, line in enumerate(lines) if len(line) < 60 and _head().fullmatch(text, line.start, line.end)), None)
    if at is None:
        return
    listed = _listed(text, lines[at + 1 :])
    below: dict[str, tuple[str, Span]] = {}
    for line in lines[at + 1 + len(listed) :]:
        match = _NUMBER.match(text, line.start, line.end) if len(line) <= _HEADING else None
        if match:
            below.setdefault(_folded(match["title"]), (match["number"] or "", line))
    for line, number, title in listed:
        found = below.get(_folded(title))
        heading = Passage.of(text, found[1].start, found[1].end) if found else None
        yield Entry(
            passage=Passage.of(text, line.start, line.end),
            title=title,
            number=number,
            there=found[0] if found else None,
            heading=heading,
        )


def _listed(text: str, lines: list[Span]) -> list[tuple[Span, str, str]]:
    """Return the entries at the head of some lines: all numbered or none, until a blank line, a long line or the first number again."""
    found: list[tuple[Span, str, str]] = []
    for line in lines:
        match = _NUMBER.match(text, line.start, line.end) if len(line) <= _LONGEST else None
        if match is None or text.startswith("#", line.start):
            break
        if found and ((bool(match["number"]) != bool(found[0][1])) or match["number"] == found[0][1] != "" or _is_apart(text, found, line)):
            break
        found.append((line, match["number"] or "", match["title"]))
    return found


def _is_apart(text: str, found: list[tuple[Span, str, str]], line: Span) -> bool:
    """Say whether a line stands further from the last entry than the entries from one another."""
    gaps = text.count("\n", found[-1][0].end, line.start)
    usual = text.count("\n", found[0][0].end, found[1][0].start) if len(found) > 1 else _GAP
    return gaps > usual


def _folded(title: str) -> str:
    return " ".join(_WORDS.findall(title.casefold()))
