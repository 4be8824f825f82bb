"""The rules made ready while the files are read: their modules, tables and patterns load in this process, which waits for the workers.

Invariant: nothing of a document is looked at, and what a rule finds or raises here is dropped; the run itself will tell of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from ..check.preparing import prepared
from ..check.subject import Subject
from ..model.documents import Document, Outcome, TextLayer
from ..model.ids import Sha256, document_id
from ..model.labels import ReadStatus
from ..model.reading import Reading
from .check_subjects import together

_SENTENCES = "The court annulled the order of the prefect on 3 May 2016, said Mr Oskar Lund, and the appeal is pending.\n"


@contextmanager
def rules_made_ready(run: Callable[[Sequence[Subject]], object]) -> Iterator[None]:
    """Make the rules ready in a thread beside what is done meanwhile; ``run`` runs them on subjects."""
    thread = threading.Thread(target=lambda: run(together([_subject("one"), _subject("two")])), daemon=True)
    thread.start()
    yield
    thread.join()


def _subject(name: str) -> Subject:
    nothing = Sha256("0" * 64)
    document = Document(
        id=document_id(nothing), sha256=nothing, name=name, media_type="text/plain", outcome=Outcome(status=ReadStatus.READ)
    )
    layer = TextLayer(document=document.id, text=f"{_SENTENCES}{name}\n", producer="")
    return Subject(document=name, reading=Reading(document=document, layer=layer), analysis=prepared(layer))
