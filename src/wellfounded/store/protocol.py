"""The one protocol through which a case is reached. SQLite implements it first; a second store must pass the same contract tests.

Every method that writes either happens whole or not at all. Originals and the journal are precious; everything else may be
dropped with :meth:`Store.drop_derived` and built again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from ..model.candidates import Candidate, CandidateKind
from ..model.documents import Arrival, Document, Original, TextLayer
from ..model.entities import Entity
from ..model.ids import CandidateId, DocumentId, EntityId, Sha256
from ..model.journal import Entry, EntryKind
from ..model.judgements import Binding


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What the search index needs of a document, prepared outside the store so that workers can do it.

    ``folded`` holds the folded words of the normal form joined by single spaces; word ``n`` stands at
    ``starts[n]``–``ends[n]`` of the text layer.
    """

    folded: str
    starts: Sequence[int]
    ends: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything a reading leaves in the store for one document, saved in one go."""

    document: Document
    layer: TextLayer | None
    candidates: tuple[Candidate, ...] = ()
    index: Index | None = None
    producers: Mapping[str, str] | None = None


class Encoded(Protocol):
    """A record in the form in which one store writes it; opaque to everybody else, and made to be sent between processes."""

    @property
    def document(self) -> Document: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A stretch of a document that a query found, in code points of its text layer."""

    document: DocumentId
    start: int
    end: int
    score: float


class Store(Protocol):
    """A case on disk."""

    @property
    def folder(self) -> Path: ...

    def close(self) -> None: ...

    def transaction(self) -> AbstractContextManager[None]:
        """Join the writes inside into one; nested calls join the outer one."""
        ...

    # originals -------------------------------------------------------------------------------------------------------------
    def keep(self, source: BinaryIO) -> tuple[Original, bool]:
        """Copy a stream into the originals under its SHA-256, read-only, and say whether it is new. Safe against interruption."""
        ...

    def original(self, sha256: Sha256) -> Original: ...

    def originals(self) -> Iterator[Original]: ...

    def original_path(self, sha256: Sha256) -> Path:
        """Return where the bytes are; UnknownIdError where the case does not have them or has forgotten them."""
        ...

    def arrive(self, arrival: Arrival) -> bool:
        """Record an arrival in the table and the journal, unless an equal one is there. Return whether it was new."""
        ...

    def arrivals(self, sha256: Sha256 | None = None) -> Iterator[Arrival]: ...

    def forget(self, sha256: Sha256, *, why: str, who: str) -> None:
        """Destroy the bytes of an original and everything derived from it; keep hash, date and reason in the journal.

        The journal keeps its chain, so what was judged about the document keeps its hashes but must not keep its words:
        judgement entries hold their words in a side table that this call empties. What was embedded in the original and came no
        other way is forgotten with it. When a forgotten original arrives again, the arrival is recorded without its path and
        the bytes are not kept. Inside a transaction the words are gone from the disk when the outermost one ends.
        """
        ...

    def take_back_forgetting(self, sha256: Sha256, *, why: str, who: str) -> None:
        """Let the bytes of a forgotten original be kept again when they next arrive; what was destroyed stays destroyed."""
        ...

    # journal ---------------------------------------------------------------------------------------------------------------
    def append(
        self,
        kind: EntryKind,
        body: Mapping[str, object],
        *,
        who: str,
        secret: Mapping[str, object] | None = None,
        about: Sha256 | Sequence[Sha256] | None = None,
    ) -> Entry:
        """Seal an entry to the end of the journal.

        ``secret`` holds words of documents; it is kept in a side table under its SHA-256, which stands in the body as
        ``secret``, and can be destroyed without breaking the chain. ``about`` is the original (or the originals) whose forgetting
        destroys it.
        """
        ...

    def entries(self, after: int = 0) -> Iterator[Entry]: ...

    def secret(self, entry: int) -> Mapping[str, object] | None:
        """Return the words kept beside an entry, or None where there are none or they were destroyed."""
        ...

    # documents, layers, candidates ----------------------------------------------------------------------------------------
    @property
    def encode(self) -> Callable[[Record], Encoded]:
        """A pure function that does most of the work of :meth:`save`; it can be sent to a worker process and called there."""
        ...

    def save(self, records: Iterable[Record | Encoded]) -> None:
        """Replace what the store holds of each record's document: row, current text layer, candidates and index.

        Flags that were set with :meth:`set_flags` stay, unless the document brings its own. Of candidates with one id the first
        is kept. Many records in one call are faster than many calls.
        """
        ...

    def set_flags(self, document: DocumentId, flags: Mapping[str, Sequence[str]]) -> None: ...

    def documents(self) -> Iterator[Document]:
        """Yield the documents in order of id."""
        ...

    def document(self, document: DocumentId) -> Document: ...

    def unread(self) -> Iterator[Sha256]:
        """Yield the originals that have no document yet, in order of their first arrival: what an interrupted batch left."""
        ...

    def layer(self, document: DocumentId) -> TextLayer | None:
        """Return the current text layer."""
        ...

    def layers(self, document: DocumentId) -> Iterator[TextLayer]:
        """Yield every text layer that the document has had, the oldest first."""
        ...

    def producers(self, document: DocumentId) -> Mapping[str, str]: ...

    def candidate(self, candidate: CandidateId) -> Candidate: ...

    def candidates(self, kind: CandidateKind | None = None, document: DocumentId | None = None) -> Iterator[Candidate]:
        """Yield candidates in order of document, start, end and id."""
        ...

    def count(self, kind: CandidateKind) -> int: ...

    # resolution -------------------------------------------------------------------------------------------------------------
    def replace_entities(self, entities: Iterable[Entity]) -> None: ...

    def entities_due(self) -> bool:
        """Say whether documents were saved since the entities were last replaced: an interruption may come between the two."""
        ...

    def entities(self) -> Iterator[Entity]: ...

    def entity(self, entity: EntityId) -> Entity: ...

    def replace_bindings(self, bindings: Iterable[Binding]) -> None: ...

    def bindings(self) -> Iterator[Binding]: ...

    # search -----------------------------------------------------------------------------------------------------------------
    def search(self, query: str, *, limit: int = 50) -> list[Hit]:
        """Run a query: words, "phrases", AND, OR, NOT, NEAR(a b, n), prefix*, parentheses.

        Words are folded across scripts; a word that the case does not have is replaced by its nearest spellings. Raises
        InputError where the query does not parse. Hits come best first.
        """
        ...

    def spellings(self, word: str, *, limit: int = 5) -> list[str]:
        """Return the folded words of the case that are nearest to a word it does not have."""
        ...

    # upkeep ------------------------------------------------------------------------------------------------------------------
    def drop_derived(self) -> None:
        """Drop everything that can be built again from originals and journal."""
        ...

    def backup(self, target: BinaryIO) -> None:
        """Write the case as one archive that holds its own hashes."""
        ...

    def check(self) -> Iterator[str]:
        """Yield a sentence for every original, chain link or stored passage that differs from what was recorded."""
        ...
