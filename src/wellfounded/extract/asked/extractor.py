"""The extractor that asks a language model: a document goes to it in pieces, and what comes back passes the guard.

Invariant: it only adds. A fact on words that another extractor has already read as the same kind is left out; an answer that does not
come, or is not of the form, costs its piece and a sentence in the report, never the document.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...errors import AnswerError
from ...model.passages import Span
from ...model.reading import Act, DateExpression, Name, Statement
from ..analysis import Analysis
from ..guard.guarding import Witness, refusal
from .answers import Answer, act_of, parsed, schema, statement_of, system
from .endpoint import ModelAddress, ask

_PIECE = 1_600
"""Characters of the text that one question holds."""
_GIVEN_UP = 3
"""Failures in a row after which a document is no longer asked about."""


@dataclass(slots=True)
class Asked:
    """What a model added to one document, and what was wrong with its answers."""

    acts: list[Act] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    refused: int = 0
    """Answers whose words do not stand in the text, or that the guard refused."""
    reasons: list[str] = field(default_factory=list)


def ask_about(
    analysis: Analysis,
    at: ModelAddress,
    *,
    names: Sequence[Name],
    dates: Sequence[DateExpression],
    acts: Sequence[Act],
    statements: Sequence[Statement],
) -> Asked:
    """Ask a model about a document, piece by piece, and return the acts and statements that may be added to those found.

    Acts carry on the numbering of those found; every noun carries the model's name as its producer. Raises nothing: what did not
    come is told in ``reasons``.
    """
    until = time.monotonic() + at.seconds
    out, failures, unread = Asked(), 0, 0
    witness = Witness(analysis=analysis, names=names, dates=dates, acts=acts)
    for piece in _pieces(analysis):
        if failures >= _GIVEN_UP or time.monotonic() >= until:
            unread += 1
            continue
        try:
            answer = _answered(analysis, piece, at, until=until)
        except AnswerError as error:
            failures, unread = failures + 1, unread + 1
            out.reasons = [*dict.fromkeys((*out.reasons, str(error)))][:3]
            continue
        failures = 0
        _take(answer, piece, witness, statements, at, out)
    if unread:
        out.reasons.append(f"{unread} pieces of the text were not read by the language model")
    return out


def _answered(analysis: Analysis, piece: Span, at: ModelAddress, *, until: float) -> Answer:
    question = analysis.text[piece.start : piece.end]
    return parsed(ask(at, system=system(), question=question, schema=schema(), until=until))


def _pieces(analysis: Analysis) -> Iterator[Span]:
    """Yield stretches of whole sentences, in order; noise such as addresses stays where it stands inside them."""
    start = end = None
    for sentence in analysis.sentences:
        if start is not None and end is not None and sentence.span.end - start > _PIECE:
            yield Span(start, end)
            start = None
        if start is None:
            start = sentence.span.start
        end = min(sentence.span.end, start + 2 * _PIECE)
    if start is not None and end is not None:
        yield Span(start, end)


def _take(answer: Answer, piece: Span, witness: Witness, statements: Sequence[Statement], at: ModelAddress, out: Asked) -> None:
    analysis = witness.analysis
    for row in answer.acts:
        number = len(witness.acts) + len(out.acts) + 1
        act = act_of(row, piece, analysis, tuple(witness.dates), number=number)
        if act is None or refusal(act, witness):
            out.refused += 1
        elif not _is_known(act, (*witness.acts, *out.acts)):
            out.acts.append(replace(act, producer=at.producer))
    for row in answer.statements:
        statement = statement_of(row, piece, analysis)
        if statement is None or refusal(statement, witness):
            out.refused += 1
        elif not any(statement.passage.span.overlaps(known.passage.span) for known in (*statements, *out.statements)):
            out.statements.append(replace(statement, producer=at.producer))


def _is_known(act: Act, known: Sequence[Act]) -> bool:
    mine = [passage.span for passage in act.passages]
    return any(other.kind is act.kind and any(p.span.overlaps(span) for p in other.passages for span in mine) for other in known)
