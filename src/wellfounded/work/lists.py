"""The lists: documents, people, bodies, acts, quotes, figures, citations, chronology. Each row is flat, so that tables, CSV and
JSON show the same.

A filter by person or body keeps a row when the entity is mentioned in the paragraph that the row stands in, or, for a list of
documents, anywhere in the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..errors import InputError
from ..model.candidates import CandidateKind
from ..model.documents import Document
from ..model.edtf import Edtf, certainly_after, certainly_before
from ..model.entities import Entity
from ..model.ids import DocumentId
from ..model.labels import NameKind, Strength
from ..model.passages import Passage, Span
from .act_rows import ActRows
from .called import find_document, find_entity
from .clearance import Clearance
from .date_order import date_order
from .facts import Fact, Facts

Row = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to. Names may be ids, full names or other spellings; dates are EDTF."""

    person: str = ""
    body: str = ""
    document: str = ""
    date: str = ""
    """Rows whose own date (or, where a row has none, whose document's date) may lie inside this date or interval."""
    strength: Strength | None = None
    clearance: Clearance = field(default_factory=Clearance)


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows, and how many documents were withheld from whoever reads them."""

    name: str
    rows: list[Row]
    withheld: int = 0


def documents(facts: Facts, narrowed: Filter) -> Listing:
    """List the documents with kind, language, date and what became of reading them."""
    keep = _Keeper(facts, narrowed)
    rows = [_document_row(d) for d in facts.documents.values() if keep.document(d)]
    return Listing("documents", sorted(rows, key=lambda r: (str(r["date"]) or "~", str(r["name"]))), facts.withheld)


def people(facts: Facts, narrowed: Filter) -> Listing:
    """List the persons with their spellings, roles and in how many documents they are."""
    return _entities(facts, narrowed, "people", NameKind.PERSON)


def bodies(facts: Facts, narrowed: Filter) -> Listing:
    """List the bodies with their spellings and in how many documents they are."""
    return _entities(facts, narrowed, "bodies", NameKind.BODY)


def acts(facts: Facts, narrowed: Filter) -> Listing:
    """List the acts with kind, date, body, outcome and the passages that tell them."""
    return _facts(facts, narrowed, "acts", CandidateKind.ACT, ActRows(facts).row)


def quotes(facts: Facts, narrowed: Filter) -> Listing:
    """List the quotations with their speakers."""
    return _facts(facts, narrowed, "quotes", CandidateKind.QUOTE, _plain_row("kind", "speaker", "cue"))


def figures(facts: Facts, narrowed: Filter) -> Listing:
    """List the amounts, counts, masses, durations and shares."""
    return _facts(facts, narrowed, "figures", CandidateKind.FIGURE, _plain_row("quantity", "value", "unit", "approximate", "of"))


def citations(facts: Facts, narrowed: Filter) -> Listing:
    """List the references to notes, attachments, addresses, cases and norms."""
    return _facts(facts, narrowed, "citations", CandidateKind.CITATION, _plain_row("kind", "target", "normal"))


def chronology(facts: Facts, narrowed: Filter) -> Listing:
    """List what happened in order of date: the dated acts, and the documents on their own dates."""
    keep, act_rows = _Keeper(facts, narrowed), ActRows(facts)
    rows: list[Row] = [
        {"date": fact.text("date"), "what": fact.text("kind"), **act_rows.row(fact), **_place(facts, fact)}
        for fact in facts.of(CandidateKind.ACT, rejected=narrowed.strength is Strength.REJECTED)
        if fact.text("date") and keep.fact(fact)
    ]
    if narrowed.strength is None:
        rows.extend(_dated_document_row(d) for d in facts.documents.values() if d.date and keep.document(d))
    return Listing("chronology", sorted(rows, key=lambda row: (*date_order(str(row["date"])), str(row["id"]))), facts.withheld)


LISTS: dict[str, Callable[[Facts, Filter], Listing]] = {
    "documents": documents,
    "people": people,
    "bodies": bodies,
    "acts": acts,
    "quotes": quotes,
    "figures": figures,
    "citations": citations,
    "chronology": chronology,
}


def _document_row(document: Document) -> Row:
    return {
        "id": document.id,
        "name": document.name,
        "kind": document.kind,
        "language": document.language,
        "date": document.date,
        "date_source": document.date_source,
        "title": document.metadata.title,
        "authors": list(document.metadata.authors),
        "media_type": document.media_type,
        "status": document.outcome.status.value,
        "reasons": list(document.outcome.reasons),
        "flags": {flag.value: list(to) for flag, to in document.flags.items()},
        "sha256": document.sha256,
    }


def _dated_document_row(document: Document) -> Row:
    title = document.metadata.title or document.name
    return {
        "date": document.date,
        "what": "document",
        "id": document.id,
        "document": document.name,
        "document_id": document.id,
        "text": title,
    }


def _plain_row(*names: str) -> Callable[[Fact], Row]:
    def row(fact: Fact) -> Row:
        return {name: fact.values.get(name) for name in names}

    return row


def _facts(facts: Facts, narrowed: Filter, name: str, kind: CandidateKind, row: Callable[[Fact], Row]) -> Listing:
    keep = _Keeper(facts, narrowed)
    chosen = keep.one_document
    rows = [
        {"id": f.id, **row(f), **_place(facts, f)}
        for f in facts.of(kind, document=chosen, rejected=narrowed.strength is Strength.REJECTED)
        if keep.fact(f)
    ]
    return Listing(name, rows, facts.withheld)


def _place(facts: Facts, fact: Fact) -> Row:
    layer = facts.layer(fact.document.id)
    passage = fact.passage
    return {
        "id": fact.id,
        "strength": fact.strength.value,
        "document": fact.document.name,
        "document_id": fact.document.id,
        "page": layer.page_of(passage.start) if layer else "",
        "start": passage.start,
        "end": passage.end,
        "text": passage.exact,
    }


def _entities(facts: Facts, narrowed: Filter, name: str, kind: NameKind) -> Listing:
    keep = _Keeper(facts, narrowed)
    rows = [_entity_row(entity) for entity in facts.entities() if entity.kind is kind and keep.entity(entity)]
    rows.sort(key=lambda row: (-_whole(row["documents"]), -_whole(row["mentions"]), str(row["name"])))
    return Listing(name, rows, facts.withheld)


def _entity_row(entity: Entity) -> Row:
    return {
        "id": entity.id,
        "name": entity.name,
        "forms": list(entity.forms),
        "roles": list(entity.roles),
        "documents": len(entity.documents),
        "mentions": len(entity.mentions),
        "strength": entity.strength.value,
    }


def _whole(value: object) -> int:
    assert isinstance(value, int)
    return value


class _Keeper:
    """Says of each row whether the filter keeps it."""

    def __init__(self, facts: Facts, narrowed: Filter) -> None:
        self._facts = facts
        self._strength = narrowed.strength
        self._date = Edtf.parse(narrowed.date) if narrowed.date else None
        self.one_document: DocumentId | None = find_document(facts, narrowed.document).id if narrowed.document else None
        self._mentions: list[dict[DocumentId, list[Span]]] = []
        for given, kind in ((narrowed.person, NameKind.PERSON), (narrowed.body, NameKind.BODY)):
            if given:
                self._mentions.append(_places(find_entity(facts, given, kind)))

    def document(self, document: Document) -> bool:
        if self.one_document and document.id != self.one_document:
            return False
        if not all(document.id in places for places in self._mentions):
            return False
        return self._date is None or _may_be(document.date, self._date)

    def fact(self, fact: Fact) -> bool:
        if self.one_document and fact.document.id != self.one_document:
            return False
        if self._strength and fact.strength is not self._strength:
            return False
        if self._date is not None and not _may_be(fact.text("date") or fact.document.date, self._date):
            return False
        return all(self._near(fact, places.get(fact.document.id, [])) for places in self._mentions)

    def entity(self, entity: Entity) -> bool:
        if self._strength and entity.strength is not self._strength:
            return False
        within = {document.id for document in self._facts.documents.values() if self.document(document)}
        return any(document in within for document in entity.documents)

    def _near(self, fact: Fact, mentions: Sequence[Span]) -> bool:
        layer = self._facts.layer(fact.document.id)
        if layer is None or not mentions:
            return False
        around = [paragraph(layer.text, passage) for passage in fact.candidate.passages]
        return any(mention.overlaps(span) for mention in mentions for span in around)


def paragraph(text: str, passage: Passage) -> Span:
    """Return the paragraph that a passage stands in: up to the blank lines around it, at most 2,000 characters either way."""
    before = text.rfind("\n\n", max(0, passage.start - 2_000), passage.start)
    after = text.find("\n\n", passage.end, passage.end + 2_000)
    return Span(before + 2 if before >= 0 else max(0, passage.start - 2_000), after if after >= 0 else min(len(text), passage.end + 2_000))


def _places(entity: Entity) -> dict[DocumentId, list[Span]]:
    places: dict[DocumentId, list[Span]] = defaultdict(list)
    for mention in entity.mentions:
        places[mention.document].append(Span(mention.start, mention.end))
    return places


def _may_be(edtf: str, wanted: Edtf) -> bool:
    try:
        date = Edtf.parse(edtf)
    except InputError:
        return False
    return not certainly_before(date, wanted) and not certainly_after(date, wanted)
