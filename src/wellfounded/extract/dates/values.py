"""From what a text says of a time to EDTF: the value of a date expression, given the date that it is relative to.

Habits, where a text is vague: "early", "mid" and "late" are the thirds of a month (to the 10th, to the 20th, to its end), the first and
the last quarter of a year and the four months between May and August, the first four, next three and last three years of a
decade, and the thirds of a century; "last week of May" is the week of its last day, the first and the last week of a year are those of
ISO 8601. A year that is not told and not known is written ``XXXX``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ...errors import InputError
from ...model.edtf import Edtf
from .steps import UNKNOWN, day_of_month, iso_week, last_units, marked, moved, narrow, term_end, week_around, weekday_near

_MONTH_PARTS = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "half1": (1, 15),
    "half2": (16, 31),
    "week1": (1, 7),
    "week2": (8, 14),
    "week3": (15, 21),
    "week4": (22, 28),
    "ten3": (20, 31),
}
_YEAR_PARTS = {
    "early": ("01", "03"),
    "mid": ("05", "08"),
    "late": ("10", "12"),
}
_YEAR_WEEKS = {"week1": 1, "week2": 2, "week3": 3, "week4": 4, "last_week": -1}
_YEAR_CODES = {"quarter1": "33", "quarter2": "34", "quarter3": "35", "quarter4": "36", "half1": "40", "half2": "41"}
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "half1": (0, 4), "half2": (5, 9)}
_CENTURY_PARTS = {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "half1": (0, 49), "half2": (50, 99)}
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}


class Grain(StrEnum):
    """What kind of thing is named."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SEASON = "season"
    WEEKDAY = "weekday"
    STEP = "step"
    SAME = "same"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a text says of a time, before it is known what it is relative to."""

    grain: Grain
    year: int | None = None
    month: int = 0
    day: int = 0
    number: int = 0
    """The code of a season (21–24) or the number of a week."""
    weekday: int | None = None
    """The weekday told, by itself or with a day; Monday is 0."""
    unit: str = ""
    step: int = 0
    """With ``unit``: so many days, weeks, months or years from the reference (STEP) or from the date told last (SAME)."""
    turn: int | None = None
    """-1 for last, 0 for this, 1 for next, where the text says it; of weekdays: those of these weeks, -2 and 2 the nearest day."""
    year_step: int | None = None
    """-1 in "March of last year"."""
    year_told: int | None = None
    """0 in "March of the same year", 1 in "March of the following year": from the year told last."""
    beside_told: int = 0
    """Of a month or season: 1 for the first one after the date told ("the following March"), -1 for the last one before it."""
    part: str = ""
    circa: bool = False
    span: int = 0
    """The last so many units, or with a number above 0 the next: "the past three years"."""
    now: bool = False
    """Of SAME: whether it is relative to the reference where nothing was told before."""
    exact: bool = False
    """Of a STEP: counted to the day, as a term is that ends "in two months"."""
    anchor: Stamp | None = None
    """The date that a STEP or a WEEK is counted from, where the text names it: "ten days after 1 March"."""
    end: Stamp | None = None

    @property
    def yearless(self) -> bool:
        """Whether the year has to come from elsewhere."""
        if self.anchor is not None:
            return self.anchor.yearless
        return self.year is None and self.grain in (Grain.DAY, Grain.MONTH, Grain.SEASON) and self.year_step is None

    @property
    def relative(self) -> bool:
        """Whether the value depends on another date."""
        if self.anchor is not None:
            return self.anchor.relative
        return self.year is None or (self.end is not None and self.end.relative)

    @property
    def first_month(self) -> int:
        """The month of a day or month, or the first of a season; else 0."""
        return _SEASON_MONTHS.get(self.number, 0) if self.grain is Grain.SEASON else self.month


def resolve(stamp: Stamp, reference: Edtf | None = None) -> str:
    """Return the EDTF of a stamp; unknown parts are written X where there is no reference, or one that is open.

    Raises InputError where no day fits it, such as 31 June.
    """
    if stamp.end is not None:
        return _interval(stamp, stamp.end, reference)
    base = reference if reference is not None and narrow(reference) else None
    if stamp.grain in (Grain.STEP, Grain.SAME):
        text = _stepped(stamp, base)
    elif stamp.grain is Grain.WEEKDAY:
        text = weekday_near(base, stamp.weekday or 0, stamp.turn)
    elif stamp.grain is Grain.WEEK:
        text = _week(stamp, base)
    elif stamp.grain is Grain.DAY and not stamp.month:
        text = day_of_month(base, stamp.day, stamp.weekday)
    else:
        text = _dated(stamp, _year(stamp, base))
    counted = stamp.grain in (Grain.STEP, Grain.SAME, Grain.WEEKDAY, Grain.WEEK)
    vague = stamp.circa or (counted and "X" not in text and stamp.relative and base is not None and base.approximate)
    return str(Edtf.parse(marked(text) if vague else text))


def with_year(stamp: Stamp, year: int) -> Stamp:
    """Give a stamp and its end the year that they lack."""
    if stamp.anchor is not None:
        return replace(stamp, anchor=with_year(stamp.anchor, year))
    end = stamp.end
    if end is not None and end.year is None:
        end = replace(end, year=year + (0 < end.first_month < stamp.first_month))
    return replace(stamp, year=stamp.year or year, end=end)


def _interval(stamp: Stamp, end: Stamp, reference: Edtf | None) -> str:
    if stamp.yearless and end.yearless and reference is not None and narrow(reference):
        opening = replace(stamp, end=None, year=int(_year(stamp, reference)))
        return resolve(with_year(replace(opening, end=end), opening.year or 0))
    first = resolve(replace(stamp, end=None), reference)
    last = resolve(end, reference)
    return str(Edtf.parse(f"{first.split('/')[0]}/{last.rsplit('/', 1)[-1]}"))


def _year(stamp: Stamp, base: Edtf | None) -> str:
    if stamp.year is not None:
        return f"{stamp.year:04d}"
    if base is None or base.earliest is None or base.latest is None:
        return "XXXX"
    if stamp.year_step is not None:
        return f"{base.earliest.year + stamp.year_step:04d}" if base.earliest.year == base.latest.year else "XXXX"
    return f"{_nearest_year(stamp, base.earliest, base.latest):04d}"


_WEEKDAYS_TURN = 6
"""Years within which a day falls on every weekday."""


def _nearest_year(stamp: Stamp, first: date, last: date) -> int:
    """Return the year in which the day or month lies nearest to the reference; the past counts as nearer than the future.

    A text of November that speaks of a hearing on 5 December means the coming one; of 5 March, the past one.
    """

    def distance(year: int) -> float:
        month = stamp.first_month
        day = date(year, month, min(stamp.day or 1, monthrange(year, month)[1]))
        return apart(day) + (20_000 if stamp.weekday not in (None, day.weekday()) else 0)

    ended = stamp.grain is Grain.SEASON and (stamp.turn or 0) < 0
    """"Last autumn" is over: said in November, it is that of the year before."""

    def apart(day: date) -> float:
        if ended and (last - day).days < 90:
            return 10_000.0
        if day <= last:
            ahead = (last - day).days
            return ahead if turn <= 0 else 10_000 + ahead
        return (day - first).days * 2.5 if turn >= 0 else 10_000.0

    if stamp.turn == 0 and first.year == last.year:
        return first.year
    turn = stamp.turn or 0
    reach = 1 if stamp.weekday is None else _WEEKDAYS_TURN
    years: tuple[int, ...] = tuple(range(last.year - reach, last.year + reach + 1))
    if stamp.grain is Grain.DAY and (stamp.month, stamp.day) == (2, 29):
        years = tuple(year for year in range(last.year - 4, last.year + 5) if monthrange(year, 2)[1] == 29) or years
    return min(years, key=distance)


def _dated(stamp: Stamp, year: str) -> str:
    if stamp.grain is Grain.DAY:
        return f"{year}-{stamp.month:02d}-{stamp.day:02d}"
    if stamp.grain is Grain.MONTH:
        return _month_part(stamp, year) if stamp.part else f"{year}-{stamp.month:02d}"
    if stamp.grain is Grain.SEASON:
        return f"{year}-{stamp.number:02d}"
    if stamp.grain is Grain.DECADE:
        return _decade_part(stamp, year) if stamp.part in _DECADE_PARTS else f"{year[:3]}X"
    if stamp.grain is Grain.CENTURY:
        first, last = _CENTURY_PARTS.get(stamp.part, (0, 0))
        return f"{year[:2]}{first:02d}/{year[:2]}{last:02d}" if last else f"{year[:2]}XX"
    return _year_part(stamp, year)


def _month_part(stamp: Stamp, year: str) -> str:
    length = monthrange(int(year) if year != "XXXX" else 2001, stamp.month)[1]
    first, last = _MONTH_PARTS.get(stamp.part, (1, length))
    if stamp.part == "last_week":
        return (
            week_around(f"{year}-{stamp.month:02d}-{length}")
            if year != "XXXX"
            else f"XXXX-{stamp.month:02d}-{length - 6}/XXXX-{stamp.month:02d}-{length}"
        )
    return f"{year}-{stamp.month:02d}-{first:02d}/{year}-{stamp.month:02d}-{min(last, length):02d}"


def _year_part(stamp: Stamp, year: str) -> str:
    if stamp.part in _YEAR_CODES:
        return f"{year}-{_YEAR_CODES[stamp.part]}"
    if stamp.part in _YEAR_WEEKS:
        return iso_week(int(year), _YEAR_WEEKS[stamp.part]) if year.isdecimal() else "XXXX-XX-XX"
    if stamp.part in _YEAR_PARTS:
        opening, closing = _YEAR_PARTS[stamp.part]
        return f"{year}-{opening}/{year}-{closing}"
    return _term(stamp.part, year) if stamp.part in _TERMS else year


_TERMS = {"michaelmas": ("10", "12"), "hilary": ("01", "04"), "easter": ("04", "05"), "trinity": ("06", "07")}
"""The terms of the courts of England and Wales, Ireland and others, in whole months."""


def _term(part: str, year: str) -> str:
    first, last = _TERMS[part]
    return f"{year}-{first}/{year}-{last}"


def _decade_part(stamp: Stamp, year: str) -> str:
    first, last = _DECADE_PARTS[stamp.part]
    return f"{year[:3]}{first}/{year[:3]}{last}"


def _stepped(stamp: Stamp, base: Edtf | None) -> str:
    if stamp.anchor is not None:
        base = Edtf.parse(resolve(stamp.anchor, base))
        if not narrow(base):
            return UNKNOWN[stamp.unit]
    if base is None or base.earliest is None or base.latest is None:
        return UNKNOWN[stamp.unit]
    if stamp.span:
        return last_units(base, stamp.unit, stamp.span)
    text = term_end(base, stamp.unit, stamp.step) if stamp.exact else moved(base, stamp.unit, stamp.step)
    if stamp.part == "within":
        return text
    if stamp.part and text.isdecimal():
        return _year_part(Stamp(grain=Grain.YEAR, part=stamp.part), text)
    if stamp.part and stamp.unit == "month" and len(text) == 7:
        return _month_part(replace(stamp, month=int(text[5:])), text[:4])
    return text


def _week(stamp: Stamp, base: Edtf | None) -> str:
    """The week of a day that is named, or that of a number in its year."""
    if stamp.anchor is not None:
        return week_around(resolve(stamp.anchor, base))
    year = stamp.year or (base.earliest.year if base is not None and base.earliest else 0)
    return iso_week(year, stamp.number) if year else UNKNOWN["week"]


def reference_of(text: str) -> Edtf | None:
    """Return the date that others are relative to, or None where it is empty or not EDTF."""
    if not text:
        return None
    try:
        return Edtf.parse(text)
    except InputError:
        return None
