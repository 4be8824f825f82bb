"""The ZIP container of an office document: its parts as bytes or as XML, within limits and without trusting it.

Nothing outside of the container is ever fetched, entities are not expanded, and no part is unpacked beyond the limits. A container
that was cut off is salvaged from the headers of its single parts.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lxml import etree

from ..errors import UnreadableError
from .protocol import Embedded, Limits

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST_PART = 400_000_000
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_LOCAL_MARK = b"PK\x03\x04"
_ENCRYPTED = 0x1


class Package:
    """An office document as a container of parts. ``reasons`` collects what could not be read of it."""

    def __init__(self, path: Path, limits: Limits, *, kind: str) -> None:
        self.reasons: list[str] = []
        self.cut = False
        self._limits, self._kind = limits, kind
        self._unpacked = 0
        self._salvaged: dict[str, bytes] = {}
        self._archive: zipfile.ZipFile | None = None
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
            self._salvage(path, error)
        if self._archive and len(self._archive.namelist()) > limits.embedded_files:
            raise UnreadableError(f"the {kind} container lists more than {limits.embedded_files} parts: not opened")

    def close(self) -> None:
        if self._archive:
            self._archive.close()

    @property
    def names(self) -> list[str]:
        return self._archive.namelist() if self._archive else list(self._salvaged)

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, or None where there is none of that name.

        Raises UnreadableError where it is encrypted, damaged or larger than the limits.
        """
        if self._archive is None:
            return self._salvaged.get(name)
        try:
            member = self._archive.getinfo(name)
        except KeyError:
            return None
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableError(f"the part {name} of the {self._kind} file is encrypted: a password is needed")
        room = min(_LARGEST_PART, self._limits.memory // 3, self._limits.embedded_bytes - self._unpacked)
        try:
            with self._archive.open(member) as stream:
                content = stream.read(room + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise UnreadableError(f"the part {name} of the {self._kind} file is damaged: {error}") from error
        if len(content) > room:
            raise UnreadableError(f"the part {name} of the {self._kind} file unpacks to more than {room} bytes: not read")
        self._unpacked += len(content)
        return content

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a part that is XML, or None where there is none of that name.

        Raises UnreadableError where it declares entities or is no XML at all.
        """
        content = self.part(name)
        if content is None:
            return None
        try:
            root = etree.fromstring(content, _parser(recover=False))
        except etree.XMLSyntaxError as error:
            _refuse_entities(content, name)
            root = etree.fromstring(content, _parser(recover=True)) if content else None
            if root is None:
                raise UnreadableError(f"the part {name} of the {self._kind} file is not XML: {error.msg}") from error
            self.reasons.append(f"the part {name} is damaged and was read as far as it goes ({error.msg})")
        if root.getroottree().docinfo.internalDTD is not None:
            _refuse_entities(content, name)
        return root

    def refuse_entities(self) -> None:
        """Raise UnreadableError where any part begins with a declaration of entities."""
        for name in self.names:
            if self._archive and name.endswith((".xml", ".rels")):
                try:
                    with self._archive.open(name) as stream:
                        _refuse_entities(stream.read(65_536), name)
                except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
                    raise UnreadableError(f"the part {name} of the {self._kind} file is damaged or encrypted: {error}") from error

    def optional_xml(self, name: str) -> etree._Element | None:
        """Return the root of a part that the document can be read without; what is wrong with it becomes a reason."""
        try:
            return self.xml(name)
        except UnreadableError as error:
            self.reasons.append(f"left out: {error}")
            return None

    def save(self, names: Iterator[tuple[str, str]], spool: Path) -> tuple[Embedded, ...]:
        """Write parts, given as name and relation, into ``spool``; one that cannot be written becomes a reason."""
        saved: list[Embedded] = []
        for name, relation in names:
            try:
                content = self.part(name)
            except UnreadableError as error:
                self.reasons.append(f"left out: {error}")
                continue
            if content:
                target = spool / f"part-{len(saved) + 1:05d}"
                target.write_bytes(content)
                saved.append(Embedded(name=PurePosixPath(name).name, path=target, relation=relation))
        return tuple(saved)

    def _salvage(self, path: Path, cause: Exception) -> None:
        data = path.read_bytes()
        if data.startswith(_COMPOUND_FILE):
            raise UnreadableError(
                f"an encrypted {self._kind} file, or one in the old binary format: it needs its password or another reader"
            ) from cause
        if not data.startswith(b"PK"):
            raise UnreadableError(f"not a {self._kind} file: it does not begin as a ZIP container does") from cause
        room = min(_LARGEST_PART, self._limits.memory // 3)
        self._salvaged = dict(_parts_by_header(data, room))
        if not self._salvaged:
            raise UnreadableError(f"the {self._kind} file is cut off or damaged, and nothing of it can be unpacked") from cause
        self.cut = True
        self.reasons.append(f"the {self._kind} file is cut off or damaged: what its remaining parts hold was read")


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover, remove_comments=True, remove_pis=True
    )


def _refuse_entities(content: bytes, name: str) -> None:
    if b"<!ENTITY" in content[:1_000_000] or "<!ENTITY".encode("utf-16-le") in content[:1_000_000]:
        raise UnreadableError(f"the part {name} declares entities of its own, as files do that are made to exhaust a reader: not read")


def _parts_by_header(data: bytes, room: int) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each part of a ZIP whose directory is lost; the last one may be cut short."""
    at = data.find(_LOCAL_MARK)
    while 0 <= at <= len(data) - _LOCAL_HEADER.size:
        _, _, flags, method, _, _, _, packed, _, name_length, extra_length = _LOCAL_HEADER.unpack_from(data, at)
        start = at + _LOCAL_HEADER.size + name_length + extra_length
        name = data[at + _LOCAL_HEADER.size : at + _LOCAL_HEADER.size + name_length].decode("utf-8", errors="replace")
        used = packed
        if method == zipfile.ZIP_DEFLATED and not flags & _ENCRYPTED:
            inflater = zlib.decompressobj(-15)
            try:
                content = inflater.decompress(data[start:], room)
            except zlib.error:
                content = b""
            used = len(data) - start - len(inflater.unused_data) - len(inflater.unconsumed_tail)
            room -= len(content)
            yield name, content
        elif method == zipfile.ZIP_STORED and not flags & _ENCRYPTED:
            yield name, data[start : start + packed]
        if room <= 0:
            return
        at = data.find(_LOCAL_MARK, start + max(used, 0))
