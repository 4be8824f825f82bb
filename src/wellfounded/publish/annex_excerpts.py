"""Excerpts of a text layer: the passages with what stands around them, from the beginning of a paragraph to the end of one.

The law: the runs of an excerpt, put one after the other, are the text layer between its start and its end, letter for letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model.documents import Region, TextLayer
from ..model.labels import RegionKind
from ..model.passages import Span
from .annex import AnnexQuotation, Excerpt, Run

AROUND = 700
"""Characters shown before and after a passage, more where a paragraph goes on."""
_REACH = 1200
"""Characters that are shown beyond these to begin and end at a paragraph."""
_CRUMB = 200
"""No fewer characters than this are left out at the beginning and at the end."""
_NEAR = 500
"""Two excerpts nearer to each other than this are one."""
_LONGEST_LINE = 400
_BLANK = re.compile(r"\n[ \t\r]*\n\s*|\f\s*")
_LINE = re.compile(r"\n\s*")
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
        paragraphs = _Paragraphs.of(text)
        wanted = [paragraphs.around(passage.span) for passage in passages]
        wanted += [Span(0, region.end) for region in layer.regions_of(RegionKind.MAIL_HEADER) if region.start == 0]
        beginning = head or (0 if passages else 2 * AROUND)
        wanted += [paragraphs.around(Span(0, min(beginning, len(text))), around=0)] if beginning else []
        windows = _joined(wanted)
    return tuple(Excerpt(start=one.start, end=one.end, runs=tuple(_runs(layer, one, quotations))) for one in windows)


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """Where the paragraphs of a text begin and end: parted by blank lines, or by lines where there is no blank one."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> _Paragraphs:
        parting = list(_BLANK.finditer(text)) or list(_LINE.finditer(text))
        return cls(text, [0, *(one.end() for one in parting)], [*(one.start() for one in parting), len(text)])

    def around(self, span: Span, *, around: int = AROUND) -> Span:
        """Return a stretch around a span, out to the edges of paragraphs; only one that is too long is cut where a line or a word ends."""
        start, end = max(0, span.start - around), min(len(self.text), span.end + around)
        start, end = self._begun(start, span), self._ended(end, span)
        return Span(start if start > _CRUMB else 0, end if len(self.text) - end > _CRUMB else len(self.text))

    def _begun(self, start: int, span: Span) -> int:
        at = bisect_right(self.starts, start) - 1
        following = self.starts[at + 1] if at + 1 < len(self.starts) else span.start + 1
        if start >= self.ends[at]:
            return min(following, span.start)
        if start - self.starts[at] <= _REACH:
            return self.starts[at]
        if following <= span.start:
            return following
        nearest = max(start - _LONGEST_LINE, 0)
        return self.text.rfind("\n", nearest, start) + 1 or self.text.rfind(" ", nearest, start) + 1 or start

    def _ended(self, end: int, span: Span) -> int:
        at = bisect_left(self.ends, end)
        before = self.ends[at - 1] if at else -1
        if end <= self.starts[at]:
            return max(before, span.end)
        if self.ends[at] - end <= _REACH:
            return self.ends[at]
        if before >= span.end:
            return before
        cuts = (self.text.find(sign, end, end + _LONGEST_LINE) for sign in "\n ")
        return next((cut for cut in cuts if cut >= 0), end)


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
