"""A case as one archive that holds its own hashes, and back.

The archive is a tar: first ``manifest.json`` with size and SHA-256 of every other member, then ``case.toml``, a consistent copy of
``case.db``, and the originals. Nothing else is accepted on the way back: no links, no other names, no member that the
manifest does not name.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from ..errors import IntegrityError, StoreError
from . import casefile
from .database import Database, file_errors, sqlite_errors
from .originals import FOLDER, hash_of

MANIFEST = "manifest.json"
FORMAT = "wellfounded-backup/1"
DATABASE = "case.db"
_NAME = re.compile(
    rf"{re.escape(casefile.NAME)}|{re.escape(DATABASE)}|{FOLDER}/(?P<folder>[0-9a-f]{{2}})/(?P<sha256>(?P=folder)[0-9a-f]{{62}})"
)
_LARGEST_MANIFEST = 1 << 28
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Member:
    """A file of the archive, as the manifest has it."""

    size: int
    sha256: str


def write_backup(database: Database, case: Path, target: BinaryIO, *, snapshot: Path) -> None:
    """Write a case as an archive; ``snapshot`` is a path inside the case for the copy of the database.

    Raises IntegrityError where an original no longer has its hash.
    """
    _snapshot(database, snapshot)
    sources = {casefile.NAME: case / casefile.NAME, DATABASE: snapshot}
    members = {name: _measured(path) for name, path in sources.items()}
    for sha256, size in _originals_in(snapshot):
        name = f"{FOLDER}/{sha256[:2]}/{sha256}"
        sources[name], members[name] = case / name, _Member(size, sha256)
    with (
        file_errors(Path("the archive")),
        tarfile.open(fileobj=target, mode="w|", format=tarfile.PAX_FORMAT) as archive,
    ):
        manifest = {"format": FORMAT, "files": {name: {"size": m.size, "sha256": m.sha256} for name, m in members.items()}}
        _write_member(archive, MANIFEST, json.dumps(manifest, indent=1).encode("utf-8"))
        for name, path in sources.items():
            _copy_member(archive, name, path, members[name])


def _snapshot(database: Database, path: Path) -> None:
    with sqlite_errors(path):
        copy = sqlite3.connect(path)
        try:
            database.connection.backup(copy)
            # One file, with nothing waiting in a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()


def _originals_in(snapshot: Path) -> list[tuple[str, int]]:
    with sqlite_errors(snapshot):
        connection = sqlite3.connect(snapshot)
        try:
            return connection.execute("SELECT sha256, size FROM originals WHERE NOT forgotten ORDER BY sha256").fetchall()
        finally:
            connection.close()


def _measured(path: Path) -> _Member:
    with file_errors(path), path.open("rb") as stream:
        sha256, size = hash_of(stream)
    return _Member(size, sha256)


def _described(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


def _write_member(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    archive.addfile(_described(name, len(content)), io.BytesIO(content))


class _Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._stream.read(size)
        self.digest.update(block)
        return block


def _copy_member(archive: tarfile.TarFile, name: str, path: Path, member: _Member) -> None:
    try:
        with path.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size != member.size:
                raise IntegrityError(f"{name}: its size differs from what was recorded; `wellfounded verify` says what else does")
            hashing = _Hashing(stream)
            archive.addfile(_described(name, member.size), hashing)
    except FileNotFoundError as error:
        raise IntegrityError(f"{name}: its file is missing; `wellfounded verify` says what else is wrong") from error
    if hashing.digest.hexdigest() != member.sha256:
        raise IntegrityError(f"{name}: its bytes differ from what was recorded; `wellfounded verify` says what else does")


# back -----------------------------------------------------------------------------------------------------------------------------


def verify_backup(source: BinaryIO) -> int:
    """Read an archive through and return how many files it holds.

    Raises IntegrityError that names the member where a byte differs from the manifest.
    """
    return sum(1 for _ in _members(source, into=None))


def unpack_backup(source: BinaryIO, folder: Path) -> None:
    """Write the files of an archive into an empty folder, each verified."""
    for name in _members(source, into=folder):
        path = folder / name
        if name.startswith(FOLDER):
            path.chmod(0o400)
    (folder / FOLDER).mkdir(mode=0o700, exist_ok=True)


def _members(source: BinaryIO, *, into: Path | None) -> Iterator[str]:
    with _tar_errors(), tarfile.open(fileobj=source, mode="r|") as archive:
        first = archive.next()
        if first is None or first.name != MANIFEST:
            raise IntegrityError(f"the archive does not begin with {MANIFEST}; it is no backup of a case")
        wanted = _manifest(archive, first)
        missing = dict(wanted)
        while (info := archive.next()) is not None:
            expected = missing.pop(info.name, None)
            if expected is None:
                raise IntegrityError(f"{info.name!r} is in the archive and not in its manifest, or is there twice")
            _plain(info)
            _verified(archive, info, expected, into)
            yield info.name
        if missing:
            raise IntegrityError(f"{min(missing)!r} is in the manifest and not in the archive; the archive is cut short")


def _plain(info: tarfile.TarInfo) -> None:
    if info.type not in {tarfile.REGTYPE, tarfile.AREGTYPE} or info.sparse is not None:
        raise IntegrityError(f"{info.name!r} is not a plain file; a backup holds no links and no folders")


def _manifest(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Mapping[str, _Member]:
    _plain(info)
    content = archive.extractfile(info)
    if info.size > _LARGEST_MANIFEST or content is None:
        raise IntegrityError(f"{MANIFEST}: is too large to be one")
    try:
        values: Any = json.loads(content.read())
        if values["format"] != FORMAT:
            raise IntegrityError(f"{MANIFEST}: is of the format {values['format']!r}; this version reads {FORMAT}")
        members = {str(name): _Member(int(m["size"]), str(m["sha256"])) for name, m in values["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise IntegrityError(f"{MANIFEST}: cannot be read ({error})") from error
    for name, member in members.items():
        match = _NAME.fullmatch(name)
        if match is None:
            raise IntegrityError(f"{MANIFEST}: {name!r} is no file of a case")
        if match["sha256"] and match["sha256"] != member.sha256:
            raise IntegrityError(f"{MANIFEST}: {name!r} is not named by its hash")
    for name in (casefile.NAME, DATABASE):
        if name not in members:
            raise IntegrityError(f"{MANIFEST}: {name} is missing")
    return members


def _verified(archive: tarfile.TarFile, info: tarfile.TarInfo, expected: _Member, into: Path | None) -> None:
    content = archive.extractfile(info)
    if info.size != expected.size or content is None:
        raise IntegrityError(f"{info.name}: has {info.size} bytes, the manifest says {expected.size}")
    digest = hashlib.sha256()
    target = into / info.name if into else Path(os.devnull)
    if into:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with file_errors(target), target.open("wb") as out:
        while block := _read(content):
            digest.update(block)
            out.write(block)
        if into:
            out.flush()
            os.fsync(out.fileno())
    if digest.hexdigest() != expected.sha256:
        raise IntegrityError(f"{info.name}: its bytes differ from the manifest")


def _read(content: IO[bytes]) -> bytes:
    try:
        return content.read(_BLOCK)
    except OSError as error:
        raise IntegrityError(f"the archive cannot be read on ({error.strerror or error})") from error


@contextmanager
def _tar_errors() -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, EOFError, zlib.error, UnicodeError, OverflowError) as error:
        raise IntegrityError(f"the archive is damaged or cut short ({error})") from error
    except OSError as error:
        raise StoreError(f"the archive cannot be read ({error.strerror or error})") from error
