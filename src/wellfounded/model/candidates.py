"""Candidates: what a producer proposes, in one shape for every kind, with an id made of what it means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from .ids import CandidateId, DocumentId, content_id
from .passages import Passage
from .reading import Act, Citation, DateExpression, Figure, Name, Quotation, Reading, Reliance, Statement

Noun = Name | DateExpression | Figure | Quotation | Citation | Act | Statement | Reliance


class CandidateKind(StrEnum):
    NAME = "name"
    DATE = "date"
    FIGURE = "figure"
    QUOTE = "quote"
    CITATION = "citation"
    ACT = "act"
    STATEMENT = "statement"
    RELIANCE = "reliance"


KEY_VALUES: Mapping[CandidateKind, tuple[str, ...]] = {
    CandidateKind.NAME: ("kind", "form"),
    CandidateKind.DATE: ("edtf",),
    CandidateKind.FIGURE: ("quantity", "value", "unit"),
    CandidateKind.QUOTE: ("speaker",),
    CandidateKind.CITATION: ("kind", "target"),
    CandidateKind.ACT: ("kind", "date"),
    CandidateKind.STATEMENT: ("chain", "polarity"),
    CandidateKind.RELIANCE: ("of_text", "premise_text", "weight"),
}
"""The values that say what a candidate means; the others (confidence, cue, entity …) may change without changing its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One proposal: its kind, the document, the passages it stands on (the first is its anchor) and its values as JSON."""

    kind: CandidateKind
    document: DocumentId
    passages: tuple[Passage, ...]
    values: Mapping[str, object]
    producer: str
    confidence: float = 1.0

    @property
    def id(self) -> CandidateId:
        """The hash of kind, document, anchor and key values."""
        anchor = self.passages[0]
        return CandidateId(content_id(self.kind.value, self.document, anchor.start, anchor.end, anchor.exact, self.key))

    @property
    def key(self) -> dict[str, object]:
        return {name: self.values.get(name) for name in KEY_VALUES[self.kind]}


_KINDS: tuple[tuple[CandidateKind, str], ...] = (
    (CandidateKind.NAME, "names"),
    (CandidateKind.DATE, "dates"),
    (CandidateKind.FIGURE, "figures"),
    (CandidateKind.QUOTE, "quotes"),
    (CandidateKind.CITATION, "citations"),
    (CandidateKind.ACT, "acts"),
    (CandidateKind.STATEMENT, "statements"),
    (CandidateKind.RELIANCE, "reliance"),
)


def candidates_of(reading: Reading) -> Iterator[Candidate]:
    """Yield every noun of a reading as a candidate."""
    for kind, attribute in _KINDS:
        producer = reading.producers.get(kind.value, "")
        for noun in getattr(reading, attribute):
            yield candidate_of(noun, kind, document=reading.document.id, producer=producer)


def candidate_of(noun: Noun, kind: CandidateKind, *, document: DocumentId, producer: str) -> Candidate:
    """Return a noun of a reading as a candidate; its passages leave the values and become its anchor."""
    values = {name: plain(getattr(noun, name)) for name in _VALUE_NAMES[kind] if name not in _RARE or getattr(noun, name)}
    passages = noun.passages if isinstance(noun, Act) else (noun.passage,)
    by = getattr(noun, "producer", "") or producer
    return Candidate(kind=kind, document=document, passages=passages, values=values, producer=by, confidence=noun.confidence)


_NOUNS: tuple[tuple[CandidateKind, type], ...] = (
    (CandidateKind.NAME, Name),
    (CandidateKind.DATE, DateExpression),
    (CandidateKind.FIGURE, Figure),
    (CandidateKind.QUOTE, Quotation),
    (CandidateKind.CITATION, Citation),
    (CandidateKind.ACT, Act),
    (CandidateKind.STATEMENT, Statement),
    (CandidateKind.RELIANCE, Reliance),
)
_NO_VALUES = frozenset({"passage", "passages", "confidence", "producer"})
_RARE = frozenset({"apart"})
"""Values that are left out where there are none."""
_VALUE_NAMES = {kind: tuple(f.name for f in fields(noun) if f.name not in _NO_VALUES) for kind, noun in _NOUNS}


def plain(value: object) -> object:
    """Return a value as JSON has it: nouns become objects, tuples become lists, words of a vocabulary become strings."""
    if isinstance(value, StrEnum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def canonical_json(value: object) -> str:
    """Return JSON with sorted keys and no spaces: the same value gives the same bytes."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
