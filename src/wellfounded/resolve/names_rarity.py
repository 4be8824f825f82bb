"""How much a surname tells: many people are called Ivanov, few Ablyazhin.

Invariant: a feminine surname is as common as its masculine form.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ..model.folding import fold

_GENDERS = (
    ("ovna", "ovna"),
    ("ova", "ov"),
    ("eva", "ev"),
    ("ina", "in"),
    ("skaia", "ski"),
    ("ckaia", "cki"),
    ("zkaia", "zki"),
    ("skaa", "ski"),
    ("ska", "ski"),
    ("cka", "cki"),
    ("zka", "zki"),
    ("naia", "ni"),
    ("aia", "i"),
)
_FEMALE = re.compile(r"(?:ova|eva|ina|skaia|ckaia|zkaia|aia|[scz]ka)$")
_SKI = re.compile(r"(?<=[szc])k(?:i|y|ii|iy|ij|ei|oi)$")
_SHORT = 2


def without_gender(key: str) -> str:
    """Return the masculine form of a folded Slavic surname; any other word as it is."""
    if len(key) < 5:
        return key
    key = _SKI.sub("ki", key)
    return next((key.removesuffix(female) + male for female, male in _GENDERS if key.endswith(female)), key)


def is_feminine(key: str) -> bool:
    """Say whether a folded surname has the ending of a woman's surname."""
    return len(key) > 4 and bool(_FEMALE.search(key))


def is_masculine(key: str) -> bool:
    """Say whether a folded surname has the ending of a man's surname of which there is a woman's form."""
    return len(key) > 4 and key.endswith(("ov", "ev", "in", "ski", "cki", "zki"))


@lru_cache(maxsize=50_000)
def is_common(key: str) -> bool:
    """Say whether a folded surname is borne by so many that it tells little."""
    return len(key) <= _SHORT or without_gender(key) in _common() or key in _common()


@lru_cache(maxsize=50_000)
def is_everywhere(key: str) -> bool:
    """Say whether a folded surname is so common that two bearers of one full name are usual."""
    return without_gender(key) in _everywhere() or key in _everywhere()


@cache
def _everywhere() -> frozenset[str]:
    return frozenset(fold(name) for name in _table()["everywhere"]["names"].split())


@cache
def _common() -> frozenset[str]:
    names = frozenset(fold(name) for names in _table()["surnames"].values() for name in names.split())
    return names | _everywhere()


@cache
def _table() -> dict[str, Any]:
    with (files(__package__) / "tables" / "common_surnames.toml").open("rb") as source:
        return tomllib.load(source)
