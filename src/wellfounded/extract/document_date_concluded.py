"""The date of a document that says none, concluded from the days that it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ..model.edtf import Edtf
from ..model.passages import Span
from ..model.reading import DateExpression
from .analysis import Analysis
from .dates.extractor import stamp_of
from .dates.values import Stamp
from .document_date_words import date_words

_YEARLESS = re.compile(r"XXXX-\d\d(?:-\d\d)?")


def concluded(analysis: Analysis, placed: Sequence[tuple[DateExpression, Span]], *, by_weekday: bool = True) -> str:
    """Return the latest date told, as the date before which the text was not written.

    ``by_weekday``: also a later one, where a day without a year stands with its weekday: a guess, and no more.
    """
    latest: tuple[date, int, str] | None = None
    for one, span in placed:
        edtf = Edtf.parse(one.edtf)
        if one.relative or edtf.is_interval or edtf.earliest is None or edtf.latest is None or _lies_ahead(analysis.text, span):
            continue
        if _is_birth(analysis.text, span):
            continue
        rank = (edtf.earliest, -(edtf.latest - edtf.earliest).days, one.edtf.rstrip("~?%"))
        latest = max(latest, rank) if latest else rank
    if latest is None:
        return ""
    yearless = [one for one, _ in placed if one.relative and _YEARLESS.fullmatch(one.edtf)]
    if not yearless:
        return f"{latest[2]}~"
    for one in yearless if by_weekday else ():
        year = _year_of_weekday(stamp_of(one.passage.exact), latest[0])
        if year:
            return f"{year}{one.edtf[4:]}~"
    return f"{latest[2]}/.."


def _is_birth(text: str, span: Span) -> bool:
    """Whether a date is somebody's birth: "born 4 May 1986", "1986 г.р."; when the text was written does not follow from it."""
    births = date_words()["births"]
    before, after = text[max(0, span.start - 24) : span.start], text[span.end - 3 : span.end + 14]
    return bool(births.search(re.split(r"[;\n]|\w{3,}\. ", before)[-1]) or births.match(after.lstrip(" ,()0123456789")))


def _year_of_weekday(stamp: Stamp | None, earliest: date) -> int:
    """Return the first year from a date on in which a day falls on the weekday told with it ("Tuesday, 17 June"), or 0."""
    if stamp is None or stamp.weekday is None or stamp.end is not None:
        return 0
    for year in range(earliest.year, earliest.year + 7):
        try:
            day = date(year, stamp.month, stamp.day)
        except ValueError:
            continue
        if day >= earliest and day.weekday() == stamp.weekday:
            return year
    return 0


def _lies_ahead(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 80) : span.start]
    return bool(date_words()["ahead"].search(before[-24:]) or date_words()["future"].search(before))
