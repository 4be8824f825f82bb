"""Which acts a telling may be about, without looking at all of them: those near its date, or of its kind, with its body, order or persons.

Invariant: no act that agrees with a telling in date and persons is left out, if both tell a date, kind and body, or kind and legal order.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as day
from functools import lru_cache

from ..model.edtf import Edtf
from ..model.folding import fold
from ..model.ids import CandidateId, DocumentId
from ..model.labels import ActKind
from .act_bodies import Bodies, matters_of
from .act_kinds import kinds_near

Key = tuple[str, str | int]

_PRECISION = {"day": 0, "month": 1, "season": 1, "year": 2}
NOT_SAID = 3
_LONG = 8
"""A date that runs over more months is found by its years."""
_MANY = 12
"""An interval over more years is found by its first and last year, and by kind and body."""
_ANYBODY, _NOBODY = "*", ""
_WORD = re.compile(r"[^\W\d_]+")
_SALTS = (b"1", b"2", b"3", b"4")
"""Clauses of nearly the same words share the least of their words in one of these orders."""
NO_BODY = Bodies()
ORDER = "order"
FEWEST = 4
"""Words that a clause must have to be known by them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAct:
    """One telling. ``date`` is as it is told; ``who`` is who acted; ``persons`` are ids of entities, ``officers`` those of them who hold an
    office and so may have acted themselves; ``told_on`` is the day by which the document was there.
    """

    candidate: CandidateId
    document: DocumentId
    kind: ActKind
    start: int = 0
    end: int = 0
    date: Edtf | None = None
    who: Bodies = NO_BODY
    beside: frozenset[str] = frozenset()
    """Ids of the bodies that the clause names."""
    jurisdiction: str = ""
    persons: frozenset[str] = frozenset()
    officers: frozenset[str] = frozenset()
    told_on: day | None = None
    outcome: str = ""
    mode: str = ""
    amounts: frozenset[tuple[str, float, str]] = frozenset()
    """Terms and sums in the clause: quantity, value, unit."""
    matters: frozenset[str] = frozenset()
    """What the clause is about: extradition, asylum."""
    instruments: frozenset[str] = frozenset()
    """The sorts of papers that it speaks of: a decree, a judgment."""
    places: frozenset[str] = frozenset()
    """Ids of the places that the clause names; no states."""
    numbers: frozenset[str] = frozenset()
    """Numbers of cases and reports that the clause cites."""
    effects: tuple[tuple[str, CandidateId], ...] = ()
    """What it does to another act of the same document."""
    words: frozenset[str] = frozenset()
    """Folded words of the clause that say something: documents copy each other."""
    points_back: bool = False
    """Whether it only names an act that was told before: "the said order", « cet arrêt »."""
    weak: frozenset[str] = frozenset()
    """What the clause does not say itself, or not certainly: ``ORDER``, and ids of persons. It speaks against nothing by itself."""
    apart: frozenset[CandidateId] = frozenset()
    """Tellings of which a person said that they are of another act."""


def with_matters_of_targets(told: ToldAct, kinds: Mapping[CandidateId, ActKind]) -> frozenset[str]:
    """Return what a telling is about: where its clause does not say it, what it does something to says it."""
    if told.matters:
        return told.matters
    return frozenset().union(*(matters_of(kinds[target], "") for _, target in told.effects if target in kinds))


def words_of(text: str) -> frozenset[str]:
    """Return the folded words of a clause that say something."""
    return frozenset(fold(word) for word in _WORD.findall(text) if len(word) > 3)


def exactness(date: Edtf | None) -> int:
    """Return 0 for a day, 1 for a month or season, 2 for a year, 3 for anything less exact."""
    return NOT_SAID if date is None else _PRECISION.get(date.precision, NOT_SAID)


@lru_cache(maxsize=1 << 16)
def bounds(date: str) -> tuple[day | None, day | None]:
    """Return the first and last day that a date may be, with the margin of one that is qualified."""
    return Edtf.parse(date).certain_bounds


class NearActs:
    """The acts found so far, by what tellings of one act have in common. Tellings are put and sought in order of exactness."""

    def __init__(self) -> None:
        self._by: dict[Key, dict[str, dict[int, None]]] = defaultdict(lambda: defaultdict(dict))
        self._keys: dict[int, set[Key]] = defaultdict(set)
        self._persons: dict[int, set[str]] = defaultdict(set)

    def put(self, number: int, told: ToldAct) -> None:
        """Note what one more telling of an act says."""
        keys, persons = self._keys[number], self._persons[number]
        certain = told.persons - told.weak
        new_keys, new_persons = set(_all_keys(told)) - keys, (told.persons if certain else told.persons | {_NOBODY}) - persons
        keys |= new_keys
        persons |= new_persons
        for key in new_keys:
            self._note(key, number, persons)
        if new_persons:
            for key in keys - new_keys:
                self._note(key, number, new_persons)

    def _note(self, key: Key, number: int, persons: set[str] | frozenset[str]) -> None:
        found = self._by[key]
        for person in (_ANYBODY, *persons):
            found[person][number] = None

    def of(self, told: ToldAct) -> Iterator[int]:
        """Yield the numbers of the acts that a telling may be about, each once, those without a date last."""
        seen: set[int] = set()
        free = not told.persons - told.weak or told.officers
        persons = (_ANYBODY,) if free else (*sorted(told.persons), _NOBODY)
        for key in _sought(told):
            found = self._by.get(key) or {}
            for person in persons:
                for number in found.get(person, ()):
                    if number not in seen:
                        seen.add(number)
                        yield number


def _sought(told: ToldAct) -> Iterator[Key]:
    """Yield the keys under which an act that is told at least as exactly must stand."""
    if exactness(told.date) <= 1:
        yield from _days(told.date) or _months(told.date)
    else:
        yield from _years(told.date)
        yield from _kinds(told, dated=True)
        if told.date is None:
            yield from _kinds(told, dated=False)


def _all_keys(told: ToldAct) -> Iterator[Key]:
    days = _days(told.date)
    yield from days[:1] or [("about", month) for _, month in _months(told.date)]
    yield from _months(told.date)
    yield from _years(told.date)
    yield from _kind(told.kind, told, dated=told.date is not None)


def _days(date: Edtf | None) -> list[Key]:
    """Return the key of a certain day, and that of what is told less certainly of its month; nothing for other dates."""
    first, last = bounds(date.text) if date else (None, None)
    return [("day", first.toordinal()), ("about", first.year * 12 + first.month)] if first and first == last else []


def _months(date: Edtf | None) -> Iterator[Key]:
    first, last = bounds(date.text) if date else (None, None)
    if first and last:
        start, end = first.year * 12 + first.month, last.year * 12 + last.month
        if end - start <= _LONG:
            yield from (("month", month) for month in range(start, end + 1))


def _years(date: Edtf | None) -> Iterator[Key]:
    first, last = bounds(date.text) if date else (None, None)
    if first and last and last.year - first.year <= _MANY:
        yield from (("year", year) for year in range(first.year, last.year + 1))
    else:
        yield from (("year", year) for year in sorted({end.year for end in (first, last) if end}))


def _kinds(told: ToldAct, *, dated: bool) -> Iterator[Key]:
    for kind in kinds_near(told.kind):
        yield from _kind(kind, told, dated=dated)


@lru_cache(maxsize=1 << 14)
def _least(salt: bytes, words: frozenset[str]) -> int:
    """Return the least number that a salt makes of some words: sets that are much alike often have it in common."""
    return min(zlib.crc32(salt + word.encode()) for word in words)


def _kind(kind: ActKind, told: ToldAct, *, dated: bool) -> Iterator[Key]:
    name = kind.value if dated else f"{kind.value}, without a date"
    who = told.who
    for one in dict.fromkeys((who.entity, who.known, told.jurisdiction[:2], *(() if who else sorted(told.beside)))):
        if one:
            yield (name, one)
    for amount in sorted(told.amounts):
        yield (name, "|".join(map(str, amount)))
    if told.end:
        yield (name, f"{told.document} {told.start}")
    for salt in _SALTS if len(told.words) >= FEWEST else ():
        yield (name, _least(salt, told.words))
