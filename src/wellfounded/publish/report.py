"""What the report page shows: its parts as plain lines, ready to be written down.

The invariant: every ``href`` is ``#`` and the anchor of a mark, a document or a place that the page has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from .highlight import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name that jumps to a place on the page."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """One act as one document tells it."""

    date: str
    kind: str
    body: str
    outcome: str
    strength: str
    quote: str
    href: str
    document: str
    document_href: str = ""
    page: str = ""
    language: str = ""
    mentions: tuple[Link, ...] = ()
    effects: tuple[Link, ...] = ()
    jurisdiction: str = ""
    same_body: str = ""
    """A key that lines share whose bodies go by the same name; empty where no body is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Where one document speaks of somebody; ``hrefs`` in order of place."""

    document: str
    hrefs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLine:
    """A person, body, place or state, with the spellings and roles that the shown documents give."""

    anchor: str
    name: str
    kind: str
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Mentions, ...]

    @property
    def count(self) -> int:
        """How often it is mentioned."""
        return sum(len(mention.hrefs) for mention in self.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """One line of the list of quotations, figures, references, statements, or of what needs a look."""

    kind: str
    head: str
    quote: str
    href: str
    document: str
    strength: str
    language: str = ""
    points_to: str = ""
    """The place that a reference points to, where it stands in the same document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One way in which a document came: when, under which name, inside which document."""

    when: str
    name: str
    container: Link | None = None
    hidden: bool = False
    """Whether it came inside a document that the page does not show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSection:
    """One document with its text and its marks; ``pages`` are where pages begin, with their labels."""

    anchor: str
    name: str
    """The name of its file."""
    about: tuple[tuple[str, str], ...]
    """Pairs of what is said and its value: date and its source, authors, format, hash."""
    reasons: tuple[str, ...]
    language: str
    text: str
    marks: tuple[Mark, ...]
    called: str = ""
    """Its kind, date, whom it is from and its title; empty where only the name of its file tells it."""
    pages: tuple[tuple[int, str], ...] = ()
    date: str = ""
    kind: str = ""
    status: str = ""
    flags: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    holds: tuple[Link, ...] = ()
    """The documents that were found inside this one."""
    acts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmaFigure:
    """A drawing of what a claim or an act rests on, with its figures in words."""

    title: str
    says: tuple[str, ...]
    drawing: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that the page shows."""

    title: str
    as_of: str
    """When the last entry of the journal was made."""
    overview: tuple[tuple[str, str], ...]
    withheld: str
    acts: tuple[ActLine, ...]
    """In order of date; those without one come last."""
    entities: tuple[EntityLine, ...]
    facts: Mapping[str, Sequence[FactLine]] = field(default_factory=dict)
    documents: tuple[DocumentSection, ...] = ()
    to_look_at: tuple[FactLine, ...] = ()
    proceedings: Markup = field(default_factory=Markup)
    """The section that says what stands, with its drawing and its sliders; empty where there is no act."""
    not_drawn: str = ""
    """A sentence where the section leaves acts out."""
    stemmata: tuple[StemmaFigure, ...] = ()
