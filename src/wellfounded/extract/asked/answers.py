"""What a language model may answer, and what becomes of an answer: nouns on passages of the text, or a reason why not.

Invariant: every word that is kept stands in the text. Only differences of white space are forgiven; a quotation that stands nowhere in
the piece that was asked about is refused, whatever it says.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ...errors import AnswerError
from ...model.labels import ActKind
from ...model.normal import normalise
from ...model.passages import Span
from ...model.reading import Act, DateExpression, Statement
from ..analysis import Analysis

_SHORTEST, _LONGEST = 12, 400
"""Characters of a passage: a word is not a clause, a paragraph neither."""
_MOST = 60
"""Answers of one kind that one piece may give: a model that loops gives thousands."""
_FENCE = re.compile(r"\A\s*```(?:json)?\s*|\s*```\s*\Z")


@cache
def _question() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("wellfounded.extract.asked").joinpath("question.toml").read_text(encoding="utf-8"))


def modalities() -> tuple[str, ...]:
    """Return the modalities that a model may give."""
    return tuple(_question()["modalities"])


def system() -> str:
    """Return what a model is told before it is given a piece to read."""
    kinds = ", ".join(kind.value for kind in ActKind)
    return str(_question()["system"]).strip().replace("KINDS", kinds).replace("MODALITIES", ", ".join(modalities()))


def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer."""
    words: dict[str, Any] = {"type": "string"}
    act = {
        "quote": words,
        "kind": {"type": "string", "enum": [kind.value for kind in ActKind]},
        "date": words,
        "body": words,
        "persons": {"type": "array", "items": words},
    }
    statement = {
        "quote": words,
        "speaker": words,
        "modality": {"type": "string", "enum": list(modalities())},
        "denied": {"type": "boolean"},
    }
    return _object({"acts": _listed(act), "statements": _listed(statement)})


def _listed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _object(properties)}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": list(properties), "additionalProperties": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one piece, as it was given."""

    acts: tuple[Mapping[str, Any], ...]
    statements: tuple[Mapping[str, Any], ...]


def parsed(text: str) -> Answer:
    """Read the text of an answer; AnswerError where it is no JSON of the form that was asked for."""
    try:
        value = json.loads(_FENCE.sub("", text))
    except (ValueError, RecursionError) as error:
        raise AnswerError("the model's answer is no JSON") from error
    if not isinstance(value, dict):
        raise AnswerError("the model's answer is not of the form that was asked for")
    return Answer(acts=_rows(value, "acts"), statements=_rows(value, "statements"))


def _rows(value: Mapping[str, Any], name: str) -> tuple[Mapping[str, Any], ...]:
    rows = value.get(name, [])
    if not isinstance(rows, list):
        raise AnswerError("the model's answer is not of the form that was asked for")
    return tuple(row for row in rows[:_MOST] if isinstance(row, dict))


def act_of(row: Mapping[str, Any], piece: Span, analysis: Analysis, dates: tuple[DateExpression, ...], *, number: int) -> Act | None:
    """Return the act that a row of an answer tells, or None where its words do not stand in the piece or its kind is none."""
    place = found(_words(row, "quote"), piece, analysis)
    if place is None or not _SHORTEST <= len(place) <= _LONGEST:
        return None
    try:
        kind = ActKind(_words(row, "kind"))
    except ValueError:
        return None
    date = _date(_words(row, "date"), place, piece, analysis, dates)
    body = _verbatim(_words(row, "body"), piece, analysis)
    people = row.get("persons", [])
    persons = [_verbatim(str(person), piece, analysis) for person in people[:20]] if isinstance(people, list) else []
    if date is None or body is None or None in persons:
        return None
    passage = analysis.passage(place.start, place.end)
    named = tuple(dict.fromkeys(person for person in persons if person))
    return Act(id=f"a{number}", kind=kind, passages=(passage,), date=date, body=body, persons=named, confidence=0.3)


def statement_of(row: Mapping[str, Any], piece: Span, analysis: Analysis) -> Statement | None:
    """Return the statement that a row of an answer tells, or None where its words do not stand in the piece."""
    place = found(_words(row, "quote"), piece, analysis)
    speaker = _verbatim(_words(row, "speaker"), piece, analysis)
    modality = _words(row, "modality")
    if place is None or not _SHORTEST <= len(place) <= _LONGEST or not speaker or modality not in modalities():
        return None
    polarity = "-" if row.get("denied") is True or modality == "denied" else "+"
    passage = analysis.passage(place.start, place.end)
    return Statement(passage=passage, chain=("authors", speaker), modality=modality, polarity=polarity, confidence=0.3)


def found(quote: str, piece: Span, analysis: Analysis) -> Span | None:
    """Return where a quotation stands in a piece of the normal form, letter by letter but for white space; None where it does not."""
    words = normalise(quote).text.split()
    if not words:
        return None
    pattern = r"\s+".join(re.escape(word) for word in words)
    match = re.compile(rf"(?<!\w){pattern}(?!\w)").search(analysis.text, piece.start, piece.end)
    return Span(*match.span()) if match else None


def _words(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name, "")
    return value if isinstance(value, str) and len(value) < 5_000 else ""


def _verbatim(words: str, piece: Span, analysis: Analysis) -> str | None:
    """Return the words of the text that a model copied; None where it did not copy them from the piece."""
    if not words.strip():
        return ""
    place = found(words, piece, analysis)
    return analysis.text[place.start : place.end] if place else None


def _date(words: str, act: Span, piece: Span, analysis: Analysis, dates: tuple[DateExpression, ...]) -> str | None:
    """Return the EDTF of the date whose words a model copied, the one nearest to the act; None where no date stands there."""
    if not words.strip():
        return ""
    place = found(words, piece, analysis)
    if place is None:
        return None
    given = min(_dates_in(words, piece, analysis, dates), key=lambda pair: abs(pair[0].start - act.start), default=None)
    return given[1] if given else None


def _dates_in(words: str, piece: Span, analysis: Analysis, dates: tuple[DateExpression, ...]) -> Iterator[tuple[Span, str]]:
    asked = " ".join(normalise(words).text.split()).casefold()
    for date in dates:
        span = analysis.span_of(date.passage)
        shown = " ".join(analysis.text[span.start : span.end].split()).casefold()
        if piece.covers(span) and (shown in asked or asked in shown):
            yield span, date.edtf
