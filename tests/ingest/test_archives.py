"""Archives are unpacked under numbers, and one bad member costs itself."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from wellfounded.errors import UnreadableError
from wellfounded.ingest.archives import ArchiveReader
from wellfounded.ingest.detect import detect
from wellfounded.ingest.protocol import FileRead, Limits
from wellfounded.model.labels import ReadStatus


def unpack(tmp_path: Path, data: bytes, *, name: str = "x", limits: Limits = Limits()) -> FileRead:  # noqa: B008
    path = tmp_path / "archive"
    path.write_bytes(data)
    return ArchiveReader().read(path, name=name, media_type=detect(path), spool=tmp_path / "spool", limits=limits)


def contents(result: FileRead) -> dict[str, bytes]:
    return {embedded.name: embedded.path.read_bytes() for embedded in result.embedded}


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def tarred(*members: tuple[tarfile.TarInfo, bytes], mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for member, data in members:
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return file.getvalue()


def linked(name: str, kind: bytes, target: str) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member


def test_members_of_a_zip(tmp_path: Path) -> None:
    """Every file is embedded under its name, folders are not."""
    result = unpack(tmp_path, zipped(("a/", b""), ("a/b.txt", b"one"), ("c.txt", b"two")))
    assert contents(result) == {"a/b.txt": b"one", "c.txt": b"two"}
    assert (result.status, {e.relation for e in result.embedded}) == (ReadStatus.READ, {"member"})


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_members_of_a_tar(tmp_path: Path, mode: str) -> None:
    """A TAR is read whatever it is compressed with."""
    result = unpack(tmp_path, tarred((tarfile.TarInfo("a/b.txt"), b"one"), (tarfile.TarInfo("ц.txt"), b"two"), mode=mode))
    assert contents(result) == {"a/b.txt": b"one", "ц.txt": b"two"}


def test_single_compressed_file(tmp_path: Path) -> None:
    """What is compressed alone comes out under the name without its ending."""
    assert contents(unpack(tmp_path, gzip.compress(b"hello"), name="dir/report.txt.gz")) == {"report.txt": b"hello"}


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_names_are_labels(tmp_path: Path, name: str) -> None:
    """A name that leads outside is kept as what the file was called; nothing is written outside the spool."""
    for data in (zipped((name, b"x")), tarred((tarfile.TarInfo(name), b"x"))):
        result = unpack(tmp_path, data)
        assert contents(result) == {name: b"x"}
        assert any("outside the archive" in reason for reason in result.reasons)
        assert {p.parent for p in (e.path for e in result.embedded)} == {tmp_path / "spool"}
    assert {path.name for path in tmp_path.iterdir()} == {"archive", "spool"}


def test_links_and_devices_are_not_followed(tmp_path: Path) -> None:
    """Links and devices are said and left; the file beside them is kept."""
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    result = unpack(tmp_path, zipped((link, b"/etc/passwd"), ("a.txt", b"x")))
    assert contents(result) == {"a.txt": b"x"}
    kinds = (("l", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("d", tarfile.CHRTYPE))
    members = [(linked(name, kind, "/etc/passwd"), b"") for name, kind in kinds]
    result = unpack(tmp_path, tarred(*members, (tarfile.TarInfo("a.txt"), b"x")))
    assert contents(result) == {"a.txt": b"x"}
    assert result.status is ReadStatus.PARTLY
    assert "l → /etc/passwd" in result.reasons[0]


def test_same_name_twice(tmp_path: Path) -> None:
    """Two members of one name are both kept."""
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(("a", b"one"), ("a", b"two"))
    result = unpack(tmp_path, data)
    assert [e.path.read_bytes() for e in result.embedded] == [b"one", b"two"]
    assert "more than once" in result.reasons[0]


def test_damaged_member_costs_itself(tmp_path: Path) -> None:
    """A wrong checksum is said, what was unpacked is kept, and the others are whole."""
    data = zipped(("a", b"first " * 50), ("b", b"second"), ("c", b"third"), method=zipfile.ZIP_STORED)
    result = unpack(tmp_path, data.replace(b"second", b"sEcond", 1))
    assert contents(result) == {"a": b"first " * 50, "b": b"sEcond", "c": b"third"}
    assert result.status is ReadStatus.PARTLY
    assert "damaged" in result.reasons[0]


def test_encrypted_member_is_said(tmp_path: Path) -> None:
    """What needs a password is named and does not stop the rest."""
    data = bytearray(zipped(("a", b"one"), ("b", b"two"), method=zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data[at] |= 1
    result = unpack(tmp_path, bytes(data))
    assert contents(result) == {"b": b"two"}
    assert "encrypted" in result.reasons[0]


def test_names_in_old_code_pages(tmp_path: Path) -> None:
    """Names that DOS and Windows archivers wrote without a mark are read in the code page that explains them."""
    for name, encoding in (
        ("Приказ о выдаче.txt", "cp866"),
        ("Décision.txt", "cp437"),
        ("Приказ.txt", "utf-8"),
        ("Решение суда.txt", "cp1251"),
    ):
        raw = name.encode(encoding)
        placeholder = "x" * len(raw)
        data = zipped((placeholder, b"x")).replace(placeholder.encode(), raw)
        assert list(contents(unpack(tmp_path, data))) == [name]


def test_unicode_path_field(tmp_path: Path) -> None:
    """The name in the Info-ZIP field wins over the old one."""
    member = zipfile.ZipInfo("old.txt")
    name = "Приказ.txt".encode()
    member.extra = struct.pack("<HHBI", 0x7075, len(name) + 5, 1, 0) + name
    assert list(contents(unpack(tmp_path, zipped((member, b"x"))))) == ["Приказ.txt"]


def test_limits(tmp_path: Path) -> None:
    """Too many files, or too many bytes, end the unpacking with the setting that helps; what came before is kept."""
    data = zipped(*((f"{number}", bytes(1000)) for number in range(10)))
    result = unpack(tmp_path, data, limits=Limits(embedded_files=3))
    assert len(result.embedded) == 3
    assert "embedded-files" in result.reasons[0]
    result = unpack(tmp_path, data, limits=Limits(embedded_bytes=2500))
    assert len(result.embedded) == 2
    assert "embedded-bytes" in result.reasons[0]


def test_cut_archives(tmp_path: Path) -> None:
    """A ZIP without its list fails with a reason; a cut TAR gives what stands before the cut."""
    with pytest.raises(UnreadableError, match="cut off"):
        unpack(tmp_path, zipped(("a", b"one"))[:-15])
    members = [(tarfile.TarInfo(str(number)), bytes([number]) * 5000) for number in range(3)]
    result = unpack(tmp_path, tarred(*members)[:9000])
    assert contents(result)["0"] == bytes(5000)
    assert result.status is ReadStatus.PARTLY


def test_empty_archive(tmp_path: Path) -> None:
    """An archive of nothing is read, and said to be empty."""
    result = unpack(tmp_path, zipped())
    assert (result.status, result.reasons) == (ReadStatus.READ, ("the archive holds no files",))
