"""Names in Arabic script beside names in other scripts: only their consonants can be compared.

Invariant: the skeleton of a word holds consonants alone, the same for an Arabic word and for its usual Latin spellings.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from ..model.folding import fold

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_ARTICLE = re.compile(r"^ال(?=\w{3})")
_LATIN_STEPS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"\b(?:al|el|ul|ad|as|ar|az|an)[- ](?=\w)", " "),
        (r"sh|ch", "x"),
        (r"kh|q|c", "k"),
        (r"dj|zh", "j"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"p", "b"),
        (r"v", "f"),
        (r"[aeiouywh'’`ʿʾ]", ""),
        (r"(\w)\1+", r"\1"),
    )
)


def is_arabic(name: str) -> bool:
    """Say whether a name is written in Arabic letters."""
    return bool(_ARABIC.search(name))


@lru_cache(maxsize=50_000)
def skeletons(name: str) -> tuple[str, ...]:
    """Return the consonants of each word that has at least one."""
    words = [_of_arabic(word) for word in name.split()] if is_arabic(name) else _of_latin(name).split()
    return tuple(word for word in words if word)


def _of_arabic(word: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    return re.sub(r"(\w)\1+", r"\1", "".join(_consonants().get(letter, "") for letter in _ARTICLE.sub("", bare)))


def _of_latin(name: str) -> str:
    plain = name.casefold() if name.isascii() else fold(name)
    for pattern, written in _LATIN_STEPS:
        plain = pattern.sub(written, plain)
    return re.sub(r"[^a-z ]", " ", plain)


@cache
def _consonants() -> dict[str, str]:
    with (files(__package__) / "tables" / "name_words.toml").open("rb") as source:
        table = tomllib.load(source)["abjad"]
    return {letter: consonant for consonant, letters in table.items() for letter in letters}
