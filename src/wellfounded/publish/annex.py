"""The annexes of a dossier as nouns: each cited document once, in order of first citation, with what is quoted of it and its pages.

Invariant: an annex never shows more of an original than was asked for, and says on every page which original it shows (its SHA-256),
which of its pages, and how many there are.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model.documents import Document
from ..model.dossier import NOWHERE, SourcePlace
from ..model.ids import Sha256
from ..model.passages import Passage

_GROUP = 4
_SHORT = 12


def short(sha256: str) -> str:
    """Return the first twelve digits of a SHA-256 in groups of four, as they are stamped on a page."""
    return " ".join(sha256[at : at + _GROUP] for at in range(0, _SHORT, _GROUP))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexQuotation:
    """One citation of the annex's document. ``mark`` is what the page shows beside it: ``3.2``, the second one of annex 3."""

    mark: str
    key: str
    quoted: str = ""
    """The words as the dossier has them; empty where it cites and does not quote."""
    translated: bool = False
    passage: Passage | None = None
    page: str = ""
    """The label of the original's page on which the passage begins; empty where it has no pages."""
    notes: tuple[int, ...] = ()
    """The notes of the dossier that cite it."""
    label: str = ""
    place: SourcePlace = NOWHERE


@dataclass(frozen=True, slots=True)
class Light:
    """A rectangle on a page that is lit, in points from its upper left corner."""

    mark: str
    left: float
    top: float
    width: float
    height: float
    first: bool
    """Whether the passage begins here, so that its mark stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPage:
    """A page of the original as it looks; ``file`` lies in the folder in which the annexes are set."""

    file: str
    number: int
    label: str
    width: float
    height: float
    lights: tuple[Light, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of an excerpt that is set in one way. ``opens`` are the marks of the passages that begin with it."""

    text: str
    lit: bool = False
    opens: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A stretch of the text layer, in code points, as runs."""

    start: int
    end: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """One cited document. Its pages are drawn where the original has pages, else its text is set."""

    number: int
    document: Document
    size: int
    label: str
    quotations: tuple[AnnexQuotation, ...]
    author: str = ""
    """Whom the document is from, as readers call them."""
    arrived: tuple[str, ...] = ()
    drawn: tuple[DrawnPage, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    picture: str = ""
    """An original that is a picture, as a file in the folder in which the annexes are set."""
    length: int = 0
    """Characters of the text layer."""
    of_pages: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    """Of a mail: the headers that its text layer does not show."""
    enclosed: tuple[tuple[str, Sha256], ...] = ()
    """What lies inside it: name and SHA-256."""
    whole: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def bodiless(self) -> bool:
        """Whether nothing of it can be put on paper, so that its sheet stands alone."""
        return not (self.drawn or self.excerpts or self.picture)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """All annexes of a dossier. ``journal`` is the hash of the last entry of the case's journal that changed the case."""

    title: str
    language: str = "en"
    date: str = ""
    authors: tuple[str, ...] = ()
    journal: str = ""
    annexes: tuple[Annex, ...] = ()
