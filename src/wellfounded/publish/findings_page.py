"""The findings as one page: by document, each with its passages in their surroundings, and below them the rules that they are of.

The page holds no script and no address that a browser would load. Text of documents reaches it only through the template's escaping.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from ..check.rule import Rule
from ..check.subject import Subject
from ..model.documents import TextLayer
from ..model.findings import Finding, Severity
from ..model.passages import Passage
from .findings import Lines, name_of
from .highlight import shown

AROUND = 140
"""Characters shown before and after a passage."""
_LONGEST = 600
_MOST_PLACES = 12
"""Passages of one finding that are shown; the number of the others is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A passage in its surroundings, and where it stands."""

    where: str
    before: str
    exact: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    finding: Finding
    title: str
    places: tuple[Quoted, ...]
    related: tuple[Quoted, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPart:
    """The findings of one document, the worst first."""

    name: str
    counts: tuple[tuple[str, int], ...]
    lines: tuple[FindingLine, ...]


def findings_page(
    found: Sequence[Finding],
    subjects: Mapping[str, Subject],
    rules: Sequence[type[Rule]],
    *,
    failed: Mapping[str, str] | None = None,
    not_looked_at: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Return the page. Documents without findings are named.

    ``failed`` is what could not be checked, with the reason; ``not_looked_at`` what was left out in documents that were, by document.
    """
    titles = {rule.code: rule.title for rule in rules}
    used = {finding.code for finding in found}
    style = _read("findings.css")
    return _template().render(
        parts=list(_parts(found, subjects, titles)),
        clean=[name_of(name, subjects) for name in subjects if not any(finding.document == name for finding in found)],
        failed=dict(failed or {}),
        not_looked_at=[(name_of(name, subjects), one) for name, left in (not_looked_at or {}).items() for one in left],
        rules=[rule for rule in rules if rule.code in used],
        counts=_counts(found),
        style=style,
        style_hash="sha256-" + base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
    )


def _parts(found: Sequence[Finding], subjects: Mapping[str, Subject], titles: Mapping[str, str]) -> Iterator[DocumentPart]:
    lines = {name: Lines(subject.text) for name, subject in subjects.items()}
    for name in subjects:
        own = sorted((finding for finding in found if finding.document == name), key=lambda f: (f.severity.rank, f.order))
        if own:
            shown_lines = tuple(_finding_line(finding, subjects, lines, titles) for finding in own)
            yield DocumentPart(name=name_of(name, subjects), counts=_counts(own), lines=shown_lines)


def _finding_line(finding: Finding, subjects: Mapping[str, Subject], lines: Mapping[str, Lines], titles: Mapping[str, str]) -> FindingLine:
    places = [_quoted(finding.document, passage, subjects, lines, alone=True) for passage in finding.passages[:_MOST_PLACES]]
    related = [_quoted(one.document, one.passage, subjects, lines) for one in finding.related[:_MOST_PLACES]]
    return FindingLine(
        finding=finding,
        title=titles.get(finding.code, finding.code),
        places=tuple(places),
        related=tuple(related),
        more=max(0, len(finding.passages) - _MOST_PLACES),
    )


def _quoted(document: str, passage: Passage, subjects: Mapping[str, Subject], lines: Mapping[str, Lines], *, alone: bool = False) -> Quoted:
    exact = passage.exact if len(passage.exact) <= _LONGEST else passage.exact[:_LONGEST] + " …"
    subject, name = subjects.get(document), name_of(document, subjects)
    layer = subject.reading.layer if subject else _layer(document, subjects)
    if layer is None:
        return Quoted(where=name, before="", exact=exact, after="")
    page = layer.page_of(passage.start)
    line, column = (lines[document] if document in lines else Lines(layer.text)).at(passage.start)
    where = f"page {page}" if page else f"line {line}, column {column}"
    return Quoted(
        where=where if alone else f"{name}, {where}",
        before=_from_a_word(layer.text[max(0, passage.start - AROUND) : passage.start], cut=passage.start > AROUND),
        exact=exact,
        after=_to_a_word(layer.text[passage.end : passage.end + AROUND], cut=passage.end + AROUND < len(layer.text)),
    )


def _layer(document: str, subjects: Mapping[str, Subject]) -> TextLayer | None:
    """Return the text of a document that is not checked itself and of the case that the others are checked against."""
    cases = (subject.case for subject in subjects.values() if subject.case)
    return next((case.layers[document] for case in cases if document in case.layers), None)


def _from_a_word(text: str, *, cut: bool) -> str:
    return "… " + text.split(" ", 1)[-1] if cut and " " in text else text


def _to_a_word(text: str, *, cut: bool) -> str:
    return text.rsplit(" ", 1)[0] + " …" if cut and " " in text else text


def _counts(found: Sequence[Finding]) -> tuple[tuple[str, int], ...]:
    counted = Counter(finding.severity for finding in found)
    return tuple(
        (f"{severity.value}{'s' if counted[severity] != 1 else ''}", counted[severity]) for severity in Severity if counted[severity]
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(_read), autoescape=True, finalize=_written, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("findings.html.j2")


def _written(value: object) -> object:
    """Return what is written for a value: text that a page can carry, which the template then escapes."""
    return shown(value) if type(value) is str else value


def _read(name: str) -> str:
    return files("wellfounded.publish").joinpath("templates", name).read_text(encoding="utf-8")
