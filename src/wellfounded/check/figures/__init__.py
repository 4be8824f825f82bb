"""Rules about figures: sums, percentages, lists and durations that do not add up, what cannot be by its scale, and conflicts."""

from __future__ import annotations

from ..rule import Rule
from . import (
    beside_sources,
    bounds,
    changes,
    formulas,
    in_passing,
    left_out,
    means,
    neighbours,
    one_in,
    papers,
    parts,
    ratings,
    reckoned,
    remainders,
    running_totals,
    said_again,
    series,
    times,
    twins,
)
from .conflicts import ConflictBetween, ConflictInside, ScaleConflict
from .durations import DurationAndDates
from .listed import CountAndAttachments, CountAndList
from .plausible import ImpossibleAge, ImpossibleSpeed, PerHead, PiecesAndMass
from .points import SumOfPoints
from .shares import MoreThanAll, PartAboveWhole, PercentageOff, SharesTogether
from .sums import SumInSentence
from .table_sums import SumInTable
from .tied import PercentageUnbacked, SharesAndRest

RULES: tuple[type[Rule], ...] = (
    ConflictInside,
    ConflictBetween,
    ScaleConflict,
    SumInSentence,
    SumInTable,
    PercentageOff,
    MoreThanAll,
    SharesTogether,
    PercentageUnbacked,
    SharesAndRest,
    PartAboveWhole,
    CountAndList,
    CountAndAttachments,
    DurationAndDates,
    SumOfPoints,
    PiecesAndMass,
    ImpossibleAge,
    ImpossibleSpeed,
    PerHead,
    *twins.RULES,
    *said_again.RULES,
    *bounds.RULES,
    *changes.RULES,
    *remainders.RULES,
    *series.RULES,
    *means.RULES,
    *parts.RULES,
    *reckoned.RULES,
    *times.RULES,
    *beside_sources.RULES,
    *formulas.RULES,
    *neighbours.RULES,
    *left_out.RULES,
    *ratings.RULES,
    *in_passing.RULES,
    *papers.RULES,
    *running_totals.RULES,
    *one_in.RULES,
)
