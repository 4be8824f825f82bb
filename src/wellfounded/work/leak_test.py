"""The last look before anything goes out: every byte of a copy is read in every way we know, and no protected word may be in it.

It knows nothing of how the copy was made. Each file, and its name, is read in several encodings, without tags, unescaped, decoded,
decompressed, and as a reader of PDFs sees it; then the known spellings are looked for letter by letter, and the finder looks for all
others.
"""

from __future__ import annotations

import html
import io
import quopri
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model.protection import PASSAGE_WITHHELD
from ..resolve.name_addresses import from_base64
from ..resolve.name_finder import Finder
from ..resolve.name_hits import Hit
from .stretches import letters_of

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1", "cp1251", "koi8-r")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_JSON_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_BASE64 = re.compile(r"[A-Za-z0-9+/_\-]{16,}={0,2}")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_SURE = 8
"""Letters by which a spelling is looked for across everything that is no letter."""
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """What must not be in a copy."""

    finder: Finder
    spellings: frozenset[str]
    """Words in small letters that must not stand anywhere as words."""
    capitals: frozenset[str] = frozenset()
    """Those that are words of everybody when they are written small."""
    stems: frozenset[str]
    """Spellings that must not stand inside words either."""
    passages: tuple[str, ...]
    """The letters and figures of protected passages and of stretches of them, small."""
    beside: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    """Given names and surnames, small, that must not stand side by side, where the surname alone is that of somebody who may be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """Something protected that stands in a copy: in which file, read in which way, and how it was found."""

    path: str
    read_as: str
    what: str


def leaks(files: Mapping[str, bytes], guarded: Guarded, *, watch: Callable[[str], None] = lambda _: None) -> list[Leak]:
    """Return what leaks from some files by their names, each file and way of reading at most once; ``watch`` is told each name."""
    found: list[Leak] = []
    for name, content in sorted(files.items()):
        watch(name)
        found += _in_text(name, name, "name of the file", guarded)
        for read_as, text in texts_in(content):
            found += _in_text(name, text, read_as, guarded)
    return found


def _in_text(path: str, text: str, read_as: str, guarded: Guarded) -> Iterator[Leak]:
    small = text.casefold()
    row = _WORD.findall(small)
    capital = {word.casefold() for word in _WORD.findall(text) if word[0].isupper()} if guarded.capitals else set()
    if not guarded.spellings.isdisjoint(row) or not guarded.capitals.isdisjoint(capital):
        yield Leak(path=path, read_as=read_as, what="a known spelling")
    elif any(stem in small for stem in guarded.stems):
        yield Leak(path=path, read_as=read_as, what="a known spelling inside a word")
    if any(_stand_together(row, given, surnames) for given, surnames in guarded.beside):
        yield Leak(path=path, read_as=read_as, what="a given name beside the surname")
    letters = letters_of(text)
    if any(len(stem) >= _SURE and stem in letters for stem in guarded.stems):
        yield Leak(path=path, read_as=read_as, what="a known spelling, its letters set apart")
    if any(passage in letters for passage in guarded.passages):
        yield Leak(path=path, read_as=read_as, what="a protected passage")
    if (
        read_as in _SEEN_BY_PEOPLE
        and "\0" not in text
        and not text.startswith("%PDF")
        and (hits := guarded.finder.find(text.replace(PASSAGE_WITHHELD, "")))
    ):
        yield Leak(path=path, read_as=read_as, what=_told(hits))


def _stand_together(row: Sequence[str], given: Collection[str], surnames: Collection[str]) -> bool:
    pairs = pairwise(row)
    return any((one in given and other in surnames) or (one in surnames and other in given) for one, other in pairs)


_SEEN_BY_PEOPLE = frozenset({"utf-8", "utf-8, without tags", "name of the file", "text of the PDF", "utf-8, unescaped"})


def _told(hits: list[Hit]) -> str:
    return f"{len(hits)} spelling{'s' if len(hits) > 1 else ''} that the search for names knows"


def texts_in(raw: bytes, *, depth: int = 0, within: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text that bytes may be read as, each with the way of reading."""
    for encoding in _ENCODINGS:
        for shift in (0, 1) if encoding.startswith("utf-16") else (0,):
            text = raw[shift:].decode(encoding, "ignore")
            yield within + encoding, text
            if encoding == "utf-8":
                yield from _read_on(text, within)
    if depth < _DEEPEST:
        yield from _unpacked(raw, depth=depth, within=within)


def _read_on(text: str, within: str) -> Iterator[tuple[str, str]]:
    plain = html.unescape(_JSON_ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text))
    if plain != text:
        yield f"{within}utf-8, unescaped", plain
    if "<" in text:
        yield f"{within}utf-8, without tags", html.unescape(_TAG.sub("", text))
    if "%" in text:
        yield f"{within}percent signs decoded", urllib.parse.unquote(text)
        yield f"{within}percent signs decoded as windows-1251", urllib.parse.unquote(text, encoding="cp1251", errors="replace")
    if "=" in text:
        yield f"{within}quoted-printable decoded", quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace")
    decoded = " ".join(said for match in _BASE64.finditer(text) for said in from_base64(match.group()))
    if decoded:
        yield f"{within}base64 decoded", decoded


def _unpacked(raw: bytes, *, depth: int, within: str) -> Iterator[tuple[str, str]]:
    if raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for member in archive.infolist():
                yield f"{within}name of a member", member.filename
                yield from texts_in(archive.read(member), depth=depth + 1, within=f"{within}{member.filename}: ")
    if raw[:5] == b"%PDF-":
        for stream in _STREAM.finditer(raw):
            if (plain := _inflated(stream.group(1))) is not None:
                yield from texts_in(plain, depth=_DEEPEST, within=f"{within}stream: ")
        yield f"{within}text of the PDF", _text_of_pdf(raw)


def _inflated(raw: bytes) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(raw)
    except zlib.error:
        return None


def _text_of_pdf(raw: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
