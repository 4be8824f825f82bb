"""Which entity of a case a name of one of its documents is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from ..model.candidates import Candidate
from ..model.entities import Entity
from ..model.folding import fold
from ..model.ids import CandidateId, DocumentId
from ..model.labels import NameKind
from ..model.shouting import usual_writing
from .act_bodies import sorts_in

ARTICLE = re.compile(r"^(?:the|an?|l[ae]s?|une?|l['’])\s*(?=\S)", re.IGNORECASE)


class Names:
    """Which entity of the case a name of a document is."""

    def __init__(self, candidates: Iterable[Candidate], entities: Iterable[Entity]) -> None:
        self.entities: dict[str, Entity] = {entity.id: entity for entity in entities}
        by_candidate: dict[CandidateId, str] = {m.candidate: entity.id for entity in self.entities.values() for m in entity.mentions}
        self._local: dict[tuple[DocumentId, str], str] = {}
        for name in candidates:
            whose = by_candidate.get(name.id)
            if whose and name.values.get("entity"):
                self._local[name.document, str(name.values["entity"])] = whose
        owners: dict[str, set[str]] = defaultdict(set)
        for entity in self.entities.values():
            for spelling in {entity.name, *entity.forms}:
                owners[fold(spelling)].add(entity.id)
        self._called = {form: next(iter(ids)) for form, ids in owners.items() if len(ids) == 1}

    @cached_property
    def written(self) -> Mapping[str, str]:
        """How the words of names are mostly written in the case, by their folded case."""
        return usual_writing(Counter(mention.form for entity in self.entities.values() for mention in entity.mentions).items())

    def local(self, document: DocumentId, entity: object) -> str:
        """Return the id of the entity that has an id of its own inside a document, or an empty string."""
        return self._local.get((document, str(entity)), "")

    def called(self, name: str, *kinds: NameKind) -> str:
        """Return the id of the one entity that is called so, or an empty string."""
        found = self._called.get(fold(name), "") if name else ""
        return found if found and (not kinds or self.entities[found].kind in kinds) else ""

    def acting(self, document: DocumentId, body: str) -> str:
        """Return the id of the body or person that acted as a telling names it, or an empty string.

        Words around the name do not matter: "the chamber of the Court of Appeal of Ostermark" names that court.
        """
        return self.called(body, NameKind.BODY, NameKind.PERSON) or self.called(ARTICLE.sub("", body), NameKind.BODY, NameKind.PERSON)

    def is_person(self, entity: str) -> bool:
        return entity in self.entities and self.entities[entity].kind is NameKind.PERSON

    def holds_office(self, person: str) -> bool:
        """Say whether a person is called by an office that makes decisions: a judge, a minister."""
        entity = self.entities.get(person)
        return entity is not None and any(sorts_in(role) for role in entity.roles)

    def name(self, entity: str) -> str:
        return self.entities[entity].name
