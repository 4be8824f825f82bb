"""What differs between a quotation and its source, in words for a reader, and what weighs most in it.

Invariant: words of both sides are quoted as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...model.passages import Passage
from ..subject import Subject
from ..tables import table
from .aligning import Change
from .held import Held
from .stretches import Stretch
from .words import Words

LONG = 260
"""Characters beyond which a finding marks the changed words with a few others, and not the whole quotation."""
_AROUND = 4


@dataclass(frozen=True, slots=True)
class Differs:
    """One change: the words here and those of the source; one of the two may be empty."""

    ours: str
    theirs: str
    turns: bool
    """Whether a word goes or comes that turns the sense: "not", "alleged", "only"."""

    @property
    def said(self) -> str:
        if self.ours and self.theirs:
            return f"“{self.ours}” stands for “{self.theirs}”"
        return f"“{self.theirs}” is left out" if self.theirs else f"“{self.ours}” is put in"


def differences(subject: Subject, stretch: Stretch, held: Held) -> list[Differs]:
    """Return what differs between a quotation and its source, in order."""
    theirs = (held.source.analysis.text, held.source.indexed.words)
    return [
        differs(change, (subject.analysis.text, piece.words), theirs)
        for piece, found in zip(stretch.pieces, held.pieces, strict=True)
        if found is not None
        for change in found.changes
    ]


def differs(change: Change, ours: tuple[str, Words], theirs: tuple[str, Words]) -> Differs:
    """Put one change into words; each side is a normal form and words of it."""
    mine, yours = set(ours[1].keys[slice(*change.ours)]), set(theirs[1].keys[slice(*change.theirs)])
    return Differs(_between(*ours, change.ours), _between(*theirs, change.theirs), bool((mine ^ yours) & turning()))


def _between(text: str, words: Words, part: tuple[int, int]) -> str:
    return _flat(text[words.starts[part[0]] : words.ends[part[1] - 1]]) if part[0] < part[1] else ""


def _flat(words: str) -> str:
    return " ".join(words.split())


@cache
def turning() -> frozenset[str]:
    """Return the words that turn or bound the sense of a sentence."""
    words = table("quotations", "words")
    return frozenset([*words["no"], *words["weaker"], *words["only"]])


def said_of(found: Sequence[Differs]) -> str:
    """Put all changes into one clause."""
    return "; ".join(one.said for one in found[:4]) + (f"; and {len(found) - 4} more" if len(found) > 4 else "")


def marked(subject: Subject, stretch: Stretch, held: Held) -> Passage:
    """Return the passage that a finding marks: the quotation, or of a long one the changed words with some around them."""
    if stretch.passage.end - stretch.passage.start <= LONG:
        return stretch.passage
    places = list(_changed(stretch, held))
    start, end = min(places)[0], max(place[1] for place in places)
    passage = subject.analysis.passage(start, end)
    return passage if passage.end - passage.start <= LONG else Passage.of(subject.text, passage.start, passage.start + LONG)


def short_of(subject: Subject, stretch: Stretch) -> Passage:
    """Return a quotation, or the beginning of a long one, as the passage of a finding."""
    passage = stretch.passage
    return passage if passage.end - passage.start <= LONG else Passage.of(subject.text, passage.start, passage.start + LONG)


def _changed(stretch: Stretch, held: Held) -> Iterator[tuple[int, int]]:
    for piece, found in zip(stretch.pieces, held.pieces, strict=True):
        starts, ends = piece.words.starts, piece.words.ends
        if found is None:
            yield starts[0], ends[-1]
            continue
        for change in found.changes:
            first, last = max(0, change.ours[0] - _AROUND), min(len(piece) - 1, change.ours[1] - 1 + _AROUND)
            yield starts[min(first, last)], ends[max(first, last)]
