"""Facts as a reader sees them: today's candidates with the judgements that bind to them.

A candidate that nobody judged is *proposed*; one that a person accepted or corrected is *confirmed*, with the corrected values in
place; a rejected one is left out of every list unless it is asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..model.candidates import Candidate, CandidateKind
from ..model.documents import Document, TextLayer
from ..model.entities import Entity, Mention
from ..model.ids import CandidateId, DocumentId, Sha256
from ..model.labels import Strength
from ..model.passages import Passage
from ..store.protocol import Store
from .clearance import Clearance
from .judging import Decisions, decisions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One candidate with what was decided about it."""

    candidate: Candidate
    document: Document
    values: Mapping[str, object]
    strength: Strength

    @property
    def id(self) -> CandidateId:
        return self.candidate.id

    @property
    def passage(self) -> Passage:
        """The passage that it stands on first of all."""
        return self.candidate.passages[0]

    def text(self, name: str) -> str:
        """Return a value as text; empty where it is not there."""
        value = self.values.get(name)
        return "" if value is None else str(value)


class Facts:
    """The facts of a case that a clearance allows to be shown. Everything is read from the store when it is asked for."""

    def __init__(self, store: Store, clearance: Clearance) -> None:
        self.store = store
        self.documents, self.withheld = _shown(store, clearance)
        self._layers: dict[DocumentId, TextLayer | None] = {}

    @cached_property
    def decisions(self) -> Decisions:
        """What was decided, by candidate."""
        return decisions_of(self.store)

    def layer(self, document: DocumentId) -> TextLayer | None:
        """Return the text layer of a document; the last few are remembered."""
        if document not in self._layers:
            if len(self._layers) > 64:
                self._layers.clear()
            self._layers[document] = self.store.layer(document)
        return self._layers[document]

    def of(self, kind: CandidateKind, *, document: DocumentId | None = None, rejected: bool = False) -> Iterator[Fact]:
        """Yield the facts of a kind in order of document and place."""
        for candidate in self.store.candidates(kind, document):
            owner = self.documents.get(candidate.document)
            if owner is None:
                continue
            fact = self.fact(candidate, owner)
            if rejected or fact.strength is not Strength.REJECTED:
                yield fact

    def fact(self, candidate: Candidate, document: Document) -> Fact:
        """Return a candidate with what was decided about it."""
        strength, corrected = self.decisions.of(candidate.id)
        values = {**candidate.values, **corrected} if corrected else candidate.values
        return Fact(candidate=candidate, document=document, values=values, strength=strength)

    def entities(self) -> Iterator[Entity]:
        """Yield the entities as far as the documents that may be shown speak of them: no spelling and no role comes from elsewhere."""
        for entity in self.store.entities():
            shown = tuple(mention for mention in entity.mentions if mention.document in self.documents)
            if len(shown) == len(entity.mentions):
                yield entity
            elif shown:
                yield self._narrowed(entity, shown)

    def _narrowed(self, entity: Entity, shown: tuple[Mention, ...]) -> Entity:
        forms = tuple(form for form, _ in Counter(mention.form for mention in shown).most_common())
        roles = Counter(role for mention in shown if (role := self._roles.get(mention.candidate)))
        return replace(
            entity,
            name=entity.name if entity.name in forms else forms[0],
            forms=forms,
            roles=tuple(role for role, _ in roles.most_common(len(entity.roles))),
            mentions=shown,
        )

    @cached_property
    def _roles(self) -> Mapping[CandidateId, str]:
        names = self.store.candidates(CandidateKind.NAME)
        return {name.id: str(name.values["role"]) for name in names if name.values.get("role")}


def _shown(store: Store, clearance: Clearance) -> tuple[dict[DocumentId, Document], int]:
    """Return the documents that may be shown, and how many are withheld: by a flag of their own, or of every container they came in."""
    documents = list(store.documents())
    shown, _ = clearance.split(documents)
    hidden = {document.sha256 for document in documents if document.id not in shown}
    if not hidden:
        return shown, 0
    ways: dict[Sha256, set[Sha256 | None]] = defaultdict(set)
    for arrival in store.arrivals():
        ways[arrival.sha256].add(arrival.container)
    while inside := [d for d in shown.values() if ways[d.sha256] and ways[d.sha256] <= hidden]:
        for document in inside:
            del shown[document.id]
            hidden.add(document.sha256)
    return shown, len(documents) - len(shown)
