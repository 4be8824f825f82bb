"""Proceedings as lanes: where each act, each lane and each arrow of an effect stands on a sheet with an axis of time.

Coordinates are units of the drawing from its upper left corner; four units are a millimetre in print. The place of things follows
from the facts and from the longest text that may stand beside each act, never from one standing alone, so that a page can show
other days on the same drawing. The laws: no box of an act with its texts overlaps another one; nothing leaves the sheet; a later
day never stands left of an earlier one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..model.edtf import Edtf
from ..model.facts import CaseFacts, LegalAct
from .axis import Axis
from .lane_edges import Bend, Gaps, route
from .lettering import width, wrap
from .signs import RADIUS
from .standing_words import State, dated, named

LONG, SHORT = 1_600.0, 1_108.0
"""Units along the sides of an A3 sheet, less its margins of a centimetre."""
_APART = 8.0
_OPEN = 70.0
"""How far a bar runs on where its date is open, fading."""
_SHORTEST = 13.0
"""A date that is drawn shorter than this has no bar."""
_LONG = timedelta(days=12 * 366)
"""The axis may break out years inside a date that is longer."""
NO_PROCEEDING, NO_ORDER = "no proceeding told", "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The sheet and the letters that suit a number of acts: few stand apart with all words, many stand close on one line each.

    ``room`` is that of a title, ``order`` and ``name`` those of a legal order and of the name of a lane; ``lines`` 0 puts date,
    title and words on one line, and leaves the label to the sign.
    """

    width: float
    sheet: float
    lines: int
    room: float
    title: float
    small: float
    gap: float
    sign: float = 1.0
    order: float = 62.0
    name: float = 196.0
    undated: float = 240.0
    right: float = 110.0

    @property
    def radius(self) -> float:
        return RADIUS * self.sign

    @property
    def beside(self) -> float:
        """How far beside its sign the text of an act begins."""
        return self.radius + 4


_FEW, _SEVERAL = 40, 130
_LARGE = Size(width=LONG, sheet=SHORT, lines=2, room=190, title=11, small=9.5, gap=9)
_MIDDLE = Size(width=SHORT, sheet=LONG, lines=1, room=220, title=10, small=9, gap=7, name=170)
_SMALL = Size(width=SHORT, sheet=LONG, lines=0, room=92, title=7.6, small=7.6, gap=1, sign=0.62, order=40, name=120, undated=140, right=70)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedAct:
    """An act: its sign at ``x``, ``y``; its bar from ``start`` to ``end`` where the date is no one day; its texts beside it."""

    act: LegalAct
    number: int
    row: int
    x: float
    start: float
    end: float
    left: float
    right: float
    bar: bool
    open_start: bool
    open_end: bool
    before: bool
    """Whether the texts stand left of the sign."""
    title: tuple[str, ...]
    text_x: float
    longest: float
    y: float = 0.0
    top: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A proceeding, and the rows that its acts take."""

    name: str
    title: tuple[str, ...]
    order: str
    rows: tuple[int, ...]
    top: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """The drawing. ``empty`` names proceedings of which no act is told; ``undated``: there is a column for acts without a date."""

    width: float
    top: float
    bottom: float
    left: float
    size: Size
    axis: Axis | None
    acts: tuple[PlacedAct, ...]
    lanes: tuple[Lane, ...]
    bends: tuple[Bend, ...]
    empty: tuple[str, ...]
    undated: bool


def lay_out(facts: CaseFacts, *, said: Mapping[str, Iterable[State]], days: Iterable[date] = (), top: float = 0.0) -> Lanes:
    """Lay the acts out. ``said`` are the states that each act may be shown in; ``days`` are days that the axis must hold as well."""
    size = _LARGE if len(facts.acts) <= _FEW else _MIDDLE if len(facts.acts) <= _SEVERAL else _SMALL
    undated = any(_span(act.date) is None for act in facts.acts)
    left = size.order + size.name + (size.undated if undated else 0.0)
    axis = _axis(facts.acts, days, left=left + 12, right=size.width - size.right)
    placed = [_placed(act, number, axis, left, size, said.get(act.id, ())) for number, act in enumerate(facts.acts)]
    lanes, stacked = _stacked(facts, placed, size)
    bends, gaps = route(facts, {act.act.id: act for act in stacked}, scale=size.sign)
    lanes, stacked, bottom = _heights(lanes, stacked, size, gaps=gaps, top=top)
    places = {act.number: act for act in stacked}
    used = {act.proceeding for act in facts.acts}
    return Lanes(
        width=size.width,
        top=top,
        bottom=bottom,
        left=left,
        size=size,
        axis=axis,
        acts=tuple(places[number] for number in sorted(places)),
        lanes=tuple(lanes),
        bends=tuple(bend.at(places, gaps.lines, away=size.radius + 1.5) for bend in bends),
        empty=tuple(proceeding.title or proceeding.id for proceeding in facts.proceedings if proceeding.id not in used),
        undated=undated,
    )


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date
    open_start: bool
    open_end: bool


def _span(edtf: Edtf | None) -> _Span | None:
    if edtf is None or (edtf.earliest is None and edtf.latest is None):
        return None
    first, last = edtf.earliest or edtf.latest, edtf.latest or edtf.earliest
    assert first is not None
    assert last is not None
    return _Span(first, last, edtf.earliest is None, edtf.latest is None)


def _axis(acts: Iterable[LegalAct], days: Iterable[date], *, left: float, right: float) -> Axis | None:
    held: list[tuple[date, date]] = [(day, day) for day in days]
    for span in filter(None, (_span(act.date) for act in acts)):
        held += [(span.first, span.last)] if span.last - span.first < _LONG else [(span.first, span.first), (span.last, span.last)]
    return Axis(held, left=left, right=right) if held else None


def _placed(act: LegalAct, number: int, axis: Axis | None, left: float, size: Size, said: Iterable[State]) -> PlacedAct:
    """Place an act from left to right; its row and its height come later."""
    span = _span(act.date)
    if span is None or axis is None:
        start = end = left - size.undated + 14
        span = _Span(date.min, date.min, False, False)
    else:
        start, end = axis.x(span.first), axis.x(span.last)
    if span.open_start:
        start = max(left + 4, end - _OPEN)
    if span.open_end:
        end = min(size.width - 4, start + _OPEN)
    x = round((start + end) / 2, 1)
    bar = end - start >= _SHORTEST
    title = wrap(named(act), size.room, size.title, lines=max(1, size.lines))
    longest = _longest(act, title, size, said)
    over = bar and not size.lines
    first, last = (start, end) if over else (x - size.radius, x + size.radius)
    before = last + 4 + longest > size.width - 2
    return PlacedAct(
        act=act,
        number=number,
        row=-1,
        x=x,
        start=start,
        end=end,
        left=min(start, x - size.radius, first - 4 - longest if before else x),
        right=max(end, x + size.radius, x if before else last + 4 + longest),
        bar=bar,
        open_start=span.open_start,
        open_end=span.open_end,
        before=before,
        text_x=first - 4 if before else last + 4,
        title=title,
        longest=longest,
    )


def _longest(act: LegalAct, title: Sequence[str], size: Size, said: Iterable[State]) -> float:
    """Return the width of the longest line that may stand beside an act."""
    if size.lines:
        lines = [width(line, size.title) for line in title]
        return max(lines + [width(f"{dated(act)} · {state.said}", size.small) for state in said])
    return max(width(" · ".join((f"{dated(act)} {title[0]}", text)), size.title) for text in ["", *(state.brief for state in said)])


def _stacked(facts: CaseFacts, placed: Sequence[PlacedAct], size: Size) -> tuple[list[Lane], list[PlacedAct]]:
    """Give each lane its rows, the lanes of a legal order together, those first in which something happens to an act, then by first act."""
    told = {proceeding.id: proceeding for proceeding in facts.proceedings}
    by_lane: dict[str, list[PlacedAct]] = defaultdict(list)
    for act in placed:
        by_lane[act.act.proceeding].append(act)
    orders = {name: told[name].jurisdiction or NO_ORDER if name in told else NO_ORDER for name in by_lane}
    first_lane = {name: min((act.start, act.act.id) for act in acts) for name, acts in by_lane.items()}
    first_order = {order: min(first_lane[name] for name in by_lane if orders[name] == order) for order in set(orders.values())}
    moved = {act for effect in facts.effects for act in (effect.source, effect.target)}
    still = {name: not any(act.act.id in moved for act in acts) for name, acts in by_lane.items()}
    lanes: list[Lane] = []
    stacked: list[PlacedAct] = []
    row = 0
    for name in sorted(by_lane, key=lambda n: (n == "", orders[n] == NO_ORDER, first_order[orders[n]], still[n], first_lane[n])):
        rows = list(_rows(by_lane[name]))
        stacked += [replace(act, row=row + number) for number, acts in enumerate(rows) for act in acts]
        title = (told[name].title or name) if name in told else name or NO_PROCEEDING
        lines = wrap(title, size.name - 16, size.title, lines=1 + size.lines, bold=True)
        lanes.append(Lane(name=title, title=lines, order=orders[name], rows=tuple(range(row, row + len(rows)))))
        row += len(rows)
    return lanes, stacked


def _rows(acts: Iterable[PlacedAct]) -> Iterator[list[PlacedAct]]:
    """Put acts into as few rows as keep them apart, the earliest first."""
    rows: list[list[PlacedAct]] = []
    for act in sorted(acts, key=lambda a: (a.start, a.end, a.act.id)):
        free = (row for row in rows if all(act.left >= other.right + _APART or act.right + _APART <= other.left for other in row))
        row = next(free, None)
        if row is None:
            rows.append(row := [])
        row.append(act)
    yield from rows


def _heights(
    lanes: Sequence[Lane], acts: Sequence[PlacedAct], size: Size, *, gaps: Gaps, top: float
) -> tuple[list[Lane], list[PlacedAct], float]:
    """Give rows their heights: as many lines of title as they need, and between them room for the arrows that run there."""
    by_row: dict[int, list[PlacedAct]] = defaultdict(list)
    for act in acts:
        by_row[act.row].append(act)
    done: list[Lane] = []
    placed: list[PlacedAct] = []
    y, order = top, ""
    for lane in lanes:
        y += 6.0 if lane.order != order else 0.0
        begins, order = y, lane.order
        for row in lane.rows:
            y = gaps.open(row, y, base=size.gap)
            above, below = size.title / 2 + 1, size.title / 2 + 1
            if size.lines:
                above, below = max(len(act.title) for act in by_row[row]) * (size.title + 1.5) + 3, size.small + 4
            middle = y + max(above, size.radius + 1)
            y = middle + max(below, size.radius + 1)
            placed += [replace(act, y=middle, top=middle - _above(act, size), bottom=y) for act in by_row[row]]
        named_y = begins + len(lane.title) * (size.title + 1.5) + size.gap + 2
        y = max(y, named_y)
        done.append(replace(lane, top=begins, bottom=y + size.gap / 2))
        y += size.gap / 2
    return done, placed, gaps.open(len(by_row), y, base=4.0)


def _above(act: PlacedAct, size: Size) -> float:
    return len(act.title) * (size.title + 1.5) + 3 if size.lines else size.title / 2 + 1
