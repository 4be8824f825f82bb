"""Sums that a table or a list gives, against the numbers that they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..subject import Subject
from ..tables import table
from .cells import CELL, Cell, cell_of, has_text, tables_in
from .numbers import written
from .once import ToldOnce

_ANY = re.compile(r"[^\n]+")
_LINE = re.compile(
    r"^[ \t]*(?:[-*•·–][ \t]+|\(?\w{1,3}[.)][ \t]+)?(?P<label>[^\n\d]{2,70}?)[ \t]*(?:[:–—-]|\.{2,}|\t|[ ]{2,}|(?<=\s))[ \t]*"
    r"(?P<amount>[$€£₽₸*_~(]*(?:[A-Z]{3}\s)?[-−]?\d[^\n]{0,29})$",
    re.MULTILINE,
)
_POINT = re.compile(
    r"^[ \t]*(?:[-*•·–][ \t]+|\(?\w{1,3}[.)][ \t]+)(?P<label>[^\n]{2,140}?)[,;:][ \t]+"
    r"(?P<amount>\d{1,3}(?:[ ,.]\d{3})*(?:[.,]\d+)?[ \u00a0][^\W\d_]{2,12})\.?$",
    re.MULTILINE,
)
"""A point that ends with a number and its unit, whatever dates stand before: "(16) List of payments, 18 June 2018, 16 pages"."""
_LEAST = 2
_RIGHT_AFTER = 12
_RIGHT_BEFORE = 250
"""Characters behind a table in which words are about it."""
_YEAR = re.compile(r"(?:19|20)\d\d")


class SumInTable(ToldOnce):
    """A line of totals in a table, or under a list, that the lines above do not make.

    Damages, costs and losses are decided on such tables. A wrong total is the first thing that the other side points at.
    """

    code = "FIG202"
    title = "a total that the lines above do not make"
    group = "sum"
    severity = Severity.ERROR
    example = "| Cost | EUR |\n|---|---|\n| Rent | 1,200 |\n| Travel | 350 |\n| Total | 1,650 |\n"
    counter_example = "| Cost | EUR |\n|---|---|\n| Rent | 1,200 |\n| Travel | 350 |\n| Total | 1,550 |\n"
    sure = "Asked where the line is called a total and every line above has a number; tables with sub-totals are left out."

    def every(self, subject: Subject) -> Iterator[Finding]:
        told = set()
        for rows in tables_in(subject):
            for finding in self._of_columns(subject, rows):
                told.add(finding.passages[0])
                yield finding
        for lines in _lists(subject):  # a table of two columns reads like one
            yield from (finding for finding in self._of_lines(subject, lines) if finding.passages[0] not in told)

    def _of_columns(self, subject: Subject, rows: list[list[Cell]]) -> Iterator[Finding]:
        last = next((n for n, row in enumerate(rows) if is_total_row(row)), None)
        if last is None or last < _LEAST or any(_is_part(row[0].passage.exact) for row in rows[:last]):
            return
        for column in range(1, len(rows[last])):
            above = [row[column] for row in rows[:last] if column < len(row)]
            body = above[1:] if above and (above[0].value is None or _YEAR.fullmatch(above[0].passage.exact.strip(" *_"))) else above
            total = rows[last][column]
            known = [cell for cell in body if cell.value is not None]
            if total.value is None or len(known) < _LEAST or len(known) != len([cell for cell in body if has_text(cell)]):
                continue
            yield from self._compared(subject, known, total)

    def _of_lines(self, subject: Subject, lines: list[tuple[str, Cell]]) -> Iterator[Finding]:
        for n, (label, total) in enumerate(lines):
            if (
                _is_total(label)
                and n >= _LEAST
                and total.value is not None
                and not any(_is_part(one) or _is_total(one) for one, _ in lines[:n])
            ):
                known = [cell for _, cell in lines[:n] if cell.value is not None]
                if len(known) == n:
                    yield from self._compared(subject, known, total)

    def _compared(self, subject: Subject, lines: list[Cell], total: Cell) -> Iterator[Finding]:
        made = sum(cell.value or 0.0 for cell in lines)
        assert total.value is not None
        if abs(made - total.value) > max(0.006 * len(lines), 1e-9 * made) and "%" not in total.passage.exact:
            yield self.finding(
                subject,
                f"The lines above make {written(round(made, 2))}, not {written(total.value)}.",
                total.passage,
                *(cell.passage for cell in lines),
            )


def is_total_row(row: list[Cell]) -> bool:
    """Say whether the first cell of a row that holds anything is called a total."""
    first = next((cell for cell in row if has_text(cell)), row[0])
    return _is_total(first.passage.exact)


def _is_total(label: str) -> bool:
    return _total_line().match(label.strip(" \t*_|:.-–•")) is not None


def _is_part(label: str) -> bool:
    return _part_line().match(label.strip(" \t*_|:.-–•")) is not None


@cache
def _total_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('figures', 'words')['total']['lines'])})(?!\w)(?:[^\n\d]{{0,40}})$", re.IGNORECASE)


@cache
def _part_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('figures', 'words')['total']['part'])})(?!\w)", re.IGNORECASE)


def _lists(subject: Subject) -> Iterator[list[tuple[str, Cell]]]:
    """Yield runs of lines that end with a number each: "- Rent: 1,200 euros"."""
    run: list[tuple[str, Cell]] = []
    end = -1
    for line in _ANY.finditer(subject.text):
        match = _LINE.match(subject.text, line.start(), line.end())
        if match is None or CELL.fullmatch(match["amount"]) is None:
            match = _POINT.match(subject.text, line.start(), line.end()) or match
        if match is None or match.end() != line.end():
            if run and line.group().strip():
                yield run
                run = []
            continue
        cell = cell_of(subject, *match.span("amount"))
        if run and subject.text[end : match.start()].strip():
            yield run
            run = []
        end = match.end()
        if cell.value is None or "|" in match.group() or "\t" in match.group():
            if run:
                yield run
            run = []
            continue
        run.append((match["label"], cell))
    if run:
        yield run


def totals_before(subject: Subject, at: int) -> tuple[list[float], float] | None:
    """Return the lines and the total of the table or list that ends right before a place of the text layer."""
    for rows in tables_in(subject):
        last = next((n for n, row in enumerate(rows) if is_total_row(row)), None)
        if last is None or not 0 <= at - rows[last][0].passage.end <= _RIGHT_BEFORE:
            continue
        values = [row[-1].value for row in rows[:last] if row[-1].value is not None]
        total = rows[last][-1].value
        if total is not None and len(values) >= _LEAST:
            return values, total
    for lines in _lists(subject):
        last = next((n for n, (label, _) in enumerate(lines) if _is_total(label)), None)
        if last is not None and last >= _LEAST and 0 <= at - lines[last][1].passage.end <= _RIGHT_BEFORE:
            known = [cell.value or 0.0 for _, cell in lines[:last]]
            return known, lines[last][1].value or 0.0
    return None


def totals_after(subject: Subject, at: int) -> tuple[list[Passage], float] | None:
    """Return the places and the value of the total of the table that begins right after a place of the text layer."""
    for rows in tables_in(subject):
        if not 0 <= rows[0][0].passage.start - at <= _RIGHT_AFTER:
            continue
        totals = [row[-1] for row in rows if is_total_row(row) and row[-1].value is not None]
        if len(totals) == 1 and totals[0].value is not None:
            return [totals[0].passage], totals[0].value
    return None
