"""Which way time runs: "three weeks earlier" for a later day, a state that ends before it began, years that no date comes near.

Invariant: a direction is told of only where the other direction fits the days that the text tells and its own fits none of the run.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache
from statistics import median_low

from ...extract.dates.words import date_words
from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..subject import Subject
from .intervals import Interval, days_in, intervals_in, standing_beside

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44}
_SLACK = {"day": 1.0, "week": 4.0, "month": 12.0}
_BARE = {1: r"later|afterwards|plus tard|позже|спустя", -1: r"earlier|plus tôt|auparavant|раньше|назад"}
_OF_EVENT = {1: r"after|après|после", -1: r"before|avant|до"}
_BARE_WORD = re.compile(rf"\s+(?:{_BARE[1]}|{_BARE[-1]})(?!\w)", re.IGNORECASE)
_STATE = re.compile(
    r"(?<!\w)(?:remained|held|detained|in force|in custody|in prison|stayed|lasted|applied|imprisoned|restrained|resté\w*|détenue?|placée?|"
    r"en vigueur|maintenue?|duré|оставал\w+|содержал\w+|находил\w+|действовал\w*|провёл|провел|длил\w+)(?!\w)[^.;\n]{0,80}?"
    r"(?:until|till|jusqu'(?:au|en)|до)\s+(?:\w+,?\s+)?$",
    re.IGNORECASE,
)
_NEAR = 300
_AHEAD, _BEHIND, _OLD = 30, 80, 1750
_LEAST = 4
_FOUR = re.compile(r"(?<![\w/.-])[12]\d{3}(?!\d)")
_BEFORE_YEAR, _BEHIND_YEAR = 40, 20
_YEAR_ALONE = re.compile(
    r"(?<!\w)(?:until|till|since|in|depuis|en|jusqu'en|до|с|в)\s+(?:the\s+)?(?P<year>[12]\d{3})(?=s?[.,;)\n]|\s+(?:года|году)\b)",
    re.IGNORECASE,
)


class WrongWay(Rule):
    """An interval that runs the wrong way: "three weeks earlier, on 9 July", where the day three weeks before is the one that is told.

    What came first is what much of a case turns on; a "before" for an "after" turns cause and effect round.
    """

    code = "DAT406"
    title = "“earlier” for “later”, or “before” for “after”"
    severity = Severity.WARNING
    unsure = True
    example = "The barn was searched on 3 May 2016. The miller was heard four days earlier, on 7 May 2016.\n"
    counter_example = example.replace("earlier", "later")
    sure = "Asked where one day stands beside the interval and the day at its other end is told on the wrong side only."

    def find(self, subject: Subject) -> Iterator[Finding]:
        days = days_in(subject)
        own = {day for _, day in days}
        everywhere = own.union(*({day for _, day in days_in(other)} for other in subject.others)) if own else own
        for interval in intervals_in(subject) if len(own) > 1 else ():
            way, near = _way(subject, interval, days)
            if not way or near is None or interval.unit not in _DAYS:
                continue
            if _at(interval, near, _told_last(subject, interval, days) or everywhere, way=-way):
                continue
            if _at(interval, near, _told_last(subject, interval, days) or own, way=way):
                passage = subject.analysis.passage(interval.span.start, interval.span.end)
                said = f"“{' '.join(passage.exact.split())}” runs the wrong way: the day that is told so far away lies on the other side."
                yield self.finding(subject, said, passage)


def _way(subject: Subject, interval: Interval, days: list[tuple[Span, date]]) -> tuple[int, date | None]:
    """Return 1 where the day beside an interval is told as the later one, -1 as the earlier, and that day; 0 where it is not known."""
    text = subject.analysis.text
    sentence = subject.analysis.sentence_at(interval.span.start)
    near = sorted(set(standing_beside(subject, interval, days)))
    if sentence is None or len(near) != 1:
        return 0, None
    behind = any(interval.span.end <= span.start < sentence.span.end for span, _ in days)
    for way in (1, -1):
        if behind and re.match(rf"\s+(?:{_BARE[way]})(?!\w)", text[interval.span.end : interval.span.end + 20], re.IGNORECASE):
            return way, near[0]
        if re.match(rf"\s+(?:{_OF_EVENT[way]})\s+\w", text[interval.span.end : interval.span.end + 20], re.IGNORECASE):
            return way, near[0]
    return 0, None


def _told_last(subject: Subject, interval: Interval, days: list[tuple[Span, date]]) -> set[date]:
    """Return the day from which a bare "later" or "earlier" counts: the last that the paragraph tells before it."""
    text = subject.analysis.text
    if not _BARE_WORD.match(text, interval.span.end):
        return set()
    line = max(text.rfind("\n", 0, interval.span.start), interval.span.start - _NEAR)
    before = [day for span, day in days if line < span.start < interval.span.start]
    return set(before[-1:])


def _at(interval: Interval, near: date, days: set[date], *, way: int) -> bool:
    """Say whether a day lies so far behind (1) or before (-1) the one beside the interval."""
    return any(abs((day - near).days * way - interval.value * _DAYS[interval.unit]) <= _SLACK[interval.unit] for day in days if day != near)


class EndsBeforeItBegan(Rule):
    """A state is told to have lasted until a day that lies before the day on which it began, told right before.

    A detention or an order that ends before it begins has a wrong date, and its length is counted from it.
    """

    code = "DAT407"
    title = "until a day before the beginning"
    severity = Severity.WARNING
    unsure = True
    example = "The barn was sealed on 3 May 2016 and remained sealed until 9 April 2016. The order was made on 2 May 2016.\n"
    counter_example = example.replace("9 April", "9 June")
    sure = "Asked where the sentence, or the one before it in the paragraph, tells one later day."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text, days = subject.analysis.text, days_in(subject)
        starts = [span.start for span, _ in days]
        for number, (span, day) in enumerate(days):
            line = text.rfind("\n", 0, span.start) + 1
            if not _STATE.search(text, max(line, span.start - 140), span.start):
                continue
            first = bisect_right(starts, max(line, span.start - _NEAR) - 1)
            before = {other for place, other in days[first:number] if place.end <= span.start}
            if before and min(before) > day:
                passage = subject.analysis.passage(span.start, span.end)
                said = f"It is told to have lasted until {passage.exact}, and to have begun later, on {min(before).isoformat()}."
                yield self.finding(subject, said, passage)


_BORN = re.compile(r"(?:\bborn\b|\bbirth\b|\bn[ée]{1,2}e?\b|\bnaissance\b|роди\w+|рожд\w+|г\.р\.|\bgeb)[^.;\n]{0,30}$", re.IGNORECASE)
_BEFORE_BORN = 44
"""Characters before a day in which words of birth stand: it says nothing of the time that the text is about."""


class FarYear(Rule):
    """A year decades after all others that the text tells, or one far before them that is near with two of its figures exchanged.

    It is a slip of the keyboard, such as 2109 for 2019; a reader who sees it looks at every other figure with distrust.
    """

    code = "DAT408"
    title = "a year far from all others"
    severity = Severity.WARNING
    example = "The barn was searched on 3 May 2016, on 9 May 2016, on 2 June 2016 and on 7 June 2017. It was sold on 9 July 2107.\n"
    counter_example = example.replace("2107", "2017").replace("It was", "Under the Act of 1649 it was")
    sure = "Asked where the text tells several days; a year ahead must lie more than thirty years beyond them."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        told = [day.year for span, day in days_in(subject) if not _BORN.search(text, max(0, span.start - _BEFORE_BORN), span.start)]
        if len(told) < _LEAST:
            return
        usual = median_low(told)
        for match in _FOUR.finditer(subject.analysis.text):
            year = int(match.group())
            exchanged = any(usual - _BEHIND <= other <= usual + 3 for other in _exchanged(match.group()))
            if _BORN.search(text, max(0, match.start() - _BEFORE_BORN), match.start()) and year < usual:
                continue
            if not (year > usual + _AHEAD or (year < _OLD and exchanged)) or not _is_told_as_year(subject, match.start()):
                continue
            passage = subject.analysis.passage(*match.span())
            yield self.finding(subject, f"The year {year} is far from the others that the text tells, which are about {usual}.", passage)


def _is_told_as_year(subject: Subject, at: int) -> bool:
    """Say whether four figures stand as a year: behind a month, or behind such a word as "since"."""
    for pattern in (_dated(), _YEAR_ALONE):
        for match in pattern.finditer(subject.analysis.text, max(0, at - _BEFORE_YEAR), at + _BEHIND_YEAR):
            if match.start("year") == at:
                return not subject.analysis.is_noise(*match.span())
    return False


def _exchanged(year: str) -> Iterator[int]:
    for at in range(len(year) - 1):
        yield int(year[:at] + year[at + 1] + year[at] + year[at + 2 :])


@cache
def _dated() -> re.Pattern[str]:
    months = "|".join(sorted((re.escape(month) for month in date_words().months if len(month) > 2), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{months})\.?,?\s+(?:\d{{1,2}},\s+)?(?P<year>[12]\d{{3}})(?![\w/.-]\d|\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (WrongWay, EndsBeforeItBegan, FarYear)
