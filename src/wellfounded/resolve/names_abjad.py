"""Names in Arabic script beside names in other scripts: only their consonants can be compared.

The words are those of :mod:`names_words`; each is written as its consonants, and consonants that transliterations exchange (``th`` for
``s`` or ``z``, ``q`` for ``g``) cost little. Invariant: the bones of a word hold consonants alone, equal for an Arabic word and for its
usual spellings in Arabic, Persian, Pashto and Urdu transliteration.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ..model.folding import fold

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_ARTICLE = re.compile(r"(?:(?<=^)|(?<=\s)|(?<=^عبد)|(?<=^و))ال(?=\w{2})|(?<=\w{2})ال(?=دين$|دین$|له$|لە$|رحمن$|حق$|زمان$)")
_LATIN_STEPS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"\babd[aeiou]?[lrsnzdt]?[- ]?(?=\w{2})", "bd_"),
        (r"\b(?:al|el|ul|ad|as|ar|az|an)[- ](?=\w)", " "),
        (r"[’'`ʿʾ‘]", ""),
        (r"([aeiou])w(?![aeiou])", r"\1"),
        (r"sh|ch|sch", "X"),
        (r"kh", "K"),
        (r"c(?=[eiy])", "s"),
        (r"q|c", "k"),
        (r"dj|j", "J"),
        (r"gh", "G"),
        (r"dh", "D"),
        (r"th", "T"),
        (r"ph", "f"),
        (r"p", "b"),
        (r"v", "w"),
        (r"x", "ks"),
        (r"(?<=\w)[wy]", ""),
        (r"[aeiou]", ""),
        (r"(?<=\w)h\b", ""),
        (r"(\w)\1+", r"\1"),
    )
)
_FREE = 0.3
"""What it costs to exchange two consonants that transliterations exchange."""
_LIGHT = frozenset("hwyn")


def is_arabic(name: str) -> bool:
    """Say whether a name is written in Arabic letters."""
    return bool(_ARABIC.search(name))


@lru_cache(maxsize=50_000)
def bones_of(word: str) -> str:
    """Return the consonants of a word, in Arabic or in other letters."""
    return _of_arabic(word) if is_arabic(word) else _of_latin(word)


def _of_arabic(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word)
    bare = _ARTICLE.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "\u0640\u200c"))
    found = re.sub(r"(\w)\1+", r"\1", "".join(_of_part(part) for part in bare.split()))
    return found[:1] + found[1:].removesuffix("h")


def _of_part(part: str) -> str:
    """Return the consonants of a word; the glides count at its beginning only, elsewhere they write vowels."""
    first = _consonants().get(part[0], "")
    return first + "".join(_consonants().get(letter, "") for letter in part[1:]).replace("w", "").replace("y", "")


def _of_latin(word: str) -> str:
    plain = word.casefold().replace("ç", "s")
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFD", plain)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        plain = plain if plain.isascii() else fold(plain).replace("x", "X").replace("h", "K")
    for pattern, written in _LATIN_STEPS:
        plain = pattern.sub(written, plain)
    return re.sub(r"[^A-Za-z]", "", plain)


@lru_cache(maxsize=100_000)
def cost(one: str, other: str) -> float:
    """Return what it costs to turn the bones of one word into those of another, in consonants."""
    if one == other:
        return 0.0
    exchanged = _exchanged()
    before = [0.0]
    for letter in other:
        before.append(before[-1] + (0.5 if letter in _LIGHT else 1.0))
    for letter in one:
        gone = 0.5 if letter in _LIGHT else 1.0
        row = [before[0] + gone]
        for at, wanted in enumerate(other):
            swap = 0.0 if letter == wanted else _FREE if letter + wanted in exchanged else 1.0
            row.append(min(before[at] + swap, before[at + 1] + gone, row[at] + (0.5 if wanted in _LIGHT else 1.0)))
        before = row
    return before[-1]


@cache
def _exchanged() -> frozenset[str]:
    pairs = _table()["consonants"]["exchanged"].split()
    return frozenset([*pairs, *(pair[::-1] for pair in pairs)])


@cache
def _consonants() -> dict[str, str]:
    return {letter: consonant for consonant, letters in _table()["abjad"].items() for letter in letters}


@cache
def _table() -> dict[str, Any]:
    with (files(__package__) / "tables" / "name_words.toml").open("rb") as source:
        return tomllib.load(source)
