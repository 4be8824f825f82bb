"""A PDF that was cut off: find the pages that arrived whole, and give them a new list of pages.

The catalogue and the list of pages usually stand at the end of a PDF, so a file that was cut in half has pages and nothing that
leads to them. The objects that are there are gathered, those packed in object streams are unpacked, and a new catalogue is appended.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,9})\s+0\s+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")
_NUMBER_OF = re.compile(rb"/N\s+(\d+)")
_FIRST = re.compile(rb"/First\s+(\d+)")
_MOST_UNPACKED = 64_000_000
_MOST_OBJECTS = 200_000
_DEFAULT_PAGE = b"/MediaBox [0 0 595 842]"


def is_cut(data: bytes) -> bool:
    """Say whether the end mark of a PDF is missing."""
    return b"%%EOF" not in data[-2048:] and b"startxref" not in data[-2048:]


def mended(data: bytes) -> bytes | None:
    """Return the file with a catalogue of the pages found in it, or None where no page can be found."""
    objects = list(_objects(data))
    packed = [pair for _, body in objects for pair in _unpacked(body)]
    pages = [number for number, body in (*objects, *packed) if _PAGE.search(body.split(b"stream", 1)[0])]
    if not pages:
        return None
    top = max(number for number, _ in (*objects, *packed)) + 1
    kids = b" ".join(b"%d 0 R" % number for number in dict.fromkeys(pages))
    tail = [b"\nendobj\n"]
    tail += [b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in packed]
    tail.append(b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n" % (top, top + 1))
    tail.append(b"%d 0 obj\n<</Type/Pages/Kids[%s]/Count %d %s>>\nendobj\n" % (top + 1, kids, len(set(pages)), _DEFAULT_PAGE))
    tail.append(b"trailer\n<</Root %d 0 R/Size %d>>\n%%%%EOF\n" % (top, top + 2))
    return data + b"".join(tail)


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of each object that has its end."""
    for count, match in enumerate(_OBJECT.finditer(data)):
        end = data.find(b"endobj", match.end())
        if end < 0 or count > _MOST_OBJECTS:
            return
        yield int(match[1]), data[match.end() : end]


def _unpacked(body: bytes) -> Iterator[tuple[int, bytes]]:
    head, _, stream = body.partition(b"stream")
    number, first = _NUMBER_OF.search(head), _FIRST.search(head)
    if not (_PACKED.search(head) and number and first) or b"/FlateDecode" not in head:
        return
    try:
        plain = zlib.decompressobj().decompress(stream.lstrip(b"\r\n"), _MOST_UNPACKED)
    except zlib.error:
        return
    start = int(first[1])
    places = [int(figure) for figure in plain[:start].split()[: 2 * int(number[1])]]
    pairs = list(zip(places[::2], places[1::2], strict=False))
    ends = [offset for _, offset in pairs[1:]] + [len(plain) - start]
    for (own, offset), end in zip(pairs, ends, strict=True):
        yield own, plain[start + offset : start + end]
