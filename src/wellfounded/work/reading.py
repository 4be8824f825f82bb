"""One document through the stages: what a file says of itself, its text layer, and what the extractors find in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from ..extract.analysis import Analysis, analyse
from ..extract.asked.endpoint import ModelAddress
from ..extract.asked.extractor import ask_about
from ..extract.dates.extractor import PRODUCER as DATES
from ..extract.dates.extractor import find_dates, relative_to
from ..extract.document_date import find_document_date
from ..extract.document_kind import find_document_kind
from ..extract.guard.guarding import Witness, kept
from ..extract.names.extractor import PRODUCER as NAMES
from ..extract.names.extractor import find_names
from ..ingest.protocol import FileRead
from ..model.candidates import CandidateKind
from ..model.documents import Document, Outcome, TextLayer
from ..model.ids import Sha256, document_id
from ..model.labels import ReadStatus
from ..model.reading import Act, DateExpression, Reading
from ..plugins import Extractor, Found, extractors
from ..resolve.names_beside import with_told
from ..resolve.told_once import PRODUCER as TOLD
from ..resolve.told_once import told_once
from ..resolve.within import resolve_names

_ATTRIBUTES = {
    CandidateKind.NAME: "names",
    CandidateKind.DATE: "dates",
    CandidateKind.FIGURE: "figures",
    CandidateKind.QUOTE: "quotes",
    CandidateKind.CITATION: "citations",
    CandidateKind.ACT: "acts",
    CandidateKind.STATEMENT: "statements",
    CandidateKind.RELIANCE: "reliance",
}


@cache
def _steps() -> tuple[Extractor, ...]:
    return tuple(extractors())


def document_of(read: FileRead, *, sha256: Sha256, name: str) -> Document:
    """Return the document that a file became, before anything has been looked for in its text."""
    return Document(
        id=document_id(sha256),
        sha256=sha256,
        name=name,
        media_type=read.media_type,
        outcome=Outcome(status=read.status, reasons=read.reasons),
        kind=read.kind,
        language=read.metadata.language,
        date=read.metadata.sent,
        date_source="mail header" if read.metadata.sent else "",
        metadata=read.metadata,
    )


def layer_of(read: FileRead, document: Document) -> TextLayer:
    """Return the text layer of a file."""
    return TextLayer(document=document.id, text=read.text, producer=read.producer, regions=read.regions, boxes=read.boxes)


def read_document(document: Document, layer: TextLayer, *, date: str = "", model: ModelAddress | None = None) -> Reading:
    """Find everything in a text layer.

    ``date`` is the document's own date in EDTF, given by a person; it wins over what the document says. ``model`` is a language model
    that is asked last, and only adds.
    """
    if not layer.text.strip():
        return Reading(document=document, layer=layer)
    analysis = analyse(layer)
    undated = find_dates(analysis)
    document = _dated(document, given=date, analysis=analysis, dates=undated)
    dated = analysis.dated(document.date)
    found = Found(document.metadata)
    found.nouns[CandidateKind.DATE] = relative_to(undated, dated)
    found.nouns[CandidateKind.NAME] = resolve_names(with_told(find_names(dated), layer.text))
    producers = {CandidateKind.DATE.value: DATES, CandidateKind.NAME.value: NAMES}
    for step in _steps():
        new = step.find(dated, found)
        new = kept(new, witness_of(dated, found)) if step.guarded else new
        found.nouns[step.kind] = (*found.of(step.kind), *(_told_once(document, new, found) if step.kind is CandidateKind.ACT else new))
        producers[step.kind.value] = "+".join(filter(None, (producers.get(step.kind.value, ""), step.producer)))
    producers[CandidateKind.ACT.value] = f"{producers.get(CandidateKind.ACT.value, '')}+{TOLD}"
    if model is not None:
        document = _asked(document, dated, found, model)
    document = replace(
        document,
        kind=document.kind or find_document_kind(dated, document.metadata),
        language=analysis.language or document.language,
        languages=analysis.languages,
    )
    nouns: dict[str, Any] = {attribute: found.of(kind) for kind, attribute in _ATTRIBUTES.items()}
    corefs = found.corefs(dated)
    return Reading(document=document, layer=layer, producers=producers, corefs=corefs, **nouns)


def _told_once(document: Document, acts: Iterable[Any], found: Found) -> tuple[Act, ...]:
    """Return the acts of a step with those joined that the document tells more than once."""
    names, figures, citations = (found.of(kind) for kind in (CandidateKind.NAME, CandidateKind.FIGURE, CandidateKind.CITATION))
    return told_once(tuple(acts), document, names=names, figures=figures, citations=citations)


def witness_of(analysis: Analysis, found: Found) -> Witness:
    """Return what the guard has before it: the text, and what was found in it so far."""
    names, dates, acts = (found.of(kind) for kind in (CandidateKind.NAME, CandidateKind.DATE, CandidateKind.ACT))
    return Witness(analysis=analysis, names=names, dates=dates, acts=acts)


def _asked(document: Document, analysis: Analysis, found: Found, model: ModelAddress) -> Document:
    """Add what a language model reads, and return the document with what was wrong with its answers."""
    acts, statements = found.of(CandidateKind.ACT), found.of(CandidateKind.STATEMENT)
    names, dates = found.of(CandidateKind.NAME), found.of(CandidateKind.DATE)
    asked = ask_about(analysis, model, names=names, dates=dates, acts=acts, statements=statements)
    found.nouns[CandidateKind.ACT] = (*acts, *asked.acts)
    found.nouns[CandidateKind.STATEMENT] = (*statements, *asked.statements)
    if not asked.reasons:
        return document
    reasons = tuple(f"the language model: {reason}" for reason in asked.reasons)
    return replace(document, outcome=Outcome(status=ReadStatus.PARTLY, reasons=(*document.outcome.reasons, *reasons)))


def _dated(document: Document, *, given: str, analysis: Analysis, dates: tuple[DateExpression, ...]) -> Document:
    if given:
        return replace(document, date=given, date_source="given")
    if document.date:
        return document
    date, source = find_document_date(analysis, dates, document.metadata)
    return replace(document, date=date, date_source=source)


def failed(document: Document, layer: TextLayer, reason: str) -> Reading:
    """Return the reading of a document in which nothing could be looked for: the text is kept, the reason said."""
    outcome = Outcome(status=ReadStatus.PARTLY, reasons=(*document.outcome.reasons, reason))
    return Reading(document=replace(document, outcome=outcome), layer=layer)
