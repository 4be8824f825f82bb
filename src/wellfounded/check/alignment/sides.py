"""What sentences say of one question, by the side that they take: denied or admitted, pending or decided, time-barred or not proved.

A side is told by words of a table, in any of its languages. Invariant: a sentence that takes two sides of a question is held for both; what
is denied, wished, asked or supposed takes none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...model.passages import Span
from ..quotations.sources import Source
from ..tables import table
from .telling import Telling, tellings_of

_NEAR = 24
"""Code points before a word in which a "not" turns it round."""
_REACH = 110
"""Code points between the word that gives a reason and the reason."""
_NOT = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|without|cannot|nobody|if|whether|unless|until|ne|ni|pas|sans|jamais|aucune?|si|не|ни|без|ли|если)|n't|\bn['’])"
    r"(?:(?!\b(?:only|seulement|только)\b)[^.,;:]){0,24}$"
)
_WISHED = re.compile(
    r"\b(?:asks?|asked|requests?|requested|seeks?|sought|should|must|would|may|might|could|urges?|applied|demand\w*|sollicit\w*|devrai\w*|pourrai\w*|прос\w+|требу\w+|следует|должн\w+)\b"
    r"[^.;]{0,70}$"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One side of a question in one sentence; the place of its words is that in the normal form."""

    axis: str
    side: str
    at: Span
    telling: Telling
    held: bool
    """Whether the sentence says it; false where it denies, wishes or supposes it."""

    @property
    def words(self) -> str:
        start = self.telling.span.start
        return self.telling.text[self.at.start - start : self.at.end - start]


def sides_of(source: Source) -> Mapping[int, tuple[Said, ...]]:
    """Return what each sentence of a document says of the questions of the table, by where the sentence begins."""
    return source.once("sides", lambda: {one.span.start: tuple(_sides(source, one)) for one in tellings_of(source)})


def _sides(source: Source, telling: Telling) -> Iterator[Said]:
    text, start = telling.text, telling.span.start
    quoted = source.quoted
    for axis, side, words in _axes():
        for match in words.finditer(text):
            if axis == "ground" and not _is_reason(text, match.start()):
                continue
            at = Span(start + match.start(), start + match.end())
            before = text[max(0, match.start() - 100) : match.start()]
            held = not _NOT.search(before) and not _WISHED.search(before) and "?" not in text
            yield Said(axis, side, at, telling, held and not _in_quotation(quoted, at))


def _in_quotation(quoted: tuple[Span, ...], at: Span) -> bool:
    number = bisect_left(quoted, at.start, key=lambda one: one.start) - 1
    return number >= 0 and quoted[number].end >= at.end


def _is_reason(text: str, at: int) -> bool:
    return _grounds().search(text, max(0, at - _REACH), at) is not None or _grounds().match(text, at) is not None


@cache
def _grounds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table('alignment', 'sides')['grounds']['words']})")


@cache
def _axes() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rows = table("alignment", "sides")
    return tuple(
        (axis, side, re.compile(rf"(?<![\w-])(?:{'|'.join(words.values()).replace('ё', 'е')})"))
        for axis, sides in rows.items()
        if axis != "grounds"
        for side, words in sides.items()
    )
