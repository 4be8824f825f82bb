"""Whether "he" or "she" can mean somebody: by title, given name, and the ending of a Slavic surname or patronymic.

Invariant: who could be either is neither.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from ...model.folding import fold
from ...model.reading import Name

_FEMALE = frozenset({"ms", "mrs", "miss", "mme", "mlle", "madame", "madam", "lady", "г-жа", "г-жи", "госпожа", "frau", "signora", "пані"})
_MALE = frozenset({"mr", "m", "monsieur", "sir", "lord", "г-н", "г-на", "г-ну", "господин", "herr", "signor", "пан", "don"})
_FEMININE = re.compile(
    r"(?:[оеё]в|ин|ын)а$|ская$|цкая$|[оеё]вна$|ична$|ov(?:n)?a$|ev(?:n)?a$|skaya$|skaia$|kyzy$|кызы$|қызы$", re.IGNORECASE
)
_MASCULINE = re.compile(
    r"(?:[оеё]в|ин|ын|ский|цкий|ович|евич|ьич)$|[^aeo](?:ov|yev|iev)$|[bdghklmnprstvz]ev$|(?:yov|off)$|ovich$|evich$|sk(?:iy|ii|y)$|(?:улы|ұлы|оглы|uly|ogly)$",
    re.IGNORECASE,
)


@cache
def _given() -> Mapping[str, str]:
    """Return the sex of given names by their folded form."""
    table = tomllib.loads(resources.files("wellfounded.extract").joinpath("tables", "genders.toml").read_text(encoding="utf-8"))
    return {**{fold(name): "m" for name in table["male"].split()}, **{fold(name): "f" for name in table["female"].split()}}


def given_sex(given: str) -> str:
    """Return f or m for a given name in the nominative that the table knows; else nothing."""
    return _given().get(fold(given), "")


def gender_of(name: Name) -> str:
    """Return f or m where a title, a given name or the ending of a surname says it; else nothing."""
    title = name.honorific.casefold().rstrip(".")
    if title in _FEMALE or title in _MALE:
        return "f" if title in _FEMALE else "m"
    parts = (name.name or name.form).split()
    given = given_sex(parts[0]) if len(parts) > 1 else ""
    if given:
        return given
    if any(_FEMININE.search(part) for part in parts):
        return "f"
    return "m" if any(_MASCULINE.search(part) for part in parts) else ""
