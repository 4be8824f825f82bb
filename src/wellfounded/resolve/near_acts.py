"""Which acts a telling may be about, without looking at all of them: those near its date, or of its kind and body, with its persons.

Invariant: no act that agrees with a telling in date and persons is left out, if both tell a date, kind and body, or kind and legal order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as day
from functools import lru_cache

from ..model.edtf import Edtf
from ..model.ids import CandidateId, DocumentId
from ..model.labels import ActKind

Key = tuple[str, str | int]

_PRECISION = {"day": 0, "month": 1, "season": 1, "year": 2}
NOT_SAID = 3
_LONG = 8
"""A date that runs over more months is found by its years."""
_MANY = 12
"""An interval over more years is found by its first and last year, and by kind and body."""
_ANYBODY, _NOBODY = "*", ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAct:
    """One telling. ``date`` is as it is told; ``body`` the id of the body's entity or an empty string, ``named`` the folded words by which
    the telling names it; ``persons`` are ids of entities; ``told_on`` is the day by which the document was there.
    """

    candidate: CandidateId
    document: DocumentId
    kind: ActKind
    start: int = 0
    date: Edtf | None = None
    body: str = ""
    named: frozenset[str] = frozenset()
    language: str = ""
    jurisdiction: str = ""
    persons: frozenset[str] = frozenset()
    told_on: day | None = None


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
        new_keys, new_persons = set(_all_keys(told)) - keys, told.persons - persons
        keys |= new_keys
        persons |= new_persons
        for key in new_keys:
            self._note(key, number, persons)
        if new_persons:
            for key in keys - new_keys:
                self._note(key, number, new_persons)

    def _note(self, key: Key, number: int, persons: set[str] | frozenset[str]) -> None:
        found = self._by[key]
        for person in (_ANYBODY, *(persons or (_NOBODY,))):
            found[person][number] = None

    def of(self, told: ToldAct) -> Iterator[int]:
        """Yield the numbers of the acts that a telling may be about, each once, those without a date last."""
        seen: set[int] = set()
        persons = (*told.persons, _NOBODY) if told.persons else (_ANYBODY,)
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
        yield from _months(told.date)
    else:
        yield from _years(told.date)
        yield from _kind(told, dated=True)
        if told.date is None:
            yield from _kind(told, dated=False)


def _all_keys(told: ToldAct) -> Iterator[Key]:
    yield from _months(told.date)
    yield from _years(told.date)
    yield from _kind(told, dated=told.date is not None)


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


def _kind(told: ToldAct, *, dated: bool) -> Iterator[Key]:
    kind = told.kind.value if dated else f"{told.kind.value}, without a date"
    if told.body:
        yield (kind, told.body)
    elif told.jurisdiction:
        yield (kind, told.jurisdiction)
