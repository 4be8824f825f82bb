"""Days as they are written, read strictly: also those that no calendar has, which the reading of dates leaves out.

A written day is a day of the month with a month, in words or figures, and perhaps a year. Positions are of the normal form.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...extract.dates.words import date_words, folded
from ...model.passages import Span
from ..scanning import Cues, openings_of
from ..subject import Subject

_NUMERIC = re.compile(r"(?<![\w./:-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4})(?![\w/-]|\.\d)")
_ISO = re.compile(r"(?<![\w./:-])(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w/-]|\.\d)")
_REFERENCE = re.compile(r"(?:№|\bn[°o]s?\.?|\bcases?|\bapplications?|\bref(?:erence)?\.?:?|\bfile|#|дел[оа]|\bAz\.?)\s*$", re.IGNORECASE)
_ENGLISH_WORDS = frozenset({"march", "august"})
"""Months that are English words too where they have no capital."""
_SHORT = frozenset({"mai", "Mai", "May", "мая", "май"})
"""Whole names of a month behind a day that are as short as the words which are no months."""
_MOST_MONTH, _MOST_DAY = 19, 39
"""Beyond them two figures are no slip of a date but something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDay:
    """A day as it stands there; ``year`` is 0 where none is written, ``orders`` tells whether figures read both ways."""

    span: Span
    year: int
    month: int
    day: int
    numeric: str = ""
    """The separator of a day in figures, and which comes first where it is known: ``/``, ``.`` or ``-``."""
    other: tuple[int, int] | None = None
    """Month and day in the other order, where figures allow it."""

    @property
    def exists(self) -> bool:
        return _exists(self.year, self.month, self.day)

    @property
    def value(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year and self.exists else None


def written_days(subject: Subject) -> list[WrittenDay]:
    """Return every written day of a text in order, read once."""
    return subject.once_alone("written days", lambda: sorted(_days(subject), key=lambda one: one.span))


def without_year(subject: Subject) -> frozenset[str]:
    """Return the months and days that the other documents of the run tell without a year, each as ``-05-16``."""
    return frozenset(f"-{day.month:02}-{day.day:02}" for one in subject.others for day in written_days(one) if not day.year)


def _days(subject: Subject) -> Iterator[WrittenDay]:
    text, taken = subject.analysis.text, []
    for match in _spelled().found_in(subject):
        month = date_words().months[folded(match["m1"] or match["m2"])]
        day, year = int(match["d1"] or match["d2"]), int(match["y1"] or match["y2"] or 0)
        if subject.analysis.is_noise(*match.span()) or not _is_date(text, match, year):
            continue
        taken.append(match.span())
        yield WrittenDay(span=Span(*match.span()), year=year, month=month, day=day)
    yield from _in_figures(subject)


def _is_date(text: str, match: re.Match[str], year: int) -> bool:
    """Say whether it is a day: a short word for a month, or a month before a number, needs a year or an end."""
    word = match["m1"] or match["m2"]
    if year:
        return 1000 <= year <= 2999
    if int(match["d1"] or match["d2"]) > _MOST_DAY or (len(word) < 4 and not (match["m1"] and word in _SHORT)):
        return False
    capital = word[0].isupper() or word.lower() not in _ENGLISH_WORDS or not match["m1"]
    return capital and (match["m1"] is not None or re.match(r"[.,;)\n]|$", text[match.end() :]) is not None)


def _in_figures(subject: Subject) -> Iterator[WrittenDay]:
    text = subject.analysis.text
    for match in _ISO.finditer(text):
        if not subject.analysis.is_noise(*match.span()):
            year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
            if month <= _MOST_MONTH and day <= _MOST_DAY and month and day:
                yield WrittenDay(span=Span(*match.span()), year=year, month=month, day=day, numeric="iso")
    for match in _NUMERIC.finditer(text):
        if subject.analysis.is_noise(*match.span()) or _REFERENCE.search(text, max(0, match.start() - 20), match.start()):
            continue
        first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
        if not (first and second and 1800 <= year <= 2199 and max(first, second) <= _MOST_DAY and min(first, second) <= _MOST_MONTH):
            continue
        month_first = (first <= 12 < second) or (first <= _MOST_MONTH and second > _MOST_MONTH)
        month, day = (first, second) if month_first else (second, first)
        both = first <= 12 and second <= 12 and first != second
        yield WrittenDay(
            span=Span(*match.span()), year=year, month=month, day=day, numeric=match["sep"], other=(day, month) if both else None
        )


def _exists(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or day < 1:
        return False
    return day <= (monthrange(year, month)[1] if year else monthrange(2000, month)[1])


@cache
def _spelled() -> Cues:
    months = "|".join(sorted(map(re.escape, date_words().months), key=len, reverse=True))
    joined = r"(?:of\s+|de\s+|d'|di\s+|del\s+)?"
    day_first = (
        rf"(?<![\w.,/:-])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.|-?го|-?е)?\s+(?:day\s+of\s+)?{joined}(?P<m1>{months})\b\.?"
        rf"(?:,?\s+(?:of\s+|de\s+|del\s+)?(?P<y1>\d{{4}})\b)?"
    )
    month_first = rf"\b(?P<m2>{months})\.?\s+(?:the\s+)?(?P<d2>\d{{1,2}})(?!\d|[.,:]\d)(?:st|nd|rd|th)?(?:,?\s+(?P<y2>\d{{4}})\b)?"
    openings = openings_of("|".join(["0", *map(re.escape, date_words().months)]))
    return Cues(re.compile(rf"{day_first}|{month_first}", re.IGNORECASE), openings)
