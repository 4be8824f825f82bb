"""The marks of Markdown as regions over the text as it stands; nothing in the text is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..model.documents import Region
from ..model.labels import RegionKind

# Quantifiers are bounded or possessive, so that no line, however long, takes more than linear time.
_FENCE = re.compile(r"^ {0,3}(```++|~~~++)[^\n]*+\n.*?(?:^ {0,3}\1[ \t]*\r?$|\Z)", re.M | re.S)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]++([^\n\r]++)", re.M)
_CLOSING = re.compile(r"(?:^|[ \t])#+$")
_UNDERLINE = re.compile(r"(?:=+|-{3,})[ \t]*")
_NO_TITLE = re.compile(r"[ \t]*(?:[-*+>#|]|\d+\.)")
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,500})\]\([ \t\n]{0,20}<?([^\s()<>]{1,2000}(?:\([^\s()]{0,500}\)[^\s()<>]{0,500})?)>?"
    r"(?:\s{1,20}[\"'(][^\n]{0,300}?[\"')])?\s{0,20}\)"
)
_ADDRESS = re.compile(r"<((?:https?|mailto|ftp):[^\s<>]++)>")
_BY_NAME = re.compile(r"\[([^\[\]\n]{1,500})\]\[([^\[\]\n]{0,500})\]")
_TARGET = re.compile(r"^ {0,3}\[([^\]\^\n]{1,500})\]:[ \t]*+<?([^\s>]++)", re.M)
_NOTE = re.compile(r"^\[\^([^\]\n]{1,100})\]:[^\n]*+(?:\n(?:[ \t]++[^\s][^\n]*+|(?=[ \t]*+\r?\n(?:    |\t))))*", re.M)
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.M | re.S)


def regions(text: str) -> tuple[Region, ...]:
    """Return headings, links with their addresses, footnotes with their marks, and tables, outside code."""
    found = list(_regions(_without_code(text)))
    return tuple(sorted(found, key=lambda region: (region.start, -region.end)))


def title_of(text: str) -> str:
    """Return the first heading of the first level, or an empty string."""
    headings = (region for region in _headings(_without_code(text)) if region.label == "1")
    first = min(headings, key=lambda region: region.start, default=None)
    return text[first.start : first.end].strip() if first else ""


def front_matter(text: str) -> dict[str, str]:
    """Return the plain fields of a block of YAML at the start: ``name: value`` on one line."""
    block = _FRONT.match(text)
    pairs = re.findall(r"^(\w+):[ \t]*([^\n\r]*?)[ \t]*\r?$", block[1], re.M) if block else []
    return {name.lower(): value.strip("\"'") for name, value in pairs if value}


def _without_code(text: str) -> str:
    """Blank out code blocks and the front matter, keeping every position."""
    for pattern in (_FENCE, _FRONT):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def _regions(text: str) -> Iterator[Region]:
    yield from _headings(text)
    yield from _tables(text)
    for match in _LINK.finditer(text):
        yield Region(start=match.start(), end=match.end(), kind=RegionKind.LINK, label=match[2])
    for match in _ADDRESS.finditer(text):
        yield Region(start=match.start(1), end=match.end(1), kind=RegionKind.LINK, label=match[1])
    targets = {match[1].lower(): match[2] for match in _TARGET.finditer(text)}
    for match in _BY_NAME.finditer(text):
        if address := targets.get((match[2] or match[1]).lower()):
            yield Region(start=match.start(), end=match.end(), kind=RegionKind.LINK, label=address)
    for match in _NOTE.finditer(text):
        yield Region(start=match.start(), end=match.end(), kind=RegionKind.FOOTNOTE, label=match[1])


def _headings(text: str) -> Iterator[Region]:
    for match in _HEADING.finditer(text):
        title = match[2].rstrip()
        if closing := _CLOSING.search(title[-50:]):
            title = title[: len(title) - len(closing[0])].rstrip()
        if title:
            yield Region(start=match.start(2), end=match.start(2) + len(title), kind=RegionKind.HEADING, label=str(len(match[1])))
    for (start, line), (_, under) in pairwise(_lines(text)):
        if under[:1] in {"=", "-"} and _UNDERLINE.fullmatch(under.rstrip()) and line.strip() and not _NO_TITLE.match(line):
            yield Region(start=start, end=start + len(line), kind=RegionKind.HEADING, label="1" if under[0] == "=" else "2")


def _tables(text: str) -> Iterator[Region]:
    """Yield tables: a line with bars, a line of dashes and bars, and the lines with bars that follow."""
    lines = list(_lines(text))
    number = 1
    while number < len(lines):
        start, head = lines[number - 1]
        rule = lines[number][1]
        number += 1
        if "|" not in head or "-" not in rule or not set(rule) <= set("|:- \t"):
            continue
        while number < len(lines) and "|" in lines[number][1]:
            number += 1
        last, line = lines[number - 1]
        yield Region(start=start, end=last + len(line), kind=RegionKind.TABLE)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line without its end, and where it starts."""
    at = 0
    for line in text.split("\n"):
        yield at, line.removesuffix("\r")
        at += len(line) + 1
