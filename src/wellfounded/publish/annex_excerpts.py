"""Excerpts of a text layer: the passages with what stands around them, cut where lines end.

The law: the runs of an excerpt, put one after the other, are the text layer between its start and its end, letter for letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..model.documents import Region, TextLayer
from ..model.labels import RegionKind
from ..model.passages import Span
from .annex import AnnexQuotation, Excerpt, Run

AROUND = 700
"""Characters shown before and after a passage, more where a line goes on."""
_NEAR = 500
"""Two excerpts nearer to each other than this are one."""
_LONGEST_LINE = 400
_SET_APART = {
    RegionKind.TITLE: "title",
    RegionKind.HEADING: "heading",
    RegionKind.MAIL_HEADER: "header",
    RegionKind.DELETION: "deletion",
    RegionKind.FOOTNOTE: "small",
    RegionKind.COMMENT: "small",
}


def excerpts_of(layer: TextLayer, quotations: Sequence[AnnexQuotation], *, whole: bool = False, head: int = 0) -> tuple[Excerpt, ...]:
    """Return the excerpts that hold all passages; the whole text where it is asked for.

    ``head`` characters from the beginning are shown too, and the headers of a mail always are. Where nothing is quoted, the excerpt
    is the beginning.
    """
    text = layer.text
    if not text.strip():
        return ()
    passages = [q.passage for q in quotations if q.passage is not None]
    if whole:
        windows = [Span(0, len(text))]
    else:
        wanted = [_window(text, passage.span) for passage in passages]
        wanted += [Span(0, region.end) for region in layer.regions_of(RegionKind.MAIL_HEADER) if region.start == 0]
        beginning = head or (0 if passages else 2 * AROUND)
        wanted += [_window(text, Span(0, min(beginning, len(text))), around=0)] if beginning else []
        windows = _joined(wanted)
    return tuple(Excerpt(start=one.start, end=one.end, runs=tuple(_runs(layer, one, quotations))) for one in windows)


def _window(text: str, span: Span, *, around: int = AROUND) -> Span:
    start, end = max(0, span.start - around), min(len(text), span.end + around)
    if start:
        line = text.rfind("\n", max(0, start - _LONGEST_LINE), start)
        space = text.rfind(" ", max(0, start - _LONGEST_LINE), start)
        start = line + 1 if line >= 0 else space + 1 if space >= 0 else start
    if end < len(text):
        line = text.find("\n", end, end + _LONGEST_LINE)
        space = text.find(" ", end, end + _LONGEST_LINE)
        end = line if line >= 0 else space if space >= 0 else end
    return Span(start, end)


def _joined(windows: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for window in sorted(windows):
        if joined and window.start <= joined[-1].end + _NEAR:
            joined[-1] = joined[-1].joined(window)
        else:
            joined.append(window)
    return joined


def _runs(layer: TextLayer, window: Span, quotations: Sequence[AnnexQuotation]) -> Iterator[Run]:
    lit = [(q.passage.span, q.mark) for q in quotations if q.passage is not None and len(q.passage.span)]
    apart = [region for region in layer.regions if region.kind in _SET_APART]
    edges = {window.start, window.end}
    for span in (*(span for span, _ in lit), *(region.span for region in apart)):
        edges.update(at for at in (span.start, span.end) if window.start < at < window.end)
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        here = Span(start, end)
        yield Run(
            layer.text[start:end],
            lit=any(span.overlaps(here) for span, _ in lit),
            opens=tuple(mark for span, mark in lit if span.start == start),
            kind=_kind(apart, here),
        )


def _kind(apart: Sequence[Region], here: Span) -> str:
    return next((_SET_APART[region.kind] for region in apart if region.span.overlaps(here)), "")
