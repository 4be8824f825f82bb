"""The labels of all acts for every pair of days, packed for a page that has no engine: which day, known by which day.

Between two neighbouring days of a grid nothing changes, where no day was left out. Equal states are kept once, equal runs of
states over the days are kept once, and runs are counted instead of repeated, so that a grid of some thousand cells for some
hundred acts stays within tens of kilobytes. The law: unpacking gives back exactly what the engine said for each cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from ..model.facts import CaseFacts
from ..model.standing import AsOf, Standing
from .standing_words import State, state

MOST = 400_000
"""So many labels are asked for at most: acts times days D times days K; some seven seconds of work."""
_KNOWN = 12
"""So many days K are kept, if there are as many, before days D are left out."""
Run = tuple[int, int]
"""How many cells, and the index of what stands in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingGrid:
    """``days`` are the days D and ``known`` the days K on which something changes, None last: all sources.

    ``rows`` are runs of ``states`` over the days; ``acts`` are, for each act in the order of the facts, runs of ``rows`` over ``known``.
    ``left_out`` counts the days D and K that are not offered because there would be too many.
    """

    days: tuple[date, ...]
    known: tuple[date | None, ...]
    states: tuple[State, ...]
    rows: tuple[tuple[Run, ...], ...]
    acts: tuple[tuple[Run, ...], ...]
    left_out: tuple[int, int] = (0, 0)

    def state(self, act: int, day: int, known: int) -> State:
        """Return the state of an act, all three as indexes."""
        return self.states[_at(self.rows[_at(self.acts[act], known)], day)]

    def states_of(self, act: int) -> Iterable[State]:
        """Return every state that an act is shown in, each once."""
        return [self.states[number] for number in sorted({index for _, row in self.acts[act] for _, index in self.rows[row]})]

    def asof(self, day: int, known: int) -> AsOf:
        """Return the dates of a cell."""
        return AsOf(on=self.days[day], known_by=self.known[known])


def standing_grid(
    facts: CaseFacts,
    standing: Callable[[AsOf], Mapping[str, Standing]],
    *,
    days: Iterable[date],
    known: Iterable[date],
    most: int = MOST,
) -> StandingGrid:
    """Ask for the standing of all acts on each of ``days`` as known by each of ``known`` and from all sources, and pack it.

    The day before the first of ``known`` is added, on which only what was always known is known. Where there would be more than
    ``most`` labels, days are left out, evenly; the first and the last are kept.
    """
    all_days, all_known = sorted(set(days)), sorted(set(known))
    if all_known and all_known[0] > date.min:
        all_known.insert(0, all_known[0] - timedelta(days=1))
    cells = max(most // max(1, len(facts.acts)), 4)
    least = max(1, min(_KNOWN, cells // 4))
    kept_known = [*_thinned(all_known, max(least, cells // max(1, len(all_days)) - 1)), None]
    kept_days = _thinned(all_days, max(2, cells // len(kept_known)))
    states: dict[State, int] = {}
    rows: dict[tuple[Run, ...], int] = {}
    found: list[list[int]] = [[] for _ in facts.acts]
    for known_by in kept_known:
        read: list[list[int]] = [[] for _ in facts.acts]
        for day in kept_days:
            standings = standing(AsOf(on=day, known_by=known_by))
            for number, act in enumerate(facts.acts):
                read[number].append(states.setdefault(state(standings.get(act.id)), len(states)))
        for number, row in enumerate(read):
            found[number].append(rows.setdefault(_runs(row), len(rows)))
    return StandingGrid(
        days=tuple(kept_days),
        known=tuple(kept_known),
        states=tuple(states),
        rows=tuple(rows),
        acts=tuple(_runs(row) for row in found),
        left_out=(len(all_days) - len(kept_days), len(all_known) + 1 - len(kept_known)),
    )


def _runs(cells: Iterable[int]) -> tuple[Run, ...]:
    return tuple((len(list(same)), index) for index, same in groupby(cells))


def _at(runs: Iterable[Run], cell: int) -> int:
    for count, index in runs:
        if cell < count:
            return index
        cell -= count
    raise IndexError("a cell that the grid does not have")


def _thinned(days: Sequence[date], most: int) -> list[date]:
    if len(days) <= most:
        return list(days)
    if most == 1:
        return [days[0]]
    return [days[round(number * (len(days) - 1) / (most - 1))] for number in range(most)]
