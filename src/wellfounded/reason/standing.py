"""Does it still stand? The label of each act of a case as of three dates, with what stands beside it.

An :class:`Engine` is made once for the facts of a case and answers for any day. For one act it looks only at the acts on which that act
depends. No label leaves here without the dates that it was computed for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from ..errors import UnknownIdError
from ..model.facts import CaseFacts
from ..model.standing import AsOf, Standing, Step
from .assumptions import assumed
from .cases import by_cases
from .collector import paused
from .contested import Variants, contested
from .evaluation import Evaluation
from .labels import Reading, needed, read
from .program import Program
from .proofs import prove


class Engine:
    """The facts of a case, ready to be asked what stands. ``stated_only`` leaves out effects that nobody states."""

    def __init__(self, facts: CaseFacts, *, stated_only: bool = False) -> None:
        self.facts = facts
        with paused():
            self.program = Program(facts, stated_only=stated_only)
        self.variants = Variants(self.program)
        self._last: Evaluation | None = None

    def standing(self, asof: AsOf, acts: Iterable[str] | None = None) -> dict[str, Standing]:
        """Return the standing of the acts with these ids, or of all, in the order asked or that of the facts.

        Raises UnknownIdError for an act that the case does not have.
        """
        numbers = list(range(self.program.acts)) if acts is None else [self.number(act) for act in acts]
        with paused():
            return self._standing(asof, numbers)

    def _standing(self, asof: AsOf, numbers: list[int]) -> dict[str, Standing]:
        evaluation = self.evaluation(asof)
        readings = self.readings(evaluation, numbers)
        settled = by_cases(evaluation, readings)
        leaning = assumed(evaluation, numbers)
        disputed = contested(evaluation, numbers, self.variants)
        ids, told = self.program.ids, _LastTold(self.program, evaluation.known_by)
        return {
            ids[act]: Standing(
                act=ids[act],
                asof=asof,
                label=label,
                word=word,
                modifiers=modifiers,
                assumed=leaning.get(act, ()),
                by_cases=settled.get(act),
                contested=act in disputed,
                last_told=told(act),
            )
            for act, (label, modifiers, word, _) in readings.items()
        }

    def why(self, act: str, asof: AsOf) -> Step:
        """Return the proof of the label of an act and of what stands beside it, out of the evaluation that gives the label.

        Raises UnknownIdError for an act that the case does not have.
        """
        evaluation, number = self.evaluation(asof), self.number(act)
        self.readings(evaluation, [number])
        return prove(evaluation, number)

    def evaluation(self, asof: AsOf) -> Evaluation:
        """Return the model as of some dates; the one asked for last is kept."""
        if self._last is None or self._last.asof != asof:
            self._last = Evaluation(self.program, asof)
        return self._last

    def readings(self, evaluation: Evaluation, acts: Iterable[int]) -> dict[int, Reading]:
        """Return label and modifiers of the acts with these numbers, settling what they need."""
        numbers = list(acts)
        evaluation.ensure(node for act in numbers for node in needed(evaluation, act))
        return {act: read(evaluation, act) for act in numbers}

    def number(self, act: str) -> int:
        """Return the place of an act among the acts of the facts."""
        found = self.program.number.get(act)
        if found is None:
            raise UnknownIdError(f"the case has no act {act!r}")
        return found


class _LastTold:
    """The day of the newest source by K that tells of an act."""

    def __init__(self, program: Program, known_by: int) -> None:
        self._days = program.told
        self._known_by = known_by
        self._dates: dict[int, date] = {}

    def __call__(self, act: int) -> date | None:
        days = self._days.get(act)
        if days is None:
            return None
        at = bisect_right(days, self._known_by)
        if not at:
            return None
        day = days[at - 1]
        found = self._dates.get(day)
        if found is None:
            found = self._dates[day] = date.fromordinal(day)
        return found
