"""Sentences by rules: an end mark, a space and a capital, unless an abbreviation, an initial or a number stands before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.passages import Span

_END = re.compile(
    r"[.!?…]+[\"')\]»]*(?:[\u00b9\u00b2\u00b3\u2070-\u2079]+|\^\{[^{}\n]{1,24}\}|\[\^?[\w-]{1,8}\])*(?=\s+[\"'(\[«]*(?:[^\W_a-zà-öø-ÿа-яёіїєґ]))"
)
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|Arts|para|paras|pp|vol|ed|eds|cf|vs|Sgt|Gen|Col|Lt|Capt|Hon|Rev|Jr|Sr|Inc|Ltd|Co|Corp|approx|"
    r"e\.g|i\.e|M|MM|Mme|Mlle|Me|al|art|ст|г|гг|им|стр|т\.е|т\.д|п|пп|ч|Bd|Nr|Abs|Hr|Fr|bzw|z\.B|Dott|Sig|Avv)|(?<!\w)[^\W\d_])$"
)


def sentences_in(text: str, block: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch of the normal form, without the spaces around them."""
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if match.group()[0] == "." and _NO_END.search(text, max(start, match.start() - 12), match.start()):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, block.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
