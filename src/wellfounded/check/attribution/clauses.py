"""Clauses by how they give what they say: to somebody, as uncertain, as open, as found by a body, or plainly.

Invariant: a clause that holds a word of one of these lists is never plain, and neither is one of a sentence that asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ...model.findings import Place
from ...model.passages import Span
from ..alignment.pairs import Pair
from ..alignment.words import Words, words_of
from ..quotations.sources import Source
from ..tables import table

_BREAK = re.compile(r"[;:](?= |$)|, (?=(?:but|while|whereas|although|yet|mais|tandis que|alors que|bien que|а|но|хотя|однако)\b)")
_LONGEST = 280
_SOFT = ("said", "unsure", "adjectives", "open")


@cache
def pattern(*names: str) -> re.Pattern[str]:
    """Return a pattern of lists of the table."""
    words = [word.replace("ё", "е") for name in names for word in table("attribution", "soft")[name]]
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(words)})(?![\w-])")


@dataclass(frozen=True)
class Clause:
    """A part of a sentence: its place in the normal form, its text in small letters, and the weighty words of it in order."""

    source: Source
    words: Words
    start: int
    """Where it begins in the text of the sentence."""
    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    """Where the weighty words begin in the text of the clause."""
    soft: re.Match[str] | None
    found: re.Match[str] | None

    @property
    def content(self) -> frozenset[str]:
        return frozenset(self.keys)

    @property
    def span(self) -> Span:
        """The clause in the normal form."""
        begin = self.words.telling.span.start + self.start
        return Span(begin, begin + len(self.text))

    @property
    def place(self) -> Place:
        span = self.words.telling.span
        return Place(self.source.document, self.source.analysis.passage(span.start, min(span.end, span.start + _LONGEST)))

    @property
    def all_keys(self) -> tuple[str, ...]:
        """The keys of all its words, small ones too, in order."""
        end, told = self.start + len(self.text), self.words.telling
        return tuple(key for key, at in zip(self.words.keys, told.starts, strict=True) if self.start <= at < end)

    def behind(self, at: int) -> tuple[str, ...]:
        """Return the weighty words behind a place of its text."""
        return tuple(key for key, start in zip(self.keys, self.starts, strict=True) if start >= at)


def clauses_of(source: Source) -> tuple[Clause, ...]:
    """Return the clauses of a document, made once."""
    return source.once("clauses", lambda: tuple(clause for words in words_of(source) for clause in _clauses(source, words)))


def clauses_beside(pair: Pair) -> tuple[Clause, ...]:
    """Return the clauses of the sentence that stands beside ours."""
    found = pair.source.once("clauses by sentence", lambda: _by_sentence(clauses_of(pair.source)))
    return found.get(pair.theirs.telling.span.start, ())


def _by_sentence(every: Sequence[Clause]) -> Mapping[int, tuple[Clause, ...]]:
    found: dict[int, tuple[Clause, ...]] = {}
    for one in every:
        start = one.words.telling.span.start
        found[start] = (*found.get(start, ()), one)
    return found


def _clauses(source: Source, words: Words) -> Iterator[Clause]:
    telling = words.telling
    cuts = [0, *(match.end() for match in _BREAK.finditer(telling.text)), len(telling.text)]
    for start, end in pairwise(cuts):
        rows = [
            (key, at - start)
            for key, at, counts in zip(words.keys, telling.starts, words.weighty, strict=True)
            if counts and start <= at < end
        ]
        text = telling.text[start:end]
        if len(rows) > 1:
            yield Clause(
                source,
                words,
                start,
                text,
                tuple(key for key, _ in rows),
                tuple(at for _, at in rows),
                pattern(*_SOFT).search(text),
                pattern("found", "firm").search(text),
            )
