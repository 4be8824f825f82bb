"""Sentences as their words: where each stands in the normal form, what it says by the beginnings of its words, and in which language.

Invariant: sentences of noise (headings of pages, torn lines) are no tellings; the words are in small letters, and their places are those of
the sentence's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from ...extract.analysis import Analysis
from ...model.passages import Span
from ..quotations.sources import Source, as_source
from ..subject import Subject

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STEM = 6
_SHORT = 4
RUN = 5
"""Words in one order that make an echo."""


@dataclass(frozen=True)
class Telling:
    """A sentence: where it stands in the normal form, its words in small letters with their places, and its language."""

    span: Span
    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    language: str

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of the words that carry what it says."""
        return frozenset(stem(word) for word in self.words if len(word) >= _SHORT or word[0].isdigit()) - _small()

    @cached_property
    def weighty(self) -> tuple[bool, ...]:
        """Of each word whether it begins as one of those that carry what the sentence says."""
        beginnings = tuple(word[:_STEM] for word in self.content)
        return tuple(len(word) > 3 and word.startswith(beginnings) for word in self.words)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every run of words in one order that would make an echo."""
        return frozenset(zip(*(self.words[at:] for at in range(RUN)), strict=False))

    def has(self, words: re.Pattern[str]) -> bool:
        return words.search(self.text) is not None


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the beginning of a word, by which its forms are told to be one."""
    return word if word[0].isdigit() else word.removesuffix("'s")[:_STEM]


@cache
def _small() -> frozenset[str]:
    words = (
        "that this these those with from have been were which would there their they them into upon also than then when what about after "
        "dans avec pour cette ceux sont être été leur leurs mais plus elle dont "
        "этот этого была было были который которая которые также чтобы после перед"
    )
    return frozenset(stem(word) for word in words.split())


def tellings_in(analysis: Analysis) -> tuple[Telling, ...]:
    """Return the sentences of a text."""
    return tuple(_tellings(analysis))


def _tellings(analysis: Analysis) -> Iterator[Telling]:
    for sentence in analysis.sentences:
        text = analysis.text[sentence.span.start : sentence.span.end].casefold().replace("ё", "е")
        found = list(_WORD.finditer(text))
        if len(text) == len(sentence.span) and len(found) > 2 and not analysis.is_noise(sentence.span.start, sentence.span.start + 1):
            words = tuple(match.group() for match in found)
            yield Telling(sentence.span, text, words, tuple(match.start() for match in found), sentence.language)


def tellings_of(source: Source) -> tuple[Telling, ...]:
    """Return the sentences of a document, made once."""
    return source.once("tellings", lambda: tellings_in(source.analysis))


def own_tellings(subject: Subject) -> tuple[Telling, ...]:
    """Return the sentences of the document under check."""
    return tellings_of(as_source(subject))
