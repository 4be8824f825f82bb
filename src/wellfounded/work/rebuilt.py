"""A reading made again from what a case keeps: the text layer and today's facts, with what a person corrected in place.

What a person rejected is left out. Coreferences are not kept in a case, so the reading has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ..model.candidates import CandidateKind
from ..model.documents import Document, TextLayer
from ..model.facts import Weight
from ..model.labels import ActKind, EffectKind, Mode, NameKind, Quantity, QuoteKind
from ..model.passages import Passage
from ..model.reading import Act, Citation, DateExpression, Effect, Figure, Name, Quotation, Reading, Reliance, Statement
from .facts import Fact, Facts

_CLASSES: Mapping[CandidateKind, type] = {
    CandidateKind.NAME: Name,
    CandidateKind.DATE: DateExpression,
    CandidateKind.FIGURE: Figure,
    CandidateKind.QUOTE: Quotation,
    CandidateKind.CITATION: Citation,
    CandidateKind.ACT: Act,
    CandidateKind.STATEMENT: Statement,
    CandidateKind.RELIANCE: Reliance,
}
_VOCABULARIES: Mapping[tuple[CandidateKind, str], Any] = {
    (CandidateKind.NAME, "kind"): NameKind,
    (CandidateKind.FIGURE, "quantity"): Quantity,
    (CandidateKind.QUOTE, "kind"): QuoteKind,
    (CandidateKind.ACT, "kind"): ActKind,
    (CandidateKind.ACT, "mode"): Mode,
    (CandidateKind.RELIANCE, "weight"): Weight,
}
_ATTRIBUTES: Mapping[CandidateKind, str] = {
    CandidateKind.NAME: "names",
    CandidateKind.DATE: "dates",
    CandidateKind.FIGURE: "figures",
    CandidateKind.QUOTE: "quotes",
    CandidateKind.CITATION: "citations",
    CandidateKind.ACT: "acts",
    CandidateKind.STATEMENT: "statements",
    CandidateKind.RELIANCE: "reliance",
}


def reading_again(facts: Facts, document: Document) -> Reading:
    """Return the reading of a document of the case; one without a text has an empty layer."""
    layer = facts.layer(document.id) or TextLayer(document=document.id, text="", producer="")
    nouns: dict[str, Any] = {}
    ids: list[str] = []
    for kind, attribute in _ATTRIBUTES.items():
        found = list(facts.of(kind, document=document.id))
        if kind is CandidateKind.ACT:
            ids = [f"a{number}" for number, _ in enumerate(found, 1)]
        nouns[attribute] = tuple(noun_of(fact, act=ids[n] if kind is CandidateKind.ACT else "") for n, fact in enumerate(found))
    return Reading(document=document, layer=layer, **nouns)


def noun_of(fact: Fact, *, act: str = "") -> Any:
    """Return a fact as the noun that it was found as; ``act`` is the id inside the document where it has none."""
    kind = fact.candidate.kind
    cls = _CLASSES[kind]
    known = {f.name for f in fields(cls)}
    values = {name: _value(kind, name, value) for name, value in fact.values.items() if name in known}
    if cls is Act:
        return cls(**{"id": act, **values, "passages": fact.candidate.passages, "confidence": fact.candidate.confidence})
    return cls(**{**values, "passage": fact.passage, "confidence": fact.candidate.confidence})


def _value(kind: CandidateKind, name: str, value: Any) -> Any:
    if (kind, name) in _VOCABULARIES:
        return _VOCABULARIES[kind, name](value)
    if name == "effects":
        return tuple(
            Effect(kind=EffectKind(one["kind"]), target=one["target"], stated=bool(one.get("stated", True))) for one in value or ()
        )
    if name.endswith("_passage"):
        return Passage(value["start"], value["end"], value["exact"]) if value else None
    return tuple(value) if isinstance(value, list) else value
