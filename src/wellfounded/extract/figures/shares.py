"""Shares in words: "two thirds", "half of the witnesses", "a quarter", "one in five prisoners", "каждый пятый". The value is in percent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .words import FigureWords, folded

_WORD = re.compile(r"[ -]([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Share:
    """A share that ends at ``end``; ``noun`` is what it is one of, where the form says so itself."""

    percent: float
    end: int
    noun: str = ""


def share_at(text: str, start: int, words: FigureWords) -> Share | None:
    """Read the share in words that begins at a word, or None; half and quarter count only with what they are a part of."""
    return _ratio(text, start, words) or _fraction(text, start, words)


def of_number(text: str, end: int, value: float, words: FigureWords) -> Share | None:
    """Read "thirds" after a number: two thirds are 66.7 percent."""
    match = _WORD.match(text, end)
    divisor = words.parts.get(folded(match[1])) if match else None
    if match is None or divisor is None or not 0 < value < divisor:
        return None
    return Share(100 * value / divisor, match.end()) if noun_after(text, match.end(), words) else None


def noun_after(text: str, end: int, words: FigureWords) -> tuple[int, int] | None:
    """Return where the noun stands that a share or a mass is one of, in positions of the text: "of the shares", "акций"."""
    for link in words.of:
        if folded(text[end : end + len(link)]) == link:
            noun = _NOUN.match(text, end + len(link))
            if noun and folded(noun["noun"]) not in words.no_noun:
                return noun.span("noun")
    if words.of:
        return None
    noun = _BARE_NOUN.match(text, end)
    return noun.span("noun") if noun and len(noun["noun"]) > 2 and folded(noun["noun"]) not in words.no_noun else None


_NOUN = re.compile(r"(?P<noun>[^\W\d_][\w-]*)")
_BARE_NOUN = re.compile(r" (?:[а-яё]+(?:ых|их|ого|его|ой|ей) )?(?P<noun>[а-яё]+)")


def _fraction(text: str, start: int, words: FigureWords) -> Share | None:
    window = folded(text[start : start + 24])
    for phrase, percent in words.fractions.items():
        if window.startswith(phrase) and not window[len(phrase) : len(phrase) + 1].isalnum():
            end = start + len(phrase)
            return Share(percent, end) if noun_after(text, end, words) else None
    return None


def _ratio(text: str, start: int, words: FigureWords) -> Share | None:
    if not words.ratio:
        return None
    match = _compiled(words.ratio).match(text, start)
    if not match:
        return None
    many = folded(match["many"])
    number = float(many) if many.isdecimal() else words.numbers.get(many) or words.ordinals.get(many, 0.0)
    few = folded(match["few"]) if "few" in match.groupdict() and match["few"] else "1"
    counted = float(few) if few.isdecimal() else words.numbers.get(few, 1.0)
    return Share(100 * counted / number, match.end(), match["noun"] or "") if number > counted else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
