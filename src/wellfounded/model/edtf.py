"""Dates as EDTF (ISO 8601-2): what a text says of a time, no more exact than it says it.

An :class:`Edtf` is one date (with unknown digits, seasons and qualifiers) or an interval. Where a fact has an interval for its
date it means one instant somewhere in it. Laws: ``str(Edtf.parse(s)) == s``; ``earliest <= latest``; no two of
``certainly_before``, ``certainly_after`` and ``may_equal`` hold of the same two dates, and ``may_equal`` is symmetric.

Read are years of four digits from 0001 on, each digit possibly ``X``; months, days, seasons (21–41) and a time of day; the
qualifiers ``?`` (uncertain), ``~`` (approximate) and ``%`` (both) after or before a component; ``a/b``, ``../b``, ``a/..``
and the unknown ends ``/b`` and ``a/``. Sets, exponents and years before 1 are not.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ..errors import InputError

_Q = "[?~%]?"
_MOMENT = re.compile(
    rf"({_Q})([\dX]{{4}})({_Q})(?:-({_Q})([\dX]{{2}})({_Q})(?:-({_Q})([\dX]{{2}})({_Q}))?)?(T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
)
OPEN = ".."

_SEASONS: dict[int, tuple[int, int]] = {
    **{base + n: (3 * n + 3, 3) for base in (21, 25) for n in range(4)},  # of no hemisphere, and northern
    **{29 + n: ((3 * n + 8) % 12 + 1, 3) for n in range(4)},  # southern: spring is September to November
    **{33 + n: (3 * n + 1, 3) for n in range(4)},  # quarters
    **{37 + n: (4 * n + 1, 4) for n in range(3)},  # thirds of a year
    **{40 + n: (6 * n + 1, 6) for n in range(2)},  # halves
}
"""Code → first month and number of months. Winter and southern summer run into the next year."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One component as it is written: its digits with a qualifier before or after them."""

    before: str
    digits: str
    after: str

    def __str__(self) -> str:
        return self.before + self.digits + self.after


@dataclass(frozen=True, slots=True)
class Moment:
    """One end of an interval, or a date by itself: one to three components and perhaps a time of day."""

    parts: tuple[_Part, ...]
    time: str = ""

    def __str__(self) -> str:
        return "-".join(map(str, self.parts)) + self.time

    @property
    def season(self) -> int:
        """The code of the season, quarter, third or half (21–41), else 0."""
        month = self.digits(1)
        return int(month) if month.isdecimal() and int(month) > 20 else 0

    def digits(self, component: int) -> str:
        """Return the digits of year (0), month (1) or day (2); empty where there is no such component."""
        return self.parts[component].digits if component < len(self.parts) else ""

    def qualifiers(self) -> str:
        return "".join(p.before + p.after for p in self.parts)

    def days(self) -> tuple[date, date]:
        """Return the first and the last day it can be.

        Raises ValueError where no day fits, such as 30 February.
        """
        if self.season:
            return _season_days(self.digits(0), self.season)
        first, last = _extreme(self, last=False), _extreme(self, last=True)
        return first, last


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval. ``start`` or ``end`` is None where an interval is open or unknown there."""

    text: str
    start: Moment | None
    end: Moment | None
    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read an EDTF string.

        Raises InputError where it is none of the forms that are read, or no day fits it.
        """
        return _parse(text)

    @classmethod
    def between(cls, first: date, last: date) -> Edtf:
        """Return the shortest date or interval that runs from one day to another, both included."""
        if last < first:
            raise InputError(f"an interval runs forward, not from {first} to {last}")
        whole = _whole(first, last)
        return cls.parse(whole or f"{_short(first, last=False)}/{_short(last, last=True)}")

    def __str__(self) -> str:
        return self.text

    @property
    def is_interval(self) -> bool:
        return "/" in self.text

    @property
    def approximate(self) -> bool:
        """Whether any component is marked ``~`` or ``%``."""
        return "~" in self.text or "%" in self.text

    @property
    def uncertain(self) -> bool:
        """Whether any component is marked ``?`` or ``%``."""
        return "?" in self.text or "%" in self.text

    @property
    def precision(self) -> str:
        """day, month, season, year, decade, century or millennium for one date; interval, or unknown where the year is."""
        if self.is_interval or self.start is None:
            return "interval"
        year = self.start.digits(0)
        if "X" in year:
            return (
                {1: "decade", 2: "century", 3: "millennium"}.get(year.count("X"), "unknown") if year.rstrip("X").isdecimal() else "unknown"
            )
        if self.start.season:
            return "season"
        known = [bool(self.start.digits(n)) and "X" not in self.start.digits(n) for n in range(3)]
        return "day" if all(known) else "month" if all(known[:2]) else "year"

    @property
    def certain_bounds(self) -> tuple[date | None, date | None]:
        """The bounds, widened by one unit of its precision at an end that is marked approximate or uncertain."""
        return _widened(self.earliest, self.start, -1), _widened(self.latest, self.end, +1)


def certainly_before(a: Edtf, b: Edtf) -> bool:
    """Say whether every day that ``a`` can be lies before every day that ``b`` can be; qualified dates get their margin."""
    last, first = a.certain_bounds[1], b.certain_bounds[0]
    return last is not None and first is not None and last < first


def certainly_after(a: Edtf, b: Edtf) -> bool:
    """Say whether every day that ``a`` can be lies after every day that ``b`` can be."""
    return certainly_before(b, a)


def may_equal(a: Edtf, b: Edtf) -> bool:
    """Say whether the two can be the same day: 2016 and 2016-05-03 can, 2016-XX-05 and 2016-05-03 cannot."""
    if certainly_before(a, b) or certainly_before(b, a):
        return False
    if a.is_interval or b.is_interval or a.text == b.text or _qualified(a) or _qualified(b):
        return True
    assert a.start is not None
    assert b.start is not None
    if a.start.season or b.start.season:
        return True
    return all(_fits(a.start.digits(n), b.start.digits(n)) for n in range(3))


def refine(a: Edtf, b: Edtf) -> Edtf | None:
    """Return what is known when both are said of one instant: the narrower, or their overlap; None where they exclude each other."""
    if not may_equal(a, b):
        return None
    first = max((d for d in (a.earliest, b.earliest) if d), default=None)
    last = min((d for d in (a.latest, b.latest) if d), default=None)
    for one in sorted((a, b), key=lambda e: (_qualified(e), "X" in e.text)):
        if (one.earliest, one.latest) == (first, last):
            return one
    if first is None or last is None:
        return Edtf.parse(f"{first or OPEN}/{last or OPEN}")
    return Edtf.between(first, last) if first <= last else min((a, b), key=_qualified)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Edtf:
    ends = text.split("/")
    if len(ends) > 2 or not any(end not in ("", OPEN) for end in ends):
        raise InputError(f"{text!r} is not an EDTF date: expected one date such as 2016-12-05, 2016-12~ or 197X, or two with a slash")
    try:
        moments = [None if end in ("", OPEN) and len(ends) == 2 else _moment(end) for end in ends]
        first, last = moments[0], moments[-1]
        earliest = first.days()[0] if first else None
        latest = last.days()[1] if last else None
    except ValueError as error:
        raise InputError(f"{text!r} is not an EDTF date: {error}") from error
    if earliest and latest and latest < earliest:
        raise InputError(f"{text!r} is not an EDTF date: its end lies before its start")
    return Edtf(text, first, last, earliest, latest)


def _moment(text: str) -> Moment:
    match = _MOMENT.fullmatch(text)
    if not match:
        raise ValueError("expected a year of four digits, then -month and -day")
    *flat, time = match.groups()
    parts = tuple(_Part(flat[n], flat[n + 1], flat[n + 2]) for n in (0, 3, 6) if flat[n + 1] is not None)
    moment = Moment(parts, time or "")
    if moment.time and (len(parts) < 3 or "X" in text):
        raise ValueError("a time of day follows a whole day only")
    if moment.season and (moment.season not in _SEASONS or len(parts) > 2):
        raise ValueError(f"{moment.digits(1)} is neither a month nor a season")
    return moment


def _extreme(moment: Moment, *, last: bool) -> date:
    """Fill the unknown digits so that the day is the first or the last that fits."""
    pick = max if last else min
    for year in _order(_numbers(moment.digits(0) or "XXXX", 1, 9999), last=last):
        for month in _order(_numbers(moment.digits(1) or "XX", 1, 12), last=last):
            days = _numbers(moment.digits(2) or "XX", 1, monthrange(year, month)[1])
            if days:
                return date(year, month, pick(days))
    raise ValueError("no day fits it")


def _order(numbers: tuple[int, ...], *, last: bool) -> tuple[int, ...]:
    return numbers[::-1] if last else numbers


@lru_cache(maxsize=512)
def _numbers(digits: str, low: int, high: int) -> tuple[int, ...]:
    if "X" not in digits:
        return (int(digits),) if low <= int(digits) <= high else ()
    pattern = re.compile(digits.replace("X", r"\d"))
    return tuple(n for n in range(low, high + 1) if pattern.fullmatch(str(n).zfill(len(digits))))


def _season_days(digits: str, season: int) -> tuple[date, date]:
    years = _numbers(digits, 1, 9998)
    if not years:
        raise ValueError("no year fits it")
    month, length = _SEASONS[season]
    over, final = divmod(month + length - 2, 12)
    year = years[-1] + over
    return date(years[0], month, 1), date(year, final + 1, monthrange(year, final + 1)[1])


def _fits(a: str, b: str) -> bool:
    return not a or not b or all(x == y or "X" in (x, y) for x, y in zip(a, b, strict=True))


def _qualified(edtf: Edtf) -> bool:
    return edtf.approximate or edtf.uncertain


def _widened(bound: date | None, moment: Moment | None, direction: int) -> date | None:
    if bound is None or moment is None or not moment.qualifiers():
        return bound
    days = 92 if moment.season else {1: 365, 2: 31, 3: 1}[len(moment.parts)]
    if "X" in moment.digits(0):
        days = 366 * 10 ** moment.digits(0).count("X")
    try:
        return bound + timedelta(days=days * direction)
    except OverflowError:
        return None


def _whole(first: date, last: date) -> str:
    """Return the one year, month or day that runs from the first to the last, or an empty string."""
    if first == last:
        return first.isoformat()
    starts, ends = _short(first, last=False), _short(last, last=True)
    if starts == ends:
        return starts
    if starts[4:] == "-01" and ends[4:] == "-12":
        return starts[:4] if starts[:4] == ends[:4] else f"{starts[:4]}/{ends[:4]}"
    return ""


def _short(day: date, *, last: bool) -> str:
    """Leave the day out where it is the first or last of its month."""
    edge = monthrange(day.year, day.month)[1] if last else 1
    return day.isoformat()[:7] if day.day == edge else day.isoformat()
