"""The search index on disk: the words of each document beside FTS5, which holds positions only.

FTS5 keeps no text of its own (``content=''``), so the words are kept compressed beside it: for quoting a hit, and because taking a document
out of the index needs exactly the words that went in.
"""

from __future__ import annotations

from collections.abc import Sequence

from .database import Database
from .encoding import EncodedRecord, unpack_spans, unpack_text
from .words import make_index

__all__ = ["WordIndex", "make_index"]


class WordIndex:
    """The tables ``words``, ``word_index``, ``vocabulary`` and ``occurrences``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, rows: list[tuple[int, EncodedRecord]]) -> None:
        """Add documents by number, the lowest first; those that are in the index must have been taken out."""
        worded = sorted(((number, record) for number, record in rows if record.folded), key=lambda row: row[0])
        self._database.execute_many(
            "INSERT INTO words VALUES (?, ?, ?)", [(number, record.packed_folded, record.spans) for number, record in worded]
        )
        self._database.execute_many(
            "INSERT INTO word_index (rowid, folded) VALUES (?, ?)", [(number, record.folded) for number, record in worded]
        )

    def take_out(self, number: int) -> None:
        """Remove a document."""
        row = self._database.row("SELECT folded FROM words WHERE document = ?", (number,))
        if row is None:
            return
        assert isinstance(row[0], bytes)
        self._database.execute("INSERT INTO word_index (word_index, rowid, folded) VALUES ('delete', ?, ?)", (number, unpack_text(row[0])))
        self._database.execute("DELETE FROM words WHERE document = ?", (number,))

    def clear(self) -> None:
        """Remove every document."""
        self._database.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
        self._database.execute("DELETE FROM words")

    def compact(self) -> None:
        """Merge the index into one piece, in which nothing of removed documents is left."""
        self._database.execute("INSERT INTO word_index (word_index) VALUES ('optimize')")

    def folded(self, number: int) -> str:
        """Return the folded words of a document, in order, with spaces between them."""
        row = self._database.row("SELECT folded FROM words WHERE document = ?", (number,))
        if row is None:
            return ""
        assert isinstance(row[0], bytes)
        return unpack_text(row[0])

    def spans(self, number: int) -> tuple[Sequence[int], Sequence[int]]:
        """Return where the words of a document start in its text layer, and how long they are."""
        row = self._database.row("SELECT spans FROM words WHERE document = ?", (number,))
        if row is None:
            return [], []
        assert isinstance(row[0], bytes)
        return unpack_spans(row[0])
