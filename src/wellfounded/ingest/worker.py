"""The process that opens hostile files: detects what each is, runs its reader, and sends back what it found.

Started by the sandbox as ``python -m wellfounded.ingest.worker``. Requests come on the standard input and answers go to what was
the standard output; both are taken away before a reader runs, so that nothing a library prints gets between them.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import MissingDependencyError, StoreError, WellfoundedError
from ..model.labels import ReadStatus
from .confine import confine, die_with_parent, release, without_network
from .detect import EMPTY, detect
from .protocol import FileRead, Limits
from .registry import reader_for
from .unpacking import NO_ROOM
from .wire import BrokenWireError, receive, send, to_plain

_REQUEST = 10_000_000
_TOO_LARGE = 27


def main() -> None:
    """Answer requests until the sandbox closes the pipe."""
    requests, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    without_network()
    die_with_parent()
    send(answers, {"ready": os.getpid()})
    while True:
        try:
            request = receive(requests, most=_REQUEST)
        except BrokenWireError:
            return
        _answer(request, answers)


def _answer(request: Mapping[str, Any], answers: int) -> None:
    limits = Limits(**request["limits"])
    path, spool = Path(request["path"]), Path(request["spool"])
    tempfile.tempdir = str(spool)
    media_type, exhausted = "", False
    confine(limits)
    try:
        media_type = detect(path, name=request["name"])
        send(answers, {"media_type": media_type})
        read = _cut(_read(path, media_type, request, spool=spool, limits=limits), limits)
    except MemoryError:
        release()
        exhausted = True
        read = failed(f"it needs more than the {limits.memory:,} bytes of memory that reading one file may use (setting reader-memory)")
    except RecursionError:
        read = failed("its parts are nested too deeply to be read")
    except StoreError as error:
        release()
        send(answers, {"no_room": str(error)})
        return
    except OSError as error:
        if error.errno in NO_ROOM:
            release()
            send(answers, {"no_room": f"{spool}: no room is left there for what is unpacked ({error.strerror})"})
            return
        read = failed(_of_the_system(error, limits))
    except WellfoundedError as error:
        read = failed(str(error))
    except Exception as error:  # the boundary: whatever a library raises ends this file and no other
        read = failed(f"the reader stopped with an error ({type(error).__name__}: {str(error)[:300]})")
    release()
    answer = to_plain(replace(read, media_type=read.media_type or media_type))
    send(answers, {"read": answer, "exhausted": exhausted})


def _read(path: Path, media_type: str, request: Mapping[str, Any], *, spool: Path, limits: Limits) -> FileRead:
    if media_type == EMPTY:
        return failed("the file is empty: it has no bytes at all")
    try:
        reader = reader_for(media_type, further=request["readers"])
    except ImportError as error:
        raise MissingDependencyError(f"the reader for {media_type} needs a library that is not installed: {error}") from error
    if reader is None:
        return FileRead(status=ReadStatus.KEPT, reasons=(f"there is no reader for {media_type} yet",))
    read = reader.read(path, name=request["name"], media_type=media_type, spool=spool, limits=limits)
    return replace(read, producer=read.producer or reader.producer)


def failed(reason: str) -> FileRead:
    """Return the reading of a file of which nothing could be read."""
    return FileRead(status=ReadStatus.FAILED, reasons=(reason,))


def _cut(read: FileRead, limits: Limits) -> FileRead:
    """Cut a text at the limit of characters, with its regions and boxes."""
    most = limits.characters
    if len(read.text) <= most:
        return read
    return replace(
        read,
        status=ReadStatus.PARTLY,
        text=read.text[:most],
        regions=tuple(replace(region, end=min(region.end, most)) for region in read.regions if region.start < most),
        boxes=tuple(box for box in read.boxes if box.end <= most),
        reasons=(*read.reasons, f"only the first {most:,} characters are read (the limit for the text of one file)"),
    )


def _of_the_system(error: OSError, limits: Limits) -> str:
    if error.errno == _TOO_LARGE:
        return f"a part of it is larger than the {limits.embedded_bytes:,} bytes that one container may unpack to (setting embedded-bytes)"
    return f"it cannot be opened: {error.strerror or error}"


if __name__ == "__main__":
    main()
