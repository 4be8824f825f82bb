"""The axis of time of the drawn chronology: years of one width, with long empty stretches broken out.

The laws: a later day never stands left of an earlier one, every day that was given lies between the ends, and the scale is the
same on both sides of a break.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

_EMPTY = 3
"""So many years without an act, one after another, are broken out."""
_BREAK = 30.0
_BREAKS = 10
"""At most so many stretches are broken out, the longest first: each takes room of its own."""
_NEXT_TICK = 46.0
_MONTHS = 420.0
"""From this width of a year on, its quarters are marked too."""


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Break:
    """A stretch that is not drawn: where its sign stands, and what it leaves out."""

    x: float
    width: float
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Years that are drawn: from the first of January of one to the end of another."""

    first: int
    last: int
    x: float


class Axis:
    """Where a day stands between ``left`` and ``right``."""

    def __init__(self, days: Iterable[tuple[date, date]], *, left: float, right: float) -> None:
        years = sorted({year for first, last in days for year in range(first.year, last.year + 1)})
        broken = _broken(years)
        shown = years[-1] - years[0] + 1 - sum(last - first + 1 for first, last in broken)
        self._right = right
        self.year = (right - left - _BREAK * len(broken)) / shown
        self._stretches: list[_Stretch] = []
        self.breaks: list[Break] = []
        x, first = left, years[0]
        for gap in [*broken, (years[-1] + 1, years[-1])]:
            self._stretches.append(_Stretch(first, gap[0] - 1, x))
            x += (gap[0] - first) * self.year
            if gap in broken:
                self.breaks.append(Break(round(x, 1), _BREAK, _said(*gap), f"{gap[0]}–{gap[1]}"))
                x, first = x + _BREAK, gap[1] + 1

    def x(self, day: date) -> float:
        """Return where a day stands."""
        stretch = next((s for s in reversed(self._stretches) if s.first <= day.year), self._stretches[0])
        into = min(day.year, stretch.last + 1) - stretch.first
        part = (day.timetuple().tm_yday - 1) / 366 if day.year <= stretch.last else 0.0
        return round(min(self._right, max(0.0, stretch.x + (into + part) * self.year)), 1)

    def ticks(self) -> Iterator[Tick]:
        """Yield the marks of years (or of quarters, where there is room), each apart from the next."""
        taken = float("-inf")
        for stretch in self._stretches:
            for year in range(stretch.first, stretch.last + 1):
                for month in (1, 4, 7, 10) if self.year >= _MONTHS else (1,):
                    x = self.x(date(year, month, 1))
                    if x - taken >= _NEXT_TICK:
                        yield Tick(x, str(year) if month == 1 else f"{year}-{month:02}")
                        taken = x


def _broken(years: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches of empty years to break out, in order."""
    empty = [(a + 1, b - 1) for a, b in pairwise(years) if b - a > _EMPTY]
    longest = sorted(empty, key=lambda gap: (gap[0] - gap[1], gap[0]))[:_BREAKS]
    return sorted(longest)


def _said(first: int, last: int) -> str:
    return f"{last - first + 1} years without an act, {first} to {last}"
