"""Courts and laws of the United States, through eyecite and its tables of reporters, loaded only for a text that looks American.

Invariant: eyecite sees short windows around a volume, a reporter and a page, never a whole text; what it does not know is no citation.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ...model.passages import Span
from .found import Found

_SHAPE = re.compile(
    r"(?<![\w.])\d{1,4} (?:U\. ?S\.|F\. ?(?:2d|3d|4th)|F\.|F\. ?Supp\.? ?(?:[23]d)?|S\. ?Ct\.|L\. ?Ed\. ?(?:2d)?|F\.? ?App['’]?x\.?|B\.R\.|(?!(?:Abs|Art|Nr|Buchst|Lit|Satz|Rn|Tz|Kap|Aufl|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)[A-Z][A-Za-z.]{0,8}\. ?(?:[A-Z][A-Za-z.']{0,7} ?){0,3}(?:2d|3d|4th|5th)?|WL|U\.S\.L\.W\.|Fed\. ?R\. ?Evid\.|F\.R\.D\.|I\. ?& ?N\. Dec\.) ?\d{1,5}\b"
)
_CASE_TYPES = {"federal", "state", "state_regional", "specialty", "specialty_west", "specialty_lexis", "neutral"}
_AROUND = 90
_CODE = re.compile(
    r"\b(?P<title>\d{1,2}) (?P<code>U\. ?S\. ?C(?:ode)?\.?(?:A\.)?|C\. ?F\. ?R\.|USC|CFR) ?(?:§§? ?|[Ss]ec(?:tion|\.) )?(?P<section>\d{1,5}[a-z]{0,2}(?:[-–.]\d{1,4}[a-z]?)*(?:\([\w]{1,4}\))*)(?!\d)"
)
_CODE_BEHIND = re.compile(
    r"\b(?:[Ss]ection|§) ?(?P<section>\d{1,5}[a-z]{0,2}(?:\([\w]{1,4}\))*) of [Tt]itle (?P<title>\d{1,2}) of the (?:U\.S\.|United States|US) Code"
)
_ORDER = re.compile(r"\b(?:Executive Order|E\.O\.|EO|Exec\. Order)(?: No\.?| Number)? ?(?P<number>1\d{4})\b")
_PUBLIC_LAW = re.compile(r"\b(?:Public Law|Pub\. ?L\.?|P\.L\.)(?: No\.?)? ?(?P<number>\d{2,3}[-–]\d{1,4})\b")
_DOCKET = re.compile(
    r"(?:\b(?:[Cc]ase|[Dd]ocket|[Cc]rim(?:inal)?\.?(?: [Aa]ction)?|[Cc]iv(?:il)?\.?(?: [Aa]ction)?|[Mm]isc\.|Dkt\.)[ ,]*)?(?:\b[Nn]os?\.? ?)?(?<![\w:/-])(?:\d{1,2}:)?(?P<year>\d{2})[- ]?(?P<kind>[Cc][RrVv]|[Mm][CcJj]|[Mm]isc|[Cc]iv\.?|[Cc]r\.?|md|bk|ap)[-. ]{1,2}0*(?P<number>\d{1,6})\b"
    r"(?:-[A-Z]{2,5}\b)*(?: ?\([A-Z]{2,4}\))*(?:,? ?\((?:S\.D\.N\.Y\.|[NSEWMC]\.?D\.? ?[A-Z][\w.]*|D\.? ?[A-Z][\w.]*)(?: (?:filed )?[^()\n]{0,20})?\))?"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|v\.|see|See|in|to) |\([^()\n]{0,20}(?:19|20)\d\d\)")
_PARENTHESIS = re.compile(r"(?:, \d{1,5}(?:[-–]\d{1,5})?)?,? \((?:[^()\n]{0,40} )?(?:1[789]|20)\d\d\)")


def american_in(text: str) -> Iterator[Found]:
    """Yield what a text cites of the courts and laws of the United States."""
    yield from _reported(text)
    if "U" in text or "C.F" in text or "CFR" in text:
        for match in (*_CODE.finditer(text), *_CODE_BEHIND.finditer(text)):
            code = "CFR" if match.groupdict().get("code", "").replace(" ", "").startswith(("C.F", "CFR")) else "USC"
            yield _found(match, f"US:{match['title']} {code} {match['section'].replace('–', '-')}", "statute")
    for match in _ORDER.finditer(text):
        yield _found(match, f"US:EO:{match['number']}", "statute")
    for match in _PUBLIC_LAW.finditer(text):
        yield _found(match, f"US:PUBL:{match['number'].replace('–', '-')}", "statute")
    for match in _DOCKET.finditer(text):
        kind = match["kind"].upper().rstrip(".")
        if kind.lower() in {"cr", "cv", "mc", "mj", "md", "bk", "ap", "misc", "civ"}:
            kind = {"CIV": "CV", "MISC": "MC"}.get(kind, kind)
            yield _found(match, f"US:DOCKET:{match['year']}-{kind}-{match['number']}", "case")


def _found(match: re.Match[str], normal: str, kind: str) -> Found:
    return Found(Span(*match.span()), kind, match.group(), normal=normal, confidence=0.9)


def _reported(text: str) -> Iterator[Found]:
    for shape in _SHAPE.finditer(text):
        if not _ENGLISH.search(text, max(0, shape.start() - 200), shape.end() + 200):
            continue
        end = min(len(text), shape.end() + _AROUND)
        for cited in _citations(text[shape.start() : end]):
            start, stop = cited.span()
            if start > 1:
                continue
            groups = cited.groups
            reporter = cited.corrected_reporter().replace(".", "").replace(" ", "").upper()
            tail = _PARENTHESIS.match(text, shape.start() + stop)
            span = Span(shape.start() + start, tail.end() if tail else shape.start() + stop)
            normal = f"US:{groups.get('volume')} {reporter} {groups.get('page')}"
            yield Found(span, "case", text[span.start : span.end], normal=normal, confidence=0.9)


def _citations(window: str) -> list[Any]:
    """Return the reported cases that eyecite finds in a window, those of the kinds that courts write."""
    get_citations, full_case = _eyecite()
    return [
        one
        for one in get_citations(window)
        if isinstance(one, full_case) and any(e.reporter.cite_type in _CASE_TYPES for e in one.all_editions)
    ]


@cache
def _eyecite() -> tuple[Any, Any]:
    """Load eyecite: it takes a quarter of a second and some megabytes, which other texts need not pay."""
    logging.getLogger("eyecite").setLevel(logging.ERROR)
    from eyecite import get_citations
    from eyecite.models import FullCaseCitation

    return get_citations, FullCaseCitation
