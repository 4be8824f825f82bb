"""Texts made to stall the whole reading: empty lines and white space without end cost no more than their length."""

from __future__ import annotations

import time

import pytest

from wellfounded.extract import kept as kept_module
from wellfounded.extract.pipelines import RulePipeline
from wellfounded.model.documents import Document, Outcome, TextLayer
from wellfounded.model.ids import DocumentId, Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.work.reading import read_document


@pytest.mark.parametrize("unit", ["\n\n", "\t", " \n", "x\n\n\n\n", "ORDER\n\n", ", , ", "Orlan Ltd "])
def test_white_space_without_end_is_read(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scan that holds nothing but empty lines between two words is read in seconds."""
    monkeypatch.setattr(kept_module, "pipeline", lambda _language: RulePipeline())
    document = Document(
        id=DocumentId("d"),
        sha256=Sha256("0" * 64),
        name="d.txt",
        media_type="text/plain",
        outcome=Outcome(status=ReadStatus.READ, reasons=()),
    )
    before = time.process_time()
    read_document(document, TextLayer(document=document.id, text=f"One {unit * (24_000 // len(unit))} other.", producer="test"))
    assert time.process_time() - before < 15
