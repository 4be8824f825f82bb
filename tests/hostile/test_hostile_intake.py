"""Files that crash, bomb or loop: each ends with a line that says why, in bounded time, and the next file is read."""

from __future__ import annotations

import gzip
import io
import tarfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from wellfounded.ingest.protocol import FileRead, Limits
from wellfounded.ingest.sandbox import Sandbox
from wellfounded.model.labels import ReadStatus

GIGABYTES = 2 << 30
LIMITS = Limits(seconds=20.0)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as place:
        yield place


def read(sandbox: Sandbox, folder: Path, data: bytes, *, name: str = "x", limits: Limits = LIMITS) -> FileRead:
    path = folder / "file"
    path.write_bytes(data)
    start = time.monotonic()
    result = sandbox.read(path, name=name, spool=folder / "spool", limits=limits)
    assert time.monotonic() - start < 15
    assert result.status in set(ReadStatus) - {ReadStatus.DUPLICATE}
    path.write_text("next", "utf-8")
    assert sandbox.read(path, name="next.txt", spool=folder / "spool2").text == "next"
    return result


def zeros(size: int) -> bytes:
    """Return a raw deflate stream of so many zeros, made from one compressed megabyte repeated."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = squeeze.compress(bytes(1 << 20)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    again = squeeze.compress(bytes(1 << 20)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    end = squeeze.compress(b"") + squeeze.flush(zlib.Z_FINISH)
    return start + again * ((size >> 20) - 1) + end


def bomb(*, told: int, with_letter: bool = True) -> bytes:
    """Return a ZIP with two gigabytes of zeros that says its member has ``told`` bytes."""
    packed = zeros(GIGABYTES)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("bomb.txt", packed)
        if with_letter:
            archive.writestr("letter.txt", "Dear Sir")
    data = bytearray(file.getvalue())
    for mark, method, size in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        at = data.index(mark) if mark == b"PK\x03\x04" else data.rindex(mark, 0, data.rindex(mark) if with_letter else len(data))
        data[at + method : at + method + 2] = (8).to_bytes(2, "little")
        data[at + size : at + size + 4] = told.to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize("told", [GIGABYTES - 1, 1000])
def test_zip_bomb(sandbox: Sandbox, tmp_path: Path, told: int) -> None:
    """Two gigabytes of zeros are stopped whether the archive says so or lies, and the letter beside them is kept."""
    data = bomb(told=told)
    assert len(data) < 5_000_000
    result = read(sandbox, tmp_path, data)
    assert result.status is ReadStatus.PARTLY
    assert "letter.txt" in [embedded.name for embedded in result.embedded]
    assert any("bomb.txt" in reason for reason in result.reasons)
    assert sum(path.stat().st_size for path in (tmp_path / "spool").iterdir()) < 60_000_000


def test_gzip_bombs(sandbox: Sandbox, tmp_path: Path) -> None:
    """A compressed file or TAR of zeros is stopped by its ratio."""
    header = gzip.compress(b"")[:10]
    single = read(sandbox, tmp_path, header + zeros(GIGABYTES) + bytes(8), name="x.gz")
    assert single.status is ReadStatus.FAILED
    assert "bomb" in single.reasons[0]
    member = tarfile.TarInfo("zeros")
    member.size = 400 << 20
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = squeeze.compress(member.tobuf()) + squeeze.flush(zlib.Z_FULL_FLUSH)
    tarred = read(sandbox, tmp_path, header + block + zeros(400 << 20) + bytes(8), name="x.tar.gz")
    assert any("bomb" in reason for reason in tarred.reasons)


def test_archive_in_itself_ends_at_the_depth(sandbox: Sandbox, tmp_path: Path) -> None:
    """Archives in archives are opened down to the limit, and the rest is kept."""
    data = b"the letter"
    for _ in range(5):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("inner", data)
        data = file.getvalue()
    path, depth = tmp_path / "start", 0
    path.write_bytes(data)
    while True:
        result = sandbox.read(path, name="inner", spool=tmp_path / str(depth), limits=Limits(depth=3), depth=depth)
        if result.status is ReadStatus.KEPT:
            break
        path, depth = result.embedded[0].path, depth + 1
    assert depth == 4


def test_many_members(sandbox: Sandbox, tmp_path: Path) -> None:
    """A ZIP of very many empty files ends at the limit."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(3000):
            archive.writestr(str(number), b"x")
    result = read(sandbox, tmp_path, file.getvalue(), limits=Limits(embedded_files=500))
    assert len(result.embedded) == 500
    assert "embedded-files" in result.reasons[0]


def nested_parts(depth: int) -> bytes:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return b"From: a@b.example\nMIME-Version: 1.0\n" + parts + b"Content-Type: text/plain\n\ndeep\n"


HOSTILE = {
    "empty": b"",
    "one byte": b"\x00",
    "nothing but zero bytes": bytes(100_000),
    "cut pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pa",
    "pdf of noise": b"%PDF-1.4\n" + bytes(range(256)) * 50,
    "docx that is a zip of something else": b"",
    "rtf of braces": b"{\\rtf1" + b"{" * 200_000,
    "html of tags": b"<html>" + b"<div>" * 300_000 + b"deep",
    "html of attributes": b"<p " + b"a=b " * 200_000 + b">text",
    "html of entities": b"<p>" + b"&amp;" * 200_000,
    "html of an open comment": b"<html><body>text<!--" + b"-" * 300_000,
    "mail of nested parts": nested_parts(500),
    "mail of empty parts": b"From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 30_000,
    "mail with a long header": b"From: a@b\nMIME-Version: 1.0\nSubject: " + b"=?utf-8?q?" + b"a" * 500_000 + b"\n\nx",
    "mail with many recipients": b"From: a@b\nMIME-Version: 1.0\nTo: " + b"(" * 100_000 + b"\n\nx",
    "mail with a broken boundary": b"From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--y\n\ntext\n--y--\n",
    "mail of wide quotes": b"From: a@b\nMIME-Version: 1.0\n\n" + b"> " * 200_000,
    "mail of colons": b"From: a@b\nMIME-Version: 1.0\n\n" + b"On 2 Nov 2015 wrote " * 10_000 + b":\n",
    "markdown of brackets": b"[" * 100_000,
    "markdown of fences": b"`" * 200_000,
    "markdown of hashes": b"# " + b"# " * 100_000,
    "markdown of links": b'[a](b "' * 20_000,
    "markdown of spaces": b"[a]: " + b" " * 100_000 + b"\n# " + b" " * 100_000 + b"\n",
    "markdown of rules": b"|" * 50_000 + b"\n" + b"-|" * 50_000,
    "text of three encodings": "Суд отменил решение.\n".encode() * 3
    + "Суд отменил решение.\n".encode("cp1251") * 3
    + "à l'été\n".encode("cp1252") * 3,
    "tar of a wrong size": b"a".ljust(100, b"\x00") + b"0000644\x00" * 3 + b"77777777777\x00" + bytes(365),
    "old office file": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_has_its_line(sandbox: Sandbox, tmp_path: Path, name: str) -> None:
    """Each ends in bounded time; what is not read says why."""
    data = HOSTILE[name]
    if name.startswith("docx"):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", "not xml")
        data = file.getvalue()
    ending = ".md" if name.startswith("markdown") else ".docx" if name.startswith("docx") else ""
    result = read(sandbox, tmp_path, data, name=f"file{ending}")
    assert result.reasons or result.text or result.embedded
    if result.status in {ReadStatus.FAILED, ReadStatus.KEPT, ReadStatus.PARTLY}:
        assert result.reasons
    if name == "docx that is a zip of something else":
        assert result.media_type == "application/zip"


def test_name_with_a_newline(sandbox: Sandbox, tmp_path: Path) -> None:
    """A file may be called anything."""
    path = tmp_path / "a\nb.txt"
    path.write_text("text", "utf-8")
    assert sandbox.read(path, name="a\nb\x00.txt", spool=tmp_path / "s").text == "text"
