"""The unit behind a number, and what its own way of writing says of it: an ordinal, a sum with three decimals, a scale told once.

Invariant: nothing here moves a number; only what stands right behind or before it is looked at.
"""

from __future__ import annotations

import re

from ...model.labels import Quantity
from .numerals import Numeral
from .words import FigureWords, figure_words, folded

_SHORTENED = re.compile(r" ?[^\W\dA-ZА-ЯЁ_]|[,;)]")
"""After a full stop: what tells that it ends an abbreviation, not the sentence."""


def unit_of(match: re.Match[str], words: FigureWords) -> tuple[tuple[Quantity, str] | None, int]:
    """Return the longest unit that the words after a number make, in their own language or in another."""
    for count in (3, 2, 1):
        if match[count] is None:
            continue
        phrase = folded(match.string[match.start(1) : match.end(count)])
        for spelled in (phrase, phrase.rstrip(".")):
            unit = words.units.get(spelled)
            if unit is None and len(spelled) > 2:
                unit = next((t.units[spelled] for t in map(figure_words, ("en", "fr", "ru", "others")) if spelled in t.units), None)
            if unit is not None:
                dot = phrase.endswith(".") and not _SHORTENED.match(match.string, match.end(count))
                return unit, match.end(count) - dot
    stem = next((found for stem, found in words.stems.items() if folded(match[1]).startswith(stem)), None)
    if stem is not None and match.string[match.start(1) - 1] == "-":
        return (Quantity.DURATION, stem), match.end(1) - match[1].endswith(".")
    head = folded(match[1]).split("-")[0]
    if "-" in match[1] and head in words.units:
        return words.units[head], match.start(1) + len(head)
    return None, 0


_THREE_DIGITS = re.compile(r"(?<![\d.,])(?:\d{2,3}[.,]\d{3}|\d[.,]\d\d0)$")


def money(text: str, number: Numeral) -> float:
    """Return an amount of which three digits after the sign are thousands, whatever the language: no sum has mills ("12.500 EUR")."""
    grouped = not number.scaled and not number.in_words and _THREE_DIGITS.search(text, max(0, number.end - 8), number.end)
    return float(round(number.value * 1000)) if grouped and number.value < 1000 else number.value


def ordinal(text: str, number: Numeral) -> bool:
    return not number.in_words and not number.scaled and text[number.end : number.end + 1].isalpha()


def unscaled(text: str, at: int, upper: Numeral, words: FigureWords) -> float:
    """Return the upper bound of a range without its scale."""
    bare = re.compile(r"\D{0,3}(\d+(?:[.,]\d+)?)").match(text, at)
    if bare:
        return float(bare[1].replace(",", "."))
    first = re.compile(r"\W*([^\W\d_]+)").match(text, at)
    return words.numbers.get(folded(first[1]), upper.value) if first else upper.value
