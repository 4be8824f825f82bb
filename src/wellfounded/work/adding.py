"""Adding files to a case: intake, reading in worker processes, saving, and following what is inside containers.

The parent process is the only writer. A document is saved in the same transaction as the arrivals of the files that were inside
it, so a container whose document is there has lost none of them.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..extract.asked.endpoint import ModelAddress
from ..ingest.protocol import Embedded, Limits
from ..model.documents import Arrival
from ..model.ids import DocumentId, Sha256, document_id
from ..model.journal import EntryKind
from ..model.labels import Flag, ReadStatus
from ..settings import Settings
from ..store.protocol import Store
from .intake import Line, now, take_in
from .pool import Pool
from .progress import Progress, Watcher
from .spool import working_alone
from .worker import Finished, Job

_SAVED_TOGETHER = 32
_FOR_NEW = "date_for_new"
"""The key in the body of a setting that names the date of what arrives from then on; empty where a batch has given it to each."""


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of every input, in the order in which it became known."""

    lines: tuple[Line, ...]
    read_any: bool = False

    def of(self, *statuses: ReadStatus) -> tuple[Line, ...]:
        """Return the lines with one of these statuses."""
        return tuple(line for line in self.lines if line.status in statuses)

    @property
    def failed(self) -> tuple[Line, ...]:
        return self.of(ReadStatus.FAILED)


@dataclass(slots=True)
class _Batch:
    """What a batch knows while it runs."""

    store: Store
    settings: Settings
    standing: Standing
    spool: Path
    jobs: deque[Job] = field(default_factory=deque)
    known: set[Sha256] = field(default_factory=set)
    total: int = 0

    def enlist(self, sha256: Sha256, *, came: str, container: str, depth: int) -> None:
        """Put an original on the list of what is to be read, once; ``came`` is the path under which it did."""
        if sha256 in self.known:
            return
        self.known.add(sha256)
        self.total += 1
        document = document_id(sha256)
        path = self.store.original_path(sha256)
        job = Job(
            sha256=sha256,
            path=path,
            name=Path(came).name or came,
            came=came,
            container=container,
            spool=self.spool / sha256,
            depth=depth,
            date=self.standing.dates.get(document, ""),
            flags=self.standing.flags.get(document, {}),
            corrected=self.standing.texts.get(document),
            limits=limits_of(self.settings),
            model=model_of(self.settings),
        )
        self.jobs.append(job)


def model_of(settings: Settings) -> ModelAddress | None:
    """Return the language model that a person wants to be asked, or None; InputError where its address is none."""
    address = str(settings.value("model-address"))
    if not address:
        return None
    return ModelAddress(
        address=address,
        model=str(settings.value("model")),
        key=str(settings.value("model-key")),
        seconds=min(settings.number("model-seconds"), settings.number("extraction-seconds") / 2),
    )


def limits_of(settings: Settings) -> Limits:
    """Return what reading one file may use."""
    return Limits(
        memory=settings.whole("reader-memory"),
        seconds=settings.number("reader-seconds"),
        embedded_bytes=settings.whole("embedded-bytes"),
        embedded_files=settings.whole("embedded-files"),
        depth=settings.whole("depth"),
    )


def add(store: Store, inputs: Iterable[str | Path], *, settings: Settings, date: str = "", watch: Watcher = lambda _: None) -> IntakeReport:
    """Take in everything below the inputs, and read whatever the case has not read yet, also from an earlier, interrupted batch.

    What failed before is tried again when it is named again. ``date`` is the own date, in EDTF, of the documents that are new now;
    it goes into the journal.
    """
    met = 0

    def kept(path: str) -> None:
        nonlocal met
        met += 1
        watch(Progress(0, met, path))

    with working_alone(store.folder) as spool:
        earlier = set(store.unread())
        _date_owed(store, earlier, date, who=settings.who)
        lines = list(take_in(store, inputs, who=settings.who, progress=kept))
        pending = list(store.unread())
        if date:
            _date_given(store, [(sha256, date) for sha256 in pending if sha256 not in earlier], who=settings.who)
        failed = {document.sha256 for document in store.documents() if document.outcome.status is ReadStatus.FAILED}
        again = [line.sha256 for line in lines if line.sha256 in failed]
        lines = [line for line in lines if line.sha256 not in failed]
        named = [*pending, *dict.fromkeys(filter(None, again))]
        lines.extend(_read(store, named, settings=settings, spool=spool, watch=watch))
    return IntakeReport(tuple(lines), read_any=bool(pending or again))


def read_again(store: Store, *, settings: Settings, watch: Watcher = lambda _: None) -> IntakeReport:
    """Read every document of the case again with today's readers and extractors, and what is new inside containers."""
    originals = [document.sha256 for document in store.documents()] + list(store.unread())
    return IntakeReport(tuple(read_pending(store, originals, settings=settings, watch=watch)), read_any=bool(originals))


def _date_given(store: Store, dated: Iterable[tuple[Sha256, str]], *, who: str) -> None:
    """Write the date of each original into the journal, and that no batch is waiting to do so."""
    with store.transaction():
        for sha256, date in dated:
            store.append(EntryKind.SETTING, {"document": document_id(sha256), "date": date}, who=who)
        store.append(EntryKind.SETTING, {_FOR_NEW: ""}, who=who)


def _date_owed(store: Store, unread: Collection[Sha256], date: str, *, who: str) -> None:
    """Give what an interrupted batch took in the date that it was to have, and note the date that this batch gives."""
    waiting, owed = "", dict[Sha256, str]()
    for entry in store.entries():
        waiting = str(entry.body.get(_FOR_NEW, waiting))
        sha256 = Sha256(str(entry.body.get("sha256", "")))
        if entry.kind is EntryKind.ARRIVED and waiting and sha256 in unread and "container" not in entry.body:
            owed.setdefault(sha256, waiting)
    if waiting:
        _date_given(store, owed.items(), who=who)
    if date:
        store.append(EntryKind.SETTING, {_FOR_NEW: date}, who=who)


@dataclass(frozen=True, slots=True)
class Standing:
    """What people said of whole documents, as the journal holds it; it outlives every re-reading."""

    dates: Mapping[DocumentId, str]
    flags: Mapping[DocumentId, Mapping[Flag, tuple[str, ...]]]
    texts: Mapping[DocumentId, str]
    """Hand-corrected texts."""


def standing_of(store: Store) -> Standing:
    """Read from the journal which dates were given, which flags set and which texts corrected; the latest word counts."""
    dates: dict[DocumentId, str] = {}
    flags: dict[DocumentId, Mapping[Flag, tuple[str, ...]]] = {}
    texts: dict[DocumentId, str] = {}
    for entry in store.entries():
        document = DocumentId(str(entry.body.get("document", "")))
        if entry.kind is EntryKind.SETTING and "date" in entry.body:
            dates[document] = str(entry.body["date"])
        elif entry.kind is EntryKind.FLAGGED:
            given: Any = (store.secret(entry.number) or entry.body).get("flags", {})
            flags[document] = {Flag(flag): tuple(to) for flag, to in given.items()}
        elif entry.kind is EntryKind.TEXT_CORRECTED:
            words = store.secret(entry.number)
            if words:
                texts[document] = str(words["text"])
    return Standing(dates, flags, texts)


def read_pending(store: Store, originals: Iterable[Sha256], *, settings: Settings, watch: Watcher = lambda _: None) -> Iterator[Line]:
    """Read originals in worker processes, save them, and yield a line for each and for each file inside.

    Raises StoreError where another program is reading into the case.
    """
    with working_alone(store.folder) as spool:
        yield from _read(store, originals, settings=settings, spool=spool, watch=watch)


def _read(store: Store, originals: Iterable[Sha256], *, settings: Settings, spool: Path, watch: Watcher) -> Iterator[Line]:
    batch = _Batch(store, settings, standing_of(store), spool)
    depths: dict[Sha256, int] = {}
    for sha256 in originals:
        first = next(store.arrivals(sha256), None)
        container = came_as(store, first.container) if first and first.container else ""
        batch.enlist(sha256, came=came_as(store, sha256), container=container, depth=depth_of(store, sha256, known=depths))
    if not batch.jobs:
        return
    waiting: list[Finished] = []
    done = 0
    with Pool(settings.workers, seconds=settings.number("extraction-seconds")) as pool:
        for finished in pool.run(batch.jobs):
            done += 1
            waiting.append(finished)
            if finished.embedded or len(waiting) == _SAVED_TOGETHER or not batch.jobs:
                yield from _saved(batch, waiting)
                waiting = []
            watch(Progress(done, batch.total, finished.job.name))
        yield from _saved(batch, waiting)


def _saved(batch: _Batch, waiting: list[Finished]) -> list[Line]:
    lines: list[Line] = []
    with batch.store.transaction():
        for finished in waiting:
            for embedded in finished.embedded:
                lines.extend(_adopted(batch, finished, embedded))
        batch.store.save(finished.record for finished in waiting if finished.record is not None)
    for finished in waiting:
        shutil.rmtree(finished.job.spool, ignore_errors=True)
        lines.append(_line(finished))
    return lines


def _adopted(batch: _Batch, finished: Finished, embedded: Embedded) -> list[Line]:
    """Keep a file that was inside another, and put it on the list unless the case has read it before."""
    with embedded.path.open("rb") as stream:
        original, new = batch.store.keep(stream)
    arrival = Arrival(sha256=original.sha256, path=embedded.name, when=now(), who=batch.settings.who, container=finished.job.sha256)
    batch.store.arrive(arrival)
    if new and not original.forgotten:
        batch.enlist(original.sha256, came=embedded.name, container=finished.job.came, depth=finished.job.depth + 1)
        return []
    reason = (
        "these bytes were forgotten; the container still holds them, the case does not"
        if original.forgotten
        else "the same bytes came before; it belongs to both"
    )
    return [
        Line(
            path=embedded.name,
            status=ReadStatus.DUPLICATE,
            reasons=(reason,),
            sha256=original.sha256,
            document=document_id(original.sha256),
            container=finished.job.came,
        )
    ]


def _line(finished: Finished) -> Line:
    document = finished.document
    return Line(
        path=finished.job.came,
        status=document.outcome.status,
        reasons=document.outcome.reasons,
        sha256=document.sha256,
        document=document.id,
        container=finished.job.container,
    )


def came_as(store: Store, sha256: Sha256) -> str:
    """Return the path under which an original first came."""
    first = next(store.arrivals(sha256), None)
    return (first.path if first else "") or sha256[:12]


def depth_of(store: Store, sha256: Sha256, *, known: dict[Sha256, int]) -> int:
    """Return how many containers an original lies in, by the shortest way in which it came; ``known`` remembers what was asked."""
    if sha256 not in known:
        known[sha256] = 0  # whatever a damaged table says, this ends
        containers = {arrival.container for arrival in store.arrivals(sha256)}
        within = [depth_of(store, container, known=known) for container in containers if container]
        known[sha256] = 1 + min(within) if within and None not in containers else 0
    return known[sha256]
