"""Numbers as texts write them: with separators, in words, or mixed ("3.5 billion", "two hundred and fifty", "six milliards").

A comma or a point before exactly three digits separates thousands where the language writes it so; more than one group always
does; before one, two or more than three digits it is the decimal sign whatever the language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .words import FigureWords, folded

_DIGITS = re.compile(r"\d{1,3}(?:([ ,.'])\d{3})(?:\1\d{3})*(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_LONGEST = 24
"""Characters of a number in digits; what is longer is an identifier."""
_MOST_WORDS = 16
"""Words of a number in words."""
_WORD = re.compile(r"[ -]?([^\W\d_]+)")
_AGAIN = re.compile(r" ?\(([^()\n]{1,60})\)")
_GOES_ON = re.compile(r" ?[^\W\dA-ZА-ЯЁ_]|[,;)]| [A-Z]{3}\b| ?[$€£₽₸₴]")
"""After a full stop: what tells that it ends an abbreviation, not the sentence."""
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
    found = _scaled(text, _repeated(text, found, words), words)
    for _ in range(3):
        more = _added(text, found, words)
        if more is None:
            break
        found = more
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
    """Add up number words: tens and units, hundreds, thousands; "soixante-quinze", "quatre-vingt-dix", "тысяча двести"."""
    sum_ = _Sum(words)
    end = at = start
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if not match or (end > start and match.start(1) == at):
            break
        word = folded(match[1])
        if end > start and word in words.joiners and word not in ("of", "de", "d"):
            at = match.end()
            following = _WORD.match(text, at)
            if not following or not sum_.goes_on(folded(following[1])):
                break
            continue
        if not sum_.add(word, first=end == start):
            break
        at = end = match.end()
    return Numeral(sum_.value, end, in_words=True, scaled=sum_.total > 0) if end > start else None


class _Sum:
    """A number while its words are read."""

    def __init__(self, words: FigureWords) -> None:
        self.words = words
        self.total = self.current = 0.0
        self.scale = float("inf")

    @property
    def value(self) -> float:
        return self.total + self.current

    def add(self, word: str, *, first: bool) -> bool:
        """Take a word in, or say that it does not belong to the number."""
        if word in self.words.twenties and self.current % 100 == 4:
            self.current += 76  # quatre-vingt
            return True
        if word in self.words.numbers:
            return self._add_number(self.words.numbers[word])
        scale = self.words.scales.get(word)
        if scale is None or (first and word not in self.words.alone):
            return False
        if scale < 1000:
            if self.current >= 100 or (scale == 12 and not self.current):
                return False
            self.current = (self.current or 1) * scale
            return True
        if scale >= self.scale:
            return False
        self.total += (self.current or 1) * scale
        self.current, self.scale = 0.0, scale
        return True

    def _add_number(self, value: float) -> bool:
        rest = self.current % 100
        vigesimal = rest in (60, 80) and 10 <= value < 20 and bool(self.words.twenties)
        teen = rest == 10 and 7 <= value < 10 and bool(self.words.twenties)  # dix-sept
        if self.current and not (rest == 0 or (rest >= 20 and rest % 10 == 0 and value < 10) or vigesimal or teen):
            return False
        if self.current and (value >= 100 or not self.current < 1000):
            return False
        if value >= self.scale:
            return False
        self.current += value
        return True

    def goes_on(self, word: str) -> bool:
        """Whether a number word after "and" belongs to the number: not in "two and three"."""
        value = self.words.numbers.get(word)
        if value is None:
            return False
        rest = self.current % 100
        if self.current and rest:
            return rest >= 20 and rest % 10 == 0 and value < 20
        return value > 1 or self.current >= 100 or self.total >= 1000


def _repeated(text: str, found: Numeral, words: FigureWords) -> Numeral:
    """Pass over a number that is said again in brackets: "10 (ten) million"."""
    match = _AGAIN.match(text, found.end)
    if not match:
        return found
    inner = _digits(match[1], 0, words) if match[1][0].isdigit() else _in_words(match[1], 0, words)
    if inner is None or inner.end != len(match[1]) or inner.value != found.value:
        return found
    return Numeral(found.value, match.end(), in_words=found.in_words)


def _scaled(text: str, found: Numeral, words: FigureWords) -> Numeral:
    match = _SCALE.match(text, found.end)
    if not match or folded(match[1]) not in words.scales:
        return found
    word = folded(match[1])
    if len(word) < 2 and match.start(1) > found.end and text[match.end(1) : match.end(1) + 1] not in ("€", "$", "£", "₽", "₸"):
        return found
    dotted = match.group().endswith(".") and len(word) <= 4 and _GOES_ON.match(text, match.end())
    return Numeral(found.value * words.scales[word], match.end() if dotted else match.end(1), in_words=found.in_words, scaled=True)


def _added(text: str, found: Numeral, words: FigureWords) -> Numeral | None:
    """Add a smaller part to a number with a scale: "1 млрд 200 млн", "2 millions 300 mille"."""
    if not found.scaled or text[found.end : found.end + 1] != " " or not text[found.end + 1 : found.end + 2].isdigit():
        return None
    part = _digits(text, found.end + 1, words)
    smaller = _scaled(text, part, words) if part is not None else None
    if smaller is None or not smaller.scaled or smaller.value <= 0 or smaller.value >= _unit(found.value):
        return None
    return Numeral(found.value + smaller.value, smaller.end, in_words=found.in_words, scaled=True)


def _unit(value: float) -> float:
    """Return the largest of thousand, million and so on that divides a number."""
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if value >= scale and value % (scale / 1000) == 0), 0.0)


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
