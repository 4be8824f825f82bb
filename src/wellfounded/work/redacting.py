"""What a ring may read of a text: protected names replaced by pseudonyms, protected passages by a mark.

The finder reads the whole text layer and, beside it, the layer without what was deleted, inserted, commented or printed between pages, so
that a name which only stands there when changes are accepted is found too. Invariant: what is left of the source stands in the same order,
and every position of the source has a place in what is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..model.documents import TextLayer
from ..model.labels import RegionKind
from ..model.passages import Span, merged
from ..model.protection import PASSAGE_WITHHELD, SURNAME_WITHHELD, ProtectedPassage
from ..resolve.name_finder import Finder
from ..resolve.name_hits import NOBODY, Around, Hit
from .stretches import partly, wholly

_VIEWS = (
    frozenset({RegionKind.DELETION}),
    frozenset({RegionKind.INSERTION}),
    frozenset({RegionKind.COMMENT, RegionKind.FOOTNOTE}),
    frozenset({RegionKind.RUNNING_HEADER, RegionKind.RUNNING_FOOTER, RegionKind.FOOTNOTE}),
)
"""What is left out of the text to read it once more."""
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the source and what stands for it."""

    span: Span
    written: str
    hit: Hit | None = None


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text as a ring may read it."""

    source: str
    text: str
    changes: tuple[Change, ...]
    """In order of place; they do not overlap."""
    _starts: tuple[int, ...] = ()
    _shifts: tuple[int, ...] = ()

    def moved(self, at: int) -> int:
        """Return where a position of the source is now; inside something replaced, the beginning of what stands for it."""
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return at
        change = self.changes[index]
        if at < change.span.end:
            return change.span.start + self._shifts[index]
        return at + self._shifts[index] + len(change.written) - len(change.span)

    def moved_span(self, span: Span) -> Span:
        """Return a span that covers what is left of a span of the source."""
        start = self.moved(span.start)
        inside = next((c for c in self.changes if c.span.start < span.end <= c.span.end), None)
        end = self.moved(inside.span.start) + len(inside.written) if inside else self.moved(span.end)
        return Span(start, max(start, end))

    @property
    def withholds(self) -> tuple[Span, ...]:
        """The spans of the source that were withheld as passages."""
        return tuple(change.span for change in self.changes if change.written == PASSAGE_WITHHELD)


@dataclass(frozen=True, slots=True)
class Redactor:
    """Replaces names and passages. ``pseudonyms`` are those of the finder's persons, in order."""

    finder: Finder
    pseudonyms: tuple[str, ...]
    passages: tuple[ProtectedPassage, ...] = ()

    def layer(self, layer: TextLayer, around: Around) -> Redacted | None:
        """Return a text layer as the ring may read it; None where a passage of it is protected and no longer to be found."""
        withheld = list(self._withheld(layer))
        own = [passage for passage in self.passages if passage.document == layer.document]
        if any(passage.selector.find_in(layer.text) is None and not wholly(passage.selector.passage.exact, layer.text) for passage in own):
            return None
        hits = self.hits(layer, around)
        return _applied(layer.text, self._changes(layer.text, hits, merged(withheld)))

    def hits(self, layer: TextLayer, around: Around) -> list[Hit]:
        """Return the names to hide in a text layer, of every way to read it."""
        hits = self.finder.find(layer.text, around)
        for kinds in _VIEWS:
            out = merged([region.span for region in layer.regions if region.kind in kinds and len(region.span)])
            if out and len(out) < _MOST_CUTS:
                hits += _of_view(self.finder, layer.text, out, spoken=around.spoken_of)
        hits += self._without_tags(layer.text, around)
        return hits

    def _without_tags(self, text: str, around: Around) -> list[Hit]:
        """Return the names that show when the tags which a text quotes are passed over: ``<b>T</b>olvanova``."""
        out = [Span(*match.span()) for match in _TAG.finditer(text)] if "<" in text else []
        return _of_view(self.finder, text, out, spoken=around.spoken_of) if out and len(out) < _MOST_CUTS else []

    def words(self, text: str, *, label: bool = False, around: Around | None = None) -> str:
        """Return a short text, or a name of a file, as the ring may read it."""
        hits = self.finder.find(text, replace(around or Around(), label=label))
        hits += self._without_tags(text, around or Around())
        withheld = [span for passage in self.passages for span in partly(passage.selector.passage.exact, text)]
        redacted = _applied(text, self._changes(text, hits, merged(withheld))).text
        return redacted.replace("[", "").replace("]", "") if label else redacted

    def _withheld(self, layer: TextLayer) -> Iterable[Span]:
        for passage in self.passages:
            if passage.document == layer.document and (found := passage.selector.find_in(layer.text)) is not None:
                yield found.span
            yield from partly(passage.selector.passage.exact, layer.text)

    def _changes(self, text: str, hits: Sequence[Hit], withheld: Sequence[Span]) -> list[Change]:
        changes = [Change(span, PASSAGE_WITHHELD) for span in withheld]
        taken = sorted(withheld)
        for hit in sorted(hits, key=lambda hit: (-hit.rank, hit.start)):
            written = self._written(hit)
            for span in _whole(text, hit.pieces):
                free = _free(span, _touching(span, taken))
                for part in free:
                    insort(taken, part)
                written = written if free == [span] else ""
                changes += [Change(part, written, hit) for part in free]
                written = ""
        return sorted(changes, key=lambda change: change.span)

    def _written(self, hit: Hit) -> str:
        if hit.person == NOBODY:
            return SURNAME_WITHHELD
        return f"[address of {self.pseudonyms[hit.person]}]" if hit.address else f"[{self.pseudonyms[hit.person]}]"


_MOST_CUTS = 5_000


def _whole(text: str, pieces: Sequence[Span]) -> list[Span]:
    """Join pieces between which no letter stands: the hyphen at a line's end goes with the name."""
    out: list[Span] = []
    for piece in pieces:
        if out and not any(letter.isalnum() for letter in text[out[-1].end : piece.start]):
            out[-1] = out[-1].joined(piece)
        else:
            out.append(piece)
    return out


def _touching(span: Span, taken: Sequence[Span]) -> Sequence[Span]:
    """Return those of some spans, in order and apart from each other, that a span may overlap."""
    return taken[max(0, bisect_left(taken, span) - 1) : bisect_left(taken, Span(span.end, span.end))]


def _free(span: Span, taken: Iterable[Span]) -> list[Span]:
    """Return the parts of a span that no other span has."""
    parts = [span]
    for other in taken:
        parts = [left for part in parts for left in _without(part, other)]
    return parts


def _without(span: Span, other: Span) -> list[Span]:
    if not span.overlaps(other):
        return [span]
    ends = ((span.start, min(span.end, other.start)), (max(span.start, other.end), span.end))
    return [Span(start, end) for start, end in ends if start < end]


def _of_view(finder: Finder, text: str, out: Sequence[Span], *, spoken: frozenset[int]) -> list[Hit]:
    """Return the names that are there only when some stretches are passed over."""
    kept = _complement(out, len(text))
    view = "".join(text[span.start : span.end] for span in kept)
    starts = [0]
    for span in kept:
        starts.append(starts[-1] + len(span))
    cuts = set(starts[1:-1])
    found: list[Hit] = []
    for hit in finder.find(view, Around(spoken_of=spoken)):
        if any(hit.start < cut < hit.end for cut in cuts):
            pieces = tuple(part for piece in hit.pieces for part in _back(piece, kept, starts))
            found.append(replace(hit, pieces=pieces, rank=max(hit.rank, 4)))
    return found


def _complement(out: Sequence[Span], length: int) -> list[Span]:
    edges = [0, *(edge for span in out for edge in (span.start, span.end)), length]
    return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _back(piece: Span, kept: Sequence[Span], starts: Sequence[int]) -> list[Span]:
    parts = []
    for span, start in zip(kept, starts, strict=False):
        left, right = max(piece.start, start), min(piece.end, start + len(span))
        if left < right:
            parts.append(Span(span.start + left - start, span.start + right - start))
    return parts


def _applied(text: str, changes: Sequence[Change]) -> Redacted:
    out: list[str] = []
    shifts: list[int] = []
    done = shift = 0
    for change in changes:
        out += (text[done : change.span.start], change.written)
        shifts.append(shift)
        shift += len(change.written) - len(change.span)
        done = change.span.end
    out.append(text[done:])
    return Redacted(text, "".join(out), tuple(changes), tuple(c.span.start for c in changes), tuple(shifts))
