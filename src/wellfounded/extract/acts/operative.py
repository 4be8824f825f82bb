"""Who issues a ruling, and where it decides: the operative part, in the present tense, in infinitives or by "be quashed", and sentences
elsewhere in which the court speaks for itself ("I allow the appeal").

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
_LINES = 900
"""Characters of a heading whose lines are looked through for a court in capitals."""
_SHORT = 3
"""Letters of the longest word that is written small in a name."""


@dataclass(frozen=True, slots=True)
class Operative:
    """Where a document decides, and who decides when."""

    span: Span
    body: str
    entity: str
    date: str
    pronounces: re.Pattern[str] | None = None
    """How the court speaks for itself before the operative part, or in a ruling without one."""

    def reaches(self, text: str, sentence: Span) -> bool:
        """Say whether a sentence decides."""
        if sentence.end > self.span.start:
            return True
        return self.pronounces is not None and self.pronounces.search(text, sentence.start, sentence.end) is not None


@cache
def _words(key: str) -> re.Pattern[str]:
    rows: Any = table("acts_operative")[key]
    return re.compile("|".join(rows), re.MULTILINE)


def operative_of(analysis: Analysis, bodies: Sequence[tuple[Span, str, str]]) -> Operative | None:
    """Return where and for whom a ruling decides; ``bodies`` are its named bodies with their names and entities, in order."""
    begins = _words("begins").search(analysis.text)
    is_ruling = _words("ruling").search(analysis.text, 0, _HEADING) is not None
    if begins is None and not is_ruling:
        return None
    court = _court(analysis.text, bodies)
    if begins is None and not court[0]:
        return None
    end = len(analysis.text)
    return Operative(
        Span(begins.start() if begins else end, end), *court, analysis.date, pronounces=_words("pronounces") if is_ruling else None
    )


def _court(text: str, bodies: Sequence[tuple[Span, str, str]]) -> tuple[str, str]:
    """Return the court of a heading with its entity: a line of the heading in capitals goes before a name in running text."""
    for name, pattern in table("acts_operative")["known"].items():  # type: ignore[attr-defined]
        if re.search(pattern, text[:_HEADING], re.MULTILINE):
            return name, next((entity for _, known, entity in bodies if known == name), "")
    line = _words("line").search(text, 0, _LINES)
    named = [(span, name, entity) for span, name, entity in bodies if span.start < _HEADING and _words("court").search(name)]
    if line is None:
        return next(((name, entity) for _, name, entity in named), ("", ""))
    inside = next(((name, entity) for span, name, entity in named if Span(*line.span("court")).overlaps(span)), None)
    said = " ".join(line.group("court").split())
    same = next(((name, entity) for _, name, entity in named if name.casefold() == said.casefold()), None)
    return inside or same or (_cased(said), "")


def _cased(name: str) -> str:
    """Return a name in capitals as names are written in running text."""
    first, *rest = name.split()
    if not name.isupper():
        return name
    return " ".join([first.capitalize(), *(word.capitalize() if len(word) > _SHORT else word.lower() for word in rest)])
