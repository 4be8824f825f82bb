"""ZIP and TAR.GZ written so that the same members give the same bytes on every machine.

Members are stored and not compressed, since different builds of zlib compress the same bytes differently; every time stamp is fixed.
"""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping

_DAY = (2020, 3, 16, 9, 0, 0)
_SECONDS = 1_584_349_200
_STORED_BLOCK = 0xFFFF


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of the members in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, date_time=_DAY)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    """Return a gzipped TAR of the members in the order given."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime, entry.mode = len(data), _SECONDS, 0o644
            archive.addfile(entry, io.BytesIO(data))
    return _gzipped(out.getvalue())


def _gzipped(data: bytes) -> bytes:
    """Wrap the bytes as gzip with stored blocks (RFC 1951, 3.2.4; RFC 1952)."""
    header = b"\x1f\x8b\x08\x00" + struct.pack("<I", _SECONDS) + b"\x00\xff"
    starts = range(0, len(data), _STORED_BLOCK)
    blocks = b"".join(_stored(data[at : at + _STORED_BLOCK], last=at + _STORED_BLOCK >= len(data)) for at in starts)
    return header + blocks + struct.pack("<II", zlib.crc32(data), len(data))


def _stored(block: bytes, *, last: bool) -> bytes:
    return struct.pack("<BHH", last, len(block), len(block) ^ 0xFFFF) + block
