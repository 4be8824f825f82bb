"""Small words that carry weight (a denial, a weakener, how many, how far) in two sentences that tell one thing, compared slot by slot.

Invariant: a small word is compared only by the weighty word that it stands before, and only where that word stands in both sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..alignment.pairs import Pair
from ..alignment.words import Words
from ..tables import table

_REACH = 2
"""Weighty words behind a small word up to which one in common is looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A small word in a sentence: its words by number, end exclusive, and how it is written."""

    start: int
    end: int
    text: str


@cache
def pattern(*names: str) -> re.Pattern[str]:
    """Return a pattern of lists of the table of operators such as ``part.all``."""
    words: list[str] = []
    for name in names:
        part, _, row = name.partition(".")
        words += [word.replace("ё", "е") for word in table("attribution", "operators")[part][row]]
    return re.compile(rf"(?:(?<![\w'-])|(?<=\w)(?=n't))(?:{'|'.join(words)})(?![\w-])")


def found_in(words: Words, *names: str) -> Iterator[Found]:
    """Yield where words of lists stand in a sentence, outside what it quotes; the month of May supposes nothing."""
    text = words.telling.text
    for match in pattern(*names).finditer(text):
        if match.group() == "may" and re.search(r"\d$|\b(?:in|of|since|until|early|late)$", text[: match.start()].rstrip()):
            continue
        if match.group() == "may" and re.match(r" \d", text[match.end() :]):
            continue
        if text.count('"', 0, match.start()) % 2 == 0:
            starts = words.telling.starts
            yield Found(bisect_left(starts, match.start()), bisect_left(starts, match.end()), match.group())


def has(words: Words, *names: str) -> bool:
    """Say whether a sentence holds a word of one of the lists outside what it quotes."""
    return next(found_in(words, *names), None) is not None


def is_quoted(words: Words, key: str) -> bool:
    """Say whether a word stands only inside what a sentence quotes."""
    starts = (start for one, start in zip(words.keys, words.telling.starts, strict=True) if one == key)
    return all(words.telling.text.count('"', 0, start) % 2 for start in starts)


def behind(words: Words, found: Found, *, reach: int = _REACH) -> tuple[str, ...]:
    """Return the keys of the weighty words that stand next behind a small word."""
    chosen = (words.keys[at] for at in range(found.end, len(words.keys)) if words.weighty[at])
    return tuple(key for key, _ in zip(chosen, range(reach), strict=False))


def before(words: Words, found: Found, *, reach: int = _REACH) -> tuple[str, ...]:
    """Return the keys of the weighty words that stand next before a small word, the nearest first."""
    chosen = (words.keys[at] for at in range(found.start - 1, -1, -1) if words.weighty[at])
    return tuple(key for key, _ in zip(chosen, range(reach), strict=False))


def lost(match: Pair, *names: str, reach: int = _REACH) -> str:
    """Return the first small word of the source's sentence whose weighty word stands here too, where ours has none of its lists."""
    if has(match.ours, *names) or _is_open(match.ours):
        return ""
    for one in found_in(match.theirs, *names):
        near = set(behind(match.theirs, one, reach=reach)) & match.shared
        quoted = match.ours.telling.text.split('"')[1::2]
        if near and not any(one.text in piece for piece in quoted) and not all(is_quoted(match.ours, key) for key in near):
            return one.text
    return ""


_QUESTION = re.compile(
    r"(?<!\w)(?:(?:to )?(?:ask|asks|asked|asking|inquire\w*) (?:\w+ ){0,3}(?:when|whether|if|who|how|why)|whether"
    r"|demand\w+ (?:quand|si|qui|comment|pourquoi)|спро\w+,? (?:когда|кто|как|ли))(?!\w)"
)


def _is_open(words: Words) -> bool:
    """Say whether a sentence only asks for what the other tells."""
    return _QUESTION.search(words.telling.text) is not None


@cache
def _light() -> frozenset[str]:
    return frozenset(table("attribution", "operators")["negation"]["light"].replace("ё", "е").split())


def denied_in(words: Words) -> Iterator[tuple[Found, str]]:
    """Yield the denials of a sentence with the key of the weighty word that is denied, directly or over light words."""
    for one in found_in(words, "negation.before"):
        at = one.end
        while at < len(words.keys) and words.telling.words[at] in _light():
            at += 1
        if at < len(words.keys) and words.weighty[at]:
            yield one, words.keys[at]


def exchanged(match: Pair, here: str, there: str) -> tuple[str, str] | None:
    """Return the word of one list here and that of another there, where neither sentence has a word of the other list."""
    ours, theirs = next(found_in(match.ours, here), None), next(found_in(match.theirs, there), None)
    if ours is None or theirs is None or has(match.ours, there) or has(match.theirs, here):
        return None
    near = {*behind(match.theirs, theirs), *before(match.theirs, theirs)} & match.shared
    return (ours.text, theirs.text) if near and {*behind(match.ours, ours), *before(match.ours, ours)} & match.shared else None
