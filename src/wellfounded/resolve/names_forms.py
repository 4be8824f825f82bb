"""Legal forms of companies: taken out of a name and kept beside it.

Invariant: what is taken out is a whole phrase of the table, the longest that stands there; at least one word of the name is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from .names_tables import name_words

_LONG = 10


@dataclass(frozen=True, slots=True)
class Forms:
    """The legal forms that a name gives: what they amount to, and how they are written."""

    kinds: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()


NO_FORMS = Forms()


def forms_of(words: Sequence[str]) -> tuple[Forms, list[str]]:
    """Return the legal forms among the words of a name, and the words that are left."""
    phrases = _phrases()
    kinds: set[str] = set()
    written: set[str] = set()
    left: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in phrases.get(words[at], ()) if tuple(words[at : at + n]) in _kinds()), 0)
        if length:
            phrase = tuple(words[at : at + length])
            kinds.add(_kinds()[phrase])
            written.add(" ".join(phrase))
            at += length
        else:
            kind = _misspelt(words[at])
            if kind:
                kinds.add(kind)
            else:
                left.append(words[at])
            at += 1
    return (Forms(frozenset(kinds), frozenset(written)), left) if left else (NO_FORMS, list(words))


@lru_cache(maxsize=20_000)
def _misspelt(word: str) -> str:
    """Return what a long legal form amounts to that has one letter wrong."""
    if len(word) < _LONG - 1:
        return ""
    long = ((phrase[0], kind) for phrase, kind in _kinds().items() if len(phrase) == 1 and len(phrase[0]) >= _LONG)
    return next((kind for form, kind in long if OSA.distance(word, form, score_cutoff=1) <= 1), "")


@cache
def _kinds() -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): kind for kind, phrases in name_words().forms.items() for phrase in phrases}


@cache
def _phrases() -> dict[str, tuple[int, ...]]:
    """Return the lengths of the phrases that begin with a word, the longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in _kinds():
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return {word: tuple(sorted(some, reverse=True)) for word, some in lengths.items()}
