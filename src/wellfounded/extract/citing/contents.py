"""Lines of a table of contents: the heading that each names, its page, and where that heading stands in the text.

Invariant: a contents line is never also the place of a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...model.labels import RegionKind
from ...model.passages import Span
from ..analysis import Analysis
from .found import Covered, Found, any_of, table

_ENTRY = re.compile(r"(?P<title>\S.*?)(?P<leader>[\s.·…]*[\s.·…])(?P<page>\d{1,4}|[ivxl]{1,6})$")
_LEADER = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|[ ]{3,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SKIPPED = 2
"""A heading that was wrapped may leave so many lines without a page number inside a table of contents."""


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"[#*\s]*{any_of(table('contents')['headings'])}\s*:?", re.IGNORECASE)


def contents_in(analysis: Analysis, lines: Sequence[Span]) -> Iterator[Found]:
    """Yield each line of the tables of contents; ``target`` is the heading as it stands there, ``normal`` the page."""
    text = analysis.text
    entries = sorted(_entries(analysis, lines))
    taken = {line.start for line, _ in entries}
    headings = (
        {_folded(text[line.start : line.end]): line for line in reversed(lines) if len(line) < 200 and line.start not in taken}
        if entries
        else {}
    )
    for line, match in entries:
        title = match["title"].strip(" .·…")
        yield Found(line, "contents", title, normal=match["page"], aim=headings.get(_folded(title)))


def _entries(analysis: Analysis, lines: Sequence[Span]) -> Iterator[tuple[Span, re.Match[str]]]:
    text = analysis.text
    regions = Covered(analysis.normal.normal(r.span) for r in analysis.layer.regions_of(RegionKind.CONTENTS))
    open_lines = 0
    for line in lines:
        if len(line) > 200:
            open_lines = 0
            continue
        if _heading().fullmatch(text, line.start, line.end):
            open_lines = _SKIPPED + 1
            continue
        match = _ENTRY.match(text, line.start, line.end) if text[line.end - 1].isalnum() else None
        if match and _YEAR.fullmatch(match["page"]) and not _LEADER.search(match["leader"]):
            match = None  # "3. The night of 11 October 2018"
        if match and (open_lines or _LEADER.search(match["leader"]) or regions.touches(line)):
            open_lines = _SKIPPED + 1 if open_lines else 0
            yield line, match
        elif open_lines:
            open_lines -= 1


def _folded(title: str) -> str:
    return " ".join(title.casefold().strip("#*:. ").split())
