"""A quotation laid beside the words of a source: where they agree, and which words differ.

The place is found by votes: each two neighbouring words of the quotation that stand in the source vote for the place where the quotation
would then begin, and neighbouring places count together, so that words put in or left out do not lose it. What is near enough to be the
same passage is decided here and nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import pairwise

from .words import Indexed

_SLACK = 4
"""Words by which a place may shift inside a quotation, for each small change."""
_OMITTED = 40
"""Words that may have been left out silently in the middle."""
_COMMON = 60
"""Places beyond which two words are too common to vote."""
_RARE = 3
_LEAST = 5
_SHARE = 0.7
_RUN = 3
_HALF_RUN = 5
"""Words in a row that tell the passage where only half of all agree."""
_LETTERS = 5
_RARE_LETTERS = 10
"""Letters of a word that tells a passage alone."""
_PLAIN_RUN = 6
"""Small words in a row that tell a passage as well as two long ones do."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the quotation and the words of the source that stand in their place, by number, end exclusive."""

    ours: tuple[int, int]
    theirs: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where words of a quotation stand in a source, by number of word, and what differs; without changes it is the very words."""

    start: int
    end: int
    changes: tuple[Change, ...] = ()
    share: float = 1.0

    @property
    def exact(self) -> bool:
        return not self.changes


def exact_at(keys: Sequence[str], source: Indexed, *, after: int = 0) -> int | None:
    """Return the number of the word where these words stand one after another, or None; the first place from ``after`` on."""
    wanted = tuple(keys)
    if not wanted:
        return None
    if len(wanted) == 1:
        places: Sequence[int] = source.singles.get(wanted[0], ())
        return next((at for at in places if at >= after), None)
    number, places = min(
        ((number, source.pairs.get(pair, ())) for number, pair in enumerate(pairwise(wanted))),
        key=lambda found: len(found[1]),
    )
    every = source.words.keys
    return next((at - number for at in places if at - number >= after and every[at - number : at - number + len(wanted)] == wanted), None)


def aligned(keys: Sequence[str], source: Indexed) -> Aligned | None:
    """Return where these words stand in a source, word for word or nearly, or None."""
    at = exact_at(keys, source)
    if at is not None:
        return Aligned(at, at + len(keys))
    if len(keys) < _LEAST - 1:
        return None
    window = _window(keys, source)
    return _laid_beside(keys, source, window) if window else None


def _window(keys: Sequence[str], source: Indexed) -> tuple[int, int] | None:
    votes: Counter[int] = Counter()
    for number, pair in enumerate(pairwise(keys)):
        places = source.pairs.get(pair, ())
        if len(places) <= _COMMON:
            votes.update(at - number for at in places)
    for number, key in enumerate(keys):
        places = source.singles.get(key, ())
        if len(places) <= _RARE:
            votes.update(at - number for at in places)
    if not votes:
        return None
    support = {at: sum(votes.get(at + shift, 0) for shift in range(-_SLACK, _SLACK + 1)) for at in votes}
    best = max(support, key=lambda at: (support[at], votes[at], -at))
    if support[best] < max(2, len(keys) * 0.2):
        return None
    near = [at for at, count in votes.items() if abs(at - best) <= _SLACK or (count > 1 and abs(at - best) <= _OMITTED)]
    return max(0, min(near) - _SLACK), min(len(source.words), max(near) + len(keys) + _SLACK)


def _laid_beside(keys: Sequence[str], source: Indexed, window: tuple[int, int]) -> Aligned | None:
    theirs = source.words.keys[window[0] : window[1]]
    blocks = [block for block in SequenceMatcher(None, keys, theirs, autojunk=False).get_matching_blocks() if block.size]
    blocks = _without_strays(blocks)
    if not blocks:
        return None
    matched = sum(block.size for block in blocks)
    if not _near(keys, [(block.a, block.size) for block in blocks], matched):
        return None
    first, last = blocks[0], blocks[-1]
    start, end = window[0] + first.b, window[0] + last.b + last.size
    head, tail = min(first.a, start), min(len(keys) - last.a - last.size, len(source.words) - end)
    changes, ours, at = [], 0, start - head
    for block in blocks:
        if (ours, at) != (block.a, window[0] + block.b):
            changes.append(Change((ours, block.a), (at, window[0] + block.b)))
        ours, at = block.a + block.size, window[0] + block.b + block.size
    if ours < len(keys):
        changes.append(Change((ours, len(keys)), (at, at + tail)))
    return Aligned(start - head, end + tail, tuple(changes), matched / len(keys))


def _without_strays(blocks: list[Match]) -> list[Match]:
    """Leave out single words at an end that agree far from the rest."""
    kept = list(blocks)
    while len(kept) > 1 and kept[0].size == 1 and _gap(kept[0], kept[1]) > _SLACK:
        kept.pop(0)
    while len(kept) > 1 and kept[-1].size == 1 and _gap(kept[-2], kept[-1]) > _SLACK:
        kept.pop()
    return kept


def _gap(one: Match, other: Match) -> int:
    return other.b - one.b - one.size


def _near(keys: Sequence[str], blocks: Sequence[tuple[int, int]], matched: int) -> bool:
    """Say whether so many words agree that it must be the same passage."""
    count = len(keys)
    longest = max(size for _, size in blocks)
    telling = sum(1 for start, size in blocks for key in keys[start : start + size] if len(key) >= _LETTERS)
    rare = any(len(key) >= _RARE_LETTERS for start, size in blocks for key in keys[start : start + size])
    if telling < 2 and longest < _PLAIN_RUN and not (telling and matched >= count - 1 and (count > _LEAST or rare)):
        return False
    if count < _LEAST:
        return matched == count - 1 and longest == matched and telling >= 2
    if count < 8:
        return matched >= count - (2 if count == 7 else 1)
    return (matched >= count * _SHARE and longest >= _RUN) or (longest >= _HALF_RUN and matched >= count * 0.5)
