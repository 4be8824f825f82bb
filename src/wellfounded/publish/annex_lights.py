"""Where a passage is lit on the pages of its original: the boxes of its words, joined to lines.

Places come in points from the lower left corner of a page, as text layers keep them, and leave from the upper left one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model.documents import Box, TextLayer
from ..model.labels import RegionKind
from ..model.passages import Span
from .annex import AnnexQuotation, Light

_ON_ONE_LINE = 0.5
_ROOM = 1.0
"""Points by which a light is wider and higher than the words."""


def pages_of(layer: TextLayer, span: Span) -> tuple[int, ...]:
    """Return the numbers of the pages over which a passage runs, from 1; none where the layer has no pages."""
    boxed = {box.page for box in layer.boxes_of(span)}
    if boxed:
        return tuple(sorted(boxed))
    pages = layer.regions_of(RegionKind.PAGE)
    return tuple(number for number, page in enumerate(pages, 1) if page.start < max(span.end, span.start + 1) and span.start < page.end)


def lights_of(layer: TextLayer, quotations: Iterable[AnnexQuotation], heights: Mapping[int, float]) -> dict[int, tuple[Light, ...]]:
    """Return what is lit on each page; ``heights`` are those of the pages as shown."""
    found: dict[int, list[Light]] = {}
    for quotation in quotations:
        if quotation.passage is None:
            continue
        first = True
        for box in lines(layer.boxes_of(quotation.passage.span)):
            if box.page in heights:
                found.setdefault(box.page, []).append(_light(quotation.mark, box, heights[box.page], first=first))
                first = False
    return {page: tuple(lights) for page, lights in found.items()}


def _light(mark: str, box: Box, height: float, *, first: bool) -> Light:
    left, top = box.left - _ROOM, height - box.top - _ROOM
    return Light(mark, left, top, box.right - box.left + 2 * _ROOM, box.top - box.bottom + 2 * _ROOM, first)


def lines(words: Sequence[Box]) -> Iterator[Box]:
    """Yield one box for each line of words that follow one another."""
    line: Box | None = None
    for word in words:
        if line is not None and _continues(line, word):
            line = Box(
                line.start, word.end, line.page, min(line.left, word.left), min(line.bottom, word.bottom),
                max(line.right, word.right), max(line.top, word.top),
            )  # fmt: skip
        else:
            if line is not None:
                yield line
            line = word
    if line is not None:
        yield line


def _continues(line: Box, word: Box) -> bool:
    overlap = min(word.top, line.top) - max(word.bottom, line.bottom)
    return line.page == word.page and overlap > _ON_ONE_LINE * (word.top - word.bottom) and word.left >= line.left
