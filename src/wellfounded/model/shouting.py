"""Names that a letterhead shouts in capitals, as other texts would write them.

Invariant: only capitals are changed, and only of a name that has no small letters; an abbreviation stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS_OF_AN_ABBREVIATION = 5
"""A word of so many capitals may be an abbreviation and is left as it is where no longer one stands beside it."""


def unshouted(name: str, written: Mapping[str, str]) -> str:
    """Return a name in capitals as other texts would write it; one with small letters, and an abbreviation, stay as they are.

    ``written`` says how words are written elsewhere, by their folded case: ``{"cassation": "cassation", "bta": "BTA"}``.
    """
    words = _WORD.findall(name)
    if not words or any(not word.isupper() for word in words) or max(map(len, words)) <= _LETTERS_OF_AN_ABBREVIATION:
        return name
    quiet = _WORD.sub(lambda found: _quiet(found.group(), written), name)
    return quiet[:1].upper() + quiet[1:]


def is_shouted(name: str) -> bool:
    """Say whether a name stands in capitals alone and is no abbreviation."""
    return unshouted(name, {}) != name


def usual_writing(names: Iterable[tuple[str, int]]) -> Mapping[str, str]:
    """Return how words are mostly written inside of names, by their folded case; ``names`` come with how often they stand somewhere.

    The first word of a name says nothing, since it has a capital for being the first.
    """
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for name, many in names:
        for word in _WORD.findall(name)[1:] if not name.isupper() else ():
            written[word.casefold()][word] += many
    return {word: min(forms, key=lambda one: (-forms[one], not one.islower(), one)) for word, forms in written.items()}


def _quiet(word: str, written: Mapping[str, str]) -> str:
    low = word.casefold()
    return low if low in _small() else written.get(low, word.capitalize())


@cache
def _small() -> frozenset[str]:
    with (files(__package__) / "shouting.toml").open("rb") as source:
        return frozenset(tomllib.load(source)["small"])
