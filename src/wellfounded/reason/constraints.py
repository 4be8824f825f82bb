"""What the effects say of dates: an act cannot precede what it annuls, ends, decides, upholds or implements.

From that follow bounds for every act, and tighter dates are proposed where the bounds are narrower than what is told. Labels are computed
from the dates as given until a person accepts a proposal. Dates that cannot all be right are a finding, never a crash; they take no part
in any proposal. Acts in a circle must all be of one day. The same day is no contradiction; a date without bounds is any day. As everywhere,
an interval is one day somewhere in it, and the marks ``~``, ``?`` and ``%`` do not widen it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..model.edtf import OPEN, Edtf
from ..model.facts import CaseFacts
from ..model.labels import EffectKind

NOT_BEFORE = frozenset({EffectKind.ANNULS, EffectKind.ENDS, EffectKind.DECIDES, EffectKind.UPHOLDS, EffectKind.IMPLEMENTS})
"""Effects of which the source cannot be earlier than the target."""
MOST_ROWS = 20
"""Rows that one proposal names on each side, those nearest to the act; a longer chain is cut there."""

Row = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tightening:
    """A tighter date that is proposed for an act, and the rows of the facts that it follows from."""

    act: str
    given: Edtf | None
    proposed: Edtf
    because: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Acts whose dates cannot all be right: the one told as later first, then those in between, last the one told as earlier."""

    acts: tuple[str, ...]
    text: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Edge:
    """That ``later`` is not before ``earlier``, by a row of the effects."""

    earlier: str
    later: str
    row: Row


@dataclass(slots=True)
class _Bounds:
    """The bounds that follow, and by act the edge over which its bound came; none where it is its own."""

    days: dict[str, date]
    came: dict[str, _Edge]
    giver: dict[str, str]
    """By act, the act whose own date gives the bound."""


def proposals(facts: CaseFacts) -> list[Tightening]:
    """Return a tighter date for every act that has one, in the order of the acts."""
    edges = _edges(facts)
    wrong = _crossed(_lows(facts, edges), _highs(facts, edges))
    sound = [edge for edge in edges if edge.earlier not in wrong and edge.later not in wrong]
    lows, highs = _lows(facts, sound), _highs(facts, sound)
    found = []
    for act in facts.acts:
        if act.id in wrong or (act.id not in lows.came and act.id not in highs.came):
            continue
        low, high = lows.days.get(act.id), highs.days.get(act.id)
        rows = (*_way(lows.came, act.id, earlier=True)[1], *_way(highs.came, act.id, earlier=False)[1])
        found.append(Tightening(act=act.id, given=act.date, proposed=_between(low, high), because=tuple(dict.fromkeys(rows))))
    return found


def contradictions(facts: CaseFacts) -> list[Contradiction]:
    """Return dates that cannot all be right: effects whose two dates exclude each other, then chains that no single one explains."""
    dates = {act.id: act.date for act in facts.acts}
    edges = _edges(facts)
    direct = [edge for edge in edges if _exclude(dates.get(edge.earlier), dates.get(edge.later))]
    found = {(edge.earlier, edge.later): _contradiction(dates, (edge.earlier, edge.later), (edge.row,)) for edge in direct}
    excluding = set(direct)
    left = [edge for edge in edges if edge not in excluding]
    lows, highs = _lows(facts, left), _highs(facts, left)
    crossed = _crossed(lows, highs)
    for act in (act.id for act in facts.acts if act.id in crossed):
        pair = (lows.giver[act], highs.giver[act])
        if pair not in found:
            before, rows_before = _way(lows.came, act, earlier=True, most=None)
            after, rows_after = _way(highs.came, act, earlier=False, most=None)
            found[pair] = _contradiction(dates, (*reversed(before), act, *after), (*reversed(rows_before), *rows_after))
    return list(found.values())


def _contradiction(dates: Mapping[str, Edtf | None], acts: tuple[str, ...], rows: tuple[Row, ...]) -> Contradiction:
    first, last = acts[0], acts[-1]
    text = f"{last} ({dates[last]}) cannot be earlier than {first} ({dates[first]})"
    return Contradiction(acts=tuple(dict.fromkeys(acts)), text=text, rows=rows)


def _exclude(earlier: Edtf | None, later: Edtf | None) -> bool:
    first, last = earlier and earlier.earliest, later and later.latest
    return bool(first and last and last < first)


def _edges(facts: CaseFacts) -> list[_Edge]:
    return [
        _Edge(effect.target, effect.source, ("effects", n))
        for n, effect in enumerate(facts.effects)
        if effect.kind in NOT_BEFORE and effect.source != effect.target and (effect.alternative is None or effect.alternative in NOT_BEFORE)
    ]


def _lows(facts: CaseFacts, edges: Sequence[_Edge]) -> _Bounds:
    """Return for each act the day before which it cannot be: the latest first day of all that it cannot precede."""
    own = {act.id: act.date.earliest for act in facts.acts if act.date and act.date.earliest}
    onward: dict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        onward[edge.earlier].append(edge)
    return _spread(own, onward, later=True)


def _highs(facts: CaseFacts, edges: Sequence[_Edge]) -> _Bounds:
    """Return for each act the day after which it cannot be: the earliest last day of all that cannot precede it."""
    own = {act.id: act.date.latest for act in facts.acts if act.date and act.date.latest}
    onward: dict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        onward[edge.later].append(edge)
    return _spread(own, onward, later=False)


def _spread(own: Mapping[str, date], onward: Mapping[str, Sequence[_Edge]], *, later: bool) -> _Bounds:
    """Carry every day as far as it reaches, the strongest first, so that each act is set once; circles need no care."""
    bounds = _Bounds({}, {}, {})
    for start in sorted(own, key=lambda act: (own[act], act), reverse=later):
        if start in bounds.days:
            continue
        bounds.days[start] = day = own[start]
        bounds.giver[start] = start
        waiting = [start]
        for act in waiting:
            for edge in onward.get(act, ()):
                reached = edge.later if later else edge.earlier
                if reached not in bounds.days:
                    bounds.days[reached] = day
                    bounds.giver[reached] = reached
                    if own.get(reached) != day:
                        bounds.came[reached] = edge
                        bounds.giver[reached] = bounds.giver[act]
                    waiting.append(reached)
    return bounds


def _crossed(lows: _Bounds, highs: _Bounds) -> set[str]:
    return {act for act, low in lows.days.items() if act in highs.days and low > highs.days[act]}


def _way(came: Mapping[str, _Edge], act: str, *, earlier: bool, most: int | None = MOST_ROWS) -> tuple[list[str], list[Row]]:
    """Return the acts and rows over which a bound came, the nearest first."""
    acts: list[str] = []
    rows: list[Row] = []
    while act in came and (most is None or len(rows) < most):
        edge = came[act]
        act = edge.earlier if earlier else edge.later
        acts.append(act)
        rows.append(edge.row)
    return acts, rows


def _between(low: date | None, high: date | None) -> Edtf:
    if low and high:
        return Edtf.between(low, high)
    return Edtf.parse(f"{low or OPEN}/{high or OPEN}")
