"""The words of one PDF page with their places, as pdfium sees them.

Places are points from the lower left corner of the page as shown: the crop box is cut away and the rotation of the page applied.
To stay near the speed of pdfium only the first and the last character of a word are asked for their boxes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from .flow import superscript

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_LINE_END_HYPHENS = "\ufffe\x02"
_WORD = re.compile(rf"([^\s\0{_LINE_END_HYPHENS}]+)([{_LINE_END_HYPHENS}]?)|[{_LINE_END_HYPHENS}]")
_DIGITS = re.compile(r"\d+")
_BARE_MARK = re.compile(r"\d[\d,;–-]*")
_RAISED = 0.4
"""A raised mark stands wholly above this share of the height of the text beside it; a plain figure begins at about a quarter."""


@dataclass(slots=True, eq=False)
class Word:
    """A word as printed. ``x0 … y1`` is its place for the layout, ``box`` its place on the page as shown."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    box: Rect
    first: int
    """Index of its first character on the page."""
    broken: bool = False
    """It ends in a hyphen at the end of a line."""
    foot: float = 0.0
    """Where the ink of a bare number begins, which may be a raised mark."""

    @property
    def size(self) -> float:
        return self.y1 - self.y0

    def text_beside(self, bottom: float, size: float) -> str:
        """Return the text, as superscripts where it is a bare mark raised beside text of that bottom and size."""
        raised = self.foot > bottom + _RAISED * size and bool(_BARE_MARK.fullmatch(self.text))
        return superscript(self.text) if raised else self.text


@dataclass(frozen=True, slots=True)
class PageFrame:
    """How the coordinates of a PDF page become those of the page as shown."""

    left: float
    bottom: float
    width: float
    height: float
    turns: int
    """Quarter turns clockwise."""

    @classmethod
    def of(cls, page: Any) -> PageFrame:
        rect = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page.raw, byref(rect))
        return cls(rect.left, rect.bottom, rect.right - rect.left, rect.top - rect.bottom, pdfium.FPDFPage_GetRotation(page.raw))

    @property
    def shown_size(self) -> tuple[float, float]:
        return (self.height, self.width) if self.turns % 2 else (self.width, self.height)

    def shown(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        """Return the rectangle on the page as shown."""
        x0, x1, y0, y1 = x0 - self.left, x1 - self.left, y0 - self.bottom, y1 - self.bottom
        if self.turns == 1:
            return y0, self.width - x1, y1, self.width - x0
        if self.turns == 2:
            return self.width - x1, self.height - y1, self.width - x0, self.height - y0
        if self.turns == 3:
            return self.height - y1, x0, self.height - y0, x1
        return x0, y0, x1, y1


@dataclass(slots=True)
class PageWords:
    """The words of a page in the order of the file, and what was noticed on the way."""

    words: list[Word]
    sideways: list[Word]
    """Words that run up or down a page whose other words do not."""
    characters: int = 0
    unmapped: int = 0
    """Characters for which the file gives no Unicode value, or a private one."""
    outside: int = 0
    """Words that stand outside of the visible page, and were left out."""


def words_of(textpage: Any, frame: PageFrame) -> PageWords:
    """Return the words of a page."""
    text = characters_of(textpage)
    upright: list[Word] = []
    turned: dict[bool, list[Word]] = {False: [], True: []}
    outside = 0
    width, height = frame.shown_size
    for word, direction in _found(text, _Boxes(textpage, frame)):
        if not (-1 <= (word.x0 + word.x1) / 2 <= width + 1 and -1 <= (word.y0 + word.y1) / 2 <= height + 1):
            outside += 1
        elif direction:
            turned[direction > 0].append(word)
        else:
            upright.append(word)
    sideways = turned[True] + turned[False]
    if len(sideways) > 2 * len(upright):
        upright, sideways = _turned_upright(turned), upright
    return PageWords(upright, sideways, characters=len(text), unmapped=_unmapped(text), outside=outside)


def characters_of(textpage: Any) -> str:
    """Return the text of a page so that each character stands at pdfium's index of it."""
    count = textpage.count_chars()
    text: str = textpage.get_text_range()
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
    return "".join(chr(code) if code and code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def is_bold(textpage: Any, index: int) -> bool:
    """Say whether a character is set in a bold face, by the name or the weight of its font."""
    name, flags = create_string_buffer(96), c_int()
    pdfium.FPDFText_GetFontInfo(textpage.raw, index, name, 96, byref(flags))
    return b"bold" in name.value.lower() or pdfium.FPDFText_GetFontWeight(textpage.raw, index) >= 600


class _Boxes:
    """Asks pdfium for the boxes of characters, on the page as shown."""

    def __init__(self, textpage: Any, frame: PageFrame) -> None:
        self._handle, self._frame = textpage.raw, frame
        self._rect, self._edges = pdfium.FS_RECTF(), [c_double() for _ in range(4)]
        self._target, self._targets = byref(self._rect), [byref(edge) for edge in self._edges]
        self._turned = frame.turns != 0

    def loose(self, index: int, _ask: Any = pdfium.FPDFText_GetLooseCharBox) -> Rect:
        """Return the box of a character with the room that its font gives to every character."""
        rect = self._rect
        _ask(self._handle, index, self._target)
        if self._turned:
            return self._frame.shown(rect.left, rect.bottom, rect.right, rect.top)
        left, bottom = self._frame.left, self._frame.bottom
        return rect.left - left, rect.bottom - bottom, rect.right - left, rect.top - bottom

    def foot(self, index: int) -> float:
        """Return where the ink of a character begins above the foot of the page."""
        pdfium.FPDFText_GetCharBox(self._handle, index, *self._targets)
        left, right, bottom, top = (edge.value for edge in self._edges)
        return self._frame.shown(left, bottom, right, top)[1]


def _found(text: str, boxes: _Boxes) -> Iterator[tuple[Word, int]]:
    box = boxes.loose
    for match in _WORD.finditer(text):
        start, last = match.start(), match.end() - 1
        printed, hyphen = match[1] or "", match[2]
        head = box(start)
        x0, y0, x1, y1 = head
        direction = 0
        if last > start:
            tail = box(last)
            if tail[1] != y0 or tail[3] != y1 or tail[0] < x0:
                direction = _direction(head, tail)
                x0, y0, y1 = min(x0, tail[0]), min(y0, tail[1]), max(y1, tail[3])
            x1 = max(x1, tail[2])
        foot = 0.0
        if not printed.isalpha() and _DIGITS.search(printed):
            if any(map(str.isalpha, printed)) or not printed[0].isdigit():
                printed = _marks_raised(printed, start, boxes)
            else:
                foot = boxes.foot(start)
        broken = hyphen != ""
        yield Word(printed + "-" if broken else printed, x0, y0, x1, y1, (x0, y0, x1, y1), start, broken, foot), direction


def _direction(head: Rect, tail: Rect) -> int:
    """Return 0 for a word that runs across, 1 for one that runs up, -1 for one that runs down."""
    across = abs(tail[0] - head[0])
    rise = tail[1] - head[1]
    if abs(rise) <= 2 * across or abs(rise) < 0.6 * min(head[2] - head[0], head[3] - head[1]):
        return 0
    return 1 if rise > 0 else -1


def _marks_raised(printed: str, start: int, boxes: _Boxes) -> str:
    """Write the digits of a word that stand above its other characters as superscripts."""
    reference = next((i for i, c in enumerate(printed) if c.isalpha()), 0)
    _, bottom, _, top = boxes.loose(start + reference)

    def raised(match: re.Match[str]) -> str:
        above = boxes.foot(start + match.start()) > bottom + _RAISED * (top - bottom)
        return superscript(match[0]) if above else match[0]

    return _DIGITS.sub(raised, printed)


def _turned_upright(turned: dict[bool, list[Word]]) -> list[Word]:
    """Give the words of a page that is printed sideways places in which they run across."""
    upwards = len(turned[True]) >= len(turned[False])
    words = turned[upwards]
    for word in words:
        x0, y0, x1, y1 = word.box
        word.x0, word.y0, word.x1, word.y1 = (y0, -x1, y1, -x0) if upwards else (-y1, x0, -y0, x1)
    return words + turned[not upwards]


def _unmapped(text: str) -> int:
    if text.isascii() and text.isprintable():
        return 0
    strange = Counter(text)
    return sum(n for c, n in strange.items() if "\ue000" <= c <= "\uf8ff" or c == "\ufffd" or (c < " " and c not in "\r\n\t\x02"))
