"""What needs a look, most consequential first.

Consequence comes before doubt: a lost judgement, then an act that takes another one away, then other acts and two that may be one, then
two names that may be one bearer's, then what could not be read, then documents without a date. Among equals the one of which the producer
is least sure comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from ..model.candidates import CandidateKind
from ..model.date_words import date_in_words
from ..model.labels import EffectKind, NameKind, ReadStatus, Strength
from .case_facts import acts_in_doubt
from .facts import Fact, Facts

_TAKES_AWAY = {EffectKind.ANNULS.value, EffectKind.ENDS.value, EffectKind.STAYS.value, EffectKind.BARS.value}
_BEARERS = frozenset({NameKind.PERSON, NameKind.BODY})
ONE = "="
"""Stands between the ids of two who may be one."""
_SURE = 0.9
"""An act without consequences for another act is asked about only below this confidence."""


class Weight(IntEnum):
    """How much hangs on an answer; the highest is asked first."""

    DATE_MISSING = 1
    PARTLY_READ = 2
    WHO_IS_WHO = 3
    ACT = 4
    FAILED = 5
    ACT_WITHOUT_DATE = 6
    CONSEQUENTIAL_ACT = 7
    LOST_JUDGEMENT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that needs a look.

    ``about`` is a candidate id, a document id, the number of a journal entry, or the ids of two who may be one with ``=`` between them.
    """

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
    """Whether ``accept`` and ``reject`` answer it."""
    correctable: bool = False
    """Whether ``correct`` answers it too: two who may be one have no values to correct."""


def questions(facts: Facts) -> list[Question]:
    """Return everything that needs a look, most consequential first."""
    found = [*_lost(facts), *_acts(facts), *_one_act(facts), *_who_is_who(facts), *_documents(facts)]
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
    head = _head(fact)
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
        correctable=True,
    )


def _head(act: Fact) -> str:
    return ", ".join(filter(None, (act.text("kind").replace("_", " "), date_in_words(act.text("date")), act.text("body"))))


def _verbs(kinds: set[str]) -> str:
    verbs = {"annuls": "annul", "ends": "end", "stays": "stay", "bars": "bar"}
    return " and ".join(verbs[kind] for kind in sorted(kinds & _TAKES_AWAY))


def _one_act(facts: Facts) -> Iterator[Question]:
    """Ask of two acts whether they are one that is told twice."""
    for one, other, why in acts_in_doubt(facts):
        acts = [facts.fact(found, facts.documents[found.document]) for found in (facts.store.candidate(one), facts.store.candidate(other))]
        heads = [_head(act) for act in acts]
        yield Question(
            weight=Weight.ACT,
            doubt=0.5,
            about=f"{one}{ONE}{other}",
            asks=f"are “{heads[0]}” ({acts[0].document.name}) and “{heads[1]}” one act? {why[:1].upper()}{why[1:]}",
            document=acts[1].document.name,
            document_id=acts[1].document.id,
            quotes=acts[1].passage.exact,
            start=acts[1].passage.start,
            end=acts[1].passage.end,
            judgeable=True,
        )


def _who_is_who(facts: Facts) -> Iterator[Question]:
    """Ask of two persons or bodies whether they are one. Nobody is asked about whom a withheld document speaks of too."""
    known = {entity.id: entity for entity in facts.store.entities() if entity.kind in _BEARERS}
    whole = {entity.id for entity in known.values() if all(mention.document in facts.documents for mention in entity.mentions)}
    for entity in known.values():
        for likeness in entity.likely:
            if entity.id not in whole or likeness.entity not in whole:
                continue
            other = known[likeness.entity]
            place = min(other.mentions, key=lambda mention: (mention.document, mention.start))
            yield Question(
                weight=Weight.WHO_IS_WHO,
                doubt=1.0 - likeness.similarity,
                about=f"{entity.id}{ONE}{other.id}",
                asks=f"are “{entity.name}” and “{other.name}” the same {entity.kind.value}? {likeness.why}",
                document=facts.documents[place.document].name,
                document_id=place.document,
                quotes=place.form,
                start=place.start,
                end=place.end,
                judgeable=True,
            )


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
