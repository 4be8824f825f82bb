"""The files as received: named by their SHA-256, read-only, whole or not there at all.

A file is copied under a temporary name into the case, synced, and renamed; a copy that was interrupted is swept away when the case
is next opened. A writer holds a lock on its temporary file for as long as it lives, so that nobody sweeps the copy of another.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ..model.ids import Sha256
from .database import file_errors

try:
    import fcntl
except ImportError:  # where there is no flock, an open file cannot be removed, which does the same
    fcntl = None  # type: ignore[assignment]

FOLDER = "originals"
INCOMING = "incoming"
_BLOCK = 1 << 20
_HEXADECIMAL = frozenset("0123456789abcdef")


class Originals:
    """The folder ``originals`` of a case, and ``incoming`` beside it."""

    def __init__(self, case: Path) -> None:
        self.folder = case / FOLDER
        self.incoming = case / INCOMING

    def path(self, sha256: Sha256) -> Path:
        """Return where the bytes of an original are, or would be."""
        return self.folder / sha256[:2] / sha256

    def holds(self, sha256: Sha256) -> bool:
        return self.path(sha256).is_file()

    @contextlib.contextmanager
    def copied(self, source: BinaryIO) -> Iterator[tuple[Path, Sha256, int]]:
        """Copy a stream under a temporary name, and give path, hash and size; the copy is gone afterwards unless it was moved.

        Raises OSError where the source cannot be read, StoreError where the copy cannot be written.
        """
        with self.temporary() as (number, path):
            digest, size = hashlib.sha256(), 0
            while block := source.read(_BLOCK):
                digest.update(block)
                size += len(block)
                with file_errors(path):
                    _write(number, block)
            with file_errors(path):
                os.fsync(number)
            yield path, Sha256(digest.hexdigest()), size

    @contextlib.contextmanager
    def temporary(self) -> Iterator[tuple[int, Path]]:
        """Give a locked temporary file in the case, as descriptor and path; it is removed afterwards unless it was moved."""
        with file_errors(self.incoming):
            self.incoming.mkdir(mode=0o700, exist_ok=True)
            number, path = _locked(self.incoming)
        try:
            yield number, path
        finally:
            os.close(number)
            with contextlib.suppress(OSError):
                path.unlink()

    def place(self, copy: Path, sha256: Sha256) -> None:
        """Move a finished copy to its place, read-only."""
        target = self.path(sha256)
        with file_errors(target):
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            copy.chmod(stat.S_IRUSR)
            copy.replace(target)
            sync_folder(target.parent)
            sync_folder(self.folder)

    def destroy(self, sha256: Sha256) -> None:
        """Remove the bytes of an original, if they are there."""
        path = self.path(sha256)
        with file_errors(path):
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                sync_folder(path.parent)

    def present(self) -> Iterator[Sha256]:
        """Yield the hash that names each file, in order."""
        for folder in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                if len(path.name) == 64 and path.name[:2] == folder.name and _HEXADECIMAL.issuperset(path.name):
                    yield Sha256(path.name)

    def sweep(self) -> None:
        """Remove the temporary files whose writers are gone."""
        for path in self.incoming.iterdir() if self.incoming.is_dir() else ():
            with contextlib.suppress(OSError), path.open("rb") as file:
                if fcntl is not None:
                    fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()


def _locked(folder: Path) -> tuple[int, Path]:
    while True:
        number, name = tempfile.mkstemp(dir=folder)
        if fcntl is not None:
            fcntl.flock(number, fcntl.LOCK_EX)
        if os.name != "posix" or os.fstat(number).st_nlink:
            return number, Path(name)
        os.close(number)  # swept between its making and its locking


def _write(number: int, block: bytes) -> None:
    view = memoryview(block)
    while view:
        view = view[os.write(number, view) :]


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def hash_of(stream: BinaryIO) -> tuple[Sha256, int]:
    """Return SHA-256 and size of what is left of a stream, reading a block at a time."""
    digest, size = hashlib.sha256(), 0
    while block := stream.read(_BLOCK):
        digest.update(block)
        size += len(block)
    return Sha256(digest.hexdigest()), size
