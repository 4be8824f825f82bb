"""ZIP archives that have one form only: members in order of name, stored without compression, no clock, no comment.

Because there is one form, a reader can write the members again and compare: a byte that was changed anywhere in the archive, also
where no program looks, shows. Stored members make the bytes the same with every version of every compression library.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping

from ..errors import InputError

_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error,
    NotImplementedError, RuntimeError, EOFError, ValueError, OSError, OverflowError, IndexError,
)  # fmt: skip
"""What the library raises on a damaged archive."""
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
MOST_BYTES = 4_000_000_000
MOST_MEMBERS = 20_000


def write_archive(members: Mapping[str, bytes]) -> bytes:
    """Return the one archive that holds these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, _DAY_ONE)
            entry.create_system, entry.external_attr = 3, _READABLE
            archive.writestr(entry, members[name])
    return target.getvalue()


def read_archive(data: bytes) -> dict[str, bytes]:
    """Return the members of an archive, in whatever form it is; folders are passed over.

    Raises InputError where it is no ZIP, is damaged, holds a name twice, names a place outside of itself, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(archive)
    except _BROKEN as error:
        raise InputError(f"the ZIP cannot be read: {error}") from error


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    room = MOST_BYTES
    for entry in archive.infolist()[: MOST_MEMBERS + 1]:
        name = entry.filename
        if entry.is_dir():
            continue
        if name in found:
            raise InputError(f"the ZIP holds {name!r} twice")
        if name.startswith(("/", "\\")) or ".." in name.split("/") or "\\" in name or ":" in name or "\0" in name:
            raise InputError(f"the ZIP names a place outside of itself: {name!r}")
        room -= entry.file_size
        if room < 0 or len(found) >= MOST_MEMBERS:
            raise InputError("the ZIP unpacks to more than a package may hold")
        with archive.open(entry) as member:
            found[name] = member.read(entry.file_size + 1)
    return found
