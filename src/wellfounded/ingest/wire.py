"""What goes between the sandbox and its worker: frames of JSON.

The process that reads hostile files is not to be trusted, so nothing that it sends is ever unpickled: a frame is plain JSON, of
bounded length, and what comes out of it is checked field by field before it becomes a FileRead. A region outside the text, or an
embedded file outside the spool, is a broken worker.
"""

from __future__ import annotations

import json
import os
import re
import select
import stat
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..model.documents import Box, Metadata, Region
from ..model.labels import ReadStatus, RegionKind
from .protocol import Embedded, FileRead

_SURROGATES = re.compile("[\ud800-\udfff]")
_LENGTH = 8
_ATTEMPT = 1 << 16
_FIELDS = ("title", "created", "modified", "sent", "language", "encoding")


class BrokenWireError(Exception):
    """The worker ended, or sent something that is not a frame."""


class LateError(Exception):
    """The worker has not answered in time."""


def send(descriptor: int, message: Mapping[str, Any]) -> None:
    """Write one frame. Raises OSError where the other side is gone."""
    payload = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="surrogatepass")
    view = memoryview(len(payload).to_bytes(_LENGTH, "big") + payload)
    while view:
        view = view[os.write(descriptor, view) :]


def receive(descriptor: int, *, most: int, deadline: float | None = None) -> dict[str, Any]:
    """Read one frame of at most ``most`` bytes.

    ``deadline`` is in seconds of the monotonic clock. Raises LateError after it and BrokenWireError where the other side ended or
    what came is no frame.
    """
    length = int.from_bytes(_exactly(descriptor, _LENGTH, deadline), "big")
    if length > most:
        raise BrokenWireError(f"it gave back {length:,} bytes, more than the {most:,} that the limit of characters allows")
    try:
        message = json.loads(_exactly(descriptor, length, deadline).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BrokenWireError("what it gave back cannot be understood") from error
    if not isinstance(message, dict):
        raise BrokenWireError("what it gave back cannot be understood")
    return message


def _exactly(descriptor: int, count: int, deadline: float | None) -> bytes:
    parts = bytearray()
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    while len(parts) < count:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                raise LateError
        piece = os.read(descriptor, min(count - len(parts), max(_ATTEMPT, count // 8)))
        if not piece:
            raise BrokenWireError("")
        parts += piece
    return bytes(parts)


def to_plain(read: FileRead) -> dict[str, Any]:
    """Turn a reading into what JSON holds. Lone surrogates become U+FFFD, which moves no position."""
    plain = {
        "status": read.status.value,
        "text": read.text,
        "regions": [(r.start, r.end, r.kind.value, r.label) for r in read.regions],
        "boxes": [(b.start, b.end, b.page, b.left, b.bottom, b.right, b.top) for b in read.boxes],
        "metadata": {
            **{name: getattr(read.metadata, name) for name in _FIELDS},
            "authors": list(read.metadata.authors),
            "pages": read.metadata.pages,
            "more": dict(read.metadata.more),
        },
        "embedded": [(e.name, str(e.path), e.relation) for e in read.embedded],
        "reasons": list(read.reasons),
        "media_type": read.media_type,
        "kind": read.kind,
        "producer": read.producer,
    }
    return {name: _clean(value) for name, value in plain.items() if name not in {"boxes"}} | {"boxes": plain["boxes"]}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {_clean(key): _clean(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(entry) for entry in value]
    return value


def from_plain(plain: Mapping[str, Any], *, spool: Path) -> FileRead:
    """Check what a worker sent, and turn it into a reading.

    Raises BrokenWireError where a field is missing, of another type, or points outside the text or the spool.
    """
    try:
        text = _text(plain["text"])
        return FileRead(
            status=ReadStatus(plain["status"]),
            text=text,
            regions=tuple(_region(row, len(text)) for row in plain["regions"]),
            boxes=tuple(_box(row, len(text)) for row in plain["boxes"]),
            metadata=_metadata(plain["metadata"]),
            embedded=tuple(_embedded(row, spool) for row in plain["embedded"]),
            reasons=tuple(_text(reason) for reason in plain["reasons"]),
            media_type=_text(plain["media_type"]),
            kind=_text(plain["kind"]),
            producer=_text(plain["producer"]),
        )
    except (KeyError, ValueError, TypeError, AttributeError, OSError) as error:
        raise BrokenWireError(f"what it gave back cannot be: {error}") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _region(row: Any, length: int) -> Region:
    start, end, kind, label = row
    _inside(start, end, length)
    return Region(start=start, end=end, kind=RegionKind(kind), label=_text(label))


def _box(row: Any, length: int) -> Box:
    start, end, page, left, bottom, right, top = row
    _inside(start, end, length)
    if type(page) is not int:
        raise TypeError("a page is not a number")
    return Box(start, end, page, float(left), float(bottom), float(right), float(top))


def _inside(start: object, end: object, length: int) -> None:
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= length:
        raise ValueError(f"a stretch {start}–{end} lies outside a text of {length} characters")


def _metadata(plain: Mapping[str, Any]) -> Metadata:
    pages = plain["pages"]
    if type(pages) is not int:
        raise TypeError("the number of pages is not a number")
    return Metadata(
        **{name: _text(plain[name]) for name in _FIELDS},
        authors=tuple(_text(author) for author in plain["authors"]),
        pages=pages,
        more={_text(name): _text(value) for name, value in plain["more"].items()},
    )


def _embedded(row: Any, spool: Path) -> Embedded:
    name, given, relation = (_text(value) for value in row)
    path = Path(given)
    if path.parent.resolve() != spool.resolve() and spool.resolve() not in path.parent.resolve().parents:
        raise ValueError("an embedded file lies outside its place")
    if not stat.S_ISREG(path.lstat().st_mode):
        raise ValueError("an embedded file is not a plain file")
    return Embedded(name=name, path=path, relation=relation)
