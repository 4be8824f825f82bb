"""How a verb stands in the story that a text tells: as its next step, beside another verb, as a state that lasts, and to whom it is done.

Invariant: only the clause of the verb is looked at, and nothing is compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..forums import table
from .marks import Around
from .mentions import TERM
from .patterns import Hit

_LEAD, _BEHIND = 60, 30
"""Characters before a verb and behind its words in which it is called a next step."""
_BESIDE = 30
_KEPT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What the clause of a verb says of its place in the story."""

    next: bool = False
    """Whether it is told as what came next, or as one more."""
    beside: bool = False
    """Whether it stands beside a verb before it: "was arrested and placed in custody"."""
    kept: bool = False
    """Whether somebody is put where he is kept, and not only seized."""
    lasting: bool = False
    """Whether a state is told."""
    whom: str = ""
    """The words for those to whom it is done, where the parse says it."""
    unknown: bool = False
    """Whether these words speak of people of whom nothing was told: "three more activists"."""


NONE = Step()


def step_of(around: Around, hit: Hit, *, passive: bool, hits: Sequence[Hit]) -> Step:
    """Return how a verb stands in the story; ``hits`` are all of its sentence."""
    start, end = hit.anchor.start, max(hit.anchor.end, hit.span.end)
    if TERM.match(around.text, start):
        return NONE
    clause = around.clause_at(start)
    before = around.before(start, within=clause)[-_LEAD:] + around.text[start : hit.anchor.end]
    behind = around.text[end : min(around.span.end, end + _BEHIND)]
    until = min((h.anchor.start for h in hits if h.tells and h.anchor.start >= end), default=max(clause.end, end))
    said = around.text[min(start, hit.span.start) : min(until, end + _KEPT)]
    whom = _whom(around, hit, passive=passive)
    return Step(
        next=_says(around, "next", before) or _says(around, "next", behind.split(",")[0]),
        beside=_says(around, "beside", around.text[max(around.span.start, start - _BESIDE) : start]),
        kept=_says(around, "kept", said),
        lasting=_says(around, "lasting", before[-_BESIDE:] + said),
        whom=whom.casefold(),
        unknown=_says(around, "indefinite", whom),
    )


def _whom(around: Around, hit: Hit, *, passive: bool) -> str:
    if not passive and hit.object is not None:
        return ""
    found = around.syntax.subject(hit.anchor) if passive else around.syntax.object(hit.anchor)
    if found is not None and (hit.anchor.overlaps(found) or (hit.object is not None and hit.object.overlaps(found))):
        return ""
    return " ".join(around.text[found.start : found.end].split()) if found is not None else ""


def _says(around: Around, name: str, stretch: str) -> bool:
    pattern = _patterns().get((name, around.words.language))
    return pattern is not None and pattern.search(stretch) is not None


@cache
def _patterns() -> Mapping[tuple[str, str], re.Pattern[str]]:
    rows: Any = table("apart")
    return {(name, lang): re.compile(pattern, re.IGNORECASE) for name, of in rows.items() for lang, pattern in of.items()}
