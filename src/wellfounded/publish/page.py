"""The report page: one HTML file with everything in it, that opens from a USB stick.

The page holds no address of anything outside itself and forbids the browser to load or send anything. Text of documents reaches
it only through the template's escaping. The same report gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from ..model.date_words import date_in_words
from . import proceedings
from .chronology import OTHER, UNTOLD, counted, events, worded, years
from .formats import language_words
from .highlight import Step, shown, steps
from .report import DocumentSection, EntityLine, Report
from .timeline import draw

LONG = 150
"""A list of more lines than this is folded until it is opened, narrowed or printed."""
_QUOTE = 280
"""Letters of a passage that a list shows; the document shows it whole."""
KINDS = {
    "act": "acts",
    "name": "names",
    "date": "dates",
    "figure": "figures",
    "quote": "quotations",
    "citation": "references",
    "statement": "statements",
    "reliance": "reliance",
}
"""The kinds of mark, each with the word for it."""
_GROUPS = (("People", ("person",)), ("Bodies", ("body",)), ("Places and states", ("place", "state")))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the page that the navigation names."""

    anchor: str
    label: str
    count: int


def page(report: Report) -> str:
    """Return the page."""
    style, script = _read("report.css") + proceedings.style(), _read("report.js") + proceedings.script()
    found = years(report.acts)
    return _template().render(
        report=report,
        parts=list(_parts(report)),
        years=found,
        timeline=draw(events(found), last=(OTHER, UNTOLD)),
        groups=list(_groups(report.entities)),
        kinds=KINDS,
        long=LONG,
        steps=_walk,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _parts(report: Report) -> Iterator[_Part]:
    yield _Part("overview", "Overview", 0)
    if report.to_look_at:
        yield _Part("look", "Needs a look", len(report.to_look_at))
    yield _Part("chronology", "Chronology", len(report.acts))
    if report.proceedings:
        yield _Part("proceedings", "Proceedings", 0)
    if report.stemmata:
        yield _Part("stemma", "Stemma", len(report.stemmata))
    yield _Part("names", "Names", len(report.entities))
    for name, lines in report.facts.items():
        yield _Part(name, name.capitalize(), len(lines))
    yield _Part("documents", "Documents", len(report.documents))


def _groups(entities: Sequence[EntityLine]) -> Iterator[tuple[str, list[EntityLine]]]:
    for title, kinds in _GROUPS:
        lines = [line for line in entities if line.kind in kinds]
        if lines:
            yield title, lines


def _walk(section: DocumentSection) -> Iterator[Step]:
    return steps(section.text, section.marks, section.pages)


def _short(quote: str) -> str:
    """Return the beginning of a passage, cut between words where it is long."""
    if len(quote) <= _QUOTE:
        return quote
    return quote[:_QUOTE].rsplit(" ", 1)[0] + " …"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(_read), autoescape=True, finalize=_written, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(worded=worded, dated=date_in_words, spoken=language_words, counted=counted, short=_short)
    return environment.get_template("report.html.j2")


def _written(value: object) -> object:
    """Return what is written for a value: text that a page can carry, which the template then escapes."""
    return shown(value) if type(value) is str else value


def _read(name: str) -> str:
    return files("wellfounded.publish").joinpath("templates", name).read_text(encoding="utf-8")
