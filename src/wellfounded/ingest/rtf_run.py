"""Runs of RTF text: bytes become characters, paragraphs, cells and marked changes as the state of the moment says."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from ..model.labels import RegionKind
from .flow import superscript
from .manuscript import Manuscript
from .rtf_tables import CHARACTERS, SYMBOLS
from .rtf_tokens import Group, Token


@dataclass(slots=True)
class State:
    """What a group may change, and what is restored when it ends."""

    font: int = -1
    skip: int = 1
    """Bytes that stand in for a character given by its code."""
    raised: bool = False
    hidden: bool = False
    inserted: bool = False
    deleted: bool = False
    author: int = -1
    when: int = 0
    deleted_by: int = -1
    deleted_when: int = 0


@dataclass(slots=True)
class _Paragraph:
    """Properties of the paragraph, which stand until they are reset and do not end with the group."""

    in_table: bool = False
    heading: bool = False


class RtfRun:
    """Writes runs into a manuscript."""

    def __init__(self, out: Manuscript) -> None:
        self.out = out
        self.fonts: dict[int, str] = {}
        self.authors: list[str] = []
        self.headings: set[int] = set()
        self._code_page = "cp1252"
        self._pending = bytearray()
        self._skip = 0
        self._surrogate = 0
        self._hidden = False
        self._paragraph = _Paragraph()
        self._open = False
        self._start = 0
        self._row_open = self._spaced = False
        self._tabs = 0
        self._table_start = -1
        self._table_end = 0
        self._change: tuple[RegionKind, str, str] | None = None
        self._change_start = self._change_end = 0

    def inner(self, out: Manuscript) -> RtfRun:
        """Return a run for a story of its own that shares fonts, authors and styles."""
        run = RtfRun(out)
        run.fonts, run.authors, run.headings, run._code_page = self.fonts, self.authors, self.headings, self._code_page
        return run

    def take_code_page(self, root: Group) -> None:
        """Take the code page that the document names for text in fonts that name none."""
        for group in root.groups():
            number = group.figure_of("ansicpg")
            name = "cp10000" if group.figure_of("mac") is not None else f"cp{number}"
            self._code_page = _known(name) or self._code_page

    def take(self, token: Token, state: State) -> None:
        """Take one token of a group."""
        if token.kind == "text":
            data = token.data[self._skip :]
            self._skip = max(0, self._skip - len(token.data))
            self._pending += data
            return
        if token.kind == "symbol" and self._skip:
            self._skip -= 1
            return
        self.flush(state)
        if token.kind == "symbol":
            if token.word in "\r\n":
                self._end_paragraph()
            else:
                self._write(SYMBOLS.get(token.word, ""), state)
        elif token.word in CHARACTERS:
            self._write(CHARACTERS[token.word], state)
        else:
            self._control(token.word, token.figure, state)

    def flush(self, state: State) -> None:
        """Turn the bytes that wait into characters, and write them."""
        self._skip = 0
        if self._pending:
            text = self._pending.decode(self.fonts.get(state.font, self._code_page), errors="replace")
            self._pending.clear()
            self._write(superscript(text) if state.raised else text, state)

    def open_paragraph(self, state: State) -> None:
        """Begin a paragraph or the next cell, unless one has begun."""
        if self._paragraph.in_table:
            self._open_cell()
        elif not self._open:
            self._end_table()
            self.out.begin_paragraph()
            self._start = self.out.at
        self._open = True

    def end_document(self) -> None:
        """End whatever is still open."""
        self._end_paragraph()
        self._end_row()
        self._end_table()
        self._close_change()

    def _control(self, word: str, figure: int, state: State) -> None:
        if word == "u":
            self._unicode(figure, state)
        elif word in ("par", "sect", "page"):
            self._end_paragraph()
        elif word == "line":
            if self._open:
                self._write(" " if self._paragraph.in_table else "\n", state)
        elif word in ("cell", "nestcell"):
            self._open = self._spaced = False
            self._open_cell()
            self._tabs += 1
        elif word in ("row", "nestrow"):
            self._end_row()
        elif word == "pard":
            self._paragraph = _Paragraph()
        elif word == "intbl":
            self._paragraph.in_table = True
        elif word == "s":
            self._paragraph.heading = figure in self.headings
        elif word == "outlinelevel":
            self._paragraph.heading = figure < 9
        else:
            _apply(word, figure, state)

    def _unicode(self, figure: int, state: State) -> None:
        code = figure & 0xFFFF
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
        elif 0xDC00 <= code < 0xE000:
            if self._surrogate:
                self._write(chr(0x10000 + ((self._surrogate - 0xD800) << 10) + code - 0xDC00), state)
            self._surrogate = 0
        else:
            self._write(superscript(chr(code)) if state.raised else chr(code), state)
        self._skip = state.skip

    def _write(self, text: str, state: State) -> None:
        if not text:
            return
        if not self._open and not text.strip():
            return
        self.open_paragraph(state)
        change = self._changed(state)
        if change != self._change:
            self._close_change()
            self._change, self._change_start = change, self.out.at
        self.out.hidden += state.hidden and not self._hidden
        self._hidden = state.hidden
        self.out.write(text)
        self._change_end = self.out.at

    def _changed(self, state: State) -> tuple[RegionKind, str, str] | None:
        if state.deleted:
            return (
                RegionKind.DELETION,
                self._author(state.deleted_by if state.deleted_by >= 0 else state.author),
                day_of(state.deleted_when or state.when),
            )
        if state.inserted:
            return RegionKind.INSERTION, self._author(state.author), day_of(state.when)
        return None

    def _author(self, number: int) -> str:
        return self.authors[number] if 0 <= number < len(self.authors) else ""

    def _close_change(self) -> None:
        if self._change:
            kind, author, date = self._change
            self.out.mark_change(kind, self._change_start, author, date, end=self._change_end)
        self._change = None

    def _end_paragraph(self) -> None:
        if self._open and self._paragraph.in_table:
            self._spaced = True
        elif self._open:
            if self._paragraph.heading:
                self.out.mark(RegionKind.HEADING, self._start)
            self._open = False

    def _open_cell(self) -> None:
        if not self._row_open:
            self.out.break_line(0 if self._table_start >= 0 else 1)
            if self._table_start < 0:
                self._table_start = self.out.at
            self._row_open, self._tabs = True, 0
        if not self._open and self._tabs:
            self.out.write("\t" * self._tabs)
            self._tabs = 0
        elif self._spaced:
            self.out.write(" ")
            self._spaced = False

    def _end_row(self) -> None:
        if self._row_open:
            self._table_end = self.out.at
            self.out.break_line()
        self._row_open = self._open = self._spaced = False
        self._tabs = 0

    def _end_table(self) -> None:
        if self._row_open:
            self._end_row()
        if self._table_start >= 0:
            self.out.mark(RegionKind.TABLE, self._table_start, end=self._table_end)
        self._table_start = -1


def _apply(word: str, figure: int, state: State) -> None:
    on = figure != 0
    match word:
        case "plain":
            state.raised = state.hidden = state.inserted = state.deleted = False
        case "f":
            state.font = figure
        case "uc":
            state.skip = max(0, figure)
        case "super":
            state.raised = on
        case "nosupersub" | "sub":
            state.raised = False
        case "v":
            state.hidden = on
        case "revised":
            state.inserted = on
        case "deleted":
            state.deleted = on
        case "revauth":
            state.author = figure
        case "revdttm":
            state.when = figure
        case "revauthdel":
            state.deleted_by = figure
        case "revdttmdel":
            state.deleted_when = figure


def day_of(packed: int) -> str:
    """Return the day of a time as RTF packs it into 32 bits; empty where there is none."""
    packed &= 0xFFFFFFFF
    day, month, year = packed >> 11 & 0x1F, packed >> 16 & 0xF, (packed >> 20 & 0x1FF) + 1900
    return f"{year:04d}-{month:02d}-{day:02d}" if day and 1 <= month <= 12 else ""


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
