"""A dossier as DOCX: real footnotes, styles, numbered headings, contents and cross-references that Word and LibreOffice keep up to date.

The file is written by hand, part by part, so that two builds are the same bytes and nothing of this machine gets into it. A note that is
marked a second time is referred to by a field and not set twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import quoteattr

from ..model.dossier import (
    Block,
    Divider,
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
    Style,
    Styled,
    Table,
    Text,
    headings,
    plain,
    spoken,
)
from .directions import STRETCH, from_right
from .docx_parts import BULLETS, HEADINGS, PARAGRAPHS, Parts, escaped, packed
from .dossier_words import Words

_ADDRESS = re.compile(r"(?:https?|mailto):[^\s]{1,2000}")
"""Word refuses a file that leads to an address of more than 2,083 characters; a longer one is set as words."""
_WIDTH = 9070
"""Width of the text in twentieths of a point: A4 with margins of 2.5 cm."""


def dossier_docx(dossier: Dossier) -> bytes:
    """Return the dossier as a DOCX file."""
    writer = _Writer(dossier)
    body = "".join(writer.document())
    notes = "".join(writer.notes())
    return packed(
        Parts(
            body=body,
            notes=notes,
            links=tuple(writer.links),
            note_links=tuple(writer.note_links),
            lists=tuple(writer.lists),
            title=dossier.title,
            authors=dossier.authors,
            language=dossier.language,
            date=dossier.date,
            numbered_headings=any(heading.number for heading in headings(dossier.blocks)),
        )
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """How the runs of a stretch look."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    link: bool = False
    language: str = ""
    from_right: bool = False

    @property
    def properties(self) -> str:
        parts = ['<w:rStyle w:val="Hyperlink"/>'] if self.link else ['<w:rStyle w:val="Code"/>'] if self.code else []
        parts += ["<w:b/>"] * self.bold + ["<w:i/>"] * self.italic
        parts += ["<w:rtl/>"] * self.from_right
        parts += [f"<w:lang w:val={quoteattr(self.language)}/>"] if self.language else []
        return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


@dataclass(frozen=True, slots=True)
class _Set:
    """Where blocks stand: the style of their paragraphs, the list and its level, the indentation, the language."""

    style: str = "BodyText"
    list_id: int = 0
    level: int = -1
    first: bool = False
    language: str = ""


@dataclass
class _Writer:
    """Writes the body and the notes, and gathers what the other parts of the file need."""

    dossier: Dossier
    links: list[str] = field(default_factory=list)
    note_links: list[str] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    """For each ordered list the number it begins with."""
    _marked: set[int] = field(default_factory=set)
    _bookmarks: int = 0
    _in_notes: bool = False

    def __post_init__(self) -> None:
        self._words = Words(self.dossier.language)
        self._quotes = self._words.marks
        self._anchors = {block.anchor: f"_h{number}" for number, block in enumerate(headings(self.dossier.blocks), start=1)}

    # parts -------------------------------------------------------------------------------------------------------------------------
    def document(self) -> Iterator[str]:
        dossier = self.dossier
        lines = (("Title", dossier.title), ("Subtitle", dossier.subtitle), ("Author", ", ".join(dossier.authors)))
        for style, line in (*lines, ("Date", self._words.date(dossier.date))):
            if line and dossier.titled:
                yield _paragraph(style, self._run(line, _Look()))
        if dossier.contents and self._anchors:
            yield from self._contents()
        for language, block in spoken(dossier.blocks, dossier.language):
            yield from self.blocks((block,), _Set(language=self._speaks(language)))

    def notes(self) -> Iterator[str]:
        """Yield the notes; to be asked for after the document, in which they are marked."""
        self._in_notes = True
        for note in self.dossier.notes:
            mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>' + self._run(" ", _Look())
            paragraphs = note.paragraphs or ((),)
            look = _Look(language=self._speaks(note.language or self.dossier.language))
            texts = [self.inlines(one, look) for one in paragraphs]
            body = "".join(_paragraph("FootnoteText", (mark if not number else "") + text) for number, text in enumerate(texts))
            yield f'<w:footnote w:id="{note.number}">{body}</w:footnote>'

    def _speaks(self, language: str) -> str:
        """Set the quotation marks of a language; return what the runs say of it, nothing where it is that of the dossier."""
        self._quotes = Words(language).marks
        return "" if language == self.dossier.language else language

    def _contents(self) -> Iterator[str]:
        """Yield the contents: a field that programs keep up to date, filled with the headings as they are."""
        told = spoken(self.dossier.blocks, self.dossier.language)
        shown = [(self._speaks(language), block) for language, block in told if isinstance(block, Heading) and block.level <= 3]
        yield _paragraph("TOCHeading", self._run(self._words("contents"), _Look()))
        begin = '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        code = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
        begin += code + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for number, (language, heading) in enumerate(shown):
            look = _Look(language=language)
            words = self._run(f"{heading.number} " if heading.number else "", look) + self._run(plain(heading.inlines), look)
            entry = f'<w:hyperlink w:anchor="{self._anchors[heading.anchor]}" w:history="1">{words}</w:hyperlink>'
            entry = (begin if not number else "") + entry + (end if number == len(shown) - 1 else "")
            yield _paragraph(f"TOC{heading.level}", entry)

    # blocks ----------------------------------------------------------------------------------------------------------------------------
    def blocks(self, blocks: Iterable[Block], where: _Set) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block, where)
            where = replace(where, first=False)

    def _block(self, block: Block, where: _Set) -> Iterator[str]:
        if isinstance(block, Heading):
            yield self._heading(block, _Look(language=where.language))
        elif isinstance(block, Paragraph):
            numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{PARAGRAPHS}"/></w:numPr>' if block.number else _listed(where)
            words = self.inlines(block.inlines, _Look(language=where.language))
            yield _paragraph(where.style, words, numbered, from_right=from_right(plain(block.inlines)))
        elif isinstance(block, Quotation):
            language = block.language.partition("-")[0] or where.language
            yield from self.blocks(block.blocks, _Set("Quote", where.list_id, where.level, language=language))
        elif isinstance(block, Points):
            yield from self._points(block, where)
        elif isinstance(block, Table):
            yield self._table(block, _Look(language=where.language))
        elif isinstance(block, Preformatted):
            lines = "<w:r><w:br/></w:r>".join(self._run(line, _Look(language=where.language)) for line in block.text.split("\n"))
            yield _paragraph("Preformatted", lines)
        elif isinstance(block, Divider):
            yield _paragraph("Divider", "")

    def _heading(self, block: Heading, look: _Look) -> str:
        self._bookmarks += 1
        number = self._bookmarks  # a note in the heading has a bookmark of its own
        name = self._anchors.get(block.anchor, f"_h0{number}")
        opened = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        body = f'{opened}{self.inlines(block.inlines, look)}<w:bookmarkEnd w:id="{number}"/>'
        level = f'<w:numPr><w:ilvl w:val="{block.level - 1}"/><w:numId w:val="{HEADINGS}"/></w:numPr>' if block.number else ""
        return _paragraph(f"Heading{block.level}", body, level)

    def _points(self, block: Points, where: _Set) -> Iterator[str]:
        list_id = BULLETS
        if block.ordered:
            self.lists.append(block.start)
            list_id = PARAGRAPHS + len(self.lists)
        for point in block.points:
            yield from self.blocks(point, _Set("ListParagraph", list_id, where.level + 1, first=True, language=where.language))

    def _table(self, block: Table, look: _Look) -> str:
        columns = max([len(block.head), *map(len, block.rows)])
        shares = block.widths if len(block.widths) == columns else (1,) * columns
        widths = [_WIDTH * share // sum(shares) for share in shares]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = [self._row(block.head, widths, block.alignment, look, head=True)]
        rows += [self._row(row, widths, block.alignment, look, head=False) for row in block.rows]
        shape = '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        properties = f'<w:tblPr><w:tblStyle w:val="DossierTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{shape}</w:tblPr>'
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{_paragraph('AfterTable', '')}"

    def _row(self, cells: tuple[tuple[Inline, ...], ...], widths: list[int], alignment: tuple[str, ...], look: _Look, *, head: bool) -> str:
        out = []
        for number, width in enumerate(widths):
            cell = cells[number] if number < len(cells) else ()
            aligned = alignment[number] if number < len(alignment) else ""
            place = f'<w:jc w:val="{aligned}"/>' if aligned in {"right", "center"} else ""
            text = _paragraph("TableHead" if head else "TableText", self.inlines(cell, look), place)
            out.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{text}</w:tc>')
        properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
        return f"<w:tr>{properties}{''.join(out)}</w:tr>"

    # lines ----------------------------------------------------------------------------------------------------------------------------
    def inlines(self, inlines: Iterable[Inline], look: _Look) -> str:
        return "".join(self._inline(one, look) for one in inlines)

    def _inline(self, one: Inline, look: _Look) -> str:
        if isinstance(one, Text):
            return self._run(one.text, look)
        if isinstance(one, Styled):
            changed = replace(
                look,
                italic=look.italic or one.style is Style.EMPHASIS,
                bold=look.bold or one.style is Style.STRONG,
                code=look.code or one.style is Style.CODE,
            )
            return self.inlines(one.inlines, changed)
        if isinstance(one, Quoted):
            return self._run(self._quotes[0], look) + self.inlines(one.inlines, look) + self._run(self._quotes[1], look)
        if isinstance(one, Link):
            return self._link(one, look)
        if isinstance(one, NoteMark):
            return self._mark(one.number)
        return "<w:r><w:br/></w:r>" if isinstance(one, LineBreak) else ""

    def _link(self, one: Link, look: _Look) -> str:
        words = self.inlines(one.inlines, replace(look, link=True))
        if one.target.startswith("#"):
            anchor = self._anchors.get(one.target[1:])
            return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{words}</w:hyperlink>' if anchor else words
        if not _ADDRESS.fullmatch(one.target):
            return self.inlines(one.inlines, look)
        links = self.note_links if self._in_notes else self.links
        if one.target not in links:
            links.append(one.target)
        return f'<w:hyperlink r:id="link{links.index(one.target) + 1}" w:history="1">{words}</w:hyperlink>'

    def _mark(self, number: int) -> str:
        style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        if number in self._marked:
            code = f'<w:r>{style}<w:instrText xml:space="preserve"> NOTEREF _n{number} \\f \\h </w:instrText></w:r>'
            parts = [f'<w:r>{style}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
            return f"{parts[0]}{code}{parts[1]}<w:r>{style}<w:t>{number}</w:t></w:r>{parts[2]}"
        self._marked.add(number)
        self._bookmarks += 1
        reference = f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'
        return f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="_n{number}"/>{reference}<w:bookmarkEnd w:id="{self._bookmarks}"/>'

    def _run(self, text: str, look: _Look) -> str:
        if not text:
            return ""
        if not look.from_right and len(stretches := STRETCH.split(text)) > 1:
            return "".join(self._run(one, replace(look, from_right=bool(number % 2))) for number, one in enumerate(stretches))
        lines = [f'<w:t xml:space="preserve">{line}</w:t>' if line else "" for line in re.split("\r?\n|\r", escaped(text))]
        return f"<w:r>{look.properties}{'<w:br/>'.join(lines)}</w:r>".replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')


def _listed(where: _Set) -> str:
    """Return the properties of a paragraph in a list: the first has the mark, the others are indented to it."""
    if where.level < 0:
        return ""
    if where.first:
        return f'<w:numPr><w:ilvl w:val="{min(where.level, 8)}"/><w:numId w:val="{where.list_id}"/></w:numPr>'
    return f'<w:ind w:left="{360 * (where.level + 1)}"/>'


def _paragraph(style: str, body: str, properties: str = "", *, from_right: bool = False) -> str:
    if from_right:  # the schema has it behind the number of a list and before the indentation
        properties = f"{properties}<w:bidi/>" if properties.startswith("<w:numPr>") else f"<w:bidi/>{properties}"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{body}</w:p>'
