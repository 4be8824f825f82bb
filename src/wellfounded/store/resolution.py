"""Entities and the bindings of judgements, as resolution left them; replaced whole each time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import UnknownIdError
from ..model.candidates import plain
from ..model.entities import Entity, Likeness, Mention
from ..model.ids import CandidateId, DocumentId, EntityId
from ..model.judgements import Binding, BoundBy
from ..model.labels import NameKind, Strength
from .database import Database
from .encoding import pack_json, unpack_json


class Resolution:
    """The tables ``entities`` and ``bindings``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace_entities(self, entities: Iterable[Entity]) -> None:
        """Put these entities in the place of all that are there."""
        rows = [(entity.id, pack_json(_values(entity))) for entity in entities]
        with self._database.transaction():
            self._database.execute("DELETE FROM entities")
            self._database.execute_many("INSERT INTO entities VALUES (?, ?)", rows)

    def entities(self) -> Iterator[Entity]:
        """Yield the entities in order of id."""
        for _, packed in self._database.rows("SELECT id, packed FROM entities ORDER BY id"):
            yield _entity(packed)

    def entity(self, entity: EntityId) -> Entity:
        row = self._database.row("SELECT packed FROM entities WHERE id = ?", (entity,))
        if row is None:
            raise UnknownIdError(f"the case has no entity {entity!r}")
        return _entity(row[0])

    def replace_bindings(self, bindings: Iterable[Binding]) -> None:
        """Put these bindings in the place of all that are there."""
        rows = [(b.entry, b.position, b.candidate, b.bound_by.value) for b in bindings]
        with self._database.transaction():
            self._database.execute("DELETE FROM bindings")
            self._database.execute_many("INSERT INTO bindings VALUES (?, ?, ?, ?)", rows)

    def bindings(self) -> Iterator[Binding]:
        """Yield the bindings in order of entry and position."""
        for entry, position, candidate, bound_by in self._database.rows("SELECT * FROM bindings ORDER BY entry, position"):
            yield Binding(
                entry=int(str(entry)),
                position=int(str(position)),
                candidate=None if candidate is None else CandidateId(str(candidate)),
                bound_by=BoundBy(str(bound_by)),
            )

    def forget(self, document: DocumentId) -> None:
        """Remove every entity that a document speaks of, and those likened to one; the next resolution brings back what others say."""
        known = list(self.entities())
        gone = {entity.id for entity in known if document in entity.documents}
        spoken_of = [e.id for e in known if e.id in gone or any(likeness.entity in gone for likeness in e.likely)]
        self._database.execute_many("DELETE FROM entities WHERE id = ?", [(entity,) for entity in spoken_of])

    def clear(self) -> None:
        """Remove all entities and bindings."""
        self._database.execute("DELETE FROM entities")
        self._database.execute("DELETE FROM bindings")


def _values(entity: Entity) -> dict[str, object]:
    mentions = [[m.candidate, m.document, m.start, m.end, m.form] for m in entity.mentions]
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "forms": plain(entity.forms),
        "roles": plain(entity.roles),
        "mentions": mentions,
        "strength": entity.strength.value,
        "likely": [[likeness.entity, likeness.why, likeness.similarity] for likeness in entity.likely],
    }


def _entity(packed: object) -> Entity:
    assert isinstance(packed, bytes)
    values: Any = unpack_json(packed)
    return Entity(
        id=EntityId(values["id"]),
        kind=NameKind(values["kind"]),
        name=values["name"],
        forms=tuple(values["forms"]),
        roles=tuple(values["roles"]),
        mentions=tuple(
            Mention(candidate=CandidateId(candidate), document=DocumentId(document), start=start, end=end, form=form)
            for candidate, document, start, end, form in values["mentions"]
        ),
        strength=Strength(values["strength"]),
        likely=tuple(
            Likeness(entity=EntityId(entity), why=why, similarity=similarity) for entity, why, similarity in values.get("likely", ())
        ),
    )
