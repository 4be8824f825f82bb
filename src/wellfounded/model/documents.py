"""Originals, how they arrived, and the documents and text layers that are read from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .ids import DocumentId, LayerId, Sha256, content_id
from .labels import Flag, ReadStatus, RegionKind
from .passages import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file as received: its bytes are known by their SHA-256 alone."""

    sha256: Sha256
    size: int
    media_type: str = "application/octet-stream"
    forgotten: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One way in which an original came: from which path, when, through whom, inside which container.

    ``path`` is the path as given, or the name inside the container; ``container`` is the original that it was embedded in.
    Two arrivals are the same when original, path and container are equal: adding a folder twice makes none twice.
    """

    sha256: Sha256
    path: str
    when: str
    who: str
    container: Sha256 | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch of a text layer that is something in particular: a page, a footnote, a running header, a deletion."""

    start: int
    end: int
    kind: RegionKind
    label: str = ""
    """What names it: the page number, the mark of the footnote, the author of the comment or change, the address of the link."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Box:
    """Where a stretch of the text layer stands on a page.

    ``page`` counts from 1; coordinates are points (1/72 inch) from the lower left corner of the page as printed.
    """

    start: int
    end: int
    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a file says of itself. Empty strings and tuples mean that it says nothing; dates are EDTF."""

    title: str = ""
    authors: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    sent: str = ""
    language: str = ""
    encoding: str = ""
    pages: int = 0
    more: Mapping[str, str] = field(default_factory=dict)
    """Further fields by name, such as the sender and receivers of a mail or the producer of a PDF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLayer:
    """The text of a document, and what is known of its stretches.

    For a plain-text file the text is the file decoded as it is. ``regions`` and ``boxes`` are in order of their start.
    """

    document: DocumentId
    text: str
    producer: str
    regions: tuple[Region, ...] = ()
    boxes: tuple[Box, ...] = ()

    @property
    def id(self) -> LayerId:
        return LayerId(content_id("layer", self.document, self.producer, self.text))

    def regions_of(self, *kinds: RegionKind) -> tuple[Region, ...]:
        return tuple(region for region in self.regions if region.kind in kinds)

    def page_of(self, at: int) -> str:
        """Return the label of the page on which a position stands, or an empty string where there are no pages."""
        return next((r.label for r in self.regions if r.kind is RegionKind.PAGE and r.start <= at < max(r.end, r.start + 1)), "")

    def boxes_of(self, span: Span) -> tuple[Box, ...]:
        """Return the boxes of the words that the span touches."""
        return tuple(box for box in self.boxes if box.start < span.end and span.start < box.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of reading a document, and why."""

    status: ReadStatus
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of the case: an original that has been read, or kept without a reader.

    ``date`` is EDTF or empty, ``language`` BCP 47, ``kind`` one of the words of ``document-kinds`` (letter, report, mail,
    judgment, press, alert, table, …).
    """

    id: DocumentId
    sha256: Sha256
    name: str
    media_type: str
    outcome: Outcome
    kind: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    date: str = ""
    date_source: str = ""
    """Where the date comes from: given, letterhead, text, metadata, mail header."""
    metadata: Metadata = field(default_factory=Metadata)
    flags: Mapping[Flag, tuple[str, ...]] = field(default_factory=dict)
    """Flag → to or for whom; an empty tuple where nobody is named."""
