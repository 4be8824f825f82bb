"""The family NAM, names: one person under two spellings, two under one, abbreviations, titles and offices that do not agree."""

from __future__ import annotations

from ..rule import Rule
from . import (
    abbreviations,
    combined,
    exchanged,
    given_offices,
    mixed,
    near_surnames,
    office_times,
    offices,
    outdated,
    persons,
    signs,
    slips,
    spellings,
    two_offices,
)

RULES: tuple[type[Rule], ...] = (
    *spellings.RULES,
    *abbreviations.RULES,
    *persons.RULES,
    *outdated.RULES,
    *slips.RULES,
    *mixed.RULES,
    *offices.RULES,
    *two_offices.RULES,
    *office_times.RULES,
    *exchanged.RULES,
    *signs.RULES,
    *combined.RULES,
    *given_offices.RULES,
    *near_surnames.RULES,
)
