"""Cuts single pages out of PDF originals, in a process of its own with limits: a hostile original costs its own pages and nothing else.

A page comes out as a PDF of one page, with what was filled in or stamped on it made part of the page; where the typesetter cannot take
that, as a picture of the page. The process is started as ``python -m wellfounded.ingest.pdf_cutting``.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .protocol import Limits

_DOTS = 150 / 72
_MOST_PIXELS = 16_000_000
_GRACE = 30.0


@dataclass(frozen=True, slots=True)
class Cut:
    """What to cut: the numbers of pages, from 1, of a file, and the beginning of the names of what is written."""

    path: str
    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page that was cut out: its number, the file, and its size as shown in points."""

    number: int
    file: str
    width: float
    height: float
    picture: bool = False


@dataclass(frozen=True, slots=True)
class CutPages:
    """What came of one original: its pages, how many it has in all, and why pages are missing."""

    pages: tuple[CutPage, ...] = ()
    of_pages: int = 0
    reason: str = ""


def cut_pages(cuts: Sequence[Cut], folder: Path, *, limits: Limits = Limits()) -> list[CutPages]:  # noqa: B008
    """Cut pages out of originals into a folder; one answer for each original, in their order. Whatever is wrong is a reason, no error."""
    done: list[CutPages] = []
    while len(done) < len(cuts):
        done += _asked(cuts[len(done) :], folder, limits)
    return done


def _asked(cuts: Sequence[Cut], folder: Path, limits: Limits) -> list[CutPages]:
    """Return the answers of one process; where it ends before all are given, the last is that of the original it ended on."""
    request = json.dumps({"cuts": [asdict(cut) for cut in cuts], "folder": str(folder), "limits": asdict(limits)})
    quiet = {"TZ": "UTC", "OMP_NUM_THREADS": "1"}
    seconds = limits.seconds * len(cuts) + _GRACE
    late = False
    try:
        ended = subprocess.run(
            [sys.executable, "-P", "-m", "wellfounded.ingest.pdf_cutting"],
            input=request.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False,
            env={**os.environ, **quiet}, start_new_session=True,
        )  # fmt: skip
        printed = ended.stdout
    except subprocess.TimeoutExpired as error:
        printed, late = error.stdout or b"", True
    answers = [CutPages(tuple(CutPage(**page) for page in one["pages"]), one["of_pages"], one["reason"]) for one in _lines(printed)]
    if len(answers) < len(cuts):
        reason = "cutting its pages took too long" if late else "the program that cuts pages stopped on this file"
        answers.append(CutPages(reason=reason))
    return answers


def _lines(printed: bytes) -> Iterator[Any]:
    for line in printed.splitlines():
        with contextlib.suppress(ValueError):
            yield json.loads(line)


def main() -> None:
    """Answer one request from the standard input, a line for each original."""
    from .confine import confine, die_with_parent, without_network

    request = json.loads(sys.stdin.buffer.read())
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    without_network()
    die_with_parent()
    limits = Limits(**request["limits"])
    for asked in request["cuts"]:
        confine(limits)
        cut = Cut(asked["path"], asked["name"], tuple(asked["numbers"]))
        try:
            answer = _cut(cut, Path(request["folder"]))
        except Exception as error:  # the boundary: whatever a library raises costs this original and no other
            answer = CutPages(reason=f"its pages cannot be cut out ({type(error).__name__})")
        answers.write(json.dumps(asdict(answer)) + "\n")
        answers.flush()


def _cut(cut: Cut, folder: Path) -> CutPages:
    import pypdfium2

    data = Path(cut.path).read_bytes()
    document, reason = _opened(data)
    if document is None:
        return CutPages(reason=reason)
    pages, lost = [], []
    for number in cut.numbers:
        try:
            pages.append(_page(document, number, folder / f"{cut.name}-{number:05d}"))
        except (pypdfium2.PdfiumError, IndexError):
            lost.append(str(number))
    if lost:
        reason = f"page {', '.join(lost)} of it cannot be drawn: damaged"
    return CutPages(tuple(pages), len(document), reason)


def _opened(data: bytes) -> tuple[Any, str]:
    import pypdfium2

    from .pdf_mend import mended

    with contextlib.suppress(pypdfium2.PdfiumError):
        document = pypdfium2.PdfDocument(data)
        if len(document):
            return document, ""
    whole = mended(data)
    with contextlib.suppress(pypdfium2.PdfiumError):
        if whole:
            return pypdfium2.PdfDocument(whole), ""
    return None, "the PDF is damaged or encrypted, and no page of it can be drawn"


def _page(document: Any, number: int, target: Path) -> CutPage:
    import pypdfium2

    width, height = document[number - 1].get_size()
    if not (1 <= width <= 20_000 and 1 <= height <= 20_000):
        raise pypdfium2.PdfiumError("a page without a usable size")
    single = pypdfium2.PdfDocument.new()
    single.import_pages(document, [number - 1])
    page = single[0]  # a page that nobody holds is closed at once
    pypdfium2.raw.FPDFPage_Flatten(page.raw, pypdfium2.raw.FLAT_NORMALDISPLAY)
    page.close()
    path = target.with_suffix(".pdf")
    single.save(path)
    if can_be_set(path):
        return CutPage(number, path.name, width, height)
    picture = target.with_suffix(".png")
    scale = min(_DOTS, (_MOST_PIXELS / (width * height)) ** 0.5)
    picture.write_bytes(_png(document[number - 1].render(scale=scale, rev_byteorder=True)))
    return CutPage(number, picture.name, width, height, picture=True)


def can_be_set(path: Path) -> bool:
    """Say whether the typesetter can take a page or a picture."""
    import typst

    trial = path.with_suffix(".typ")
    trial.write_text(f'#image("{path.name}")', encoding="utf-8")
    try:
        typst.compile(str(trial), root=str(path.parent), format="pdf", ignore_system_fonts=True)
    except RuntimeError:
        return False
    finally:
        trial.unlink()
    return True


def _png(bitmap: Any) -> bytes:
    """Return a picture as a PNG: eight bits for each of red, green and blue."""
    channels, stride = bitmap.n_channels, bitmap.stride
    raw = bytes(bitmap.buffer)
    rows = bytearray()
    for y in range(bitmap.height):
        row = raw[y * stride : y * stride + bitmap.width * channels]
        pixels = bytearray(3 * bitmap.width)
        for colour in range(3):
            pixels[colour::3] = row[min(colour, channels - 1) :: channels]
        rows += b"\0" + pixels
    head = bitmap.width.to_bytes(4, "big") + bitmap.height.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


if __name__ == "__main__":
    main()
