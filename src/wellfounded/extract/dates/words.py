"""The words of dates in every language together: month names, parts of a year, phrases such as "last year".

Month names of the languages that are read do not contradict each other, so one table serves a text that changes its language in
mid-sentence. What a word says only in its own language (``hier``, ``fine``) is kept by language. All keys are folded: lower
case, ``ё`` written ``е``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from .spoken import years_in_words

LANGUAGES = ("en", "fr", "ru", "uk", "kk", "de", "it", "pl", "es")


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands around a number and a unit of time, in one language; the values are directions."""

    now_before: Mapping[str, int]
    now_after: Mapping[str, int]
    told_before: Mapping[str, int]
    told_after: Mapping[str, int]
    date_after: Mapping[str, int]
    span_before: Mapping[str, int]
    span_between: Mapping[str, int]
    future: frozenset[str]
    """Where there are any: words of the future, without one of which ``now_before`` says how long something takes."""


@dataclass(slots=True)
class DateWords:
    """What each word says. ``phrases`` are looked up by their first word, then by the whole."""

    months: dict[str, int] = field(default_factory=dict)
    english_months: set[str] = field(default_factory=set)
    doubtful: dict[str, set[str]] = field(default_factory=dict)
    introducing: set[str] = field(default_factory=set)
    weekdays: dict[str, int] = field(default_factory=dict)
    seasons: dict[str, int] = field(default_factory=dict)
    own_seasons: dict[str, set[str]] = field(default_factory=dict)
    """By language its words for seasons; another language's, without a year, may be any word: "the estate"."""
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
    ago_before: set[str] = field(default_factory=set)
    relative: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    same: dict[str, tuple[str, int]] = field(default_factory=dict)
    not_year_before: set[str] = field(default_factory=set)
    not_year_after: set[str] = field(default_factory=set)
    circa: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    shortened: set[str] = field(default_factory=set)
    """Month names cut short, which may have a full stop."""
    year_adjectives: set[str] = field(default_factory=set)
    days: dict[str, int] = field(default_factory=dict)
    """The days of a month in words, cardinal and ordinal."""
    ordinal_days: set[str] = field(default_factory=set)
    parts_after: dict[str, str] = field(default_factory=dict)
    own_months: dict[str, set[str]] = field(default_factory=dict)
    ahead: set[str] = field(default_factory=set)
    """Words before a day that say that it is still to come."""
    past: set[str] = field(default_factory=set)
    """Verbs of the past beside one of those: it was still to come in the story that is told."""
    timetable: set[str] = field(default_factory=set)
    """Words right before a weekday that say that it is still to come."""
    limits: set[str] = field(default_factory=set)
    """Words right before a day that make it the end of a time."""
    expecting: set[str] = field(default_factory=set)
    """Words of a sentence that speaks of the time to come."""
    onward: set[str] = field(default_factory=set)
    """Words before a day that say that it comes after what was told."""
    asides: dict[str, str] = field(default_factory=dict)
    """By language, how a clause of the past begins that only describes something."""
    turns_told: set[str] = field(default_factory=set)
    """Words after a day that say no more than that it follows: "le 8 juin suivant"."""
    days_told: set[str] = field(default_factory=set)
    """Words beside a weekday that make it the first one after the date told: "the following Monday", "le lundi suivant"."""
    days_before_told: set[str] = field(default_factory=set)
    """Words beside a month or season that make it the last one before the date told: "the previous autumn"."""
    streets: set[str] = field(default_factory=set)
    """Words before a day that is the name of a street or square."""
    years: dict[str, int] = field(default_factory=dict)
    """Years in words."""
    bare_units: dict[str, dict[str, str]] = field(default_factory=dict)
    """By language: what stands for a unit after "the end of" and the like: "the year", "года"."""
    terms: dict[str, str] = field(default_factory=dict)
    counted: dict[str, Counted] = field(default_factory=dict)
    short_weekdays: set[str] = field(default_factory=set)
    vague: set[str] = field(default_factory=set)
    """Words for a number that nobody counted: few, quelques, несколько."""
    single_units: set[str] = field(default_factory=set)
    """Forms of units that count one without a number: годом, неделю."""
    dayparts: set[str] = field(default_factory=set)
    """Words for a part of a day between a weekday and its day."""
    half_years: set[str] = field(default_factory=set)
    """Words for half a year, a number and a unit in one."""
    halves: set[str] = field(default_factory=set)
    """Words before "a year" that make it six months."""
    season_alone: set[str] = field(default_factory=set)
    """Forms of seasons that say when something was, without a word before them: осенью."""
    pointing: set[str] = field(default_factory=set)
    """Words before a month or season that point back to the year told: "that autumn"."""
    pointing_end: set[str] = field(default_factory=set)
    """Words between one of those and what it points at: "той же осенью"."""
    nights: set[str] = field(default_factory=set)
    """Words for a night before its two days."""
    night_to: set[str] = field(default_factory=set)
    """Words between the two days of a night: "в ночь с 3 на 4 мая"."""
    season_before: set[str] = field(default_factory=set)
    """Words before a season without year that make it a date: "in the", "cet"."""
    leading: set[str] = field(default_factory=set)
    """Words between "the eve" and what it is the eve of."""
    determiners: set[str] = field(default_factory=set)
    """Words that open what "le jour suivant" counts from; before other words it counts from the date told."""
    part_endings: set[str] = field(default_factory=set)
    """The last words of the phrases that name parts."""
    circa_before: set[str] = field(default_factory=set)
    """Of the words for approximately, those that count across a preposition, too: "approximately in 2005"."""
    anchoring: set[str] = field(default_factory=set)
    """Words between a number of days and the date that they are counted from."""


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
    words.ahead.update(years["ahead"])
    words.past.update(years["past"])
    words.timetable.update(years["timetable"])
    words.limits.update(years["limits"])
    words.expecting.update(years["expecting"])
    words.asides.update(years["asides"])
    words.onward.update(years["onward"])
    words.streets.update(_split(years["streets"]))
    words.circa_before.update(_split(years["circa_before"]))
    words.part_endings.update(re.split(r"[ ']", phrase.rstrip("'"))[-1] + ("'" if phrase.endswith("'") else "") for phrase in words.parts)
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
    words.own_months[language] = {name for forms in table["months"] for name in _split(forms)}
    words.doubtful[language] = set(_split(table["doubtful"]))
    for name in (
        "dayparts",
        "half_years",
        "halves",
        "season_alone",
        "single_units",
        "vague",
        "season_before",
        "pointing",
        "nights",
        "night_to",
        "pointing_end",
        "leading",
        "determiners",
        "short_weekdays",
    ):
        getattr(words, name).update(_split(table.get(name, "")))
    for number, forms in enumerate(table["weekdays"]):
        words.weekdays.update(dict.fromkeys(_split(forms), number))
    for number, name in enumerate(("spring", "summer", "autumn", "winter"), 21):
        named = list(_split(table["seasons"].get(name, "")))
        words.seasons.update(dict.fromkeys(named, number))
        words.own_seasons.setdefault(language, set()).update(named)
    words.decades.update(_turned(table["decades"], int))
    words.units.update(_turned(table["units"], str))
    words.numbers.update({folded(word): int(value) for word, value in table["numbers"].items()})
    words.parts.update({folded(phrase): part for part, phrases in table["parts"].items() for phrase in phrases})
    words.parts_after.update({folded(word): part for word, part in table.get("parts_after", {}).items()})
    words.year_after.update({folded(phrase): int(step) for phrase, step in table["year_after"].items()})
    words.turns_before.update({folded(word): int(step) for word, step in table["turns"]["before"].items()})
    words.days_told.update(_split(table["turns"].get("told", "")))
    words.days_before_told.update(_split(table["turns"].get("before_told", "")))
    words.turns_told.update(_split(table["turns"].get("after_told", "")))
    words.turns_after.update({folded(word): int(step) for word, step in table["turns"]["after"].items()})
    words.ago_before.update(map(folded, table["ago"]["before"]))
    words.relative[language] = {**_turned_units(table, "step"), **dict(_steps(table["relative"]))}
    words.same.update({**_turned_units(table, "same"), **dict(_steps(table["same"]))})
    words.year_adjectives.update(_split(table.get("year_adjectives", "")))
    words.bare_units[language] = dict(_turned(table.get("bare_units", {}), str))
    words.terms.update({folded(name): part for part, name in table.get("terms", {}).items()})
    for number, forms in enumerate(table.get("days", ()), 1):
        names = [form.replace("_", " ") for form in _split(forms)]
        words.days.update(dict.fromkeys(names, number))
        words.ordinal_days.update(names[: table.get("ordinals_first", 0)])
    words.years.update(years_in_words(language, table.get("years_said", {})))
    words.counted[language] = _counted(table.get("counted", {}))
    words.anchoring.update(word.rsplit(" ", 1)[-1] for word in words.counted[language].date_after)


def _counted(table: Mapping[str, Any]) -> Counted:
    names = ("now_before", "now_after", "told_before", "told_after", "date_after", "span_before", "span_between")
    read = {name: {folded(word): int(way) for word, way in table.get(name, {}).items()} for name in names}
    return Counted(**read, future=frozenset(_split(table.get("future", ""))))


def _turned_units(table: Mapping[str, Any], kind: str) -> dict[str, tuple[str, int]]:
    """Return "last month", "the previous fiscal year" and the like: each word of a turn before each unit."""
    turned = table.get("turned", {})
    kinds = [folded(word) for word in ("", *turned.get("kinds", ()))]
    return {
        " ".join(filter(None, (folded(turn), kind_of_year if unit == "year" else "", folded(name)))): (unit, int(step))
        for turn, step in turned.get(kind, {}).items()
        for unit, name in turned.get("units", {}).items()
        for kind_of_year in kinds
        if f"{turn} {name}" not in turned.get("never", ()) and not (turn.startswith("the ") and unit in ("week", "quarter", "weekend"))
    }


def _split(entry: str | list[str]) -> Iterator[str]:
    """Yield the words of a string, or the phrases of a list, folded."""
    yield from (folded(one) for one in (entry.split() if isinstance(entry, str) else entry))


def _turned(table: Mapping[str, str], kind: Any) -> Iterator[tuple[str, Any]]:
    yield from ((word, kind(value)) for value, forms in table.items() for word in _split(forms))


def _steps(table: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, int]]]:
    for phrase, value in table.items():
        unit, step = value.split()
        yield folded(phrase), (unit, int(step))
