"""Which lines of a page are furniture: navigation, footers, related links, tag clouds, notices.

Two witnesses: what the page says of itself (tags, roles, words in class and id; density of links), and trafilatura's opinion of what
the main text is. Furniture is marked, never dropped, so an error of this module costs a mark and no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from ..model.documents import Region
from ..model.labels import RegionKind
from .html_walk import TABLES
from .html_writer import Block

_TABLE = TABLES["furniture"]
_TAGS, _ROLES, _WORDS, _NEVER = (frozenset(_TABLE[name]) for name in ("tags", "roles", "words", "never"))
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOST_OF_PAGE = 0.5
_DENSE, _SHORT, _LONG = 0.6, 80, 200
_TOO_LONG = 1_500_000
"""Characters of source above which trafilatura is not asked (it takes about a second for each million)."""


def furniture_of(root: Any) -> frozenset[Any]:
    """Return the elements that look like furniture and do not hold most of the page."""
    whole = max(1, len("".join(root.itertext())))
    found = {element for element in root.iter(etree.Element) if _looks_like_furniture(element)}
    return frozenset(element for element in found if len("".join(element.itertext())) < _MOST_OF_PAGE * whole)


def _looks_like_furniture(element: Any) -> bool:
    tag = element.tag
    if tag in _NEVER:
        return False
    if tag in _TAGS or element.get("role") in _ROLES:
        return True
    if tag == "header" and element.find(".//h1") is None and not any(True for _ in element.iterancestors("article", "main")):
        return True
    if tag not in {"div", "section", "ul", "ol", "p", "span", "table", "td", "form", "li"}:
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(named) > 1 and any(word.lower() in _WORDS for word in _PARTS.findall(named))


def main_text(source: str) -> str | None:
    """Return what trafilatura takes for the main text, or None where it finds none."""
    if len(source) > _TOO_LONG:
        return None
    from trafilatura import extract  # 0.3 s to load, and only pages need it

    try:
        return extract(source, include_comments=True, include_tables=True, favor_recall=True, deduplicate=False) or None
    except Exception:  # an opinion that is not to be had is no reason to fail
        return None


def furniture_regions(text: str, blocks: Sequence[Block], main: str | None, *, title: int = -1) -> Iterator[Region]:
    """Yield the stretches of the text that are furniture, neighbours joined.

    ``title`` is where the title stands (-1: nowhere): what follows it, such as the line with the author, is no furniture by its place.
    """
    marks = _marks(text, blocks, main, title)
    start = None
    for number, (block, marked) in enumerate(zip(blocks, marks, strict=True)):
        if marked and start is None:
            start = block.start
        if start is not None and (not marked or number == len(blocks) - 1):
            end = block.end if marked else blocks[number - 1].end
            yield Region(start=start, end=end, kind=RegionKind.BOILERPLATE)
            start = None


def _marks(text: str, blocks: Sequence[Block], main: str | None, title: int) -> list[bool]:
    words = [_bare(text[block.start : block.end]) for block in blocks]
    if main is None:
        return [block.furniture or _dense_run(blocks, number) for number, block in enumerate(blocks)]
    lines = {_bare(line) for line in main.splitlines()}
    joined = " ".join(filter(None, (_bare(line) for line in main.splitlines())))
    believed = [bool(bare) and (bare in lines or (len(bare) > 20 and bare in joined)) for bare in words]
    inside = [n for n, yes in enumerate(believed) if (yes or blocks[n].start == title) and not blocks[n].furniture]
    first, last = (inside[0], inside[-1]) if inside else (len(blocks), -1)
    return [_verdict(block, believed[number], first <= number <= last, blocks, number) for number, block in enumerate(blocks)]


def _verdict(block: Block, believed: bool, between: bool, blocks: Sequence[Block], number: int) -> bool:
    length = max(1, block.end - block.start)
    if block.furniture:
        return not (believed and length > _LONG and block.linked < _DENSE * length)
    if believed:
        return False
    if _dense_run(blocks, number):
        return True
    return not between and (length < _SHORT or block.linked > 0.3 * length)


def _dense_run(blocks: Sequence[Block], number: int) -> bool:
    """Say whether a line is mostly links and stands among at least three such lines, or is a cloud of links itself."""

    def dense(at: int) -> bool:
        block = blocks[at]
        return block.linked >= _DENSE * max(1, block.end - block.start) and block.end - block.start < _LONG

    if not dense(number):
        return False
    left = right = number
    while left > 0 and number - left < 3 and dense(left - 1):
        left -= 1
    while right < len(blocks) - 1 and right - number < 3 and dense(right + 1):
        right += 1
    return right - left >= 2


def _bare(line: str) -> str:
    """Return the words of a line without signs, so that two ways of writing it down compare equal."""
    return " ".join(re.findall(r"\w+", line.lower()))
