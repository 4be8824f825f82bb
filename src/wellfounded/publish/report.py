"""The report page: one HTML file with everything in it, that opens from a USB stick.

The page holds no address of anything outside itself and forbids the browser to load or send anything. Text of documents reaches
it only through the template's escaping. The same case gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from ..model.passages import Span
from .highlight import Mark, Piece, pieces
from .timeline import Event, draw


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name that jumps to a place on the page."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """One line of the chronology or of the list of acts."""

    date: str
    kind: str
    body: str
    outcome: str
    strength: str
    quote: str
    href: str
    document: str
    page: str = ""
    mentions: tuple[Link, ...] = ()
    effects: tuple[Link, ...] = ()
    lane: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLine:
    name: str
    kind: str
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    documents: int
    mentions: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """One line of the list of quotations, figures or citations."""

    kind: str
    head: str
    quote: str
    href: str
    document: str
    strength: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSection:
    """One document with its text and its marks; ``pages`` are where pages begin, with their labels."""

    anchor: str
    name: str
    about: tuple[tuple[str, str], ...]
    """Pairs of what is said and its value: kind, language, date, hash, arrivals."""
    reasons: tuple[str, ...]
    language: str
    text: str
    marks: tuple[Mark, ...]
    pages: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that the page shows."""

    title: str
    as_of: str
    """When the last entry of the journal was made."""
    overview: tuple[tuple[str, str], ...]
    withheld: str
    acts: tuple[ActLine, ...]
    entities: tuple[EntityLine, ...]
    facts: Mapping[str, Sequence[FactLine]] = field(default_factory=dict)
    documents: tuple[DocumentSection, ...] = ()
    to_look_at: tuple[FactLine, ...] = ()


def page(report: Report) -> str:
    """Return the page."""
    style, script = _read("report.css"), _read("report.js")
    events = [
        Event(
            date=act.date,
            lane=act.lane or "not told",
            kind=act.kind,
            href=act.href,
            title=" · ".join(filter(None, (act.date, act.kind.replace("_", " "), act.body, act.outcome))),
        )
        for act in report.acts
        if act.date
    ]
    return _template().render(
        report=report,
        timeline=draw(events),
        pieces=_marked,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _marked(section: DocumentSection) -> list[tuple[Piece, tuple[str, ...]]]:
    """Return the pieces of a document's text, each with the labels of the pages that begin at it."""
    page_marks = (Mark(span=Span(at, at), anchor=f"{section.anchor}-p{label}", kind="page", label=label) for at, label in section.pages)
    out: list[tuple[Piece, tuple[str, ...]]] = []
    for piece in pieces(section.text, (*section.marks, *page_marks)):
        labels = tuple(mark.label for mark in piece.starts if mark.kind == "page")
        out.append((piece, labels))
    return out


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_read("report.html.j2"))


def _read(name: str) -> str:
    return files("wellfounded.publish").joinpath("templates", name).read_text(encoding="utf-8")
