"""Writes the text of a page as a browser lays it out, and keeps the places of its lines and regions.

Invariant: every region covers text that was written, so its ends never lie in white space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.documents import Region
from ..model.labels import RegionKind

SPACE = re.compile(r"[ \t\n\r\f]+")
"""White space that a browser shows as one space."""


@dataclass(slots=True)
class Block:
    """A line of the text: where it stands, how much of it is in links, and whether it lies in something that looks like furniture."""

    start: int
    end: int
    linked: int = 0
    furniture: bool = False


@dataclass(slots=True)
class OpenRegion:
    """A region that has begun; it stands nowhere until something is written in it."""

    kind: RegionKind
    label: str
    start: int = -1
    furniture: bool = False


class Writer:
    """Writes text as a browser lays it out, and keeps the places of what is open."""

    def __init__(self) -> None:
        self.length = 0
        self.blocks: list[Block] = []
        self.regions: list[Region] = []
        self.links = self.furniture = self.flat = 0
        self._parts: list[str] = []
        self._waiting: list[OpenRegion] = []
        self._newlines = self._tabs = 0
        self._space = False
        self._last = ""

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def last(self) -> str:
        """The character before this place, or an empty string at the start of a line."""
        return "" if self._newlines or self._tabs else " " if self._space else self._last

    def write(self, text: str, *, kept: bool = False) -> None:
        """Write text; ``kept`` keeps its white space (``pre``)."""
        if kept:
            for number, line in enumerate(re.split(r"\r\n?|\n", text)):
                if number:
                    self._newlines += 1
                self._put(line)
            return
        text = SPACE.sub(" ", text)
        if text.startswith(" "):
            self._space = True
        if words := text.strip(" "):
            self._put(words)
            self._space = text.endswith(" ")

    def line(self, *, count: int = 1) -> None:
        """End the line; two make an empty line between. In a cell of a table it is a space."""
        if self.flat:
            self._space = True
        else:
            self._newlines = max(self._newlines, count)

    def line_break(self) -> None:
        if self.flat:
            self._space = True
        else:
            self._newlines = min(2, self._newlines + 1)

    def tab(self) -> None:
        self._tabs += 1
        self._space = False

    def open(self, kind: RegionKind, label: str = "") -> OpenRegion:
        """Begin a region at the next character that is written."""
        region = OpenRegion(kind, label)
        self._waiting.append(region)
        return region

    def close(self, region: OpenRegion) -> None:
        """End a region after the last character that was written; one without text vanishes."""
        if region.start >= 0:
            self.regions.append(Region(start=region.start, end=self.length, kind=region.kind, label=region.label))
        else:
            self._waiting.remove(region)

    def _put(self, words: str) -> None:
        if not words:
            return
        before = self._gap()
        if before:
            self._parts.append(before)
            self.length += len(before)
        for region in self._waiting:
            region.start = self.length
        self._waiting.clear()
        if not self.blocks or "\n" in before:
            self.blocks.append(Block(self.length, self.length))
        self._parts.append(words)
        self.length += len(words)
        self._last = words[-1]
        block = self.blocks[-1]
        block.end = self.length
        block.linked += len(words) if self.links else 0
        block.furniture = block.furniture or self.furniture > 0

    def _gap(self) -> str:
        gap = "\n" * self._newlines if self._newlines else ""
        gap += "\t" * self._tabs if self._tabs else " " if self._space and not gap else ""
        self._newlines = self._tabs = 0
        self._space = False
        return gap if self.length else ""
