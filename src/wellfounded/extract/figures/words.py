"""The words of figures by language: numbers, scales, currencies, units, approximation.

Unlike those of dates, these tables are kept apart by language, because the same word counts differently: a French *billion* is a
thousand English ones. A word that the passage's language does not know is looked up in the others.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from ...model.labels import Quantity

LANGUAGES = ("en", "fr", "ru", "others")


@dataclass(slots=True)
class FigureWords:
    """The words of one language; all keys are lower case with ``ё`` written ``е``."""

    decimal: str
    numbers: dict[str, float] = field(default_factory=dict)
    scales: dict[str, float] = field(default_factory=dict)
    units: dict[str, tuple[Quantity, str]] = field(default_factory=dict)
    no_figure: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    half: tuple[str, ...] = ()
    range: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    """Of ``range``: what joins two bounds only after one of ``between``."""
    between: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    aged: frozenset[str] = frozenset()
    age_after: tuple[str, ...] = ()
    articles: frozenset[str] = frozenset()
    for_article: frozenset[str] = frozenset()
    not_count: frozenset[str] = frozenset()
    clock_before: frozenset[str] = frozenset()
    clock_after: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    """Scales that count without a number before them: mille, тысяча."""
    twenties: frozenset[str] = frozenset()
    """The word for twenty in a language that counts by it: quatre-vingt-dix."""
    fractions: dict[str, float] = field(default_factory=dict)
    """Shares in words, in percent."""
    parts: dict[str, float] = field(default_factory=dict)
    """What a number may be followed by to be a share: thirds; the value is the divisor."""
    of: tuple[str, ...] = ()
    """Words between a share or mass and what it is one of."""
    ratio: str = ""
    """A pattern of "one in five": few, many, noun."""
    ratio_before: frozenset[str] = frozenset()
    ordinals: dict[str, float] = field(default_factory=dict)
    no_noun: frozenset[str] = frozenset()
    """Words after a share that are not what it is one of."""
    stems: dict[str, str] = field(default_factory=dict)
    """Beginnings of adjectives of time: летн is year in "22-летний"."""


def folded(text: str) -> str:
    """Return the key under which a word of a figure is kept."""
    return text.lower().replace("ё", "е")


@dataclass(frozen=True, slots=True)
class CommonWords:
    """What the figures of every language share."""

    symbols: Mapping[str, str]
    codes: frozenset[str]
    streets: frozenset[str]
    people: frozenset[str]
    not_nouns: frozenset[str]
    preposed: frozenset[str]


@cache
def common_words() -> CommonWords:
    """Return currency symbols and codes, and the words that decide whether something is counted."""
    table = _table("common")
    return CommonWords(
        symbols=table["symbols"],
        codes=frozenset(table["codes"].split()),
        streets=_set(table["streets"]),
        people=_set(table["people"]),
        not_nouns=_set(table["not_nouns"]),
        preposed=_set(table["preposed"]),
    )


@cache
def figure_words(language: str) -> FigureWords:
    """Return the words of a language (BCP 47), or those that all other languages share."""
    name = language if language in LANGUAGES else "others"
    table = _table(name)
    return FigureWords(
        decimal=table["decimal"],
        numbers={word: float(value) for value, word in _pairs(table["numbers"])},
        scales={word: float(value) for value, word in _pairs(table["scales"])},
        units=dict(_units(table)),
        no_figure=_set(table["other"]["units"]),
        before=_set(table["approximately"]["before"]),
        after=_set(table["approximately"]["after"]),
        half=tuple(map(folded, table["half"])),
        range=_set(table["range"]),
        opened=_set(table["opened"]),
        between=_set(table["between"]),
        joiners=_set(table["joiner"]),
        aged=_set(table["aged"]),
        age_after=tuple(map(folded, table["age_after"])),
        articles=_set(table["article"]),
        for_article=_set(table["for_article"]),
        not_count=_set(table["not_count"]["before"]),
        clock_before=_set(table.get("clock_before", "")),
        clock_after=_set(table.get("clock_after", "")),
        alone=_set(table.get("alone", "")),
        twenties=_set(table.get("twenties", "")),
        fractions={word: float(value) for value, word in _pairs(table.get("fractions", {}))},
        parts={word: float(value) for value, word in _pairs(table.get("parts", {}))},
        of=tuple(map(folded, table.get("of", ()))),
        ratio=table.get("ratio", ""),
        ratio_before=_set(table.get("ratio_before", "")),
        ordinals={word: float(value) for value, word in _pairs(table.get("ordinals", {}))},
        no_noun=_set(table.get("no_noun", "")),
        stems={stem: unit for unit, stem in _pairs(table.get("stems", {}))},
    )


@cache
def triggers() -> frozenset[str]:
    """Return every word at which a figure written in words can begin, or at which one with an article before it can be found."""
    out: set[str] = set()
    for language in LANGUAGES:
        words = figure_words(language)
        out.update(words.numbers)
        out.update(word for word in words.scales if len(word) > 3)
        out.update(words.alone)
        out.update(word.split()[0] for word in words.fractions)
        out.update(folded(word) for word in words.ratio_before)
        if words.for_article:
            out.update(word for word, (quantity, _) in words.units.items() if quantity is Quantity.DURATION)
    return frozenset(out)


@cache
def languages_of(language: str) -> tuple[str, ...]:
    """Return the tables to ask for a passage of a language, its own first."""
    own = language if language in LANGUAGES else "others"
    return (own, *(other for other in LANGUAGES if other != own))


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("wellfounded.extract").joinpath("tables", f"figures_{name}.toml").read_text(encoding="utf-8"))


def _set(entry: str | list[str]) -> frozenset[str]:
    return frozenset(folded(one) for one in (entry.split() if isinstance(entry, str) else entry))


def _pairs(table: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    return ((value, word) for value, forms in table.items() for word in sorted(_set(forms)))


def _units(table: Mapping[str, Any]) -> Iterable[tuple[str, tuple[Quantity, str]]]:
    for quantity in (Quantity.MONEY, Quantity.MASS, Quantity.DURATION):
        for unit, word in _pairs(table[quantity.value]):
            yield word, (quantity, "" if unit == "none" else unit)
    for word in _set(table["percent"]):
        yield word, (Quantity.SHARE, "percentage point" if "point" in word or "пункт" in word else "percent")
