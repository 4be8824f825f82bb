"""The marks of Markdown as regions over the text as it stands; nothing in the text is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.documents import Region
from ..model.labels import RegionKind

_FENCE = re.compile(r"^ {0,3}(```+|~~~+)[^\n]*\n.*?(?:^ {0,3}\1[ \t]*\r?$|\Z)", re.M | re.S)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+([^\n\r]+?)[ \t]*#*[ \t]*\r?$", re.M)
_UNDERLINED = re.compile(r"^(?![ \t]*(?:[-*+>#|]|\d+\.))([^\n\r]*\S[^\n\r]*)\r?\n(=+|-{3,})[ \t]*\r?$", re.M)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)?)>?(?:\s+[\"'(][^\n]*?[\"')])?\s*\)")
_ADDRESS = re.compile(r"<((?:https?|mailto|ftp):[^\s<>]+)>")
_BY_NAME = re.compile(r"\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
_TARGET = re.compile(r"^ {0,3}\[([^\]\^\n]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]|\r?$)", re.M)
_NOTE = re.compile(r"^\[\^([^\]\n]+)\]:[ \t]*[^\n]*(?:\n(?:[ \t]+[^\n]*|(?=[ \t]*\r?\n(?:    |\t))))*", re.M)
_TABLE = re.compile(
    r"^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?\n(?:[^\n]*\|[^\n]*(?:\n|\Z))*", re.M
)
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.M | re.S)


def regions(text: str) -> tuple[Region, ...]:
    """Return headings, links with their addresses, footnotes with their marks, and tables, outside code."""
    found = list(_regions(_without_code(text)))
    return tuple(sorted(found, key=lambda region: (region.start, -region.end)))


def title_of(text: str) -> str:
    """Return the first heading of the first level, or an empty string."""
    plain = _without_code(text)
    for match in _HEADING.finditer(plain):
        if len(match[1]) == 1:
            return match[2].strip()
    underlined = next((match for match in _UNDERLINED.finditer(plain) if match[2].startswith("=")), None)
    return underlined[1].strip() if underlined else ""


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
    for match in _HEADING.finditer(text):
        yield Region(start=match.start(2), end=match.end(2), kind=RegionKind.HEADING, label=str(len(match[1])))
    for match in _UNDERLINED.finditer(text):
        yield Region(start=match.start(1), end=match.end(1), kind=RegionKind.HEADING, label="1" if match[2][0] == "=" else "2")
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
    for match in _TABLE.finditer(text):
        yield Region(start=match.start(), end=match.end(), kind=RegionKind.TABLE)
