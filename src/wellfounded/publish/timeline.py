"""The drawn chronology: where each dated act stands on a line of time, one lane for each legal order.

Coordinates are units of the drawing, from its upper left corner. Acts whose marks would overlap are put into further rows of
their lane. A date that is not one day is drawn from its earliest to its latest day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..errors import InputError
from ..model.edtf import Edtf

WIDTH = 1_080
_LEFT, _RIGHT = 110, 24
_ROW, _LANE_GAP, _HEAD, _FOOT = 17, 12, 12, 26
_DOT = 5.0
_LONGEST = 4
"""A date that spans more years than this is open; it is drawn no longer than so many years, and faded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is drawn: an act with its date, the lane it belongs to, where its link goes, and what its tooltip says."""

    date: str
    lane: str
    kind: str
    href: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One drawn event: from ``x`` to ``x + width`` at height ``y``."""

    x: float
    y: float
    width: float
    event: Event


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The drawing: everything that the template needs to write it down."""

    width: float
    height: float
    left: float
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]


def draw(events: Iterable[Event]) -> Timeline | None:
    """Lay the events out; None where none of them has a date that can be drawn."""
    dated = [(bounds, event) for event in events if (bounds := _bounds(event.date))]
    if not dated:
        return None
    first, last = min(b[0] for b, _ in dated), max(b[1] for b, _ in dated)
    scale = _Scale(first.replace(month=1, day=1), date(last.year + 1, 1, 1))
    by_lane: dict[str, list[tuple[tuple[date, date], Event]]] = defaultdict(list)
    for bounds, event in dated:
        by_lane[event.lane].append((bounds, event))
    lanes: list[Lane] = []
    dots: list[Dot] = []
    y = float(_HEAD)
    for name in sorted(by_lane, key=lambda lane: (min(b for b, _ in by_lane[lane])[0], lane)):
        rows = _rows(by_lane[name], scale, top=y, into=dots)
        lanes.append(Lane(name, y, rows * _ROW))
        y += rows * _ROW + _LANE_GAP
    return Timeline(width=WIDTH, height=y + _FOOT, left=_LEFT, lanes=tuple(lanes), dots=tuple(dots), ticks=tuple(scale.ticks()))


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._days = max(1, (last - first).days)

    def x(self, day: date) -> float:
        return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * (day - self.first).days / self._days, 1)

    def ticks(self) -> Iterable[Tick]:
        years = self.last.year - self.first.year
        step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if years / s <= 16), 200)
        for year in range(self.first.year, self.last.year + 1):
            if year % step == 0:
                yield Tick(self.x(date(year, 1, 1)), str(year))


def _rows(events: Sequence[tuple[tuple[date, date], Event]], scale: _Scale, *, top: float, into: list[Dot]) -> int:
    """Put the events of a lane into as few rows as keep them apart; return how many those are."""
    ends: list[float] = []
    for (earliest, latest), event in sorted(events, key=lambda pair: (pair[0], pair[1].title)):
        x, end = scale.x(earliest), scale.x(latest)
        width = max(2 * _DOT, round(end - x, 1))
        row = next((n for n, taken in enumerate(ends) if taken + 2 <= x), len(ends))
        ends[row : row + 1] = [x + width]
        into.append(Dot(x=x, y=top + row * _ROW, width=width, event=event))
    return max(1, len(ends))


def _bounds(edtf: str) -> tuple[date, date] | None:
    try:
        parsed = Edtf.parse(edtf)
    except InputError:
        return None
    earliest, latest = parsed.earliest, parsed.latest
    if earliest is None and latest is None:
        return None
    if earliest is None:
        assert latest is not None
        earliest = _years(latest, -1)
    if latest is None or latest.year - earliest.year > _LONGEST:
        latest = _years(earliest, _LONGEST if latest else 1)
    return earliest, latest


def _years(day: date, by: int) -> date:
    return date(min(9998, max(1, day.year + by)), day.month, min(day.day, 28))
