"""Intake: from what was named on the command line to originals and arrivals in the case.

Every file that is met gets exactly one line in the report, whatever happens to it. Bytes are kept before the arrival is
recorded, so an interruption between the two loses nothing: the next intake finds the bytes and records the arrival.
"""

from __future__ import annotations

import errno
import stat
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from ..errors import StoreError
from ..model.documents import Arrival
from ..model.ids import DocumentId, Sha256, document_id
from ..model.labels import ReadStatus
from ..store.protocol import Store

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"
_TOGETHER = 64
"""Arrivals recorded in one transaction; an interruption costs at most so many re-hashed files."""
_SECONDS_TOGETHER = 2.0
"""A transaction takes no further file after so long: other writers wait for ten seconds and no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What became of one input: a line of the report."""

    path: str
    status: ReadStatus
    reasons: tuple[str, ...] = ()
    sha256: Sha256 | None = None
    document: DocumentId | None = None
    container: str = ""
    """The path of the container that it came in."""


@dataclass(frozen=True, slots=True)
class Met:
    """A file that was met, or the reason why there is none to read."""

    path: str
    opened: Callable[[], BinaryIO] | None
    reason: str = ""


def now() -> str:
    """Return this moment in UTC, ISO 8601 with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def meet(inputs: Iterable[str | Path]) -> Iterator[Met]:
    """Yield every file below the inputs, in order of name, each once; folders that link into themselves are walked once."""
    seen: set[tuple[int, int]] = set()
    for given in inputs:
        if str(given) == STANDARD_INPUT:
            yield Met(STANDARD_INPUT_NAME, lambda: sys.stdin.buffer)
        else:
            yield from _below(Path(given), seen)


def _below(top: Path, seen: set[tuple[int, int]]) -> Iterator[Met]:
    waiting = [top]  # not by recursion: folders may be nested deeper than calls may
    while waiting:
        found = _met(waiting.pop(), seen)
        if isinstance(found, Met):
            yield found
        else:
            waiting.extend(reversed(found))


def _met(path: Path, seen: set[tuple[int, int]]) -> Met | list[Path]:
    """Return what a path is, or what lies in it."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        return Met(str(path), None, _unreachable(path, error))
    if stat.S_ISREG(status.st_mode):
        return Met(str(path), lambda: path.open("rb"))
    if not stat.S_ISDIR(status.st_mode):
        return Met(str(path), None, "neither a file nor a folder (a device, a socket or a pipe); it was left out")
    mark = (status.st_dev, status.st_ino)
    if mark in seen:
        return Met(str(path), None, "a folder that was already walked: a loop of links, or one that was named twice")
    seen.add(mark)
    try:
        below = sorted(path.iterdir())
    except OSError as error:
        return Met(str(path), None, f"the folder cannot be listed: {error.strerror}")
    if {"case.toml", "case.db"} <= {child.name for child in below}:
        return Met(str(path), None, "a case of wellfounded, not a folder of documents; it was left out")
    return below


def _unreachable(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "cannot be opened: no file can have this name"
    if error.errno in {errno.ENOENT, errno.ELOOP} and path.is_symlink():
        return "a link that leads nowhere or into itself"
    return f"cannot be opened: {error.strerror}"


def take_in(store: Store, inputs: Iterable[str | Path], *, who: str, progress: Callable[[str], None] = lambda _: None) -> Iterator[Line]:
    """Keep every file below the inputs and record its arrival.

    Yields a line for each input that needs no reading: duplicates and what could not be opened. What is new waits in
    ``store.unread()``. StoreError ends the intake, since nothing more can be kept.
    """
    waiting: deque[Met] = deque()
    for met in meet(inputs):
        if met.opened is None:
            yield Line(path=shown(met.path), status=ReadStatus.FAILED, reasons=(met.reason,))
            continue
        waiting.append(met)
        if len(waiting) == _TOGETHER:
            yield from _all_kept(store, waiting, who=who, progress=progress)
    yield from _all_kept(store, waiting, who=who, progress=progress)


def _all_kept(store: Store, waiting: deque[Met], *, who: str, progress: Callable[[str], None]) -> Iterator[Line]:
    while waiting:
        yield from _kept_together(store, waiting, who=who, progress=progress)


def _kept_together(store: Store, waiting: deque[Met], *, who: str, progress: Callable[[str], None]) -> list[Line]:
    """Keep what waits in one transaction, or as much of it as goes in a few seconds, so that large files do not lock others out."""
    lines: list[Line] = []
    until = time.monotonic() + _SECONDS_TOGETHER
    with store.transaction():
        while waiting and time.monotonic() < until:
            met = waiting.popleft()
            line = _kept(store, met, who=who)
            if line:
                lines.append(line)
            progress(met.path)
    return lines


def _kept(store: Store, met: Met, *, who: str) -> Line | None:
    path = shown(met.path)
    assert met.opened is not None
    try:
        with met.opened() as stream:
            original, new = store.keep(stream)
    except StoreError:
        raise
    except OSError as error:
        return Line(path=path, status=ReadStatus.FAILED, reasons=(f"cannot be read: {error.strerror}",))
    arrived = store.arrive(Arrival(sha256=original.sha256, path=path, when=now(), who=who))
    if original.forgotten:
        reason = "these bytes were forgotten on purpose; the arrival is recorded, the bytes are not kept"
        return Line(path=path, status=ReadStatus.DUPLICATE, reasons=(reason,), sha256=original.sha256)
    if new:
        return None
    reason = "the same bytes came before; a further arrival is recorded" if arrived else "already in the case from this path"
    return Line(path=path, status=ReadStatus.DUPLICATE, reasons=(reason,), sha256=original.sha256, document=document_id(original.sha256))


def shown(path: str) -> str:
    """Return a path as text that can be stored and printed; bytes that are no text are written as escapes."""
    try:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # halves of characters that no file system gave
        return path.encode("utf-8", "backslashreplace").decode("utf-8")
