"""Numbers as texts write them: with separators, in words, or mixed ("3.5 billion", "two hundred and fifty", "six milliards").

A comma or a point before exactly three digits separates thousands where the language writes it so; more than one group always
does; before one, two or more than three digits it is the decimal sign whatever the language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .figure_words import FigureWords, folded

_DIGITS = re.compile(r"\d{1,3}(?:([ ,.'])\d{3})(?:\1\d{3})*(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_LONGEST = 24
"""Characters of a number in digits; what is longer is an identifier."""
_MOST_WORDS = 16
"""Words of a number in words."""
_WORD = re.compile(r"[ -]?([^\W\d_]+)")
_SCALE = re.compile(r"(?:[ ]{0,2}|[ ]?\n)([^\W\d_]+)\.?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that ends at ``end``; ``in_words`` where no digit was written, ``scaled`` where a word such as million stands in it."""

    value: float
    end: int
    in_words: bool = False
    scaled: bool = False


def numeral_at(text: str, start: int, words: FigureWords) -> Numeral | None:
    """Read the number that starts at a position of the text, with its scale and its half, or None."""
    found = _digits(text, start, words) if text[start : start + 1].isdigit() else _in_words(text, start, words)
    if found is None:
        return None
    found = _scaled(text, found, words)
    return _halved(text, found, words)


def _digits(text: str, start: int, words: FigureWords) -> Numeral | None:
    match = _DIGITS.match(text, start, start + _LONGEST + 1)
    if not match or match.end() > start + _LONGEST:
        return None
    return Numeral(value_of(match.group(), decimal=words.decimal), match.end())


def value_of(digits: str, *, decimal: str) -> float:
    """Return the value of a number in digits; ``decimal`` is the decimal sign of the language."""
    digits = digits.replace(" ", "").replace("'", "")
    signs = [c for c in digits if c in ".,"]
    if len(set(signs)) == 2:
        last = signs[-1]
        return float(digits.replace("," if last == "." else ".", "").replace(last, "."))
    if not signs:
        return float(digits)
    sign = signs[0]
    tail = len(digits) - digits.rfind(sign) - 1
    grouped = len(signs) > 1 or (tail == 3 and sign != decimal and not digits.startswith("0"))
    return float(digits.replace(sign, "") if grouped else digits.replace(sign, "."))


def _in_words(text: str, start: int, words: FigureWords) -> Numeral | None:
    """Add up number words: tens and units, hundreds, thousands."""
    total = current = 0.0
    end, at, any_word = start, start, False
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if not match or (any_word and match.start(1) == at):
            break
        word = folded(match[1])
        if word in words.numbers and not (any_word and 0 < current < 20 and words.numbers[word] < 100):
            current += words.numbers[word]
        elif word in words.scales and any_word:
            total, current = _multiplied(total, current, words.scales[word])
        elif word in words.joiners and any_word and word not in ("of", "de", "d"):
            at = match.end()
            if not _continues(text, at, words, single=20 <= current < 100):
                break
            continue
        else:
            break
        any_word, at, end = True, match.end(), match.end()
    return Numeral(total + current, end, in_words=True, scaled=total > 0) if any_word else None


def _multiplied(total: float, current: float, scale: float) -> tuple[float, float]:
    return (total, (current or 1) * scale) if scale < 1000 else (total + (current or 1) * scale, 0.0)


def _continues(text: str, at: int, words: FigureWords, *, single: bool) -> bool:
    match = _WORD.match(text, at)
    return bool(match) and folded(match[1]) in words.numbers and (single or words.numbers[folded(match[1])] > 1)  # type: ignore[index]


def _scaled(text: str, found: Numeral, words: FigureWords) -> Numeral:
    match = _SCALE.match(text, found.end)
    if not match or folded(match[1]) not in words.scales:
        return found
    word = folded(match[1])
    if len(word) < 2 and match.start(1) > found.end:
        return found
    end = match.end() if match.group().endswith(".") and len(word) <= 4 else match.end(1)
    return Numeral(found.value * words.scales[word], end, in_words=found.in_words, scaled=True)


def _halved(text: str, found: Numeral, words: FigureWords) -> Numeral:
    end = half_at(text, found.end, words)
    if not end or found.value != int(found.value) or found.scaled:
        return found
    return Numeral(found.value + 0.5, end, in_words=found.in_words)


def half_at(text: str, at: int, words: FigureWords) -> int:
    """Return where "and a half" ends that starts at a position, or 0."""
    window = folded(text[at : at + 16])
    for half in words.half:
        for lead in (" ", "-", ""):
            if window.startswith(lead + half) and not window[len(lead + half) : len(lead + half) + 1].isalpha():
                return at + len(lead + half)
    return 0
