"""When two values are two values, and not one the rounding or a bound of the other; and when one number may be a slip for another."""

from __future__ import annotations

import re
from functools import cache
from math import floor, log10

from ...extract.figures.words import folded
from ...model.reading import Figure
from ..tables import table

_ABOUT = 0.1


def agree(one: Figure, other: Figure) -> bool:
    """Say whether two figures can be of one measured thing: equal, one a rounding of the other, or one only a bound of the other."""
    return _allows(one, other.value) or _allows(other, one.value)


def _allows(one: Figure, value: float) -> bool:
    if _near(one.value, value):
        return True
    if one.approximate:
        words = folded(one.passage.exact)
        if _bound("at_least").search(words):
            return one.value <= value <= one.value * 1.5
        if _bound("at_most").search(words):
            return one.value * 0.6 <= value <= one.value
        if re.search(r"\d\s?[–-]\s?\d|\s(?:to|or|à|ou|до|или)\s", words):
            return one.value <= value <= one.value * 1.6
        return abs(one.value - value) <= max(_ABOUT * one.value, 0.5 * last_place(one.value))
    return _rounds_to(value, one.value)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1.0)


def _rounds_to(exact: float, rounded: float) -> bool:
    """Say whether a value is a rounding of another that is written with more figures."""
    if digits(rounded) == digits(exact) or len(digits(rounded)) >= len(digits(exact)):
        return False
    return abs(exact - rounded) <= 0.5 * last_place(rounded) + 1e-9


def last_place(value: float) -> float:
    """Return the worth of the last figure of a value that is not nought."""
    written = digits(value)
    return 10.0 ** (floor(log10(abs(value))) - len(written) + 1) if value else 1.0


def digits(value: float) -> str:
    """Return the figures of a value without noughts at either end: what a slip of the pen changes."""
    return f"{value:.10g}".replace(".", "").replace("-", "").split("e")[0].strip("0") or "0"


@cache
def _bound(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['bounds'][name])})(?!\w)", re.IGNORECASE)


def is_slip(one: float, other: float) -> bool:
    """Say whether one number may be the other with a slip: two figures swapped, one changed, left out or put in, or another scale."""
    first, second = digits(one), digits(other)
    if first == second:
        return True
    longest = max(len(first), len(second))
    if longest < 2:
        return False
    if sorted(first) == sorted(second):
        return True
    if len(first) == len(second):
        return longest >= 3 and sum(a != b for a, b in zip(first, second, strict=True)) == 1
    short, long = sorted((first, second), key=len)
    return longest >= 3 and len(long) - len(short) == 1 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def is_scale(one: float, other: float) -> bool:
    """Say whether two values have the same figures and another scale."""
    return digits(one) == digits(other) and not _near(one, other)
