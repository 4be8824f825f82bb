"""The letters of a protected passage, and the stretches of it that tell it as well: whoever quotes a half has told it.

Invariant: what is compared are letters and figures, small, so neither spaces nor breaks nor marks keep a stretch from being found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..model.passages import Span, merged

_WORD = re.compile(r"[^\W_]+")
_NO_LETTER = re.compile(r"[\W_]+")
_WORDS = 5
"""As many words in a row are a quotation and no accident."""
_LETTERS = 24
_TELLING = 12
"""Letters that a passage must have to be looked for wherever else it may stand."""


def letters_of(text: str) -> str:
    """Return the letters and figures of a text, small."""
    return _NO_LETTER.sub("", text.casefold())


@lru_cache(maxsize=1_000)
def stretches(exact: str) -> tuple[str, ...]:
    """Return the letters of each run of words by which a passage is known again."""
    words = [match.group().casefold() for match in _WORD.finditer(exact)]
    runs = (_run(words[at:]) for at in range(len(words) - _WORDS + 1))
    return tuple(dict.fromkeys(filter(None, runs)))


def _run(words: Sequence[str]) -> str:
    """Return the shortest beginning of some words that has enough words and letters; empty where there is none."""
    run = ""
    for count, word in enumerate(words, 1):
        run += word
        if count >= _WORDS and len(run) >= _LETTERS:
            return run
    return ""


def wholly(exact: str, text: str) -> list[Span]:
    """Return where a passage stands in a text, whatever its case and whatever stands between the words."""
    letters, places = squeezed(text)
    whole = letters_of(exact)
    return list(_found(whole, letters, places)) if len(whole) >= _TELLING else []


def partly(exact: str, text: str) -> list[Span]:
    """Return where a passage, or a stretch of it, stands in a text."""
    letters, places = squeezed(text)
    whole = letters_of(exact)
    if len(whole) < _TELLING:
        return []
    return merged([span for run in (whole, *stretches(exact)) for span in _found(run, letters, places)])


def _found(run: str, letters: str, places: list[int]) -> Iterator[Span]:
    at = letters.find(run)
    while at >= 0:
        yield Span(places[at], places[at + len(run) - 1] + 1)
        at = letters.find(run, at + 1)


@lru_cache(maxsize=4)
def squeezed(text: str) -> tuple[str, list[int]]:
    """Return the letters and figures of a text, small, and where each stood."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        if letter.isalnum():
            small = letter.casefold()
            letters.append(small)
            places.extend([at] * len(small))
    return "".join(letters), places
