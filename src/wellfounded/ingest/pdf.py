"""PDF with a text layer: text in reading order, pages, boxes of words, notes, links, comments, attachments.

Invariant: what could not be read is said page by page; a page without a text layer is never passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ..errors import UnreadableError
from ..model.documents import Metadata
from ..model.labels import ReadStatus
from .flow import Flow, LayerFullError
from .pdf_annotations import PageAnnotations, annotations_of
from .pdf_furniture import Sheet, body_size, set_notes_apart, set_running_heads_apart
from .pdf_layout import Line, lines_of
from .pdf_mend import is_cut, mended
from .pdf_text import PdfText
from .pdf_words import PageFrame, Word, is_bold, words_of
from .protocol import Embedded, FileRead, Limits

_STRANGE_SHARE = 0.1
"""From this share of characters without a Unicode value a page is said to be garbled."""
_PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:(Z)|([+-]\d\d)'?(\d\d)?)?")


class PdfReader:
    """Reads PDF with pdfium."""

    producer = "pdf@1"
    media_types = frozenset({"application/pdf"})

    def read(self, path: Path, *, name: str, media_type: str, spool: Path, limits: Limits) -> FileRead:
        """Read a PDF; attachments go to ``spool``. Raises UnreadableError where it is encrypted or nothing can be read."""
        document, reasons = _opened(path)
        try:
            return _read(document, reasons, media_type=media_type, spool=spool, limits=limits)
        finally:
            document.close()


@dataclass(slots=True)
class _Noticed:
    """Numbers of the pages about which there is something to say."""

    scans: list[int] = field(default_factory=list)
    drawn: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)

    def reasons(self) -> Iterator[str]:
        for numbers, said in (
            (self.scans, "{} no text layer (a scan): kept, text recognition is not part of this version"),
            (self.drawn, "{} no text layer, only drawn shapes: kept, not read"),
            (self.garbled, "{} text whose font gives no usable characters (broken or private ToUnicode table)"),
            (self.outside, "{} words outside of the visible part of the page: left out"),
            (self.broken, "{} damaged content: could not be loaded"),
        ):
            if numbers:
                yield said.format(f"{_pages_named(numbers)} {'has' if len(numbers) == 1 else 'have'}")


def _opened(path: Path) -> tuple[Any, list[str]]:
    data = path.read_bytes()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise UnreadableError("the PDF is encrypted and opens with a password only: kept; ask for a copy without password") from error
        return _opened_mended(data, error)
    if not len(document) and is_cut(data):
        return _opened_mended(data, None)
    cut = ["the file ends before its end mark: what could be read was read"] if is_cut(data) else []
    return document, cut


def _opened_mended(data: bytes, cause: Exception | None) -> tuple[Any, list[str]]:
    whole = mended(data)
    try:
        document = pypdfium2.PdfDocument(whole) if whole else None
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(_damaged(data)) from error
    if document is None or not len(document):
        raise UnreadableError(_damaged(data)) from cause
    found = f"{len(document)} page was" if len(document) == 1 else f"{len(document)} pages were"
    return document, [f"the file is damaged or cut off: {found} found in what is there, any others are lost"]


def _damaged(data: bytes) -> str:
    if b"%PDF-" not in data[:1024]:
        return "not a PDF: the mark %PDF is missing at its beginning"
    if is_cut(data):
        return "the PDF is cut off before its end, and no page of it can be read"
    return "the PDF is damaged, and no page of it can be read"


def _read(document: Any, reasons: list[str], *, media_type: str, spool: Path, limits: Limits) -> FileRead:
    noticed = _Noticed()
    pages = [_page(document, index, noticed) for index in range(len(document))]
    sheets = [sheet for sheet, _ in pages]
    blank = [number for number, sheet in enumerate(sheets, 1) if not sheet.body]
    if reasons and blank:
        reasons.append(f"nothing is left on {_pages_named(blank)}")
    flow = Flow(limit=limits.characters)
    size = body_size(sheets)
    set_running_heads_apart(sheets)
    set_notes_apart(sheets, size)
    text = PdfText(flow, size)
    try:
        for number, (sheet, annotations) in enumerate(pages, 1):
            label = document.get_page_label(number - 1) or str(number)
            text.write_page(sheet, number=number, label=label, annotations=annotations)
    except LayerFullError:
        reasons.append(f"longer than {limits.characters} characters: the rest, from page {number} on, was left out")
    embedded, refused = _attachments(document, spool, limits)
    empty = not flow.text.strip()
    if empty and reasons and not embedded and not noticed.scans:
        raise UnreadableError(f"{reasons[0]}, and no text is left on them")
    reasons += [*noticed.reasons(), *refused]
    status = ReadStatus.PARTLY if reasons else ReadStatus.READ
    if empty:
        status = ReadStatus.KEPT if noticed.scans or noticed.drawn else status
        reasons = reasons or ["its pages are blank"]
    return FileRead(
        status=status,
        text="" if empty else flow.text,
        regions=() if empty else flow.regions,
        boxes=tuple(text.boxes),
        metadata=_metadata(document, pages),
        embedded=embedded,
        reasons=tuple(reasons),
        media_type=media_type,
        producer=PdfReader.producer,
    )


def _page(document: Any, index: int, noticed: _Noticed) -> tuple[Sheet, PageAnnotations]:
    number = index + 1
    try:
        page = document[index]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        noticed.broken.append(number)
        return Sheet(595.0, 842.0, []), PageAnnotations()
    frame = PageFrame.of(page)
    found = words_of(textpage, frame)
    lines = lines_of(found.words) + _sideways_lines(found.sideways)
    for line in lines:
        line.bold = is_bold(textpage, line.words[0].first) and is_bold(textpage, line.words[-1].first)
    if not lines:
        _notice_empty(page, number, noticed)
    if found.unmapped > _STRANGE_SHARE * max(found.characters, 1):
        noticed.garbled.append(number)
    if found.outside:
        noticed.outside.append(number)
    annotations = annotations_of(page, frame, document)
    textpage.close()
    page.close()
    return Sheet(*frame.shown_size, lines), annotations


def _sideways_lines(words: list[Word]) -> list[Line]:
    """Return words that run up or down the margin as one line in a column of its own."""
    if not words:
        return []
    boxes = [word.box for word in words]
    size = min(x1 - x0 for x0, _, x1, _ in boxes)
    for word in words:
        word.foot = 0.0
    edges = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    return [Line(words, *edges, size=size, column=-1)]


def _notice_empty(page: Any, number: int, noticed: _Noticed) -> None:
    kinds = {item.type for item in page.get_objects(max_depth=3)}
    if pdfium.FPDF_PAGEOBJ_IMAGE in kinds:
        noticed.scans.append(number)
    elif kinds:
        noticed.drawn.append(number)


def _attachments(document: Any, spool: Path, limits: Limits) -> tuple[tuple[Embedded, ...], list[str]]:
    embedded: list[Embedded] = []
    refused: list[str] = []
    total = 0
    for index in range(min(document.count_attachments(), limits.embedded_files)):
        name = f"attachment {index + 1}"
        try:
            attachment = document.get_attachment(index)
            name = attachment.get_name() or name
            content = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            refused.append(f"the attachment “{name}” could not be unpacked")
            continue
        total += len(content)
        if total > limits.embedded_bytes:
            refused.append(f"attachments from “{name}” on are larger than {limits.embedded_bytes} bytes together: left out")
            break
        target = spool / f"pdf-attachment-{index + 1:05d}"
        target.write_bytes(content)
        embedded.append(Embedded(name=name, path=target))
    return tuple(embedded), refused


def _metadata(document: Any, pages: list[tuple[Sheet, PageAnnotations]]) -> Metadata:
    said = {key: value.strip("\0 \t\r\n") for key, value in document.get_metadata_dict(skip_empty=True).items()}
    more = {key.lower(): said[key] for key in ("Subject", "Keywords", "Creator", "Producer") if said.get(key)}
    comments = sum(len(annotations.comments) for _, annotations in pages)
    fields = sum(len(annotations.fields) for _, annotations in pages)
    counts = {"comments": comments, "fields": fields}
    return Metadata(
        title=said.get("Title", ""),
        authors=tuple(part.strip() for part in said.get("Author", "").split(";") if part.strip()),
        created=edtf_of(said.get("CreationDate", "")),
        modified=edtf_of(said.get("ModDate", "")),
        language=_language(document),
        pages=len(document),
        more=more | {key: str(count) for key, count in counts.items() if count},
    )


def _language(document: Any) -> str:
    length = pdfium.FPDFCatalog_GetLanguage(document.raw, None, 0)
    if length <= 2:
        return ""
    buffer = (pdfium.FPDF_WCHAR * (length // 2))()
    pdfium.FPDFCatalog_GetLanguage(document.raw, buffer, length)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0")


def edtf_of(date: str) -> str:
    """Return a date of a PDF (``D:20231005123000+02'00'``) as EDTF, as exact as it is given; empty where it is none."""
    match = _PDF_DATE.match(date.strip())
    if not match:
        return ""
    year, month, day, hour, minute, second, utc, zone, zone_minutes = match.groups()
    if not (hour and minute):
        return "-".join(part for part in (year, month, day) if part)
    offset = "Z" if utc else f"{zone}:{zone_minutes or '00'}" if zone else ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{offset}"


def _pages_named(numbers: Iterable[int]) -> str:
    """Return ``page 3`` or ``pages 1–4, 7``."""
    runs: list[str] = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return f"page {runs[0]}" if len(runs) == 1 and "–" not in runs[0] else "pages " + ", ".join(runs)
