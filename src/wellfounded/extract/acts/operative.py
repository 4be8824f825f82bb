"""The operative part of a ruling: where the court that speaks decides, in the present tense, in infinitives or by "be quashed".

Invariant: what is decided there is decided by the court of the document, on the document's own day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...model.passages import Span
from ..analysis import Analysis
from ..forums import table

_HEADING = 2_000
"""Characters at the beginning of a ruling in which its court is named."""


@dataclass(frozen=True, slots=True)
class Operative:
    """Where a document decides, and who decides when."""

    span: Span
    body: str
    entity: str
    date: str


@cache
def _words(key: str) -> re.Pattern[str]:
    rows: Any = table("acts_operative")[key]
    return re.compile("|".join(rows))


def operative_of(analysis: Analysis, bodies: Sequence[tuple[Span, str, str]]) -> Operative | None:
    """Return the operative part of a document that has one; ``bodies`` are its named bodies with their names and entities, in order."""
    begins = _words("begins").search(analysis.text)
    if begins is None:
        return None
    court = next(
        ((name, entity) for span, name, entity in bodies if span.start < _HEADING and _words("court").search(name)),
        ("", ""),
    )
    return Operative(Span(begins.start(), len(analysis.text)), *court, analysis.date)
