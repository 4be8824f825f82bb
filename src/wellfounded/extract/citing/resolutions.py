"""Resolutions and documents of international bodies, by their symbol or number.

Invariant: ``normal`` is the symbol of the issuing body where the text gives one, else the number and year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.passages import Span
from .found import Found

_WORD = re.compile(
    r"\b(?P<word>(?:[Rr]esolution|[Rr]ésolution|RESOLUTION|[Rr]ecommendation|[Rr]ecommandation|[Оо]pinion|[Oo]pinion|"
    r"[Ww]ritten [Dd]eclaration)s?|"
    r"[Рр]езолюци[яюией]+|[Рр]екомендаци[яюией]+|[Рр]езолюці[яюїєй]+)\s+(?:(?:[Nn][o°]s?\.?|№|Nr\.?)\s?)?"
    r"(?P<number>\d{1,4}(?:/\d{1,4})?(?:\s?\((?:19|20)\d\d\)|\s?\([IVXLC]+\))?|\(?(?:19|20)\d\d/\d{4}\(?[A-Z]{3}\)?\)?)(?![\d/])"
)
_SYMBOL = re.compile(
    r"\b(?:[ASE]|CCPR|CAT|CERD|CEDAW|CRC|HRI|ST)/(?:[A-Z0-9]{1,12}[./]){0,8}[A-Z0-9.-]{0,12}\d[A-Z0-9.-]{0,12}(?:/[A-Z0-9.-]{1,16}){0,6}(?:\s\((?:19|20)\d\d\))?"
)
_ADOPTED = re.compile(r"\bT[AC]-(\d)-((?:19|20)\d\d)-(\d{4})|\bP(\d)_T[AC](?:-PROV)?\(((?:19|20)\d\d)\)(\d{4})")
_PROCEDURE = re.compile(r"\b(?:19|20)\d\d/\d{4}\((?:RSP|INI|COD|CNS|NLE|IMM)\)")


def resolutions_in(text: str) -> Iterator[Found]:
    """Yield the resolutions and symbols that a text cites; those inside an address too, where the symbol is one of its own."""
    for match in _WORD.finditer(text):
        yield _found(match, match["number"])
    if "/" in text:
        yield from (_found(match, match.group()) for match in _SYMBOL.finditer(text))
        yield from (_found(match, match.group()) for match in _PROCEDURE.finditer(text))
    if "TA" in text or "TC" in text:
        for match in _ADOPTED.finditer(text):
            term, year, number = (part for part in match.groups() if part)
            yield _found(match, f"P{term}_TA({year}){number}")


def _found(match: re.Match[str], normal: str) -> Found:
    return Found(Span(*match.span()), "resolution", match.group(), normal=" ".join(normal.split()), confidence=0.9)
