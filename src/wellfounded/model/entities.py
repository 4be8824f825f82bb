"""Entities of the case: persons, bodies, places and states, each with every form and mention."""

from __future__ import annotations

from dataclasses import dataclass

from .ids import CandidateId, DocumentId, EntityId
from .labels import NameKind, Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One name candidate as part of an entity."""

    candidate: CandidateId
    document: DocumentId
    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Somebody else who may be the same, and why that is neither sure nor excluded; a person decides."""

    entity: EntityId
    why: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that mentions speak of.

    The id is made of the kind and the folded principal name, so the same name gives the same id in every rebuild. ``forms`` are
    the spellings as they stand in the texts, most frequent first.
    """

    id: EntityId
    kind: NameKind
    name: str
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    strength: Strength = Strength.PROPOSED
    likely: tuple[Likeness, ...] = ()
    """Those who may be the same, each pair kept with that one of the two which comes first in the list of the case."""

    @property
    def documents(self) -> tuple[DocumentId, ...]:
        """The documents that speak of it, each once, in order of id."""
        return tuple(sorted({mention.document for mention in self.mentions}))
