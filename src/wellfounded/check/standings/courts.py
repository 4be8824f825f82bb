"""Courts as sentences name them: what each is, and the place that tells it from others of its kind.

Invariant: two courts are held for one only where they are of one type and neither names a place that the other contradicts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...model.folding import fold
from ...model.passages import Span
from ..tables import table

_PLACE = re.compile(
    r" (?:of (?:the )?|de la |de l'|du |des |de |d'|at |in |г\. ?|города |республики )?"
    r"(?P<place>[A-ZÀ-ÖØ-ÞА-ЯЁ][\w-]+(?: (?:of (?:the )?)?[A-ZÀ-ÖØ-ÞА-ЯЁ][\w-]+){0,2})"
)
_BEFORE = re.compile(r"(?P<place>[A-ZÀ-ÖØ-ÞА-ЯЁ][\w-]+) $")
_NO_PLACE = frozenset(table("standings", "courts")["no_place"])


@dataclass(frozen=True, slots=True)
class Court:
    """A court named in a text; the span is in the normal form."""

    type: str
    rank: int
    places: frozenset[str]
    span: Span
    text: str

    def may_be(self, other: Court) -> bool:
        """Say whether two mentions can be of one court."""
        if self.type != other.type:
            return False
        if self.type == "other" and fold(self.text) != fold(other.text):
            return False
        return not self.places or not other.places or bool(self.places & other.places)


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    groups, meaning = [], {}
    for number, row in enumerate(table("standings", "courts")["court"]):
        groups.append(f"(?P<c{number}>{'|'.join(row['forms'])})")
        meaning[f"c{number}"] = (row["type"], row["rank"])
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})"), meaning


def courts_in(text: str, start: int, end: int) -> list[Court]:
    """Return the courts that a stretch of the normal form names, in order."""
    pattern, meaning = _pattern()
    found = []
    for match in pattern.finditer(text, start, end):
        group = match.lastgroup or ""
        kind, rank = meaning[group]
        after = _PLACE.match(text, match.end(), min(len(text), match.end() + 60))
        before = _BEFORE.search(text, max(start, match.start() - 24), match.start())
        places = _words(after["place"]) if after else frozenset()
        places = places or (_words(before["place"]) if before else frozenset())
        found.append(Court(kind, rank, places, Span(*match.span()), match.group()))
    return found


def _words(place: str) -> frozenset[str]:
    return frozenset(fold(word)[:5] for word in place.split() if word.casefold() not in _NO_PLACE and len(word) > 2)
