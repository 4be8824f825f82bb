"""Reads every byte of a folder with tools of its own and says which of some words are in it. Shares no code with what is tested."""

from __future__ import annotations

import base64
import binascii
import html
import io
import quopri
import re
import shutil
import subprocess
import sys
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

_UNSEEN = {code: None for code in range(sys.maxunicode) if unicodedata.category(chr(code)) in {"Mn", "Cf"}}
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1", "cp1251", "cp1256", "koi8-r", "mac_cyrillic")


def words_left(folder: Path, words: Iterable[str]) -> list[str]:
    """Return, for each word that is left, the file and the way of reading in which it was found first."""
    wanted = {word: plain(word) for word in words}
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        for way, text in [("name", path.name), *(readings(path.read_bytes(), path) if path.is_file() else ())]:
            seen = plain(text)
            bare = re.sub(r"[\W\d_]+", "", seen)
            for word, form in wanted.items():
                if word not in found and (form in seen or (len(form) > 7 and form in bare)):
                    found[word] = f"{word}: {path.name}, {way}"
    return sorted(found.values())


def plain(text: str) -> str:
    """Return a text small, without marks and characters that are not seen, words broken at a line's end whole."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_UNSEEN)
    return re.sub(r"\s+", " ", re.sub(r"-\s*\n\s*", "", text)).casefold()


def readings(raw: bytes, path: Path | None = None, depth: int = 0) -> Iterator[tuple[str, str]]:
    for encoding in _ENCODINGS:
        yield encoding, raw.decode(encoding, "ignore")
        if encoding.startswith("utf-16"):
            yield f"{encoding}, one byte on", raw[1:].decode(encoding, "ignore")
    text = raw.decode("utf-8", "ignore")
    yield "entities", html.unescape(text)
    yield "without tags", html.unescape(re.sub(r"<[^>]*>", "", text))
    yield "percent", urllib.parse.unquote(text)
    yield "percent, 1251", urllib.parse.unquote(text, encoding="cp1251", errors="ignore")
    yield "quoted-printable", quopri.decodestring(raw).decode("utf-8", "ignore")
    yield "escapes", re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), text)
    for run in re.findall(rb"[A-Za-z0-9+/]{12,}={0,2}", raw):
        try:
            inner = base64.b64decode(run + b"=" * (-len(run) % 4))
        except (binascii.Error, ValueError):
            continue
        for encoding in ("utf-8", "utf-16-le", "cp1251"):
            yield f"base64, {encoding}", inner.decode(encoding, "ignore")
    if depth < 4:
        yield from _inside(raw, path, depth)


def _inside(raw: bytes, path: Path | None, depth: int) -> Iterator[tuple[str, str]]:
    for match in re.finditer(rb"stream\r?\n", raw):
        try:
            yield from readings(zlib.decompressobj().decompress(raw[match.end() :]), None, depth + 1)
        except zlib.error:
            continue
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for member in archive.infolist():
                yield "name in archive", member.filename
                yield from readings(archive.read(member), None, depth + 1)
    if raw.startswith(b"%PDF") and path is not None:
        import pypdfium2

        document = pypdfium2.PdfDocument(raw)
        yield "pdfium", "\n".join(page.get_textpage().get_text_range() for page in document)
        yield "pdfium metadata", " ".join(document.get_metadata_dict().values())
        document.close()
        if tool := shutil.which("pdftotext"):
            yield "pdftotext", subprocess.run([tool, "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode("utf-8")
