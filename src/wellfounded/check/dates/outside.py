"""Days that a text has from elsewhere than its sources: those of laws and of judgments of courts that it cites, and those it counts off.

Invariant: the words that say so stand beside it in the text or beside its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from datetime import date
from functools import cache, partial

from ...model.passages import Span
from ..subject import Subject
from ..tables import table
from .intervals import days_in, intervals_in

_CASE = 90
"""Characters behind the name of a case in which its day stands."""
_LAW = 70
"""Characters before a day in which the law of that day is named."""
_DAYS = {"day": 1, "week": 7}


def is_from_elsewhere(subject: Subject, span: Span, day: date | None) -> bool:
    """Say whether a text has a day from a law, from a case that it cites or from what a source counts off."""
    return _is_of_the_law(subject, span) or day in _days_counted_off(subject.others)


def _is_of_the_law(subject: Subject, span: Span) -> bool:
    """Say whether a day is that of a judgment cited by its parties ("Lingens v. Austria, 8 July 1986"), or of a law or treaty."""
    text = subject.analysis.text
    line = text.rfind("\n", 0, span.start) + 1
    before = text[max(line, span.start - _CASE) : span.start]
    if _versus().search(before):
        return True
    return _law().search(before[-_LAW:]) is not None


def is_counted_off(subject: Subject, span: Span, day: date | None, known: Set[str]) -> bool:
    """Say whether words here or in a source lead to a day ("on 28 November 2023, the day after the pardon"), or from it to a known one."""
    sentence = subject.analysis.sentence_at(span.start)
    if day is None:
        return False
    if day in _days_counted_off((subject, *subject.others)):
        return True
    beside = (apart for place, apart in _steps_in(subject) if sentence is not None and sentence.span.covers(place))
    return any(date.fromordinal(day.toordinal() + step).isoformat() in known for apart in beside for step in (apart, -apart))


def _days_counted_off(subjects: Iterable[Subject]) -> frozenset[date]:
    """Return the days to which sentences of documents lead that tell one day and how many days lie before or after it."""
    return frozenset[date]().union(*(one.once_alone("days counted off", partial(_counted_off, one)) for one in subjects))


def _counted_off(subject: Subject) -> frozenset[date]:
    found, days = set[date](), days_in(subject)
    for span, apart in _steps_in(subject):
        sentence = subject.analysis.sentence_at(span.start)
        if sentence is None:
            continue
        inside = {day.toordinal() for place, day in days if sentence.span.start <= place.start < sentence.span.end}
        found |= {date.fromordinal(day + step) for day in inside for step in (apart, -apart)}
    return frozenset(found)


def _steps_in(subject: Subject) -> list[tuple[Span, int]]:
    return subject.once_alone("days apart that are told", lambda: list(_steps(subject)))


def _steps(subject: Subject) -> Iterator[tuple[Span, int]]:
    """Yield the words that tell how many days lie between two events, with their number."""
    for match in _next_day().finditer(subject.analysis.text):
        yield Span(*match.span()), 1
    for interval in intervals_in(subject):
        if interval.unit in _DAYS and interval.value == int(interval.value):
            yield interval.span, int(interval.value) * _DAYS[interval.unit]


@cache
def _next_day() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['outside']['next_day'])})(?!\w)", re.IGNORECASE)


@cache
def _versus() -> re.Pattern[str]:
    """Match the names of two parties, as cases are cited by, at the end of what stands before a day."""
    joint = "|".join(table("dates", "words")["outside"]["versus"])
    return re.compile(rf"[^\W\d_]\W{{0,2}} (?:{joint}) [^\W\d_a-zа-я]")


@cache
def _law() -> re.Pattern[str]:
    words = table("dates", "words")
    laws, of = "|".join(words["outside"]["laws"]), "|".join(words["acts"]["of"])
    return re.compile(rf"(?<!\w)(?:{laws})(?!\w)[^.;:()\n]{{0,40}}? ?(?:{of}|adopted on|signed on|of the) ?\Z", re.IGNORECASE)
