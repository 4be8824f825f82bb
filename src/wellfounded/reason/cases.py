"""By cases: what every completion of the uncertain dates agrees on, where the model leaves a label or a modifier open.

The well-founded model does not reason by cases: a decision that is quashed whether an appeal came in time or not is undetermined in it
as long as the day of the appeal is. A completion puts each uncertain date on which the act depends before or after D (and J), and each
uncertain last day of force before D or not. A label that is settled before all dates are chosen is settled in every completion below,
because the model grows with what is known; so most completions need not be visited, though all are counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import prod
from typing import NamedTuple

from ..model.standing import ByCases, Label
from .evaluation import Evaluation
from .labels import OPEN_LABELS, Reading, needed, read
from .wfs import FALSE, TRUE, UNDEFINED

MOST_DATES = 14
MOST_VISITS = 1 << 16
"""Partial completions that are visited for acts with the same uncertain dates, before they are left open."""


class Uncertain(NamedTuple):
    """An uncertain date of an act, or its uncertain last day of force."""

    act: int
    until: bool


def is_open(reading: Reading) -> bool:
    """Say whether a label or a modifier that is shown is undetermined, other than by the act's own date."""
    if reading.label is Label.UNDETERMINED_DATE:
        return False
    return reading.label in OPEN_LABELS or any(word.endswith("?") for word in reading.modifiers)


def by_cases(evaluation: Evaluation, readings: dict[int, Reading]) -> dict[int, ByCases]:
    """Return what all completions agree on, for each act among ``readings`` that is open and where they agree.

    Nothing for an act that depends on no uncertain date or on more than 14, or where no completion settles it. An act whose own date
    is uncertain has made and not yet among its completions, so they never agree.
    """
    undecided = [act for act, reading in readings.items() if is_open(reading)]
    if not undecided:
        return {}
    below = _uncertain_below(evaluation, undecided)
    groups: dict[frozenset[Uncertain], list[int]] = defaultdict(list)
    for act in undecided:
        dates = _union((below[node] for node in needed(evaluation, act) if node in below), frozenset())
        if dates:
            groups[dates].append(act)
    found: dict[int, ByCases] = {}
    for dates, acts in groups.items():
        agreed, completions = _Completions(evaluation, sorted(dates), acts).run()
        for act, reading in agreed.items():
            if reading[:2] != readings[act][:2]:
                found[act] = ByCases(label=reading.label, modifiers=reading.modifiers, completions=completions)
    return found


def _uncertain_below(evaluation: Evaluation, acts: Iterable[int]) -> dict[int, frozenset[Uncertain] | None]:
    """Return the uncertain dates on which the nodes below these acts depend, theirs included; None for more than 14."""
    below: dict[int, frozenset[Uncertain] | None] = {}
    reached = {node for act in acts for node in needed(evaluation, act)}
    waiting = list(reached)
    while waiting:
        for node in evaluation.below(waiting.pop()):
            if node not in reached:
                reached.add(node)
                waiting.append(node)
    for at in sorted({evaluation.position[node] for node in reached}):
        members = evaluation.circles.get(at) or [evaluation.order[at]]
        own = {date for node in members if node < evaluation.program.acts for date in _own(evaluation, node)}
        beneath = {node for member in members for node in evaluation.below(member)}.difference(members)
        dates = _union((below[node] for node in beneath), frozenset(own))
        for node in members:
            below[node] = dates
    return below


def _own(evaluation: Evaluation, act: int) -> Iterable[Uncertain]:
    if UNDEFINED in evaluation.dates(act):
        yield Uncertain(act, until=False)
    if evaluation.expired(act) == UNDEFINED:
        yield Uncertain(act, until=True)


def _union(sets: Iterable[frozenset[Uncertain] | None], own: frozenset[Uncertain]) -> frozenset[Uncertain] | None:
    found = own
    for dates in sets:
        if dates is None:
            return None
        if not dates <= found:
            found = found | dates if found else dates
    return found if len(found) <= MOST_DATES else None


class _Completions:
    """The completions of some uncertain dates, walked for all acts that depend on just these."""

    def __init__(self, evaluation: Evaluation, dates: list[Uncertain], acts: list[int]) -> None:
        self.evaluation = evaluation
        self.dates = dates
        self.acts = acts
        self.places = [self._places(date) for date in dates]
        nodes = [node for act in acts for node in needed(evaluation, act)]
        self.upto = max(evaluation.position[node] for node in nodes)
        self.agreed: dict[int, Reading] = {}
        self.differing: set[int] = set()
        self.visits = 0

    def run(self) -> tuple[dict[int, Reading], int]:
        self._complete(0, self.acts)
        if self.visits > MOST_VISITS:
            return {}, 0
        agreed = {act: reading for act, reading in self.agreed.items() if act not in self.differing}
        return agreed, prod(len(places) for places in self.places)

    def _places(self, date: Uncertain) -> list[tuple[int, int]]:
        """Return the places of a date that can be told apart: by D, by J only, later; for a last day: before D, or not."""
        if date.until:
            return [(TRUE, 0), (FALSE, 0)]
        evaluation, program = self.evaluation, self.evaluation.program
        early, late = program.early[date.act], program.late[date.act]
        places = [
            (early <= evaluation.on, (TRUE, TRUE)),
            (max(early, evaluation.on + 1) <= min(late, evaluation.made_by), (TRUE, FALSE)),
            (late > evaluation.made_by, (FALSE, FALSE)),
        ]
        return [place for possible, place in places if possible]

    def _complete(self, chosen: int, acts: list[int]) -> None:
        self.visits += 1
        if self.visits > MOST_VISITS:
            return
        last = chosen == len(self.dates)
        unsettled = []
        for act in acts:
            reading = read(self.evaluation, act)
            if not (reading.firm or last):
                unsettled.append(act)
            elif self.agreed.setdefault(act, reading)[:2] != reading[:2]:
                self.differing.add(act)
        if unsettled and not last:
            for place in self.places[chosen]:
                left = [act for act in unsettled if act not in self.differing]
                if left:
                    self._choose(chosen, place, left)

    def _choose(self, chosen: int, place: tuple[int, int], acts: list[int]) -> None:
        date, evaluation = self.dates[chosen], self.evaluation
        if date.until:
            evaluation.fixed_until[date.act] = place[0]
        else:
            evaluation.fixed_date[date.act] = place
        changes = evaluation.revise([date.act], upto=self.upto)
        self._complete(chosen + 1, acts)
        evaluation.undo(changes)
        if date.until:
            del evaluation.fixed_until[date.act]
        else:
            del evaluation.fixed_date[date.act]
