"""Stretches of words that stand here and in a source, with what stands before and between them in both: who says it, and how firmly.

A telling need not be the same sentence as its source's: a clause of five words in one order is enough. Nothing is concluded from words
that are merely about the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache

from ...model.findings import Place
from ...model.passages import Passage
from ..alignment.pairs import alignment_of
from ..alignment.telling import RUN, Telling
from ..quotations.sources import Source
from ..subject import Subject
from ..tables import table

_WEIGHTY = 3
"""Of them, words of four letters or more that are no small words."""
_LONGEST = 280


@dataclass(frozen=True)
class Echo:
    """A sentence here and one of a source with a run of the same words: the places of the runs in words, as (here, there, length)."""

    ours: Telling
    theirs: Telling
    source: Source
    runs: tuple[tuple[int, int, int], ...]

    @cached_property
    def longest(self) -> tuple[int, int, int]:
        return max(self.runs, key=lambda run: run[2])

    @cached_property
    def before(self) -> tuple[str, str]:
        """What stands before the longest run in both sentences."""
        here, there, _ = self.longest
        return self.ours.text[: self.ours.starts[here]], self.theirs.text[: self.theirs.starts[there]]

    @property
    def place(self) -> Place:
        span = self.theirs.span
        return Place(self.source.document, self.source.analysis.passage(span.start, min(span.end, span.start + _LONGEST)))


def echoes_of(subject: Subject) -> tuple[Echo, ...]:
    """Return the sentences of a document that repeat a run of words of a source, in order."""
    return subject.once("echoes", lambda: tuple(_echoes(subject)))


def _echoes(subject: Subject) -> Iterator[Echo]:
    for words, source, pairs in alignment_of(subject).beside_sources:
        for one in sorted(pairs, key=lambda one: -len(one.shared)):
            runs = _runs(words.telling, one.theirs.telling) if one.in_one_language else ()
            if runs:
                yield Echo(words.telling, one.theirs.telling, source, runs)


def _runs(ours: Telling, theirs: Telling) -> tuple[tuple[int, int, int], ...]:
    if ours.runs.isdisjoint(theirs.runs):  # few pairs have one, and to lay them side by side takes long
        return ()
    runs = _common(ours.words, theirs.words)
    return runs if any(size >= RUN and sum(ours.weighty[here : here + size]) >= _WEIGHTY for here, _, size in runs) else ()


@lru_cache(maxsize=1 << 14)
def _common(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[int, int, int], ...]:
    if ours == theirs:
        return ((0, 0, len(ours)),)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return tuple((one.a, one.b, one.size) for one in matcher.get_matching_blocks() if one.size)


def sentence_of(subject: Subject, telling: Telling) -> Passage:
    """Quote a sentence, its first 280 code points."""
    return subject.analysis.passage(telling.span.start, min(telling.span.end, telling.span.start + _LONGEST))


GRADES = ("alleging", "saying", "admitting", "finding")


@cache
def frames() -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of the verbs that give words to somebody, by how firmly they do."""
    words = table("attribution", "frames")["frames"]
    return {grade: re.compile(rf"(?<![\w'-])(?:{'|'.join(words[grade])})(?![\w-])") for grade in (*GRADES, "other")}


@lru_cache(maxsize=4096)
def frame_before(text: str) -> tuple[str, str]:
    """Return the last frame in what stands before some words, and its grade; empty strings where there is none."""
    found = [(match.end(), grade, match.group()) for grade in GRADES for match in frames()[grade].finditer(text)]
    _, grade, words = max(found, default=(0, "", ""))
    return grade, words


@lru_cache(maxsize=4096)
def is_framed(text: str) -> bool:
    """Say whether a sentence gives any of its words to somebody, or doubts them."""
    return any(pattern.search(text) for pattern in frames().values())
