"""How firmly sentences say what they say, and who is named in them.

Invariant: a sentence that gives its words to somebody else, asks, supposes or denies is never taken for an assertion of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.labels import NameKind
from ...model.passages import Span
from ..alignment.telling import Telling
from ..placing import Placed
from ..subject import Subject
from ..surnames import key_of
from ..tables import table


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
