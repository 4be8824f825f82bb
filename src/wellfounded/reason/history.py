"""How labels changed over time: for one act with the acts that caused it, and for all acts at once for a slider over D and K.

A label can only change on a day on which a date that it depends on is reached, or something becomes known. Only those days are looked at,
and from one to the next only the acts that the day touches, with those that depend on them, are settled again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..model.standing import AsOf, Interval
from .evaluation import Evaluation
from .labels import Reading, needed, read
from .program import ALWAYS, FAR, Program
from .standing import Engine

Mark = tuple[str, tuple[str, ...]]
"""A label with its modifiers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The labels of all acts for every D and K: what a slider needs, computed once.

    ``days`` are the days D on which some label may change; the time before the first is place 0, so that place n + 1 begins on
    ``days[n]``. ``known`` are the days K on which something becomes known, then None for all sources; the first may be the day before
    anything is. ``tracks`` has for each act, by K, the runs of one label: the place at which each begins, and the label.
    """

    days: tuple[date, ...]
    known: tuple[date | None, ...]
    tracks: dict[str, tuple[tuple[tuple[int, Mark], ...], ...]]

    def at(self, act: str, *, on: date, known_by: date | None = None) -> Mark:
        """Return the label and the modifiers of an act as of a day D, J being the same, by the sources of a day K."""
        place = sum(day <= on for day in self.days)
        row = len(self.known) - 1 if known_by is None else max(sum(day is not None and day <= known_by for day in self.known) - 1, 0)
        return next(mark for begin, mark in reversed(self.tracks[act][row]) if begin <= place)


def days_of_law(program: Program, acts: Iterable[int] | None = None) -> dict[int, list[int]]:
    """Return the days, as ordinals in order, on which something can change as D goes on, each with the acts whose dates it touches."""
    found: dict[int, list[int]] = defaultdict(list)
    for act in range(program.acts) if acts is None else acts:
        days = {program.early[act], program.late[act], program.until_early[act] + 1, program.until_late[act] + 1}
        for day in days:
            if ALWAYS + 1 < day < FAR:
                found[day].append(act)
    return dict(sorted(found.items()))


def days_of_knowledge(program: Program) -> list[int]:
    """Return the days, as ordinals in order, on which an act, a claim or a row becomes known."""
    days = set(program.thing_known)
    days.update(edge.known for rows in (program.incoming, program.beside, program.parts) for edges in rows.values() for edge in edges)
    days.update(ground.known for ground in program.grounds)
    for told in (program.closed, program.retracted, program.complete):
        days.update(row.known for rows in told.values() for row in rows)
    return sorted(days - {ALWAYS})


def history(engine: Engine, act: str, *, known_by: date | None = None, as_known: bool = False) -> list[Interval]:
    """Return the runs of days D (J the same) over which an act keeps its label and modifiers, the first open at its start.

    From the sources known by ``known_by``, or all; with ``as_known`` from those known on each day itself. ``cause`` names the acts whose
    date, whose last day or whose becoming known begins the run; where no act does so by itself, all that could.
    Raises UnknownIdError for an act that the case does not have.
    """
    number = engine.number(act)
    steps = _as_known(engine, number) if as_known else _as_told(engine, number, known_by)
    kept: list[tuple[date | None, Reading, tuple[int, ...]]] = []
    for first, reading, cause in steps:
        if not kept or kept[-1][1][:3] != reading[:3]:
            kept.append((first, reading, cause))
    intervals = []
    for at, (first, _, cause) in enumerate(kept):
        after = kept[at + 1][0] if at + 1 < len(kept) else None
        last = after - timedelta(days=1) if after else None
        day = first or last or date.max
        standing = engine.standing(AsOf(on=day, known_by=day if as_known else known_by), [act])[act]
        intervals.append(Interval(first=first, last=last, standing=standing, cause=tuple(engine.program.ids[act] for act in cause)))
    return intervals


def _as_told(engine: Engine, act: int, known_by: date | None) -> Iterable[tuple[date | None, Reading, tuple[int, ...]]]:
    evaluation = Evaluation(engine.program, AsOf(on=date.min, known_by=known_by))
    evaluation.ensure(needed(evaluation, act))
    relevant = [node for node in evaluation.seen() if node < engine.program.acts]
    before = read(evaluation, act)
    yield None, before, ()
    for day, touched in days_of_law(engine.program, sorted(relevant)).items():
        evaluation.move(date.fromordinal(day), touched)
        now = read(evaluation, act)
        if now[:3] != before[:3]:
            yield date.fromordinal(day), now, _causes(evaluation, act, touched, before)
        before = now


def _causes(evaluation: Evaluation, act: int, touched: list[int], before: Reading) -> tuple[int, ...]:
    """Return the acts without whose date on that day the label would be as before; all of them where there is no such act."""
    if len(touched) == 1:
        return tuple(touched)
    on = evaluation.on
    causes = []
    for one in touched:
        evaluation.on = evaluation.made_by = on - 1
        evaluation.fixed_date[one], evaluation.fixed_until[one] = evaluation.dates(one), evaluation.expired(one)
        evaluation.on = evaluation.made_by = on
        changes = evaluation.revise([one])
        if read(evaluation, act)[:3] == before[:3]:
            causes.append(one)
        del evaluation.fixed_date[one], evaluation.fixed_until[one]
        evaluation.undo(changes)
    return tuple(causes or touched)


def _as_known(engine: Engine, act: int) -> Iterable[tuple[date | None, Reading, tuple[int, ...]]]:
    program = engine.program
    law = days_of_law(program)
    learnt = days_of_knowledge(program)
    days = sorted({*law, *learnt})
    before: Reading | None = None
    for day in [None, *days]:
        on = date.fromordinal(day if day is not None else max(days[0] - 1, 1) if days else 1)
        evaluation = Evaluation(program, AsOf(on=on, known_by=on))
        evaluation.ensure(needed(evaluation, act))
        now = read(evaluation, act)
        if before is None:
            yield None, now, ()
        elif now[:3] != before[:3] and day is not None:
            touched = {one for one in law.get(day, ()) if evaluation.position[one] >= 0} | _learnt(evaluation, day)
            yield date.fromordinal(day), now, tuple(sorted(touched))
        before = now


def _learnt(evaluation: Evaluation, day: int) -> set[int]:
    """Return the acts that become known on a day, or of which a row does, among those that were looked at."""
    program = evaluation.program
    found: set[int] = set()
    for node in evaluation.seen():
        if node < program.acts:
            edges = (*program.incoming.get(node, ()), *program.beside.get(node, ()), *program.parts.get(node, ()))
            found.update(edge.other for edge in edges if edge.known == day)
            if program.known[node] == day:
                found.add(node)
    return found


def timeline(engine: Engine) -> Timeline:
    """Return the labels and modifiers of all acts for every day D and K on which any can change."""
    program = engine.program
    law = days_of_law(program)
    learnt = days_of_knowledge(program)
    known: list[date | None] = [date.fromordinal(max(learnt[0] - 1, 1))] if learnt else []
    known += [*map(date.fromordinal, learnt), None]
    tracks: dict[int, list[tuple[tuple[int, Mark], ...]]] = {act: [] for act in range(program.acts)}
    for known_by in known:
        for act, runs in _runs(program, law, known_by).items():
            tracks[act].append(tuple(runs))
    return Timeline(
        days=tuple(map(date.fromordinal, law)),
        known=tuple(known),
        tracks={program.ids[act]: tuple(rows) for act, rows in tracks.items()},
    )


def _runs(program: Program, law: dict[int, list[int]], known_by: date | None) -> dict[int, list[tuple[int, Mark]]]:
    evaluation = Evaluation(program, AsOf(on=date.min, known_by=known_by))
    evaluation.ensure(node for act in range(program.acts) for node in needed(evaluation, act))
    lookers: dict[int, set[int]] = defaultdict(set)
    for act in range(program.acts):
        for node in needed(evaluation, act):
            lookers[node].add(act)
    runs = {act: [(0, _mark(evaluation, act))] for act in range(program.acts)}
    for place, (day, touched) in enumerate(law.items(), start=1):
        changed = {node for node, _ in evaluation.move(date.fromordinal(day), touched)}
        for act in {act for node in changed for act in lookers.get(node, ())}:
            mark = _mark(evaluation, act)
            if runs[act][-1][1] != mark:
                runs[act].append((place, mark))
    return runs


def _mark(evaluation: Evaluation, act: int) -> Mark:
    reading = read(evaluation, act)
    return str(reading.label), reading.modifiers
