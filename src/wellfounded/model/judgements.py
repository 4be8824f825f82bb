"""Judgements: what a person decided about a candidate or an entity, and how it binds after a re-extraction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .candidates import Candidate, CandidateKind
from .ids import CandidateId, DocumentId
from .passages import Selector


class Verdict(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"


class BoundBy(StrEnum):
    """By which rule a judgement binds to a candidate of today's reading."""

    ID = "id"
    VALUES = "values on an overlapping passage"
    QUOTATION = "quotation in a changed text"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a judgement was about, recorded so that it can be found again: kind, key values and selector."""

    candidate: CandidateId
    kind: CandidateKind
    document: DocumentId
    key: Mapping[str, object]
    selector: Selector

    @classmethod
    def of(cls, candidate: Candidate, text: str) -> Judged:
        """Record a candidate as it stands in the text layer that it was read from."""
        return cls(
            candidate=candidate.id,
            kind=candidate.kind,
            document=candidate.document,
            key=candidate.key,
            selector=Selector.of(text, candidate.passages[0]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision of a person, as the journal holds it.

    ``accept``, ``reject`` and ``correct`` are about one candidate; ``correct`` carries the values that replace the proposed
    ones. ``merge`` says that the names recorded in ``judged`` are one entity, ``split`` that the first is not the others.
    """

    entry: int
    """The number of the journal entry."""
    verdict: Verdict
    judged: tuple[Judged, ...]
    corrected: Mapping[str, object]
    who: str
    when: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """To which candidate of today's reading one judged thing binds, and by which rule."""

    entry: int
    position: int
    """Which of the things judged in that entry, from 0."""
    candidate: CandidateId | None
    bound_by: BoundBy
