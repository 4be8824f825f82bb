"""A text with its passages marked: cut into pieces so that overlapping passages can each be shown and jumped to.

The law: the pieces joined are the text, and each mark covers exactly its passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.passages import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One passage to be marked. ``anchor`` is the name by which a link jumps to it."""

    span: Span
    anchor: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same marks cover; ``starts`` are the marks that begin here."""

    text: str
    marks: tuple[Mark, ...]
    starts: tuple[Mark, ...]
    at: int

    @property
    def kinds(self) -> str:
        """The kinds of the marks that cover it, each once, for a class attribute."""
        return " ".join(dict.fromkeys(f"k-{mark.kind}" for mark in self.marks))

    @property
    def title(self) -> str:
        """What the marks say, for a tooltip: each once, the longest passage first."""
        return " · ".join(dict.fromkeys(mark.label for mark in self.marks if mark.label))


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Yield the text in order, cut at every start and end of a mark."""
    ordered = sorted((m for m in marks if m.span.end <= len(text)), key=lambda m: (m.span.start, -m.span.end, m.anchor))
    cuts = sorted({0, len(text), *(m.span.start for m in ordered), *(m.span.end for m in ordered)})
    covering: list[Mark] = []
    following = iter(ordered)
    waiting = next(following, None)
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        covering = [mark for mark in covering if mark.span.end > start]
        starts: list[Mark] = []
        while waiting is not None and waiting.span.start == start:
            starts.append(waiting)
            waiting = next(following, None)
        covering += [mark for mark in starts if mark.span.end > start]
        if end > start or starts:
            yield Piece(text[start:end], tuple(covering), tuple(starts), start)
