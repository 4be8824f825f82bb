"""Counting from a date: days, weeks, months, quarters and years before and after, weekdays, weeks of the calendar.

Everything takes the reference as it is known: from a day follow days, from a month only months, marked approximate where the text
asks for a day. Weeks run from Monday to Sunday, as in ISO 8601.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from ...model.edtf import Edtf

UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-XX-XX",
    "weekend": "XXXX-XX-XX",
    "month": "XXXX-XX",
    "quarter": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXXX",
}
"""What is known of a unit that is counted from nothing."""


def narrow(reference: Edtf) -> bool:
    """Say whether a reference is bounded within about a year, so that something can be counted from it."""
    first, last = reference.earliest, reference.latest
    return first is not None and last is not None and (last - first).days <= 366 and first.year >= 1000 and last.year < 9000


def moved(base: Edtf, unit: str, step: int) -> str:
    """Return the day, week, month, quarter or year so many steps from a bounded date, as exact as the date allows."""
    first, last = _ends(base)
    exact_day, exact_month = first == last, (first.year, first.month) == (last.year, last.month)
    if unit == "day" and exact_day:
        return (first + timedelta(days=step)).isoformat()
    if unit == "week" and exact_day:
        return _days(first + timedelta(days=7 * step - first.weekday()), 7)
    if unit == "weekend" and exact_day:
        return _weekend(first, step)
    if unit == "quarter" and exact_month:
        quarters = first.year * 4 + (first.month - 1) // 3 + step
        return f"{quarters // 4:04d}-{33 + quarters % 4}"
    if unit in ("day", "week", "weekend", "month") and exact_month:
        text = _month(first, step if unit == "month" else 0)
        return text if unit == "month" else marked(text)
    if unit in ("day", "week", "weekend") and _is_guess(base):
        return UNKNOWN[unit]
    years = step * {"decade": 10, "year": 1}.get(unit, 0)
    text = f"{first.year + years:04d}" if first.year == last.year else f"{first.year + years:04d}/{last.year + years:04d}"
    return text if unit in ("year", "decade") else marked(text)


def _is_guess(base: Edtf) -> bool:
    """Say whether a reference is only the latest year of which its text tells: no day follows from it."""
    return base.text.endswith("~") and base.precision == "year"


def term_end(base: Edtf, unit: str, step: int) -> str:
    """Return the day on which so many months or years from a day end, on the last of the month where it has no such day."""
    first, last = _ends(base)
    if first != last or unit not in ("month", "year"):
        return moved(base, unit, step)
    months = first.year * 12 + first.month - 1 + step * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(first.day, monthrange(year, month)[1])).isoformat()


def last_units(base: Edtf, unit: str, count: int) -> str:
    """Return the interval of the last or, above 0, the next so many units: days to the day, months and years whole."""
    first, last = _ends(base)
    if unit in ("day", "week", "weekend"):
        if first != last:
            return marked(moved(base, "month" if (first.year, first.month) == (last.year, last.month) else "year", 0))
        days = count * (1 if unit == "day" else 7)
        ends = (first + timedelta(days=1), first + timedelta(days=days)) if days > 0 else (first + timedelta(days=days), first)
        return f"{ends[0].isoformat()}/{ends[1].isoformat()}"
    if unit in ("month", "quarter") and (first.year, first.month) == (last.year, last.month):
        opening, closing = sorted((0, count * (1 if unit == "month" else 3)))
        return f"{_month(first, opening)}/{_month(first, closing)}"
    if unit in ("month", "quarter"):
        return marked(moved(base, "year", 0))
    opening, closing = sorted((0, count * (10 if unit == "decade" else 1)))
    return f"{first.year + opening:04d}/{last.year + closing:04d}"


def weekday_near(base: Edtf | None, weekday: int, turn: int | None) -> str:
    """Return the day that a weekday names: by itself the last one up to the reference; -1, 0, 1 that of the last, this, the next week;
    -2 and 2 the nearest before and after."""
    if base is None or base.earliest is None or base.latest is None:
        return UNKNOWN["day"]
    if base.earliest != base.latest:
        return UNKNOWN["day"] if _is_guess(base) else marked(str(base).split("/")[0].rstrip("~?%"))
    day = base.earliest
    back = (day.weekday() - weekday) % 7
    if turn == 2:
        return (day + timedelta(days=7 - back)).isoformat()
    if turn == -2:
        return (day - timedelta(days=back or 7)).isoformat()
    if turn is None:
        return (day - timedelta(days=back)).isoformat()
    return (day + timedelta(days=7 * turn + weekday - day.weekday())).isoformat()


def day_of_month(base: Edtf | None, day: int, weekday: int | None) -> str:
    """Return the nearest day of that number, on that weekday where one is told; of two equally near the earlier one."""
    if base is None or base.earliest is None or base.latest is None or base.earliest.year != base.latest.year:
        return f"XXXX-XX-{day:02d}"
    if weekday is None and (base.earliest.month == base.latest.month):
        months = [0] if base.earliest != base.latest else [-1, 0, 1]
    else:
        months = list(range(-12, 13))
    found = []
    for step in months:
        year, month = divmod(base.earliest.year * 12 + base.earliest.month - 1 + step, 12)
        if day <= monthrange(year, month + 1)[1]:
            one = date(year, month + 1, day)
            if weekday is None or one.weekday() == weekday:
                found.append(one)
    best = min(found, key=lambda one: (abs((one - base.earliest).days), one), default=None)  # type: ignore[operator]
    return best.isoformat() if best else f"XXXX-XX-{day:02d}"


def this_month(base: Edtf | None, day: int) -> str:
    """Return the day of the reference's own month."""
    if base is None or not narrow(base) or moved(base, "month", 0) == UNKNOWN["month"]:
        return f"XXXX-XX-{day:02d}"
    return f"{moved(base, 'month', 0).rstrip('~')[:7]}-{day:02d}"


def iso_week(year: int, number: int) -> str:
    """Return the days of a week of the year, counted from 1 or, below 0, from its end.

    Raises ValueError where the year has no such week.
    """
    number = number if number > 0 else date(year, 12, 28).isocalendar().week + 1 + number
    return _days(date.fromisocalendar(year, number, 1), 7)


def week_around(day: str) -> str:
    """Return the week, from Monday to Sunday, in which a day lies; unknown where the day is."""
    edtf = Edtf.parse(day)
    if edtf.earliest is None or edtf.earliest != edtf.latest:
        return day if "X" in day else UNKNOWN["week"]
    return _days(edtf.earliest - timedelta(days=edtf.earliest.weekday()), 7)


def marked(text: str) -> str:
    """Mark every end of a date as approximate."""
    return "/".join(end if end.endswith(("~", "?", "%")) or end == ".." else f"{end}~" for end in text.split("/"))


def _ends(base: Edtf) -> tuple[date, date]:
    if base.earliest is None or base.latest is None:
        raise ValueError("nothing can be counted from an open interval")
    return base.earliest, base.latest


def _days(first: date, count: int) -> str:
    return f"{first.isoformat()}/{(first + timedelta(days=count - 1)).isoformat()}"


def _month(day: date, step: int) -> str:
    months = day.year * 12 + day.month - 1 + step
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _weekend(day: date, step: int) -> str:
    """The weekend of a day: on Monday and Tuesday the one just past; with a step that of another week."""
    saturday = day + timedelta(days=5 - day.weekday())
    if step == 0 and day.weekday() < 2:
        saturday -= timedelta(days=7)
    return _days(saturday + timedelta(days=7 * step), 2)
