"""What needs a look, most consequential first.

Consequence comes before doubt: a lost judgement, then an act that takes another one away, then other acts, then what could not be
read, then documents without a date. Among equals the one of which the producer is least sure comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from ..model.candidates import CandidateKind
from ..model.labels import EffectKind, ReadStatus, Strength
from .facts import Fact, Facts

_TAKES_AWAY = {EffectKind.ANNULS.value, EffectKind.ENDS.value, EffectKind.STAYS.value, EffectKind.BARS.value}
_SURE = 0.9
"""An act without consequences for another act is asked about only below this confidence."""


class Weight(IntEnum):
    """How much hangs on an answer; the highest is asked first."""

    DATE_MISSING = 1
    PARTLY_READ = 2
    ACT = 3
    FAILED = 4
    ACT_WITHOUT_DATE = 5
    CONSEQUENTIAL_ACT = 6
    LOST_JUDGEMENT = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that needs a look. ``about`` is a candidate id, a document id or the number of a journal entry."""

    weight: Weight
    doubt: float
    about: str
    asks: str
    document: str = ""
    document_id: str = ""
    quotes: str = ""
    start: int = 0
    end: int = 0
    judgeable: bool = False
    """Whether ``accept``, ``reject`` and ``correct`` answer it."""


def questions(facts: Facts) -> list[Question]:
    """Return everything that needs a look, most consequential first."""
    found = [*_lost(facts), *_acts(facts), *_documents(facts)]
    return sorted(found, key=lambda q: (-q.weight, -q.doubt, q.document, q.start, q.about))


def _lost(facts: Facts) -> Iterator[Question]:
    known = {document.id for document in facts.store.documents()}
    for judgement, judged in facts.decisions.lost:
        document = facts.documents.get(judged.document)
        if document is None and judged.document in known:
            continue  # withheld
        yield Question(
            weight=Weight.LOST_JUDGEMENT,
            doubt=1.0,
            about=str(judgement.entry),
            asks=f"entry {judgement.entry} of the journal ({judgement.verdict.value}, {judgement.who}) is about a "
            f"{judged.kind.value} {'that is not found any more' if document else 'of a document that is gone'}",
            document=document.name if document else "",
            document_id=judged.document,
            quotes=judged.selector.passage.exact,
        )


def _acts(facts: Facts) -> Iterator[Question]:
    for fact in facts.of(CandidateKind.ACT):
        if fact.strength is Strength.PROPOSED:
            question = _about_act(fact)
            if question:
                yield question


def _about_act(fact: Fact) -> Question | None:
    confidence = fact.candidate.confidence
    effects = fact.values.get("effects") or []
    assert isinstance(effects, list | tuple)
    kinds = {effect["kind"] for effect in effects}
    if kinds & _TAKES_AWAY:
        weight, says = Weight.CONSEQUENTIAL_ACT, f"does it {_verbs(kinds)} another act?"
    elif not fact.text("date"):
        weight, says = Weight.ACT_WITHOUT_DATE, "on what day was it made?"
    elif confidence < _SURE:
        weight, says = Weight.ACT, "is it told as a fact?"
    else:
        return None
    head = ", ".join(filter(None, (fact.text("kind").replace("_", " "), fact.text("date"), fact.text("body"))))
    return Question(
        weight=weight,
        doubt=1.0 - confidence,
        about=fact.id,
        asks=f"{head}: {says}",
        document=fact.document.name,
        document_id=fact.document.id,
        quotes=fact.passage.exact,
        start=fact.passage.start,
        end=fact.passage.end,
        judgeable=True,
    )


def _verbs(kinds: set[str]) -> str:
    verbs = {"annuls": "annul", "ends": "end", "stays": "stay", "bars": "bar"}
    return " and ".join(verbs[kind] for kind in sorted(kinds & _TAKES_AWAY))


def _documents(facts: Facts) -> Iterator[Question]:
    for document in facts.documents.values():
        status = document.outcome.status
        weight = {ReadStatus.FAILED: Weight.FAILED, ReadStatus.PARTLY: Weight.PARTLY_READ, ReadStatus.KEPT: Weight.PARTLY_READ}.get(status)
        if weight is not None:
            asks = f"{status.value}: {'; '.join(document.outcome.reasons) or 'no reason recorded'}"
            yield Question(weight=weight, doubt=1.0, about=document.id, asks=asks, document=document.name, document_id=document.id)
        elif not document.date:
            yield Question(
                weight=Weight.DATE_MISSING,
                doubt=0.5,
                about=document.id,
                asks="of what date is it?",
                document=document.name,
                document_id=document.id,
            )
