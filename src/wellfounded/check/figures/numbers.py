"""The numbers of a stretch of text, each with its unit where it has one: what sums, shares and lists are checked against.

Positions are of the normal form. Numbers that are dates, notes or addresses are none; "one" in words is none either.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...extract.figures.numerals import numeral_at
from ...extract.figures.words import FigureWords, figure_words, folded
from ...model.labels import Quantity
from ...model.passages import Passage, Span, merged
from ...model.reading import Figure
from ..dates.written import written_days
from ..subject import Subject

_TOKEN = re.compile(r"(?<![\w.,:/№§#])\d++(?![:h/]\d)|(?<![\w-])[^\W\d_]{2,}")
_BEGINNING = re.compile(r"(?<![\w.,:/№§#])\d|(?<![\w-])([^\W\d_]{2,})")
_PERCENT = re.compile(r"\s?(?:%|per ?cents?\b|percent\b|pour cent\b|p\. ?100|процент\w*|Prozent\b|відсотк\w*)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:\b(?:arts?|articles?|nos?|notes?|sections?|paras?|paragraphs?|paragraphes?|points?|pages?|pp?|rules?|chapters?|chapitres?|annex(?:es)?"
    r"|attachments?|exhibits?|enclosures?|appendix|appendices|items?|ст|п|пп|пункт\w*|стать\w+|глав\w+|стр|приложени\w+|сноск\w*|прим"
    r"|pièces?|annexes?|clauses?|laws?|acts?|resolutions?|figures?|tables?|tableaux?|lines?|lignes?|rooms?|flats?|channels?|forms?|counts?)\.?"
    r"|[№§#]+|\bn°)\s*(?:\d{1,4}[a-z]?(?:,\s?|\s?[;/–-]\s?|\s(?:and|or|to|et|ou|à|и|или|до)\s)){0,8}$",
    re.IGNORECASE,
)
_NOTE_LABEL = re.compile(r"\[\^?$")
"""What stands before a number that is the label of a note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as it stands there. ``unit`` is a currency, a unit of mass or time, ``percent``, or empty for a bare count."""

    span: Span
    value: float
    unit: str = ""
    approximate: bool = False
    figure: Figure | None = None

    @property
    def is_share(self) -> bool:
        return self.unit == "percent"


def figures_by_place(subject: Subject) -> list[tuple[Span, Figure]]:
    """Return the figures of the reading with their places in the normal form, in order."""
    return subject.once_alone("figures by place", lambda: [(subject.analysis.span_of(one.passage), one) for one in subject.reading.figures])


def taken(subject: Subject) -> list[Span]:
    """Return what is a date or no running text, in order."""
    return subject.once_alone("taken by dates", lambda: _taken(subject))


def _taken(subject: Subject) -> list[Span]:
    spans = [subject.analysis.span_of(one.passage) for one in subject.reading.dates]
    marks = [subject.analysis.span_of(one.passage) for one in subject.reading.citations if one.kind.endswith("mark") or one.kind == "case"]
    return merged([*spans, *marks, *(one.span for one in written_days(subject)), *subject.analysis.noise])


def is_taken(subject: Subject, start: int, end: int) -> bool:
    """Say whether a stretch is a date, or no running text."""
    spans = taken(subject)
    at = bisect_right(spans, end - 1, key=lambda span: span.start) - 1
    return at >= 0 and spans[at].end > start


def numbers_in(subject: Subject, span: Span) -> list[Number]:
    """Return the numbers of a stretch in order."""
    return list(_numbers(subject, span))


def _numbers(subject: Subject, span: Span) -> Iterator[Number]:
    text, done = subject.analysis.text, span.start
    language = subject.analysis.language_at(span.start)
    words = figure_words(language)
    for start in _beginnings(subject, span, language):
        if start < done or _TOKEN.match(text, start, span.end) is None:
            continue
        numeral = numeral_at(text, start, words)
        if numeral is None or numeral.end > span.end or is_taken(subject, start, numeral.end):
            continue
        if (numeral.in_words and numeral.value == 1) or _NAMED.search(text, max(span.start, start - 48), start):
            continue
        if _NOTE_LABEL.search(text, max(0, start - 2), start) and text[numeral.end : numeral.end + 1] == "]":
            continue
        done = numeral.end
        yield _with_unit(subject, start, numeral.end, numeral.value)


def _beginnings(subject: Subject, span: Span, language: str) -> Sequence[int]:
    """Return where a number may begin in a stretch, in digits or in words of a language."""
    places = subject.once_alone(
        f"beginnings of numbers, {language}", lambda: _all_beginnings(subject.analysis.text, figure_words(language))
    )
    return places[bisect_left(places, span.start) : bisect_left(places, span.end)]


def _all_beginnings(text: str, words: FigureWords) -> list[int]:
    known = words.numbers.keys() | words.alone
    return [match.start() for match in _BEGINNING.finditer(text) if match[1] is None or folded(match[1]) in known]


def _with_unit(subject: Subject, start: int, end: int, value: float) -> Number:
    figures = figures_by_place(subject)
    at = bisect_right(figures, start, key=lambda pair: pair[0].start) - 1
    figure = figures[at][1] if at >= 0 and figures[at][0].end >= end else None
    percent = _PERCENT.match(subject.analysis.text, end)
    if percent:
        return Number(
            span=Span(start, percent.end()), value=value, unit="percent", approximate=bool(figure and figure.approximate), figure=figure
        )
    if figure is None or figure.quantity is Quantity.COUNT:
        return Number(span=Span(start, end), value=value, approximate=bool(figure and figure.approximate), figure=figure)
    same = abs(figure.value - value) <= 1e-6 * max(1.0, abs(value))
    return Number(
        span=Span(start, end), value=figure.value if same else value, unit=figure.unit, approximate=figure.approximate, figure=figure
    )


def passage_of(subject: Subject, number: Number) -> Passage:
    """Quote a number in the text layer, with its unit where the reading has it."""
    return number.figure.passage if number.figure else subject.analysis.passage(number.span.start, number.span.end)


def written(value: float) -> str:
    """Write a value for a message: thousands apart, no needless decimals."""
    return f"{value:,.10g}" if abs(value) < 1e6 else f"{value:,.2f}".rstrip("0").rstrip(".")


def places(text: str) -> int:
    """Return how many decimals a number is written with."""
    found = re.search(r"\d[.,](\d{1,2})(?!\d)", text)
    return len(found[1]) if found else 0
