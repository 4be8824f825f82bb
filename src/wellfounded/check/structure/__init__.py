"""Rules about the build of a document: its date and signature, sentences cut, numbering, sections, missing pages, what stands twice."""

from __future__ import annotations

from ..rule import Rule
from . import announced, calling, endings, joined, nearly_twice, signing
from .broken import LostEnd, NoFullStop
from .cut import CutSentences, EndsInTheMiddle
from .dated import Undated, Unsigned
from .numbering import HeadingNumbers, LevelJumped, ListNumbers, Ordinals, SectionMissing
from .pages import FirstPagesMissing, PagesMissing
from .repeated import Repeated
from .sections import DuplicateHeadings, EmptySection
from .strays import PageNumberLeft, UnequalRow

RULES: tuple[type[Rule], ...] = (
    Undated,
    Unsigned,
    CutSentences,
    EndsInTheMiddle,
    LostEnd,
    NoFullStop,
    HeadingNumbers,
    LevelJumped,
    Ordinals,
    ListNumbers,
    SectionMissing,
    DuplicateHeadings,
    EmptySection,
    Repeated,
    PageNumberLeft,
    UnequalRow,
    FirstPagesMissing,
    PagesMissing,
    *announced.RULES,
    *endings.RULES,
    *joined.RULES,
    *signing.RULES,
    *calling.RULES,
    *nearly_twice.RULES,
)
