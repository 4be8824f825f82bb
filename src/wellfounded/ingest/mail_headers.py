"""Headers of mails as people wrote them: decoded words, addresses, dates.

Tolerant on purpose: raw 8-bit bytes, words encoded in two halves, wrong padding and spaces where none may be are all read as they were
meant. Headers come as Python's ``email`` gives them under the policy ``compat32``: text with surrogate escapes for raw bytes.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable
from datetime import date
from email.utils import getaddresses, parsedate_tz

from .charsets import decode

_WORD = re.compile(r"=\?([^?\s*]*)(?:\*[^?]*)?\?([bBqQ])\?(.*?)\?=", re.S)
_BETWEEN = re.compile(r"(\?=)\s+(?==\?[^?\s]*\?[bBqQ]\?)")
_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})|\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_TOO_LONG = 200_000


def decoded_header(raw: str) -> str:
    """Return a header as it was meant to be read, on one line."""
    text = re.sub(r"\r?\n|\r", "", raw[:_TOO_LONG])
    text = _raw_bytes(text)
    text = _BETWEEN.sub(r"\1", text)
    parts: list[str] = []
    waiting: tuple[str, bytes] | None = None
    at = 0
    for match in _WORD.finditer(text):
        if match.start() > at:
            parts += _flushed(waiting)
            waiting = None
            parts.append(text[at : match.start()])
        charset, data = match[1].lower(), _word_bytes(match[2], match[3])
        if waiting and waiting[0] == charset:  # a character may be cut in half between two words
            waiting = (charset, waiting[1] + data)
        else:
            parts += _flushed(waiting)
            waiting = (charset, data)
        at = match.end()
    parts += [*_flushed(waiting), text[at:]]
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", "".join(parts)).split())


def _flushed(waiting: tuple[str, bytes] | None) -> list[str]:
    return [decode(waiting[1], declared=waiting[0]).text] if waiting else []


def _raw_bytes(text: str) -> str:
    """Read bytes that stand in a header without any encoding."""
    if text.isascii():
        return text
    return decode(text.encode("utf-8", errors="surrogateescape")).text


def _word_bytes(kind: str, content: str) -> bytes:
    if kind in "qQ":
        spaced = content.replace("_", " ").encode("utf-8", errors="replace")
        return re.sub(rb"=([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), spaced)
    return loose_base64(content.encode("ascii", errors="ignore"))


def loose_base64(data: bytes) -> bytes:
    """Decode base64 whatever its padding; signs that do not belong are passed over."""
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def addresses(raw: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return name and address of everybody in the headers; either may be empty. The members of a group count as they are."""
    lines = [_raw_bytes(re.sub(r"\r?\n|\r", "", value[:_TOO_LONG])) for value in raw]
    try:
        pairs = getaddresses(lines, strict=False)
    except TypeError:  # before the option came with a patch release
        pairs = getaddresses(lines)
    cleaned = ((_name(name), _address(address)) for name, address in pairs)
    return tuple((name, address) for name, address in cleaned if name or address)


def _name(raw: str) -> str:
    return decoded_header(raw).strip().strip("'\"").strip()


def _address(raw: str) -> str:
    return decoded_header(raw).replace(" ", "") if "@" in raw else decoded_header(raw)


def shown(pairs: Iterable[tuple[str, str]]) -> str:
    """Return ``Name <address>, …`` as it is read."""
    return ", ".join(f"{name} <{address}>" if name and address else name or address for name, address in pairs)


def day_of(raw: str) -> str:
    """Return the day that a Date header names, in the sender's own time, as EDTF; an empty string where it names none."""
    text = decoded_header(raw)
    try:
        parsed = parsedate_tz(text)
        if parsed and parsed[0] > 1900:
            return date(*parsed[:3]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    match = _DAY.search(text)
    if not match:
        return ""
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
