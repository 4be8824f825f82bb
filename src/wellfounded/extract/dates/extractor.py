"""Dates of every form, with their EDTF value.

What counts as one expression: the words that make the value, with "the end of", "late", "between … and", "from … to" and a
weekday, but without "in", "since", "before", "until": these say how the date is used. A number of a law, a page or an amount is no
date, even where it looks like a year. An expression is ``relative`` when its value depends on another date: one without a year,
"last year", "that same day", "in two weeks". Such a value comes from a date told nearby, else from the document's own date;
where neither is known its year is ``XXXX``, and :func:`relative_to` can fill it in later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ...model.normal import normalise
from ...model.reading import DateExpression
from ..analysis import Analysis
from .grammar import Found, Scanner
from .joining import joined
from .told import resolved
from .values import Grain, Stamp, reference_of
from .words import LANGUAGES

PRODUCER = "dates@11"

_UNKNOWN = "XXXX"


def find_dates(analysis: Analysis) -> tuple[DateExpression, ...]:
    """Return the dates of a text in order, relative ones resolved against ``analysis.date`` where that is not empty."""
    scanner = Scanner(analysis.text, analysis.language_at)
    scanned = (found for found in scanner if not analysis.is_noise(found.start, found.end))
    expressions = list(joined(scanner, _in_us_order(list(scanned))))
    return tuple(
        DateExpression(
            passage=analysis.passage(found.start, found.end), edtf=edtf, relative=found.stamp.relative, confidence=_confidence(found, edtf)
        )
        for found, edtf in resolved(scanner.text, expressions, reference_of(analysis.date), lines=scanner.lines)
    )


def relative_to(dates: Sequence[DateExpression], analysis: Analysis) -> tuple[DateExpression, ...]:
    """Return the dates of a text that were found before its own date was known, the open ones resolved against ``analysis.date``.

    Values that were known stay as they are, but for days without year that would lie ahead of it; an empty or open reference resolves
    nothing.
    """
    if reference_of(analysis.date) is None or not any(one.relative for one in dates):
        return tuple(dates)
    return find_dates(analysis.dated(analysis.date.rstrip("~")) if _is_of_these_days(dates, analysis.date) else analysis)


def _is_of_these_days(dates: Sequence[DateExpression], inferred: str) -> bool:
    """Say whether the last day that a text tells of is told with its weekday, as one is on which or days after which it was written."""
    same = (one.passage.exact for one in dates if f"{one.edtf}~" in (inferred, f"{_UNKNOWN}{inferred[4:]}"))
    return any(stamp is not None and stamp.grain is Grain.DAY and stamp.weekday is not None for stamp in map(stamp_of, same))


def stamp_of(text: str) -> Stamp | None:
    """Return what a date expression says by itself, or None where the whole text is not one."""
    normal = normalise(text).text.replace("\n", " ")
    for language in LANGUAGES:
        scanner = Scanner(normal, partial(_always, language), sure=True)
        found = list(joined(scanner, list(scanner)))
        if len(found) == 1 and found[0].end - found[0].start >= len(normal) - 1:
            return found[0].stamp
    return None


def _always(language: str, at: int) -> str:
    return language


def _confidence(found: Found, edtf: str) -> float:
    if found.stamp.grain is Grain.YEAR and found.end - found.start == 4:
        return 0.9
    return 0.6 if _UNKNOWN in edtf else 0.8 if found.stamp.relative or found.numeric else 1.0


# -- numeric dates: which number is the month ---------------------------------------------------------------------------------


def _in_us_order(found: list[Found]) -> list[Found]:
    """Read ambiguous numeric dates month first where the text itself writes so: 12/25/2014, and no 25/12/2014."""
    certain = [one for one in found if one.numeric == "us"]
    if not any(one.numeric in ("/", "-") for one in found) or not certain:
        return [replace(one, numeric="") if one.numeric == "us" else one for one in found]
    return [_swapped(one) if one.numeric in ("/", "-") else replace(one, numeric="") for one in found]


def _swapped(one: Found) -> Found:
    return replace(one, stamp=replace(one.stamp, day=one.stamp.month, month=one.stamp.day), numeric="")
