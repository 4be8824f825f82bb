"""Places of a text where a name may run together with other letters or stand encoded: mail and web addresses, handles, names of files,
percent signs, entities, escapes, base64.

Invariant: a place is a span of the text, and its readings are the words that stand in it for whoever decodes it; what does not decode
has no reading.
"""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
import urllib.parse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .name_tokens import Cleaned, Token, cleaned, parted, tokens

_MAIL = re.compile(r"[^\s<>\"'(),;:@\[\]\\]{1,64}@[^\s<>\"'(),;:@\[\]\\]{1,253}")
_WEB = re.compile(r"(?:https?://|www\.|file://|ftp://)[^\s<>\"]+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![^\W_])[@#]\w[\w.\-]*")
_FILE = re.compile(
    r"[^\s<>\"'|/\\:*?]{1,120}\.(?:pdf|docx?|odt|rtf|txt|eml|msg|html?|xlsx?|csv|jpe?g|png|zip|mp[34]|md)(?![^\W_])", re.IGNORECASE
)
_USER = re.compile(r"(?<![^\W_])[^\W\d_][^\W_]{0,40}(?:[_.][^\W_]{1,40}){0,6}\d{1,4}(?![^\W_])|(?<![^\W_])[^\W_]{1,60}_\w{1,60}")
_CODE = r"(?:%[0-9A-Fa-f]{2}|&#?\w{2,8};|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|=[0-9A-F]{2}(?:=\r?\n)?|xn--)"
_ENCODED = re.compile(rf"[\w.+~\-]{{0,80}}{_CODE}(?:[\w.+~\-]|{_CODE})*")
_BASE64 = re.compile(r"[A-Za-z0-9+/_\-]{12,}={0,2}")
_HEX = re.compile(r"(?<![^\W_])(?:[0-9A-Fa-f]{2}){6,}(?![^\W_])")
_SEGMENT = re.compile(r"[^/\\?#&=\s\"'<>(),;:|]+")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})")
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text and the words that may be read in it, in each reading."""

    start: int
    end: int
    readings: tuple[tuple[Token, ...], ...]
    address: bool = False
    mailbox: bool = False
    encoded: bool = False


def places_in(text: str, source: Cleaned, *, label: bool) -> Iterator[Place]:
    """Yield the places of a text; in a ``label``, a name of a file or a title, every word is one."""
    plain = source.text
    for match in _MAIL.finditer(plain):
        span = source.span(*match.span())
        yield Place(span.start, span.end, tuple(readings(match.group())), address=True, mailbox=True)
    for pattern in (_WEB, _FILE, _USER):
        for match in pattern.finditer(plain):
            for part in _SEGMENT.finditer(match.group()):
                span = source.span(match.start() + part.start(), match.start() + part.end())
                yield Place(span.start, span.end, tuple(readings(part.group())), mailbox=pattern is _USER)
    for match in _HANDLE.finditer(plain):
        span = source.span(*match.span())
        yield Place(span.start, span.end, tuple(readings(match.group())), address=True, mailbox=True)
    yield from _encoded(plain, source)
    if label:
        for part in _SEGMENT.finditer(plain):
            span = source.span(*part.span())
            yield Place(span.start, span.end, tuple(readings(part.group())))


def _encoded(plain: str, source: Cleaned) -> Iterator[Place]:
    for pattern in (_ENCODED, _BASE64, _HEX):
        for match in pattern.finditer(plain):
            if len(match.group()) <= _LONGEST and (found := tuple(_decoded_words(match.group(), pattern))):
                span = source.span(*match.span())
                yield Place(span.start, span.end, found, encoded=True)


def _decoded_words(run: str, pattern: re.Pattern[str]) -> Iterator[tuple[Token, ...]]:
    makers = {_ENCODED: unescaped, _BASE64: from_base64, _HEX: from_hex}
    for decoded in makers[pattern](run):
        if decoded != run:
            yield from readings(decoded)


def readings(text: str) -> Iterator[tuple[Token, ...]]:
    """Yield the words of a short text, with the parts of those written together."""
    source = cleaned(text)
    found = tokens(source)
    yield (*found, *(part for token in found for part in parted(source, token)))


def unescaped(run: str) -> Iterator[str]:
    """Yield what a run of characters says without percent signs, entities, escapes, quoted-printable, punycode; several times over."""
    known = {run: None}
    for _ in range(2):
        for said in list(known):
            plain = (urllib.parse.unquote(said), html.unescape(said), _ESCAPE.sub(_letter, said), _unquoted(said), _domain(said))
            known.update(dict.fromkeys((*plain, *_percent_bytes(said))))
    yield from known


def _percent_bytes(run: str) -> Sequence[str]:
    """Return what percent signs say in the encodings that came before UTF-8."""
    return texts_of(urllib.parse.unquote_to_bytes(run)) if "%" in run else ()


def _letter(match: re.Match[str]) -> str:
    return chr(int(match.group(1) or match.group(2), 16))


def _unquoted(run: str) -> str:
    if "=" not in run:
        return run
    return next(iter(texts_of(quopri.decodestring(run.encode("utf-8", "replace")))), run)


def _domain(run: str) -> str:
    def plain(match: re.Match[str]) -> str:
        try:
            return match.group()[4:].encode("ascii").decode("punycode")
        except (UnicodeError, ValueError):
            return match.group()

    return re.sub(r"xn--[A-Za-z0-9\-]+", plain, run) if "xn--" in run else run


def from_base64(run: str) -> Iterator[str]:
    """Yield what a run says as base64, where it says something."""
    bare = run.rstrip("=").replace("-", "+").replace("_", "/")
    for cut in range(2):  # a letter too many at the end of a line that was cut
        whole = bare[: len(bare) - cut]
        try:
            yield from texts_of(base64.b64decode(whole + "=" * (-len(whole) % 4), validate=True))
        except (binascii.Error, ValueError):
            continue


def from_hex(run: str) -> Iterator[str]:
    """Yield what a run of hexadecimal figures says."""
    yield from texts_of(bytes.fromhex(run))


def texts_of(raw: bytes) -> Sequence[str]:
    """Return the texts that bytes may be, those that are mostly letters."""
    found: list[str] = []
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "latin-1", "koi8-r"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text and sum(letter.isalnum() or letter in " .,-_@'\n" for letter in text) > 0.8 * len(text):
            found.append(text)
    return found
