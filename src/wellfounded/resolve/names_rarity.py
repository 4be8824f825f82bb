"""How much a surname tells: many people are called Ivanov, few Ablyazhin.

Invariant: a feminine surname is as common as its masculine form.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

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
_FEMALE = re.compile(r"(?:ova|eva|ina|skaia|ckaia|zkaia|aia|[sc]ka)$")
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


@lru_cache(maxsize=50_000)
def is_common(key: str) -> bool:
    """Say whether a folded surname is borne by so many that it tells little."""
    return len(key) <= _SHORT or without_gender(key) in _common() or key in _common()


@cache
def _common() -> frozenset[str]:
    with (files(__package__) / "tables" / "common_surnames.toml").open("rb") as source:
        table = tomllib.load(source)["surnames"]
    return frozenset(fold(name) for names in table.values() for name in names.split())
