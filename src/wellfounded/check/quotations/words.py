"""Words of a text as quotations are compared by them: keys without case, marks and raised numbers of notes, each with its place.

Invariant: places are in the normal form; ``pairs`` leads from two neighbouring keys to every place where they stand, so that a stretch is
looked up without reading the text again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TOKEN = re.compile(
    r"(?P<mark>\[\^?\d{1,3}\]|\^\{[^{}\n]{0,40}\})"
    rf"|(?:\[[^\W\d_]{{1,3}}\])?[^\W_{_RAISED}]+(?:'[^\W_{_RAISED}]+)*(?:\[[^\W\d_]{{1,4}}\])?"
)
_BRACKETS = re.compile(r"[\[\]]")


@dataclass(frozen=True, slots=True)
class Words:
    """Keys of words and where each stands in the normal form, in code points."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def part(self, start: int, end: int) -> Words:
        """Return the words from one to another, by their numbers."""
        return Words(self.keys[start:end], self.starts[start:end], self.ends[start:end])


@dataclass(frozen=True, slots=True)
class Indexed:
    """The words of a whole document, with the places of each word and of each two neighbouring ones by number of word."""

    words: Words
    singles: Mapping[str, Sequence[int]]
    pairs: Mapping[tuple[str, str], Sequence[int]]


def words_in(text: str, start: int = 0, end: int | None = None) -> Words:
    """Return the words of a stretch of a normal form; marks of notes are no words, a letter changed in brackets counts as a letter."""
    keys, starts, ends = [], [], []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        if match.lastgroup:  # a mark of a note
            continue
        word = match.group()
        keys.append((_BRACKETS.sub("", word) if "[" in word else word).casefold().replace("ё", "е"))
        starts.append(match.start())
        ends.append(match.end())
    return Words(tuple(keys), tuple(starts), tuple(ends))


def indexed(text: str) -> Indexed:
    """Return the words of a text, ready to be searched."""
    return indexed_words(words_in(text))


def indexed_words(words: Words) -> Indexed:
    """Return words ready to be searched."""
    singles: dict[str, list[int]] = defaultdict(list)
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, key in enumerate(words.keys):
        singles[key].append(number)
    for number, pair in enumerate(pairwise(words.keys)):
        pairs[pair].append(number)
    return Indexed(words, singles, pairs)
