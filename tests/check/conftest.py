"""Subjects made of examples: each document is read in this process, with the models loaded once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.examples import Written, example_of
from wellfounded.check.preparing import prepared
from wellfounded.check.rule import Rule
from wellfounded.check.subject import CaseView, Subject
from wellfounded.exchange.facts import read_facts
from wellfounded.ingest.markdown import regions
from wellfounded.model.documents import Document, Metadata, Outcome, TextLayer
from wellfounded.model.facts import CaseFacts
from wellfounded.model.findings import Finding
from wellfounded.model.ids import DocumentId, Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.model.reading import Reading
from wellfounded.work.reading import read_document

SubjectOf = Callable[[str], Subject]


def _document(written: Written) -> tuple[Document, TextLayer]:
    identifier = DocumentId(written.name)
    document = Document(
        id=identifier,
        sha256=Sha256("0" * 64),
        name=written.name,
        media_type="text/plain",
        outcome=Outcome(status=ReadStatus.READ),
        metadata=Metadata(),
    )
    return document, TextLayer(document=identifier, text=written.text, producer="example@1", regions=regions(written.text))


def _subject(written: Written, case: CaseView | None) -> Subject:
    document, layer = _document(written)
    reading: Reading = read_document(document, layer, date=written.date)
    return Subject(document=written.name, reading=reading, analysis=prepared(layer, date=reading.document.date), case=case)


@pytest.fixture(scope="session")
def subject_of() -> SubjectOf:
    """Give a function that makes the subject of the last document of an example; its other documents are the others of the run."""

    def made(example: str) -> Subject:
        taken = example_of(example)
        case = None
        if taken.needs_case:
            documents = {written.name: _document(written) for written in taken.of_case}
            case = CaseView(
                facts=read_facts(taken.facts, name="facts") if taken.facts else CaseFacts(),
                documents={name: document for name, (document, _) in documents.items()},
                layers={name: layer for name, (_, layer) in documents.items()},
            )
        *others, last = [_subject(written, case) for written in taken.documents]
        return Subject(document=last.document, reading=last.reading, analysis=last.analysis, case=case, others=tuple(others))

    return made


@pytest.fixture(scope="session")
def finds(subject_of: SubjectOf) -> Callable[[type[Rule], str], list[Finding]]:
    """Give a function that returns what a rule finds in the last document of an example."""
    return lambda rule, example: list(rule().find(subject_of(example)))
