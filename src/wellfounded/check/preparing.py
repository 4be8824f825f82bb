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
_SKIPPED = (RegionKind.RUNNING_HEADER, RegionKind.RUNNING_FOOTER, RegionKind.BOILERPLATE, RegionKind.DELETION)


def prepared(layer: TextLayer, *, date: str = "") -> Analysis:
    """Return the analysis of a text layer without the models: sentences and languages by rules, no guesses of names."""
    normal = normalise(layer.text)
    text = normal.text
    paragraphs = [Span(*match.span()) for match in re.finditer(r"[^\n]+", text) if match.group().strip()]
    clouds = tuple(clouds_in(text, paragraphs))
    addresses = [Span(*match.span()) for match in ADDRESS.finditer(text)]
    noise = tuple(merged([*addresses, *_skipped(layer, normal), *contents_in(text, paragraphs), *clouds]))
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


def _covered(paragraph: Span, noise: Sequence[Span]) -> bool:
    index = bisect_right(noise, paragraph.start, key=lambda span: span.start) - 1
    return index >= 0 and noise[index].covers(paragraph)


def _sentences(text: str, blocks: Sequence[Block]) -> Iterator[Sentence]:
    for block in blocks:
        for span in sentences_in(text, block.span):
            yield Sentence(span, block.language)
