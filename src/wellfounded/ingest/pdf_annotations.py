"""What lies on top of a PDF page: links, comments by a reader, and fields that were filled in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from .pdf_words import PageFrame, Rect

_SILENT = {pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_WIDGET}


@dataclass(slots=True)
class PageAnnotations:
    """Annotations of one page; places are those of the page as shown."""

    links: list[tuple[Rect, str]] = field(default_factory=list)
    comments: list[tuple[str, str]] = field(default_factory=list)
    """Author and text."""
    fields: list[tuple[str, str]] = field(default_factory=list)
    """Name and what was filled in."""


def annotations_of(page: Any, frame: PageFrame, document: Any) -> PageAnnotations:
    """Return the annotations of a page."""
    found = PageAnnotations()
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        with _annotation(page, index) as annotation:
            if annotation:
                _take(annotation, found, frame, document)
    return found


@contextmanager
def _annotation(page: Any, index: int) -> Iterator[Any]:
    annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
    try:
        yield annotation
    finally:
        if annotation:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _take(annotation: Any, found: PageAnnotations, frame: PageFrame, document: Any) -> None:
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_LINK:
        address = _address(annotation, document)
        if address:
            found.links.append((_place(annotation, frame), address))
    elif kind == pdfium.FPDF_ANNOT_WIDGET:
        value = _string(annotation, b"V")
        if value.strip():
            found.fields.append((_string(annotation, b"T"), value.strip()))
    elif kind not in _SILENT:
        contents = _string(annotation, b"Contents").strip()
        if contents:
            found.comments.append((_string(annotation, b"T").strip(), contents))


def _place(annotation: Any, frame: PageFrame) -> Rect:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
    low, high = sorted((rect.bottom, rect.top))
    return frame.shown(rect.left, low, rect.right, high)


def _address(annotation: Any, document: Any) -> str:
    link = pdfium.FPDFAnnot_GetLink(annotation)
    action = pdfium.FPDFLink_GetAction(link) if link else None
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    return buffer.value.decode("utf-8", errors="replace")


def _string(annotation: Any, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if length <= 2:
        return ""
    buffer = (pdfium.FPDF_WCHAR * (length // 2))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0").replace("\r\n", "\n").replace("\r", "\n")
