"""A case: the verbs of the library. Everything that the command line and the pages do, they do through this class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ..errors import InputError, UnknownIdError
from ..model.edtf import Edtf
from ..model.entities import Entity
from ..model.ids import CandidateId, Sha256
from ..model.journal import Entry, EntryKind
from ..model.judgements import Verdict
from ..model.labels import Flag, Strength
from ..settings import Settings
from ..store.sqlite import SqliteStore
from .called import find_document, the_entity
from .clearance import EVERYTHING, Clearance, sentence
from .facts import Facts
from .journal_lines import differing, journal_rows
from .judging import ACT, candidates_of, judge, likened, mention_of, mentions_called, resolve, undo
from .lists import LISTS, Filter, Listing
from .overview import Overview, overview
from .passages import AROUND, Shown, find_passages
from .review import Question, questions
from .searching import search

if TYPE_CHECKING:
    from ..model.facts import CaseFacts
    from ..model.protection import Protections
    from .adding import IntakeReport
    from .assuming import Assumption
    from .disclosing import Disclosure
    from .progress import Watcher
    from .reasoning import Reasoning


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

    def withheld(self, *, cleared: Iterable[str] = ()) -> str:
        """Say in a sentence how many documents a clearance withholds; empty where none."""
        return sentence(self.facts(cleared=cleared).withheld)

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
        """Agree with proposed facts; the id of a person or body means all its mentions, ``ID=ID`` that two of them or two acts are one."""
        pairs, others = likened(identifiers)
        merged = [self._told_by(pair, Verdict.MERGE, why) or self.merge(*pair, why=why) for pair in pairs]
        if pairs and not others:
            return merged
        return merged + judge(self.store, Verdict.ACCEPT, self._candidates(others), who=self.settings.who, why=why)

    def reject(self, *identifiers: str, why: str = "") -> list[Entry]:
        """Refuse proposed facts, which lists leave out then; the id of a person or body means all its mentions.

        ``ID=ID`` refuses that two people or bodies are one, or that two acts are, also where they were joined.
        """
        pairs, others = likened(identifiers)
        parted = [self._told_by(pair, Verdict.SPLIT, why) or self.keep_apart(*pair, why=why) for pair in pairs]
        if pairs and not others:
            return parted
        return parted + judge(self.store, Verdict.REJECT, self._candidates(others), who=self.settings.who, why=why)

    def correct(self, identifier: str, values: Mapping[str, object], *, why: str = "") -> list[Entry]:
        """Put values in the place of proposed ones; the id of a person or body means all its mentions. InputError for ``ID=ID``."""
        if likened([identifier])[0]:
            raise InputError(f"{identifier} is a question and has no values: accept says that the two are one, reject that they are not")
        return judge(self.store, Verdict.CORRECT, self._candidates([identifier]), who=self.settings.who, corrected=values, why=why)

    def merge(self, *names: str, why: str = "") -> Entry:
        """Say that persons or bodies, given by id or name, are one. InputError where a name may mean several."""
        entities = self.entities_called(*names)
        if len({entity.id for entity in entities}) < 2:
            raise InputError("to merge takes at least two different people or bodies; `wellfounded people` lists their ids")
        return judge(self.store, Verdict.MERGE, [mention_of(entity) for entity in entities], who=self.settings.who, why=why)[0]

    def split(self, name: str, forms: Sequence[str], *, why: str = "") -> Entry:
        """Say that the mentions of a person or body in these spellings are somebody or something else."""
        entity = self.entities_called(name)[0]
        others = mentions_called(entity, forms)
        rest = [mention.candidate for mention in entity.mentions if mention.form not in forms]
        if not rest:
            raise InputError(f"all mentions of {entity.name} are written so; name fewer spellings")
        return judge(self.store, Verdict.SPLIT, [min(rest), *sorted(others)], who=self.settings.who, why=why)[0]

    def keep_apart(self, one: str, other: str, *, why: str = "") -> Entry:
        """Say that two people or bodies, given by id or name, are not one, though they may be called alike."""
        stays, leaves = sorted(self.entities_called(one, other), key=lambda entity: (-len(entity.mentions), entity.id))
        if stays.id == leaves.id:
            raise InputError(f"these are one already: {stays.name}; `wellfounded split` parts spellings from it")
        leaving = sorted(mention.candidate for mention in leaves.mentions)
        return judge(self.store, Verdict.SPLIT, [mention_of(stays), *leaving], who=self.settings.who, why=why)[0]

    def undo(self, number: int) -> Entry:
        """Take an entry of the journal back by a new one."""
        return undo(self.store, number, who=self.settings.who)

    def journal(self) -> list[Entry]:
        """Return the journal, the oldest entry first."""
        return list(self.store.entries())

    def log(self, *, cleared: Iterable[str] = ()) -> list[dict[str, object]]:
        """Return the journal as rows, the oldest first, with the words of each entry as far as a clearance allows."""
        return list(journal_rows(self.facts(cleared=cleared)))

    def entities_called(self, *names: str) -> list[Entity]:
        """Return whom names or ids mean; InputError where a name may mean several, so that no judgement is about the wrong one."""
        facts = self.facts(cleared=[EVERYTHING])
        return [the_entity(facts, name) for name in names]

    def _told_by(self, pair: tuple[str, str], verdict: Verdict, why: str) -> Entry | None:
        """Judge two tellings of acts to be of one act, or of two; None where the pair is of people or bodies."""
        if not pair[0].startswith(ACT):
            return None
        return judge(self.store, verdict, [CandidateId(one) for one in pair], who=self.settings.who, why=why)[0]

    def _candidates(self, identifiers: Iterable[str]) -> list[CandidateId]:
        return [candidate for identifier in identifiers for candidate in candidates_of(self.store, identifier)]

    # documents ----------------------------------------------------------------------------------------------------------------------
    def flag(self, document: str, flags: Mapping[Flag, Sequence[str]], *, why: str = "") -> Entry:
        """Say who may see a document; an empty mapping takes every flag away."""
        found = find_document(self.facts(cleared=[EVERYTHING]), document)
        plain = {flag.value: list(to) for flag, to in flags.items()}
        with self.store.transaction():
            words = {"flags": plain, "why": why}
            entry = self.store.append(EntryKind.FLAGGED, {"document": found.id}, who=self.settings.who, secret=words, about=found.sha256)
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
        called = [document.sha256 for document in self.store.documents() if given in {document.id, document.name}]
        if len(called) == 1:
            return called[0]
        told = "is the name of several originals" if called else "is no original of this case"
        raise UnknownIdError(f"{given!r} {told}; give six or more characters of its SHA-256, a document id, or its whole file name")

    def name_of(self, sha256: Sha256) -> str:
        """Return the file name of an original."""
        return next((document.name for document in self.store.documents() if document.sha256 == sha256), "an original not read yet")

    def holders(self, sha256: Sha256) -> list[str]:
        """Return the names of the containers, still in the case, in which the bytes of an original lie too."""
        inside = {arrival.container for arrival in self.store.arrivals(sha256) if arrival.container}
        return sorted(document.name for document in self.store.documents() if document.sha256 in inside)

    # protection -------------------------------------------------------------------------------------------------------------------
    def protections(self) -> Protections:
        """Say who and what is protected, and which rings there are."""
        from .protecting import protections

        return protections(self.store)

    def ring(self, name: str, members: Sequence[str], *, clearances: Sequence[str] = (), why: str = "") -> Entry:
        """Make a ring of recipients, or say anew who is in it."""
        from .protecting import make_ring

        return make_ring(self.store, name, members=members, clearances=clearances, who=self.settings.who, why=why)

    def protect(
        self, what: str, *, also: Sequence[str] = (), apart: Sequence[str] = (), excepted: Sequence[str] = (), why: str = ""
    ) -> Entry:
        """Protect a person (name or id), or a passage (``DOCUMENT:START-END`` or the id of a fact), from all rings but the excepted."""
        from .protecting import passage_meant, protect_passage, protect_person

        facts = self.facts(cleared=[EVERYTHING])
        shown = passage_meant(facts, what)
        if shown is not None:
            return protect_passage(self.store, shown, excepted=excepted, who=self.settings.who, why=why)
        entity = self.person_to_protect(what)
        return protect_person(self.store, what, entity=entity, also=also, apart=apart, excepted=excepted, who=self.settings.who, why=why)

    def person_to_protect(self, name: str) -> Entity | None:
        """Return whom the case knows by a name; None where it knows nobody. InputError where the name may mean several."""
        from .protecting import person_called

        return person_called(self.facts(cleared=[EVERYTHING]), name)

    def disclose(
        self, to: str, target: Path | str, *, form: str = "html", why: str = "", dry_run: bool = False, watch: Watcher = lambda _: None
    ) -> Disclosure:
        """Write the version for one ring into a new folder; IntegrityError, and nothing written, where something protected would leak."""
        from .disclosing import disclose

        who = self.settings.who
        return disclose(self.store, Path(target), to=to, title=self.title, who=who, form=form, why=why, dry_run=dry_run, watch=watch)

    # reasoning --------------------------------------------------------------------------------------------------------------------
    def reasoning(self, *, cleared: Iterable[str] = (), confirmed_only: bool = False, stated_only: bool = False) -> Reasoning:
        """Return what follows from the facts of the case that a clearance allows: what stands, why, what if, on what it rests."""
        from .reasoning import Reasoning

        return Reasoning(self.facts(cleared=cleared), confirmed_only=confirmed_only, stated_only=stated_only)

    def import_facts(self, text: str | bytes, *, name: str = "the facts") -> list[Entry]:
        """Take rows of facts in their public format into the case, all or nothing; ``undo`` of the first entry takes them out again."""
        from .entered_facts import imported

        rows = self.reasoning(cleared=[EVERYTHING]).rows
        return imported(self.store, text, name=name, who=self.settings.who, present=rows.facts, of_candidate=rows.of_candidate)

    def check_facts(self, text: str | bytes, *, name: str = "the facts") -> CaseFacts:
        """Read rows of facts as an import would, and take nothing in."""
        from ..exchange.facts import read_facts

        return read_facts(text, name=name, beside=self.reasoning(cleared=[EVERYTHING]).facts)

    def export_facts(self, *, cleared: Iterable[str] = (), confirmed_only: bool = False) -> str:
        """Return all rows of the case in their public format."""
        from ..exchange.facts import write_facts

        return write_facts(self.reasoning(cleared=cleared, confirmed_only=confirmed_only).resting)

    def assume(self, said: Assumption, *, why: str = "") -> Entry:
        """Add a row by hand, on the word of the one who adds it or on a passage; ``undo`` takes it out again."""
        from .assuming import rows_of
        from .entered_facts import assumed

        reasoning = self.reasoning(cleared=[EVERYTHING])
        rows = rows_of(replace(said, who=self.settings.who), self.facts(cleared=[EVERYTHING]), reasoning.node)
        of_candidate = reasoning.rows.of_candidate
        return assumed(self.store, rows, who=self.settings.who, why=why, present=reasoning.facts, of_candidate=of_candidate)

    def rows_assumed(self, said: Assumption) -> Mapping[str, object]:
        """Return the rows that an assumption would add; refused as :meth:`assume` would refuse them."""
        from .assuming import rows_of
        from .entered_facts import check_rows

        reasoning = self.reasoning(cleared=[EVERYTHING])
        rows = rows_of(replace(said, who=self.settings.who), self.facts(cleared=[EVERYTHING]), reasoning.node)
        check_rows(rows, present=reasoning.facts)
        return rows

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
        self.store.backup_to(path)
        self.store.append(EntryKind.BACKED_UP, {"archive": path.name}, who=self.settings.who)
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
        return [*self.store.check(), *differing(self.store)]
