"""What a text says of a list or table beside it: its total, its largest and its smallest entry, and how many are above a mark.

Invariant: a list is asked only where each of its lines ends with a number of one unit, and a column of a table only by the unit of its
heading; what is said stands in the paragraphs right before or right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...extract.figures.numerals import numeral_at, value_of
from ...extract.figures.words import figure_words, folded
from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.passages import Passage, Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .cells import tables_in
from .numbers import Number, numbers_in, passage_of, written
from .once import ToldOnce
from .table_sums import is_total_row

_LINE = re.compile(
    r"^[ \t]*(?:[-*•·–][ \t]+|\(?\w{1,3}[.)][ \t]+)[^\n]*?[\s(](?P<number>\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+|\d+)[ \u00a0]"
    r"(?P<unit>[^\W\d_]{2,14})\)?[.;]?[ \t]*$",
    re.MULTILINE,
)
_BULLETED = re.compile(r"(?:^[ \t]*(?:[-*•·–][ \t]+|\(?\w{1,3}[.)][ \t]+)[^\n]*\d[^\n]*(?:\n|\Z)){3,}", re.MULTILINE)
_MEASURED = re.compile(
    r"(?<![\w.,:/-])(?P<number>\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+|\d+)[ \u00a0]"
    r"(?P<unit>min\w*|hours?|heures?|час\w*|pages?|стр\w*|страниц\w*|days?|jours?|дн\w+|words|mots|слов\w*|met(?:er|re)s|mètres|метр\w*|km|kilomet\w+)(?!\w)"
)
_ROWS = 3
_BEFORE, _BEHIND = 260, 420
"""Characters before and behind a list in which words are about it."""
_BESIDE = 34
_STEM = 5


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of a list or of a column of a table, and where it stands in the text layer."""

    unit: str
    values: tuple[float, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text says of a series: the number, and what it is said to be."""

    number: Number
    of: str
    series: Series


class TotalBesideList(ToldOnce):
    """A total that is told in the words before or behind a list or table, and that its lines do not make.

    "We read 18 papers with 377 pages in all", and the list has 577. Either a line was lost or the total was never counted.
    """

    code = "FIG217"
    title = "a total told beside a list that does not make it"
    group = "sum"
    severity = Severity.ERROR
    example = (
        "We read four papers. They have 64 pages in all.\n\n1. Letter of the harbour, 12 pages\n2. Ruling of the court, 31 pages\n"
        "3. Invoice of the mill, 5 pages\n4. Report of the divers, 6 pages\n"
    )
    counter_example = example.replace("64 pages", "54 pages")
    sure = "Sure where all lines of the list end with a number of the total's unit."

    def every(self, subject: Subject) -> Iterator[Finding]:
        for claim in claims(subject):
            made = sum(claim.series.values)
            if claim.of == "total" and abs(made - claim.number.value) > 1e-6 * made and not _is_gap(claim):
                said = f"The {len(claim.series.values)} lines make {written(made)}, not {written(claim.number.value)}."
                yield self.finding(subject, said, passage_of(subject, claim.number), related=[subject.place(_shown(subject, claim))])


class ExtremeBesideList(Rule):
    """The largest or the smallest entry of a list, or the number of those above a mark, that the list does not have.

    "The longest of these talks lasted 140 minutes" stands in a text that lists them, and none did. What the list was counted for is wrong.
    """

    code = "FIG218"
    title = "a largest, smallest or count that the list beside it does not have"
    severity = Severity.WARNING
    example = (
        "1. Letter of the harbour, 12 pages\n2. Ruling of the court, 31 pages\n3. Invoice of the mill, 5 pages\n"
        "\nThe longest of these papers has 37 pages.\n"
    )
    counter_example = example.replace("37 pages", "31 pages")
    sure = "Sure where all lines of the list end with a number of this unit."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for claim in claims(subject):
            if claim.of not in {"most", "least"}:
                continue
            true = max(claim.series.values) if claim.of == "most" else min(claim.series.values)
            if abs(true - claim.number.value) > 1e-6 * abs(true):
                said = f"In the list beside it this is {written(true)}, not {written(claim.number.value)}."
                yield self.finding(subject, said, passage_of(subject, claim.number), related=[subject.place(_shown(subject, claim))])
        for count, mark, series, above in counted(subject):
            true = sum(value > mark.value if above else value < mark.value for value in series.values)
            if true != count.value:
                way = "more" if above else "less"
                said = f"The list beside it has {true} of {way} than {written(mark.value)}, not {written(count.value)}."
                first, last = passage_of(subject, count).start, passage_of(subject, mark).end
                yield self.finding(subject, said, Passage.of(subject.text, first, last))


def _is_gap(claim: Claim) -> bool:
    """Say whether a number is what two lines differ by: a rise, a difference, what is left."""
    values = claim.series.values
    return any(abs(abs(one - other) - claim.number.value) < 1e-6 for one in values for other in values)


def _shown(subject: Subject, claim: Claim) -> Passage:
    span = claim.series.span
    return Passage.of(subject.text, span.start, min(span.end, span.start + 200))


def claims(subject: Subject) -> list[Claim]:
    """Return what the words beside the lists and tables of a document say of them."""
    return subject.once_alone("figures told of lists", lambda: list(_claims(subject)))


def _claims(subject: Subject) -> Iterator[Claim]:
    text = subject.analysis.text
    for series, begin, end in _beside(subject):
        for number in numbers_in(subject, Span(begin, end)):
            if number.approximate or number.is_share or _is_money(number) or not _has_unit(text, number, series):
                continue
            sentence = subject.analysis.sentence_at(number.span.start)
            if sentence is None:
                continue
            ahead = text[sentence.span.start : number.span.start]
            behind = text[number.span.end : number.span.end + _BESIDE]
            if _of_list("total").search(ahead[-_BESIDE:] + " " + behind):
                yield Claim(number, "total", series)
            else:
                ahead = re.split(r"\d", ahead)[-1]
                most, least = _of_list("most").search(ahead), _of_list("least").search(ahead)
                if bool(most) != bool(least):
                    yield Claim(number, "most" if most else "least", series)


def counted(subject: Subject) -> Iterator[tuple[Number, Number, Series, bool]]:
    """Yield the counts of entries above or below a mark: "thirteen of these papers have more than ten pages"."""
    text = subject.analysis.text
    for series, begin, end in _beside(subject):
        for count in numbers_in(subject, Span(begin, end)):
            cue = _counting().match(text, count.span.end, end)
            numeral = numeral_at(text, cue.end(), figure_words(subject.analysis.language_at(begin))) if cue else None
            if cue is None or numeral is None:
                continue
            mark = Number(span=Span(cue.end(), numeral.end), value=numeral.value)
            if _has_unit(text, mark, series):
                yield count, mark, series, cue["above"] is not None


@cache
def _counting() -> re.Pattern[str]:
    words = table("figures", "words")["series"]
    above, below, of_these = ("|".join(words[name]) for name in ("above", "below", "of_these"))
    return re.compile(rf"\s*(?:{of_these})(?!\w)[^.;:!?\n\d]{{0,60}}?(?<!\w)(?:(?P<above>{above})|{below})\s+", re.IGNORECASE)


def _is_money(number: Number) -> bool:
    """Say whether a number is a sum of money, of which a text tells many beside a table; other rules look at those."""
    return number.figure is not None and number.figure.quantity is Quantity.MONEY


def _has_unit(text: str, number: Number, series: Series) -> bool:
    word = re.match(r"\s?([^\W\d_]+)", text[number.span.end : number.span.end + 24])
    inside = re.search(r"([^\W\d_]+)$", text[number.span.start : number.span.end])
    return any(found is not None and folded(found[1])[:_STEM] == series.unit for found in (word, inside))


def _beside(subject: Subject) -> Iterator[tuple[Series, int, int]]:
    """Yield each series with the stretches of the normal form before and behind it."""
    text = subject.text
    for series in series_in(subject):
        normal = subject.analysis.normal.normal(series.span)
        before = max(0, normal.start - _BEFORE)
        head = subject.analysis.text.rfind("\n#", before, normal.start)
        yield series, max(before, head), normal.start
        if text[series.span.end : series.span.end + 3].strip(" \t|"):
            behind = min(len(subject.analysis.text), normal.end + _BEHIND)
            head = subject.analysis.text.find("\n#", normal.end, behind)
            yield series, normal.end, head if head > 0 else behind


def series_in(subject: Subject) -> list[Series]:
    """Return the lists and the columns of tables whose lines all have a number of one unit."""
    return subject.once_alone("series of figures", lambda: [*_columns(subject), *_lists(subject), *_points(subject)])


def _points(subject: Subject) -> Iterator[Series]:
    """Yield lists whose points are sentences, where each has one number of a unit that all have: "We spoke for 65 minutes in Lund."."""
    decimal = figure_words(subject.analysis.language).decimal
    for block in _BULLETED.finditer(subject.text):
        points = [point for point in block.group().split("\n") if point.strip()]
        if all(_LINE.match(point) for point in points):
            continue
        told = [[(folded(one["unit"])[:_STEM], one["number"]) for one in _MEASURED.finditer(point)] for point in points]
        for unit in dict.fromkeys(name for name, _ in told[0]):
            numbers = [[number for name, number in row if name == unit] for row in told]
            if len(points) >= _ROWS and all(len(row) == 1 for row in numbers):
                values = tuple(value_of(re.sub(r"[ ,.\u00a0\u202f]", "", row[0]), decimal=decimal) for row in numbers)
                yield Series(unit, values, Span(*block.span()))


def _columns(subject: Subject) -> Iterator[Series]:
    for rows in tables_in(subject):
        last = next((n for n, row in enumerate(rows) if is_total_row(row)), len(rows))
        body = rows[1:last]
        for column in range(1, len(rows[0])):
            values = [row[column].value for row in body if column < len(row)]
            head = re.search(r"[^\W\d_]{3,}", folded(rows[0][column].passage.exact))
            numbers = [value for value in values if value is not None]
            if head and len(body) == len(numbers) >= _ROWS:
                span = Span(rows[0][0].passage.start, max(cell.passage.end for cell in rows[-1]))
                yield Series(head.group()[:_STEM], tuple(numbers), span)


def _lists(subject: Subject) -> Iterator[Series]:
    decimal = figure_words(subject.analysis.language).decimal
    run: list[re.Match[str]] = []
    for match in [*_LINE.finditer(subject.text), None]:
        follows = match is not None and run and not subject.text[run[-1].end() : match.start()].strip()
        if run and not follows:
            yield from _series(run, decimal)
            run = []
        if match is not None:
            run.append(match)


def _series(run: Sequence[re.Match[str]], decimal: str) -> Iterator[Series]:
    units = {folded(match["unit"])[:_STEM] for match in run}
    if len(run) >= _ROWS and len(units) == 1:
        values = tuple(value_of(re.sub(r"[ ,.\u00a0\u202f]", "", match["number"]), decimal=decimal) for match in run)
        yield Series(units.pop(), values, Span(run[0].start(), run[-1].end()))


@cache
def _of_list(name: str) -> re.Pattern[str]:
    words = table("figures", "words")["series"][name]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (TotalBesideList, ExtremeBesideList)
