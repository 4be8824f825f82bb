"""Mails written from their parts: headers in the order given, fixed boundaries, so the same source gives the same bytes."""

from __future__ import annotations

import base64
import quopri
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

_WORD = 18
"""Characters in one encoded word: 18 letters of Cyrillic stay under the 75 characters of RFC 2047."""
_ADDRESS = re.compile(r"(.*?) (<[^>]+>)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file on a mail; ``message/rfc822`` is a mail inside the mail."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    headers: tuple[tuple[str, str], ...]
    body: str
    charset: str = "utf-8"
    encoding: str = "quoted-printable"
    boundary: str = "=_part"
    attachments: tuple[Attachment, ...] = field(default=())


def mail_from(source: Mapping[str, Any], fetch: Callable[[str], bytes]) -> Mail:
    """Return the mail that a TOML table describes; ``fetch`` gives the bytes of a document by its name."""
    attachments = tuple(
        Attachment(name=row["name"], media_type=row["type"], data=fetch(row["document"])) for row in source.get("attachment", ())
    )
    plain = {key: source[key] for key in ("body", "charset", "encoding", "boundary") if key in source}
    return Mail(headers=tuple((name, value) for name, value in source["headers"]), attachments=attachments, **plain)


def message(mail: Mail) -> bytes:
    """Return the mail as a message with CRLF line ends."""
    head = [f"{name}: {_header(value)}" for name, value in mail.headers] + ["MIME-Version: 1.0"]
    if not mail.attachments:
        return _lines(head + _text_head(mail)) + b"\r\n" + _text(mail)
    fence = f"--{mail.boundary}".encode()
    parts = [_lines(_text_head(mail)) + b"\r\n" + _text(mail), *(_attached(attachment) for attachment in mail.attachments)]
    body = b"".join(fence + b"\r\n" + part + b"\r\n" for part in parts) + fence + b"--\r\n"
    return _lines([*head, f'Content-Type: multipart/mixed; boundary="{mail.boundary}"']) + b"\r\n" + body


def mbox(messages: Mapping[str, bytes]) -> bytes:
    """Return messages as an mbox (the ``mboxrd`` form); the key of each is its ``From `` line without the word."""
    return b"".join(
        b"From " + line.encode() + b"\n" + _quoted_from(data.replace(b"\r\n", b"\n")) + b"\n" for line, data in messages.items()
    )


def _quoted_from(data: bytes) -> bytes:
    return re.sub(rb"^(>*From )", rb">\1", data, flags=re.MULTILINE)


def _lines(lines: list[str]) -> bytes:
    return b"".join(line.encode("ascii") + b"\r\n" for line in lines)


def _text_head(mail: Mail) -> list[str]:
    return [f"Content-Type: text/plain; charset={mail.charset}", f"Content-Transfer-Encoding: {mail.encoding}"]


def _text(mail: Mail) -> bytes:
    data = mail.body.replace("\n", "\r\n").encode(mail.charset)
    if mail.encoding == "base64":
        return _base64(data)
    if mail.encoding == "quoted-printable":
        return quopri.encodestring(data.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    return data


def _base64(data: bytes) -> bytes:
    return base64.encodebytes(data).replace(b"\n", b"\r\n")


def _attached(attachment: Attachment) -> bytes:
    disposition = f"Content-Disposition: attachment; filename={_filename(attachment.name)}"
    if attachment.media_type == "message/rfc822":
        return _lines(["Content-Type: message/rfc822", disposition]) + b"\r\n" + attachment.data
    head = [f"Content-Type: {attachment.media_type}", disposition, "Content-Transfer-Encoding: base64"]
    return _lines(head) + b"\r\n" + _base64(attachment.data)


def _filename(name: str) -> str:
    return f'"{name}"' if name.isascii() else f'"{_words(name, join=" ")}"'


def _header(value: str) -> str:
    """Encode what is not ASCII in a header; in a list of addresses only the display names."""
    if value.isascii():
        return value.replace("\n", "\r\n\t")
    if "<" not in value:
        return _words(value)
    return ", ".join(_address(part) for part in value.split(", "))


def _address(part: str) -> str:
    match = _ADDRESS.fullmatch(part)
    return f"{_words(match[1])} {match[2]}" if match and not part.isascii() else part


def _words(text: str, *, join: str = "\r\n ") -> str:
    pieces = (text[at : at + _WORD] for at in range(0, len(text), _WORD))
    return join.join(f"=?utf-8?B?{base64.b64encode(piece.encode()).decode()}?=" for piece in pieces)
