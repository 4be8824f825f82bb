"""Web pages: the text layer is what a reader sees, in reading order, with furniture marked and not dropped.

Scripts and styles are left out; text that an element hides (``hidden``, ``display:none`` …) is left out and said, since a hidden
sentence in a document is worth a look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lxml import etree, html

from ..errors import UnreadableError
from ..model.documents import Metadata, Region
from ..model.labels import ReadStatus, RegionKind
from .charsets import decode, known_encoding
from .detect import HTML
from .html_furniture import furniture_of, furniture_regions, main_text
from .html_metadata import metadata_of
from .html_walk import walk
from .protocol import FileRead, Limits

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML = re.compile(rb"\A\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_HIDDEN_KEPT = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of a page. Positions of the regions are in code points of ``text``."""

    text: str
    regions: tuple[Region, ...] = ()
    metadata: Metadata
    reasons: tuple[str, ...] = ()
    whole: bool = True


class HtmlReader:
    """Reads web pages."""

    producer = "html@1"
    media_types = frozenset({HTML})

    def read(self, path: Path, *, name: str, media_type: str, spool: Path, limits: Limits) -> FileRead:
        """Read a page.

        Raises UnreadableError where it holds no text at all.
        """
        page = read_page(path.read_bytes())
        if not page.text:
            raise UnreadableError("; ".join(("the page holds no text that is shown", *page.reasons)))
        return FileRead(
            status=ReadStatus.READ if page.whole else ReadStatus.PARTLY,
            text=page.text,
            regions=page.regions,
            metadata=page.metadata,
            reasons=page.reasons,
            media_type=media_type,
            producer=self.producer,
        )


def read_page(data: bytes, *, declared: str = "", mail: bool = False) -> Page:
    """Turn the bytes of a page into text.

    ``declared`` is an encoding that was given outside the page (a mail header), which wins over the page's own. ``mail`` reads a
    body of a mail: quoted parts are marked, and nothing is furniture.
    """
    decoded = decode(data, declared=declared if known_encoding(declared) else _own_charset(data))
    source = decoded.text.lstrip("\ufeff").replace("\x00", "\N{REPLACEMENT CHARACTER}")
    reasons = list(decoded.reasons)
    root, complaint = _parsed(source)
    if root is None:
        return Page(text="", metadata=Metadata(encoding=decoded.encoding), reasons=tuple(reasons))
    if complaint:
        reasons.append(complaint)
    metadata = metadata_of(root, encoding=decoded.encoding)
    base = next((found for element in root.iter("base") if (found := element.get("href"))), metadata.more.get("address", ""))
    body = next(root.iter("body", "frameset"), root)
    found = walk(body, base=base, mail=mail, furniture=frozenset() if mail else furniture_of(body))
    regions = list(found.regions)
    if not mail:
        title = next((region.start for region in regions if region.kind is RegionKind.TITLE), -1)
        regions += furniture_regions(found.text, found.blocks, main_text(source), title=title)
    hidden = [text for text in found.hidden if text]
    if hidden:
        reasons.append(_said_hidden(hidden))
        metadata = _with(metadata, "hidden text", "\n".join(hidden)[:_HIDDEN_KEPT])
    return Page(
        text=found.text,
        regions=tuple(sorted(_trimmed(regions, found.text), key=lambda region: (region.start, -region.end))),
        metadata=metadata,
        reasons=tuple(reasons),
        whole=decoded.whole and not complaint,
    )


def _own_charset(data: bytes) -> str:
    match = _DECLARED.search(data[:8192]) or _XML.match(data[:200])
    label = match[1].decode("ascii") if match else ""
    return "utf-8" if label.lower().startswith("utf-16") else label  # a page that can be read so far is not in UTF-16


def _trimmed(regions: list[Region], text: str) -> Iterator[Region]:
    """Yield the regions without the spaces at their ends, which preformatted text keeps; none that is only spaces."""
    for region in regions:
        exact = text[region.start : region.end]
        start = region.start + len(exact) - len(exact.lstrip(" "))
        end = region.start + len(exact.rstrip(" "))
        if start < end:
            yield replace(region, start=start, end=end)


def _parsed(source: str) -> tuple[Any, str]:
    """Parse a page as browsers do, never failing; and say where it goes too deep to be followed."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_blank_text=False)
    data = source.encode("utf-8", errors="replace")
    try:
        root = html.document_fromstring(data, parser=parser) if data.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    if any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in parser.error_log):
        raise MemoryError  # the parser would pass off what it has so far as the whole page
    deep = any("depth" in entry.message.lower() for entry in parser.error_log)
    return root, "its parts are nested so deeply that some were not read" if deep else ""


def _said_hidden(hidden: list[str]) -> str:
    count = sum(map(len, hidden))
    start = hidden[0][:60] + ("…" if len(hidden[0]) > 60 else "")
    return f"hidden text is left out of the text: {len(hidden)} stretch(es), {count} characters, the first “{start}”"


def _with(metadata: Metadata, name: str, value: str) -> Metadata:
    return replace(metadata, more={**metadata.more, name: value})
