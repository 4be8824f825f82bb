"""ZIP, TAR and single compressed files: every member becomes an embedded file, under the name it bore.

Streams, so that memory stays small. A damaged, encrypted or linked member is said and does not take the others with it; a bomb is
stopped at the limits. Members are never written anywhere but under numbers in the spool.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from pathlib import Path, PurePosixPath
from typing import IO, Any

from ..errors import UnreadableError
from ..model.documents import Metadata
from ..model.labels import ReadStatus
from .charsets import decode
from .detect import TAR, ZIP
from .protocol import FileRead, Limits
from .unpacking import LimitReachedError, Unpacking, blocks_of

_OPENERS: dict[str, Callable[[Path], Any]] = {
    "application/gzip": gzip.open,
    "application/x-bzip2": bz2.open,
    "application/x-xz": lzma.open,
}
_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
_SHOWN = 5
_UNICODE_PATH = 0x7075


class ArchiveReader:
    """Unpacks archives."""

    producer = "archive@1"
    media_types = frozenset({ZIP, TAR, *_OPENERS})

    def read(self, path: Path, *, name: str, media_type: str, spool: Path, limits: Limits) -> FileRead:
        """Unpack an archive into the spool.

        Raises UnreadableError where no member could be unpacked.
        """
        archive = _Archive(Unpacking(spool, limits))
        try:
            if media_type == ZIP:
                archive.unzip(path)
            elif media_type == TAR:
                archive.untar(path.open("rb"), packed=0)
            else:
                archive.decompress(path, _OPENERS[media_type], name)
        except LimitReachedError as error:
            archive.notes.setdefault(f"unpacking was stopped: {error}", [])
        return archive.result(media_type, self.producer)


class _Archive:
    """One archive being unpacked, and what is to be said of it."""

    def __init__(self, unpacking: Unpacking) -> None:
        self.notes: dict[str, list[str]] = {}
        self.harmless: set[str] = set()
        self._unpacking = unpacking
        self._seen: set[str] = set()

    def note(self, what: str, member: str, *, harmless: bool = False) -> None:
        self.notes.setdefault(what, []).append(member)
        if harmless:
            self.harmless.add(what)

    def result(self, media_type: str, producer: str) -> FileRead:
        reasons = tuple(_sentence(what, members) for what, members in self.notes.items())
        embedded = tuple(self._unpacking.embedded)
        if not embedded and self.notes.keys() - self.harmless:
            raise UnreadableError("; ".join(reasons))
        if not embedded:
            reasons = (*reasons, "the archive holds no files")
        return FileRead(
            status=ReadStatus.PARTLY if self.notes.keys() - self.harmless else ReadStatus.READ,
            metadata=Metadata(more={"members": str(len(embedded))}),
            embedded=embedded,
            reasons=reasons,
            media_type=media_type,
            kind="archive",
            producer=producer,
        )

    def unzip(self, path: Path) -> None:
        try:
            archive = zipfile.ZipFile(path)
        except _DAMAGE as error:
            raise UnreadableError(f"the ZIP archive is damaged or cut off, its list of members cannot be read ({error})") from error
        with archive:
            for member in archive.infolist():
                self._unzip_member(archive, member)

    def _unzip_member(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
        name = _zip_name(member)
        if member.is_dir():
            return
        if member.flag_bits & 0x1:
            self.note("encrypted, so not unpacked; unpack with the password and add the files", name)
            return
        if stat.S_ISLNK(member.external_attr >> 16):
            self.note("a link, which is not followed", name)
            return
        self._label(name)
        try:
            self._unpacking.expect(member.file_size)
            with archive.open(_unchecked(member)) as file:
                self._unpacking.stream(name, _checked(blocks_of(file), member), relation="member", packed=member.compress_size)
        except LimitReachedError as error:
            self.note(f"not unpacked, because {error}", name)
        except (NotImplementedError, RuntimeError) as error:
            self.note(f"packed by a method that cannot be unpacked ({error})", name)
        except _DAMAGE as error:
            self._damaged(name, error)

    def untar(self, file: IO[bytes], *, packed: int) -> None:
        with file:
            try:
                with tarfile.open(fileobj=file, mode="r|") as archive:
                    for member in archive:
                        self._untar_member(archive, member, packed)
            except _DAMAGE as error:
                _not_of_the_system(error)
                self.note(f"the archive is damaged or cut off ({error}); what stood after this point is missing", "")

    def _untar_member(self, archive: tarfile.TarFile, member: tarfile.TarInfo, packed: int) -> None:
        name = _sensible(member.name.encode("utf-8", errors="surrogateescape"))
        if member.isdir():
            return
        if member.issym() or member.islnk():
            self.note("a link, which is not followed", f"{name} → {member.linkname}")
            return
        if not member.isfile():
            self.note("a device or pipe, which has no content", name)
            return
        self._label(name)
        try:
            self._unpacking.expect(member.size)
        except LimitReachedError as error:
            self.note(f"not unpacked, because {error}", name)
            return
        file = archive.extractfile(member)
        if file is not None:
            self._unpacking.stream(name, blocks_of(file), relation="member", packed=packed)

    def decompress(self, path: Path, opener: Callable[[Path], Any], name: str) -> None:
        """Unpack what is inside one compressed stream: a TAR, or a single file."""
        if _starts_a_tar(path, opener):
            self.untar(opener(path), packed=path.stat().st_size)
            return
        inside = PurePosixPath(name.replace("\\", "/")).name
        inside = inside.rpartition(".")[0] or inside
        try:
            with opener(path) as file:
                self._unpacking.stream(inside, blocks_of(file), relation="member", packed=path.stat().st_size)
        except _DAMAGE as error:
            self._damaged(inside, error)

    def _label(self, name: str) -> None:
        if name in self._seen:
            self.note("a name that stands there more than once; all are kept", name, harmless=True)
        self._seen.add(name)
        parts = PurePosixPath(name.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or name[1:3] == ":\\":
            self.note("a name that points outside the archive; kept as a label only", name, harmless=True)

    def _damaged(self, name: str, error: Exception) -> None:
        _not_of_the_system(error)
        kept = any(embedded.name == name for embedded in self._unpacking.embedded[-1:])
        self.note(f"damaged ({error}); {'what could be unpacked is kept' if kept else 'nothing of it could be unpacked'}", name)


def _unchecked(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return the member without its checksum: zipfile checks before it hands out the last block, which would then be lost."""
    unchecked = copy(member)
    del unchecked.CRC
    return unchecked


def _checked(blocks: Iterable[bytes], member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Pass the blocks on, and raise at their end where the checksum is not the one that the archive names."""
    checksum = 0
    for block in blocks:
        checksum = zlib.crc32(block, checksum)
        yield block
    if checksum != member.CRC:
        raise zipfile.BadZipFile("its checksum is not the one that the archive names")


def _not_of_the_system(error: Exception) -> None:
    """Let an error of the system pass on: a full disk is no fault of the archive."""
    if isinstance(error, OSError) and error.errno:
        raise error


def _starts_a_tar(path: Path, opener: Callable[[Path], Any]) -> bool:
    try:
        with opener(path) as file:
            head = file.read(512)
        return bool(head) and tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape") is not None
    except _DAMAGE:
        return False


def _zip_name(member: zipfile.ZipInfo) -> str:
    """Return the name of a member, decoded sensibly: marked UTF-8, the Unicode field, else what its bytes read as."""
    if member.flag_bits & 0x800:
        return member.orig_filename
    if (said := _unicode_field(member.extra)) is not None:
        return said
    try:
        return _sensible(member.orig_filename.encode("cp437"))
    except UnicodeEncodeError:
        return member.orig_filename


def _unicode_field(extra: bytes) -> str | None:
    """Return the name in the Info-ZIP Unicode Path field, if there is one."""
    at = 0
    while at + 4 <= len(extra):
        tag, size = int.from_bytes(extra[at : at + 2], "little"), int.from_bytes(extra[at + 2 : at + 4], "little")
        if tag == _UNICODE_PATH and size > 5:
            return extra[at + 9 : at + 4 + size].decode("utf-8", errors="replace")
        at += 4 + size
    return None


def _sensible(raw: bytes) -> str:
    """Decode a name: DOS archivers wrote the code page of their country (cp866, cp437), others UTF-8 or a Windows page."""
    return decode(raw, among=("cp866", "cp1251", "cp437", "cp1252", "koi8-r", "cp1250")).text


def _sentence(what: str, members: list[str]) -> str:
    named = [member for member in members if member]
    if not named:
        return what
    shown = ", ".join(repr(member) if "\n" in member else member for member in named[:_SHOWN])
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return f"{what}: {shown}{more}"
