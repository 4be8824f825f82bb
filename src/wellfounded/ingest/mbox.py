"""MBOX: a file of mails. Each becomes an embedded message with the bytes that stand between its ``From `` lines.

The bytes are not changed: a line that the mailbox's writer escaped (``>From ``) stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import UnreadableError
from ..model.documents import Metadata
from ..model.labels import ReadStatus
from .detect import MBOX
from .mail_headers import decoded_header
from .protocol import FileRead, Limits
from .unpacking import LimitReachedError, Unpacking

_START = re.compile(rb"From \S.*\d{4}")
_SLASHES = re.compile(r"\s*[/\\]\s*")
_SUBJECT = re.compile(rb"^subject:((?:[^\r\n]*(?:\r?\n[ \t])?)*)", re.I | re.M)


class MboxReader:
    """Takes a mailbox apart."""

    producer = "mbox@1"
    media_types = frozenset({MBOX})

    def read(self, path: Path, *, name: str, media_type: str, spool: Path, limits: Limits) -> FileRead:
        """Write each mail of the mailbox into the spool.

        Raises UnreadableError where there is none.
        """
        unpacking = Unpacking(spool, limits)
        reasons: list[str] = []
        try:
            for number, message in enumerate(_messages(path), start=1):
                unpacking.take(_name(number, message), message, relation="message")
        except LimitReachedError as error:
            reasons.append(f"unpacking was stopped: {error}")
        if not unpacking.embedded:
            raise UnreadableError("; ".join(reasons) or "the mailbox holds no mail: no line starts with 'From ' and a date")
        return FileRead(
            status=ReadStatus.PARTLY if reasons else ReadStatus.READ,
            metadata=Metadata(more={"members": str(len(unpacking.embedded))}),
            embedded=tuple(unpacking.embedded),
            reasons=tuple(reasons),
            media_type=media_type,
            kind="mailbox",
            producer=self.producer,
        )


def _messages(path: Path) -> Iterator[bytes]:
    """Yield the bytes of each mail, without its ``From `` line and the empty line after it."""
    lines: list[bytes] | None = None
    blank = True
    with path.open("rb") as file:
        for line in file:
            if blank and _START.match(line):
                if lines is not None:
                    yield _joined(lines)
                lines = []
            elif lines is not None:
                lines.append(line)
            blank = not line.strip()
    if lines is not None:
        yield _joined(lines)


def _joined(lines: list[bytes]) -> bytes:
    if lines and not lines[-1].strip():
        lines.pop()
    return b"".join(lines)


def _name(number: int, message: bytes) -> str:
    head = re.split(rb"\r?\n\r?\n", message[:20_000], maxsplit=1)[0]
    subject = _SUBJECT.search(head)
    label = " ".join(decoded_header(subject[1].decode("ascii", errors="surrogateescape")).split()) if subject else ""
    return f"{number:05d} {_SLASHES.sub('-', label)}".strip()[:150] + ".eml"
