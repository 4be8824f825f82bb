"""Dates of every form, with their EDTF value.

What counts as one expression: the words that make the value, with "the end of", "late", "between … and" and a weekday, but without
"in", "since", "before", "until", "from": these say how the date is used. A number of a law, a page or an amount is no date, even where it
looks like a year. An expression is ``relative`` when its value depends on another date: one without a year, "last year", "that
same day". Such a value comes from a date told nearby, else from the document's own date; where neither is known its year
is ``XXXX``, and :func:`relative_to` can fill it in later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from ..errors import InputError
from ..model.edtf import Edtf
from ..model.normal import normalise
from ..model.reading import DateExpression
from .analysis import Analysis
from .date_grammar import Found, Scanner
from .date_joining import joined
from .date_values import Grain, Stamp, moved, reference_of, resolve, with_year
from .date_words import LANGUAGES

PRODUCER = "dates@1"

_UNKNOWN = "XXXX"
_NEAR = 400
"""A day without year takes its year from a date told so many characters before it, in the same paragraph."""
_SAME_MONTH = 1_500
"""A month without year takes the year of the same month told so many characters before it."""


def find_dates(analysis: Analysis) -> tuple[DateExpression, ...]:
    """Return the dates of a text in order, relative ones resolved against ``analysis.date`` where that is not empty."""
    text = analysis.text
    scanned = (found for found in Scanner(text, analysis.language_at) if not analysis.is_noise(found.start, found.end))
    expressions = list(joined(text, _in_us_order(text, list(scanned))))
    dates = tuple(
        DateExpression(
            passage=analysis.passage(found.start, found.end), edtf=edtf, relative=found.stamp.relative, confidence=_confidence(found, edtf)
        )
        for found, edtf in _resolved(text, expressions)
    )
    return relative_to(dates, analysis.date)


def relative_to(dates: Sequence[DateExpression], reference: str) -> tuple[DateExpression, ...]:
    """Return the dates with those of unknown year resolved against a reference (EDTF); all others stay as they are.

    An empty or open reference resolves nothing.
    """
    base = reference_of(reference)
    if base is None:
        return tuple(dates)
    return tuple(_referred(one, base) if one.relative and _UNKNOWN in one.edtf else one for one in dates)


def stamp_of(text: str) -> Stamp | None:
    """Return what a date expression says by itself, or None where the whole text is not one."""
    normal = normalise(text).text
    for language in LANGUAGES:
        found = list(joined(normal, list(Scanner(normal, partial(_always, language), sure=True))))
        if len(found) == 1 and found[0].end - found[0].start >= len(normal) - 1:
            return found[0].stamp
    return None


def _always(language: str, at: int) -> str:
    return language


def _referred(one: DateExpression, base: Edtf) -> DateExpression:
    stamp = _bare_stamp(one)
    if stamp is None:
        return one
    try:
        return replace(one, edtf=resolve(stamp, base))
    except (InputError, OverflowError, ValueError):
        return one


def _bare_stamp(one: DateExpression) -> Stamp | None:
    """Read the stamp from the value where it says all ("XXXX-10-05"), else from the words again."""
    parts = one.edtf.split("-")
    if len(parts) == 3 and parts[0] == _UNKNOWN and "X" not in one.edtf[4:] and "/" not in one.edtf:
        stamp = stamp_of(one.passage.exact)
        return stamp or Stamp(grain=Grain.DAY, month=int(parts[1]), day=int(parts[2]))
    if len(parts) == 2 and parts[0] == _UNKNOWN and parts[1].isdecimal() and int(parts[1]) <= 12:
        return stamp_of(one.passage.exact) or Stamp(grain=Grain.MONTH, month=int(parts[1]))
    return stamp_of(one.passage.exact)


def _confidence(found: Found, edtf: str) -> float:
    if found.stamp.grain is Grain.YEAR and found.end - found.start == 4:
        return 0.9
    return 0.6 if _UNKNOWN in edtf else 0.8 if found.stamp.relative or found.numeric else 1.0


# -- numeric dates: which number is the month ---------------------------------------------------------------------------------


def _in_us_order(text: str, found: list[Found]) -> list[Found]:
    """Read ambiguous numeric dates month first where the text itself writes so: 12/25/2014, and no 25/12/2014."""
    certain = [one for one in found if one.numeric == "us"]
    if not any(one.numeric in ("/", "-") for one in found) or not certain:
        return [replace(one, numeric="") if one.numeric == "us" else one for one in found]
    return [_swapped(one) if one.numeric in ("/", "-") else replace(one, numeric="") for one in found]


def _swapped(one: Found) -> Found:
    return replace(one, stamp=replace(one.stamp, day=one.stamp.month, month=one.stamp.day), numeric="")


# -- values --------------------------------------------------------------------------------------------------------------------


def _resolved(text: str, found: Iterable[Found]) -> Iterator[tuple[Found, str]]:
    """Resolve each expression from itself or from the dates told before it; those that stay open have the year XXXX."""
    told: list[tuple[Found, Edtf]] = []
    for one in found:
        edtf = _value(text, one, told)
        if edtf is None:
            continue
        if _UNKNOWN not in edtf.text and one.stamp.grain is not Grain.STEP:
            told.append((one, edtf))
        yield one, edtf.text


def _value(text: str, one: Found, told: list[tuple[Found, Edtf]]) -> Edtf | None:
    stamp = one.stamp
    try:
        if stamp.grain is Grain.SAME:
            return _same(text, one, told)
        if stamp.yearless and stamp.turn is None:
            year = _year_told(text, one, told)
            if year is not None:
                return Edtf.parse(resolve(with_year(stamp, year)))
        return Edtf.parse(resolve(stamp))
    except (InputError, OverflowError, ValueError):
        return None


def _same(text: str, one: Found, told: list[tuple[Found, Edtf]]) -> Edtf | None:
    """ "that same day": the last date told that is exact enough, in the same paragraph or shortly before."""
    unit = one.stamp.unit
    wanted = {"day": ("day",), "month": ("day", "month"), "year": ("day", "month", "year")}[unit]
    for earlier, edtf in reversed(told):
        if one.start - earlier.end > _NEAR or "\n\n" in text[earlier.end : one.start]:
            return None
        if edtf.precision in wanted:
            base = edtf if unit == edtf.precision else Edtf.parse(edtf.text[: 7 if unit == "month" else 4])
            return Edtf.parse(moved(base, unit, one.stamp.step))
    return None


def _year_told(text: str, one: Found, told: list[tuple[Found, Edtf]]) -> int | None:
    """Return the year that a day or month without one gets from the dates before it.

    The same month told before gives its year. Else the nearest date of the paragraph does: a text that goes on from
    "12 December 2014" to "5 January" means the next January.
    """
    for earlier, edtf in reversed(told):
        gap = one.start - earlier.end
        if gap > _SAME_MONTH:
            break
        if earlier.stamp.month == one.stamp.month and earlier.stamp.month and edtf.earliest and _falls_right(one.stamp, edtf.earliest.year):
            return edtf.earliest.year
        if gap <= _NEAR and edtf.earliest and edtf.latest and _same_paragraph(text, earlier, one):
            year = _following_year(one.stamp, earlier.stamp, edtf.latest)
            if year is not None and _falls_right(one.stamp, year):
                return year
    return None


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
    if earlier.grain not in (Grain.DAY, Grain.MONTH) or not stamp.month:
        return None
    return latest.year + (latest.month - stamp.month > 8)
