"""Cyrillic words in Latin letters, as readers of English or French are used to see them. The letters are a table.

Invariant: a text without Cyrillic letters stays as it is, and capitals stay capitals.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[\u0400-\u052f]+")
_VOWELS = frozenset("аеёиоуыэюяіїєәөүұьъ")


def romanized(text: str, language: str) -> str:
    """Return a text with its Cyrillic words in Latin letters, for readers of a language (BCP 47)."""
    return _WORD.sub(lambda found: _word(found.group(), language.partition("-")[0].lower()), text)


def _word(word: str, language: str) -> str:
    letters, ends, starts = _habit(language)
    low = word.casefold()
    end = next(((given, said) for given, said in ends if low.endswith(given) and len(low) > len(given) + 1), ("", ""))
    written = ""
    for at, letter in enumerate(low[: len(low) - len(end[0])]):
        first = at == 0 or low[at - 1] in _VOWELS
        said = starts[letter] if first and letter in starts else letters.get(letter, letter)
        written += said.capitalize() if word[at].isupper() and not word.isupper() else said
    written += end[1]
    return written.upper() if word.isupper() and len(word) > 1 else written[:1].upper() + written[1:] if word[:1].isupper() else written


@cache
def _habit(language: str) -> tuple[Mapping[str, str], tuple[tuple[str, str], ...], Mapping[str, str]]:
    with (files(__package__) / "tables" / "romanization.toml").open("rb") as source:
        tables = tomllib.load(source)
    own = tables.get(language, tables["en"])
    return {**tables["en"]["letters"], **own["letters"]}, tuple(map(tuple, own["ends"])), dict(own["starts"])
