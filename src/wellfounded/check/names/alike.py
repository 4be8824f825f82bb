"""How two words of names are alike: the same, one inflected from the other, one sound written in two ways, or a letter apart.

Invariant: the answer is the same for the words exchanged; words in two scripts are never alike here, since a text may name somebody
in both.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from ...extract.names.tables import tables
from ...model.folding import fold

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_ENDINGS = re.compile(
    r"(?:ого|его|ием|иями|иям|иях|ией|ия|ию|ии|ому|ему|ыми|ими|ами|ями|ией|ым|им|ой|ей|ую|юю|ая|яя|ые|ие|ый|ий|ом|ем|ём|ам|ям|ах|ях|ов|[аяоеыиуюйь])$"
)
_SURNAME = re.compile(r"(?:ов|ев|ёв|ин|ын)$")
_GENDER = re.compile(r"(?<=[ei]v)a$|(?<=ov)a$|(?<=[iy]n)a$|(?<=sk)(?:y|i|aya|aia|a|iy|ii|yi|ij)$")
_SHORT = 5
_LATIN_CASE = re.compile(r"(?<=\w{3})(?:s|es)$")


class Likeness(StrEnum):
    """How two words are alike. ``SPELT``: one sound in two spellings; ``SLIP``: a letter more, less, other or in another place."""

    SAME = "same"
    SPELT = "spelt"
    SLIP = "slip"
    NONE = ""


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> Likeness:
    """Return how two words of names are alike."""
    left, right = one.casefold(), other.casefold()
    if left == right:
        return Likeness.SAME
    cyrillic = bool(_CYRILLIC.search(left))
    if cyrillic != bool(_CYRILLIC.search(right)):
        return Likeness.NONE
    if cyrillic:
        return _cyrillic(left, right)
    return _latin(left, right)


def _cyrillic(left: str, right: str) -> Likeness:
    left, right = left.replace("ё", "е"), right.replace("ё", "е")
    one, other = _stems(left), _stems(right)
    if left == right or one & other:
        return Likeness.SAME
    pairs = [(a, b) for a in one for b in other if abs(len(a) - len(b)) < 2]
    if any(min(len(a), len(b)) >= _SHORT and OSA.distance(a, b) == 1 for a, b in pairs):
        return Likeness.SLIP
    return Likeness.NONE


@lru_cache(maxsize=50_000)
def _stems(word: str) -> frozenset[str]:
    """Return what may be the stem of an inflected word: what is left without its ending, or the word where its ending is of the name."""
    found = {_ENDINGS.sub("", word) if len(word) > 4 else word}
    if _SURNAME.search(word) or not _ENDINGS.search(word):
        found = {word}
    return frozenset(stem for stem in found if len(stem) > 2) or frozenset({word})


def _latin(left: str, right: str) -> Likeness:
    if _inflected(left, right) or _inflected(right, left):
        return Likeness.SAME
    if _GENDER.sub("", left) == _GENDER.sub("", right):
        return Likeness.SPELT if left[-1] != "a" and right[-1] != "a" else Likeness.NONE
    shortest = min(len(left), len(right))
    if shortest < 4 or _differ_in_gender(left, right):
        return Likeness.NONE
    one, other = fold(left), fold(right)
    if one == other:
        return Likeness.SPELT
    if shortest >= _SHORT and OSA.distance(left, right) == 1:
        return Likeness.SLIP
    return Likeness.SLIP if min(len(one), len(other)) >= 6 and OSA.distance(one, other) == 1 else Likeness.NONE


def _differ_in_gender(left: str, right: str) -> bool:
    """Say whether only a last ``a`` sets two words apart: ``Karim`` and ``Karima``, ``Mario`` and ``Maria``."""
    one, other = sorted((left, right), key=len)
    return other == f"{one}a" or (len(one) == len(other) and one[:-1] == other[:-1] and "a" in one[-1] + other[-1])


def _inflected(word: str, base: str) -> bool:
    return len(word) > len(base) and _LATIN_CASE.sub("", word) == base


def is_vowel_lost(one: str, other: str) -> bool:
    """Say whether two words differ in one vowel that only one of them has inside: ``Ramzan`` and ``Ramazan``."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    if len(long) - len(short) != 1 or len(short) < _SHORT:
        return False
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return 0 < at < len(short) and long[at] in "aeiouyаеиоуы" and long[at + 1 :] == short[at:]


def is_given(word: str) -> bool:
    """Say whether a word is a common given name."""
    return fold(word) in tables().given
