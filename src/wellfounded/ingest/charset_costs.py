"""How unlikely a stretch of bytes is in an encoding.

The cost is a sum over non-ASCII characters and their neighbours, in natural logarithms: 0 for ASCII, the more the stranger. It
is comparable between encodings of the same bytes, and computed on counts, so that a megabyte takes about a tenth of a second.
"""

from __future__ import annotations

import math
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import pairwise

UTF8 = "utf-8"
_TABLES = tomllib.loads(files(__package__).joinpath("charsets.toml").read_text("utf-8"))
PRIORS: dict[str, float] = {UTF8: 0.0, **_TABLES["candidates"]}
"""What stands against each encoding before a byte has been looked at."""
CANDIDATES: tuple[str, ...] = tuple(_TABLES["candidates"])

_UPPER = 0.04
"""How much rarer a capital is than its small letter."""
_OTHER_LETTER, _OTHER_SIGN, _NOTHING = 1e-5, 1e-6, 1e-9
_SHARES: dict[str, float] = {**_TABLES["cyrillic"], **_TABLES["latin"], **_TABLES["signs"]}
_UTF8_CHARACTER, _UTF8_FAULT = 1.5, 14.0

# Classes of characters: space and ASCII signs, ASCII small and capital, the same in Latin with marks, in Cyrillic, and signs.
_OPEN, _SMALL, _CAPITAL, _MARKED, _MARKED_CAPITAL, _CYRILLIC, _CYRILLIC_CAPITAL, _SIGN = b".aAlLcCs"
_CYRILLICS, _LATINS = {_CYRILLIC, _CYRILLIC_CAPITAL}, {_SMALL, _CAPITAL, _MARKED, _MARKED_CAPITAL}
_SMALLS, _CAPITALS = {_SMALL, _MARKED, _CYRILLIC}, {_MARKED_CAPITAL, _CYRILLIC_CAPITAL}


def normal_label(label: str) -> str:
    """Return what a label of an encoding means in practice, or an empty string."""
    cleaned = label.strip().strip("\"'").lower()
    meant: str = _TABLES["labels"].get(cleaned, cleaned)
    return meant


def cost_of(data: bytes, encoding: str) -> float:
    """Return how unlikely the bytes are in an encoding."""
    if encoding == UTF8:
        return _utf8_cost(data)
    single, classes, pairs = _table(encoding)
    cost = sum(count * single[byte] for byte, count in Counter(data).items() if byte > 127)
    marks = data.translate(classes)
    return cost + sum(count * pairs.get(pair, 0.0) for pair, count in Counter(pairwise(marks)).items())


def _utf8_cost(data: bytes) -> float:
    text = data.decode("utf-8", errors="replace")
    faults = text.count("\N{REPLACEMENT CHARACTER}")
    beyond = sum(1 for character in text if character > "\x7f") if faults < len(text) else 0
    return faults * _UTF8_FAULT + (beyond - faults) * _UTF8_CHARACTER


@cache
def _table(encoding: str) -> tuple[list[float], bytes, dict[tuple[int, int], float]]:
    characters = [bytes([byte]).decode(encoding, errors="replace") for byte in range(256)]
    single = [-math.log(_share(character)) for character in characters]
    classes = bytes(_class(character) for character in characters)
    return single, classes, _pairs()


def _share(character: str) -> float:
    if character in _SHARES:
        return _SHARES[character]
    if character.lower() in _SHARES:
        return _SHARES[character.lower()] * _UPPER
    if character == "\N{REPLACEMENT CHARACTER}" or unicodedata.category(character) == "Cc":
        return _NOTHING
    return _OTHER_LETTER if character.isalpha() else _OTHER_SIGN


def _class(character: str) -> int:
    if character < "\x80":
        if not character.isalpha():
            return _OPEN
        return _SMALL if character.islower() else _CAPITAL
    if not character.isalpha():
        return _SIGN
    if "CYRILLIC" in unicodedata.name(character, ""):
        return _CYRILLIC_CAPITAL if character.isupper() else _CYRILLIC
    return _MARKED_CAPITAL if character.isupper() else _MARKED


@cache
def _pairs() -> dict[tuple[int, int], float]:
    """Return what each pair of neighbouring classes costs, where it costs anything."""
    every = (_SMALL, _CAPITAL, _MARKED, _MARKED_CAPITAL, _CYRILLIC, _CYRILLIC_CAPITAL)
    costs: dict[tuple[int, int], float] = {}
    for before in every:
        for after in every:
            cost = 0.0
            if (before in _CYRILLICS and after in _LATINS) or (before in _LATINS and after in _CYRILLICS):
                cost += 4.0
            if before in _SMALLS and after in _CAPITALS:
                cost += 5.0
            if before in {_MARKED, _MARKED_CAPITAL} and after in {_MARKED, _MARKED_CAPITAL}:
                cost += 2.0
            if before == after == _CYRILLIC_CAPITAL:
                cost -= 2.0
            if cost:
                costs[before, after] = cost
    return costs
