"""The drawn chronology: where each dated act stands on a line of time, one lane for each legal order or body.

Coordinates are units of the drawing, from its upper left corner. Acts whose marks would overlap are put into further rows of
their lane; what does not fit into the rows a lane may have is counted at its place. A date that is not one day is drawn from its
earliest to its latest day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..errors import InputError
from ..model.edtf import Edtf
from .axis import Axis, Break, Tick

WIDTH = 1_080
_LEFT, _RIGHT = 150, 16
_ROW, _LANE_GAP, _HEAD, _FOOT = 17, 12, 12, 26
_DOT, _TOLD = 10.0, 15.0
"""Width of a dot, and of one that carries a number."""
_LETTER = 5.6
"""Width of a letter of a label, about."""
_LONGEST = 4
"""A date that spans more years than this is open; it is drawn no longer than so many years, and faded."""
_ROWS = 7
_BIN = 36.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is drawn: an act with its date, the lane it belongs to, where its link goes, and what its tooltip says.

    ``told`` is how many lines of the list it stands for; ``year`` is the place of its year in the list.
    """

    date: str
    lane: str
    kind: str
    href: str
    title: str
    label: str = ""
    told: int = 1
    year: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One drawn event: from ``x`` to ``x + width`` at height ``y``. ``labelled`` where there is room for its label beside it."""

    x: float
    y: float
    width: float
    event: Event
    open: bool = False
    labelled: bool = False

    @property
    def label_end(self) -> bool:
        """Whether its label runs to the left, because it stands in the right half."""
        return self.x > WIDTH * 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """Events that found no row: how many, and where the list tells them."""

    x: float
    y: float
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The drawing: everything that the template needs to write it down."""

    width: float
    height: float
    left: float
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    more: tuple[More, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    earliest: date
    latest: date
    open: bool
    event: Event


def draw(events: Iterable[Event], *, last: Sequence[str] = ()) -> Timeline | None:
    """Lay the events out, the lanes of ``last`` below the others; None where no event has a date that can be drawn."""
    dated = [placed for event in events if (placed := _placed(event))]
    if not dated:
        return None
    axis = Axis(((p.earliest, p.latest) for p in dated), left=_LEFT, right=WIDTH - _RIGHT)
    by_lane: dict[str, list[_Placed]] = defaultdict(list)
    for placed in dated:
        by_lane[placed.event.lane].append(placed)
    lanes: list[Lane] = []
    dots: list[Dot] = []
    more: list[More] = []
    y = float(_HEAD)
    for name in sorted(by_lane, key=lambda lane: (lane in last, min(p.earliest for p in by_lane[lane]), lane)):
        drawn, overflow, rows = _rows(by_lane[name], axis, top=y)
        dots += drawn
        more += overflow
        lanes.append(Lane(name, y, rows * _ROW))
        y += rows * _ROW + _LANE_GAP
    return Timeline(
        width=WIDTH,
        height=y + _FOOT,
        left=_LEFT,
        lanes=tuple(lanes),
        dots=tuple(dots),
        more=tuple(more),
        ticks=tuple(axis.ticks()),
        breaks=tuple(axis.breaks),
    )


def _rows(events: Sequence[_Placed], axis: Axis, *, top: float) -> tuple[list[Dot], list[More], int]:
    """Put the events of a lane into as few rows as keep them apart; return dots, what did not fit, and how many rows there are."""
    rows: list[list[Dot]] = []
    left: dict[int, list[Event]] = defaultdict(list)
    for placed in sorted(events, key=lambda p: (p.earliest, p.latest, p.event.title, p.event.href)):
        least = _TOLD if placed.event.told > 1 else _DOT
        x = min(axis.x(placed.earliest), WIDTH - _RIGHT + _DOT - least)
        width = max(least, round(axis.x(placed.latest) - x, 1))
        row = next((n for n, taken in enumerate(rows) if taken[-1].x + taken[-1].width + 2 <= x), len(rows))
        if row >= _ROWS:
            left[int(x // _BIN)].append(placed.event)
            continue
        rows[row:] = rows[row:] or [[]]
        rows[row].append(Dot(x=x, y=top + row * _ROW, width=width, event=placed.event, open=placed.open))
    more = [More(x=n * _BIN, y=top + len(rows) * _ROW, count=sum(e.told for e in left[n]), href=left[n][0].year) for n in sorted(left)]
    return [dot for row in rows for dot in _labelled(row)], more, len(rows) + bool(more)


def _labelled(row: Sequence[Dot]) -> Iterable[Dot]:
    """Give a dot its label where it fits before the next one of the row."""
    for dot, following in zip(row, [*row[1:], None], strict=True):
        room = (following.x if following else WIDTH) - dot.x - dot.width
        yield replace(dot, labelled=bool(dot.event.label) and room >= 8 + _LETTER * len(dot.event.label))


def _placed(event: Event) -> _Placed | None:
    try:
        parsed = Edtf.parse(event.date)
    except InputError:
        return None
    earliest, latest = parsed.earliest, parsed.latest
    if earliest is None and latest is None:
        return None
    cut = earliest is None or latest is None or latest.year - earliest.year > _LONGEST
    if earliest is None:
        assert latest is not None
        earliest = _years(latest, -1)
    if latest is None or latest.year - earliest.year > _LONGEST:
        latest = _years(earliest, _LONGEST if latest else 1)
    return _Placed(earliest, latest, cut, event)


def _years(day: date, by: int) -> date:
    return date(min(9998, max(1, day.year + by)), day.month, min(day.day, 28))
