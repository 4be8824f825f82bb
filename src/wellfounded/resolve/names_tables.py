"""The tables of names: words that tell nothing, legal forms, and which given names are one.

Invariant: everything is compared by folded keys or by casefolded words, so a table names each spelling once.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ..model.folding import fold


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists of ``name_words.toml``."""

    titles: frozenset[str]
    genders: Mapping[str, str]
    """The titles that only men or only women have."""
    degrees: frozenset[str]
    """Titles that stand next to the name, behind any other."""
    particles: frozenset[str]
    parents: frozenset[str]
    children: frozenset[str]
    senior: frozenset[str]
    junior: frozenset[str]
    halves: frozenset[str]
    small: frozenset[str]
    general: frozenset[str]
    numbers: Mapping[str, str]
    written_out: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    form_states: Mapping[str, frozenset[str]]
    english_forms: Mapping[str, str]
    """English phrases for legal forms, each with its usual abbreviation."""


@cache
def name_words() -> NameWords:
    """Return the word lists, read once."""
    table = _read("name_words.toml")
    persons, bodies = table["persons"], table["bodies"]
    return NameWords(
        genders={title: gender for gender, titles in persons["genders"].items() for title in titles.split()},
        titles=frozenset(persons["titles"].split()),
        degrees=frozenset(persons["degrees"].split()),
        particles=frozenset(persons["particles"].split()),
        parents=frozenset(persons["parents"].split()),
        children=frozenset(persons["children"].split()),
        senior=frozenset(persons["senior"].split()),
        junior=frozenset(persons["junior"].split()),
        halves=frozenset(fold(word) for word in persons["halves"].split()),
        small=frozenset(bodies["particles"].split()),
        general=frozenset(fold(word) for word in bodies["general"].split()),
        numbers={word: number for number, words in bodies["numbers"].items() for word in words.split()},
        written_out={short: full for full, words in bodies["written_out"].items() for short in words.split()},
        form_states={form: frozenset(states.split()) for form, states in table["form_states"].items()},
        english_forms={phrase: short for short, phrases in table["english_forms"].items() for phrase in phrases},
        forms={form: tuple(phrases) for form, phrases in table["forms"].items()},
    )


def _read(name: str) -> dict[str, Any]:
    with (files(__package__) / "tables" / name).open("rb") as source:
        return tomllib.load(source)


_STEM = 4
"""Shorter beginnings are those of too many names."""


# given names ----------------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class GivenNames:
    """Which names a folded form belongs to, in full and in short, and whose they are."""

    full: Mapping[str, frozenset[str]]
    short: Mapping[str, frozenset[str]]
    akin: Mapping[str, frozenset[str]]
    """Names of the same origin: John and Jan for Ivan."""
    women: frozenset[str]
    """Names that are women's."""
    stems: tuple[str, ...]
    """The full forms that are written in Cyrillic, in order: patronymics are made of them."""


@cache
def given_names() -> GivenNames:
    """Return the table of given names, read once."""
    table = _read("given_names.toml")
    full: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    akin: dict[str, set[str]] = {}
    for names in table.values():
        for name, forms in names.items():
            same, pet, kindred = (*forms.split("|"), "", "")[:3]
            _add(full, name, same.split())
            _add(short, name, pet.split())
            _add(akin, name, kindred.split())
    slavic = {
        fold(form) for names in table.values() for forms in names.values() for form in forms.split() if "а" <= form[0].casefold() <= "я"
    }
    kept = [{key: frozenset(names) for key, names in some.items()} for some in (full, short, akin)]
    return GivenNames(kept[0], kept[1], kept[2], frozenset(table["women"]), tuple(sorted(slavic & set(full))))


def _add(index: dict[str, set[str]], name: str, forms: Iterable[str]) -> None:
    for form in forms:
        index.setdefault(fold(form), set()).add(name)


def is_given(key: str) -> bool:
    """Say whether a folded word is a known given name or its short form."""
    names = given_names()
    return key in names.full or key in names.short or key in names.akin


@lru_cache(maxsize=50_000)
def groups_of(key: str, *, stem: bool = False) -> frozenset[str]:
    """Return the names that a folded form is in full; with ``stem`` those that begin with it and have at most three letters more."""
    names = given_names()
    if not stem:
        return names.full.get(key, frozenset())
    if len(key) < _STEM:
        return groups_of(key)
    found: set[str] = set()
    at = bisect_left(names.stems, key)
    while at < len(names.stems) and names.stems[at].startswith(key):
        if len(names.stems[at]) <= len(key) + 3:
            found |= names.full[names.stems[at]]
        at += 1
    return frozenset(found)


def akin_to(key: str) -> frozenset[str]:
    """Return the names that have the same origin as a folded form."""
    return given_names().akin.get(key, frozenset())


def is_slavic_form(key: str) -> bool:
    """Say whether a folded form is how a given name is written in Cyrillic in full: Микола and Николай, not Nicolas."""
    names = given_names().stems
    at = bisect_left(names, key)
    return at < len(names) and names[at] == key


def short_for(key: str) -> frozenset[str]:
    """Return the names of which a folded form is a short or pet form."""
    return given_names().short.get(key, frozenset())


def gender_of(key: str) -> str:
    """Return ``f`` or ``m`` for a given name that only women or only men bear, else an empty string."""
    names = given_names()
    groups = names.full.get(key, frozenset()) | names.short.get(key, frozenset()) | names.akin.get(key, frozenset())
    if not groups:
        return ""
    women = groups & names.women
    return "f" if women == groups else "m" if not women else ""
