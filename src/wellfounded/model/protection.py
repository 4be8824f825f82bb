"""Who and what is protected, and from whom: rings of recipients, protected persons and protected passages.

They are read from the journal and kept nowhere else, so undoing an entry undoes the protection. Invariant: a pseudonym depends on the
secret of its ring and on the person alone; it is the same in every copy for that ring, and nobody can link it to that of another ring.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .ids import DocumentId
from .journal import Entry, EntryKind
from .passages import Passage, Selector

PASSAGE_WITHHELD = "[passage withheld]"
"""What stands in a disclosed version where a protected passage stood."""
SURNAME_WITHHELD = "[surname withheld]"
"""What stands where a surname stood that a protected person shares with somebody else, or that may be one of several."""
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""No vowels, so that no pseudonym is a word."""
_CODE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A circle of recipients. ``clearances`` are what its members may see beside what everybody may, such as ``privileged``."""

    name: str
    members: tuple[str, ...]
    clearances: tuple[str, ...] = ()
    entry: int = 0
    salt: str = ""
    """The secret from which the pseudonyms of this ring are made: that of the first entry of the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedPerson:
    """A person whom no ring may recognise, but for those excepted. ``also`` are further spellings, addresses, numbers, nicknames."""

    key: str
    """What stays the same however often the person is protected anew: the folded name."""
    name: str
    forms: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    """Others of the surname, of whom a person decided that they may be named."""
    excepted: tuple[str, ...] = ()
    entry: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedPassage:
    """Words that no ring may read, but for those excepted, here and wherever else they stand."""

    document: DocumentId
    selector: Selector
    excepted: tuple[str, ...] = ()
    entry: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Protections:
    """Everything that is protected in a case, and the rings that there are."""

    rings: Mapping[str, Ring]
    persons: tuple[ProtectedPerson, ...] = ()
    passages: tuple[ProtectedPassage, ...] = ()
    lost: tuple[int, ...] = ()
    """Entries whose words were destroyed with a document."""

    def against(self, ring: Ring) -> Protections:
        """Return what is protected from a ring."""
        return Protections(
            rings=self.rings,
            persons=tuple(person for person in self.persons if ring.name not in person.excepted),
            passages=tuple(passage for passage in self.passages if ring.name not in passage.excepted),
            lost=self.lost,
        )


def protections_of(entries: Iterable[tuple[Entry, Mapping[str, object] | None]]) -> Protections:
    """Read what is protected from the entries in force, in order, each with the words kept beside it.

    The newest entry about a person or a ring counts; the salt of a ring is that of the first.
    """
    rings: dict[str, Ring] = {}
    persons: dict[str, ProtectedPerson] = {}
    passages: dict[tuple[str, int, int], ProtectedPassage] = {}
    lost: list[int] = []
    for entry, words in entries:
        if words is None:
            lost.append(entry.number)
        elif entry.kind is EntryKind.RING:
            ring = _ring(entry, words)
            known = rings.get(ring.name)
            rings[ring.name] = ring if known is None else _salted(ring, known.salt)
        elif "passage" in words:
            passage = _passage(entry, words)
            place = passage.selector.passage
            passages[(passage.document, place.start, place.end)] = passage
        else:
            person = _person(entry, words)
            persons[person.key] = person
    return Protections(rings=rings, persons=tuple(persons.values()), passages=tuple(passages.values()), lost=tuple(lost))


def pseudonyms(ring: Ring, keys: Sequence[str]) -> dict[str, str]:
    """Return the pseudonym of each person of a ring by the person's key; no two are equal."""
    given: dict[str, str] = {}
    for key in sorted(set(keys)):
        turn = 0
        while (code := _code(ring.salt, key, turn)) in given.values():
            turn += 1
        given[key] = code
    return given


def _code(salt: str, key: str, turn: int) -> str:
    number = int.from_bytes(hmac.new(salt.encode(), f"{key}\0{turn}".encode(), hashlib.sha256).digest()[:8], "big")
    letters = ""
    for _ in range(_CODE):
        number, at = divmod(number, len(_LETTERS))
        letters += _LETTERS[at]
    return f"Person {letters}"


def _salted(ring: Ring, salt: str) -> Ring:
    return Ring(name=ring.name, members=ring.members, clearances=ring.clearances, entry=ring.entry, salt=salt)


def _ring(entry: Entry, words: Mapping[str, object]) -> Ring:
    said: Any = words
    return Ring(
        name=said["ring"],
        members=tuple(said["members"]),
        clearances=tuple(said.get("clearances", ())),
        entry=entry.number,
        salt=said["salt"],
    )


def _person(entry: Entry, words: Mapping[str, object]) -> ProtectedPerson:
    said: Any = words
    return ProtectedPerson(
        key=said["key"],
        name=said["person"],
        forms=tuple(said.get("forms", ())),
        also=tuple(said.get("also", ())),
        apart=tuple(said.get("apart", ())),
        excepted=tuple(said.get("except", ())),
        entry=entry.number,
    )


def _passage(entry: Entry, words: Mapping[str, object]) -> ProtectedPassage:
    said: Any = words["passage"]
    body: Any = entry.body
    passage = Passage(said["start"], said["end"], said["exact"])
    selector = Selector(passage, said["prefix"], said["suffix"])
    excepted: Any = words.get("except", ())
    return ProtectedPassage(document=DocumentId(body["document"]), selector=selector, excepted=tuple(excepted), entry=entry.number)
