"""The parts of a mail: which are its body, in which reading order, and which are files of their own.

A mail inside a mail stays the bytes it is, so that its hash and its signatures hold; Python's parser would take it apart and write it
anew. Which part is body and which is attachment follows RFC 8621 (JMAP), section 4.1.4.
"""

from __future__ import annotations

import binascii
import email.message
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import MessageDefect
from email.parser import BytesParser
from email.utils import collapse_rfc2231_value
from mimetypes import guess_extension

from .mail_headers import decoded_header, loose_base64

_INLINE = ("image", "audio", "video")
_NESTED = "x-nested"
_BOUNDARY = re.compile(rb"^--([^\s-][^\r\n]{4,200}?)(?:--)?[ \t]*\r?\n", re.M)
_NOTICE = re.compile(r"MIME|multi-?part|mehrteilig|plusieurs parties|многокомпонент|составн", re.I)
"""What programs write before the first part for readers that know no parts."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+")


class Part(email.message.Message):
    """A part whose nested messages are leaves."""

    _payload: object

    def get_content_type(self) -> str:
        real = super().get_content_type()
        return f"{_NESTED}/{real.partition('/')[2]}" if real.startswith("message/") else real

    @property
    def media_type(self) -> str:
        kind, _, rest = self.get_content_type().partition("/")
        return f"message/{rest}" if kind == _NESTED else f"{kind}/{rest}"

    @property
    def content(self) -> bytes:
        """The bytes of a leaf, transfer encoding taken off."""
        payload = self._payload  # get_payload() would turn raw bytes into U+FFFD
        raw = payload.encode("utf-8", errors="surrogateescape") if isinstance(payload, str) else b""
        encoding = str(self.get("content-transfer-encoding", "")).strip().lower()
        if encoding == "base64":
            return _base64(raw)
        if encoding == "quoted-printable":
            return binascii.a2b_qp(raw)
        if encoding in {"x-uuencode", "uuencode", "uue", "x-uue"}:
            return next((data for _, data in uuencoded(raw)), raw)
        return raw

    @property
    def charset(self) -> str:
        try:
            return self.get_content_charset("") or ""
        except (LookupError, ValueError, TypeError):
            return ""

    @property
    def name(self) -> str:
        """The file name, decoded, without control characters; an empty string where the part has none."""
        try:
            given = self.get_param("filename", None, "content-disposition") or self.get_param("name", None, "content-type") or ""
            collapsed = collapse_rfc2231_value(given) if not isinstance(given, str) else given
        except (LookupError, ValueError, TypeError):
            collapsed = ""
        return _UNSAFE.sub(" ", decoded_header(collapsed)).strip()[:255]

    @property
    def disposition(self) -> str:
        return (self.get_content_disposition() or "").strip()


def _base64(raw: bytes) -> bytes:
    """Decode base64 up to where it ends; a text that a mailing list added below it is not part of it.

    What is said to be base64 and is plainly not (other signs in its first line) stays as it is.
    """
    match = re.match(rb"[A-Za-z0-9+/\s]*={0,2}", raw)
    head = match[0] if match else b""
    if not head.strip() or re.match(rb"\s*[^\r\n]*[^A-Za-z0-9+/=\s]", raw) or re.match(rb"\s*[^\s]+ [^\s]+ ", raw):
        return raw
    return loose_base64(head if len(head) >= len(raw) // 2 else raw)


class _RawHeaders(email.policy.Compat32):
    """Headers as they stand, raw bytes as surrogate escapes; Python's own policy would turn those into U+FFFD."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value


class TooDeepDefect(MessageDefect):
    """Parts lie in parts, deeper than can be followed."""


@dataclass(slots=True)
class Parts:
    """What a mail consists of."""

    text: list[Part] = field(default_factory=list)
    html: list[Part] = field(default_factory=list)
    attachments: list[Part] = field(default_factory=list)

    @property
    def body(self) -> list[Part]:
        """The parts to be read one after the other, plain text where there is a choice."""
        return [part for part in self.text if part.media_type in {"text/plain", "text/html"} and part not in self.attachments]

    @property
    def alternatives(self) -> list[Part]:
        """Versions of the body in HTML beside the plain one."""
        return [part for part in self.html if part.media_type == "text/html" and part not in self.text and part not in self.attachments]

    @property
    def inline(self) -> list[Part]:
        """Images and sounds that stand in the body and are not attachments otherwise."""
        both = {id(part): part for part in (*self.text, *self.html)}
        return [part for part in both.values() if part.media_type.startswith(_INLINE) and part not in self.attachments]


def parse(data: bytes) -> Part:
    """Parse a mail; never raises on its bytes."""
    trimmed = data.lstrip(b"\xef\xbb\xbf\r\n")
    parser = BytesParser(Part, policy=_RawHeaders())
    try:
        message = parser.parsebytes(trimmed)
    except RecursionError:  # parts in parts, hundreds deep: the headers, and the rest as text
        message = parser.parsebytes(trimmed, headersonly=True)
        message.defects.append(TooDeepDefect())
        message.set_type("text/plain")
    assert isinstance(message, Part)
    return message


def leaves(part: Part) -> Iterator[Part]:
    """Yield the parts that are not multipart, in order."""
    stack = [part]
    while stack:
        current = stack.pop()
        if current.is_multipart():
            stack += reversed(_children(current))
        else:
            yield current


def around(part: Part) -> Iterator[tuple[str, str]]:
    """Yield what stands before the first and after the last part of every multipart, where programs do not look: place, text."""
    if not part.is_multipart():
        return
    for place, text in (("before the first", part.preamble), ("after the last", part.epilogue)):
        told = (text or "").strip()
        if len(told) > 2 and not (len(told) < 800 and _NOTICE.search(told)):
            yield place, told
    for child in _children(part):
        yield from around(child)


def defects(part: Part) -> Iterator[MessageDefect]:
    """Yield what the parser found wrong, in every part."""
    yield from part.defects
    for child in _children(part):
        yield from defects(child)


def _children(part: Part) -> list[Part]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Part)] if isinstance(payload, list) else []


def mended(message: Part, data: bytes) -> Part | None:
    """Parse a mail whose boundary is missing or wrong with the one that its parts use, or return None where there is no such."""
    body = data.lstrip(b"\xef\xbb\xbf\r\n")
    head, gap, rest = body.partition(b"\r\n\r\n" if b"\r\n\r\n" in body[:100_000] else b"\n\n")
    marks = [match for match in _BOUNDARY.finditer(rest) if re.match(rb"[Cc]ontent-[\w-]+:|\r?\n", rest[match.end() : match.end() + 40])]
    if not marks:
        return None
    boundary = marks[0][1].strip()
    kept = re.sub(rb"(?im)^content-type:[^\n]*(?:\n[ \t][^\n]*)*\n?", b"", head + b"\n").rstrip(b"\r\n")
    kind = message.get_content_type() if message.get_content_maintype() == "multipart" else "multipart/mixed"
    header = b'\nContent-Type: %s; boundary="%s"' % (kind.encode("ascii", errors="replace"), boundary.replace(b'"', b""))
    return parse(kept + header + gap + rest)


def structure(message: Part) -> Parts:
    """Divide a mail into body and attachments."""
    parts = Parts()
    _divide([message], "mixed", False, parts, (parts.html, parts.text))
    return parts


def _divide(
    children: list[Part], parent: str, alternative: bool, parts: Parts, bodies: tuple[list[Part] | None, list[Part] | None]
) -> None:
    html, text = bodies
    before_html, before_text = len(html or ()), len(text or ())
    for number, part in enumerate(children):
        kind = part.media_type
        if part.is_multipart():
            inner = kind.partition("/")[2]
            _divide(_children(part), inner, alternative or inner == "alternative", parts, (html, text))
        elif not _is_body(part, number, parent):
            parts.attachments.append(part)
        elif parent == "alternative":
            target = text if kind == "text/plain" else html if kind == "text/html" else parts.attachments
            (target if target is not None else parts.attachments).append(part)
        else:
            if alternative and kind == "text/plain":
                html = None
            if alternative and kind == "text/html":
                text = None
            for body in (text, html):
                if body is not None:
                    body.append(part)
            if (text is None or html is None) and kind.startswith(_INLINE):
                parts.attachments.append(part)
    if parent == "alternative" and text is not None and html is not None:
        if before_text == len(text) and before_html != len(html):
            text += html[before_html:]
        elif before_html == len(html) and before_text != len(text):
            html += text[before_text:]


def _is_body(part: Part, number: int, parent: str) -> bool:
    kind = part.media_type
    if part.disposition == "attachment":
        return False
    if kind.startswith("multipart/"):  # a multipart without parts: its text is all there is
        return True
    media = kind.startswith(_INLINE)
    if not media and kind not in {"text/plain", "text/html"}:
        return False
    return number == 0 or (parent != "related" and (media or not part.name))


def name_for(part: Part, number: int) -> str:
    """Return the name of a part as a file; one without a name is called after its kind and place."""
    if part.name:
        return part.name
    if part.media_type == "message/rfc822":
        inner = parse(part.content)
        return (_UNSAFE.sub(" ", decoded_header(str(inner.get("subject", ""))))[:120].strip() or f"message-{number}") + ".eml"
    return f"part-{number}{guess_extension(part.media_type) or ''}"


_UUENCODED = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]+)\r?\n(.*?)^(?:`|[ ])?\r?\n?end[ \t]*$", re.M | re.S)


def uuencoded(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every file that stands uuencoded in a text."""
    for match in _UUENCODED.finditer(data):
        lines = []
        for line in match[2].splitlines():
            try:
                lines.append(binascii.a2b_uu(line))
            except binascii.Error:  # some programs count the bytes of the line wrongly
                count = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
                try:
                    lines.append(binascii.a2b_uu(line[:count]))
                except binascii.Error:
                    return
        yield match[1].decode("utf-8", errors="replace").strip(), b"".join(lines)
