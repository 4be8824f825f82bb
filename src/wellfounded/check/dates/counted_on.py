"""Intervals counted on from a day right before them: "on 30 June 2021, six days after the decree", "on 3 May he sued. Eight days later …".

Invariant: the day is the last that is told before the interval, and no day of the run lies at its other end; where no day stands in the
sentence of the interval, some day of the run must lie as far away as a slip of its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from datetime import date, timedelta
from functools import cache, partial

from ...model.edtf import Edtf
from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..placing import dates_in
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .intervals import Interval, IntervalMiscounted, days_in, days_told, earlier, event_is_dated, intervals_in, makes
from .spans import value_of
from .written import written_days

_BACK = 1500
"""Characters before an interval in which the day may stand from which "two months later" counts."""
_EVENT = 60
"""Characters behind an interval in which the event that it counts from is named."""
_WORD = re.compile(r"[^\W\d_]+")
_STEM, _SHORT_WORD = 5, 3
"""Letters that two forms of a word share, and those of words that name nothing."""
_SHORT = frozenset({"day", "week"})
_MOST_DAYS = 6
"""Days of an event from which on one of them lies anywhere."""
_FIGURES = 2
"""Figures of a number of days above which one other figure is a slip and no chance."""


class CountedOn(Rule):
    """An interval counted from the day right before it that leads to no day of the run: "on 14 August, two months after the death".

    How long an authority waited is what a complaint is about. Whoever counts after it finds another number.
    """

    code = "DAT413"
    title = "an interval that leads to no day told"
    severity = Severity.WARNING
    example = (
        "The mill was searched on 3 May 2016. The owner was heard on 7 June 2016. He sued on 9 September 2016. The judge ruled on "
        "20 December 2016. On 9 January 2017, two months later, the ruling was printed.\n"
    )
    counter_example = example.replace("two months", "twenty days")
    sure = "Asked where the day stands right before the interval and several are told, and another sentence dates the event counted from."

    def find(self, subject: Subject) -> Iterator[Finding]:
        days, everywhere = days_told(subject)
        if not everywhere:
            return
        known = [one for finding in IntervalMiscounted.found_in(subject) for one in finding.passages]
        for interval in intervals_in(subject):
            found = _beside(subject, interval, days, everywhere) or _from_sentence_before(subject, interval, days, everywhere)
            found = found or _slip_from_event(subject, interval, days)
            passage = subject.analysis.passage(interval.span.start, interval.span.end)
            if found is not None and passage not in known:
                said = f"No day that is told lies “{' '.join(passage.exact.split())}” from {found.isoformat()}."
                yield self.finding(subject, said, passage)


def _way(text: str, interval: Interval) -> int:
    """Return 1 where the day beside an interval is the later one, -1 where it is the earlier."""
    return -1 if earlier().match(text, interval.span.end) else 1


def _beside(subject: Subject, interval: Interval, days: list[tuple[Span, date]], everywhere: Set[date]) -> date | None:
    """Return the day right before an interval from which it leads nowhere."""
    text = subject.analysis.text
    near = _day_before(subject, interval)
    if near is None or not event_is_dated(subject, interval, days):
        return None
    event = _event(text, interval)
    told = _days_of(subject, interval, event) if event else set[date]()
    if event and not told:
        return None
    back = dates_in(subject, max(0, interval.span.start - _BACK), interval.span.start)
    before = {day for _, one in back if (day := _day(value_of(one.edtf))) is not None}
    before |= set(_without_year(subject, Span(max(0, interval.span.start - _BACK), interval.span.start), near))
    others = everywhere if interval.unit in _SHORT else told.union(day for _, day in days) if event else before - {near}
    if not others or any(makes(interval, near, other, way=_way(text, interval)) for other in others):
        return None
    return near


def _event(text: str, interval: Interval) -> str:
    """Return what names the event that an interval is counted from, as far as the next comma or bracket; empty where there is none."""
    found = _of_event().match(text, interval.span.end)
    return re.split(r"[.,;:()\n]", text[found.end() : found.end() + _EVENT])[0].strip() if found else ""


def _days_of(subject: Subject, interval: Interval, event: str) -> set[date]:
    """Return the days of the sentences of the run that tell an event: with the words that name it and one of those of what it is of."""
    words = _WORD.findall(event)
    at = next((number for number, word in enumerate(words) if len(word) > _SHORT_WORD), len(words))
    ends = next((number for number in range(at, len(words)) if len(words[number]) <= _SHORT_WORD), len(words))
    head, rest = _stems(words[at:ends]), _stems(words[ends:])
    found = set[date]()
    for one in (subject, *subject.others):
        for span, stems, day in one.once_alone("counted on: sentences with a day", partial(_dated, one)):
            own = one is subject and span.start <= interval.span.start < span.end
            if head and head <= stems and (not rest or rest & stems) and not own:
                found.add(day)
    return found


def _dated(subject: Subject) -> list[tuple[Span, frozenset[str], date]]:
    """Return the sentences that tell a day, with the stems of their words."""
    text = subject.analysis.text
    told = [(sentence.span, day) for span, day in days_in(subject) if (sentence := subject.analysis.sentence_at(span.start)) is not None]
    return [(span, _stems(_WORD.findall(text, span.start, span.end)), day) for span, day in told]


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold()[:_STEM] for word in words if len(word) > _SHORT_WORD)


def _day_before(subject: Subject, interval: Interval) -> date | None:
    """Return the day that stands right before an interval, also one whose year stands before in the text."""
    text = subject.analysis.text
    sentence = subject.analysis.sentence_at(interval.span.start)
    inside = dates_in(subject, sentence.span.start, interval.span.start) if sentence else []
    if not inside:
        return None
    span, one = inside[-1]
    found = _day(value_of(one.edtf))
    return found if found and _between().fullmatch(text, span.end, interval.span.start) else None


def _without_year(subject: Subject, span: Span, near: date) -> Iterator[date]:
    """Yield the days of a stretch that are written without a year, in each year that they may be of."""
    for one in written_days(subject):
        if not one.year and span.start <= one.span.start < span.end and one.exists and (one.month, one.day) != (2, 29):
            yield from (date(year, one.month, one.day) for year in (near.year - 1, near.year, near.year + 1))


def _day(value: Edtf | None) -> date | None:
    return value.earliest if value is not None and value.earliest is not None and value.earliest == value.latest else None


def _from_sentence_before(subject: Subject, interval: Interval, days: list[tuple[Span, date]], everywhere: Set[date]) -> date | None:
    """Return the last day of the sentence before one that begins with an interval, where only a slip of the interval leads to a day."""
    text = subject.analysis.text
    sentence = subject.analysis.sentence_at(interval.span.start)
    if sentence is None or not _opens().fullmatch(text, sentence.span.start, interval.span.start):
        return None
    if _event(text, interval):
        return None
    line = text.rfind("\n", 0, sentence.span.start) + 1
    before = [day for span, day in days if line <= span.start < sentence.span.start]
    if not before or interval.unit not in _SHORT or earlier().match(text, interval.span.end):
        return None
    start = before[-1]
    if any(makes(interval, other, start, way=1) for other in everywhere):
        return None
    length = 7 if interval.unit == "week" else 1
    meant = {start + timedelta(days=length * number) for number in _slips(int(interval.value))}
    return start if meant & everywhere else None


def _slip_from_event(subject: Subject, interval: Interval, days: list[tuple[Span, date]]) -> date | None:
    """Return the one day of the sentence of an interval, where no day of the event named lies so far, and one of them a slip away.

    "On 2 December he was reinstated, thirty days after his acquittal" where the acquittal is told of 19 November.
    """
    sentence = subject.analysis.sentence_at(interval.span.start)
    event = _event(subject.analysis.text, interval)
    if sentence is None or not event or interval.unit not in _SHORT or interval.value != int(interval.value):
        return None
    own = {day for span, day in days if sentence.span.start <= span.start < sentence.span.end}
    if len(own) != 1:
        return None
    day, told = next(iter(own)), _days_of(subject, interval, event) - own
    way, length = _way(subject.analysis.text, interval), 7 if interval.unit == "week" else 1
    if not told or len(told) > _MOST_DAYS or any(makes(interval, day, other, way=0) for other in told):
        return None
    meant = {day - timedelta(days=length * number * way) for number in _near_numbers(int(interval.value))}
    return day if meant & told else None


def _near_numbers(number: int) -> Iterator[int]:
    """Yield the numbers that one is easily mistaken for: those of its slips, "thirteen" and "thirty", and those a figure away from it."""
    yield from _slips(number)
    yield from (number * 10 - 100,) if 13 <= number <= 19 else (number // 10 + 10,) if 30 <= number <= 90 and number % 10 == 0 else ()
    told = str(number)
    if len(told) > _FIGURES:
        yield from (int(f"{told[:at]}{other}{told[at + 1 :]}") for at in range(len(told)) for other in "0123456789" if other != told[at])


def _slips(number: int) -> Iterator[int]:
    """Yield the numbers that may have been meant: with ten more or less, ten times as many, or with the figures exchanged."""
    yield from (one for one in (number - 10, number + 10, number * 10, int(str(number)[::-1])) if one > 0 and one != number)
    if number % 10 == 0:
        yield number // 10


@cache
def _of_event() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(table('dates', 'words')['counted']['of_event'])})(?!\w)", re.IGNORECASE)


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(table('dates', 'words')['counted']['opens'])})\s+){{0,2}}", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(table("dates", "words")["counted"]["that_is"])
    return re.compile(rf"\s*(?:,|\(|–|—)\s*(?:(?:{words})[,\s]+){{0,2}}", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (CountedOn,)
