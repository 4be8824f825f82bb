"""What the lines of a PDF are besides running text: running headers and footers, footnotes, headings, contents.

Running heads are told by what repeats at one height from page to page (numbers left out of account); footnotes by smaller type at
the foot of a column or a line that begins with a mark which the text above carries; headings by larger type.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ..model.labels import RegionKind
from .flow import RAISED_FIGURES
from .pdf_layout import Line

_MARGIN = 0.16
"""Running heads stand in this share of the page's height at its head and foot."""
_MOST_RUNNING_LINES = 4
_SAME_HEIGHT = 4.0
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|strona|pagina|стр\.?|страница|бет)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|sur|von|из|de|di|z)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_SMALLER = 0.92
_HEADING = 1.14
_HEADING_CHARACTERS = 220
_PLAIN = str.maketrans(RAISED_FIGURES, "0123456789")
_NOTE_MARK = re.compile(rf"\(?([{RAISED_FIGURES}]++|\d{{1,3}}+|[*†‡§]{{1,3}})(?:[.)]?\s+|[.)]|(?=[^\d\s.,:/-]))(?=.)")
_RAISED_MARK = re.compile(rf"(?<=\S)[{RAISED_FIGURES}]+")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]+)\s*$")


@dataclass(slots=True)
class Sheet:
    """One page as lines, sorted by what they are. Lines are in reading order."""

    width: float
    height: float
    body: list[Line]
    header: list[Line] = field(default_factory=list)
    footer: list[Line] = field(default_factory=list)
    notes: list[tuple[str, list[Line]]] = field(default_factory=list)
    """Mark of the note, empty for one that goes on from the page before; its lines."""
    upright: bool = True


def body_size(sheets: Sequence[Sheet]) -> float:
    """Return the size of type in which most of the document is set, in points."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.body:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def set_running_heads_apart(sheets: Sequence[Sheet]) -> None:
    """Move the lines that repeat at the head and the foot of the pages out of the body of each page."""
    slots = _Slots(sheets)
    for number, sheet in enumerate(sheets):
        for line, at_head in slots.candidates[number]:
            if slots.repeats(number, line, at_head) or _is_own_number(line, sheet, number):
                slots.taken.append((at_head, _height(sheet, line, at_head), line.size))
                (sheet.header if at_head else sheet.footer).append(line)
    for number, sheet in enumerate(sheets):
        for line, at_head in slots.candidates[number]:
            if line not in sheet.header and line not in sheet.footer and slots.is_taken(sheet, line, at_head):
                (sheet.header if at_head else sheet.footer).append(line)
        running = {id(line) for line in (*sheet.header, *sheet.footer)}
        sheet.body = [line for line in sheet.body if id(line) not in running]


class _Slots:
    """Where on the pages, and how often, lines of the same words stand."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.candidates = [list(_candidates(sheet)) for sheet in sheets]
        self.taken: list[tuple[bool, float, float]] = []
        """Head or foot, height and size of type of the lines that were found to run."""
        self._sheets = sheets
        self._places: dict[tuple[bool, str], list[tuple[float, int]]] = defaultdict(list)
        for number, found in enumerate(self.candidates):
            for line, at_head in found:
                for piece in line.text.split("\t"):
                    self._places[at_head, _key(piece)].append((_height(sheets[number], line, at_head), number))

    def repeats(self, number: int, line: Line, at_head: bool) -> bool:
        """Say whether each piece of the line stands at this height on enough pages."""
        height, of = _height(self._sheets[number], line, at_head), len(self._sheets)
        for piece in line.text.split("\t"):
            pages = {page for place, page in self._places[at_head, _key(piece)] if abs(height - place) <= _SAME_HEIGHT}
            if not (len(pages) >= 3 or (len(pages) >= 2 and of <= 4)):
                return False
        return True

    def is_taken(self, sheet: Sheet, line: Line, at_head: bool) -> bool:
        """Say whether other pages have a running line at this height and of this size, and nothing stands beyond the line."""
        height = _height(sheet, line, at_head)
        if any(_height(sheet, other, at_head) < height - _SAME_HEIGHT for other in sheet.body):
            return False
        alike = sum(h == at_head and abs(place - height) <= 1.5 and abs(size - line.size) < 0.08 * size for h, place, size in self.taken)
        return alike >= 3


def _candidates(sheet: Sheet) -> Iterator[tuple[Line, bool]]:
    by_height = sorted(sheet.body, key=lambda line: -line.y1)
    head = [line for line in by_height[:_MOST_RUNNING_LINES] if line.y0 > sheet.height * (1 - _MARGIN)]
    foot = [line for line in by_height[-_MOST_RUNNING_LINES:] if line.y1 < sheet.height * _MARGIN]
    yield from ((line, True) for line in head)
    yield from ((line, False) for line in foot if line not in head)


def _key(piece: str) -> str:
    if _PAGE_NUMBER.fullmatch(piece):
        return "#"
    return re.sub(r"\b[ivxlc]+$|\d+", "#", " ".join(piece.casefold().split()))


def _height(sheet: Sheet, line: Line, at_head: bool) -> float:
    return sheet.height - line.y1 if at_head else line.y0


def _is_own_number(line: Line, sheet: Sheet, number: int) -> bool:
    """Say whether a number at the edge of a page is set off from the text and is the number of that page."""
    if not _PAGE_NUMBER.fullmatch(line.text):
        return False
    digits = re.findall(r"\d+", line.text)
    others = [other for other in sheet.body if other is not line]
    gap = min((max(other.y0 - line.y1, line.y0 - other.y1) for other in others), default=99.0)
    return bool(digits) and int(digits[0]) == number + 1 and gap > 0.8 * line.size


def set_notes_apart(sheets: Sequence[Sheet], size: float) -> None:
    """Move the footnotes at the foot of each column out of the body of each page."""
    for sheet in sheets:
        marks = {mark.translate(_PLAIN) for line in sheet.body for mark in _RAISED_MARK.findall(line.text)}
        columns: dict[int, list[Line]] = defaultdict(list)
        for line in sheet.body:
            columns[line.column].append(line)
        apart: set[int] = set()
        for lines in columns.values():
            for label, note in _notes_below(lines, size, marks):
                sheet.notes.append((label, note))
                apart |= {id(line) for line in note}
        sheet.body = [line for line in sheet.body if id(line) not in apart]


def _notes_below(lines: list[Line], size: float, marks: set[str]) -> list[tuple[str, list[Line]]]:
    first = _first_note_line(lines, size, marks)
    notes: list[tuple[str, list[Line]]] = []
    for line in lines[first:]:
        mark = _NOTE_MARK.match(line.text)
        label = mark[1].translate(_PLAIN) if mark else ""
        if notes and not (label and _comes_after(label, notes[-1][0], marks)):
            notes[-1][1].append(line)
        else:
            notes.append((label, [line]))
    return notes


def _first_note_line(lines: list[Line], size: float, marks: set[str]) -> int:
    """Return the index of the line with which the notes at the foot of a column begin, or the number of lines."""
    small = len(lines)
    while small and lines[small - 1].size < _SMALLER * size:
        small -= 1
    for at in range(small, len(lines)):
        if _begins_note(lines[at], marks, small=True):
            return small if at > small and _set_off(lines, small) else at
    for at in range(len(lines) // 3, len(lines)):
        if _begins_note(lines[at], marks, small=False) and _set_off(lines, at):
            return at
    return len(lines)


def _begins_note(line: Line, marks: set[str], *, small: bool) -> bool:
    mark = _NOTE_MARK.match(line.text)
    if not mark:
        return False
    raised = mark[1][0] in RAISED_FIGURES
    known = mark[1].translate(_PLAIN) in marks
    return (raised or known or mark[1][0] in "*†‡") if small else known


def _set_off(lines: list[Line], at: int) -> bool:
    """Say whether a line stands further below the line before it than lines usually do in this column."""
    if at == 0:
        return False
    steps = [a.y0 - b.y0 for a, b in pairwise(lines)]
    return lines[at - 1].y0 - lines[at].y0 > 1.25 * median(steps)


def _comes_after(label: str, before: str, marks: set[str]) -> bool:
    if label.isdigit() and before.isdigit():
        return int(label) == int(before) + 1 or (label in marks and int(label) > int(before))
    return not label.isdigit() or not before or label in marks


def heading_kind(lines: Sequence[Line], size: float, *, first: bool) -> RegionKind | None:
    """Return TITLE or HEADING for a paragraph that is set clearly larger than the body, else None."""
    length = sum(len(line.text) for line in lines)
    if length > _HEADING_CHARACTERS or not any(c.isalpha() for line in lines for c in line.text):
        return None
    large = min(line.size for line in lines)
    if large >= 1.4 * size and first:
        return RegionKind.TITLE
    bold = all(line.bold for line in lines) and len(lines) <= 3
    return RegionKind.HEADING if large >= _HEADING * size or (bold and large >= _SMALLER * size) else None


def is_contents(lines: Sequence[Line]) -> bool:
    """Say whether a paragraph consists of lines of a table of contents, with leaders and page numbers."""
    return sum(1 for line in lines if _LEADERS.search(line.text)) > len(lines) / 2
