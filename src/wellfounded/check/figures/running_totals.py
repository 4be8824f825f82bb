"""Columns of tables that add up another from row to row: what was placed each time, and what had been placed by then.

Invariant: two columns are taken for these only where most of their rows say so by arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..subject import Subject
from .cells import Cell, tables_in
from .numbers import written

_LEAST = 4
"""Rows with both numbers, from which on they can be held against each other."""
_HOLD = 2
_SLACK = 0.006


@dataclass(frozen=True, slots=True)
class _Row:
    amount: Cell
    total: Cell

    @property
    def values(self) -> tuple[float, float]:
        return self.amount.value or 0.0, self.total.value or 0.0


class RunningTotal(Rule):
    """A column that adds up another from row to row and in one row does not.

    What had been paid or lost by a day is cited by itself, far from the table. One wrong row and all that rests on it is in doubt.
    """

    code = "FIG233"
    title = "a running total that its column does not make"
    severity = Severity.ERROR
    example = "| No. | Paid | By then |\n|---|---|---|\n| 1 | 210 | 210 |\n| 2 | 296 | 506 |\n| 3 | 340 | 864 |\n| 4 | 290 | 1,136 |\n"
    counter_example = example.replace("864", "846")
    sure = "Sure where the rows before and behind the wrong one add up; asked of tables in which most rows do."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for rows in tables_in(subject):
            for amount in range(len(rows[0])):
                for total in range(len(rows[0])):
                    if amount != total:
                        yield from self._missed(subject, _numbered(rows, amount, total))

    def _missed(self, subject: Subject, rows: Sequence[_Row]) -> Iterator[Finding]:
        at = _wrong_row(rows)
        if at is None:
            return
        before = rows[at - 1].values[1]
        amount, told = rows[at].values
        cells = [rows[at - 1].total.passage, rows[at].amount.passage]
        said = f"{written(before)} and {written(amount)} make {written(round(before + amount, 2))}, not {written(told)}."
        yield self.finding(subject, said, rows[at].total.passage, *cells)


def _numbered(rows: Sequence[Sequence[Cell]], amount: int, total: int) -> list[_Row]:
    """Return the rows that have a number in both columns, the first run of them without a gap."""
    found: list[_Row] = []
    for row in rows:
        both = len(row) > max(amount, total) and row[amount].value is not None and row[total].value is not None
        if both:
            found.append(_Row(row[amount], row[total]))
        elif found:
            break
    return found


def _wrong_row(rows: Sequence[_Row]) -> int | None:
    """Return the one row whose total misses, where the others add up."""
    if len(rows) < _LEAST or any(amount <= 0 for amount, _ in (row.values for row in rows)):
        return None
    holds = [_makes(rows[n - 1].values[1] + rows[n].values[0], rows[n].values[1]) for n in range(1, len(rows))]
    broken = [n + 1 for n, held in enumerate(holds) if not held]
    if not broken or not any(holds) or not _makes(*rows[0].values):
        return None
    if len(broken) == 1 and holds.count(True) >= _HOLD:
        return broken[0]
    first = broken[0]
    spans_two = broken == [first, first + 1]
    made = rows[first - 1].values[1] + rows[first].values[0] + rows[min(first + 1, len(rows) - 1)].values[0]
    return first if spans_two and _makes(made, rows[first + 1].values[1]) else None


def _makes(made: float, told: float) -> bool:
    return abs(made - told) <= _SLACK


RULES: tuple[type[Rule], ...] = (RunningTotal,)
