"""The usual courts, authorities and organisations by their names in several languages.

Invariant: a name is found by the stems of its words, so grammatical cases do not matter, and only where every word of a form stands in it
side by side.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ..model.folding import fold
from ..model.labels import NameKind
from .names_words import Named, Part, Word, named

_ENDING = re.compile(r"(?:[aeiou]+(?:m|h|v|go|mu|mi|iu)?|[aeiou]i?m)$")
_EMPTY = frozenset({"republik", "stat", "federat", "rf", "rk", "gorod", "g"})


@dataclass(frozen=True, slots=True)
class Known:
    """A body of the table as a name gives it: which one, of which state, and the words of the name that are left."""

    name: str
    state: str
    rest: tuple[str, ...]
    alone: bool


@lru_cache(maxsize=20_000)
def known_body(name: Named) -> Known | None:
    """Return the body of the table that a name names, or None."""
    words = [(_stem(word.key), word) for word in name.words]
    plain = [(stem, word) for stem, word in words if word.part is not Part.STATE]
    stated = {word.key for _, word in words if word.part is Part.STATE}
    found = _longest([stem for stem, _ in words], _forms()[0]) or _longest([stem for stem, _ in plain], _forms()[1])
    if found is None:
        return None
    identity, alone, start, length = found
    left = (words if alone else plain)[:start] + (words if alone else plain)[start + length :]
    states, rest = set() if alone else set(stated), []
    for stem, word in left:
        state = word.key if word.part is Part.STATE else _adjective(word)
        if state:
            states.add(state)
        elif stem not in _EMPTY:
            rest.append(stem)
    if alone and (rest or len(left) > 1):
        return None
    return Known(identity, min(states, default=""), tuple(sorted(rest)), alone)


def _longest(stems: list[str], forms: Mapping[tuple[str, ...], tuple[str, bool]]) -> tuple[str, bool, int, int] | None:
    for length in range(min(len(stems), 9), 0, -1):
        for start in range(len(stems) - length + 1):
            known = forms.get(tuple(stems[start : start + length]))
            if known:
                return *known, start, length
    return None


def _stem(key: str) -> str:
    return _ENDING.sub("", key)[:9] if len(key) > 3 else key


def _adjective(word: Word) -> str:
    return (
        next((state for stem, state in _adjectives() if word.key.startswith(stem)), "") if len(word.key) > 3 or word.text.isascii() else ""
    )


@cache
def _forms() -> tuple[dict[tuple[str, ...], tuple[str, bool]], dict[tuple[str, ...], tuple[str, bool]]]:
    """Return the stems of the forms of bodies that are alone, and of those that each state has."""
    table = _table()
    alone = {_stems(form, states=True): (name, True) for name, forms in table["alone"].items() for form in forms}
    each = {_stems(form, states=False): (name, False) for name, forms in table["of_states"].items() for form in forms}
    return alone, each


def _stems(form: str, *, states: bool) -> tuple[str, ...]:
    return tuple(_stem(word.key) for word in named(form, NameKind.BODY).words if states or word.part is not Part.STATE)


@cache
def _adjectives() -> tuple[tuple[str, str], ...]:
    pairs = ((fold(stem), state) for state, stems in _table()["adjectives"].items() for stem in stems.split())
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _table() -> dict[str, Any]:
    with (files(__package__) / "tables" / "bodies.toml").open("rb") as source:
        return tomllib.load(source)
