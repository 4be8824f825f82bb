"""The body of a dossier: Markdown into the document tree, with every cite key and every mark of a note at its place.

CommonMark and tables by markdown-it; to these come ``[@key]``, ``[^note]`` with ``[^note]: text``, and ``# Heading {#anchor lang=fr}``.
What is read here is a draft: the ``CiteMark`` in it count into ``Draft.keys`` and ``NoteMark`` into ``Draft.notes``; nothing is resolved
yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ..model.dossier import (
    Block,
    CiteMark,
    Divider,
    Heading,
    Inline,
    LineBreak,
    Link,
    NoteMark,
    Paragraph,
    Points,
    Preformatted,
    Quotation,
    SourcePlace,
    Style,
    Styled,
    Table,
    Text,
)
from ..model.dossier_problems import Problem
from .dossier_keys import Key, keys_at
from .dossier_source import BLANK, Line, Source

_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*(.*)")
_MARK = re.compile(r"\[\^([^\]\s]{1,80})\]")
_ANCHOR = re.compile(r"#([\w.\-]{1,80})")
_LANGUAGE = re.compile(r"lang=([\"']?)([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4})\1")
_STYLES = {"em": Style.EMPHASIS, "strong": Style.STRONG}
_DEEPEST = 60
"""Blocks inside of one another that are read; the reader leaves out what stands deeper and all that follows, so nearing it is a problem."""
_ALIGN = re.compile(r"text-align:(left|center|right)")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNote:
    """The text of a note as it was written."""

    paragraphs: tuple[tuple[Inline, ...], ...]
    place: SourcePlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The tree before anything in it is resolved."""

    blocks: tuple[Block, ...]
    notes: tuple[DraftNote, ...]
    keys: tuple[Key, ...]
    problems: tuple[Problem, ...] = ()
    """What cannot be read, to be told together with what cannot be resolved."""


def read_draft(source: Source) -> Draft:
    """Read the lines of a source into a tree, with everything in it that cannot be read."""
    return _Reader(source).draft()


class _Reader:
    """Reads one source, and gathers keys, notes and problems on the way."""

    def __init__(self, source: Source) -> None:
        self._problems: list[Problem] = []
        self._keys: list[Key] = []
        self._body, self._defined = _notes_apart(source.lines, self._problems)
        self._numbers = {label: number for number, label in enumerate(self._defined)}
        self._used: set[tuple[str, str]] = set()
        self._in_note = False
        self._markdown = _markdown()
        self._lines: Sequence[Line] = ()

    def draft(self) -> Draft:
        blocks = self._blocks(self._body)
        notes = [self._note(lines) for lines in self._defined.values()]
        for label in self._defined.keys() - self._used:
            self._problems.append(Problem(self._defined[label][0].at(), f"nothing in the text has the mark of the note [^{label[1]}]"))
        return Draft(blocks=blocks, notes=tuple(notes), keys=tuple(self._keys), problems=tuple(self._problems))

    def _note(self, lines: Sequence[Line]) -> DraftNote:
        self._in_note = True
        blocks = self._blocks(lines)
        self._in_note = False
        if not all(isinstance(block, Paragraph) for block in blocks):
            self._problems.append(Problem(lines[0].at(), "a note holds paragraphs only"))
        return DraftNote(paragraphs=tuple(b.inlines for b in blocks if isinstance(b, Paragraph)), place=lines[0].at())

    def _blocks(self, lines: Sequence[Line]) -> tuple[Block, ...]:
        before, self._lines = self._lines, lines
        tokens = self._markdown.parse("\n".join(line.text for line in lines))
        if deep := next((token for token in tokens if token.level >= _DEEPEST - 2), None):
            self._problems.append(Problem(self._place(deep), "lists and quotations stand too deep in one another here; make them fewer"))
        try:
            return tuple(self._walk(iter(tokens), ""))
        finally:
            self._lines = before

    # blocks --------------------------------------------------------------------------------------------------------------------
    def _walk(self, tokens: Iterator[Token], until: str) -> Iterator[Block]:
        for token in tokens:
            if token.type == until:
                return
            place = self._place(token)
            if token.type == "heading_open":
                yield self._heading(next(tokens), int(token.tag[1:]), place)
            elif token.type == "paragraph_open":
                yield Paragraph(inlines=self._inlines(next(tokens)), place=place)
            elif token.type == "blockquote_open":
                yield Quotation(blocks=tuple(self._walk(tokens, "blockquote_close")), place=place)
            elif token.type in {"bullet_list_open", "ordered_list_open"}:
                yield self._points(tokens, token, place)
            elif token.type == "table_open":
                yield self._table(tokens, place)
            elif token.type in {"fence", "code_block"}:
                yield Preformatted(text=token.content.rstrip("\n").replace(BLANK, ""), place=place)
            elif token.type == "hr":
                yield Divider(place=place)

    def _heading(self, inline: Token, level: int, place: SourcePlace) -> Heading:
        anchor, language = "", ""
        words, attributes = _attributes(inline.content)
        for one in attributes:
            if match := _ANCHOR.fullmatch(one):
                anchor = match[1]
            elif match := _LANGUAGE.fullmatch(one):
                language = match[2]
            else:
                told = f"{one!r} is no attribute of a heading: {{#anchor}} and {{lang=fr}} are; a brace that is meant is \\{{"
                self._problems.append(Problem(place, told))
        if attributes:
            inline.content, inline.children = words, []
            self._markdown.inline.parse(inline.content, self._markdown, {}, inline.children)
        return Heading(level=level, inlines=self._inlines(inline), anchor=anchor, language=language, place=place)

    def _points(self, tokens: Iterator[Token], opened: Token, place: SourcePlace) -> Points:
        points: list[tuple[Block, ...]] = []
        close = opened.type.replace("open", "close")
        for token in tokens:
            if token.type == close:
                break
            points.append(tuple(self._walk(tokens, "list_item_close")))
        given = opened.attrGet("start")
        start = 1 if given is None else int(given)
        return Points(
            points=tuple(points), ordered=opened.type.startswith("ordered"), start=1 if start is None else int(start), place=place
        )

    def _table(self, tokens: Iterator[Token], place: SourcePlace) -> Table:
        rows: list[list[tuple[Inline, ...]]] = []
        alignment: list[str] = []
        for token in tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
                self._all_cells(token, rows[0])
            elif token.type == "th_open":
                match = _ALIGN.search(str(token.attrGet("style") or ""))
                alignment.append(match[1] if match else "")
            elif token.type == "inline":
                rows[-1].append(self._inlines(token))
        return Table(head=tuple(rows[0]), rows=tuple(map(tuple, rows[1:])), alignment=tuple(alignment), place=place)

    def _all_cells(self, row: Token, head: Sequence[object]) -> None:
        """Find cells for which the head has no column: they would be left out without a word."""
        line = self._lines[row.map[0]].text.strip() if row.map and row.map[0] < len(self._lines) else ""
        cells = escapedSplit(line.removeprefix("|"))
        many = len(cells) - (not cells[-1].strip())
        if head and many > len(head):
            told = f"this row has {many} cells, and the table has {len(head)} columns; a | that belongs to the words is written \\|"
            self._problems.append(Problem(self._place(row), told))

    def _place(self, token: Token, column: int = 1) -> SourcePlace:
        line = self._lines[token.map[0]] if token.map and token.map[0] < len(self._lines) else self._lines[0]
        return line.at(column)

    # inside a line ---------------------------------------------------------------------------------------------------------------
    def _inlines(self, token: Token) -> tuple[Inline, ...]:
        return tuple(_joined(self._inline(iter(token.children or ()), "", token)))

    def _inline(self, children: Iterator[Token], until: str, token: Token) -> Iterator[Inline]:
        for child in children:
            name = child.type.removesuffix("_open")
            if child.type == until:
                return
            if child.type in {"text", "text_special"}:
                yield Text(child.content.replace(BLANK, ""))
            elif child.type == "softbreak":
                yield Text(" ")
            elif child.type == "hardbreak":
                yield LineBreak()
            elif child.type == "code_inline":
                yield Styled(Style.CODE, (Text(child.content.replace(BLANK, "")),))
            elif name in _STYLES:
                yield Styled(_STYLES[name], tuple(_joined(self._inline(children, f"{name}_close", token))))
            elif child.type == "link_open":
                yield Link(str(child.attrGet("href") or ""), tuple(_joined(self._inline(children, "link_close", token))))
            elif child.type in {"cite", "note", "image"}:
                yield from self._marked(child, self._exactly(token, int(child.meta.get("at", 0))))

    def _marked(self, child: Token, place: SourcePlace) -> Iterator[Inline]:
        if child.type == "image":
            self._problems.append(Problem(place, "pictures are not set in a dossier; cite the document, so that it becomes an annex"))
        elif child.type == "note":
            label = (place.file, child.content)
            if self._in_note:
                self._used.add(label)
                self._problems.append(Problem(place, "a note has no notes; put its words into the note, or its mark into the text"))
            elif label in self._numbers:
                self._used.add(label)
                yield NoteMark(self._numbers[label])
            else:
                self._problems.append(Problem(place, f"there is no note [^{child.content}]: in {place.file}"))
        elif read := keys_at(child.content, 0, place=place):
            first = len(self._keys)
            self._keys += read[0]
            yield CiteMark(tuple(range(first, len(self._keys))))
        else:
            told = 'a cite key is [@key], [@key:p3], [@key:p3 "exact words"], [@key#120-180] or [@act:id], several parted by ;'
            self._problems.append(Problem(place, told))

    def _exactly(self, token: Token, at: int) -> SourcePlace:
        """Return where in the source a position of the text of a block stands."""
        before = token.content[:at]
        row = before.count("\n")
        offset = at - (before.rfind("\n") + 1)
        number = (token.map[0] if token.map else 0) + row
        line = self._lines[min(number, len(self._lines) - 1)]
        start = line.text.find(token.content.split("\n")[row].strip())
        return line.at(max(start, 0) + offset + 1)


def _attributes(heading: str) -> tuple[str, list[str]]:
    """Part the words of a heading from the attributes in braces at its end; braces that hold none belong to the words."""
    at = heading.rfind("{")
    if at < 0 or not heading.endswith("}") or heading[:at].endswith("\\"):
        return heading, []
    inner = heading[at + 1 : -1]
    if inner.strip() == "-" or inner.lstrip().startswith(("#", ".")) or "=" in inner:
        return heading[:at].rstrip(), inner.split()
    return heading, []


def _joined(inlines: Iterator[Inline]) -> Iterator[Inline]:
    """Put texts that follow one another into one, and drop empty ones."""
    waiting = ""
    for one in inlines:
        if isinstance(one, Text):
            waiting += one.text
            continue
        if waiting:
            yield Text(waiting)
            waiting = ""
        yield one
    if waiting:
        yield Text(waiting)


def _notes_apart(lines: Sequence[Line], problems: list[Problem]) -> tuple[list[Line], Mapping[tuple[str, str], list[Line]]]:
    """Take the texts of notes out of the lines; each note belongs to its file, so that included files may number as they like."""
    body: list[Line] = []
    notes: dict[tuple[str, str], list[Line]] = {}
    inside: list[Line] | None = None
    for line in lines:
        match = _NOTE.match(line.text)
        if match:
            label = (line.file, match[1])
            if label in notes:
                problems.append(Problem(line.at(), f"the note [^{match[1]}] is there twice"))
            inside = notes[label] = [Line(match[2], line.file, line.number, match.start(2))]
            body.append(Line("", line.file, line.number))
        elif inside is not None and _goes_on(line, inside):
            inside.append(Line(line.text.strip(), line.file, line.number, len(line.text) - len(line.text.lstrip())))
            body.append(Line("", line.file, line.number))
        else:
            inside = None
            body.append(line)
    return body, notes


def _goes_on(line: Line, note: Sequence[Line]) -> bool:
    if not line.text.strip():
        return True
    if line.text.startswith(("    ", "\t")):
        return True
    return bool(note[-1].text.strip()) and line.file == note[-1].file


def _markdown() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable("table")
    reader.inline.ruler.before("link", "cite", _cite)
    return reader


def _cite(state: StateInline, silent: bool) -> bool:
    """Read ``[@…]`` and ``[^…]`` where they stand."""
    kind = {"[@": "cite", "[^": "note"}.get(state.src[state.pos : state.pos + 2])
    if kind is None:
        return False
    end, content = _extent(state.src, state.pos, kind)
    if not end:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content, token.meta = content, {"at": state.pos}
    state.pos = end
    return True


def _extent(text: str, at: int, kind: str) -> tuple[int, str]:
    if kind == "note":
        match = _MARK.match(text, at)
        return (match.end(), match[1]) if match else (0, "")
    read = keys_at(text, at, place=SourcePlace(""))
    if read is None and not text[at + 2 : at + 3].isalnum() and text.find("]", at) < 0:
        return 0, ""
    line = text.find("\n", at)
    end = read[1] if read else text.find("]", at) + 1 or (line if line >= 0 else len(text))
    return end, text[at:end]
