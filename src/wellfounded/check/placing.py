"""Things of a document by where they begin, found for a stretch without a look at all of them.

Invariant: what is found stands in the order in which the things were given, as it would if all were looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Generic, TypeVar

from ..model.passages import Span
from ..model.reading import DateExpression
from .subject import Subject

Thing = TypeVar("Thing")


class Placed(Generic[Thing]):
    """Things by the place where each begins."""

    def __init__(self, things: Iterable[Thing], begins: Callable[[Thing], int]) -> None:
        self._rows = sorted(((begins(one), number, one) for number, one in enumerate(things)), key=itemgetter(0))
        self._starts = [start for start, _, _ in self._rows]

    def beginning_in(self, start: int, end: int) -> list[Thing]:
        """Return what begins in a stretch, end exclusive."""
        rows = self._rows[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [one for _, _, one in sorted(rows, key=itemgetter(1))] if len(rows) > 1 else [one for _, _, one in rows]


def dates_in(subject: Subject, start: int, end: int) -> list[tuple[Span, DateExpression]]:
    """Return the dates that begin in a stretch of the normal form, each with where it stands there."""
    placed = subject.once_alone(
        "dates by place",
        lambda: Placed([(subject.analysis.span_of(one.passage), one) for one in subject.reading.dates], lambda pair: pair[0].start),
    )
    return placed.beginning_in(start, end)
