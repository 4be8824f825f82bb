"""A text with its runs of spaces and its kinds of hyphens made even, and the way back to the places of the text.

Justified pages and recognised pictures set two or three spaces between words, and printers set long or unbreakable hyphens into numbers; no
family of citations should have to know. Invariant: a place of the even text has one place in the text, and their order is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ...model.passages import Span

_RUN = re.compile(r"(?<=\S)[ \t]{2,3}(?=\S)")
_DASH = re.compile(r"[‐‑]|(?<=\w)–(?=\w)")


@dataclass(frozen=True, slots=True)
class Evened:
    """The even text, and where in it spaces were left out and how many up to there."""

    text: str
    places: tuple[int, ...]
    left_out: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """Return where a stretch of the even text stands in the text."""
        return (
            Span(self._at(span.start), self._at(span.end - 1) + 1)
            if span.end > span.start
            else Span(self._at(span.start), self._at(span.start))
        )

    def _at(self, place: int) -> int:
        index = bisect_right(self.places, place)
        return place + (self.left_out[index - 1] if index else 0)


def evened(text: str) -> Evened:
    """Write one space for two or three between words, and a hyphen for its other kinds inside words and numbers."""
    text = _DASH.sub("-", text)
    pieces: list[str] = []
    places: list[int] = []
    left_out: list[int] = []
    done = missing = length = 0
    for match in _RUN.finditer(text):
        pieces += (text[done : match.start()], " ")
        length += match.start() - done + 1
        missing += match.end() - match.start() - 1
        places.append(length)
        left_out.append(missing)
        done = match.end()
    return Evened("".join((*pieces, text[done:])), tuple(places), tuple(left_out))
