"""Addresses on the web: as they stand, and without what only follows the reader about.

Invariant: the passage is the address alone, without brackets and the punctuation of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ...model.passages import Span
from .found import Covered, Found, any_of, table

_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"«»]+", re.IGNORECASE)
_BARE_PART = r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{0,40}\.)+"
_TRAILING = ".,;:!?'\"»”*_"


def addresses_in(text: str) -> Iterator[Found]:
    """Yield the addresses of a text; one without ``http`` or ``www`` is less sure."""
    sure = list(_sure(text))
    yield from sure
    taken = Covered(one.span for one in sure)
    for match in _bare().finditer(text):
        span = Span(match.start(), match.start() + len(trimmed(match.group())))
        if not taken.touches(span):
            yield _address(text, span, confidence=0.6)


def _sure(text: str) -> Iterator[Found]:
    if "http" in text or "www." in text or "HTTP" in text:
        for match in _ADDRESS.finditer(text):
            yield _address(text, Span(match.start(), match.start() + len(trimmed(match.group()))), confidence=1.0)


def _address(text: str, span: Span, *, confidence: float) -> Found:
    address = text[span.start : span.end]
    return Found(span, "url", address, normal=canonical(address), confidence=confidence)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"{_BARE_PART}{any_of(table('address')['tops'])}\b(?!\.?[\w@])(?:/[^\s<>\"]*)?", re.IGNORECASE)


@cache
def _tracking() -> re.Pattern[str]:
    return re.compile(any_of(table("address")["tracking"]))


def trimmed(address: str) -> str:
    """Take the sentence's punctuation off the end of an address; a bracket only where none is open inside it."""
    while address:
        last = address[-1]
        if last in _TRAILING or (last in ")]}" and address.count(last) > address.count("([{"[")]}".index(last)])):
            address = address[:-1]
        else:
            break
    return address


def canonical(address: str) -> str:
    """Return an address without fragment and tracking, with scheme and host in small letters; unchanged where it is malformed."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = parts.netloc.lower()
    except ValueError:
        return address
    kept = [(key, value) for key, value in parse_qsl(parts.query) if not _tracking().fullmatch(key)]
    path = parts.path if parts.path != "/" else ""
    return urlunsplit((parts.scheme.lower(), host, path, urlencode(kept), ""))
