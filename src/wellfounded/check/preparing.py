"""The analysis that rules read: made by rules alone, so that the same text gives the same findings on every machine.

The models' reading is in the reading already. To run them a second time would take most of the time of a check.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from ..extract.analysis import Analysis, Block, Sentence
from ..extract.languages import language_of
from ..extract.layout import clouds_in, contents_in
from ..extract.pipelines import Parsed
from ..model.documents import TextLayer
from ..model.labels import RegionKind
from ..model.normal import NormalText, normalise
from ..model.passages import Span, merged
from .sentences import sentences_in

ADDRESS = re.compile(r"<?\b(?:https?://|www\.)[^\s<>\"]+>?|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.]+\b")
_GAP = re.compile(r"\S {3,}\S")
_UNDER_COLUMN = re.compile(r" {12,}\S")
_ROWS = 3
"""Lines from which on wide gaps make columns, and are no typist's habit."""
_SKIPPED = (RegionKind.RUNNING_HEADER, RegionKind.RUNNING_FOOTER, RegionKind.BOILERPLATE, RegionKind.DELETION)


def prepared(layer: TextLayer, *, date: str = "") -> Analysis:
    """Return the analysis of a text layer without the models: sentences and languages by rules, no guesses of names."""
    normal = normalise(layer.text)
    text = normal.text
    paragraphs = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text) if match.group().strip()]
    clouds = tuple(clouds_in(text, paragraphs))
    addresses = [Span(*match.span()) for match in ADDRESS.finditer(text)]
    noise = tuple(merged([*addresses, *_skipped(layer, normal), *contents_in(text, paragraphs), *clouds, *_columns(layer.text, normal)]))
    spoken = [paragraph for paragraph in paragraphs if not _covered(paragraph, noise)]
    languages = language_of([text[p.start : p.end] for p in spoken])
    blocks = tuple(Block(span, language, Parsed((), ())) for span, language in zip(spoken, languages, strict=True))
    weights: Counter[str] = Counter()
    for block in blocks:
        weights[block.language] += len(block.span)
    ranked = tuple(language for language, _ in weights.most_common())
    return Analysis(
        layer=layer,
        normal=normal,
        language=ranked[0] if ranked else "",
        languages=ranked,
        blocks=blocks,
        sentences=tuple(_sentences(text, blocks)),
        noise=noise,
        clouds=clouds,
        date=date,
    )


def _skipped(layer: TextLayer, normal: NormalText) -> Iterator[Span]:
    for region in layer.regions_of(*_SKIPPED):
        yield normal.normal(region.span)


def _columns(text: str, normal: NormalText) -> Iterator[Span]:
    """Yield tables whose columns are held apart by spaces alone: neighbouring lines with a wide gap, and what goes on a line under one."""
    rows: list[re.Match[str]] = []
    for line in re.finditer(r"[^\n]*\n?", text):
        if _GAP.search(line.group()) or (rows and _UNDER_COLUMN.match(line.group())):
            rows.append(line)
            continue
        if len(rows) >= _ROWS:
            yield normal.normal(Span(rows[0].start(), rows[-1].start() + len(rows[-1].group().rstrip())))
        rows = []


def _covered(paragraph: Span, noise: Sequence[Span]) -> bool:
    index = bisect_right(noise, paragraph.start, key=lambda span: span.start) - 1
    return index >= 0 and noise[index].covers(paragraph)


def _sentences(text: str, blocks: Sequence[Block]) -> Iterator[Sentence]:
    for block in blocks:
        for span in sentences_in(text, block.span):
            yield Sentence(span, block.language)
