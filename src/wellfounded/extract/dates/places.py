"""Where a date stands in its text: alone on a line, in the title of a report, in the paragraph of another date.

Invariant: only the words and lines around the dates are looked at, never their values.
"""

from __future__ import annotations

import re

from .surroundings import Found
from .values import Grain

_TO_HEAD = 14
"""Characters before a year that opens its sentence."""
_TITLE = 160
"""Characters within which a title ends."""
_HEADING = 80
"""Characters that a heading between two paragraphs has at most."""
_REPORT = re.compile(
    r"\b(?:report|review|survey|yearbook|rapport|bilan|annuaire|jahresbericht)\b|(?<!\w)(?:доклад|отч[её]т|обзор|итоги|ежегодник)(?!\w)",
    re.IGNORECASE,
)
"""What a title calls a text that tells of one year."""


def in_one_paragraph(text: str, earlier: Found, one: Found) -> bool:
    between = text[earlier.end : one.start]
    if "\n" in between:
        return False
    return earlier.stamp.grain in (Grain.DAY, Grain.MONTH, Grain.SEASON) or ". " not in between or _leads(text, earlier, between)


def heading_between(text: str, start: int, end: int) -> bool:
    """Say whether a heading stands between two places: a paragraph of its own, short, that ends as no sentence does."""
    between = text[start:end].split("\n\n")[1:-1]
    return any(0 < len(part.strip()) <= _HEADING and part.strip()[-1] not in '.,;:!?…"»”' for part in between)


def _leads(text: str, year: Found, between: str) -> bool:
    """Say whether a year opens the sentence before: "In 2015 he fled. On 12 May …"."""
    before = text[max(0, year.start - _TO_HEAD) : year.start]
    opens = not before.strip() or re.search(r"(?:^|[.!?:]\s|\n)\W*\w{0,6}\s?$", before) is not None
    return opens and between.count(". ") == 1


def is_report_on(text: str, one: Found) -> bool:
    """Whether a year stands in the title of a report on it: "2024 Human Rights Report"."""
    start, end = text.rfind("\n", 0, one.start) + 1, text.find("\n", one.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return one.start < _TITLE and len(line) <= _TITLE and line[-1:] not in ".,;" and _REPORT.search(line) is not None


def stands_alone(text: str, one: Found) -> bool:
    """Whether a date stands on a line by itself: then it is the heading of what follows."""
    before, after = text[max(0, one.start - 4) : one.start], text[one.end : one.end + 4]
    opens = one.start == 0 or before.rstrip(" #*").endswith("\n") or not before.strip(" #*")
    return opens and (one.end == len(text) or after.lstrip(" :.–—-").startswith("\n"))
