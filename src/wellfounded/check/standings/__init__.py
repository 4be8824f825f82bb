"""The family STA, standing: what became of decisions, told in ways that contradict each other or that the day of the text belies."""

from __future__ import annotations

from ..rule import Rule
from . import (
    announced,
    appellants,
    contraries,
    deciders,
    effects,
    in_force,
    later,
    matters,
    open_and_closed,
    operative,
    other_side,
    outcomes,
    relied,
    rounds,
    state,
    statuses,
    through_notes,
    waiting,
)

RULES: tuple[type[Rule], ...] = (
    *outcomes.RULES,
    *state.RULES,
    *statuses.RULES,
    *relied.RULES,
    *contraries.RULES,
    *deciders.RULES,
    *operative.RULES,
    *waiting.RULES,
    *later.RULES,
    *rounds.RULES,
    *announced.RULES,
    *effects.RULES,
    *appellants.RULES,
    *open_and_closed.RULES,
    *matters.RULES,
    *in_force.RULES,
    *through_notes.RULES,
    *other_side.RULES,
)
