"""Whether two names may be one: words folded across scripts, paired with one another, judged by the weakest pair.

A mean over the words forgives a wrong surname for a right given name; the weakest pair does not. The method is token alignment
with minimum-token similarity over the folding key. Invariant: similarity is symmetric, lies between 0 and 1, and is 1 for a name
and itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import JaroWinkler, Levenshtein

from ..model.folding import fold
from ..model.labels import NameKind
from .names_abjad import is_arabic, skeletons

_WORD = re.compile(r"[^\W_]+(?:['’ʼ.][^\W_]+)*")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_LIMITS = {NameKind.PERSON: 0.80, NameKind.BODY: 0.80, NameKind.PLACE: 0.88, NameKind.STATE: 0.88}
"""From this similarity on two names of a kind count as one; chosen on labelled pairs."""
_EXTRA = 0.06
"""Taken off for each word of the longer name that has no partner."""
_EXTRA_BODY = 0.18
_INITIAL = 0.9


def same_name(left: str, right: str, *, kind: NameKind = NameKind.PERSON) -> bool:
    """Say whether two names of one kind are similar enough to be proposed as one."""
    return similarity(left, right, kind=kind) >= _LIMITS[kind]


def similarity(left: str, right: str, *, kind: NameKind = NameKind.PERSON) -> float:
    """Return how alike two names are, from 0 to 1, in whatever scripts they are written."""
    if is_arabic(left) != is_arabic(right):
        return _of_skeletons(skeletons(left), skeletons(right))
    one, other = name_key(left, kind), name_key(right, kind)
    if one == other:
        return 1.0 if one else 0.0
    return key_similarity(one, other, kind=kind)


def key_similarity(one: tuple[str, ...], other: tuple[str, ...], *, kind: NameKind = NameKind.PERSON) -> float:
    """Return how alike two names are whose words have been folded by :func:`name_key`."""
    if not one or not other:
        return 0.0
    if len(one) > len(other) or (len(one) == len(other) and one > other):
        one, other = other, one
    aligned = _aligned(one, other, persons=kind is NameKind.PERSON)
    if len(one) != len(other) or aligned < 0.8:
        aligned = max(aligned, _joined(one, other))
    return max(0.0, aligned)


def _of_skeletons(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Compare consonants only, the weakest of the pairs counting half, since every dropped vowel makes a chance agreement likelier."""
    if not one or not other:
        return 0.0
    one, other = sorted((one, other), key=len)
    whole = Levenshtein.normalized_similarity("".join(one), "".join(other))
    return max(0.0, (_aligned(one, other, persons=True) + whole) / 2)


def _joined(one: Sequence[str], other: Sequence[str]) -> float:
    """Compare without the gaps: ``Van der Berg`` and ``Vanderberg``."""
    if {word for word in one if word.isdigit()} != {word for word in other if word.isdigit()}:
        return 0.0
    left, right = "".join(one), "".join(other)
    if abs(len(left) - len(right)) > 2 or min(len(left), len(right)) < 5:
        return 0.0
    return Levenshtein.normalized_similarity(left, right) - 0.02


def _aligned(one: Sequence[str], other: Sequence[str], *, persons: bool) -> float:
    """Pair every word of the shorter name with its best partner and return the weakest pair, less what is left over."""
    left = list(range(len(other)))
    weakest = 1.0
    for word in sorted(one, key=len, reverse=True):
        best = max(left, key=lambda n: word_similarity(word, other[n]))
        weakest = min(weakest, word_similarity(word, other[best]))
        left.remove(best)
    if not persons:
        return weakest - _EXTRA_BODY * len(left) if not any(other[n].isdigit() for n in left) else 0.0
    if len(one) == 1 and left:
        return weakest * 0.75
    return weakest - _EXTRA * len(left)


@lru_cache(maxsize=200_000)
def word_similarity(one: str, other: str) -> float:
    """Return how alike two folded words are; an initial agrees with every word that begins with it."""
    if one == other:
        return 1.0
    if one.isdigit() or other.isdigit():
        return 0.0
    if len(one) == 1 or len(other) == 1:
        return _INITIAL if initial_agrees(*sorted((one, other), key=len)) else 0.0
    spelled = Levenshtein.normalized_similarity(one, other)
    return (spelled + JaroWinkler.similarity(one, other)) / 2


def initial_agrees(initial: str, word: str) -> bool:
    """Say whether a folded initial can stand for a folded word; J and Y fold to several letters before a vowel."""
    return word[:1] in {"j": "jie", "i": "ie"}.get(initial, initial)


@lru_cache(maxsize=200_000)
def name_key(name: str, kind: NameKind = NameKind.PERSON) -> tuple[str, ...]:
    """Return the folded words of a name without those that tell nothing."""
    dropped, replaced = _tables(kind is NameKind.PERSON)
    words = _WORD.findall(name.casefold().replace("&", " and "))
    if kind is NameKind.PERSON:
        words = [letter for word in words for letter in (word.split(".") if _INITIALS.fullmatch(word) else (word,))]
    telling = [word for n, word in enumerate(words) if word.rstrip(".") not in dropped or (n == 0 and word in replaced)]
    keys = [replaced.get(word.rstrip("."), "") or fold(word.replace(".", "")) for word in telling]
    return tuple(key for key in keys if key) or tuple(filter(None, map(fold, words)))


@cache
def _tables(persons: bool) -> tuple[frozenset[str], dict[str, str]]:
    with (files(__package__) / "tables" / "name_words.toml").open("rb") as source:
        tables = tomllib.load(source)
    if persons:
        return frozenset(tables["dropped"]["persons"]), {
            short: fold(full) for full, forms in tables["nicknames"].items() for short in forms
        }
    dropped = frozenset(tables["dropped"]["bodies"]) | frozenset(word for forms in tables["forms"].values() for word in forms)
    return dropped, {}
