"""A case in one folder: ``case.toml``, ``case.db`` (SQLite, WAL) and ``originals``. Implements :class:`~.protocol.Store`.

Order of destruction and of keeping is chosen so that an interruption at any point leaves a whole case: an original's bytes are in their
place before its row is committed, and its row is marked forgotten before its bytes are removed. What is left over in between is put
right when the case is next opened: bytes without a row become an original that has not arrived yet, bytes that were forgotten are
removed, and words that were forgotten are scrubbed from the database file.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from ..errors import BusyError, IntegrityError, StoreError, UsageError
from ..model.candidates import Candidate, CandidateKind
from ..model.documents import Arrival, Document, Original, TextLayer
from ..model.entities import Entity
from ..model.ids import CandidateId, DocumentId, EntityId, Sha256
from ..model.journal import Entry, EntryKind
from ..model.judgements import Binding
from . import backup, check
from .casefile import CaseFile
from .database import Database, file_errors
from .encoding import EncodedRecord, encode
from .index import WordIndex
from .intake import Intake
from .journal import Journal
from .originals import FOLDER, Originals
from .protocol import Encoded, Hit, Record
from .resolution import Resolution
from .search import Search
from .tables import Tables

_BLOCK = 1 << 20


class SqliteStore:
    """A case on disk. Use as a context manager, or call :meth:`close`."""

    def __init__(self, folder: Path, casefile: CaseFile) -> None:
        self._folder = folder
        self._casefile = casefile
        self._database = Database(folder / backup.DATABASE)
        self._originals = Originals(folder)
        self._journal = Journal(self._database)
        self._index = WordIndex(self._database)
        self._tables = Tables(self._database, self._index)
        self._resolution = Resolution(self._database)
        self._intake = Intake(self._database, self._originals, self._journal)
        self._search = Search(self._database, self._index)
        self._forgot = False
        try:
            self._put_right()
        except BaseException:
            self.close()
            raise

    # a case comes, goes and moves ---------------------------------------------------------------------------------------------------
    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        title: str,
        languages: Sequence[str] = (),
        legal_orders: Sequence[str] = (),
        settings: Mapping[str, object] | None = None,
        who: str = "",
    ) -> SqliteStore:
        """Make an empty case in a folder that does not exist or is empty; StoreError where that cannot be."""
        casefile = CaseFile(title=title, languages=tuple(languages), legal_orders=tuple(legal_orders), settings=dict(settings or {}))
        with _new_folder(folder) as draft:
            (draft / FOLDER).mkdir(mode=0o700)
            casefile.write(draft)
            database = Database(draft / backup.DATABASE, new=True)
            body = {"title": title, "languages": list(languages), "legal_orders": list(legal_orders)}
            Journal(database).append(EntryKind.CREATED, body, who=who)
            database.close()
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path) -> SqliteStore:
        """Open a case; StoreError where the folder holds none, or one of a newer format."""
        folder = Path(folder)
        casefile = CaseFile.read(folder)
        if not (folder / backup.DATABASE).is_file():
            raise StoreError(f"{folder}: {backup.DATABASE} is missing; restore the case from a backup")
        return cls(folder, casefile)

    @classmethod
    def restore(cls, archive: Path, folder: Path) -> SqliteStore:
        """Make a case from an archive in a folder that does not exist or is empty.

        Raises IntegrityError that names the member where a byte differs from what the archive says; nothing is left then.
        """
        with contextlib.ExitStack() as stack:
            with file_errors(archive):
                source = stack.enter_context(Path(archive).open("rb"))
            draft = stack.enter_context(_new_folder(folder))
            backup.unpack_backup(source, draft)
            with cls.open(draft) as store:
                store._chain_verified()
        return cls.open(folder)

    def _chain_verified(self) -> None:
        for sentence in self._journal.check():
            raise IntegrityError(sentence)

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the case back to other writers."""
        self._database.close()

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def title(self) -> str:
        return self._casefile.title

    @property
    def languages(self) -> tuple[str, ...]:
        return self._casefile.languages

    @property
    def legal_orders(self) -> tuple[str, ...]:
        return self._casefile.legal_orders

    @property
    def case_settings(self) -> Mapping[str, object]:
        """The table ``[settings]`` of case.toml."""
        return self._casefile.settings

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Join the writes inside into one; nested calls join the outer one.

        What was forgotten inside is taken out of the files at its end; BusyError where another program has the case open, and then the
        writes are kept and the next opening takes it out.
        """
        try:
            with self._database.transaction():
                yield
        except BaseException:
            self._forgot = self._forgot and self._database.in_transaction
            raise
        if self._forgot and not self._database.in_transaction:
            self._forgot = False
            self._scrub_where_due()

    # originals ------------------------------------------------------------------------------------------------------------------------
    def keep(self, source: BinaryIO) -> tuple[Original, bool]:
        """Copy a stream into the originals under its SHA-256 and say whether it is new."""
        return self._intake.keep(source)

    def original(self, sha256: Sha256) -> Original:
        return self._intake.original(sha256)

    def originals(self) -> Iterator[Original]:
        """Yield the originals in order of hash."""
        return self._intake.originals()

    def original_path(self, sha256: Sha256) -> Path:
        """Return where the bytes are; UnknownIdError where the case does not have them or has forgotten them."""
        return self._intake.path(sha256)

    def arrive(self, arrival: Arrival) -> bool:
        """Record an arrival in the table and the journal, unless an equal one is there."""
        return self._intake.arrive(arrival)

    def arrivals(self, sha256: Sha256 | None = None) -> Iterator[Arrival]:
        """Yield the arrivals in the order in which they were recorded."""
        return self._intake.arrivals(sha256)

    def forget(self, sha256: Sha256, *, why: str, who: str) -> None:
        """Destroy the bytes of an original and everything derived from it; keep hash, date and reason in the journal."""
        if not why.strip():
            raise UsageError("forgetting needs a reason: it is all that stays in the journal beside hash and date")
        with self.transaction():
            for number, each in enumerate(self._intake.with_embedded(sha256)):
                body: dict[str, object] = {"sha256": each, "why": why}
                if number:
                    body["with"] = sha256
                document = self._intake.document_of(each)
                self._resolution.forget(document)
                self._tables.forget(each)
                self._intake.forget(each)
                self._journal.destroy_secrets(each)
                self._journal.append(EntryKind.FORGOTTEN, body, who=who)
            self._database.execute("INSERT OR IGNORE INTO due VALUES ('scrub')")
            self._forgot = True

    def take_back_forgetting(self, sha256: Sha256, *, why: str, who: str) -> None:
        """Let the bytes of a forgotten original be kept again when they next arrive; what was destroyed stays destroyed."""
        with self.transaction():
            self._intake.take_back_forgetting(sha256)
            self._journal.append(EntryKind.UNDONE, {"sha256": sha256, "what": EntryKind.FORGOTTEN.value, "why": why}, who=who)

    # journal --------------------------------------------------------------------------------------------------------------------------
    def append(
        self,
        kind: EntryKind,
        body: Mapping[str, object],
        *,
        who: str,
        secret: Mapping[str, object] | None = None,
        about: Sha256 | Sequence[Sha256] | None = None,
    ) -> Entry:
        """Seal an entry to the end of the journal."""
        concerned = [Sha256(about)] if isinstance(about, str) else about or []
        return self._journal.append(kind, body, who=who, secret=secret, about=concerned)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Yield the entries with a higher number, in order."""
        return self._journal.entries(after)

    def secret(self, entry: int) -> Mapping[str, object] | None:
        """Return the words kept beside an entry, or None where there are none or they were destroyed."""
        return self._journal.secret(entry)

    # documents, layers, candidates ----------------------------------------------------------------------------------------------------
    @property
    def encode(self) -> Callable[[Record], EncodedRecord]:
        """The function ``wellfounded.store.encoding.encode``, which workers may also call by that name."""
        return encode

    def save(self, records: Iterable[Record | Encoded]) -> None:
        """Replace what the store holds of each record's document."""
        with self._database.transaction():
            self._tables.save(records)
            self._database.execute("INSERT OR IGNORE INTO due VALUES ('entities')")

    def set_flags(self, document: DocumentId, flags: Mapping[str, Sequence[str]]) -> None:
        """Replace the flags of a document."""
        with self._database.transaction():
            self._tables.number(document)
            self._tables.set_flags(document, flags)

    def documents(self) -> Iterator[Document]:
        """Yield the documents in order of id."""
        return self._tables.documents()

    def document(self, document: DocumentId) -> Document:
        return self._tables.document(document)

    def unread(self) -> Iterator[Sha256]:
        """Yield the originals that have no document yet, in order of their first arrival."""
        return self._tables.unread()

    def layer(self, document: DocumentId) -> TextLayer | None:
        """Return the current text layer."""
        return self._tables.layer(document)

    def layers(self, document: DocumentId) -> Iterator[TextLayer]:
        """Yield every text layer that the document has had, the oldest first."""
        return self._tables.layers(document)

    def producers(self, document: DocumentId) -> Mapping[str, str]:
        return self._tables.producers(document)

    def candidate(self, candidate: CandidateId) -> Candidate:
        return self._tables.candidate(candidate)

    def candidates(self, kind: CandidateKind | None = None, document: DocumentId | None = None) -> Iterator[Candidate]:
        """Yield candidates in order of document, start, end and id."""
        return self._tables.candidates(kind, document)

    def count(self, kind: CandidateKind) -> int:
        return self._tables.count(kind)

    # resolution -----------------------------------------------------------------------------------------------------------------------
    def replace_entities(self, entities: Iterable[Entity]) -> None:
        with self._database.transaction():
            self._resolution.replace_entities(entities)
            self._database.execute("DELETE FROM due WHERE task = 'entities'")

    def entities_due(self) -> bool:
        """Say whether documents were saved since the entities were last replaced."""
        return self._database.row("SELECT 1 FROM due WHERE task = 'entities'") is not None

    def entities(self) -> Iterator[Entity]:
        """Yield the entities in order of id."""
        return self._resolution.entities()

    def entity(self, entity: EntityId) -> Entity:
        return self._resolution.entity(entity)

    def replace_bindings(self, bindings: Iterable[Binding]) -> None:
        self._resolution.replace_bindings(bindings)

    def bindings(self) -> Iterator[Binding]:
        """Yield the bindings in order of entry and position."""
        return self._resolution.bindings()

    # search ---------------------------------------------------------------------------------------------------------------------------
    def search(self, query: str, *, limit: int = 50) -> list[Hit]:
        """Run a query; InputError that names the position where it does not parse. Hits come best first."""
        return self._search.search(query, limit=limit)

    def spellings(self, word: str, *, limit: int = 5) -> list[str]:
        """Return the folded words of the case that are nearest to a word it does not have."""
        return self._search.spellings(word, limit=limit)

    # upkeep ---------------------------------------------------------------------------------------------------------------------------
    def drop_derived(self) -> None:
        """Drop everything that can be built again from originals and journal."""
        with self._database.transaction():
            self._resolution.clear()
            self._tables.clear()

    def backup(self, target: BinaryIO) -> None:
        """Write the case as one archive that holds its own hashes."""
        if self._database.in_transaction:
            raise UsageError("a backup cannot be made inside a transaction; finish it first")
        with self._originals.temporary() as (_, snapshot):
            backup.write_backup(self._database, self._folder, target, snapshot=snapshot)

    def backup_to(self, target: Path) -> int:
        """Write the case into a file, read it back, and return how many files it holds; the file is there whole or not at all."""
        target = Path(target)
        with file_errors(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        path = Path(name)
        try:
            with open(number, "wb", buffering=_BLOCK) as draft:  # noqa: PTH123 — a descriptor
                self.backup(draft)
            with path.open("rb") as written:
                count = backup.verify_backup(written)
            with file_errors(target):
                path.replace(target)
        finally:
            path.unlink(missing_ok=True)
        return count

    def check(self) -> Iterator[str]:
        """Yield a sentence for every original, chain link or stored passage that differs from what was recorded."""
        return check.check(self._database, self._originals, self._journal, self._tables)

    def _put_right(self) -> None:
        """Finish what an interruption left."""
        self._originals.sweep()
        self._intake.put_right()
        self._scrub_unless_busy()

    def _scrub_unless_busy(self) -> None:
        """Scrub what is due, unless another program has the case open: then the next opening does."""
        with contextlib.suppress(BusyError), self._database.patience(0):
            if self._is_scrubbing_due() and self._database.is_alone():
                self._scrub_where_due()

    def _is_scrubbing_due(self) -> bool:
        return self._database.row("SELECT 1 FROM due WHERE task = 'scrub'") is not None

    def _scrub_where_due(self) -> None:
        """Take what was forgotten out of the files themselves: merged index, rewritten database, emptied log, removed bytes."""
        if not self._is_scrubbing_due():
            return
        self._intake.destroy_forgotten()
        self._index.compact()
        self._database.rewrite(self._originals.incoming)
        self._database.execute("DELETE FROM due WHERE task = 'scrub'")


@contextlib.contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """Give a draft beside the folder that takes its place when all went well, and leaves nothing when not."""
    folder = Path(folder)
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise StoreError(f"{folder}: is there and not empty; choose another folder")
    with file_errors(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        yield draft
        with file_errors(folder):
            if folder.is_dir():
                folder.rmdir()
            draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
