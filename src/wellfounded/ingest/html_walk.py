"""From a tree of HTML to the text that a reader sees, with what each stretch is.

White space falls together as a browser shows it, blocks stand on lines of their own, paragraphs have an empty line between them, cells
of a table are divided by tabs. Every region covers text that was written, so its ends never lie in white space.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from ..model.documents import Region
from ..model.labels import RegionKind
from .html_writer import SPACE, Block, OpenRegion, Writer

TABLES = tomllib.loads(files(__package__).joinpath("html.toml").read_text("utf-8"))
_DROPPED, _PARAGRAPHS, _LINES = (frozenset(TABLES["tags"][name]) for name in ("dropped", "paragraphs", "lines"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)", re.I)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = re.compile(r"\[?\(?([0-9]{1,3}|[a-z]|[ivx]{1,5}|\*{1,3}|[†‡])\)?\]?\Z")
_REGIONS = {
    "caption": RegionKind.CAPTION,
    "figcaption": RegionKind.CAPTION,
    "ins": RegionKind.INSERTION,
    "del": RegionKind.DELETION,
    "s": RegionKind.DELETION,
    "strike": RegionKind.DELETION,
}


@dataclass(slots=True)
class Walk:
    """What was found on the way through a page."""

    text: str = ""
    regions: list[Region] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def walk(root: Any, *, base: str = "", mail: bool = False, furniture: frozenset[Any] = frozenset()) -> Walk:
    """Write down the text of a page.

    ``base`` is the address that links are relative to, ``mail`` marks quoted parts of mails, ``furniture`` holds the elements that look
    like navigation.
    """
    return _Walker(root, base=base, mail=mail, furniture=furniture).run()


class _Walker:
    def __init__(self, root: Any, *, base: str, mail: bool, furniture: frozenset[Any]) -> None:
        self._root, self._base, self._mail, self._furniture = root, base, mail, furniture
        self._writer = Writer()
        self._open: dict[Any, list[OpenRegion]] = {}
        self._notes = _notes(root)
        self._skipping: Any = None
        self._pre = 0
        self._superscript = 0
        self._titled = False
        self._numbers: list[list[int | None]] = []
        self._hidden: list[str] = []

    def run(self) -> Walk:
        for event, element in etree.iterwalk(self._root, events=("start", "end", "comment", "pi")):
            if event == "start":
                if self._skipping is None:
                    self._start(element)
            elif self._skipping is None:
                if event == "end":
                    self._end(element)
                self._tail(element)
            elif element is self._skipping:
                self._skipping = None
                self._tail(element)
        writer = self._writer
        regions = sorted(writer.regions, key=lambda region: (region.start, -region.end))
        return Walk(text=writer.text, regions=regions, blocks=writer.blocks, hidden=self._hidden)

    def _tail(self, element: Any) -> None:
        if element.tail and element is not self._root:
            self._text(element.tail)

    def _text(self, text: str) -> None:
        writer = self._writer
        if self._superscript and re.fullmatch(r"\s*[0-9]{1,3}\s*", text) and writer.last.strip():
            text = text.strip().translate(_SUPERSCRIPTS)
        writer.write(text, kept=self._pre > 0 and not writer.flat)

    def _start(self, element: Any) -> None:
        tag = element.tag
        if tag in _DROPPED:
            self._skipping = element
            return
        if _is_hidden(element):
            self._hidden.append(SPACE.sub(" ", "".join(element.itertext())).strip())
            self._skipping = element
            return
        self._layout(element, tag)
        if element in self._furniture:
            self._writer.furniture += 1
        for kind, label in self._kinds(element, tag):
            self._open.setdefault(element, []).append(self._writer.open(kind, label))
        self._before(element, tag)
        if element.text:
            self._text(element.text)

    def _layout(self, element: Any, tag: str) -> None:
        writer = self._writer
        if tag in {"td", "th"} and writer.flat:
            if element.getprevious() is not None:
                writer.tab()
        elif tag == "tr" and writer.flat:
            _in_lines(writer)
        elif tag == "br":
            writer.line_break()
        elif tag in _PARAGRAPHS and not self._is_inner_list(tag):
            writer.line(count=2)
        elif tag in _LINES or tag in _PARAGRAPHS:
            writer.line()

    def _is_inner_list(self, tag: str) -> bool:
        return tag in {"ol", "ul"} and bool(self._numbers)

    def _before(self, element: Any, tag: str) -> None:
        writer = self._writer
        if tag == "a":
            writer.links += element.get("href") is not None
            before = element.getprevious()
            if before is not None and before.tag == "a" and not before.tail:
                writer.write(" ")  # links of a menu that only their style keeps apart
        elif tag == "pre" or tag == "textarea":
            self._pre += 1
        elif tag == "sup":
            self._superscript += 1
        elif tag == "table":
            writer.flat += _is_data_table(element)
        elif tag in {"ol", "ul"}:
            start = element.get("start", "1") if tag == "ol" else ""
            self._numbers.append([int(start) if re.fullmatch(r"\d{1,6}", start) else 1 if tag == "ol" else None])
        elif tag == "li":
            self._list_mark(element)
        elif tag == "q":
            writer.write("“")

    def _list_mark(self, element: Any) -> None:
        number = self._numbers[-1] if self._numbers else [None]
        given = element.get("value", "")
        if number[0] is not None:
            number[0] = int(given) if re.fullmatch(r"\d{1,6}", given) else number[0]
            self._writer.write(f"{number[0]}. ")
            number[0] += 1
        else:
            self._writer.write("• ")

    def _kinds(self, element: Any, tag: str) -> list[tuple[RegionKind, str]]:
        found: list[tuple[RegionKind, str]] = []
        if element in self._notes:
            found.append((RegionKind.FOOTNOTE, self._notes[element]))
        if re.fullmatch(r"h[1-6]", tag):
            title = tag == "h1" and not self._titled and not self._mail
            self._titled = self._titled or title
            found.append((RegionKind.TITLE, "") if title else (RegionKind.HEADING, tag[1]))
        elif tag == "a" and (href := (element.get("href") or "").strip()) and not href.lower().startswith("javascript:"):
            found.append((RegionKind.LINK, _joined(self._base, href)))
        elif tag == "table" and _is_data_table(element):
            found.append((RegionKind.TABLE, ""))
        elif tag in _REGIONS:
            found.append((_REGIONS[tag], ""))
        if self._mail and _is_quoted(element, tag):
            found.append((RegionKind.QUOTED, ""))
        return found

    def _end(self, element: Any) -> None:
        tag, writer = element.tag, self._writer
        if tag == "q":
            writer.write("”")
        for region in self._open.pop(element, ()):
            writer.close(region)
        if tag == "a":
            writer.links -= element.get("href") is not None
        elif tag == "pre" or tag == "textarea":
            self._pre -= 1
        elif tag == "sup":
            self._superscript -= 1
        elif tag == "table":
            writer.flat -= _is_data_table(element)
        elif tag in {"ol", "ul"}:
            self._numbers.pop()
        if element in self._furniture:
            writer.furniture -= 1
        if tag in _PARAGRAPHS and not self._is_inner_list(tag):
            writer.line(count=2)
        elif tag in _PARAGRAPHS or (tag in _LINES and not (writer.flat and tag in {"td", "th", "tr"})):
            writer.line()


def _in_lines(writer: Writer) -> None:
    """End a row of a table."""
    flat, writer.flat = writer.flat, 0
    writer.line()
    writer.flat = flat


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def _is_data_table(table: Any) -> bool:
    """Say whether a table holds figures and not the layout of a page: no tables or paragraphs inside cells, more than one cell in a row."""
    return not _has_inner_blocks(table) and any(sum(1 for _ in row.iterchildren("td", "th")) > 1 for row in table.iter("tr"))


def _has_inner_blocks(table: Any) -> bool:
    if any(True for element in table.iterdescendants("table", "ul", "ol", "h1", "h2", "h3", "blockquote", "form")):
        return True
    return any(sum(1 for _ in cell.iterchildren("p", "div")) > 2 for cell in table.iter("td", "th"))


def _is_quoted(element: Any, tag: str) -> bool:
    if tag == "blockquote":
        return element.get("type") == "cite" or "quote" in (element.get("class") or "")
    return tag == "div" and bool({"gmail_quote", "yahoo_quoted", "moz-forward-container"} & set((element.get("class") or "").split()))


def _notes(root: Any) -> dict[Any, str]:
    """Return the footnotes: blocks after their mark, to which a link leads whose text is a mark. Element → mark."""
    marks: dict[str, str] = {}
    found: dict[Any, str] = {}
    targets = {
        element.get("id") or element.get("name"): element
        for element in root.iter(etree.Element)
        if element.get("id") or element.get("name")
    }
    if not targets:
        return found
    met: set[str] = set()
    for element in root.iter(etree.Element):
        name = element.get("id") or element.get("name")
        if name:
            met.add(name)
        href = element.get("href") or "" if element.tag == "a" else ""
        if href.startswith("#") and href[1:] in targets and href[1:] not in met:
            text = "".join(element.itertext()).strip()
            if (read := _MARK.match(text)) and href[1:] not in marks:
                marks[href[1:]] = read[1]
    for name, mark in marks.items():
        block = targets[name]
        while block is not None and block.tag not in {"li", "p", "div", "tr", "dd", "aside", "section"}:
            block = block.getparent()
        if block is not None and len("".join(block.itertext())) < 5000:
            found.setdefault(block, mark)
    return found


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href) if base and not href.startswith("#") else href
    except ValueError:
        return href
