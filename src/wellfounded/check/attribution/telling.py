"""Sentences as rules of attribution read them: their words, who is named in them, how firmly they say what they say.

Invariant: a sentence that gives its words to somebody else, asks, supposes or denies is never taken for an assertion of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from ...extract.analysis import Analysis
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ..placing import Placed
from ..quotations.sources import Source, as_source
from ..subject import Subject
from ..tables import table

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


@cache
def either(*names: str) -> re.Pattern[str]:
    """Return a pattern of the words of tables such as ``hedges.alleged``; a star stands for any ending."""
    words: list[str] = []
    for name in names:
        found = table("attribution", "words")
        for part in name.split("."):
            found = found[part]
        words += found
    return pattern_of(tuple(words))


@cache
def pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of words, the longest first."""
    ordered = sorted({word.replace("ё", "е") for word in words}, key=lambda word: (-len(word), word))
    forms = (re.escape(word).replace(r"\*", r"\w*") for word in ordered)
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(forms)})(?![\w-])")


HEDGES = ("hedges.alleged", "hedges.suspected", "hedges.apparent")


def is_plain(telling: Telling) -> bool:
    """Say whether a sentence asserts what it says in the author's own name."""
    frames = ("frames.words", "frames.negation", *HEDGES)
    return not telling.has(either(*frames)) and not telling.text.rstrip("\"') ").endswith("?") and '"' not in telling.text


def persons_in(subject: Subject, telling: Telling) -> list[tuple[Span, str]]:
    """Return the persons named in a sentence: where, in the normal form, and the key of the last word of the name."""
    placed = subject.once_alone("persons by place", lambda: Placed(sorted(_persons(subject)), lambda one: one[0].start))
    return placed.beginning_in(telling.span.start, telling.span.end)


def _persons(subject: Subject) -> Iterator[tuple[Span, str]]:
    for name in subject.reading.names:
        words = name.form.split()
        if name.kind is NameKind.PERSON and words:
            yield subject.analysis.span_of(name.passage), key_of(words[-1])


def key_of(word: str) -> str:
    """Return the key of a surname across its cases and scripts."""
    key = fold(word.removesuffix("'s"))
    return re.sub(r"(?:ovo|om|im|omu|ogo|a|u|e|i)$", "", key) if len(key) > 4 else key
