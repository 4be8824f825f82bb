"""Where the files that lie inside another are written: numbered places in the spool, under limits.

A name that comes out of a container is a label and never a path: ``../../x`` is kept as what the file was called, and its bytes wait
under a number.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

from ..errors import StoreError
from .protocol import Embedded, Limits

_RATIO, _RATIO_FROM = 200, 50_000_000
"""Nothing honest unpacks to 200 times its size; smaller files may (a log of one line repeated)."""
_BLOCK = 1 << 20
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
"""The system's errors for a disk that is full, or a share of it that is used up."""


class LimitReachedError(Exception):
    """A limit of unpacking is reached; the message says which, and what to do."""


class Unpacking:
    """Takes in what one container holds, and counts."""

    def __init__(self, spool: Path, limits: Limits) -> None:
        self.embedded: list[Embedded] = []
        self._spool = spool
        self._limits = limits
        self._bytes = 0
        spool.mkdir(parents=True, exist_ok=True)

    def expect(self, size: int) -> None:
        """Raise LimitReachedError when a file of this size would go over the limit, before a byte of it is unpacked."""
        if self._bytes + size > self._limits.embedded_bytes:
            raise LimitReachedError(self._too_much())

    def take(self, name: str, data: bytes, *, relation: str) -> Path:
        """Write one file that is in memory."""
        return self.stream(name, [data], relation=relation)

    def stream(self, name: str, blocks: Iterable[bytes], *, relation: str, packed: int = 0) -> Path:
        """Write one file block by block.

        ``packed`` is its size in the container, in bytes, where that is known. What was written before an error of the source
        stays as an embedded file and the error goes on to the caller; what goes over a limit is removed. StoreError where the disk
        is full, which is not the file's fault: half a file must not pass for the whole one.
        """
        if len(self.embedded) >= self._limits.embedded_files:
            most = f"{self._limits.embedded_files:,}"
            raise LimitReachedError(f"it holds more than the {most} files that one container may hold (setting embedded-files)")
        path = self._spool / f"{len(self.embedded) + 1:06d}"
        before = self._bytes
        try:
            with path.open("wb") as file:
                for block in blocks:
                    self._bytes += len(block)
                    self._check(self._bytes - before, packed)
                    file.write(block)
        except Exception as error:
            if isinstance(error, OSError) and error.errno in NO_ROOM:
                raise StoreError(f"{self._spool}: no room is left there for what is unpacked ({error.strerror})") from error
            if isinstance(error, LimitReachedError) or self._bytes == before:
                self._bytes = before
                path.unlink(missing_ok=True)
            else:
                self.embedded.append(Embedded(name=name, path=path, relation=relation))
            raise
        self.embedded.append(Embedded(name=name, path=path, relation=relation))
        return path

    def _check(self, written: int, packed: int) -> None:
        if self._bytes > self._limits.embedded_bytes:
            raise LimitReachedError(self._too_much())
        if packed and written > _RATIO_FROM and written > _RATIO * packed:
            raise LimitReachedError(
                f"a file in it unpacks to more than {_RATIO} times its size, which only a bomb does; "
                "if it is meant so, unpack it yourself and add the folder"
            )

    def _too_much(self) -> str:
        return f"it unpacks to more than the {self._limits.embedded_bytes:,} bytes that one container may hold (setting embedded-bytes)"


def blocks_of(file: object) -> Iterable[bytes]:
    """Yield what a file-like thing gives, block by block."""
    read = file.read  # type: ignore[attr-defined]
    while block := read(_BLOCK):
        yield block
