"""What a file is, from its bytes.

Structure decides: a header, the members of a container, a block of mail headers, tags. The name is a hint among texts only (Markdown,
CSV …), and magika is asked about binary files that no structure explains, so that the list of what was not read says what they are.
Detection never raises on the bytes of a file: what decodes as text is at worst ``text/plain``, the rest ``application/octet-stream``.
"""

from __future__ import annotations

import re
import tomllib
import zipfile
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePath
from typing import Any

from .charsets import decode

EMPTY = "application/x-empty"
BINARY = "application/octet-stream"
TEXT, MARKDOWN, CSV, HTML, MAIL, MBOX, ZIP, TAR = (
    "text/plain", "text/markdown", "text/csv", "text/html", "message/rfc822", "application/mbox", "application/zip", "application/x-tar",
)  # fmt: skip
_HEAD = 65_536
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_TABLES = tomllib.loads(files(__package__).joinpath("signatures.toml").read_text("utf-8"))
_MAGIC: tuple[tuple[bytes, int, str], ...] = tuple(
    (bytes.fromhex(row["hex"]) if "hex" in row else row["bytes"].encode(), row.get("at", 0), row["type"]) for row in _TABLES["magic"]
)
_HEADER_LINE = re.compile(rb"([!-9;-~]{1,76})[ \t]*:")
_FROM_LINE = re.compile(rb"From \S.*\d{4}.*\r?\n")
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_TAG = re.compile(r"<(/?)(p|div|span|table|tr|td|br|a|b|i|h[1-6]|ul|ol|li|meta|title|font|center|script|style)\b[^<>]*>", re.I)


def detect(path: Path, *, name: str | None = None) -> str:
    """Return the media type of a file.

    ``name`` is the name under which it came, a hint among texts; where it is not given the name of the path serves.
    Raises OSError where the file cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    ending = PurePath(path.name if name is None else name).suffix.lower().lstrip(".")
    if not head:
        return EMPTY
    return _structured(path, head) or _text_kind(path, head, ending) or _by_model(path)


def _structured(path: Path, head: bytes) -> str:
    """Name a format by what stands at fixed places."""
    if re.search(rb"%PDF-\d", head[:1024]) and not _mail_headers(head):
        return "application/pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(path)
    if head.startswith(_OLE):
        return _ole_kind(path)
    for magic, at, media_type in _MAGIC:
        if head.startswith(magic, at):
            return media_type
    return TAR if _old_tar(head) else ""


def _zip_kind(path: Path) -> str:
    """Tell office documents from plain archives by their members; a broken one is a plain archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                said = _member(archive, "mimetype").decode("ascii", errors="replace").strip()
                if said in _TABLES["zip"]["mimetype"] and ("content.xml" in names or "META-INF/container.xml" in names):
                    return str(_TABLES["zip"]["mimetype"][said])
            if "[Content_Types].xml" in names:
                return _office_kind(_member(archive, "[Content_Types].xml").decode("utf-8", errors="replace"), names)
    except Exception:  # whatever is wrong with a container, it is kept as an archive
        return ZIP
    return ZIP


def _office_kind(content_types: str, names: set[str]) -> str:
    for main, media_type in _TABLES["zip"]["main_part"].items():
        for override in re.findall(r"<(?:\w+:)?Override\b[^>]*>", content_types):
            part = re.search(r'PartName\s*=\s*["\']/?([^"\']+)', override)
            if part and part[1] in names and re.search(rf"ContentType\s*=\s*[\"']{re.escape(main)}[\"']", override):
                return str(media_type)
    return ZIP


def _member(archive: zipfile.ZipFile, name: str, limit: int = 1_000_000) -> bytes:
    with archive.open(name) as member:
        return member.read(limit)


def _ole_kind(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(20_000_000)
    for name, media_type in _TABLES["ole"].items():
        if name.encode("utf-16-le") in data:
            return str(media_type)
    return "application/x-ole-storage"


def _old_tar(head: bytes) -> bool:
    """Recognise a TAR without the mark ``ustar`` by its checksum."""
    if len(head) < 512 or not head[0]:
        return False
    field = head[148:156].strip(b" \x00")
    return bool(re.fullmatch(rb"[0-7]{1,7}", field)) and int(field, 8) == sum(head[:148]) + 8 * 32 + sum(head[156:512])


def _text_kind(path: Path, head: bytes, ending: str) -> str:
    hint = _TABLES["names"].get(ending, "")
    if not is_text(head):
        return MAIL if _mail_headers(head) else ""
    if head.startswith(b"From ") and _FROM_LINE.match(head) and (hint == MBOX or _mail_headers(head.split(b"\n", 1)[1], lenient=True)):
        return MBOX if hint == MBOX or _second_message(path) else MAIL
    if _mail_headers(head, lenient=hint == MAIL):
        return MAIL
    text = decode(head).text.lstrip("\ufeff")
    if _is_html(text, hinted=hint == HTML):
        return HTML
    if hint in {MARKDOWN, CSV, "text/tab-separated-values"}:
        return str(hint)
    return CSV if not ending and _looks_like_csv(text) else TEXT


def is_text(head: bytes) -> bool:
    """Say whether bytes are text in some encoding: hardly any control characters, or UTF-16/32 by its mark or its form."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"\xef\xbb\xbf")):
        return True
    controls = sum(head.count(byte) for byte in range(32) if byte not in b"\t\n\r\f\v\x1a\x1b") + head.count(127)
    if controls <= len(head) * 0.005:
        return True
    if decode(head[: len(head) // 4 * 4][:4096]).encoding.startswith("utf-16"):
        return True
    few_nuls = controls <= len(head) * 0.2 and controls == head.count(0)
    return few_nuls and decode(head.replace(b"\x00", b"")[:-4]).encoding == "utf-8"


def _mail_headers(head: bytes, *, lenient: bool = False) -> bool:
    """Say whether a block of RFC 5322 headers stands at the start.

    A letter that somebody typed may start with From:, To:, Subject: too; so one header that only programs write must be there,
    unless the name of the file says that it is a mail.
    """
    names: list[str] = []
    for line in head.lstrip(b"\r\n\xef\xbb\xbf")[:20_000].splitlines():
        if line[:1] in b" \t" and line.strip():
            if not names:
                return False
        elif match := _HEADER_LINE.match(line):
            names.append(match[1].decode("ascii").lower())
        elif not (line.startswith((b"From ", b">From ")) and not names):
            break
    known = {name for name in names if name in _TABLES["mail"]["headers"] or name.startswith("x-")}
    if len(known) < (1 if lenient else 2) or 2 * len([n for n in names if n in known]) < len(names):
        return False
    return lenient or any(name in _TABLES["mail"]["technical"] for name in known)


def _second_message(path: Path) -> bool:
    before = b"x"
    with path.open("rb") as file:
        next(file, b"")
        for line in file:
            if line.startswith(b"From ") and not before.strip() and _FROM_LINE.match(line):
                return True
            before = line
    return False


def _is_html(text: str, *, hinted: bool) -> bool:
    if _HTML_START.match(text):
        return True
    sample = text[:20_000]
    tags = _HTML_TAG.findall(sample)
    if hinted:
        return bool(tags)
    starts = sample.lstrip().startswith("<") and not sample.lstrip().startswith("<?xml")
    return starts and len(tags) >= 3 and any(closing for closing, _ in tags)


def _looks_like_csv(text: str) -> bool:
    """Say whether the lines fall into the same number of fields, at least three, over at least five lines."""
    lines = [line for line in text.splitlines()[:-1] if line.strip()][:50]
    if len(lines) < 5:
        return False
    for separator in (",", ";", "\t", "|"):
        counts = {line.count(separator) for line in lines if '"' not in line}
        if len(counts) == 1 and min(counts) >= 2:
            return all(len(field) < 60 for line in lines for field in line.split(separator))
    return False


@cache
def _model() -> Any:
    from magika import Magika  # 0.6 s to load, and only binary files of no known structure need it

    return Magika()


def _by_model(path: Path) -> str:
    """Ask magika what a binary file is, so that the report can say it."""
    try:
        output = _model().identify_path(path).output
    except Exception:  # a name for a file that is not read anyway
        return BINARY
    said = str(output.mime_type)
    return BINARY if output.is_text or said.startswith("text/") or said in _READ_BY_STRUCTURE else said


_READ_BY_STRUCTURE = frozenset(
    {"application/pdf", "application/rtf", *_TABLES["zip"]["mimetype"].values(), *_TABLES["zip"]["main_part"].values()}
)
"""Formats for which the structure alone decides: a file that only looks like one would fail in its reader."""
