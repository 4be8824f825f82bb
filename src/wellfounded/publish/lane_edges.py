"""Arrows between acts: along the gaps between rows, and up or down at the acts, so that no arrow runs along a text.

An arrow leaves its act upright, runs along the gap next to the row of the act that it leads to, and enters that act upright. Arrows
that run along the same stretch of a gap have lines of their own, and arrows at the same side of an act stand side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..model.facts import ActEffect, CaseFacts
from ..model.labels import EffectKind

_LINE = 3.5
_BESIDE = 3.4
_WIDEST = 5.0


class Placed(Protocol):
    """What is asked of an act: its number, its row, and where its sign stands."""

    @property
    def number(self) -> int: ...
    @property
    def row(self) -> int: ...
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bend:
    """One arrow: from an act to another, along a gap. ``place`` is the row of the facts that says so."""

    effect: ActEffect
    place: tuple[str, int]
    source: int
    target: int
    gap: int
    line: int
    leaves: float
    enters: float
    down: bool
    """Whether it leaves downwards."""
    turned: bool
    """Whether it enters upwards."""
    points: tuple[tuple[float, float], ...] = ()

    def at(self, acts: Mapping[int, Placed], lines: Mapping[tuple[int, int], float], *, away: float) -> Bend:
        """Return the arrow with its points, now that the rows have their heights."""
        source, target, y = acts[self.source], acts[self.target], lines[self.gap, self.line]
        points = (
            (self.leaves, source.y + (away if self.down else -away)),
            (self.leaves, y),
            (self.enters, y),
            (self.enters, target.y + (away if self.turned else -away)),
        )
        return Bend(**{name: getattr(self, name) for name in self.__slots__ if name != "points"}, points=points)


class Gaps:
    """The gaps above each row and below the last: how many lines run there, and, once opened, at which height."""

    def __init__(self, lines: Mapping[int, int], *, apart: float) -> None:
        self._count, self._apart = lines, apart
        self.lines: dict[tuple[int, int], float] = {}

    def open(self, gap: int, y: float, *, base: float) -> float:
        """Open a gap at a height; return where the row below it begins."""
        for line in range(self._count.get(gap, 0)):
            self.lines[gap, line] = y + base / 2 + line * self._apart
        return y + base + self._count.get(gap, 0) * self._apart


def route(facts: CaseFacts, acts: Mapping[str, Placed], *, scale: float = 1.0) -> tuple[list[Bend], Gaps]:
    """Give every effect and every part between two acts its way; ``scale`` is that of the signs."""
    rows = [(effect, ("effects", number)) for number, effect in enumerate(facts.effects)]
    rows += [
        (ActEffect(kind=EffectKind.PART, source=p.whole, target=p.part, known_from=p.known_from), ("parts", number))
        for number, p in enumerate(facts.parts)
    ]
    rows = [(effect, place) for effect, place in rows if effect.source in acts and effect.target in acts]
    ports = _ports([(acts[effect.source], acts[effect.target]) for effect, _ in rows], scale)
    waiting: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for number, (effect, _) in enumerate(rows):
        ends = sorted((ports[number][0], ports[number][1]))
        waiting[_gap(acts[effect.source], acts[effect.target])].append((ends[0], ends[1], number))
    line_of: dict[int, int] = {}
    counts: dict[int, int] = {}
    for gap, stretches in waiting.items():
        taken: list[float] = []
        for start, end, number in sorted(stretches):
            line = next((n for n, until in enumerate(taken) if until + 4 <= start), len(taken))
            taken[line:] = [end, *taken[line + 1 :]]
            line_of[number] = line
        counts[gap] = len(taken)
    bends = [
        Bend(
            effect=effect,
            place=place,
            source=acts[effect.source].number,
            target=acts[effect.target].number,
            gap=_gap(acts[effect.source], acts[effect.target]),
            line=line_of[number],
            leaves=ports[number][0],
            enters=ports[number][1],
            down=_down(acts[effect.source], acts[effect.target]),
            turned=_turned(acts[effect.source], acts[effect.target]),
        )
        for number, (effect, place) in enumerate(rows)
    ]
    return bends, Gaps(counts, apart=_LINE * scale)


def _gap(source: Placed, target: Placed) -> int:
    return target.row if target.row > source.row else target.row + 1


def _down(source: Placed, target: Placed) -> bool:
    return target.row >= source.row


def _turned(source: Placed, target: Placed) -> bool:
    return target.row <= source.row


def _ports(pairs: Sequence[tuple[Placed, Placed]], scale: float) -> list[list[float]]:
    """Return where each arrow leaves and enters: at one side of an act side by side, in the order of where they come from or go."""
    sides: dict[tuple[int, bool], list[tuple[float, int, int]]] = defaultdict(list)
    for number, (source, target) in enumerate(pairs):
        sides[source.number, _down(source, target)].append((target.x, number, 0))
        sides[target.number, _turned(source, target)].append((source.x, number, 1))
    found = [[source.x, target.x] for source, target in pairs]
    for ends in sides.values():
        for offset, (_, number, end) in zip(_offsets(len(ends)), sorted(ends), strict=True):
            found[number][end] += offset * scale
    return found


def _offsets(count: int) -> Iterable[float]:
    step = min(_BESIDE, 2 * _WIDEST / max(1, count - 1))
    return [(number - (count - 1) / 2) * step for number in range(count)]
