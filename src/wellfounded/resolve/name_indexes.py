"""The lexicons of several persons turned round: from a key, a stem or a whole string to whose it is.

Invariant: everything here follows from the lexicons alone, and is made once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .name_lexicon import Lexicon
from .name_traces import INSIDE, beginnings_of

NEAR_LEAST = 7
"""Letters of a telling word of which one may be wrong."""


@dataclass(frozen=True)
class Indexes:
    """What is asked of some lexicons by key; persons are numbers of lexicons."""

    lexicons: tuple[Lexicon, ...]

    @staticmethod
    def _in(table: Mapping[str, frozenset[int]], keys: Collection[str]) -> frozenset[int]:
        return frozenset(n for key in keys for n in table.get(key, ()))

    @cached_property
    def _strong_keys(self) -> dict[str, frozenset[int]]:
        return _index([lexicon.strong for lexicon in self.lexicons])

    @cached_property
    def _long_keys(self) -> dict[str, list[tuple[str, frozenset[int]]]]:
        """The keys of telling words that are long enough for a letter to be wrong, by their first."""
        found: dict[str, list[tuple[str, frozenset[int]]]] = defaultdict(list)
        for key, whose in self._strong_keys.items():
            if len(key) >= NEAR_LEAST:
                found[key[0]].append((key, whose))
        return found

    @cached_property
    def _given_keys(self) -> dict[str, frozenset[int]]:
        return _index([lexicon.given for lexicon in self.lexicons])

    @cached_property
    def _stems(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(stem for stem in one.inside if len(stem) >= INSIDE) for one in self.lexicons)

    @cached_property
    def _apostrophes(self) -> dict[str, frozenset[int]]:
        return _index([lexicon.apostrophes for lexicon in self.lexicons])

    @cached_property
    def _skeletons(self) -> frozenset[str]:
        return frozenset(word for one in self.lexicons for stem in one.inside for word in beginnings_of(stem))

    @cached_property
    def _beside_keys(self) -> dict[str, frozenset[int]]:
        return _index([lexicon.beside for lexicon in self.lexicons])

    @cached_property
    def _known_in_arabic_alone(self) -> bool:
        return any(key.startswith("≈") for key in self._strong_keys)

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({length for lexicon in self.lexicons for length in lexicon.lengths}))

    @cached_property
    def _whole_patterns(self) -> dict[str, re.Pattern[str]]:
        found = {whole for lexicon in self.lexicons for whole in lexicon.whole}
        words = {whole: r"\s+".join(map(re.escape, whole.split())) for whole in found}
        return {whole: re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])") for whole, pattern in words.items()}

    @cached_property
    def _literal_patterns(self) -> dict[str, re.Pattern[str]]:
        found = {literal for lexicon in self.lexicons for literal in lexicon.literals if literal}
        return {literal: re.compile(r"\s*".join(map(re.escape, literal.split())), re.IGNORECASE) for literal in found}


def _index(tables: Sequence[frozenset[str]]) -> dict[str, frozenset[int]]:
    index: dict[str, set[int]] = defaultdict(set)
    for number, keys in enumerate(tables):
        for key in keys:
            index[key].add(number)
    return {key: frozenset(numbers) for key, numbers in index.items()}
