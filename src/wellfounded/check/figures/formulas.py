"""Sums that a text writes out with signs, "17.2 million (9.35 + 2.48 + 5.4)", and rows of tables that are called a difference.

Invariant: a formula is asked only in the scale in which it is written, and a difference only where two rows stand above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...extract.figures.numerals import value_of
from ...extract.figures.words import figure_words
from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .cells import Cell, tables_in
from .numbers import written

_NUMBER = r"(?:[$€£₽]|[A-Z]{3}\s)?\d[\d.,\u00a0\u202f]*(?<=\d)"
_SIGN = r"[-−–×x*/·÷+]"
_BEFORE = re.compile(
    rf"(?<![\d.,])(?<!{_SIGN})(?<!{_SIGN}\s)(?P<inside>{_NUMBER}(?:\s\+\s{_NUMBER})+)\s?=\s?(?P<total>{_NUMBER})(?!\s?{_SIGN})"
)
_ANY = re.compile(r"\d[\d.,\u00a0\u202f]*(?<=\d)")
_TIMES = 50.0
"""How many times a sum the told total may be before the formula is of another scale."""
_TWO = 2


class FormulaOff(Rule):
    """A sum that is written out with plus signs and does not make what is told with it.

    The reader who adds up finds the slip at once, and trusts no other figure of the page.
    """

    code = "FIG227"
    title = "a sum written out that does not make its total"
    severity = Severity.ERROR
    example = "All three houses become about £16.2 million (9.35 + 2.48 + about 5.4).\n"
    counter_example = "All three houses become about £17.2 million (9.35 + 2.48 + about 5.4).\n"
    sure = "Sure within the places that are written; a sum in another scale than its parts is left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        decimal = figure_words(subject.analysis.language).decimal
        for pattern in (_formula(), _BEFORE):
            for match in pattern.finditer(text):
                inside = match["inside"] or match.groupdict().get("after") or ""
                values = [_value(one, decimal) for one in _ANY.findall(inside)]
                total = _value(_ANY.findall(match["total"])[0], decimal)
                parts = [one for one in values if one is not None]
                if total is None or len(parts) != len(values):
                    continue
                made, place = sum(parts), max(_place(one, decimal) for one in (match["total"], *_ANY.findall(inside)))
                if made / _TIMES < total < made * _TIMES and abs(made - total) > place * (0.5 * len(parts) + 0.5) + 1e-9:
                    shown = subject.analysis.passage(*match.span("total"))
                    yield self.finding(subject, f"{inside} makes {written(round(made, 4))}, not {match['total']}.", shown)


def _value(word: str, decimal: str) -> float | None:
    try:
        return value_of(word.replace("\u00a0", " ").replace("\u202f", " "), decimal=decimal)
    except ValueError:
        return None


def _place(word: str, decimal: str) -> float:
    """Return the worth of the last place that is written: 0.01 for 9.35, 1 for whole numbers."""
    found = re.search(rf"[{re.escape(decimal)}.](\d{{1,2}})$", word)
    return 10.0 ** -len(found[1]) if found else 1.0


class DifferenceOfRows(Rule):
    """A row of a table called the difference that the two rows above it do not make.

    The table was changed and not reckoned again, or a figure slipped.
    """

    code = "FIG228"
    title = "a row of differences that the rows above do not make"
    severity = Severity.ERROR
    example = (
        "| Source | Loads | Volume |\n|---|---|---|\n| Press | 14 | 1,926 m³ |\n| Court | 11 | 1,512 m³ |\n| Difference | 3 | 441 m³ |\n"
    )
    counter_example = example.replace("441", "414")
    sure = "Sure: the row is called a difference and two rows with figures stand above it."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for rows in tables_in(subject):
            for at, row in enumerate(rows):
                if at > _TWO - 1 and row and _difference().match(row[0].passage.exact):
                    yield from self._of_row(subject, rows[:at], row)

    def _of_row(self, subject: Subject, above: Sequence[Sequence[Cell]], row: Sequence[Cell]) -> Iterator[Finding]:
        for column, cell in enumerate(row[1:], 1):
            figures = [one for line in above if column < len(line) and (one := _first(line[column], subject)) is not None]
            told = _first(cell, subject)
            if told is None or len(figures) != _TWO or "%" in cell.passage.exact:
                continue
            made = abs(figures[0] - figures[1])
            if abs(made - abs(told)) > 1e-6 * max(1.0, *map(abs, figures)):
                said = f"The two rows above differ by {written(made)}, not {written(abs(told))}."
                yield self.finding(subject, said, Passage.of(subject.text, cell.passage.start, cell.passage.end))


_CELL = re.compile(r"\s*(?:[$€£₽]|[A-Z]{3}\s)?[-−]?(?P<number>\d[\d ,.\u00a0\u202f]*)(?P<unit>[^\d\n]{0,14})")


def _first(cell: Cell, subject: Subject) -> float | None:
    """Return the figure of a cell, also where a unit such as m³ stands behind it."""
    if cell.value is not None:
        return cell.value
    match = _CELL.fullmatch(cell.passage.exact)
    if match is None:
        return None
    word = match["number"].strip(" .,\u00a0\u202f")
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+", word)
    return _value(word, "." if grouped else figure_words(subject.analysis.language).decimal)


@cache
def _formula() -> re.Pattern[str]:
    about = rf"(?:(?:{'|'.join(table('figures', 'words')['reckoned_beside']['about'])})\s)?"
    return re.compile(
        rf"(?P<total>\d[\d.,\u00a0\u202f]*(?<=\d))(?P<unit>(?:\s?[^\W\d_]+\.?){{0,2}}\s?)"
        rf"(?:\((?P<inside>{about}{_NUMBER}(?:\s\+\s{about}{_NUMBER})+)\)|=\s?(?P<after>{_NUMBER}(?:\s\+\s{_NUMBER})+)(?![\d.,]*\d|\s?{_SIGN}))"
    )


@cache
def _difference() -> re.Pattern[str]:
    words = "|".join(table("figures", "words")["total"]["differences"])
    return re.compile(rf"[\s*_|]*(?:{words})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (FormulaOff, DifferenceOfRows)
