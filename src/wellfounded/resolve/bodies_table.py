"""The usual courts, authorities and organisations by their names in several languages.

Invariant: a name is found by the stems of its words, so grammatical cases do not matter, and only where every word of a form stands in it
side by side.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ..model.folding import fold
from ..model.labels import NameKind
from ..model.states import state_forms, state_keys
from .names_ties import stem_of
from .names_words import Named, Part, Word, named


@dataclass(frozen=True, slots=True)
class Known:
    """A body of the table as a name gives it: which one, of which state, and the words of the name that are left."""

    name: str
    states: frozenset[str]
    """The states that the name names."""
    usual: frozenset[str]
    """The states in whose language it is."""
    rest: tuple[Word, ...]
    alone: bool
    order: tuple[str, ...] = ()
    """The states in the order in which the name names them: an embassy has two."""
    seated: bool = False
    """Whether one of the words that are left is a town of the table."""


@lru_cache(maxsize=20_000)
def known_body(name: Named) -> Known | None:
    """Return the body of the table that a name names, or None."""
    words = [(stem_of(word.key), word) for word in name.words]
    marks = [word.key if word.part is Part.STATE else _adjective(word) or _declined(word) for _, word in words]
    plain = [pair for pair, mark in zip(words, marks, strict=True) if not mark and not pair[0].startswith(_empty())]
    alone, each = _forms()
    telling = [stem for stem, _ in words if stem not in _of_the_un()]
    found = _longest(telling, alone)
    if found is not None and found[3] == len(telling):
        return Known(found[0], frozenset(), frozenset(), (), alone=True)
    found = _longest([stem for stem, _ in plain], each)
    if found is None:
        return None
    identity, usual, start, length = found
    states = frozenset(mark for mark in marks if mark)
    rest = tuple(word for _, word in (*plain[:start], *plain[start + length :]) if not _seat(word))
    places = tuple(word for _, word in plain[:start] + plain[start + length :] if _seat(word))
    order = tuple(dict.fromkeys(mark for mark in marks if mark))
    return Known(identity, states, frozenset() if places else usual, (*rest, *places), alone=False, order=order, seated=bool(places))


def usual_name(text: str, language: str) -> str:
    """Return the name in a language (en, fr, ru) of a body of the table that a text names, in English with its state.

    Empty where the table has no such name, or where it is not all that the text says.
    """
    name = named(text, NameKind.BODY)
    known = known_body(name)
    if known is None or known.rest or known.seated or len(known.order) > (language == "en"):
        return ""
    forms = _table()["alone"].get(known.name) or _table()["of_states"][known.name]
    plain = [form for form in forms if ":" not in form]
    said = next(iter(plain), "") if language == "en" else next((form for form in plain if _form_of(language).search(form)), "")
    states = [state_forms()[code][0] for code in known.order if state_forms().get(code)]
    return f"{said} of {states[0]}" if said and states else str(said)


def same_place(one: Word, other: Word) -> bool:
    """Say whether two words are names of one town, in any case or language of the table, or its adjective."""
    seats = _seat(one), _seat(other)
    return bool(seats[0]) and seats[0] == seats[1]


@lru_cache(maxsize=20_000)
def states_in(text: str) -> frozenset[str]:
    """Return the states that a text names or calls by their adjective; words that name a state by chance are few."""
    names = named(text, NameKind.BODY).words
    found = {word.key if word.part is Part.STATE else _adjective(word) or _declined(word) or _seat(word) for word in names}
    return frozenset(found - {""})


_Forms = Mapping[tuple[str, ...], tuple[str, frozenset[str]]]


def _longest(stems: list[str], forms: _Forms) -> tuple[str, frozenset[str], int, int] | None:
    for length in range(min(len(stems), 9), 0, -1):
        for start in range(len(stems) - length + 1):
            known = forms.get(tuple(stems[start : start + length]))
            if known:
                return *known, start, length
    return None


def _adjective(word: Word) -> str:
    if len(word.key) < 4 and not word.text.isascii():
        return ""
    return _state_of_adjective(word.key, word.text.casefold())


@lru_cache(maxsize=1 << 14)
def _state_of_adjective(key: str, text: str) -> str:
    return next((state for raw, stem, state in _adjectives() if key.startswith(stem) or text.startswith(raw)), "")


def _declined(word: Word) -> str:
    """Return the state that a word names in another case than the nominative."""
    return _states_by_stem().get(stem_of(word.key), "")


def _seat(word: Word) -> str:
    """Return the state of whose capital or court a town is the seat."""
    return _seats().get(stem_of(word.key), "")


@cache
def _forms() -> tuple[_Forms, _Forms]:
    """Return the stems of the forms of bodies that are alone, and of those that each state has."""
    table = _table()
    alone = {_stems(form, states=True): (name, frozenset[str]()) for name, forms in table["alone"].items() for form in forms}
    each: dict[tuple[str, ...], tuple[str, frozenset[str]]] = {}
    for name, forms in table["of_states"].items():
        for form in forms:
            usual, _, plain = form.rpartition(":")
            stems, states = _stems(plain, states=False), frozenset(filter(None, usual.split("/")))
            each[stems] = (name, states if each.get(stems, (name, states))[1] == states else frozenset())
    return alone, each


def _stems(form: str, *, states: bool) -> tuple[str, ...]:
    return tuple(stem_of(word.key) for word in named(form, NameKind.BODY).words if states or word.part is not Part.STATE)


@cache
def _states_by_stem() -> Mapping[str, str]:
    """Return states by the stems of their names of one word, so that they are known in every case."""
    return {stem_of(key): code for key, code in state_keys().items() if " " not in key and len(key) > 4}


@cache
def _seats() -> Mapping[str, str]:
    return {stem_of(fold(town)): state for state, towns in _table()["seats"].items() for town in towns.split()}


@cache
def _adjectives() -> tuple[tuple[str, str, str], ...]:
    stems = ((stem.casefold(), fold(stem), state) for state, stems in _table()["adjectives"].items() for stem in stems.split())
    return tuple(sorted(stems, key=lambda entry: (-len(entry[1]), entry)))


@cache
def _form_of(language: str) -> re.Pattern[str]:
    """Return what a form of the table looks like in a language; the first of each row is English."""
    return re.compile(_table()["forms"][language])


@cache
def _empty() -> tuple[str, ...]:
    """Return the beginnings of words that only go with the name of a state or town."""
    return tuple(_table()["empty"]["beginnings"])


@cache
def _of_the_un() -> frozenset[str]:
    return frozenset(_table()["empty"]["of_the_un"])


@cache
def _table() -> dict[str, Any]:
    with (files(__package__) / "tables" / "bodies.toml").open("rb") as source:
        return tomllib.load(source)
