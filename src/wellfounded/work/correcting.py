"""A text layer corrected by hand: a new layer with a map to the old one. Regions and boxes follow, and so do judgements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model.documents import Box, Region, TextLayer
from ..model.passages import Passage
from ..resolve.corrections import follow

PRODUCER = "corrected@1"


def corrected_layer(old: TextLayer, text: str) -> TextLayer:
    """Return the layer with another text; regions and boxes whose words are gone are left out."""
    if text == old.text:
        return old
    regions = tuple(replace(region, start=new.start, end=new.end) for region, new in _followed_regions(old, text))
    boxes = tuple(replace(box, start=new.start, end=new.end) for box, new in _followed_boxes(old, text))
    return TextLayer(document=old.document, text=text, producer=f"{old.producer}+{PRODUCER}", regions=regions, boxes=boxes)


def _followed_regions(old: TextLayer, text: str) -> Iterator[tuple[Region, Passage]]:
    for region in old.regions:
        new = follow(Passage.of(old.text, region.start, region.end), old.text, text)
        if new:
            yield region, new


def _followed_boxes(old: TextLayer, text: str) -> Iterator[tuple[Box, Passage]]:
    for box in old.boxes:
        new = follow(Passage.of(old.text, box.start, box.end), old.text, text)
        if new:
            yield box, new
