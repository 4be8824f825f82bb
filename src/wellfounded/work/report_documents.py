"""The documents of the report page: where each came from, what it holds, and its text with every passage that a fact stands on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from ..model.candidates import CandidateKind
from ..model.date_words import date_in_words
from ..model.documents import Arrival, Document, TextLayer
from ..model.ids import DocumentId, Sha256, document_id
from ..model.labels import RegionKind
from ..model.passages import Passage, Span
from ..publish.chronology import worded
from ..publish.dossier_forms import Source, said
from ..publish.dossier_words import Words
from ..publish.formats import format_words, language_words
from ..publish.highlight import Mark
from ..publish.report import DocumentSection, Link, Origin
from .date_order import date_order
from .document_titles import Titles
from .facts import Fact, Facts

_LABELS = {
    CandidateKind.NAME: ("kind", "name", "role"),
    CandidateKind.DATE: ("edtf",),
    CandidateKind.FIGURE: ("quantity", "value", "unit"),
    CandidateKind.QUOTE: ("speaker",),
    CandidateKind.CITATION: ("kind", "target"),
    CandidateKind.ACT: ("kind", "date", "body", "outcome"),
    CandidateKind.STATEMENT: ("modality",),
    CandidateKind.RELIANCE: ("cue", "weight"),
}


@dataclass(frozen=True, slots=True)
class Marked:
    """Every passage that the page marks, by document: what a link may point to."""

    marks: Mapping[DocumentId, list[Mark]]
    anchors: frozenset[str]
    acts: Mapping[DocumentId, int]

    @classmethod
    def of(cls, facts: Facts) -> Marked:
        """Gather the passages of all facts, in one pass over each kind."""
        marks: dict[DocumentId, list[Mark]] = defaultdict(list)
        anchors: set[str] = set()
        acts: Counter[DocumentId] = Counter()
        for kind in CandidateKind:
            for fact in facts.of(kind):
                document = fact.document.id
                acts[document] += kind is CandidateKind.ACT
                for span, label in _spans(fact):
                    anchor = _anchor(document, span.start, span.end)
                    marks[document].append(Mark(span=span, anchor="" if anchor in anchors else anchor, kind=kind.value, label=label))
                    anchors.add(anchor)
        return cls(marks, frozenset(anchors), acts)

    def has(self, document: str, start: int, end: int) -> bool:
        """Say whether the passage is marked on the page."""
        return _anchor(document, start, end) in self.anchors

    def href(self, document: DocumentId, passage: Passage) -> str:
        """Return the address of a passage on the page."""
        return self.href_at(document, passage.start, passage.end)

    def href_at(self, document: str, start: int, end: int) -> str:
        """Return the address of a passage on the page, or of its document where the page does not mark it."""
        return f"#{_anchor(document, start, end)}" if self.has(document, start, end) else self.document(document)

    def document(self, document: str) -> str:
        """Return the address of a document on the page."""
        return f"#d-{document}"


def document_order(document: Document) -> tuple[str, str, str, str]:
    """Return a key that sorts documents by date, those without one last, and then by name."""
    return (*date_order(document.date), document.name, document.id)


def sections(facts: Facts, documents: Iterable[Document], marked: Marked) -> Iterator[DocumentSection]:
    """Yield the sections of documents, in the order given."""
    titles, words = Titles.of(facts), Words("en")
    arrivals: dict[Sha256, list[Arrival]] = defaultdict(list)
    holds: dict[DocumentId, dict[DocumentId, None]] = defaultdict(dict)
    for arrival in facts.store.arrivals():
        arrivals[arrival.sha256].append(arrival)
        inside = document_id(arrival.sha256)
        if arrival.container and inside in facts.documents:
            holds[document_id(arrival.container)][inside] = None
    for document in documents:
        layer = facts.layer(document.id)
        yield DocumentSection(
            anchor=f"d-{document.id}",
            name=document.name,
            called=_called(titles.source(document, "en"), words),
            about=tuple(_about(document)),
            reasons=document.outcome.reasons,
            language=document.language,
            text=layer.text if layer else "",
            marks=tuple(marked.marks.get(document.id, ())) if layer else (),
            pages=tuple(_pages(layer)) if layer else (),
            date=document.date,
            kind=document.kind,
            status=document.outcome.status.value,
            flags=tuple(" ".join((flag.value, ", ".join(to))).strip() for flag, to in document.flags.items()),
            origins=tuple(dict.fromkeys(_origin(arrival, facts, marked) for arrival in arrivals[document.sha256])),
            holds=tuple(Link(text=facts.documents[held].name, href=marked.document(held)) for held in holds[document.id]),
            acts=marked.acts.get(document.id, 0),
        )


def _called(source: Source, words: Words) -> str:
    """Return what a document is called; empty where only its file tells it."""
    told = said(source, form=("{kind} {dated}", "{author}", "{title}"), words=words) if source.author or source.title else ""
    return told[:1].upper() + told[1:]


def _origin(arrival: Arrival, facts: Facts, marked: Marked) -> Origin:
    """Say how a document came. Of a container that the page does not show nothing is told, not even the name that it gives."""
    when, name = arrival.when[:10], PurePosixPath(arrival.path.replace("\\", "/")).name
    if not arrival.container:
        return Origin(when=when, name=name)
    container = facts.documents.get(document_id(arrival.container))
    if container is None:
        return Origin(when=when, name="", hidden=True)
    return Origin(when=when, name=arrival.path, container=Link(text=container.name, href=marked.document(container.id)))


def _about(document: Document) -> Iterator[tuple[str, str]]:
    told_in = f"({document.date_source})" if document.date_source else ""
    yield "date", " ".join(filter(None, (date_in_words(document.date), told_in))) or "not known"
    yield "kind", document.kind or "not known"
    yield "language", ", ".join(map(language_words, document.languages or (document.language,))) or "not known"
    if document.metadata.title:
        yield "title", document.metadata.title
    if document.metadata.authors:
        yield "by", "; ".join(document.metadata.authors)
    yield "file", document.name
    yield "reading", document.outcome.status.value
    yield "format", format_words(document.media_type)
    yield "SHA-256", document.sha256


def _pages(layer: TextLayer) -> Iterator[tuple[int, str]]:
    for region in layer.regions_of(RegionKind.PAGE):
        yield region.start, region.label


def _spans(fact: Fact) -> Iterator[tuple[Span, str]]:
    """Yield what a fact stands on, and where a reference points to, each with what its tooltip says."""
    label = _label(fact)
    for passage in fact.candidate.passages:
        yield passage.span, label
    target: Any = fact.values.get("target_passage")
    if target:
        yield Span(target["start"], target["end"]), f"{label}: what it points to"


def _label(fact: Fact) -> str:
    said = " ".join(", ".join(filter(None, (_worded(name, fact.text(name)) for name in _LABELS[fact.candidate.kind]))).split())
    return f"{fact.candidate.kind.value}: {said}" if said else fact.candidate.kind.value


def _worded(name: str, value: str) -> str:
    return date_in_words(value) if name in {"date", "edtf"} else worded(value)


def _anchor(document: str, start: int, end: int) -> str:
    return f"d-{document}-{start}-{end}"
