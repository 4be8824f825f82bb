"""A dossier as PDF, typeset by typst: tagged, for archives (PDF/A-2a) and for readers who listen (PDF/UA-1), with bookmarks and links.

Every word goes into the source of the typesetter as a string, so that no word of a document is ever read as a command. The fonts are those
that the typesetter ships; those of the machine are asked only where letters are missing or ``font:`` names one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Literal

from ..errors import InputError, MissingDependencyError
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
    plain,
    spoken,
)
from ..model.edtf import Edtf
from .directions import from_right
from .dossier_words import Words

if TYPE_CHECKING:
    from typst import Compiler

FONT, MONO = "Libertinus Serif", "DejaVu Sans Mono"
STANDARDS: tuple[Literal["a-2a", "ua-1"], ...] = ("a-2a", "ua-1")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufdd0\ufffe\uffff\ud800-\udfff]")
_ADDRESS = re.compile(r"(?:https?|ftp|mailto):\S+")
_LONG, _PIECE = re.compile(r"[^\s/?&=.,;:\-]{50,}"), re.compile(r".{1,25}")
_NO_GLYPH = re.compile(r"could not be displayed|no font could|not be displayed with")
_LETTERS = re.compile(r'the text `"(.+?)"`')
_UNKNOWN_FONT = re.compile(r"unknown font family: (.+)")

_HEAD = """\
#set page(paper: "a4", margin: (x: 2.6cm, top: 2.6cm, bottom: 2.8cm), footer: context {
  let here = counter(page).display()
  align(center, text(9pt, here))
})
#set par(justify: true, leading: 0.68em, spacing: 1.05em)
#set text(11pt, hyphenate: true, fallback: true)
#set table(stroke: (x: none, y: 0.5pt + luma(60%)), inset: (x: 5pt, y: 5pt))
#set footnote.entry(gap: 0.6em)
#show footnote.entry: set text(9pt)
#show heading: set block(above: 1.7em, below: 0.85em, sticky: true)
#show heading.where(level: 1): set text(15pt)
#show heading.where(level: 2): set text(12.5pt)
#show heading.where(level: 3): set text(11pt, style: "italic")
#show heading: set par(justify: false)
#show heading: set text(hyphenate: false)
#show link: set text(fill: rgb("#1d4f73"))
#show table.cell: set par(justify: false)
#show table.cell: set text(9.5pt, hyphenate: false)
#show table.cell.where(y: 0): set text(weight: "bold")
#show quote.where(block: true): set pad(x: 1.6em)
#show quote.where(block: true): set block(spacing: 1.05em)
#let listing = state("listing", false)
#show outline: it => { listing.update(true); it; listing.update(false) }
#let numbered(n, body) = block(width: 100%)[#place(left, dx: -2.2em, box(width: 1.8em, align(right, text(9.5pt, fill: luma(25%), n))))#body]
"""


def dossier_pdf(dossier: Dossier) -> bytes:
    """Return the dossier as a PDF. InputError where a font is missing; MissingDependencyError without the typesetter."""
    given = str(dossier.front.get("font", "") or "")
    source = "\n".join(_source(dossier, font=given or FONT)).encode("utf-8")
    if not given:
        content, complaint = _compiled(source, dossier, system_fonts=False)
        if content is not None:
            return content
        if not _NO_GLYPH.search(complaint):
            raise InputError(f"the PDF cannot be set: {complaint}")
    content, complaint = _compiled(source, dossier, system_fonts=True)
    if content is None:
        raise InputError(_missing(complaint, given))
    return content


def _missing(complaint: str, font: str) -> str:
    if match := _UNKNOWN_FONT.search(complaint):
        return f"there is no font {match[1].strip()!r} on this machine; install it, or give another with `font:` in the front matter"
    if _NO_GLYPH.search(complaint):
        letters = _LETTERS.search(complaint)
        which = f"for {letters[1]!r}" if letters else f"({complaint})"
        return f"no font of this machine has the letters {which}; install one that has, or write DOCX or HTML"
    return f"the PDF cannot be set{' in ' + font if font else ''}: {complaint}"


@cache
def _compiler(*, system_fonts: bool) -> Compiler:
    try:
        import typst
    except ImportError as error:
        raise MissingDependencyError(
            "PDF is set with typst: pip install 'wellfounded[dossier]'; DOCX and HTML need nothing more"
        ) from error
    return typst.Compiler(ignore_system_fonts=not system_fonts)


def _compiled(source: bytes, dossier: Dossier, *, system_fonts: bool) -> tuple[bytes | None, str]:
    """Return the PDF, or None and what the typesetter says."""
    compiler = _compiler(system_fonts=system_fonts)
    import typst

    try:
        content, warnings = compiler.compile_with_warnings(
            source, format="pdf", pdf_standards=list(STANDARDS), timestamp=_moment(dossier), sys_inputs=None
        )
    except typst.TypstError as error:
        return None, " ".join(filter(None, (error.message, *error.hints)))
    unknown = next((one.message for one in warnings if _UNKNOWN_FONT.search(one.message)), "")
    if unknown:
        return None, unknown
    assert isinstance(content, bytes)
    return content, ""


def _moment(dossier: Dossier) -> datetime:
    """Return the only moment that the file tells: the date of the dossier, so that two builds are the same bytes."""
    day = Edtf.parse(dossier.date).latest if dossier.date else None
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)


def _source(dossier: Dossier, *, font: str) -> Iterator[str]:
    words, writer = Words(dossier.language), _Writer(dossier)
    authors = "".join(f"{_string(author)}, " for author in dossier.authors)
    yield f"#set document(title: {_string(dossier.title)}, author: ({authors}), date: auto)"
    yield _HEAD
    yield f"#set text(font: {_string(font)}, {_spoken(dossier.language)})"
    yield f'#show raw: set text(font: ("{MONO}", {_string(font)}))'
    if not dossier.titled:
        yield "#show heading.where(level: 1): set text(12pt)"
    if dossier.titled:
        yield "#[#set par(justify: false)"
        yield f"#title[{_words(dossier.title)}]"
        for line in (dossier.subtitle, ", ".join(dossier.authors), words.date(dossier.date)):
            if line:
                yield f"#text(12pt)[{_words(line)}]\n"
        yield "]\n#v(1.2em)"
    if dossier.contents and any(isinstance(block, Heading) for block in dossier.blocks):
        yield f"#outline(title: [{_words(words('contents'))}], depth: 3, indent: 1.2em)\n#pagebreak(weak: true)"
    yield from writer.sections(dossier.blocks)


def _spoken(language: str) -> str:
    spoken, _, region = language.partition("-")
    return f"lang: {_string(spoken)}" + (f", region: {_string(region.lower())}" if len(region) == 2 else "")


class _Writer:
    """Writes blocks as source of the typesetter."""

    def __init__(self, dossier: Dossier) -> None:
        self._notes = {note.number: note for note in dossier.notes}
        self._marked: set[int] = set()
        self._anchors = {block.anchor: n for n, block in enumerate(dossier.blocks) if isinstance(block, Heading)}
        self._language = self._section = dossier.language
        self._quotes = Words(dossier.language).marks

    def sections(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the blocks of the dossier, each in the language of its section."""
        for language, block in spoken(blocks, self._language):
            if language != self._section:
                self._section, self._quotes = language, Words(language).marks
                yield f"#set text(region: none)\n#set text({_spoken(language)})"
            yield from self.blocks((block,))

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield self._block(block) + "\n"

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Paragraph):
            body = self.inlines(block.inlines)
            if from_right(plain(block.inlines)):
                body = f"#[#set text(dir: rtl);{body}]"
            return f'#numbered("{block.number}.")[{body}]' if block.number else body + "\n"
        if isinstance(block, Quotation):
            inner = "\n".join(self.blocks(block.blocks))
            language = f"#set text(lang: {_string(block.language.partition('-')[0])})\n" if block.language else ""
            return f"#quote(block: true)[{language}{inner}]"
        if isinstance(block, Points):
            points = ", ".join(f"[{''.join(self.blocks(point))}]" for point in block.points)
            return f"#enum(start: {block.start}, {points})" if block.ordered else f"#list({points})"
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Preformatted):
            return f"#raw({_string(block.text)}, block: true)"
        assert isinstance(block, Divider)
        return "#pdf.artifact(line(length: 100%, stroke: 0.5pt + luma(60%)))"

    def _heading(self, block: Heading) -> str:
        number = _words(block.number + "\u2002") if block.number else ""
        words = "".join(map(self._in_heading, block.inlines))
        return f"#heading(level: {block.level})[{number}{words}] <h-{self._anchors.get(block.anchor, 0)}>"

    def _in_heading(self, one: Inline) -> str:
        """Write what stands in a heading; the words of a note must not get into its bookmark, and it is no note of the contents."""
        return f"#context if not listing.get() [{self._mark(one.number)}];" if isinstance(one, NoteMark) else self._inline(one)

    def _table(self, block: Table) -> str:
        columns = max(len(block.head), *(len(row) for row in block.rows), 1) if block.rows else max(len(block.head), 1)
        widths = ", ".join(f"{share}fr" for share in block.widths) if len(block.widths) == columns else ", ".join(["auto"] * columns)
        aligned = ", ".join((block.alignment[n] if n < len(block.alignment) else "") or "left" for n in range(columns))
        head = f"table.header({', '.join(f'[{self.inlines(cell)}]' for cell in _filled(block.head, columns))})"
        rows = [", ".join(f"[{self.inlines(cell)}]" for cell in _filled(row, columns)) for row in block.rows]
        return f"#table(columns: ({widths},), align: ({aligned},), {', '.join([head, *rows])})"

    def inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(self._inline(one) for one in inlines)

    def _inline(self, one: Inline) -> str:
        if isinstance(one, Text):
            return _words(one.text)
        if isinstance(one, Styled):
            if one.style is Style.CODE:
                return f"#raw({_string(plain(one.inlines))});"
            return f"#{'emph' if one.style is Style.EMPHASIS else 'strong'}[{self.inlines(one.inlines)}];"
        if isinstance(one, Quoted):
            return f"{_words(self._quotes[0])}{self.inlines(one.inlines)}{_words(self._quotes[1])}"
        if isinstance(one, Link):
            return self._link(one)
        if isinstance(one, NoteMark):
            return self._mark(one.number)
        return "#linebreak();" if isinstance(one, LineBreak) else ""

    def _link(self, one: Link) -> str:
        words = self.inlines(one.inlines)
        if one.target.startswith("#"):
            number = self._anchors.get(one.target[1:])
            return words if number is None else f"#link(<h-{number}>)[{words}];"
        return f"#link({_string(one.target)})[{words}];" if _ADDRESS.fullmatch(one.target) else words

    def _mark(self, number: int) -> str:
        if number in self._marked:
            return f"#footnote(<n-{number}>);"
        self._marked.add(number)
        note, outside = self._notes[number], self._quotes
        language = note.language or self._language
        self._quotes = Words(language).marks
        apart = f"#set text({_spoken(language)});" if language != self._language or self._section != self._language else ""
        paragraphs = "#parbreak();".join(self.inlines(one) for one in note.paragraphs)
        self._quotes = outside
        return f"#footnote[{apart}{paragraphs}]<n-{number}>"


def _filled(row: tuple[tuple[Inline, ...], ...], columns: int) -> Iterator[tuple[Inline, ...]]:
    yield from row
    for _ in range(columns - len(row)):
        yield ()


def _words(text: str) -> str:
    return f"#{_string(_LONG.sub(_breakable, text))};" if text else ""


def _breakable(match: re.Match[str]) -> str:
    """Let a word that is longer than a line end a line, by spaces without width: else it would run out of the page and be lost."""
    return "\u200b".join(_PIECE.findall(match[0]))


def _string(text: str) -> str:
    escaped = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
