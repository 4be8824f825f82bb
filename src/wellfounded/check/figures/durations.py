"""Durations against the two dates that they are said to lie between."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...extract.dates.words import date_words, folded
from ...extract.figures.numerals import half_at, numeral_at
from ...extract.figures.words import figure_words
from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.passages import Span
from ...model.reading import DateExpression
from ..dates.spans import value_of
from ..dates.written import WrittenDay, written_days
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_NEAR = 60
"""Characters beside a range in which its duration stands."""
_SLACK = {"day": 1.5, "week": 5.0, "month": 20.0, "year": 200.0}
"""Days by which a duration may differ: what is short of a month more is still called by its months."""


class DurationAndDates(Rule):
    """A duration that the two dates given with it do not make: "three years, from March 2010 to June 2011".

    How long somebody was held or how long a court took is what the complaint is about. One of the three is wrong.
    """

    code = "FIG208"
    title = "a duration that its dates do not make"
    severity = Severity.WARNING
    example = "He was held for three years, from 5 March 2010 to 7 June 2011, without being heard.\n"
    counter_example = "He was held for fifteen months, from 5 March 2010 to 7 June 2011, without being heard.\n"
    sure = "Asked where the duration stands right beside the range; half a year is let pass in years, twenty days in months."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for match in _range().finditer(text):
            span = Span(*match.span())
            bounds = _bounds(subject, match)
            figure = _beside(subject, span)
            if bounds is None or figure is None or figure.unit not in _SLACK:
                continue
            told = figure.value * _DAYS[figure.unit]
            low, high = bounds
            slack = _SLACK[figure.unit] if figure.unit != "year" or figure.value == int(figure.value) else 100.0
            if low - slack <= told <= high + slack + (1 if figure.unit == "day" else 0):
                continue
            if told < low and _between().match(text, span.start):
                continue  # so much of the time between the two days, not all of it
            passage = subject.analysis.passage(span.start, span.end)
            told_as = subject.analysis.passage(figure.span.start, figure.span.end)
            said = f"{passage.exact.strip()} is {_in_words(low, high)}, not {told_as.exact}."
            yield self.finding(subject, said, told_as, related=[subject.place(passage)])


def _in_words(low: float, high: float) -> str:
    days = (low + high) / 2
    if days < 62:
        return f"{days:.0f} days"
    return f"{days / 30.44:.0f} months" if days < 731 else f"{days / 365.25:.1f} years"


def _bounds(subject: Subject, match: re.Match[str]) -> tuple[float, float] | None:
    """Return how many days the range of two dates is, at least and at most."""
    first, last = _ends_of(subject, Span(*match.span("first"))), _ends_of(subject, Span(*match.span("last")))
    if first is None and last is not None:
        first = _same_year(subject, Span(*match.span("first")), last)
    if first is None or last is None or last[1] < first[0]:
        return None
    return max(0.0, (last[0] - first[1]).days), float((last[1] - first[0]).days)


def _ends_of(subject: Subject, span: Span) -> tuple[date, date] | None:
    """Return the first and last day that a stretch can mean, from what is written there."""
    day = _written(subject, span)
    if day and day.value:
        return day.value, day.value
    text = subject.analysis.text[span.start : span.end]
    found = re.search(r"(?:19|20)\d\d", text)
    for one in subject.reading.dates:
        at = subject.analysis.span_of(one.passage)
        if at.start < span.end and span.start < at.end and _is_whole(one, found[0] if found else ""):
            value = value_of(one.edtf)
            if value and value.earliest and value.latest:
                return value.earliest, value.latest
    return _month(text)


def _month(text: str) -> tuple[date, date] | None:
    """Read a month and a year that stand in a duration's own words, so that the reading took them together."""
    found = re.fullmatch(r"([^\W\d_]+)\.?\s+(?:of\s+|de\s+)?((?:19|20)\d\d)(?:\s+\w+\.?)?", text.strip())
    month = date_words().months.get(folded(found[1])) if found else None
    if found is None or month is None:
        return None
    year = int(found[2])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _is_whole(one: DateExpression, year: str) -> bool:
    return not one.relative and bool(year) and year in one.edtf and year in one.passage.exact


def _same_year(subject: Subject, span: Span, last: tuple[date, date]) -> tuple[date, date] | None:
    """Read "from 3 March to 7 June 2015": the first day is of the year of the second, or of the one before."""
    day = _written(subject, span)
    if day is None or day.year or not day.exists:
        return None
    try:
        first = date(last[1].year, day.month, day.day)
    except ValueError:
        return None
    return (first, first) if first <= last[1] else None


def _written(subject: Subject, span: Span) -> WrittenDay | None:
    return next((one for one in written_days(subject) if span.start <= one.span.start and one.span.end <= span.end + 1), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A duration as it stands there, in the normal form."""

    span: Span
    value: float
    unit: str


def _beside(subject: Subject, span: Span) -> _Told | None:
    """Return the duration that stands right before a range, or right behind it, unless it is an approximate one."""
    text = subject.analysis.text
    line = text.rfind("\n", 0, span.start) + 1
    for told in _told_in(subject, Span(max(line, span.start - _NEAR), span.start)):
        if _before().fullmatch(text[told.span.end : span.start]):
            return told
    stop = text.find("\n", span.end)
    end = min(span.end + _NEAR, len(text) if stop < 0 else stop)
    for told in _told_in(subject, Span(span.end, end)):
        if _behind().fullmatch(text[span.end : told.span.start]):
            return told
    return None


def _told_in(subject: Subject, span: Span) -> Iterator[_Told]:
    """Yield durations of a stretch; the reading of figures leaves out those that it takes for a part of a date."""
    text, words = subject.analysis.text, figure_words(subject.analysis.language_at(span.start))
    for match in re.finditer(r"(?<![\w.,/-])\w+", text[span.start : span.end]):
        start = span.start + match.start()
        numeral = numeral_at(text, start, words)
        unit = re.compile(r"[\s-]+([^\W\d_]+)").match(text, numeral.end) if numeral else None
        found = words.units.get(folded(unit[1])) if unit else None
        if numeral is None or unit is None or found is None or found[0] is not Quantity.DURATION or unit.end() > span.end + 1:
            continue
        before = re.search(r"([^\W\d_]+)\s+$", text[max(0, start - 20) : start])
        half = half_at(text, unit.end(), words)
        if before is None or folded(before[1]) not in words.before:
            yield _Told(span=Span(start, half or unit.end()), value=numeral.value + (0.5 if half else 0.0), unit=found[1])


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"(?:\s+(?!and|et|и)[^\W\d_]+){0,3}\s*[,:(–—-]?\s*")


@cache
def _behind() -> re.Pattern[str]:
    words = "|".join(table("figures", "words")["durations"]["that_is"])
    return re.compile(rf"\s*(?:[,:(–—-]\s*(?:(?:{words})\s+){{0,2}}|\s(?:(?:{words})\s+){{1,2}})(?:a\s+|un\s+)?", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('figures', 'words')['durations']['between'])})(?!\w)", re.IGNORECASE)


@cache
def _range() -> re.Pattern[str]:
    words = table("figures", "words")["durations"]
    opened, joined = "|".join(words["from"]), "|".join(sorted(words["to"], key=len, reverse=True))
    year = r"(?:19|20)\d\d(?:\s+(?:года|г\.|году|року|р\.))?"
    day = r"(?:\d{1,2}(?:st|nd|rd|th|er|\.)?\s+)?(?:of\s+)?"
    when = rf"{day}(?:[^\W\d_]{{3,}}\.?\s+)?(?:\d{{1,2}},\s+)?{year}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}"
    bare = r"\d{1,2}(?:st|nd|rd|th|er|\.)?\s+[^\W\d_]{3,}"
    article = r"(?:the\s+|le\s+|dem\s+|den\s+)?"
    return re.compile(
        rf"(?<!\w)(?:{opened})\s*(?<=[\s'])(?:{article})(?P<first>{when}|{bare})\s+(?:{joined})\s+(?:{article})(?P<last>{when})(?!\w)",
        re.IGNORECASE,
    )
