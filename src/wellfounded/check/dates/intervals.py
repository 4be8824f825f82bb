"""Intervals counted between two events: "three weeks later, on 9 July", "352 days after the arrest", held against the dates told.

Invariant: an interval is told of only where one of its ends is a day that stands beside it, and no day of the run is at the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...extract.figures.numerals import numeral_at
from ...extract.figures.words import figure_words, folded
from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.passages import Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .spans import parsed
from .written import written_days

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_SLACK = {"day": 1.2, "week": 4.2, "month": 17.0, "year": 190.0}
_OVER = {"day": 1.2, "week": 7.0, "month": 30.5, "year": 366.0}
"""Days by which an interval may be longer than it is called: thirteen months and twenty days are thirteen months."""
_LEAST = 4
"""Days that a text must tell before their absence says anything."""
_NEAR = 250
"""Characters before the interval in which the day of the sentence before may stand."""
_LINE = 60
"""Characters of a line above that holds the day of an entry and little else."""
_STEM = 5
_END = re.compile(r"[.!?]\s?[»”\"]?(?:\[\^?\d+\])?\s+[^\W\d_a-zа-я]")
"""The end of a sentence and the beginning of the next, also where a quotation or a note stands between them."""
_NUMBER = re.compile(r"(?<![\w.,/-])[^\W_]+")
_UNIT = re.compile(r"[\s\u00a0-]+([^\W\d_]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An interval as it stands in the normal form."""

    span: Span
    value: float
    unit: str


class IntervalMiscounted(Rule):
    """An interval such as "three weeks later" or "109 days after the order" that no two of the dates told make.

    How long a court or a prison took is what a complaint is about, and whoever counts after it finds another number.
    """

    code = "DAT405"
    title = "an interval that the dates do not make"
    severity = Severity.WARNING
    example = (
        "The mill was searched on 3 May 2016. The owner was heard on 7 June 2016. He sued on 9 September 2016. The judge ruled on "
        "20 December 2016. The ruling was printed six weeks later, on 30 December 2016.\n"
    )
    counter_example = example.replace("six weeks", "ten days")
    sure = "Asked where a day stands beside the interval and the text tells several days; the other event may be one that it does not date."

    def find(self, subject: Subject) -> Iterator[Finding]:
        days, everywhere = days_told(subject)
        if not everywhere:
            return
        for interval in intervals_in(subject):
            near = standing_beside(subject, interval, days) if _has_own_day(subject, interval, days) else []
            way = _way(subject, interval, days)
            if (
                near
                and event_is_dated(subject, interval, days)
                and not any(makes(interval, one, other, way=way) for one in near for other in everywhere)
            ):
                passage = subject.analysis.passage(interval.span.start, interval.span.end)
                said = f"No day that is told lies “{' '.join(passage.exact.split())}” from {near[0].isoformat()}."
                yield self.finding(subject, said, passage)


def _has_own_day(subject: Subject, interval: Interval, days: list[tuple[Span, date]]) -> bool:
    """Say whether the day to which an interval leads stands right behind it, or the event from which it runs is named."""
    sentence = subject.analysis.sentence_at(interval.span.start)
    if sentence is None:
        return False
    if _event().match(subject.analysis.text, interval.span.end):  # "it left fourteen days after the judgment" tells no day to count from
        own = (span for span, _ in days if sentence.span.start <= span.start < sentence.span.end)
        return any(_END.search(subject.analysis.text, span.end, interval.span.start) is None for span in own)
    behind = (span for span, _ in days if interval.span.end <= span.start < sentence.span.end)
    return any(_day_behind().fullmatch(subject.analysis.text, interval.span.end, span.start) for span in behind)


def days_in(subject: Subject) -> list[tuple[Span, date]]:
    return subject.once_alone("intervals: days", lambda: sorted(_days_told(subject)))


def days_told(subject: Subject) -> tuple[list[tuple[Span, date]], set[date]]:
    """Return the days of a document with their places, and all days of the run; nothing where the document tells too few to count by."""
    days = days_in(subject)
    told = {day for _, day in days}
    if len(told) < _LEAST:
        return [], set()
    return days, told.union(*({day for _, day in days_in(other)} for other in subject.others))


def _days_told(subject: Subject) -> Iterator[tuple[Span, date]]:
    for one in subject.reading.dates:
        value = parsed(one)
        if value and value.earliest and value.earliest == value.latest:
            yield subject.analysis.span_of(one.passage), value.earliest
    for day in written_days(subject):
        if day.value:
            yield day.span, day.value


def standing_beside(subject: Subject, interval: Interval, days: list[tuple[Span, date]]) -> list[date]:
    """Return the days of the sentence of an interval, or else those of what stands before it in the paragraph."""
    text = subject.analysis.text
    sentence = subject.analysis.sentence_at(interval.span.start)
    if sentence is None:
        return []
    own = [day for span, day in days if sentence.span.start <= span.start < sentence.span.end]
    start = max(text.rfind("\n", 0, sentence.span.start) + 1, sentence.span.start - _NEAR)
    above = text.rfind("\n", 0, max(0, start - 1)) + 1 if start and text[start - 1] == "\n" else start
    if start - above > _LINE:
        above = start
    return own or [day for span, day in days if above <= span.start < sentence.span.start]


def makes(interval: Interval, one: date, other: date, *, way: int) -> bool:
    """Say whether a day lies so far from the other; ``way`` is 1 where it must be the later, -1 the earlier, 0 either."""
    apart = (one - other).days * way if way else abs((one - other).days)
    return apart > 0 and -_SLACK[interval.unit] <= apart - interval.value * _DAYS[interval.unit] <= _OVER[interval.unit]


def _way(subject: Subject, interval: Interval, days: list[tuple[Span, date]]) -> int:
    """Return which way the interval runs from the day behind it: "three weeks after the search, on 3 May" has the later day there."""
    text = subject.analysis.text
    behind = next((span.start for span, _ in days if span.start >= interval.span.end), None)
    if behind is None or not _day_behind().fullmatch(text, interval.span.end, behind):
        return 0
    return -1 if earlier().match(text, interval.span.end) else 1


def event_is_dated(subject: Subject, interval: Interval, days: list[tuple[Span, date]]) -> bool:
    """Say whether the other event may be one that the text dates: what it is called stands in a sentence with a day."""
    text = subject.analysis.text
    named = _event().match(text, interval.span.end)
    if named is None:
        return True
    if _clause().search(named["event"]):
        return False
    stems = _stems(named["event"])
    sentence = subject.analysis.sentence_at(interval.span.start)
    own = sentence.span if sentence is not None else interval.span
    if not stems or len({day for span, day in days if span.overlaps(own)}) > 1:
        return True
    dated = subject.once("intervals: words beside days", lambda: _words_beside(subject, days))
    elsewhere = (found for line, found in dated if not line.overlaps(own))
    around = next((line for line, _ in dated if line.overlaps(own) and any(_is_in(span, line, own) for span, _ in days)), own)
    return any(stems & found for found in elsewhere) or bool(
        stems & _stems(f"{text[around.start : own.start]} {text[own.end : around.end]}")
    )


def _is_in(span: Span, line: Span, own: Span) -> bool:
    """Say whether a day stands in a line, but outside the sentence of an interval."""
    return span.overlaps(line) and not span.overlaps(own)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.casefold()[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", text))


def _words_beside(subject: Subject, days: list[tuple[Span, date]]) -> list[tuple[Span, frozenset[str]]]:
    """Return the lines that tell a day, with the stems of their words."""
    text, lines = subject.analysis.text, set[Span]()
    for span, _ in days:
        end = text.find("\n", span.end)
        lines.add(Span(text.rfind("\n", 0, span.start) + 1, end if end > 0 else len(text)))
    return [(line, _stems(text[line.start : line.end])) for line in sorted(lines, key=lambda one: one.start)]


def intervals_in(subject: Subject) -> Iterator[Interval]:
    text = subject.analysis.text
    for sentence in subject.analysis.sentences:
        language = sentence.language
        if language not in _words() or not _words()[language].search(text, sentence.span.start, sentence.span.end):
            continue
        words = figure_words(language)
        for match in _NUMBER.finditer(text, sentence.span.start, sentence.span.end):
            numeral = numeral_at(text, match.start(), words)
            unit = _UNIT.match(text, numeral.end) if numeral else None
            found = words.units.get(folded(unit[1])) if unit else None
            if numeral is None or unit is None or found is None or found[0] is not Quantity.DURATION or found[1] not in _DAYS:
                continue
            before = text[max(sentence.span.start, match.start() - 30) : match.start()]
            if _about(language).search(before) or not _tied(language, before, text[unit.end() : unit.end() + 30]):
                continue
            yield Interval(span=Span(match.start(), unit.end()), value=numeral.value, unit=found[1])


def _tied(language: str, before: str, behind: str) -> bool:
    """Say whether words beside a duration say that it lies between two events."""
    rows = table("dates", "intervals")[language]
    return bool(
        re.match(rf"\s+(?:{'|'.join(rows['behind'])})(?!\w)", behind, re.IGNORECASE)
        or (rows["before"] and re.search(rf"(?<!\w)(?:{'|'.join(rows['before'])})\s+$", before, re.IGNORECASE))
    )


@cache
def _words() -> dict[str, re.Pattern[str]]:
    rows = table("dates", "intervals")
    return {language: re.compile("|".join([*row["behind"], *row["before"]]), re.IGNORECASE) for language, row in rows.items()}


def _counted(row: str) -> str:
    return "|".join(table("dates", "words")["counted"][row])


@cache
def _day_behind() -> re.Pattern[str]:
    return re.compile(rf"[^.;\n]{{0,60}}?,\s+(?:(?:{_counted('on')})\s+)?(?:\w+,?\s+)?")


@cache
def earlier() -> re.Pattern[str]:
    """Return what stands right behind an interval that is counted back."""
    return re.compile(rf"\s+(?:{_counted('earlier')})(?!\w)", re.IGNORECASE)


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_counted('of_event')})\s+(?P<event>(?:[^\s.,;:()]+\s*){{1,5}})", re.IGNORECASE)


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_counted('clause')})(?!\w)", re.IGNORECASE)


@cache
def _about(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'intervals')[language]['about'])})\s+(?:\w+\s+)?$", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (IntervalMiscounted,)
