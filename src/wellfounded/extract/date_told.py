"""Values from what was told before: the year of a day without one, "the same day", "two weeks later".

A year comes from the heading over the text or from the neighbour before, never from a date that follows; what has none stays open
until the document's own date is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..errors import InputError
from ..model.edtf import Edtf
from .date_grammar import Found
from .date_steps import moved
from .date_values import Grain, Stamp, resolve, with_year

_UNKNOWN = "XXXX"
_NEAR = 400
"""A day without year takes its year from a date told so many characters before it, in the same paragraph."""
_SAME_MONTH = 1_500
"""A month without year takes the year of the same month told so many characters before it."""
_BASES = {
    "day": ("day",),
    "week": ("day",),
    "weekend": ("day",),
    "month": ("day", "month"),
    "quarter": ("day", "month", "season"),
    "year": ("day", "month", "season", "year"),
    "decade": ("day", "month", "season", "year"),
}
"""How exact a date has to be for a unit to be counted from it."""

Told = list[tuple[Found, Edtf]]


def resolved(text: str, found: Iterable[Found]) -> Iterator[tuple[Found, str]]:
    """Resolve each expression from itself or from the dates told before it; those that stay open have the year XXXX."""
    told: Told = []
    heading: int | None = None
    for one in found:
        edtf = _value(text, one, told, heading)
        if edtf is None:
            continue
        if _UNKNOWN not in edtf.text and (one.stamp.grain is not Grain.STEP or one.stamp.anchor is not None):
            told.append((one, edtf))
        if one.stamp.grain in (Grain.YEAR, Grain.MONTH) and edtf.earliest and edtf.latest and not edtf.is_interval and _alone(text, one):
            heading = edtf.latest.year if _UNKNOWN not in edtf.text and edtf.earliest.year == edtf.latest.year else heading
        yield one, edtf.text


def _value(text: str, one: Found, told: Told, heading: int | None) -> Edtf | None:
    stamp = one.stamp
    try:
        if stamp.grain is Grain.SAME:
            same = _same(text, one, told)
            return same if same is not None or not _from_now(stamp, told) else Edtf.parse(resolve(replace(stamp, grain=Grain.STEP)))
        if stamp.grain is Grain.DAY and not stamp.month:
            return _in_month_told(text, one, told)
        if stamp.year_told is not None:
            for _, earlier in _near(text, one, told):
                if earlier.latest is not None and earlier.precision in ("day", "month", "season", "year"):
                    return Edtf.parse(resolve(with_year(stamp, earlier.latest.year + stamp.year_told)))
        if stamp.yearless and stamp.turn is None:
            year = _year_told(text, one, told, heading)
            if year is not None:
                return Edtf.parse(resolve(with_year(stamp, year)))
        return Edtf.parse(resolve(stamp))
    except (InputError, OverflowError, ValueError):
        return None


def _from_now(stamp: Stamp, told: Told) -> bool:
    """Whether a step that finds nothing told near it is one from the document's own date: "the end of the year", and any where the text
    told nothing before."""
    return stamp.now and (bool(stamp.part) or not told)


def _near(text: str, one: Found, told: Told) -> Iterator[tuple[Found, Edtf]]:
    for earlier, edtf in reversed(told):
        if one.start - earlier.end > _NEAR or "\n\n" in text[earlier.end : one.start]:
            return
        yield earlier, edtf


def _same(text: str, one: Found, told: Told) -> Edtf | None:
    """ "that same day", "two weeks later": from the last date told that is exact enough, in the same paragraph or shortly before."""
    stamp = one.stamp
    for _, edtf in _near(text, one, told):
        point = Edtf.parse(edtf.text.rsplit("/", 1)[-1]) if edtf.is_interval and edtf.end is not None else edtf
        if point.precision not in _BASES[stamp.unit]:
            continue
        if stamp.part:
            return Edtf.parse(resolve(replace(stamp, grain=Grain.STEP), point))
        exact = {"month": 7, "year": 4, "decade": 4}.get(stamp.unit, 10)
        return Edtf.parse(moved(Edtf.parse(point.text[:exact]), stamp.unit, stamp.step))
    return None


def _in_month_told(text: str, one: Found, told: Told) -> Edtf:
    """Give a day without month that of the last day or month told near it, where it falls on the weekday told with it."""
    stamp = one.stamp
    for _, edtf in _near(text, one, told):
        if edtf.precision in ("day", "month"):
            whole = replace(stamp, year=int(edtf.text[:4]), month=int(edtf.text[5:7]))
            if _falls_right(whole, int(edtf.text[:4])):
                return Edtf.parse(resolve(whole))
    return Edtf.parse(resolve(stamp))


def _year_told(text: str, one: Found, told: Sequence[tuple[Found, Edtf]], heading: int | None) -> int | None:
    """Return the year that a day or month without one gets from the dates before it.

    The same month told before gives its year. Else the nearest date of the paragraph does: a text that goes on from
    "12 December 2014" to "5 January" means the next January. Else the heading does.
    """
    asked = one.stamp.anchor or one.stamp
    for earlier, edtf in reversed(told):
        gap = one.start - earlier.end
        if gap > _SAME_MONTH:
            break
        if earlier.stamp.month == asked.month and earlier.stamp.month and edtf.earliest and _falls_right(asked, edtf.earliest.year):
            return edtf.earliest.year
        if gap <= _NEAR and edtf.earliest and edtf.latest and _same_paragraph(text, earlier, one):
            year = _following_year(asked, earlier.stamp, edtf.latest)
            if year is not None and _falls_right(asked, year):
                return year
    return heading if heading is not None and _falls_right(asked, heading) else None


def _falls_right(stamp: Stamp, year: int) -> bool:
    """Whether a day falls in that year on the weekday told with it, where one is."""
    if stamp.weekday is None:
        return True
    try:
        return date(year, stamp.month, stamp.day).weekday() == stamp.weekday
    except ValueError:
        return False


def _same_paragraph(text: str, earlier: Found, one: Found) -> bool:
    between = text[earlier.end : one.start]
    if "\n" in between:
        return False
    return earlier.stamp.grain in (Grain.DAY, Grain.MONTH) or ". " not in between


def _following_year(stamp: Stamp, earlier: Stamp, latest: date) -> int | None:
    if earlier.grain is Grain.YEAR:
        return latest.year
    if earlier.grain not in (Grain.DAY, Grain.MONTH) or not stamp.first_month:
        return None
    return latest.year + (latest.month - stamp.first_month > 8)


def _alone(text: str, one: Found) -> bool:
    """Whether a date stands on a line by itself: then it is the heading of what follows."""
    before, after = text[max(0, one.start - 4) : one.start], text[one.end : one.end + 4]
    opens = one.start == 0 or before.rstrip(" #*").endswith("\n") or not before.strip(" #*")
    return opens and (one.end == len(text) or after.lstrip(" :.–—-").startswith("\n"))
