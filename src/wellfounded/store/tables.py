"""Documents, text layers and candidates: what a reading leaves in the case.

Invariant: a document's row, current layer, candidates and index are of one reading, since they are written in one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

from ..errors import InputError, UnknownIdError
from ..model.candidates import Candidate, CandidateKind
from ..model.documents import Document, TextLayer
from ..model.ids import CandidateId, DocumentId, Sha256
from .database import Database
from .encoding import (
    EncodedRecord,
    decode_candidates,
    decode_document,
    decode_flags,
    decode_layer,
    encode,
    encode_flags,
    id_of,
    number_of,
    pack_ids,
    unpack_ids,
)
from .index import WordIndex
from .protocol import Encoded, Record

_TOGETHER = 64
"""Records written between two looks at memory."""
_LAYER = "SELECT layers.producer, layers.text, regions, boxes FROM layers JOIN documents ON layers.document = documents.number"


class Tables:
    """The tables ``documents``, ``flags``, ``layers``, ``candidates`` and ``candidate_ids``."""

    def __init__(self, database: Database, index: WordIndex) -> None:
        self._database = database
        self._index = index

    # writing ----------------------------------------------------------------------------------------------------------------------
    def save(self, records: Iterable[Record | Encoded]) -> None:
        """Replace what is held of each record's document."""
        waiting = iter(records)
        with self._database.transaction():
            while batch := [self._encoded(record) for record in islice(waiting, _TOGETHER)]:
                self._save(list({record.document.id: record for record in batch}.values()))

    @staticmethod
    def _encoded(record: Record | Encoded) -> EncodedRecord:
        if isinstance(record, EncodedRecord):
            return record
        if isinstance(record, Record):
            return encode(record)
        raise TypeError(f"{type(record).__name__} is neither a Record nor what this store's encode made of one")

    def _save(self, records: list[EncodedRecord]) -> None:
        numbered = [(self._put_document(record), record) for record in records]
        for number, record in numbered:
            self._put_layer(number, record)
        self._database.execute_many(
            "INSERT INTO candidates VALUES (?, ?, ?, ?, ?)",
            [(n, s.kind.value, len(s.ids), pack_ids(s.ids), s.packed) for n, record in numbered for s in record.candidates],
        )
        # In order of id, neighbours are written to one page while it is at hand.
        ids = sorted((id_, number) for number, record in numbered for s in record.candidates for id_ in s.ids)
        self._database.execute_many("INSERT OR REPLACE INTO candidate_ids VALUES (?, ?)", ids)
        self._index.put(numbered)

    def _put_document(self, record: EncodedRecord) -> int:
        document = record.document
        known = self._database.row("SELECT number FROM documents WHERE id = ?", (document.id,))
        if document.flags:
            self.set_flags(document.id, document.flags)
        if known is None:
            if self._database.row("SELECT 1 FROM originals WHERE sha256 = ? AND NOT forgotten", (document.sha256,)) is None:
                raise UnknownIdError(f"document {document.id}: the case does not have its original {document.sha256[:12]}…; keep it first")
            cursor = self._database.execute(
                "INSERT INTO documents (id, sha256, packed, producers) VALUES (?, ?, ?, ?)",
                (document.id, document.sha256, record.packed, record.producers),
            )
            return int(cursor.lastrowid or 0)
        number = int(str(known[0]))
        self._take_out_candidates(number)
        self._index.take_out(number)
        self._database.execute("UPDATE documents SET packed = ?, producers = ? WHERE number = ?", (record.packed, record.producers, number))
        return number

    def _put_layer(self, number: int, record: EncodedRecord) -> None:
        layer, current = record.layer, None
        if layer is not None:
            # A layer that comes back is the newest again.
            self._database.execute("DELETE FROM layers WHERE document = ? AND id = ?", (number, layer.id))
            current = self._database.execute(
                "INSERT INTO layers (document, id, producer, text, regions, boxes) VALUES (?, ?, ?, ?, ?, ?)",
                (number, layer.id, layer.producer, layer.text, layer.regions, layer.boxes),
            ).lastrowid
        self._database.execute("UPDATE documents SET layer = ? WHERE number = ?", (current, number))

    def _take_out_candidates(self, number: int) -> None:
        for (ids,) in self._database.rows("SELECT ids FROM candidates WHERE document = ?", (number,)):
            assert isinstance(ids, bytes)
            self._database.execute_many(
                "DELETE FROM candidate_ids WHERE id = ? AND document = ?", [(id_, number) for id_ in sorted(unpack_ids(ids))]
            )
        self._database.execute("DELETE FROM candidates WHERE document = ?", (number,))

    def set_flags(self, document: DocumentId, flags: Mapping[Any, Sequence[str]]) -> None:
        """Replace the flags of a document."""
        try:
            body = encode_flags(flags)
        except ValueError as error:
            raise InputError(f"document {document}: {error}; the flags are privileged, consent given for, confidential to") from error
        self._database.execute("INSERT OR REPLACE INTO flags VALUES (?, ?)", (document, body))

    def forget(self, sha256: Sha256) -> None:
        """Remove everything that was read from an original."""
        row = self._database.row("SELECT number, id FROM documents WHERE sha256 = ?", (sha256,))
        if row is None:
            return
        number = int(str(row[0]))
        self._take_out_candidates(number)
        self._index.take_out(number)
        self._database.execute("DELETE FROM layers WHERE document = ?", (number,))
        self._database.execute("DELETE FROM flags WHERE document = ?", (row[1],))
        self._database.execute("DELETE FROM documents WHERE number = ?", (number,))

    def clear(self) -> None:
        """Remove everything that was read."""
        self._index.clear()
        for table in ("candidate_ids", "candidates", "layers", "documents"):
            self._database.execute(f"DELETE FROM {table}")  # noqa: S608 — a constant

    # reading ----------------------------------------------------------------------------------------------------------------------
    def documents(self) -> Iterator[Document]:
        """Yield the documents in order of id."""
        ids = [DocumentId(str(row[0])) for row in self._database.rows("SELECT id FROM documents ORDER BY id")]
        for id_ in ids:
            yield self.document(id_)

    def document(self, document: DocumentId) -> Document:
        """Return a document with its flags."""
        row = self._database.row(
            "SELECT packed, flags.body FROM documents LEFT JOIN flags ON flags.document = id WHERE id = ?", (document,)
        )
        if row is None:
            raise UnknownIdError(f"the case has no document {document!r}")
        assert isinstance(row[0], bytes)
        return decode_document(row[0], decode_flags(str(row[1])) if row[1] else {})

    def layer(self, document: DocumentId) -> TextLayer | None:
        """Return the current text layer."""
        self.number(document)
        row = self._database.row(f"{_LAYER} AND layers.number = documents.layer WHERE documents.id = ?", (document,))
        return _layer(document, row) if row else None

    def layer_id(self, document: DocumentId) -> str:
        """Return the id that was recorded for the current text layer, or an empty string."""
        row = self._database.row(
            "SELECT layers.id FROM layers JOIN documents ON documents.layer = layers.number WHERE documents.id = ?", (document,)
        )
        return str(row[0]) if row else ""

    def layers(self, document: DocumentId) -> Iterator[TextLayer]:
        """Yield every text layer, the oldest first."""
        self.number(document)
        for row in self._database.rows(f"{_LAYER} WHERE documents.id = ? ORDER BY layers.number", (document,)):
            yield _layer(document, row)

    def producers(self, document: DocumentId) -> Mapping[str, str]:
        """Return kind → producer of the last reading."""
        row = self._database.row("SELECT producers FROM documents WHERE id = ?", (document,))
        if row is None:
            raise UnknownIdError(f"the case has no document {document!r}")
        producers: Mapping[str, str] = json.loads(str(row[0]))
        return producers

    def number(self, document: DocumentId) -> int:
        """Return the number under which a document is written."""
        row = self._database.row("SELECT number FROM documents WHERE id = ?", (document,))
        if row is None:
            raise UnknownIdError(f"the case has no document {document!r}")
        return int(str(row[0]))

    def candidate(self, candidate: CandidateId) -> Candidate:
        """Return one candidate."""
        unknown = f"the case has no candidate {candidate!r}; it may have been read again since, or forgotten"
        try:
            kind, number = CandidateKind(candidate.rpartition(".")[0]), number_of(candidate)
        except ValueError as error:
            raise UnknownIdError(unknown) from error
        row = self._database.row(
            "SELECT documents.id, ids, candidates.packed FROM candidate_ids JOIN documents ON documents.number = candidate_ids.document"
            " JOIN candidates ON candidates.document = documents.number AND kind = ? WHERE candidate_ids.id = ?",
            (kind.value, number),
        )
        ids = unpack_ids(row[1]) if row and isinstance(row[1], bytes) else []
        if row is None or number not in ids or id_of(kind, number) != candidate:
            raise UnknownIdError(unknown)
        assert isinstance(row[2], bytes)
        return decode_candidates(kind, DocumentId(str(row[0])), row[2])[ids.index(number)]

    def candidates(self, kind: CandidateKind | None = None, document: DocumentId | None = None) -> Iterator[Candidate]:
        """Yield candidates in order of document, start, end and id."""
        if document is not None:
            yield from self._candidates_of(self.number(document), document, kind)
            return
        for id_, number in self._database.rows("SELECT id, number FROM documents ORDER BY id"):
            yield from self._candidates_of(int(str(number)), DocumentId(str(id_)), kind)

    def _candidates_of(self, number: int, document: DocumentId, kind: CandidateKind | None) -> Iterator[Candidate]:
        rows = self._database.rows(
            "SELECT kind, packed, ids FROM candidates WHERE document = ?1 AND (?2 IS NULL OR kind = ?2) ORDER BY kind",
            (number, kind.value if kind else None),
        )
        placed: list[tuple[int, int, CandidateId, Candidate]] = []
        for word, packed, ids in rows:
            assert isinstance(packed, bytes)
            assert isinstance(ids, bytes)
            found = CandidateKind(str(word))
            for candidate, id_ in zip(decode_candidates(found, document, packed), unpack_ids(ids), strict=True):
                anchor = candidate.passages[0]
                placed.append((anchor.start, anchor.end, id_of(found, id_), candidate))
        return (candidate for *_, candidate in sorted(placed, key=itemgetter(0, 1, 2)))

    def count(self, kind: CandidateKind) -> int:
        """Return the number of candidates of a kind."""
        row = self._database.row("SELECT coalesce(sum(count), 0) FROM candidates WHERE kind = ?", (kind.value,))
        return int(str(row[0])) if row else 0

    def unread(self) -> Iterator[Sha256]:
        """Yield the originals without a document, in order of their first arrival; those that never arrived come last."""
        rows = self._database.rows(
            "SELECT sha256, (SELECT min(number) FROM arrivals WHERE arrivals.sha256 = originals.sha256) AS first FROM originals"
            " WHERE NOT forgotten AND NOT EXISTS (SELECT 1 FROM documents WHERE documents.sha256 = originals.sha256)"
            " ORDER BY first IS NULL, first, sha256"
        )
        for row in rows:
            yield Sha256(str(row[0]))


def _layer(document: DocumentId, row: tuple[object, ...]) -> TextLayer:
    producer, text, regions, boxes = row
    assert isinstance(text, bytes)
    assert isinstance(regions, bytes)
    assert isinstance(boxes, bytes)
    return decode_layer(document, producer=str(producer), text=text, regions=regions, boxes=boxes)
