"""Kinds come from bytes; names are a hint among texts; nothing raises."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wellfounded.ingest.detect import BINARY, EMPTY, detect, is_text

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = '<Types><Override PartName="/{part}" ContentType="{kind}"/></Types>'
MAIL = b"Received: from a by b; Mon, 2 Nov 2015 10:00:00 +0300\r\nFrom: Ida <ida@example.org>\r\nSubject: x\r\n\r\nHello\r\n"


def zipped(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def office(part: str, kind: str, *, there: bool = True) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(part=part, kind=kind))
        if there:
            archive.writestr(part, "<x/>")
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return file.getvalue()


CASES = {
    "pdf": (b"%PDF-1.7\n...", "application/pdf"),
    "pdf after junk": (b"\x00\x01 junk\n%PDF-1.4\n\xff\xfe\x00", "application/pdf"),
    "docx": (office("word/document.xml", f"{WORD}.main+xml"), WORD),
    "xlsx": (office("xl/workbook.xml", f"{SHEET}.main+xml"), SHEET),
    "content types of a docx without its main part": (office("word/document.xml", f"{WORD}.main+xml", there=False), "application/zip"),
    "odt": (
        zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<x/>"}),
        "application/vnd.oasis.opendocument.text",
    ),
    "plain zip": (zipped(**{"word__document.xml": "<x/>"}), "application/zip"),
    "cut zip": (zipped(a="b")[:-10], "application/zip"),
    "rtf": (b"{\\rtf1\\ansi hello}", "application/rtf"),
    "gzip": (gzip.compress(b"hello"), "application/gzip"),
    "bzip2": (bz2.compress(b"hello"), "application/x-bzip2"),
    "xz": (lzma.compress(b"hello"), "application/x-xz"),
    "tar": (tarred(), "application/x-tar"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png"),
    "html": (b"<!DOCTYPE html>\n<html><body>x</body></html>", "text/html"),
    "html without a head": (b"<div><p>One</p><p>Two</p></div>", "text/html"),
    "mail": (MAIL, "message/rfc822"),
    "mail with a mailbox line": (b"From ida@example.org Mon Nov  2 10:00:00 2015\n" + MAIL, "message/rfc822"),
    "mailbox": ((b"From ida@example.org Mon Nov  2 10:00:00 2015\n" + MAIL + b"\n") * 2, "application/mbox"),
    "a letter that starts like a mail": (b"From: the Minister\nTo: the President\nSubject: the matter\n\nSir,\n", "text/plain"),
    "a sentence with a colon": (b"Note: the court quashed the order.\n", "text/plain"),
    "cyrillic in cp1251": ("Суд отменил решение о выдаче.".encode("cp1251"), "text/plain"),
    "utf-16 with a mark": ("Суд отменил решение.".encode("utf-16"), "text/plain"),
    "utf-16 without a mark": ("The court quashed the order.\n".encode("utf-16-le"), "text/plain"),
    "text with a few zero bytes": (b"The court quashed the order.\x00\x00 It was final.\n" * 5, "text/plain"),
    "rows without an ending": (b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n4,4,4\n", "text/csv"),
}


@pytest.mark.parametrize(("data", "expected"), CASES.values(), ids=CASES)
def test_kind_follows_from_bytes(tmp_path: Path, data: bytes, expected: str) -> None:
    """Each structure is recognised, whatever the file is called."""
    path = tmp_path / "0f3a"
    path.write_bytes(data)
    assert detect(path) == expected
    if expected != "text/csv":
        assert detect(path, name="other.bin") == expected


def test_name_is_a_hint_among_texts_only(tmp_path: Path) -> None:
    """The same text is Markdown or a table by its name, but no name makes a PDF of a text."""
    path = tmp_path / "x"
    path.write_text("a,b\n1,2\n", "utf-8")
    kinds = [detect(path, name=f"x.{ending}") for ending in ("md", "csv", "txt", "pdf", "docx")]
    assert kinds == ["text/markdown", "text/csv", "text/plain", "text/plain", "text/plain"]


def test_empty_file_has_a_kind_of_its_own(tmp_path: Path) -> None:
    """A file without bytes is named as such."""
    path = tmp_path / "x.pdf"
    path.touch()
    assert detect(path) == EMPTY


def test_message_of_an_ole_container(tmp_path: Path) -> None:
    """A container that has the streams of a mail of Outlook is named so."""
    path = tmp_path / "x"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "__properties_version1.0".encode("utf-16-le"))
    assert detect(path) == "application/vnd.ms-outlook"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(min_size=1, max_size=600)
    | st.sampled_from([case[0] for case in CASES.values()]).flatmap(lambda d: st.integers(1, len(d)).map(lambda n: d[:n]))
)
def test_detection_never_raises(tmp_path: Path, data: bytes) -> None:
    """Random and cut bytes get a media type."""
    path = tmp_path / "x"
    path.write_bytes(data)
    assert "/" in detect(path)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_what_decodes_is_text(text: str) -> None:
    """Text without control characters is text."""
    assert is_text(text.encode())


def test_noise_is_binary(tmp_path: Path) -> None:
    """Bytes of every value are no text, and stay unread under the general name or magika's."""
    path = tmp_path / "x"
    path.write_bytes(bytes(range(256)) * 20)
    assert detect(path) == BINARY
