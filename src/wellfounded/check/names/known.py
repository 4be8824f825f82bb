"""The names that a document is held against: those of the documents of a run that are not later than it, found by the words they share.

Invariant: two words that are akin share a mark, so that only few names are looked at for each, however many a run has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..subject import Subject
from .register import RegisteredName, akin, father_of, key_of_word, marks_of, register_of


class Akin:
    """Keys of words, asked which of them may be of one word with another."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_mark: dict[str, list[str]] = defaultdict(list)
        self._found: dict[str, frozenset[str]] = {}
        for key in dict.fromkeys(keys):
            for mark in marks_of(key, known=True):
                self._by_mark[mark].append(key)

    def to(self, key: str) -> frozenset[str]:
        """Return the keys that may be of one word with this one."""
        if key not in self._found:
            near = {one for mark in marks_of(key, known=False) for one in self._by_mark.get(mark, ())}
            self._found[key] = frozenset(one for one in near if akin(key, one))
        return self._found[key]


@dataclass(frozen=True)
class KnownNames:
    """The names of a run in order, persons before mere rows of words, and the words that any of its documents has together."""

    names: tuple[RegisteredName, ...]
    persons: int
    """How many of the names, from the first, are of persons whom a reading knows."""
    near: Mapping[str, frozenset[str]]
    beside: Mapping[str, frozenset[str]]

    @cached_property
    def keys(self) -> Akin:
        """The capitalised words of all other documents, later ones too."""
        return Akin(self.near)

    @cached_property
    def _by_key(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.names):
            for key in {key_of_word(word) for word in name.words}:
                found[key].append(number)
        return found

    @cached_property
    def _keys_of_names(self) -> Akin:
        return Akin(self._by_key)

    def with_word(self, word: str) -> list[int]:
        """Return the numbers of the names that may have this word, in order."""
        return sorted({number for key in self._keys_of_names.to(key_of_word(word)) for number in self._by_key[key]})

    def joins(self, one: str, other: str) -> bool:
        """Say whether a document has two words, by key, near each other somewhere."""
        others = self.keys.to(other)
        return any(not others.isdisjoint(self.near[key]) for key in self.keys.to(one))

    def fathers(self, key: str) -> frozenset[str]:
        """Return the names of the fathers in the patronymics directly beside a word of this key."""
        return frozenset(father for given in self.keys.to(key) for word in self.beside.get(given, ()) if (father := father_of(word)))


def known_names(subject: Subject) -> KnownNames:
    """Return the names that a document is held against; words that a later document has together back a name, but accuse none."""
    return subject.once("names: known", lambda: _known(subject))


def _known(subject: Subject) -> KnownNames:
    near: dict[str, set[str]] = defaultdict(set)
    beside: dict[str, set[str]] = defaultdict(set)
    for other in subject.others:
        register = register_of(other)
        for all_words, own in ((near, register.near), (beside, register.beside)):
            for key, some in own.items():
                all_words[key] |= some
    registers = [register_of(other) for other in not_later(subject)]
    persons = [name for register in registers for name in register.persons] + list(register_of(subject).persons)
    rows = [name for register in registers for name in register.rows]
    return KnownNames(
        names=(*persons, *rows),
        persons=len(persons),
        near={key: frozenset(some) for key, some in near.items()},
        beside={key: frozenset(some) for key, some in beside.items()},
    )


def not_later(subject: Subject) -> Iterator[Subject]:
    """Yield the other documents of a run that do not say themselves that they are later than this one."""
    return (other for other in subject.others if not is_later(other.date, subject.date))


def is_later(date: str, than: str) -> bool:
    """Say whether one date in EDTF is after another as far as both are told; a date that is not known is after none."""
    known = min(len(date[:10]), len(than[:10]))
    return known > 0 and date[:known] > than[:known]
