"""The public JSON shapes: ``wellfounded-reading/1`` and ``wellfounded-hits/1``. They change only with a new version number.

All positions are code points of the document's text layer, 0-based, end exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from ..model.candidates import plain
from ..model.passages import Passage
from ..model.reading import Act, Citation, DateExpression, Figure, Name, Quotation, Reading, Statement
from ..model.usual_bodies import usual_body

READING = "wellfounded-reading/1"
HITS = "wellfounded-hits/1"


def reading(found: Reading) -> dict[str, object]:
    """Return a reading in its public shape."""
    document = found.document
    return {
        "format": READING,
        "document": {
            "name": document.name,
            "sha256": document.sha256,
            "media_type": document.media_type,
            "language": document.language,
            "date": document.date,
            "kind": document.kind,
        },
        "text": found.layer.text,
        "names": [_name(name) for name in found.names],
        "dates": [_date(date) for date in found.dates],
        "figures": [_figure(figure) for figure in found.figures],
        "quotes": [_quote(quote) for quote in found.quotes],
        "citations": [_citation(citation) for citation in found.citations],
        "acts": [_act(act) for act in found.acts],
        "statements": [_statement(statement) for statement in found.statements],
        "corefs": [{**place(one.passage), "entity": one.entity, "name": one.name} for one in found.corefs],
        "outcome": {"status": document.outcome.status.value, "reasons": list(document.outcome.reasons)},
    }


def hits(found: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """Return the hits of a search in their public shape."""
    return {"format": HITS, "hits": [dict(hit) for hit in found]}


def line(value: Mapping[str, object]) -> str:
    """Return one line of JSON; a lone surrogate, which no UTF-8 can carry, is written as an escape."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def place(passage: Passage) -> dict[str, object]:
    """Return a passage as every shape shows it."""
    return {"start": passage.start, "end": passage.end, "text": passage.exact}


def _name(name: Name) -> dict[str, object]:
    shown = {"kind": name.kind.value, "entity": name.entity, "name": name.name}
    return {**place(name.passage), **shown, **_said(role=name.role, honorific=name.honorific)}


def _date(date: DateExpression) -> dict[str, object]:
    return {**place(date.passage), "edtf": date.edtf, "relative": date.relative}


def _figure(figure: Figure) -> dict[str, object]:
    shown = {"quantity": figure.quantity.value, "value": _number(figure.value), "unit": figure.unit, "approximate": figure.approximate}
    return {**place(figure.passage), **shown, **_said(of=figure.of)}


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _quote(quote: Quotation) -> dict[str, object]:
    return {**place(quote.passage), "speaker": quote.speaker, "cue": quote.cue, "kind": quote.kind.value}


def _citation(citation: Citation) -> dict[str, object]:
    shown: dict[str, object] = {"kind": citation.kind, "target": citation.target, "normal": citation.normal}
    if citation.target_passage:
        shown["target_passage"] = place(citation.target_passage)
    return {**place(citation.passage), **shown}


def _act(act: Act) -> dict[str, object]:
    implied = "" if act.body else usual_body(act.kind, act.jurisdiction, [passage.exact for passage in act.passages])
    return {
        "id": act.id,
        "kind": act.kind.value,
        "date": act.date,
        "body": act.body or implied,
        **({"body_implied": True} if implied else {}),
        "jurisdiction": act.jurisdiction,
        "outcome": act.outcome,
        "mode": act.mode.value,
        "persons": list(act.persons),
        "effects": [plain(effect) for effect in act.effects],
        "passages": [place(passage) for passage in act.passages],
        "confidence": act.confidence,
        **_said(producer=act.producer),
    }


def _statement(statement: Statement) -> dict[str, object]:
    shown = {"chain": list(statement.chain), "modality": statement.modality, "polarity": statement.polarity}
    return {**place(statement.passage), **shown, **_said(producer=statement.producer)}


def _said(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
