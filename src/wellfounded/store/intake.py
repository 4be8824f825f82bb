"""Originals and arrivals: what came, and how.

Invariant: every row of ``originals`` that is not forgotten has its bytes in place, and every file there has its row, but for what an
interruption left between the two; :meth:`Intake.put_right` mends that.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError, StoreError, UnknownIdError
from ..model.documents import Arrival, Original
from ..model.ids import DocumentId, Sha256, document_id
from ..model.journal import EntryKind
from .database import Database
from .journal import Journal
from .originals import Originals, hash_of

_UNKNOWN_TYPE = "application/octet-stream"


class Intake:
    """The tables ``originals`` and ``arrivals``, and the files."""

    def __init__(self, database: Database, originals: Originals, journal: Journal) -> None:
        self._database = database
        self._originals = originals
        self._journal = journal

    def keep(self, source: BinaryIO) -> tuple[Original, bool]:
        """Copy a stream into the originals and say whether it is new.

        A stream that can be rewound is hashed first, so that bytes that are there already are not written again. Raises OSError where
        the stream cannot be read, StoreError where the copy cannot be written.
        """
        if source.seekable():
            start = source.tell()
            sha256, _ = hash_of(source)
            known = self._known(sha256)
            if known is not None:
                return known
            source.seek(start)
        with self._originals.copied(source) as (copy, sha256, size):
            known = self._known(sha256)
            if known is not None:
                return known
            with self._database.transaction():
                self._database.execute(
                    "INSERT OR IGNORE INTO originals (sha256, size, media_type) VALUES (?, ?, ?)", (sha256, size, _UNKNOWN_TYPE)
                )
                self._originals.place(copy, sha256)
        return self.original(sha256), True

    def _known(self, sha256: Sha256) -> tuple[Original, bool] | None:
        row = self._database.row("SELECT forgotten, found FROM originals WHERE sha256 = ?", (sha256,))
        if row is None or not (row[0] or self._originals.holds(sha256)):
            return None
        if row[1]:
            self._database.execute("UPDATE originals SET found = 0 WHERE sha256 = ?", (sha256,))
        return self.original(sha256), bool(row[1])

    def original(self, sha256: Sha256) -> Original:
        row = self._database.row("SELECT * FROM originals WHERE sha256 = ?", (sha256,))
        if row is None:
            raise UnknownIdError(f"the case has no original {sha256!r}")
        return _original(row)

    def originals(self) -> Iterator[Original]:
        """Yield the originals in order of hash, the forgotten ones too."""
        for row in self._database.rows("SELECT * FROM originals ORDER BY sha256"):
            yield _original(row)

    def path(self, sha256: Sha256) -> Path:
        """Return where the bytes are."""
        if self.original(sha256).forgotten:
            raise UnknownIdError(f"original {sha256[:12]}… was forgotten; the journal says when and why")
        if not self._originals.holds(sha256):
            raise UnknownIdError(f"original {sha256[:12]}… has lost its file; restore the case from a backup")
        return self._originals.path(sha256)

    def arrive(self, arrival: Arrival) -> bool:
        """Record an arrival unless an equal one is there. That of a forgotten original is recorded without its path."""
        path = "" if self.original(arrival.sha256).forgotten else arrival.path
        container = arrival.container or ""
        with self._database.transaction():
            cursor = self._database.execute(
                "INSERT OR IGNORE INTO arrivals (sha256, path, at, who, container) VALUES (?, ?, ?, ?, ?)",
                (arrival.sha256, path.encode("utf-8", "surrogatepass"), arrival.when, arrival.who, container),
            )
            if not cursor.rowcount:
                return False
            body = {"sha256": arrival.sha256, "when": arrival.when, **({"container": container} if container else {})}
            self._journal.append(EntryKind.ARRIVED, body, who=arrival.who, secret={"path": path} if path else None, about=[arrival.sha256])
        return True

    def arrivals(self, sha256: Sha256 | None = None) -> Iterator[Arrival]:
        """Yield the arrivals in the order in which they were recorded."""
        rows = self._database.rows(
            "SELECT sha256, path, at, who, container FROM arrivals WHERE ?1 IS NULL OR sha256 = ?1 ORDER BY number", (sha256,)
        )
        for came, path, when, who, container in rows:
            assert isinstance(path, bytes)
            yield Arrival(
                sha256=Sha256(str(came)),
                path=path.decode("utf-8", "surrogatepass"),
                when=str(when),
                who=str(who),
                container=Sha256(str(container)) if container else None,
            )

    # forgetting -----------------------------------------------------------------------------------------------------------------------
    def with_embedded(self, sha256: Sha256) -> list[Sha256]:
        """Return an original and what was embedded in it and came no other way, at any depth."""
        self.original(sha256)
        gone = [sha256]
        for container in gone:
            for (inner,) in self._database.rows("SELECT DISTINCT sha256 FROM arrivals WHERE container = ? ORDER BY sha256", (container,)):
                ways = self._database.rows("SELECT container FROM arrivals WHERE sha256 = ?", (inner,))
                if inner not in gone and all(way in gone for (way,) in ways):
                    gone.append(Sha256(str(inner)))
        return gone

    @staticmethod
    def document_of(sha256: Sha256) -> DocumentId:
        return document_id(sha256)

    def forget(self, sha256: Sha256) -> None:
        """Mark an original as forgotten and remove how it came; its bytes go in :meth:`destroy_forgotten`."""
        self._database.execute("UPDATE originals SET forgotten = 1, found = 0 WHERE sha256 = ?", (sha256,))
        self._database.execute("DELETE FROM arrivals WHERE sha256 = ?", (sha256,))

    def take_back_forgetting(self, sha256: Sha256) -> None:
        """Drop the mark; the original is unknown until its bytes arrive again."""
        if not self.original(sha256).forgotten:
            raise InputError(f"original {sha256[:12]}… was not forgotten")
        self._database.execute("DELETE FROM arrivals WHERE sha256 = ?", (sha256,))
        self._database.execute("DELETE FROM originals WHERE sha256 = ?", (sha256,))

    def destroy_forgotten(self) -> None:
        """Remove the bytes of every forgotten original."""
        for original in self.originals():
            if original.forgotten:
                self._originals.destroy(original.sha256)

    def put_right(self) -> None:
        """Give a row to bytes that an interrupted intake left, so that nothing lies in the case unseen."""
        known = {str(row[0]) for row in self._database.rows("SELECT sha256 FROM originals")}
        if all(sha256 in known for sha256 in self._originals.present()):
            return
        # Under the lock no other intake is between its file and its row. Where another one holds it, the file may be its own.
        with self._database.patience(0), contextlib.suppress(StoreError), self._database.transaction():
            for sha256 in self._originals.present():
                path = self._originals.path(sha256)
                if self._database.row("SELECT 1 FROM originals WHERE sha256 = ?", (sha256,)) is None:
                    self._database.execute(
                        "INSERT INTO originals (sha256, size, media_type, found) VALUES (?, ?, ?, 1)",
                        (sha256, path.stat().st_size, _UNKNOWN_TYPE),
                    )


def _original(row: tuple[object, ...]) -> Original:
    sha256, size, media_type, forgotten, _ = row
    return Original(sha256=Sha256(str(sha256)), size=int(str(size)), media_type=str(media_type), forgotten=bool(forgotten))
