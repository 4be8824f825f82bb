"""The words of dates in every language together: month names, parts of a year, phrases such as "last year".

Month names of the languages that are read do not contradict each other, so one table serves a text that changes its language in
mid-sentence. What a word says only in its own language (``hier``, ``fine``) is kept by language. All keys are folded: lower
case, ``ё`` written ``е``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "fr", "ru", "uk", "kk", "de", "it", "pl", "es")


@dataclass(slots=True)
class DateWords:
    """What each word says. ``phrases`` are looked up by their first word, then by the whole."""

    months: dict[str, int] = field(default_factory=dict)
    english_months: set[str] = field(default_factory=set)
    doubtful: dict[str, set[str]] = field(default_factory=dict)
    introducing: set[str] = field(default_factory=set)
    weekdays: dict[str, int] = field(default_factory=dict)
    seasons: dict[str, int] = field(default_factory=dict)
    decades: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    of: set[str] = field(default_factory=set)
    openers: set[str] = field(default_factory=set)
    between: set[str] = field(default_factory=set)
    to: set[str] = field(default_factory=set)
    joined: set[str] = field(default_factory=set)
    year_words: set[str] = field(default_factory=set)
    decade_before: set[str] = field(default_factory=set)
    decade_ends: set[str] = field(default_factory=set)
    centuries: set[str] = field(default_factory=set)
    ordinals: set[str] = field(default_factory=set)
    year_after: dict[str, int] = field(default_factory=dict)
    turns_before: dict[str, int] = field(default_factory=dict)
    turns_after: dict[str, int] = field(default_factory=dict)
    ago_after: set[str] = field(default_factory=set)
    ago_before: set[str] = field(default_factory=set)
    relative: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    same: dict[str, tuple[str, int]] = field(default_factory=dict)
    not_year_before: set[str] = field(default_factory=set)
    not_year_after: set[str] = field(default_factory=set)
    circa: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    shortened: set[str] = field(default_factory=set)
    """Month names cut short, which may have a full stop."""


def folded(text: str) -> str:
    """Return the key under which a word of a date is kept."""
    return text.lower().replace("ё", "е")


@cache
def date_words() -> DateWords:
    """Return the words of all languages, read once."""
    words = DateWords()
    for language in LANGUAGES:
        _add(words, _table(f"dates_{language}.toml"))
    years = _table("years.toml")
    words.not_year_before.update(_split(years["before"]))
    words.not_year_after.update(_split(years["after"]))
    words.circa.update(_split(years["circa"]))
    return words


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("wellfounded.extract").joinpath("tables", name).read_text(encoding="utf-8"))


_SETS = {
    "in": "introducing",
    "on": "introducing",
    "articles": "articles",
    "of": "of",
    "from": "openers",
    "between": "between",
    "to": "to",
    "and": "joined",
    "year_words": "year_words",
    "decade_before": "decade_before",
    "decade_ends": "decade_ends",
    "centuries": "centuries",
    "ordinals": "ordinals",
}


def _add(words: DateWords, table: Mapping[str, Any]) -> None:
    language = str(table["language"])
    words.first.update(_split(table.get("first", "")))
    for key, name in _SETS.items():
        getattr(words, name).update(_split(table[key]))
    for number, forms in enumerate(table["months"], 1):
        names = list(_split(forms))
        words.months.update(dict.fromkeys(names, number))
        words.shortened.update(a for a in names if any(b.startswith(a) and b != a for b in names))
    if table["month_first"]:
        words.english_months.update(w for forms in table["months"] for w in _split(forms))
    words.doubtful[language] = set(_split(table["doubtful"]))
    for number, forms in enumerate(table["weekdays"]):
        words.weekdays.update(dict.fromkeys(_split(forms), number))
    for number, name in enumerate(("spring", "summer", "autumn", "winter"), 21):
        words.seasons.update(dict.fromkeys(_split(table["seasons"].get(name, "")), number))
    words.decades.update(_turned(table["decades"], int))
    words.units.update(_turned(table["units"], str))
    words.numbers.update({folded(word): int(value) for word, value in table["numbers"].items()})
    words.parts.update({folded(phrase): part for part, phrases in table["parts"].items() for phrase in phrases})
    words.year_after.update({folded(phrase): int(step) for phrase, step in table["year_after"].items()})
    words.turns_before.update({folded(word): int(step) for word, step in table["turns"]["before"].items()})
    words.turns_after.update({folded(word): int(step) for word, step in table["turns"]["after"].items()})
    words.ago_after.update(map(folded, table["ago"]["after"]))
    words.ago_before.update(map(folded, table["ago"]["before"]))
    words.relative[language] = dict(_steps(table["relative"]))
    words.same.update(_steps(table["same"]))


def _split(entry: str | list[str]) -> Iterator[str]:
    """Yield the words of a string, or the phrases of a list, folded."""
    yield from (folded(one) for one in (entry.split() if isinstance(entry, str) else entry))


def _turned(table: Mapping[str, str], kind: Any) -> Iterator[tuple[str, Any]]:
    yield from ((word, kind(value)) for value, forms in table.items() for word in _split(forms))


def _steps(table: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, int]]]:
    for phrase, value in table.items():
        unit, step = value.split()
        yield folded(phrase), (unit, int(step))
