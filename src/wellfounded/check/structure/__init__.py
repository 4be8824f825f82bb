"""Rules about the build of a document: its date and signature, sentences cut by notes, numbering, sections, missing pages."""

from __future__ import annotations

from ..rule import Rule
from .cut import CutSentences, EndsInTheMiddle
from .dated import Undated, Unsigned
from .numbering import HeadingNumbers, ListNumbers, SectionMissing
from .pages import FirstPagesMissing, PagesMissing
from .sections import DuplicateHeadings, EmptySection

RULES: tuple[type[Rule], ...] = (
    Undated,
    Unsigned,
    CutSentences,
    EndsInTheMiddle,
    HeadingNumbers,
    ListNumbers,
    SectionMissing,
    DuplicateHeadings,
    EmptySection,
    FirstPagesMissing,
    PagesMissing,
)
