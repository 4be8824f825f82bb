"""Sentences as weighty words: what each word has in common with its other forms, and which of them carry what a sentence says.

Invariant: a word has one key in all its forms that the tables and the endings know, so that sets of keys may be compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from ...model.passages import Span
from ..quotations.sources import Source
from ..tables import table
from .telling import Telling, tellings_of

_KEY = 6
_CLAUSE = re.compile(r"[;:|]|[,.] ")
_ENDING = re.compile(r"(?:'s|ings?|ed|es|s|e|ées?|és?|ent)$")
_ENDING_RU = re.compile(r"(?:[аеёиоуыэюяйь]{1,2}|[аеиоуыя]?[хмвл][аиоуы]?|ого|его|ому|ему|ыми|ими)$")


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """Return what a word has in common with its other forms."""
    if word[0].isdigit():
        return word
    word = _irregular().get(word, word)
    short = (_ENDING_RU if "а" <= word[0] <= "я" else _ENDING).sub("", word)
    return (short if len(short) > 2 else word)[:_KEY]


@dataclass(frozen=True)
class Words:
    """A sentence as its words: the key of each, and which of them carry what it says."""

    telling: Telling

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(key(word) for word in self.telling.words)

    @cached_property
    def different(self) -> frozenset[str]:
        return frozenset(self.keys)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The words that stand side by side."""
        return frozenset(pairwise(self.keys))

    @cached_property
    def weighty(self) -> tuple[bool, ...]:
        small = _small()
        return tuple(word not in small and (len(word) > 2 or word[0].isdigit()) for word in self.telling.words)

    @cached_property
    def content(self) -> frozenset[str]:
        return frozenset(one for one, counts in zip(self.keys, self.weighty, strict=True) if counts)


def words_of(source: Source) -> tuple[Words, ...]:
    """Return the sentences of a document as words, made once."""
    return source.once("sentences as words", lambda: tuple(Words(one) for one in tellings_of(source)))


def words_in_clause(words: Words, at: Span) -> frozenset[str]:
    """Return the weighty words of the clause in which some words of a sentence stand, without these themselves."""
    told = words.telling
    first, last = at.start - told.span.start, at.end - told.span.start
    start = max((match.end() for match in _CLAUSE.finditer(told.text, 0, first)), default=0)
    closes = _CLAUSE.search(told.text, last)
    end = closes.start() if closes else len(told.text)
    rows = zip(words.keys, told.starts, words.weighty, strict=True)
    return frozenset(key for key, begin, counts in rows if counts and start <= begin < end and not first <= begin < last)


def by_key(source: Source) -> Mapping[str, Sequence[int]]:
    """Return the sentences of a document, by number, that hold a weighty word."""
    return source.once("sentences by word", lambda: _keyed(source))


def _keyed(source: Source) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(words_of(source)):
        for word in one.content:
            found[word].append(number)
    return found


@cache
def _irregular() -> Mapping[str, str]:
    lines = (line.split() for line in table("attribution", "operators")["irregular"]["lines"])
    return {form: first for first, *forms in lines for form in forms}


@cache
def _small() -> frozenset[str]:
    return frozenset(" ".join(table("attribution", "operators")["small"].values()).replace("ё", "е").split())
