"""The text layer of an office document while it is written: paragraphs, cells, notes, comments and tracked changes.

Inserted and deleted words both stand in the layer, each marked with who changed it and when; notes and comments stand at its end, in
the order of their marks. Paragraphs and notes are separated by a blank line; a row of a table is one line, its cells divided by tabs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ..model.labels import RegionKind
from .flow import Flow, superscript

_RAISED_LETTERS = str.maketrans("ivxlc", "ⁱᵛˣˡᶜ")
_CHANGES = {RegionKind.INSERTION: ("insertion", "insertions"), RegionKind.DELETION: ("deletion", "deletions")}


@dataclass(frozen=True, slots=True)
class _Note:
    label: str
    write: Callable[[], None]


class Manuscript(Flow):
    """A flow that knows paragraphs, cells, notes, comments and changes."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(limit=limit)
        self._notes: list[_Note] = []
        self._comments: list[_Note] = []
        self._changes: Counter[tuple[RegionKind, str]] = Counter()
        self._in_cell = 0
        self._cell_start = 0
        self._at_beginning = True
        self.hidden = 0
        """Stretches of text that the document hides from its readers."""

    def write(self, text: str) -> None:
        """Append a piece of text, without the white space with which a paragraph, a cell or a note begins."""
        if self._at_beginning:
            text = text.lstrip(" \t\u00a0")
            self._at_beginning = not text
        super().write(text)

    def begin_paragraph(self) -> None:
        """Set what follows off from the paragraph before; inside of a cell by a space only."""
        if not self._in_cell:
            self.break_line(1)
        elif self.at > self._cell_start:
            self._at_beginning = False
            self.write(" ")
        self._at_beginning = True

    @contextmanager
    def paragraph(self, kind: RegionKind | None = None) -> Iterator[None]:
        """Write a paragraph."""
        self.begin_paragraph()
        start = self.at
        yield
        if kind:
            self.mark(kind, start)

    @contextmanager
    def row(self, *, first: bool) -> Iterator[None]:
        """Write one row of a table."""
        if not self._in_cell:
            self.break_line(1 if first else 0)
        yield

    @contextmanager
    def cell(self, *, first: bool) -> Iterator[None]:
        """Write one cell of a row."""
        if not first:
            self._at_beginning = False
            self.write(" " if self._in_cell else "\t")
        self._at_beginning = first or not self._in_cell
        outer, self._cell_start = self._cell_start, self.at
        self._in_cell += 1
        try:
            yield
        finally:
            self._in_cell -= 1
            self._cell_start = outer

    def line_end(self) -> None:
        """End a line inside of a paragraph."""
        self._at_beginning = False
        self.write(" " if self._in_cell else "\n")

    @contextmanager
    def change(self, kind: RegionKind, author: str, date: str) -> Iterator[None]:
        """Mark what is written inside as inserted or deleted by an author on a date."""
        start = self.at
        yield
        self.mark_change(kind, start, author, date)

    def mark_change(self, kind: RegionKind, start: int, author: str, date: str, *, end: int | None = None) -> None:
        """Mark what was written from ``start`` as inserted or deleted; nothing is marked where nothing was written."""
        if (self.at if end is None else end) > start:
            self.mark(kind, start, label=signed(author, date), end=end)
            self._changes[kind, author or "unknown author"] += 1

    def note(self, label: str, write: Callable[[], None]) -> None:
        """Set the mark of a note here, and have its text written at the end."""
        self.write(raised(label))
        self._notes.append(_Note(label, write))

    def comment(self, author: str, date: str, write: Callable[[], None]) -> None:
        """Have a comment written at the end."""
        self._comments.append(_Note(signed(author, date), write))

    def write_notes(self) -> None:
        """Write the notes and comments that were collected, those included that turn up inside of notes."""
        for note in self._notes:
            self.break_line(1)
            with self.region(RegionKind.FOOTNOTE, note.label), self.cell(first=True):
                self.write(raised(note.label) + " ")
                self._cell_start, self._at_beginning = self.at, True
                note.write()
        for comment in self._comments:
            self.break_line(1)
            with self.region(RegionKind.COMMENT, comment.label), self.cell(first=True):
                comment.write()

    @property
    def comments(self) -> int:
        return len(self._comments)

    def reasons(self) -> Iterator[str]:
        """Say which changes, comments and hidden stretches stand in the text."""
        for kind, words in _CHANGES.items():
            by = {author: count for (k, author), count in sorted(self._changes.items()) if k is kind}
            if by:
                total = sum(by.values())
                who = ", ".join(f"{author} {count}" for author, count in by.items())
                yield f"tracked changes: {total} {words[total > 1]} ({who}), marked in the text"
        if self._comments:
            yield f"{self.comments} comment{'s' * (self.comments > 1)} at the end of the text"
        if self.hidden:
            yield f"{self.hidden} stretch{'es' * (self.hidden > 1)} of hidden text: kept in the text"


def signed(author: str, date: str) -> str:
    """Return ``author, date`` with the day alone, leaving out what is not known."""
    return ", ".join(part for part in (author, date[:10]) if part)


def raised(label: str) -> str:
    """Write the mark of a note: digits and Roman numerals as superscripts."""
    return superscript(label).translate(_RAISED_LETTERS) if label.isdigit() or set(label) <= set("ivxlc") else label
