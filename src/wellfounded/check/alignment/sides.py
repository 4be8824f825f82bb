"""What sentences say of one question, by the side that they take: denied or admitted, pending or decided, time-barred or not proved.

A side is told by words of a table, in any of its languages. Invariant: a sentence that takes two sides of a question is held for both; what
is denied, wished, asked or supposed takes none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ...model.passages import Span
from ..quotations.sources import Source
from ..scanning import matches_at, word_openings
from ..tables import table
from .telling import Telling, tellings_of

_BACKING = "_told"
"""What the name of a side ends with whose words bear it out, and are no side that a sentence takes."""
_WORD = re.compile(r"\w+")
_KEY = 5
"""Letters by which it is told that a sentence cannot hold the words of a side."""
_REACH = 110
"""Code points between the word that gives a reason and the reason."""
_CUE = 12
_OBJECT = 50
"""Code points around a word of a fall in which it is told what fell."""
_NEAR, _WISH = 24, 70
"""Code points before a word in which a "not" turns it round, and in which a wish or an if makes it one."""
_WORDS_OF_ITS_OWN = frozenset({"grounds", "guard"})
"""Parts of the table that are no questions."""
_STATES = frozenset({"open", "stands"})
"""Questions that everybody answers for himself: what somebody says of them is no word of the text's."""


class Manner(StrEnum):
    """Whether a sentence says a thing, denies it, asks for it or supposes it, or merely uses its words."""

    HELD = "held"
    DENIED = "denied"
    WISHED = "wished"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Said:
    """One side of a question in one sentence; the place of its words is that in the normal form."""

    axis: str
    side: str
    at: Span
    telling: Telling
    manner: Manner
    quoted: bool
    """Whether the words stand in a quotation."""

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
    for axis, side, match in _words_in(text):
        at = Span(start + match.start(), start + match.end())
        before = text[max(0, match.start() - 100) : match.start()]
        wished = _wished().search(before) or "?" in text
        manner = Manner.WISHED if wished else Manner.DENIED if _not().search(before) else Manner.HELD
        reported = axis in _STATES and _reported().search(before) is not None
        if reported or side.endswith(_BACKING) or (axis == "ground" and not _is_reason(text, match.start())):
            manner = Manner.MENTIONED
        yield Said(axis, side.removesuffix(_BACKING), at, telling, manner, _in_quotation(quoted, at))


def _words_in(text: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    """Yield the words of every side in a sentence, side by side of the table: tried only at words that begin as one of theirs does."""
    opened, free = _openings()
    places: dict[int, list[int]] = {number: [] for number in free}
    for word in _WORD.finditer(text):
        at, letters = word.start(), word.group()[:_KEY]
        for length in range(1, len(letters) + 1):
            for number in opened.get(letters[:length], ()):
                places.setdefault(number, []).append(at)
    for number in sorted(places):
        axis, side, pattern, openings = _axes()[number]
        for match in pattern.finditer(text) if openings is None else matches_at(dict.fromkeys(places[number]), pattern, text):
            yield axis, side, match


def _in_quotation(quoted: tuple[Span, ...], at: Span) -> bool:
    number = bisect_left(quoted, at.start + 1, key=lambda one: one.start) - 1
    return number >= 0 and quoted[number].end >= at.end


def _is_reason(text: str, at: int) -> bool:
    return _grounds().search(text, max(0, at - _REACH), at + _CUE) is not None


def is_of_an_obstacle(telling: Telling, at: Span) -> bool:
    """Say whether some words of a sentence stand near a suspension, a ban or a refusal: whose end lets what it stopped go on."""
    begin, end = at.start - telling.span.start, at.end - telling.span.start
    return _obstacle().search(telling.text, max(0, begin - _OBJECT), end + _OBJECT) is not None


@cache
def _obstacle() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table('alignment', 'sides')['guard']['obstacle']})")


@cache
def _not() -> re.Pattern[str]:
    words = table("alignment", "sides")["guard"]
    return re.compile(rf"(?:(?<!\w)(?:{words['not']})(?!\w)|n't|(?<!\w)n['’])(?:(?!\b(?:{words['but']})\b)[^.,;:]){{0,{_NEAR}}}$")


@cache
def _wished() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table('alignment', 'sides')['guard']['wished']})(?!\w)[^.;]{{0,{_WISH}}}$")


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table('alignment', 'sides')['guard']['reported']})(?!\w)")


@cache
def _grounds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table('alignment', 'sides')['grounds']['words']})")


@cache
def _openings() -> tuple[Mapping[str, Sequence[int]], Sequence[int]]:
    """Return the numbers of the sides whose words begin so, and of those whose words may begin with anything."""
    opened: dict[str, list[int]] = defaultdict(list)
    for number, (_, _, _, openings) in enumerate(_axes()):
        for opening in openings or ():
            opened[opening].append(number)
    return opened, [number for number, (_, _, _, openings) in enumerate(_axes()) if openings is None]


@cache
def _axes() -> tuple[tuple[str, str, re.Pattern[str], frozenset[str] | None], ...]:
    """Return the sides of each question with their words, and how these may begin; None where that cannot be told."""
    return tuple(
        (
            axis,
            side,
            pattern,
            None if (openings := word_openings(pattern)) is None else frozenset(_WORD.findall(one)[0][:_KEY] for one in openings),
        )
        for axis, sides in table("alignment", "sides").items()
        if axis not in _WORDS_OF_ITS_OWN
        for side, words in sides.items()
        for pattern in [re.compile(rf"(?<![\w-])(?:{'|'.join(words.values()).replace('ё', 'е')})")]
    )
