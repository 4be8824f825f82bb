"""The nominative of a Russian body: its head and the adjectives before it change, what follows the head stays as it stands.

Invariant: a head that the table does not know, and words in capitals, are given back as they are.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_MASCULINE, _FEMININE, _NEUTER = "m", "f", "n"
_ENDING = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ою|ей)$")
_SOFT_BEFORE = ("к", "г", "х", "ж", "ш", "щ", "ч")
_SEVERAL = re.compile(r"(?:ые|ие|ых|их|ыми|ими)$")


@cache
def _nominatives() -> tuple[str, ...]:
    table = tomllib.loads(files("wellfounded.extract").joinpath("tables", "bodies_ru.toml").read_text("utf-8"))
    return tuple(sorted(table["nominative"]["heads"], key=len, reverse=True))


@cache
def _stressed() -> tuple[str, ...]:
    table = tomllib.loads(files("wellfounded.extract").joinpath("tables", "bodies_ru.toml").read_text("utf-8"))
    return tuple(table["nominative"]["stressed"])


def body_nominative(before: str, head: str, rest: str) -> str:
    """Return the name in the nominative, given the adjectives before its head, the head and what follows it, as they stand in the text."""
    first, _, head = head.rpartition(" ")
    before = f"{before}{first} " if first else before
    known = _head(head.casefold())
    whole = f"{before}{head}{rest}"
    if not known or whole.isupper() or head.isupper():
        return ""
    gender = _gender(known)
    adjectives = [_adjective(word, gender) for word in before.split()]
    if not all(adjectives):
        return ""
    written = known.capitalize() if head[0].isupper() else known
    return " ".join([*adjectives, written]) + rest


@lru_cache(maxsize=2_000)
def _head(word: str) -> str:
    """Return the nominative of a head in small letters, or an empty string."""
    for nominative in _nominatives():
        stem = nominative.rstrip("аяоейы") if nominative[-1] in "аяое" else nominative
        if word.startswith(stem) and len(word) - len(stem) <= 2:
            return nominative
    return ""


def _gender(nominative: str) -> str:
    return {"а": _FEMININE, "я": _FEMININE, "о": _NEUTER, "е": _NEUTER}.get(nominative[-1], _MASCULINE)


def _adjective(word: str, gender: str) -> str:
    """Return an adjective in the nominative of a gender, or an empty string where it is none or speaks of several."""
    if word[0].isdigit() or word.isupper():
        return word
    found = _ENDING.search(word)
    if found is None or _SEVERAL.search(word):
        return ""
    stem = word[: found.start()]
    soft = found.group() in {"его", "ему", "ем", "яя", "ее", "юю"} and not stem.endswith(_SOFT_BEFORE)
    if gender == _FEMININE:
        return stem + ("яя" if soft else "ая")
    if gender == _NEUTER:
        return stem + ("ее" if soft or (found.group() in {"его", "ему", "ее"}) else "ое")
    if stem.casefold().endswith(_stressed()):
        return stem + "ой"
    return stem + ("ий" if soft or stem.endswith(_SOFT_BEFORE) else "ый")
