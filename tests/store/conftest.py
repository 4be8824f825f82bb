"""Cases and readings for the tests of the store."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wellfounded.model.candidates import Candidate, CandidateKind
from wellfounded.model.documents import Arrival, Document, Outcome, TextLayer
from wellfounded.model.ids import DocumentId, document_id
from wellfounded.model.labels import ReadStatus
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Passage
from wellfounded.store.protocol import Record
from wellfounded.store.sqlite import SqliteStore
from wellfounded.store.words import make_index

Read = Callable[..., DocumentId]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """An empty case in ``case``."""
    with SqliteStore.create(tmp_path / "case", title="A case", languages=["en", "ru"], legal_orders=["FR"], who="clerk") as made:
        yield made


@pytest.fixture
def read() -> Read:
    """A function that keeps a text, records its arrival and saves a reading of it with a name on its first word."""

    def reading(store: SqliteStore, text: str, *, path: str = "notice.txt") -> DocumentId:
        original, _ = store.keep(io.BytesIO(text.encode()))
        store.arrive(Arrival(sha256=original.sha256, path=path, when="2026-01-02T03:04:05+00:00", who="clerk"))
        document = Document(
            id=document_id(original.sha256),
            sha256=original.sha256,
            name=path,
            media_type="text/plain",
            outcome=Outcome(status=ReadStatus.READ),
        )
        word = text.split(" ")[0]
        name = Candidate(
            kind=CandidateKind.NAME,
            document=document.id,
            passages=(Passage(0, len(word), word),),
            values={"kind": "person", "form": word},
            producer="names@1",
        )
        layer = TextLayer(document=document.id, text=text, producer="text@1")
        store.save([Record(document=document, layer=layer, candidates=(name,), index=make_index(normalise(text)))])
        return document.id

    return reading
