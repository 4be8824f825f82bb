"""A case: the verbs of the library. Everything that the command line and the pages do, they do through this class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ..errors import InputError, UnknownIdError
from ..model.edtf import Edtf
from ..model.entities import Entity
from ..model.ids import Sha256
from ..model.journal import Entry, EntryKind
from ..model.judgements import Verdict
from ..model.labels import Flag, NameKind, Strength
from ..settings import Settings
from ..store.sqlite import SqliteStore
from .clearance import EVERYTHING, Clearance
from .facts import Facts
from .judging import candidates_of, judge, mention_of, mentions_called, resolve, undo
from .lists import LISTS, Filter, Listing, find_document, find_entity
from .overview import Overview, overview
from .passages import AROUND, Shown, find_passages
from .review import Question, questions
from .searching import search

if TYPE_CHECKING:
    from .adding import IntakeReport, Watcher


class Case:
    """A case on disk. Use as a context manager, or call :meth:`close`.

    ``cleared`` names for whom a list is made: documents flagged for somebody else are withheld, and counted.
    """

    def __init__(self, store: SqliteStore, settings: Settings) -> None:
        self.store = store
        self.settings = settings

    @classmethod
    def create(
        cls,
        folder: Path | str,
        *,
        title: str,
        languages: Sequence[str] = (),
        legal_orders: Sequence[str] = (),
        settings: Settings | None = None,
    ) -> Case:
        """Make an empty case in a folder that does not exist or is empty; StoreError where that cannot be."""
        chosen = settings or Settings()
        store = SqliteStore.create(Path(folder), title=title, languages=languages, legal_orders=legal_orders, who=chosen.who)
        return cls(store, chosen)

    @classmethod
    def open(cls, folder: Path | str, *, settings: Settings | None = None) -> Case:
        """Open a case; StoreError where the folder holds none, or one of a newer format."""
        store = SqliteStore.open(Path(folder))
        try:
            return cls(store, (settings or Settings()).of_case(store.case_settings))
        except BaseException:
            store.close()
            raise

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the case back to other writers."""
        self.store.close()

    @property
    def title(self) -> str:
        return self.store.title

    # intake ------------------------------------------------------------------------------------------------------------------
    def add(self, inputs: Iterable[str | Path], *, date: str = "", watch: Watcher = lambda _: None) -> IntakeReport:
        """Take files and folders in, read them and what is inside them, and look for facts.

        ``date`` is the documents' own date in EDTF where they do not say it. Returns a line for every input. What an interrupted
        batch left unread is read too.
        """
        from .adding import add

        report = add(self.store, inputs, settings=self.settings, date=str(Edtf.parse(date)) if date else "", watch=watch)
        if report.read_any or self.store.entities_due():
            resolve(self.store)
        return report

    def read_again(self, *, watch: Watcher = lambda _: None) -> IntakeReport:
        """Read every document again with today's readers and extractors; judgements are bound again, or listed as lost."""
        from .adding import read_again

        report = read_again(self.store, settings=self.settings, watch=watch)
        resolve(self.store)
        return report

    # what is in it -------------------------------------------------------------------------------------------------------------
    def facts(self, *, cleared: Iterable[str] = ()) -> Facts:
        """Return the facts that a reader with this clearance may see."""
        return Facts(self.store, Clearance.of(cleared))

    def overview(self, *, cleared: Iterable[str] = ()) -> Overview:
        """Say what is in the case."""
        facts = self.facts(cleared=cleared)
        return overview(facts, title=self.title, to_look_at=len(questions(facts)))

    def listing(
        self,
        name: str,
        *,
        person: str = "",
        body: str = "",
        date: str = "",
        document: str = "",
        strength: str = "",
        cleared: Iterable[str] = (),
    ) -> Listing:
        """Return one of the lists: documents, people, bodies, acts, quotes, figures, citations, chronology."""
        if name not in LISTS:
            raise InputError(f"there is no list {name!r}; the lists are {', '.join(LISTS)}")
        narrowed = Filter(person=person, body=body, date=date, document=document, strength=Strength(strength) if strength else None)
        return LISTS[name](self.facts(cleared=cleared), narrowed)

    def search(self, query: str, *, limit: int = 50, cleared: Iterable[str] = ()) -> list[Shown]:
        """Return the passages that a query finds, best first."""
        return search(self.facts(cleared=cleared), query, limit=limit)

    def passages(self, identifier: str, *, around: int = AROUND, cleared: Iterable[str] = ()) -> list[Shown]:
        """Return the exact passages of a fact, or of DOCUMENT:START-END."""
        return find_passages(self.facts(cleared=cleared), identifier, around=around)

    def review(self, *, cleared: Iterable[str] = ()) -> list[Question]:
        """Return what needs a look, most consequential first."""
        return questions(self.facts(cleared=cleared))

    # judgements ------------------------------------------------------------------------------------------------------------------
    def accept(self, *identifiers: str, why: str = "") -> list[Entry]:
        """Agree with proposed facts; the id of a person or body means all its mentions."""
        return [judge(self.store, Verdict.ACCEPT, candidates_of(self.store, one), who=self.settings.who, why=why) for one in identifiers]

    def reject(self, *identifiers: str, why: str = "") -> list[Entry]:
        """Refuse proposed facts, which lists leave out then; the id of a person or body means all its mentions."""
        return [judge(self.store, Verdict.REJECT, candidates_of(self.store, one), who=self.settings.who, why=why) for one in identifiers]

    def correct(self, identifier: str, values: Mapping[str, object], *, why: str = "") -> Entry:
        """Put values in the place of proposed ones."""
        candidates = candidates_of(self.store, identifier)
        return judge(self.store, Verdict.CORRECT, candidates, who=self.settings.who, corrected=values, why=why)

    def merge(self, *names: str, why: str = "") -> Entry:
        """Say that persons or bodies, given by id or name, are one."""
        entities = self._entities(names)
        if len({entity.id for entity in entities}) < 2:
            raise InputError("to merge takes at least two different people or bodies; `wellfounded people` lists their ids")
        return judge(self.store, Verdict.MERGE, [mention_of(entity) for entity in entities], who=self.settings.who, why=why)

    def split(self, name: str, forms: Sequence[str], *, why: str = "") -> Entry:
        """Say that the mentions of a person or body in these spellings are somebody or something else."""
        entity = self._entities([name])[0]
        others = mentions_called(entity, forms)
        rest = [mention.candidate for mention in entity.mentions if mention.form not in forms]
        if not rest:
            raise InputError(f"all mentions of {entity.name} are written so; name fewer spellings")
        return judge(self.store, Verdict.SPLIT, [min(rest), *sorted(others)], who=self.settings.who, why=why)

    def undo(self, number: int) -> Entry:
        """Take an entry of the journal back by a new one."""
        return undo(self.store, number, who=self.settings.who)

    def journal(self) -> list[Entry]:
        """Return the journal, the oldest entry first."""
        return list(self.store.entries())

    def _entities(self, names: Iterable[str]) -> list[Entity]:
        facts = self.facts(cleared=[EVERYTHING])
        return [find_entity(facts, name, NameKind.PERSON, NameKind.BODY, NameKind.PLACE, NameKind.STATE) for name in names]

    # documents ----------------------------------------------------------------------------------------------------------------------
    def flag(self, document: str, flags: Mapping[Flag, Sequence[str]], *, why: str = "") -> Entry:
        """Say who may see a document; an empty mapping takes every flag away."""
        found = find_document(self.facts(cleared=[EVERYTHING]), document)
        plain = {flag.value: list(to) for flag, to in flags.items()}
        with self.store.transaction():
            entry = self.store.append(EntryKind.FLAGGED, {"document": found.id, "flags": plain, "why": why}, who=self.settings.who)
            self.store.set_flags(found.id, plain)
        return entry

    def correct_text(self, document: str, text: str, *, why: str = "") -> Entry:
        """Put a hand-corrected text layer in the place of today's; the old one is kept, and judgements follow to the new one."""
        from .text_corrections import correct_text

        found = find_document(self.facts(cleared=[EVERYTHING]), document)
        return correct_text(self.store, found, text, settings=self.settings, why=why)

    def forget(self, original: str, *, why: str) -> Sha256:
        """Destroy the bytes of an original and everything derived from it; hash, date and reason stay in the journal."""
        sha256 = self.original_called(original)
        self.store.forget(sha256, why=why, who=self.settings.who)
        resolve(self.store)
        return sha256

    def original_called(self, given: str) -> Sha256:
        """Return the hash of the original that a SHA-256 (or its beginning), a document id or a name means."""
        hashes = [
            original.sha256 for original in self.store.originals() if original.sha256.startswith(given.lower()) and not original.forgotten
        ]
        if len(hashes) == 1 and len(given) >= 6:
            return hashes[0]
        try:
            return find_document(self.facts(cleared=[EVERYTHING]), given).sha256
        except UnknownIdError as error:
            raise UnknownIdError(f"{given!r} is no original of this case; give its SHA-256, a document id or a file name") from error

    # keeping ----------------------------------------------------------------------------------------------------------------------
    def report(self, target: Path | str, *, cleared: Iterable[str] = ()) -> Path:
        """Write the report page and return where it is. What leaves the case is recorded in the journal."""
        from .reporting import write_report

        made_for = tuple(cleared)
        facts = self.facts(cleared=made_for)
        return write_report(facts, Path(target), title=self.title, who=self.settings.who, made_for=made_for)

    def backup(self, target: Path | str) -> Path:
        """Write the case into one archive, read it back, and return where it is; IntegrityError where it does not read back."""
        path = Path(target)
        self.store.append(EntryKind.BACKED_UP, {"archive": path.name}, who=self.settings.who)
        self.store.backup_to(path)
        return path

    @classmethod
    def restore(cls, archive: Path | str, folder: Path | str, *, settings: Settings | None = None) -> Case:
        """Make a case from an archive; IntegrityError where a byte of it differs from what the archive says."""
        store = SqliteStore.restore(Path(archive), Path(folder))
        chosen = settings or Settings()
        store.append(EntryKind.RESTORED, {"archive": Path(archive).name, "when": datetime.now(UTC).isoformat()}, who=chosen.who)
        return cls(store, chosen)

    def verify(self) -> list[str]:
        """Re-hash originals, check the journal, re-read every passage; return a sentence for everything that differs."""
        return list(self.store.check())
