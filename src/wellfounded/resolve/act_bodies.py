"""Whether two tellings of an act name one body: by its name in several languages, by its sort, by the state whose it is.

Invariant: what is said of two bodies does not depend on which is asked about first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files

from ..model.folding import fold
from ..model.labels import ActKind, NameKind
from ..model.states import state_keys
from .bodies_table import known_body, states_in
from .names_ties import stem_of
from .names_words import named

_WORD = re.compile(r"\w+")
_TITLED = re.compile(r"\b(?:[Jj]udge|Justice|[Jj]uge|[Mm]agistrate?|[Ss]udge|[Сс]удья|[Сс]удьи|[Сс]удьёй)\s+[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]")
_ANY_COURT = "judicial_court"
"""What the table calls a body that is only called a tribunal."""
_NAME = 6
"""Letters of the shortest word that two names in two languages share because it is a name."""
_LONGEST = 12
"""Words of the longest beginning that is looked for."""


class Sameness(IntEnum):
    """What two namings of a body are to each other."""

    AGAINST = -1
    """Two bodies."""
    UNTOLD = 0
    """One of them is not named."""
    FITS = 1
    """One is named by its sort or state only: the court, France."""
    SAME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """What a telling says of who acted: the entity that its words name, if the case knows it, and what the words themselves say."""

    entity: str = ""
    words: frozenset[str] = frozenset()
    """Folded words of the name that tell it from others."""
    known: str = ""
    """Which of the usual bodies it is: the supreme court of some state."""
    sorts: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    language: str = ""
    person: bool = False
    """Whether it is somebody who acted for a body: a judge, a minister by name."""
    matters: frozenset[str] = frozenset()
    """What its name says that it decides about: a tribunal for asylum."""
    firm: bool = True
    """Whether the clause itself says that it acted; what is read weakly speaks against nothing."""

    @classmethod
    def of(cls, said: str, *, entity: str = "", language: str = "", person: bool = False, firm: bool = True) -> Bodies:
        """Read the words by which a telling names a body."""
        read = _read(said)
        titled = bool(read.words and _TITLED.search(said))
        sorts = read.sorts | {"court"} if titled else read.sorts
        return replace(read, entity=entity, language=language, person=person or titled, sorts=sorts, matters=matters_in(said), firm=firm)

    def __bool__(self) -> bool:
        return bool(self.entity or self.words or self.known or self.sorts or self.states)

    @property
    def by_sort(self) -> bool:
        """Whether nothing tells the body from others of its sort, or of its state."""
        return not self.entity and not self.known and not self.words


def sameness(one: Bodies, other: Bodies) -> Sameness:
    """Say what two namings of a body are to each other."""
    if not one or not other:
        return Sameness.UNTOLD
    if one.entity and one.entity == other.entity:
        return Sameness.SAME
    if not of_one_sort(one, other):
        return Sameness.AGAINST
    if one.known and one.known == other.known:
        return Sameness.SAME if one.words <= other.words or other.words <= one.words else Sameness.AGAINST
    if one.by_sort or other.by_sort or one.person != other.person:
        return Sameness.FITS
    if one.words and other.words and not (one.known and other.known) and (one.words <= other.words or other.words <= one.words):
        return Sameness.SAME
    if one.language == other.language or not one.sorts & other.sorts or (one.known and other.known):
        return Sameness.AGAINST
    return Sameness.SAME if _is_translated(one, other) else Sameness.FITS


def _is_translated(one: Bodies, other: Bodies) -> bool:
    """Say whether two names of one sort in two languages say the same: the same matter, or the same town."""
    return bool(one.matters & other.matters) or any(len(word) >= _NAME for word in one.words & other.words)


def of_one_sort(one: Bodies, other: Bodies) -> bool:
    """Say whether neither sort nor state tells two bodies apart."""
    sorts = not one.sorts or not other.sorts or bool(one.sorts & other.sorts)
    return sorts and (not one.states or not other.states or bool(one.states & other.states))


@lru_cache(maxsize=20_000)
def sorts_in(text: str) -> frozenset[str]:
    """Return the sorts of bodies that some words name."""
    return _found(text, "bodies")


_MATTER_OF = {
    ActKind.EXTRADITION_ORDER: "extradition",
    ActKind.ASYLUM_GRANT: "asylum",
    ActKind.ASYLUM_REFUSAL: "asylum",
    ActKind.FREEZING_ORDER: "freezing",
    ActKind.EXPULSION_ORDER: "expulsion",
    ActKind.NOTICE: "notice",
    ActKind.NOTICE_WITHDRAWAL: "notice",
}


KINDS_WITH_MATTER = frozenset(_MATTER_OF)
"""Kinds that say by themselves what an act is about."""


def matters_of(kind: ActKind, text: str) -> frozenset[str]:
    """Return the matters that a clause speaks of, which tells of an act of a kind: the kind says more than the words beside it."""
    matter = _MATTER_OF.get(kind)
    return frozenset({matter}) if matter else matters_in(text)


@lru_cache(maxsize=20_000)
def matters_in(text: str) -> frozenset[str]:
    """Return the matters that a text speaks of."""
    return _found(text, "matters")


@lru_cache(maxsize=20_000)
def instruments_in(text: str) -> frozenset[str]:
    """Return the sorts of papers that a text speaks of: a decree, a judgment."""
    return _found(text, "instruments")


@lru_cache(maxsize=20_000)
def _read(said: str) -> Bodies:
    if not said.strip():
        return Bodies()
    usual = known_body(named(said, NameKind.BODY))
    if usual is not None:
        rest = frozenset(stem_of(word.key) for word in usual.rest)
        sorts = sorts_in(said) | {sort for sort, names in act_words()["known"].items() if usual.name in names.split()}
        known = "" if usual.name == _ANY_COURT else usual.name
        return Bodies(known=known, words=rest, states=usual.states, sorts=sorts)
    if state := state_keys().get(fold(said)):
        return Bodies(states=frozenset({state}))
    states = states_in(said)
    empty = _empty()
    words = [fold(word) for word in _WORD.findall(said)]
    kept = frozenset(stem_of(word) for word in words if len(word) > 2 and word not in empty and not _sorts_of(word) and not states_in(word))
    return Bodies(words=kept, states=states, sorts=sorts_in(said))


def _found(text: str, table: str) -> frozenset[str]:
    stems = _stems(table)
    found: set[str] = set()
    for word in _WORD.findall(text):
        folded = fold(word)
        for length in range(2, min(len(folded), _LONGEST) + 1):
            found |= stems.get(folded[:length], frozenset())
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _sorts_of(word: str) -> frozenset[str]:
    return _found(word, "bodies")


@cache
def act_words() -> Mapping[str, Mapping[str, str]]:
    """Return the table of words by which tellings are held against each other."""
    with (files(__package__) / "tables" / "act_words.toml").open("rb") as source:
        return tomllib.load(source)


@cache
def _stems(table: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, stems in act_words()[table].items():
        for stem in stems.split():
            found[fold(stem)] = found.get(fold(stem), frozenset()) | {name}
    return found


@cache
def _empty() -> frozenset[str]:
    return frozenset(fold(word) for word in act_words()["empty"]["words"].split())
