"""What a worker process does with one document: read it in the sandbox, find everything in it, and make the record for the store.

A worker never touches the case. It gets the path of an original and gives back a :class:`Finished`; embedded files wait in the
spool folder until the case has kept them.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..errors import MissingDependencyError, WellfoundedError
from ..extract.asked.endpoint import ModelAddress
from ..ingest.protocol import Embedded, FileRead, Limits
from ..ingest.sandbox import Sandbox
from ..model.candidates import candidates_of
from ..model.documents import Document, TextLayer
from ..model.ids import Sha256
from ..model.labels import Flag, ReadStatus
from ..model.normal import normalise
from ..model.reading import Reading
from ..store.encoding import encode
from ..store.protocol import Encoded, Record
from ..store.words import make_index
from .correcting import corrected_layer
from .reading import document_of, failed, layer_of, read_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One original to be read."""

    sha256: Sha256
    path: Path
    name: str
    spool: Path
    depth: int = 0
    date: str = ""
    """The document's own date, given by a person."""
    flags: Mapping[Flag, tuple[str, ...]] = field(default_factory=dict)
    corrected: str | None = None
    """The hand-corrected text that takes the place of the reader's."""
    limits: Limits = field(default_factory=Limits)
    model: ModelAddress | None = None
    """The language model that is asked to read as well, if a person gave one."""
    came: str = ""
    """The path under which it first came, for the report."""
    container: str = ""
    """The path of the container that it came in, for the report."""
    for_store: bool = True
    """Whether a record for the store is wanted, or the reading itself."""
    deaths: int = 0
    """How often a worker has died over it."""
    given_up: str = ""
    """Why only its text and the files inside are wanted: the reason for which nothing is looked for in it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What came of a job: the document with its record or its reading, whichever was wanted, and the files that were inside."""

    job: Job
    document: Document
    record: Encoded | Record | None = None
    reading: Reading | None = None
    embedded: tuple[Embedded, ...] = ()


def finish(job: Job, sandbox: Sandbox) -> Finished:
    """Read one original and find everything in it. Nothing that is wrong with the file raises."""
    read = sandbox.read(job.path, name=job.name, spool=job.spool, limits=job.limits, depth=job.depth)
    return finished_with(job, reading_of(job, read), embedded=read.embedded)


def finished_with(job: Job, reading: Reading, *, embedded: tuple[Embedded, ...] = ()) -> Finished:
    """Return what a reading comes to for who asked for it."""
    if job.for_store:
        return Finished(job=job, document=reading.document, record=encode(record_of(reading)), embedded=embedded)
    return Finished(job=job, document=reading.document, reading=reading, embedded=embedded)


def reading_of(job: Job, read: FileRead) -> Reading:
    """Find everything in what the reader gave; where that is not possible the text is kept and the reason said."""
    document = replace(document_of(read, sha256=job.sha256, name=job.name), flags=job.flags)
    layer = layer_of(read, document)
    if job.corrected is not None:
        layer = corrected_layer(layer, job.corrected)
    if read.status in {ReadStatus.FAILED, ReadStatus.KEPT}:
        return Reading(document=document, layer=layer)
    if job.given_up:
        return failed(document, layer, f"the text is kept, but nothing was looked for in it: {job.given_up}")
    try:
        return read_document(document, layer, date=job.date, model=job.model)
    except MissingDependencyError:
        raise
    except MemoryError:
        return failed(document, layer, "the text was read, but to look for something in it takes more memory than one document may use")
    except Exception as error:  # the boundary of a batch: whatever one document sets off, the others are read
        return failed(document, layer, f"the text was read, but nothing could be looked for in it: {_said(error)}")


def _said(error: Exception) -> str:
    """Say what went wrong and where in the program, without a word of the document."""
    if isinstance(error, WellfoundedError):
        return str(error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}, a mistake in the program worth reporting"


def record_of(reading: Reading) -> Record:
    """Return the record for the store, with its search index."""
    layer: TextLayer = reading.layer
    return Record(
        document=reading.document,
        layer=layer if layer.producer else None,
        candidates=tuple(candidates_of(reading)),
        index=make_index(normalise(layer.text)) if layer.text else None,
        producers=reading.producers,
    )
