"""The dossier: one document tree from which every form of it is written, and every passage, document and act that it cites.

Invariant: a dossier is finished text. Its cite keys are resolved, its notes are numbered in order of their marks from 1, and what it
quotes was found in the passage that it names. Writers (DOCX, PDF, HTML, Markdown) put it on paper and change no word of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .ids import DocumentId
from .passages import Passage


@dataclass(frozen=True, slots=True, order=True)
class SourcePlace:
    """Where in the files that people write something stands: lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = SourcePlace("", 0, 0)
"""The place of what a program wrote."""


# inside a line -----------------------------------------------------------------------------------------------------------------


class Style(StrEnum):
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Words that are set apart."""

    style: Style
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: ``#anchor`` to a heading of this dossier, anything else to an address."""

    target: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of somebody else inside a line; the writer sets the marks of the language around them."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of the note with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class CiteMark:
    """Where sources are cited: places in ``Dossier.cited``. A finished dossier has none but in what is not set as a note."""

    cited: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line ends here, the paragraph goes on."""


Inline = Text | Styled | Link | Quoted | NoteMark | CiteMark | LineBreak


# blocks --------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 6; ``number`` is what stands before it (``2.1``), empty where headings have none."""

    level: int
    inlines: tuple[Inline, ...]
    anchor: str
    number: str = ""
    language: str = ""
    """What its section is written in (BCP 47); empty: what stands around it."""
    place: SourcePlace = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; ``number`` where the profile numbers paragraphs."""

    inlines: tuple[Inline, ...]
    number: int = 0
    place: SourcePlace = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of somebody else, set off; ``cited`` are places in ``Dossier.cited``, ``language`` is that of the words, if known."""

    blocks: tuple[Block, ...]
    cited: tuple[int, ...] = ()
    language: str = ""
    place: SourcePlace = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A list; each of its points is blocks."""

    points: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1
    place: SourcePlace = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with one row of heads; ``alignment`` holds left, center, right or nothing for each column."""

    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    alignment: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    """Shares of the width, one for each column; empty: as the words need."""
    place: SourcePlace = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Preformatted:
    """Words whose lines stay as they are: an address, a form of words."""

    text: str
    place: SourcePlace = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Divider:
    """A line across the page."""

    place: SourcePlace = NOWHERE


Block = Heading | Paragraph | Quotation | Points | Table | Preformatted | Divider


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote; ``cited`` are places in ``Dossier.cited``."""

    number: int
    paragraphs: tuple[tuple[Inline, ...], ...]
    cited: tuple[int, ...] = ()
    language: str = ""
    """That of the section in which it is marked, where a person wrote it there; empty: that of the dossier."""
    place: SourcePlace = NOWHERE


# what is cited -----------------------------------------------------------------------------------------------------------------------


class Target(StrEnum):
    PASSAGE = "passage"
    DOCUMENT = "document"
    ACT = "act"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One citation, in the order in which the dossier makes them: what it leads to, and the words that the dossier quotes of it."""

    key: str
    """The key as it is written: ``letter-2015-11-03:p3``."""
    target: Target
    document: DocumentId | None = None
    passage: Passage | None = None
    act: str | None = None
    label: str = ""
    """What it is called in a note: the document's kind, date and title, or the act with its standing on the date of the dossier."""
    quoted: str = ""
    """The words that the dossier quotes, as it writes them; empty where it quotes none."""
    translated: bool = False
    """Whether the quoted words are a translation, so that they cannot be held against the passage letter by letter."""
    page: str = ""
    standing: str = ""
    """The standing of an act on the date of the dossier, in the words of its language."""
    place: SourcePlace = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A finished dossier. ``language`` is BCP 47, ``date`` EDTF or empty, ``profile`` the form in which it cites."""

    title: str
    language: str = "en"
    profile: str = "report"
    date: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    front: Mapping[str, object] = field(default_factory=dict)
    """The front matter as it was read: texts, lists of texts, and mappings of texts."""
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    cited: tuple[Cited, ...] = ()
    source: str = ""
    """The file that it was built from, as its name was given."""
    contents: bool = True
    """Whether a table of contents is set before it."""
    titled: bool = True
    """Whether the title is set at its head; a letter has one for its properties alone."""

    @property
    def annexes(self) -> tuple[DocumentId, ...]:
        """The cited documents, each once, in the order of their first citation: Annex 1, Annex 2, …"""
        return annexed(self.cited)


def annexed(cited: Iterable[Cited]) -> tuple[DocumentId, ...]:
    """Return the documents that are cited, each once, in the order of their first citation."""
    return tuple(dict.fromkeys(one.document for one in cited if one.document is not None))


def headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    """Yield the headings in order, those inside quotations and lists left out: they are not the dossier's own."""
    return (block for block in blocks if isinstance(block, Heading))


def spoken(blocks: Iterable[Block], language: str) -> Iterator[tuple[str, Block]]:
    """Yield each block of a dossier in this language with its own: that of the innermost section that names one, else the dossier's."""
    within: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            within = [heading for heading in within if heading.level < block.level]
            within += [block] if block.language else []
        yield (within[-1].language if within else language), block


def plain(inlines: Iterable[Inline]) -> str:
    """Return the words alone, without marks of notes."""
    return "".join(_words(inlines))


def _words(inlines: Iterable[Inline]) -> Iterator[str]:
    for one in inlines:
        if isinstance(one, Text):
            yield one.text
        elif isinstance(one, Styled | Link | Quoted):
            yield from _words(one.inlines)
        elif isinstance(one, LineBreak):
            yield "\n"
