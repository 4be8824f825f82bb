"""Rules about dates and order: days that cannot be, days that disagree, acts out of order, what a document could know on its day."""

from __future__ import annotations

from ..rule import Rule
from . import (
    ages,
    answers,
    beside_sources,
    cited_days,
    counted_on,
    days_between,
    directions,
    framing,
    matched,
    steps,
    telling_order,
    untold,
)
from .acts import ActBeforeTarget, ActBeforeTargetInCase
from .calendar import ImpossibleDay, ImpossibleTime, WrongWeekday
from .conflicts import TwoDatesBetween, TwoDatesInside
from .figures_of_days import MixedOrders, TwoFigureYear
from .intervals import IntervalMiscounted
from .knowing import LaterSource, LaterToldAsPast, SinceBeforeSource, WithoutReference
from .of_document import DayOfDocument
from .spans import AgeAndBirth, ChronologyOrder, RangeBackwards, ReplyToLater

RULES: tuple[type[Rule], ...] = (
    ImpossibleDay,
    WrongWeekday,
    ImpossibleTime,
    MixedOrders,
    TwoFigureYear,
    RangeBackwards,
    ChronologyOrder,
    AgeAndBirth,
    ReplyToLater,
    ActBeforeTarget,
    ActBeforeTargetInCase,
    TwoDatesInside,
    TwoDatesBetween,
    DayOfDocument,
    LaterToldAsPast,
    LaterSource,
    SinceBeforeSource,
    WithoutReference,
    IntervalMiscounted,
    *ages.RULES,
    *answers.RULES,
    *days_between.RULES,
    *directions.RULES,
    *steps.RULES,
    *cited_days.RULES,
    *framing.RULES,
    *matched.RULES,
    *telling_order.RULES,
    *beside_sources.RULES,
    *untold.RULES,
    *counted_on.RULES,
)
