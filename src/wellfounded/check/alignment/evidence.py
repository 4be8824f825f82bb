"""What the sources and the rest of a document say of a question on which a sentence takes a side.

Invariant: a sentence is held against another one only where the note names it, or where both plainly tell one thing; what bears the sentence
out may be much further from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from ..quotations.sources import Source, as_source, sources_of
from ..subject import Subject
from .notes import cited_behind
from .pairs import Pair, alignment_of
from .sides import Said, sides_of
from .words import Words, words_of
from .anchors import anchors_of

_SHARE, _WEIGHT = 0.5, 2.3
_NAMED = 1.3


@dataclass(frozen=True, slots=True)
class Against:
    """A side that one of our sentences takes, and what takes another one in the sentence beside it."""

    said: Said
    other: Said
    pair: Pair


def against(subject: Subject, axes: Set[str]) -> Iterator[Against]:
    """Yield the sentences of a document that take another side of a question than what is told of the same, and that nothing bears out."""
    own = as_source(subject)
    every = (*sources_of(subject), own)
    for words in words_of(own):
        done: set[str] = set()
        for said in sides_of(own).get(words.telling.span.start, ()):
            if said.axis not in axes or not said.held or said.axis in done:
                continue
            found = _contrary(subject, words, said)
            if found is not None and not _is_borne_out(words, said, found, every, own):
                done.add(said.axis)
                yield found


def _contrary(subject: Subject, words: Words, said: Said) -> Against | None:
    named = {one.source.document for one in cited_behind(subject, words.telling.span)}
    for pair in sorted(alignment_of(subject).beside(words.telling.span), key=lambda one: (not one.cited, -one.share)):
        if pair.later or not _is_near(pair, named):
            continue
        there = [one for one in sides_of(pair.source).get(pair.theirs.telling.span.start, ()) if one.axis == said.axis]
        if any(one.side == said.side for one in there):
            return None
        other = next((one for one in there if one.held), None)
        if other is not None:
            return Against(said, other, pair)
    return None


def _is_near(pair: Pair, named: Set[str]) -> bool:
    if pair.cited:
        return True
    if any(kind == "day" for kind, _ in pair.anchors) and (pair.weight >= _NAMED or len(pair.anchors) > 1):
        return True
    if pair.source.document in named and (pair.share >= _SHARE or pair.weight >= _NAMED):
        return True
    return pair.weight >= _WEIGHT and pair.share >= _SHARE


def _is_borne_out(words: Words, said: Said, found: Against, every: Sequence[Source], own: Source) -> bool:
    """Say whether any sentence that may be of the same matter takes our side."""
    ours = anchors_of(own)[words_of(own).index(words)]
    for source in every:
        sides = sides_of(source)
        for theirs, anchors in zip(words_of(source), anchors_of(source), strict=True):
            if source is own and theirs is words:
                continue
            if not any(one.axis == said.axis and one.side == said.side for one in sides.get(theirs.telling.span.start, ())):
                continue
            alike = theirs.telling.language == words.telling.language
            if anchors & ours or (alike and len(words.content & theirs.content) >= 2):
                return True
            if source is found.pair.source and source is not own and not alike:
                return True
    return False
