"""The text layer of a PDF: pages of lines become text with regions and the boxes of words.

Paragraphs are separated by a blank line, lines inside of one by a line's end, and a hyphen at a line's end stays: the normal form
joins both. Order on a page: running header, body, footnotes, running footer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ..model.documents import Box, Region
from ..model.labels import RegionKind
from .flow import Flow
from .pdf_annotations import PageAnnotations
from .pdf_furniture import Sheet, heading_kind, is_contents
from .pdf_layout import Line, joined
from .pdf_words import Rect

_LARGER_STEP = 1.32
"""A step between lines larger than this many times the usual one begins a paragraph."""
_OTHER_SIZE = 1.13
_INDENT = (0.7, 5.0)
"""A first line is set in by this many times its size."""
_SHORT = 0.8
"""A line that ends a sentence before this share of the column's width ends a paragraph."""
_SENTENCE_ENDS = '.!?:;…»”")]'


class PdfText:
    """Writes the pages of a PDF into a flow, one after the other."""

    def __init__(self, flow: Flow, size: float) -> None:
        self.boxes: list[Box] = []
        self._flow, self._size = flow, size
        self._titled = False
        self._last_note = ""

    def write_page(self, sheet: Sheet, *, number: int, label: str, annotations: PageAnnotations) -> None:
        """Write one page; ``number`` counts from 1."""
        flow = self._flow
        flow.break_line(1)
        start, first_box = flow.at, len(self.boxes)
        self._write_running(sheet.header, RegionKind.RUNNING_HEADER, number)
        for lines in paragraphs(sheet.body):
            flow.break_line(1)
            self._write_paragraph(lines, number)
        self._write_notes(sheet, number)
        self._write_running(sheet.footer, RegionKind.RUNNING_FOOTER, number)
        self._write_annotations(annotations)
        if flow.at == start:
            flow.write("\n")
        flow.mark(RegionKind.PAGE, start, label=label)
        self._mark_links(self.boxes[first_box:], annotations.links)

    def _write_running(self, lines: list[Line], kind: RegionKind, number: int) -> None:
        if lines:
            self._flow.break_line(1)
            with self._flow.region(kind):
                self._write_lines(lines, number)

    def _write_paragraph(self, lines: list[Line], number: int) -> None:
        start = self._flow.at
        self._write_lines(lines, number)
        if is_contents(lines):
            self._flow.mark(RegionKind.CONTENTS, start)
            return
        kind = heading_kind(lines, self._size, first=number == 1 and not self._titled)
        if kind:
            self._titled = self._titled or kind is RegionKind.TITLE
            self._flow.mark(kind, start)

    def _write_notes(self, sheet: Sheet, number: int) -> None:
        for mark, lines in sheet.notes:
            self._flow.break_line(1)
            self._last_note = mark or self._last_note
            with self._flow.region(RegionKind.FOOTNOTE, self._last_note):
                self._write_lines(lines, number)

    def _write_annotations(self, annotations: PageAnnotations) -> None:
        """Write what a reader put on the page: fields that were filled in, then comments, each on a line of its own."""
        for name, value in annotations.fields:
            self._flow.break_line(1)
            self._flow.write(f"{name}: {value}" if name else value)
        for author, comment in annotations.comments:
            self._flow.break_line(1)
            with self._flow.region(RegionKind.COMMENT, author):
                self._flow.write(comment)

    def _write_lines(self, lines: Sequence[Line], number: int) -> None:
        flow, boxes = self._flow, self.boxes
        for index, line in enumerate(lines):
            if index:
                flow.write("\n")
            at = flow.at
            for joint, word in joined(line):
                at += len(joint)
                end = at + len(word.text)
                x0, y0, x1, y1 = word.box
                boxes.append(Box(at, end, number, round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)))
                at = end
            flow.write(line.text)

    def _mark_links(self, boxes: Sequence[Box], links: Sequence[tuple[Rect, str]]) -> None:
        for (left, bottom, right, top), address in links:
            inside = [b for b in boxes if left <= (b.left + b.right) / 2 <= right and bottom <= (b.bottom + b.top) / 2 <= top]
            if inside:
                start, end = min(b.start for b in inside), max(b.end for b in inside)
                self._flow.add(Region(start=start, end=end, kind=RegionKind.LINK, label=address))


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Divide the lines of a page into paragraphs."""
    columns: dict[int, list[Line]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    measures = {column: _measure(group) for column, group in columns.items()}
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins_paragraph(line, paragraph[-1], *measures[line.column]):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _measure(lines: list[Line]) -> tuple[float, float, float]:
    """Return the left and the right edge of a column, and the usual step from line to line."""
    steps = sorted(a.y0 - b.y0 for a, b in pairwise(lines) if a.y0 > b.y0)
    usual = steps[len(steps) * 2 // 5] if steps else 0.0
    return median(line.x0 for line in lines), max(line.x1 for line in lines), usual


def _begins_paragraph(line: Line, before: Line, left: float, right: float, step: float) -> bool:
    if before.broken:
        return False
    if line.column != before.column:
        return before.text[-1] in _SENTENCE_ENDS or not line.text[0].islower()
    larger, smaller = max(line.size, before.size), min(line.size, before.size)
    if larger > _OTHER_SIZE * smaller:
        return True
    if line.bold != before.bold and (before if before.bold else line).x1 - left < _SHORT * (right - left):
        return True
    if before.y0 - line.y0 > _LARGER_STEP * max(step, 0.9 * line.size):
        return True
    indent = line.x0 - max(left, before.x0 if before.x0 < line.x0 else left)
    if _INDENT[0] * line.size < indent < _INDENT[1] * line.size and not line.text[0].islower():
        return True
    return before.x1 - left < _SHORT * (right - left) and before.text[-1] in _SENTENCE_ENDS
