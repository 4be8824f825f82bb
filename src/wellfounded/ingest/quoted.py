"""Which lines of a mail are quoted from another mail.

Three signs, in this order: lines marked with ``>``; a line that introduces a quotation (“Le … a écrit :”, “пн, 2 нояб. … в …:”); and a
separator or a block of header lines, after which everything is the older mail. Patterns are data (``quoted.toml``); quotequail is the
second witness for what follows an introduction that the table does not know.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quotequail import quote

from ..model.documents import Region
from ..model.labels import RegionKind

_TABLE = tomllib.loads(files(__package__).joinpath("quoted.toml").read_text("utf-8"))
_MARKED = re.compile(r"[ \t]{0,3}(?:[A-Z]{1,3})?>")
_WRAPPED, _LONGEST = 3, 500
"""An introduction runs over at most so many lines and characters."""
_ATTRIBUTION = re.compile("|".join(f"(?:{pattern})" for pattern in _TABLE["attributions"]), re.I)
_SEPARATOR = re.compile(r"[-_*=\s>]*(?:" + "|".join(_TABLE["separators"]) + r")[-_*=\s]*", re.I)
_HEADER_KIND = {name.lower(): kind for kind, names in _TABLE["headers"].items() for name in names}
_HEADER = re.compile(r"[ \t*>]*([^\W\d][\w’' -]{0,24}?)[ \t\u00a0]?\*?:[ \t*]*(\S.*)?$")
_RULE = re.compile(r"[ \t]*_{10,}[ \t]*")
_BEYOND = 200_000


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def quoted_regions(text: str) -> tuple[Region, ...]:
    """Return what is quoted, in order; the label is the line that introduces it, where there is one."""
    lines = _lines(text)
    found: list[Region] = []
    number = 0
    while number < len(lines):
        end, label = _quotation(lines, number)
        if end == number:
            number += 1
            continue
        while end > number + 1 and not lines[end - 1].text.strip():
            end -= 1
        found.append(Region(start=lines[number].start, end=lines[end - 1].end, kind=RegionKind.QUOTED, label=label))
        number = end
    return tuple(found) or tuple(_second_witness(text))


def _lines(text: str) -> list[_Line]:
    out, at = [], 0
    for line in text.split("\n"):
        out.append(_Line(at, at + len(line), line))
        at += len(line) + 1
    return out


def _quotation(lines: list[_Line], at: int) -> tuple[int, str]:
    """Return the line after the quotation that starts here, and what introduces it; the same line where none starts."""
    line = lines[at].text.strip()
    if not line:
        return at, ""
    if _MARKED.match(lines[at].text):
        return _end_of_marked(lines, at), ""
    if _SEPARATOR.fullmatch(line) and (line[0] in "-_*=>" or _headers_after(lines, at + 1)):
        return len(lines), line.strip("-_*= ")
    if _RULE.fullmatch(line) and _headers_after(lines, at + 1):
        return len(lines), _sender(lines, at + 1)
    if _headers_at(lines, at):
        return len(lines), _sender(lines, at)
    return _introduced(lines, at)


def _introduced(lines: list[_Line], at: int) -> tuple[int, str]:
    """Recognise a line (or wrapped lines) that introduces a quotation.

    Followed by marked lines it introduces those; followed by other text it must name a day or an address, and the rest is quoted.
    """
    joined = ""
    for count in range(min(_WRAPPED, len(lines) - at)):
        line = lines[at + count].text.strip()
        if not line or _MARKED.match(line):
            break
        joined = f"{joined} {line}".strip()
        if len(joined) > _LONGEST:
            break
        if joined.endswith(":") and _ATTRIBUTION.fullmatch(joined):
            following = next((n for n in range(at + count + 1, len(lines)) if lines[n].text.strip()), None)
            if following is None:
                return at, ""
            if _MARKED.match(lines[following].text):
                return _end_of_marked(lines, following), joined
            dated = re.search(r"\d{1,2}[:.]\d{2}|\b(?:19|20)\d{2}\b|@", joined)
            return (len(lines), joined) if dated and following > at + count else (at, "")
    return at, ""


def _end_of_marked(lines: list[_Line], at: int) -> int:
    """Return the line after a run of marked lines; empty lines between two marked ones belong to it."""
    end = at
    while at < len(lines) and (_MARKED.match(lines[at].text) or not lines[at].text.strip()):
        at += 1
        if lines[at - 1].text.strip():
            end = at
    return end


def _headers_after(lines: list[_Line], at: int) -> bool:
    following = next((n for n in range(at, min(at + 3, len(lines))) if lines[n].text.strip()), None)
    return following is not None and _header_kind(lines[following]) is not None


def _headers_at(lines: list[_Line], at: int) -> bool:
    """Say whether a block of header lines starts here: a sender, then at least two further kinds within six lines."""
    if _header_kind(lines[at]) != "from":
        return False
    kinds = {"from"}
    for line in lines[at + 1 : at + 8]:
        kind = _header_kind(line)
        if kind:
            kinds.add(kind)
        elif not line.text.strip() and len(kinds) > 1:
            break
    return len(kinds & {"sent", "to", "subject"}) >= 2


@cache
def _kind_of(name: str) -> str | None:
    return _HEADER_KIND.get(name.lower())


def _header_kind(line: _Line) -> str | None:
    match = _HEADER.match(line.text) if len(line.text) < 500 else None
    return _kind_of(match[1].strip()) if match else None


def _sender(lines: list[_Line], at: int) -> str:
    for line in lines[at : at + 4]:
        if _header_kind(line) == "from":
            return line.text.strip(" \t*>")
    return ""


def _second_witness(text: str) -> Iterator[Region]:
    if len(text) > _BEYOND:
        return
    pieces = quote(text, limit=1_000_000, quote_intro_line=True)
    if len(pieces) == 2 and not pieces[1][0] and pieces[0][1].strip():
        start = len(pieces[0][1]) + 1
        quoted = text[start:]
        if text[:start].rstrip("\n") == pieces[0][1].rstrip("\n") and quoted.strip():
            start += len(quoted) - len(quoted.lstrip())
            yield Region(start=start, end=len(text.rstrip()), kind=RegionKind.QUOTED)
