"""Reading files without a case."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..ingest.protocol import Limits
from ..ingest.sandbox import Sandbox
from ..model.documents import Document, Outcome, TextLayer
from ..model.ids import Sha256, document_id
from ..model.labels import ReadStatus
from ..model.reading import Reading
from ..plugins import readers
from .intake import meet
from .worker import Job, reading_of


def read_files(inputs: Iterable[str | Path], *, date: str = "", limits: Limits | None = None) -> Iterator[Reading]:
    """Read every file below the inputs, and every file inside those, and yield a reading for each.

    ``date`` is the documents' own date in EDTF, where they do not say it themselves. What cannot be read yields a reading whose
    outcome is failed and says why.
    """
    allowed = limits or Limits()
    with Sandbox(readers=readers()) as sandbox, tempfile.TemporaryDirectory(prefix="wellfounded-") as folder:
        for number, met in enumerate(meet(inputs)):
            if met.opened is None:
                yield _unread(met.path, met.reason)
                continue
            spool = Path(folder) / str(number)
            spool.mkdir()
            path = Path(met.path)
            if met.path == "standard input":
                path = spool / "standard input"
                with met.opened() as stream:
                    path.write_bytes(stream.read())
            yield from _read_with_insides(sandbox, path, name=path.name, spool=spool, date=date, limits=allowed, depth=0)


def _read_with_insides(sandbox: Sandbox, path: Path, *, name: str, spool: Path, date: str, limits: Limits, depth: int) -> Iterator[Reading]:
    try:
        with path.open("rb") as stream:
            sha256 = Sha256(hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        yield _unread(str(path), f"cannot be read: {error.strerror}")
        return
    inside = spool / "inside"
    inside.mkdir(exist_ok=True)
    read = sandbox.read(path, name=name, spool=inside, limits=limits, depth=depth)
    yield reading_of(Job(sha256=sha256, path=path, name=name, spool=inside, depth=depth, date=date, limits=limits), read)
    for number, embedded in enumerate(read.embedded):
        deeper = spool / f"{number}"
        deeper.mkdir()
        own_name = Path(embedded.name).name or embedded.name
        yield from _read_with_insides(sandbox, embedded.path, name=own_name, spool=deeper, date="", limits=limits, depth=depth + 1)


def _unread(name: str, reason: str) -> Reading:
    nothing = Sha256(hashlib.sha256(b"").hexdigest())
    outcome = Outcome(status=ReadStatus.FAILED, reasons=(reason,))
    document = Document(id=document_id(nothing), sha256=nothing, name=Path(name).name or name, media_type="", outcome=outcome)
    return Reading(document=document, layer=TextLayer(document=document.id, text="", producer=""))
