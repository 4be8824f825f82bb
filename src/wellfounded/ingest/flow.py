"""The text layer while a reader writes it: pieces of text, and the regions that are opened and closed on the way.

Invariant: the position is always the number of code points written so far, so a region never points outside of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..model.documents import Region
from ..model.labels import RegionKind

RAISED_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPTS = str.maketrans("0123456789+-()", RAISED_FIGURES + "⁺⁻⁽⁾")


def superscript(mark: str) -> str:
    """Write the digits of a note's mark as Unicode superscripts; other characters stay as they are."""
    return mark.translate(_SUPERSCRIPTS)


class LayerFullError(Exception):
    """The text has reached the limit of characters; what was written before stands."""


class Flow:
    """Collects a text layer; raises LayerFullError where it grows past ``limit`` code points."""

    def __init__(self, *, limit: int) -> None:
        self._pieces: list[str] = []
        self._limit = limit
        self._regions: list[Region] = []
        self._newlines = 2
        self.at = 0
        """The position where the next piece will stand."""

    def write(self, text: str) -> None:
        """Append a piece of text."""
        if not text:
            return
        if self.at + len(text) > self._limit:
            raise LayerFullError
        self._pieces.append(text)
        self.at += len(text)
        ending = len(text) - len(text.rstrip("\n"))
        self._newlines = ending if ending < len(text) else self._newlines + ending

    def break_line(self, blank: int = 0) -> None:
        """End the line if it is not ended yet, and see to it that so many blank lines follow it."""
        missing = 1 + blank - self._newlines
        if self.at and missing > 0:
            self.write("\n" * missing)

    def mark(self, kind: RegionKind, start: int, *, label: str = "", end: int | None = None) -> None:
        """Make a region from ``start`` to ``end`` or to here; an empty one is dropped."""
        end = self.at if end is None else end
        if end > start:
            self._regions.append(Region(start=start, end=end, kind=kind, label=label))

    def add(self, region: Region) -> None:
        """Add a region whose place is known already."""
        self._regions.append(region)

    @contextmanager
    def region(self, kind: RegionKind, label: str = "") -> Iterator[None]:
        """Mark everything written inside the block."""
        start = self.at
        yield
        self.mark(kind, start, label=label)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions in order of their start, the wider one first."""
        return tuple(sorted(self._regions, key=lambda region: (region.start, -region.end)))
