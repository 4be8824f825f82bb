"""A dossier as plain Markdown: what a reader gets, without keys and comments, and what the rules of ``check`` are run on.

``written`` says for every line of the text where its block stands in the files that people write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.dossier import (
    NOWHERE,
    Block,
    Dossier,
    Heading,
    Inline,
    LineBreak,
    Link,
    NoteMark,
    Paragraph,
    Points,
    Preformatted,
    Quotation,
    Quoted,
    SourcePlace,
    Style,
    Styled,
    Table,
    Text,
    plain,
    spoken,
)
from .dossier_words import Words

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_NO_ADDRESS = re.compile(r"[\s<>]")
_LEADING = re.compile(r"^(\s*)([#+\-]|\d+[.)])(?=\s)")


@dataclass(frozen=True, slots=True)
class Written:
    """Markdown, and for each of its lines the place of its block."""

    text: str
    places: tuple[SourcePlace, ...]


def dossier_md(dossier: Dossier) -> str:
    """Return the dossier as Markdown with footnotes."""
    return written(dossier).text


def written(dossier: Dossier) -> Written:
    """Return the dossier as Markdown, and where each line comes from."""
    writer = _Writer(dossier)
    words = Words(dossier.language)
    start = SourcePlace(dossier.source) if dossier.source else NOWHERE
    shown = (f"# {_escaped(dossier.title)}", _escaped(dossier.subtitle), _escaped(", ".join(dossier.authors)), words.date(dossier.date))
    for line in shown if dossier.titled else ():
        if line:
            writer.lines([line, ""], start)
    for language, block in spoken(dossier.blocks, dossier.language):
        writer.speaks(language)
        writer.blocks([block])
    for note in dossier.notes:
        writer.speaks(note.language or dossier.language)
        paragraphs = [writer.inlines(one) for one in note.paragraphs] or [""]
        writer.lines([f"[^{note.number}]: {paragraphs[0]}", ""], note.place)
        for more in paragraphs[1:]:
            writer.lines([f"    {more}", ""], note.place)
    return Written("\n".join(writer.out), tuple(writer.places))


class _Writer:
    """Writes blocks as lines of Markdown."""

    def __init__(self, dossier: Dossier) -> None:
        self.out: list[str] = []
        self.places: list[SourcePlace] = []
        self._quotes = Words(dossier.language).marks

    def speaks(self, language: str) -> None:
        """Set what follows in a language."""
        self._quotes = Words(language).marks

    def lines(self, lines: Iterable[str], place: SourcePlace, *, before: str = "", first: str | None = None) -> None:
        """Write lines, each behind a mark such as that of a quotation; the first may have another, as in a list."""
        for number, line in enumerate("\n".join(lines).split("\n")):
            mark = first if first is not None and not number else before
            self.out.append((mark + line).rstrip() if not line else mark + line)
            self.places.append(place)

    def blocks(self, blocks: Iterable[Block], *, before: str = "", first: str | None = None) -> None:
        for block in blocks:
            self._block(block, before, first)
            first = None

    def _block(self, block: Block, before: str, first: str | None) -> None:
        if isinstance(block, Heading):
            number = f"{block.number} " if block.number else ""
            self.lines(
                ["#" * min(6, block.level + 1) + f" {number}{self.inlines(block.inlines)}", ""], block.place, before=before, first=first
            )
        elif isinstance(block, Paragraph):
            number = f"{block.number}\\. " if block.number else ""
            self.lines([number + self.inlines(block.inlines), ""], block.place, before=before, first=first)
        elif isinstance(block, Quotation):
            self.blocks(block.blocks, before=f"{before}> ", first=None if first is None else f"{first}> ")
            self.lines([""], block.place, before=before.rstrip("> "))
        elif isinstance(block, Points):
            for at, point in enumerate(block.points, start=block.start):
                mark = f"{at}. " if block.ordered else "- "
                self.blocks(point, before=before + " " * len(mark), first=(first or before) + mark)
                first = None
        elif isinstance(block, Table):
            self._table(block, before)
        elif isinstance(block, Preformatted):
            self.lines(["```", *block.text.split("\n"), "```", ""], block.place, before=before, first=first)
        else:
            self.lines(["---", ""], block.place, before=before, first=first)

    def _table(self, block: Table, before: str) -> None:
        rule = {"left": ":--", "right": "--:", "center": ":-:"}
        rows = [self._row(block.head), "| " + " | ".join(rule.get(one, "---") for one in _aligned(block)) + " |"]
        self.lines([*rows, *map(self._row, block.rows), ""], block.place, before=before)

    def _row(self, cells: tuple[tuple[Inline, ...], ...]) -> str:
        return "| " + " | ".join(self.inlines(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

    def inlines(self, inlines: Iterable[Inline]) -> str:
        return _LEADING.sub(r"\1\\\2", "".join(self._inline(one) for one in inlines))

    def _inline(self, one: Inline) -> str:
        if isinstance(one, Text):
            return _escaped(one.text.replace("\n", " "))
        if isinstance(one, Styled):
            if one.style is Style.CODE:
                return f"`{plain(one.inlines)}`"
            mark = "*" if one.style is Style.EMPHASIS else "**"
            return f"{mark}{''.join(map(self._inline, one.inlines))}{mark}"
        if isinstance(one, Quoted):
            return f"{self._quotes[0]}{''.join(map(self._inline, one.inlines))}{self._quotes[1]}"
        if isinstance(one, Link):
            if one.target == plain(one.inlines) and ":" in one.target and not _NO_ADDRESS.search(one.target):
                return f"<{one.target}>"
            words = "".join(map(self._inline, one.inlines))
            return words if one.target.startswith("#") else f"[{words}](<{one.target}>)"
        if isinstance(one, NoteMark):
            return f"[^{one.number}]"
        return "\\\n" if isinstance(one, LineBreak) else ""


def _aligned(block: Table) -> tuple[str, ...]:
    return block.alignment if len(block.alignment) == len(block.head) else ("",) * len(block.head)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
