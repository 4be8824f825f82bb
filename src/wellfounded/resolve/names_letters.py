"""Whether a Latin word is a usual way to write a Cyrillic one, letter by letter.

Folding brings many habits of transcription to one key, and so also names that differ by a letter: Лисин and Лысин, Тюрев and Турев. Here
the Latin word must be what some habit makes of the Cyrillic letters. Invariant: a word that the plain letters of the table make is always
found.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from .names_cyrillic import is_cyrillic

_LONGEST = 80
"""A longer word is no name."""
_DOUBLED = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[\W\d_]+")


@lru_cache(maxsize=20_000)
def may_write(latin: str, cyrillic: str, *, elsewhere: bool = False) -> bool:
    """Say whether a Latin word may be a Cyrillic one; ``elsewhere`` allows what is usual for Ukrainian, Belarusian and Kazakh names."""
    if max(len(latin), len(cyrillic)) > _LONGEST:
        return False
    word, reached = _plain(latin), {0}
    for ways in _spelled(_once(cyrillic.casefold()), elsewhere):
        reached = {at + len(way) for at in reached for way in ways if word.startswith(way, at)}
    return len(word) in reached


def other_habit(one: str, other: str) -> bool:
    """Say whether only the habits of Ukrainian, Belarusian or Kazakh names make one of two words of the other: Vasyl, Василь."""
    cyrillic, latin = (one, other) if is_cyrillic(one) else (other, one)
    if not is_cyrillic(cyrillic) or is_cyrillic(latin):
        return False
    return not may_write(latin, cyrillic) and may_write(latin, cyrillic, elsewhere=True)


def _plain(latin: str) -> str:
    marked = _table()["marked"]
    spelled = "".join(marked.get(letter, letter) for letter in unicodedata.normalize("NFC", latin.casefold()))
    bare = "".join(letter for letter in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(letter))
    return _once(bare)


def _once(word: str) -> str:
    return _DOUBLED.sub(r"\1", _NO_LETTER.sub("", word))


@lru_cache(maxsize=20_000)
def _spelled(cyrillic: str, elsewhere: bool) -> tuple[frozenset[str], ...]:
    """Return what Latin letters may stand for each letter or group of a Cyrillic word."""
    table, spelled, at = _table(), [], 0
    while at < len(cyrillic):
        group = cyrillic[at : at + 2]
        if group in table["groups"]:
            apart = (f"{a}{b}" for a in _ways(group[0], elsewhere) for b in _ways(group[1], elsewhere))
            spelled.append(frozenset([*table["groups"][group].split("|"), *apart]))
            at += 2
        else:
            spelled.append(frozenset(_ways(cyrillic[at], elsewhere)))
            at += 1
    return tuple(spelled)


def _ways(letter: str, elsewhere: bool) -> list[str]:
    table = _table()
    ways = table["letters"].get(letter, letter)
    more = table["elsewhere"].get(letter, "") if elsewhere else ""
    return list(dict.fromkeys(_once(way) for way in [*ways.split("|"), *filter(None, more.split("|"))]))


@cache
def _table() -> dict[str, dict[str, str]]:
    with (files(__package__) / "tables" / "name_letters.toml").open("rb") as source:
        table: dict[str, dict[str, str]] = tomllib.load(source)
    return table
