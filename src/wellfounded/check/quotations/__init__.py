"""Rules about words between quotation marks: held against their source, against each other, and against what the text says of them."""

from __future__ import annotations

from ..rule import Rule
from . import begun, dots, unknown
from .altered import Altered, AnotherSpeaker, ElsewhereThanCited, NotThere
from .cut import CutShort, HiddenByEllipsis
from .marks import MixedPair, UnbalancedMarks
from .sourcing import EmphasisAdded, TranslatedAsVerbatim, WithoutSource, WrongDots
from .wordings import TwoWordings

RULES: tuple[type[Rule], ...] = (
    Altered,
    NotThere,
    ElsewhereThanCited,
    TwoWordings,
    AnotherSpeaker,
    CutShort,
    HiddenByEllipsis,
    UnbalancedMarks,
    MixedPair,
    WithoutSource,
    TranslatedAsVerbatim,
    EmphasisAdded,
    WrongDots,
    *dots.RULES,
    *unknown.RULES,
    *begun.RULES,
)
