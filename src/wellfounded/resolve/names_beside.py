"""What stands beside a mention and tells its bearer from a namesake, in a few words that a case can keep without opening texts.

At reading time each mention gets signs such as ``born 1961``, ``kin son``, ``alias Zaur the Fox``; in a case the signs of all mentions
that one document holds of one bearer are put together and held against those of another document. Only the words between a name and
the next name are read, in its own sentence: a year that belongs to somebody else must not be taken. Invariant: where nothing is said,
nothing speaks against two mentions' being one bearer's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from ..model.labels import NameKind
from ..model.reading import Name
from .names_match import surname_of
from .names_rarity import is_common
from .names_ties import TextTie, tie_between
from .names_told import birth_in, death_in, kin_in, namesake_in, numbers_in, worlds_of
from .names_words import named

_BEFORE, _AFTER = 80, 140
_SENTENCE = re.compile(r"(?<!\b\w)(?<!\b\w\w)[.!?;][»”\"’)]*\s+(?=[«“\"(]?[A-ZÀ-ÝА-ЯЁІЇЄҐҚҒӘӨҰҮ])|\n\s*\n")
_NO_ONE = frozenset({NameKind.PLACE, NameKind.STATE})
_LISTED = frozenset({"", "and", "et", "und", "и", "та", "й", "e", "y", "және"})
"""What stands between the names of a list, where nothing can tie them."""
_ELDER = {"son": "father", "daughter": "mother", "grandson": "grandfather", "nephew": "uncle"}
"""Relations that one bearer of a name has to another: a text that tells of both tells of two people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The signs of one bearer: years, relations, numbers, ways of life, other names."""

    born: frozenset[str] = frozenset()
    died: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    number: frozenset[str] = frozenset()
    alias: frozenset[str] = frozenset()
    namesake: frozenset[str] = frozenset()
    """Whether a text says that there is another of the name: the words that say so."""
    worlds: frozenset[str] = frozenset()

    @classmethod
    def of(cls, signs: Iterable[str], role: str = "") -> Beside:
        """Return the signs of a mention, as a reading keeps them, with the ways of life that its role tells."""
        found: dict[str, set[str]] = {}
        for sign in signs:
            kind, _, value = str(sign).partition(" ")
            found.setdefault(kind, set()).add(value)
        known = {name: frozenset(found[name]) for name in _SIGNS if name in found}
        return cls(**known, worlds=worlds_of(role) if role else frozenset())

    def __or__(self, other: Beside) -> Beside:
        return Beside(**{f.name: getattr(self, f.name) | getattr(other, f.name) for f in fields(self)})

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self))


_SIGNS = ("born", "died", "kin", "number", "alias", "namesake")
NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class Against:
    """What the signs of two bearers of a name say against their being one, in a sentence."""

    why: str
    contradicted: bool = False
    """Whether it cannot be one bearer; else a person decides."""


def against(one: Beside, other: Beside, *, alike: bool = True) -> Against | None:
    """Return what tells two bearers of a name apart, or None. ``alike`` says whether they are named by the same words."""
    if one.born and other.born and not one.born & other.born:
        return Against(f"One was born in {min(one.born | other.born)}, the other in {max(one.born | other.born)}.", contradicted=True)
    return next(_doubts(*sorted((one, other), key=_in_order), alike=alike), None)


def _in_order(beside: Beside) -> list[list[str]]:
    return [sorted(getattr(beside, f.name)) for f in fields(beside)]


def _doubts(one: Beside, other: Beside, *, alike: bool) -> Iterator[Against]:
    if one.died and other.died and not one.died & other.died:
        yield Against(f"One died in {min(one.died | other.died)}, the other in {max(one.died | other.died)}.")
    for left, right in ((one, other), (other, one)):
        for younger, elder in _ELDER.items():
            if younger in left.kin and elder in right.kin and not left.kin & right.kin:
                yield Against(f"One is introduced as a {younger}, the other as a {elder}, which may be two of one name.")
    if not alike and bool(one.kin) != bool(other.kin):
        yield Against(f"One is introduced as a {min(one.kin | other.kin)}, which may be somebody else of the name.")
    if one.namesake or other.namesake:
        yield Against("The text says beside one of them that there is another of the name.")
    if one.number and other.number and not one.number & other.number:
        yield Against(f"Beside them stand different numbers: {min(one.number)} and {min(other.number)}.")
    if one.worlds and other.worlds and not one.worlds & other.worlds:
        yield Against("The texts tell of two ways of life that are seldom one person's.")


# reading ----------------------------------------------------------------------------------------------------------------------------
def with_told(names: Sequence[Name], text: str) -> tuple[Name, ...]:
    """Return the names of one document, in order of the text, with the signs that stand beside each in ``told``."""
    bearers = [number for number, name in enumerate(names) if name.kind not in _NO_ONE]
    stops = [match.end() for match in _SENTENCE.finditer(text)]
    told = list(names)
    for place, number in enumerate(bearers):
        name = names[number]
        left = names[bearers[place - 1]] if place else None
        right = names[bearers[place + 1]] if place + 1 < len(bearers) else None
        signs = tuple(_signs(name, left, right, text=text, stops=stops))
        if signs:
            told[number] = replace(name, told=signs)
    return tuple(told)


def _signs(name: Name, left: Name | None, right: Name | None, *, text: str, stops: Sequence[int]) -> Iterator[str]:
    """Yield the signs of a name between the names to its left and right."""
    start, end = name.passage.start, name.passage.end
    at = bisect_right(stops, start)
    first, last = (stops[at - 1] if at else 0), (stops[at] if at < len(stops) else len(text))
    previous = left.passage.end if left is not None else 0
    before = text[max(first, previous, start - _BEFORE) : start].casefold()
    after = text[end : min(last, right.passage.start if right is not None else last, end + _AFTER)].casefold()
    lone = before if previous <= first else ""
    """What stands before a name belongs to the name before it, where the sentence has one."""
    if name.kind is NameKind.PERSON:
        yield from (f"born {year}" for year in [birth_in(after) or birth_in(lone)] if year)
        yield from (f"died {year}" for year in [death_in(after)] if year)
        yield from (f"kin {kin}" for kin in [kin_in(before, after)] if kin)
    yield from (f"number {number}" for number in numbers_in(after))
    yield from (f"namesake {said}" for said in [namesake_in(after)] if said)
    if right is None or right.kind is not name.kind or right.passage.start >= last or right.form.casefold() == name.form.casefold():
        return
    if text[end : right.passage.start].strip(" ,\n") not in _LISTED:
        tie = tie_between(text, (start, end), (right.passage.start, right.passage.end))
        if tie is TextTie.ALIAS or tie is TextTie.FORMER:
            yield f"alias {right.form}"


def beside_of(values: Mapping[str, object]) -> Beside:
    """Return the signs that the values of a name candidate keep; a candidate of an older reading keeps none but its role."""
    signs = values.get("told") or ()
    role = _telling_role(str(values.get("role") or ""), str(values.get("name") or values.get("form") or ""))
    if not signs and not role:
        return NOTHING_BESIDE
    return Beside.of(signs if isinstance(signs, list | tuple) else (), role if values.get("kind") == NameKind.PERSON.value else "")


@lru_cache(maxsize=20_000)
def _telling_role(role: str, name: str) -> str:
    """Return a role where it tells bearers of a name apart: of a rare name a professor and a minister are sooner one person."""
    surname = surname_of(named(name)) if role else None
    return role if surname is not None and is_common(surname.key) else ""
