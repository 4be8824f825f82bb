"""Days, weekdays and times that the calendar and the clock do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from datetime import date, timedelta
from functools import cache

from ...errors import InputError
from ...extract.dates.words import date_words, folded
from ...model.edtf import Edtf
from ...model.findings import Finding, Fix, Severity
from ...model.passages import Passage
from ..headings import headings_of
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .written import WrittenDay, written_days

_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = ["January", "February", "March", "April", "May", "June", "July"]
_MONTHS += ["August", "September", "October", "November", "December"]
_NEW_STYLE = 1919
"""Before it some countries counted by the old calendar, whose weekdays differ."""
_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/]|[.,]\d)")
_WEEKDAY = 16
"""Characters before a day in which the reading of it, with its weekday, may begin."""
_CLOSE = timedelta(days=150)
"""So near to the day of writing, a day without a year is of that year."""


class ImpossibleDay(Rule):
    """A day that no calendar has: 31 June, 29 February of a year that is no leap year, a thirteenth month.

    Nobody did anything on that day. Either a digit is wrong, and then the act that is meant is hard to find, or the document was made up.
    """

    code = "DAT101"
    title = "a day that the calendar does not have"
    severity = Severity.ERROR
    example = "The order of 31 June 2015 was served on him.\n"
    counter_example = "The order of 30 June 2015 was served on him on 29 February 2016.\n"
    sure = "Sure by the calendar; numbers of cases that look like days are left out where a word says so."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for one in written_days(subject):
            if one.exists:
                continue
            passage = subject.analysis.passage(one.span.start, one.span.end)
            yield self.finding(subject, f"The calendar has no “{passage.exact.strip()}”: {_reason(one)}.", passage)


def _reason(one: WrittenDay) -> str:
    if not 1 <= one.month <= 12:
        return f"there is no month {one.month}"
    if one.month == 2 and one.day == 29:
        return f"{one.year} is no leap year"
    last = 29 if one.month == 2 else 31 if one.month in {1, 3, 5, 7, 8, 10, 12} else 30
    return f"{_MONTHS[one.month - 1]} has {last} days at most"


class WrongWeekday(Rule):
    """A weekday and a date that do not go together: "Monday, 3 May 2016" was a Tuesday.

    One of the two is wrong, and a hearing, an arrest or a deadline hangs on which. Forged documents are often found out by this.
    """

    code = "DAT102"
    title = "a weekday that does not fit the date"
    severity = Severity.ERROR
    example = "The hearing took place on Monday, 3 May 2016.\n"
    counter_example = "The hearing took place on Tuesday, 3 May 2016.\n"
    sure = "Sure by the calendar for dates with a year; a date without one is read by the day of the document, and gives a warning."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for one in written_days(subject):
            found = weekday_beside(text, one)
            if found is None or not one.exists:
                continue
            said, start, end = found
            true, sure = _weekdays_of(subject, one)
            if not true or said in true:
                continue
            passage = subject.analysis.passage(min(start, one.span.start), max(end, one.span.end))
            right = sorted(true)[0]
            told = f"was a {_NAMES[right]}, not a {_NAMES[said]}" if sure else f"was no {_NAMES[said]} in any year that can be meant"
            day = subject.analysis.passage(one.span.start, one.span.end).exact.rstrip(".")
            fix = _fix(subject.analysis.passage(start, end), right) if sure else None
            severity = self.severity if one.year else Severity.WARNING
            yield self.finding(subject, f"{day} {told}.", passage, fix=fix, severity=severity)


def _weekdays_of(subject: Subject, one: WrittenDay) -> tuple[set[int], bool]:
    """Return the weekdays that a written day can have had, and whether its year is sure.

    A day without a year may be of any year that the text tells up to its own, unless a heading gives the year, or of the one in which a
    source tells the same day.
    """
    if one.year:
        day = one.value
        both = {date(one.year, *one.other).weekday()} if one.other else set()
        return ({day.weekday()} | both if day and one.year >= _NEW_STYLE else set()), True
    ends = _year_of_end(subject, one)
    if ends:
        return _weekdays_in({ends}, one), True
    headed, read = _years_of_heading(subject, one), _as_read(subject, one)
    meant = headed or ({read.year} if read is not None else set())
    meant |= _years_beside(subject, one) if meant else _years_of_writing(subject, one)
    weekdays = _weekdays_in(meant, one)
    others = _years_in_sources(subject, one) | (set() if headed else _years_told(subject))
    told = _weekdays_in(others, one) if weekdays else set()
    return weekdays | told, len(weekdays) == 1 and weekdays >= told


def _weekdays_in(years: Set[int], one: WrittenDay) -> set[int]:
    return {date(year, one.month, one.day).weekday() for year in years if _is_day(year, one)}


def _year_of_end(subject: Subject, one: WrittenDay) -> int:
    """Return the year that the end of a time or of a list gives a day: "from Monday, 17 September to Friday, 21 September 2018"."""
    after = next((day for day in written_days(subject) if day.span.start >= one.span.end), None)
    if after is None or not after.year or not _joined().fullmatch(subject.analysis.text, one.span.end, after.span.start):
        return 0
    return after.year - ((one.month, one.day) > (after.month, after.day))


def _years_of_writing(subject: Subject, one: WrittenDay) -> set[int]:
    """Return the years of a day around the document's own day: the one in which it is near, if it is."""
    try:
        own = Edtf.parse(subject.date) if subject.date and "~" not in subject.date else None
    except InputError:
        own = None
    if own is None or own.earliest is None or own.precision != "day":
        return set()
    days = [date(year, one.month, one.day) for year in range(own.earliest.year - 1, own.earliest.year + 2) if _is_day(year, one)]
    near = {day.year for day in days if abs(day - own.earliest) <= _CLOSE}
    return near if len(near) == 1 else {day.year for day in days}


def _years_told(subject: Subject) -> frozenset[int]:
    own = int(subject.date[:4]) if subject.date[:4].isdigit() else 0
    told = subject.once_alone("years told", lambda: frozenset(map(int, _YEAR.findall(subject.analysis.text))))
    return frozenset(year for year in told if not own or year <= own)


def _years_in_sources(subject: Subject, one: WrittenDay) -> set[int]:
    """Return the years in which the other documents of the run tell the same day."""
    days = (day for other in subject.others for day in written_days(other))
    return {day.year for day in days if day.year and (day.month, day.day) == (one.month, one.day)}


def _as_read(subject: Subject, one: WrittenDay) -> date | None:
    """Return the day with the year that the reading gives to one that is written without a year."""
    days = subject.once_alone(
        "days as read",
        lambda: {subject.analysis.span_of(told.passage).start: told.edtf for told in subject.reading.dates if not told.relative},
    )
    edtf = next((days[at] for at in range(one.span.start, max(-1, one.span.start - _WEEKDAY), -1) if at in days), "")
    try:
        found = date.fromisoformat(edtf) if len(edtf) == len("2016-05-03") else None
    except ValueError:
        return None
    return found if found is not None and (found.month, found.day) == (one.month, one.day) else None


def _years_of_heading(subject: Subject, one: WrittenDay) -> set[int]:
    """Return the years that the nearest heading with a year tells, as in a chronology."""
    at = subject.analysis.passage(one.span.start, one.span.end).start
    above = [{int(year) for year in _YEAR.findall(head.words)} for head in headings_of(subject) if head.passage.start <= at]
    return next((years for years in reversed(above) if years), set())


def _years_beside(subject: Subject, one: WrittenDay) -> set[int]:
    """Return the years that are written in the paragraph of a day: one of them may be its own."""
    text = subject.analysis.text
    start, end = text.rfind("\n", 0, one.span.start) + 1, text.find("\n", one.span.end)
    return {int(match.group()) for match in _YEAR.finditer(text, start, end if end > 0 else len(text))}


def _is_day(year: int, one: WrittenDay) -> bool:
    try:
        date(year, one.month, one.day)
    except ValueError:
        return False
    return True


def sure_days(subject: Subject) -> set[str]:
    """Return the days beside which a weekday stands: no slip of one part would fit it, and another rule looks at those that do not."""
    text = subject.analysis.text
    return subject.once(
        "days beside a weekday", lambda: {str(one.value) for one in written_days(subject) if one.value and weekday_beside(text, one)}
    )


def weekday_beside(text: str, one: WrittenDay) -> tuple[int, int, int] | None:
    """Return the weekday before or after a day, with its place in the normal form."""
    before = _before().search(text, max(0, one.span.start - 32), one.span.start)
    found = before or _after().match(text, one.span.end)
    if found is None:
        return None
    word = folded(found["day"])
    if len(word) < 4 and not (found["day"][0].isupper() or word in {"пн", "вт", "ср", "чт", "пт", "сб", "вс"}):
        return None
    return date_words().weekdays[word], found.start("day"), found.end("day")


@cache
def _either_day() -> str:
    return "|".join(sorted(map(re.escape, date_words().weekdays), key=len, reverse=True))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<day>{_either_day()})\b\.?,?\s+(?:the\s+|le\s+|den\s+|dem\s+|el\s+|il\s+)?$", re.IGNORECASE)


@cache
def _joined() -> re.Pattern[str]:
    """Match what stands between two days of one time or list: a weekday and two short words at most."""
    return re.compile(
        rf",?\s+(?:[–—-]\s+|(?:[^\W\d_]{{1,5}}\s+){{1,2}})(?:(?:{_either_day()})\.?,?\s+)?(?:[^\W\d_]{{1,3}}\s+)?", re.IGNORECASE
    )


@cache
def _after() -> re.Pattern[str]:
    words = _either_day()
    years = r"(?:\s+(?:года|г\.|року|р\.))?"
    return re.compile(rf"{years}(?:\s*\((?:(?:a|un|ein)\s+)?|,\s+(?:a|un|ein)\s+|\.\s(?:a|un)\s(?=\w+\.))(?P<day>{words})\b", re.IGNORECASE)


def _fix(passage: Passage, right: int) -> Fix | None:
    """Put the right weekday in the form that stands there, where the language has one form for it."""
    written = passage.exact
    for names in table("dates", "words")["weekdays"].values():
        if written.lower() in [name.lower() for name in names]:
            name = str(names[right])
            if folded(written) in {"среда", "пятница", "суббота"} or re.match("[А-Яа-я]", written):
                return None
            return Fix(passage, name.capitalize() if written[0].isupper() else name.lower())
    return None


class ImpossibleTime(Rule):
    """A time of day that no clock shows: 25 hours, 14:75.

    Minutes of an arrest or a search are often in dispute; a wrong time in them takes the worth from the rest.
    """

    code = "DAT103"
    title = "a time that the clock does not have"
    severity = Severity.ERROR
    example = "He was arrested at 25:10 and taken away.\n"
    counter_example = "He was arrested at 23:10 and taken away at 24:00.\n"
    sure = "Asked after a word such as “at”, or before one such as “hours”; scores and verses have neither."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for match in _time().finditer(text):
            hour, minute = int(match["hour"]), int(match["minute"] or 0)
            cued = match["before"] or match["unit"]
            if not cued or subject.analysis.is_noise(*match.span()) or (hour <= 23 and minute <= 59) or (hour == 24 and minute == 0):
                continue
            passage = subject.analysis.passage(match.start("hour"), match.end())
            yield self.finding(subject, f"No clock shows “{passage.exact.strip()}”.", passage)


@cache
def _time() -> re.Pattern[str]:
    words = table("dates", "words")["clock"]
    before, hours = "|".join(words["before"]), "|".join(words["hours"])
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{before})\s+)?(?<![\w.,:/-])(?P<hour>\d{{1,2}})(?:\s?[:hч]\s?)(?P<minute>\d{{2}})(?![\w:,/-]|\.\d)"
        rf"(?:\s?(?P<unit>{hours})(?!\w))?",
        re.IGNORECASE,
    )
