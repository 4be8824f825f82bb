"""Reading files without a case."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import StoreError
from ..extract.asked.endpoint import ModelAddress
from ..ingest.protocol import Limits
from ..model.documents import Document, Outcome, TextLayer
from ..model.ids import Sha256, document_id
from ..model.labels import ReadStatus
from ..model.reading import Reading
from .intake import STANDARD_INPUT_NAME, meet, shown
from .pool import Pool
from .worker import Finished, Job


def read_files(
    inputs: Iterable[str | Path],
    *,
    date: str = "",
    limits: Limits | None = None,
    seconds: float = 600.0,
    model: ModelAddress | None = None,
) -> Iterator[Reading]:
    """Read every file below the inputs, and every file inside those, and yield a reading for each.

    ``date`` is the documents' own date in EDTF, where they do not say it themselves; ``seconds`` is how long extraction from one
    document may take; ``model`` is a language model that is asked to read as well. What cannot be read yields a reading whose outcome
    is failed and says why. Raises StoreError where there is no room for what is unpacked.
    """
    for _, reading in read_with_paths(inputs, date=date, limits=limits, seconds=seconds, model=model):
        yield reading


def read_with_paths(
    inputs: Iterable[str | Path],
    *,
    date: str = "",
    limits: Limits | None = None,
    seconds: float = 600.0,
    model: ModelAddress | None = None,
    workers: int = 1,
) -> Iterator[tuple[str, Reading]]:
    """Read as :func:`read_files` does, and yield with each reading the path under which its file was met, or its container's.

    With several workers all files are read before the first is yielded, side by side; the order stays that of the inputs.
    """
    with _room() as folder, Pool(workers, seconds=seconds) as pool:
        met = list(_met(inputs, folder)) if workers > 1 else _met(inputs, folder)
        options = _Options(date=date, limits=limits or Limits(), model=model)
        ahead = _read_ahead(pool, met, options) if isinstance(met, list) else {}
        for path, waiting in met:
            if isinstance(waiting, Reading):
                yield path, waiting
                continue
            for reading in _with_insides(pool, waiting, options, ahead=ahead):
                yield path, reading
            shutil.rmtree(waiting.spool, ignore_errors=True)


def _met(inputs: Iterable[str | Path], folder: Path) -> Iterator[tuple[str, _Waiting | Reading]]:
    """Yield every file below the inputs with its folder, or the reading that says why it cannot be read."""
    for number, met in enumerate(meet(inputs)):
        if met.opened is None:
            yield met.path, _unread(met.path, met.reason)
            continue
        spool = folder / str(number)
        spool.mkdir()
        path = Path(met.path)
        if met.path == STANDARD_INPUT_NAME:
            path = spool / "input"
            with met.opened() as stream, path.open("wb") as copy:
                shutil.copyfileobj(stream, copy)
        yield met.path, _Waiting(path, shown(path.name), spool, 0)


def _read_ahead(pool: Pool, met: Sequence[tuple[str, _Waiting | Reading]], options: _Options) -> dict[Path, Finished]:
    """Read the files themselves side by side, and return what came of each by its folder; what lies inside them comes later.

    The longest is begun first, so that no worker is left alone with it at the end.
    """
    jobs = [job for _, one in met if isinstance(one, _Waiting) and isinstance(job := _job(one, options), Job)]
    jobs.sort(key=lambda job: -_size(job.path))
    return {finished.job.spool.parent: finished for finished in pool.run(jobs)}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # whoever reads it will say so
        return 0


@contextmanager
def _room() -> Iterator[Path]:
    """Give a folder for what comes out of containers, gone afterwards."""
    try:
        with tempfile.TemporaryDirectory(prefix="wellfounded-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    except OSError as error:
        message = f"{tempfile.gettempdir()}: files cannot be unpacked there ({error.strerror}); free space, or set TMPDIR to another folder"
        raise StoreError(message) from error


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file that is to be read, the folder where its insides may go, and the number of containers that it lies in."""

    path: Path
    name: str
    spool: Path
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """How files are read."""

    date: str
    limits: Limits
    model: ModelAddress | None


def _job(one: _Waiting, options: _Options) -> Job | str:
    """Return the job of reading a file, or why its bytes cannot be read."""
    try:
        with one.path.open("rb") as stream:
            sha256 = Sha256(hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return Job(
        sha256=sha256,
        path=one.path,
        name=one.name,
        spool=one.spool / "inside",
        depth=one.depth,
        date="" if one.depth else options.date,
        limits=options.limits,
        model=options.model,
        for_store=False,
    )


def _with_insides(pool: Pool, first: _Waiting, options: _Options, *, ahead: Mapping[Path, Finished]) -> Iterator[Reading]:
    waiting = [first]
    while waiting:
        one = waiting.pop()
        known = ahead.get(one.spool) if one is first else None
        job = known.job if known else _job(one, options)
        if isinstance(job, str):
            yield _unread(one.name, job)
            continue
        for finished in [known] if known else pool.run([job]):
            assert finished.reading is not None
            yield finished.reading
            inside = finished.job.spool
            deeper = [
                _Waiting(embedded.path, shown(Path(embedded.name).name or embedded.name), inside / f"in-{number}", one.depth + 1)
                for number, embedded in enumerate(finished.embedded)
            ]
            waiting.extend(reversed(deeper))


def _unread(name: str, reason: str) -> Reading:
    nothing = Sha256(hashlib.sha256(b"").hexdigest())
    outcome = Outcome(status=ReadStatus.FAILED, reasons=(reason,))
    document = Document(id=document_id(nothing), sha256=nothing, name=shown(Path(name).name or name), media_type="", outcome=outcome)
    return Reading(document=document, layer=TextLayer(document=document.id, text="", producer=""))
