"""What is checked: files as they are, or the documents of a case, each made into a subject; and what a case knows of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..check.preparing import prepared
from ..check.subject import CaseView, Subject
from ..ingest.protocol import Limits
from ..model.documents import TextLayer
from ..model.ids import DocumentId
from ..model.labels import ReadStatus
from ..model.reading import Reading
from .facts import Facts
from .reading_files import read_with_paths
from .reasoning import Reasoning
from .rebuilt import reading_again


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The subjects of a run, and what could not be checked, with the reason."""

    subjects: tuple[Subject, ...]
    failed: Mapping[str, str] = field(default_factory=dict)


def gathered_files(
    inputs: Iterable[str | Path],
    *,
    date: str = "",
    limits: Limits | None = None,
    seconds: float = 600.0,
    case: CaseView | None = None,
    workers: int = 1,
) -> Gathered:
    """Read files and make a subject of each; one inside another is named ``container/inner``."""
    subjects, failed = [], {}
    seen: Counter[str] = Counter()
    for path, reading in read_with_paths(inputs, date=date, limits=limits, seconds=seconds, workers=workers):
        inside = path in seen
        name = f"{path}/{reading.document.name}" if inside else path
        seen[path] += 1
        seen[name] += inside
        name = f"{name} ({seen[name]})" if inside and seen[name] > 1 else name
        if reading.document.outcome.status is ReadStatus.FAILED:
            failed[name] = "; ".join(reading.document.outcome.reasons)
        elif reading.layer.text.strip():
            subjects.append(_subject(name, reading, case=case))
        else:
            failed[name] = "; ".join(reading.document.outcome.reasons) or "it holds no text; a scan needs its text recognised first"
    return Gathered(subjects=together(subjects), failed=failed)


def gathered_case(facts: Facts, view: CaseView) -> Gathered:
    """Make a subject of every document of a case that has a text and that the clearance shows."""
    subjects = []
    for document in facts.documents.values():
        reading = reading_again(facts, document)
        if reading.layer.text.strip():
            subjects.append(replace(_subject(document.id, reading, case=view), of_case=True))
    return Gathered(subjects=together(subjects))


def view_of(facts: Facts, reasoning: Reasoning) -> CaseView:
    """Return what a case knows, as far as a clearance goes."""
    return CaseView(
        facts=reasoning.facts,
        entities=tuple(facts.entities()),
        documents={str(name): document for name, document in facts.documents.items()},
        layers=_Layers(facts),
    )


class _Layers(Mapping[str, TextLayer]):
    """The text layers of a case by document, read from the store when they are asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def __getitem__(self, document: str) -> TextLayer:
        layer = self._facts.layer(DocumentId(document)) if document in self._facts.documents else None
        if layer is None:
            raise KeyError(document)
        return layer

    def __iter__(self) -> Iterator[str]:
        return (document for document in self._facts.documents if self._facts.layer(document) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _subject(name: str, reading: Reading, *, case: CaseView | None) -> Subject:
    return Subject(document=name, reading=reading, analysis=prepared(reading.layer, date=reading.document.date), case=case)


def together(alone: list[Subject]) -> tuple[Subject, ...]:
    """Tell every subject of the others."""
    return tuple(replace(one, others=tuple(other for other in alone if other is not one)) for one in alone)
