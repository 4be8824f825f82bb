"""Years in words: "two thousand and fourteen", "nineteen ninety-six", "deux mille quatorze", "две тысячи четырнадцатого".

The numbers below twenty, the tens and, where they are declined, the round tens come from the tables; how a year is put together is
the grammar of each language and stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_LAST = 2049


@dataclass(frozen=True, slots=True)
class _Words:
    units: list[str]
    tens: list[str]
    round: list[str]

    def below_hundred(self, number: int) -> str:
        """Return tens and unit, or an empty string for 0."""
        if number < 20:
            return self.units[number - 1] if number else ""
        tens, unit = divmod(number, 10)
        return f"{self.tens[tens - 2]} {self.units[unit - 1]}" if unit else (self.round or self.tens)[tens - 2]


def years_in_words(language: str, table: Mapping[str, str]) -> dict[str, int]:
    """Return the years from 1900 to 2049 in the words of a language, without hyphens; none where its table has no words for them."""
    makers = {"en": _english, "fr": _french, "ru": _russian}
    if not table or language not in makers:
        return {}
    words = _Words(table["units"].split(), table["tens"].split(), table.get("round", "").split())
    return {phrase.replace("-", " "): year for year in range(1900, _LAST + 1) for phrase in makers[language](year, words)}


def _english(year: int, words: _Words) -> Iterator[str]:
    rest = year % 100
    said = words.below_hundred(rest)
    if year >= 2000:
        yield f"two thousand {said}".strip()
        yield f"two thousand and {said}".strip()
    if rest >= 10:
        yield f"{'nineteen' if year < 2000 else 'twenty'} {said}"
    elif rest and year < 2000:
        yield f"nineteen oh {said}"


def _french(year: int, words: _Words) -> Iterator[str]:
    tens, unit = divmod(year % 100, 10)
    said = words.below_hundred(year % 100)
    if tens in (7, 9):
        said = f"{words.tens[tens - 2]} {words.units[9 + unit]}"
    for opening in ("deux mille",) if year >= 2000 else ("mil neuf cent", "mille neuf cent", "dix-neuf cent"):
        yield f"{opening} {said}".strip()
        if unit == 1 and tens in (2, 3, 4, 5, 6):
            yield f"{opening} {words.tens[tens - 2]} et un"


def _russian(year: int, words: _Words) -> Iterator[str]:
    said = words.below_hundred(year % 100)
    if not said:
        yield "двухтысячного" if year == 2000 else "тысяча девятисотого"
        return
    locative = said.removesuffix("его") + "ем" if said.endswith("его") else said.removesuffix("ого") + "ом"
    for ending in (said, locative):
        yield f"{'две тысячи' if year > 2000 else 'тысяча девятьсот'} {ending}"
