"""Taking a hand-corrected text into a case."""

from __future__ import annotations

from collections import deque

from ..errors import InputError
from ..model.documents import Document
from ..model.journal import Entry, EntryKind
from ..settings import Settings
from ..store.protocol import Store
from .adding import read_pending
from .judging import resolve


def correct_text(store: Store, document: Document, text: str, *, settings: Settings, why: str = "") -> Entry:
    """Put a text in the place of a document's text layer and read the document again.

    The old layer stays in the store; judgements bind to what is found in the new one, or are listed as lost. Raises InputError for a
    document that has no text layer to correct, and for a text that changes nothing.
    """
    layer = store.layer(document.id)
    if layer is None:
        raise InputError(f"{document.name} has no text layer; there is nothing to correct")
    if layer.text == text:
        raise InputError(f"the text given is the text that {document.name} has; nothing changes")
    words = {"text": text, "why": why}
    with store.transaction():  # what cannot be carried out is not recorded as decided
        entry = store.append(EntryKind.TEXT_CORRECTED, {"document": document.id}, who=settings.who, secret=words, about=document.sha256)
        deque(read_pending(store, [document.sha256], settings=settings), maxlen=0)
        resolve(store)
    return entry
