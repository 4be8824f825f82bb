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
from .found import Found, any_of

_REPORTERS = (
    r"U\. ?S\.", r"F\.(?: ?(?:2d|3d|4th))?", r"F\. ?Supp\.?(?: ?[23]d)?", r"S\. ?Ct\.", r"L\. ?Ed\.(?: ?2d)?", r"F\.? ?App['’]?x\.?",
    r"Fed\. ?Appx\.?", r"B\.R\.", r"F\.R\.D\.", r"Fed\. ?Cl\.", r"I\. ?& ?N\. Dec\.", r"WL", r"U\.S\.L\.W\.", r"T\.C\.", r"M\.J\.",
    r"A\.(?: ?[23]d)?", r"N\. ?E\.(?: ?[23]d)?", r"N\. ?W\.(?: ?2d)?", r"P\.(?: ?[23]d)?", r"S\. ?E\.(?: ?2d)?", r"S\. ?W\.(?: ?[23]d)?",
    r"So\.(?: ?[23]d)?", r"Cal\.(?: ?App\.)?(?: ?(?:[2345]th|[23]d))?", r"Cal\. ?Rptr\.(?: ?[23]d)?", r"N\. ?Y\.(?: ?[23]d)?",
    r"N\. ?Y\. ?S\.(?: ?[23]d)?", r"A\. ?D\.(?: ?[23]d)?",
    r"Misc\.(?: ?[23]d)?", r"Ill\.(?: ?App\.)?(?: ?[23]d)?", r"Mass\.(?: ?App\. Ct\.)?", r"N\. ?J\.(?: ?Super\.)?",
    r"Ohio St\.(?: ?[23]d)?", r"Pa\.", r"Tex\.", r"Va\.", r"Wash\.(?: ?2d)?", r"Md\.", r"Mich\.", r"Minn\.", r"Wis\.(?: ?2d)?", r"Conn\.",
    r"Ga\.", r"Or\.", r"Wheat\.", r"Cranch", r"Dall\.", r"How\.", r"Wall\.", r"Pet\.",
)  # fmt: skip
_SHAPE = re.compile(rf"(?<![\w.])\d{{1,4}} {any_of(_REPORTERS)} ?\d{{1,7}}\b")
_CASE_TYPES = {"federal", "state", "state_regional", "specialty", "specialty_west", "specialty_lexis", "neutral"}
_AROUND = 90
_CODE = re.compile(
    r"\b(?P<title>\d{1,2}) (?P<code>U\. ?S\. ?C(?:ode)?\.?(?:A\.)?|C\. ?F\. ?R\.|USC|CFR) ?(?:§§? ?|[Ss]ec(?:tion|"
    r"\.) )?(?P<section>\d{1,5}[a-z]{0,2}(?:[-–.]\d{1,4}[a-z]?)*(?:\([\w]{1,4}\))*)(?!\d)"
)
_CODE_BEHIND = re.compile(
    r"\b(?:[Ss]ection|§) ?(?P<section>\d{1,5}[a-z]{0,2}(?:\([\w]{1,4}\))*) of [Tt]itle (?P<title>\d{1,2}) of the "
    r"(?:U\.S\.|United States|US) Code"
)
_ORDER = re.compile(r"\b(?:Executive Order|E\.O\.|EO|Exec\. Order)(?: No\.?| Number)? ?(?P<number>1\d{4})\b")
_PUBLIC_LAW = re.compile(r"\b(?:Public Law|Pub\. ?L\.?|P\.L\.)(?: No\.?)? ?(?P<number>\d{2,3}[-–]\d{1,4})\b")
_DOCKET = re.compile(
    r"(?<![\w:/-])(?:\d{1,2}:)?(?P<year>\d{2})[- ]?(?P<kind>[Cc][RrVv]|[Mm][CcJj]|[Mm]isc|[Cc]iv\.?|[Cc]r\.?|md|"
    r"bk|ap)[-. ]{1,2}0*(?P<number>\d{1,6})\b"
    r"(?:-[A-Z]{2,5}\b)*(?: ?\([A-Z]{2,4}\))*(?:,? ?\((?:S\.D\.N\.Y\.|[NSEWMC]\.?D\.? ?[A-Z][\w.]*|D\.? "
    r"?[A-Z][\w.]*)(?: (?:filed )?[^()\n]{0,20})?\))?"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|v\.|see|See|in|to) |\([^()\n]{0,20}(?:19|20)\d\d\)")
_DOCKET_WORDS = re.compile(
    r"(?:\b(?:[Cc]ase|[Dd]ocket|[Cc]rim(?:inal)?\.?(?: [Aa]ction)?|[Cc]iv(?:il)?\.?(?: [Aa]ction)?|[Mm]isc\.|"
    r"Dkt\.),? ?)?(?:\b[Nn]os?\.? ?)?$"
)
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
            before = _DOCKET_WORDS.search(text, max(0, match.start() - 30), match.start())
            span = Span(before.start() if before else match.start(), match.end())
            normal = f"US:DOCKET:{match['year']}-{kind}-{match['number']}"
            yield Found(span, "case", text[span.start : span.end], normal=normal, confidence=0.9)


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
