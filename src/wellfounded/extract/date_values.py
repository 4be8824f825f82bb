"""From what a text says of a time to EDTF: the value of a date expression, given the date that it is relative to.

Habits, where a text is vague: "early", "mid" and "late" are the thirds of a month (to the 10th, to the 20th, to its end), the first and
the last quarter of a year and the four months between May and August, and the first four, next three and last three years of a
decade; "last week of May" is its last seven days. A year that is not told and not known is written ``XXXX``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from ..errors import InputError
from ..model.edtf import Edtf

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
}
_YEAR_PARTS = {
    "early": ("01", "03"),
    "mid": ("05", "08"),
    "late": ("10", "12"),
}
_YEAR_WEEKS = {
    "week1": ("01-01", "01-07"),
    "week2": ("01-08", "01-14"),
    "week3": ("01-15", "01-21"),
    "week4": ("01-22", "01-28"),
    "last_week": ("12-25", "12-31"),
}
_YEAR_CODES = {"quarter1": "33", "quarter2": "34", "quarter3": "35", "quarter4": "36", "half1": "40", "half2": "41"}
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "half1": (0, 4), "half2": (5, 9)}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a text says of a time, before it is known what it is relative to."""

    grain: Grain
    year: int | None = None
    month: int = 0
    day: int = 0
    number: int = 0
    """The code of a season (21–24); -1 for a weekday that counts only beside a day."""
    weekday: int | None = None
    """The weekday told, by itself or with a day; Monday is 0."""
    unit: str = ""
    step: int = 0
    """With ``unit``: so many days, weeks, months or years from the reference (STEP) or from the date told last (SAME)."""
    turn: int | None = None
    """-1 for last, 0 for this, 1 for next, where the text says it."""
    year_step: int | None = None
    """-1 in "March of last year"."""
    part: str = ""
    circa: bool = False
    end: Stamp | None = None

    @property
    def yearless(self) -> bool:
        """Whether the year has to come from elsewhere."""
        return self.year is None and self.grain in (Grain.DAY, Grain.MONTH, Grain.SEASON) and self.year_step is None

    @property
    def relative(self) -> bool:
        """Whether the value depends on another date."""
        return self.year is None or (self.end is not None and self.end.relative)


def resolve(stamp: Stamp, reference: Edtf | None = None) -> str:
    """Return the EDTF of a stamp; unknown parts are written X where there is no reference, or one that is open.

    Raises InputError where no day fits it, such as 31 June.
    """
    if stamp.end is not None:
        return _interval(stamp, stamp.end, reference)
    base = reference if reference is not None and _narrow(reference) else None
    if stamp.grain is Grain.STEP:
        text = _stepped(stamp, base)
    elif stamp.grain is Grain.WEEKDAY:
        text = _weekday(stamp, base)
    else:
        text = _dated(stamp, _year(stamp, base))
    vague = stamp.circa or (stamp.relative and base is not None and base.approximate)
    return str(Edtf.parse(_marked(text) if vague else text))


def _narrow(reference: Edtf) -> bool:
    """Whether a reference is bounded within about a year, so that something can be counted from it."""
    first, last = reference.earliest, reference.latest
    return first is not None and last is not None and (last - first).days <= 366 and first.year >= 1000 and last.year < 9000


def with_year(stamp: Stamp, year: int) -> Stamp:
    """Give a stamp and its end the year that they lack."""
    end = replace(stamp.end, year=stamp.end.year or year) if stamp.end else None
    return replace(stamp, year=stamp.year or year, end=end)


def _interval(stamp: Stamp, end: Stamp, reference: Edtf | None) -> str:
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
    if stamp.grain is Grain.SEASON:
        return f"{base.earliest.year + (stamp.turn or 0):04d}"
    return f"{_nearest_year(stamp, base.earliest, base.latest):04d}"


def _nearest_year(stamp: Stamp, first: date, last: date) -> int:
    """Return the year in which the day or month lies nearest to the reference; the past counts as nearer than the future.

    A text of November that speaks of a hearing on 5 December means the coming one; of 5 March, the past one.
    """

    def distance(year: int) -> float:
        day = date(year, stamp.month, min(stamp.day or 1, monthrange(year, stamp.month)[1]))
        return apart(day) + (5_000 if stamp.weekday not in (None, day.weekday()) else 0)

    def apart(day: date) -> float:
        if day <= last:
            ahead = (last - day).days
            return ahead if stamp.turn != 1 else 10_000 + ahead
        return (day - first).days * 2.5 if stamp.turn != -1 else 10_000.0

    return min((last.year - 1, last.year, last.year + 1), key=distance)


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
        return f"{year[:2]}XX"
    return _year_part(stamp, year)


def _month_part(stamp: Stamp, year: str) -> str:
    length = monthrange(int(year) if year != "XXXX" else 2001, stamp.month)[1]
    first, last = _MONTH_PARTS.get(stamp.part, (1, length))
    if stamp.part == "last_week":
        first, last = length - 6, length
    return f"{year}-{stamp.month:02d}-{first:02d}/{year}-{stamp.month:02d}-{min(last, length):02d}"


def _year_part(stamp: Stamp, year: str) -> str:
    if stamp.part in _YEAR_CODES:
        return f"{year}-{_YEAR_CODES[stamp.part]}"
    if stamp.part in _YEAR_WEEKS:
        first, last = _YEAR_WEEKS[stamp.part]
        return f"{year}-{first}/{year}-{last}"
    if stamp.part in _YEAR_PARTS:
        first, last = _YEAR_PARTS[stamp.part]
        return f"{year}-{first}/{year}-{last}"
    return year


def _decade_part(stamp: Stamp, year: str) -> str:
    first, last = _DECADE_PARTS[stamp.part]
    return f"{year[:3]}{first}/{year[:3]}{last}"


_UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-XX-XX", "month": "XXXX-XX", "year": "XXXX", "decade": "XXXX"}


def _stepped(stamp: Stamp, base: Edtf | None) -> str:
    if base is None or base.earliest is None or base.latest is None:
        return _UNKNOWN[stamp.unit]
    return moved(base, stamp.unit, stamp.step, part=stamp.part)


def moved(base: Edtf, unit: str, step: int, *, part: str = "") -> str:
    """Return the day, week, month or year so many steps from a bounded date, as exact as the date allows."""
    assert base.earliest is not None
    assert base.latest is not None
    first, last = base.earliest, base.latest
    exact_day, exact_month = first == last, (first.year, first.month) == (last.year, last.month)
    if unit == "day" and exact_day:
        return (first + timedelta(days=step)).isoformat()
    if unit == "week" and exact_day:
        monday = first + timedelta(days=7 * step - first.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit in ("day", "week", "month") and exact_month:
        months = first.year * 12 + first.month - 1 + (step if unit == "month" else 0)
        return f"{months // 12:04d}-{months % 12 + 1:02d}" + ("" if unit == "month" else "~")
    years = step * {"decade": 10, "year": 1}.get(unit, 0)
    text = f"{first.year + years:04d}" if first.year == last.year else f"{first.year + years:04d}/{last.year + years:04d}"
    if part and len(text) == 4:
        return _year_part(Stamp(grain=Grain.YEAR, part=part), text)
    return text if unit in ("year", "decade") else _marked(text)


def _weekday(stamp: Stamp, base: Edtf | None) -> str:
    """A weekday by itself is the last one up to the reference; with "next" the first one after it."""
    if base is None or base.earliest is None or base.earliest != base.latest:
        return "XXXX-XX-XX" if base is None or base.earliest is None else _marked(str(base).split("/")[0].rstrip("~?%"))
    back = (base.earliest.weekday() - (stamp.weekday or 0)) % 7
    if stamp.turn == 1:
        return (base.earliest + timedelta(days=7 - back)).isoformat()
    if stamp.turn == -1 and back == 0:
        back = 7
    return (base.earliest - timedelta(days=back)).isoformat()


def _marked(text: str) -> str:
    return "/".join(end if end.endswith(("~", "?", "%")) or end == ".." else f"{end}~" for end in text.split("/"))


def reference_of(text: str) -> Edtf | None:
    """Return the date that others are relative to, or None where it is empty or not EDTF."""
    if not text:
        return None
    try:
        return Edtf.parse(text)
    except InputError:
        return None
