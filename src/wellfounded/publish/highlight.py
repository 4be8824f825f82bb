"""A text with its passages marked: a walk over the text that opens and closes marks, so that each can be shown and jumped to.

The laws: the texts of the walk joined are the text; between its opening and its closing each mark covers exactly its passage; and
marks are closed in the reverse order of their opening, so that the walk can be written down as nested elements. Where two passages
cross, the later one is closed with the earlier and opened again after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..model.passages import Span

_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\f\r"} | {0x7F: 0x2421}
_SHOWN = {**_PICTURES, **dict.fromkeys((*range(0x80, 0x85), *range(0x86, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0xFFFD)}


class Turn(StrEnum):
    """What happens at a step of the walk."""

    OPEN = "open"
    AGAIN = "again"
    """A mark that was closed because it crossed another one goes on."""
    CLOSE = "close"
    TEXT = "text"
    PAGE = "page"
    """A page begins; ``text`` is its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One passage to be marked. ``anchor`` is the name by which a link jumps to it; empty where another mark has that name."""

    span: Span
    anchor: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the walk."""

    turn: Turn
    text: str = ""
    mark: Mark | None = None


def steps(text: str, marks: Iterable[Mark], pages: Iterable[tuple[int, str]] = ()) -> Iterator[Step]:
    """Walk over the text from its start to its end. Marks and pages that do not lie inside it are left out."""
    waiting = sorted((m for m in marks if m.span.end <= len(text)), key=lambda m: (m.span.start, -m.span.end, m.anchor == "", m.anchor))
    waiting.reverse()
    breaks = sorted(((at, label) for at, label in pages if at <= len(text)), reverse=True)
    opened: list[Mark] = []
    cuts = {0, len(text), *(at for at, _ in breaks)}
    for mark in waiting:
        cuts.update((mark.span.start, mark.span.end))
    at = 0
    for cut in sorted(cuts):
        if cut > at:
            yield Step(Turn.TEXT, text[at:cut])
            at = cut
        yield from _closed(opened, cut)
        while breaks and breaks[-1][0] == cut:
            yield Step(Turn.PAGE, breaks.pop()[1])
        while waiting and waiting[-1].span.start == cut:
            yield from _opened(opened, waiting.pop())


def shown(text: str) -> str:
    """Return the text with each character that a page cannot carry replaced by one that can: control pictures and U+FFFD."""
    return text.translate(_SHOWN)


def _opened(opened: list[Mark], mark: Mark) -> Iterator[Step]:
    yield Step(Turn.OPEN, mark=mark)
    if mark.span.end > mark.span.start:
        opened.append(mark)
    else:
        yield Step(Turn.CLOSE, mark=mark)


def _closed(opened: list[Mark], cut: int) -> Iterator[Step]:
    """Close the marks that end at the cut, and for a moment those inside them that do not."""
    ending = next((n for n, mark in enumerate(opened) if mark.span.end == cut), None)
    if ending is None:
        return
    inside = opened[ending:]
    del opened[ending:]
    for mark in reversed(inside):
        yield Step(Turn.CLOSE, mark=mark)
    for mark in inside:
        if mark.span.end > cut:
            opened.append(mark)
            yield Step(Turn.AGAIN, mark=mark)
