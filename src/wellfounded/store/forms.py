"""Other forms under which a word of a query may stand in the texts: its endings, and the letters a beginning may go on with.

Endings are data (``endings.toml``); a form only counts where the case has it, so a wrong guess costs nothing but a look-up.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from .words import key_of

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_CONTINUED = {
    "latin": (*"abcdefghijklmnopqrstuvwxyz", "ch", "sch"),
    "cyrillic": tuple("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ"),
}
_LEAST_CONTINUED = 3


def forms_of(word: str) -> list[str]:
    """Return the keys of a word's possible forms, its own first."""
    word = word.casefold()
    own = key_of(word)
    if word.endswith("ff"):
        word = word[:-2] + "v"  # Zharinoff is declined as Zharinov
    found = {own: None}
    for endings, shortest in _groups(_script(word)):
        for ending in endings:
            stem = word.removesuffix(ending)
            if word.endswith(ending) and len(stem) >= shortest:
                found.update(dict.fromkeys(key_of(stem + other) for other in endings))
    return [own, *sorted(form for form in found if form and form != own)]


def beginnings_of(beginning: str) -> list[str]:
    """Return the beginnings of keys that a beginning of a word may have.

    Mostly one. Where its last letters read differently with what follows (``s`` before ``h``), the other readings are given too.
    """
    beginning = beginning.casefold()
    own = key_of(beginning)
    if len(own) < _LEAST_CONTINUED:
        return [own]
    others = {key_of(beginning + letters) for letters in _CONTINUED[_script(beginning)]}
    kept = [own]
    kept += sorted(key for key in others if not key.startswith(own) and len(key) >= _LEAST_CONTINUED)
    return kept


def _script(word: str) -> str:
    return "cyrillic" if _CYRILLIC.search(word) else "latin"


@cache
def _groups(script: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    with (files(__package__) / "endings.toml").open("rb") as source:
        groups = tomllib.load(source)["group"]
    return tuple((tuple(g["endings"]), int(g["shortest"])) for g in groups if g["script"] == script)
