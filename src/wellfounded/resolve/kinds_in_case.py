"""What a bare name is in the whole case, where its documents disagree: a land that some take for somebody's surname.

A model that reads one document has little to go by for a single word. What most documents of a case call a place or a state is one in
the others too, unless the case knows a person of that name. Invariant: a name beside which an office or a form of address stands, and a
name of several words of which one is nobody's land, keep their kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model.labels import NameKind
from .forms import Form

_LANDS = frozenset({NameKind.PLACE, NameKind.STATE})
_ENOUGH = 2
"""Documents that call a word a place or a state before others are held against them."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one document holds of one bearer: its kind there, its names, and whether an office or a form of address stands beside it."""

    document: str
    kind: NameKind
    names: tuple[str, ...]
    addressed: bool = False


def kinds_in_case(told: Sequence[Told]) -> list[NameKind]:
    """Return the kind of each bearer as the whole case has it, in the order given."""
    lands = _lands(told)
    return [lands[_word(one)] if _is_land(one, lands) else one.kind for one in told]


def _lands(told: Iterable[Told]) -> dict[str, NameKind]:
    """Return the words that more documents call a place or a state than a person, with what they are."""
    documents: dict[str, dict[NameKind, set[str]]] = defaultdict(lambda: defaultdict(set))
    people: set[str] = set()
    for one in told:
        words = {key for name in one.names for key in Form.of(name, NameKind.PLACE).key}
        if len(words) == 1:
            documents[words.pop()][one.kind].add(one.document)
        if one.kind is NameKind.PERSON and one.addressed:
            people |= {key for name in one.names for key in Form.of(name, NameKind.PLACE).key}
    found = {}
    for word, of in documents.items():
        called = of[NameKind.PLACE] | of[NameKind.STATE]
        if word not in people and len(called) >= _ENOUGH and len(called) > len(of[NameKind.PERSON]):
            found[word] = NameKind.STATE if len(of[NameKind.STATE]) >= _ENOUGH else NameKind.PLACE
    full = {word for one in told if one.kind is NameKind.PERSON for name in one.names for word in _other_words(name, found)}
    return {word: kind for word, kind in found.items() if word not in full}


def _other_words(name: str, lands: Iterable[str]) -> Iterable[str]:
    """Return the words of a full name, and of one with initials the surname, unless each is a land: two side by side are nobody's name."""
    form = Form.of(name, NameKind.PERSON)
    words = [word for word in form.key if len(word) > 1]
    if len(form.key) < 2 or set(words) <= set(lands):
        return ()
    return words if len(words) == len(form.key) else (form.surname,)


def _is_land(one: Told, lands: dict[str, NameKind]) -> bool:
    if one.addressed or one.kind not in _LANDS | {NameKind.PERSON}:
        return False
    return bool(one.names) and all(set(Form.of(name, NameKind.PLACE).key) <= lands.keys() for name in one.names)


def _word(one: Told) -> str:
    return Form.of(one.names[0], NameKind.PLACE).key[0]
