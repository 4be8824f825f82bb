"""A text layer that a person corrected by hand: where the passages of the old text stand in the new one.

The two texts are compared word by word, and letter by letter where words were replaced by similar ones. The invariant: a
passage that comes back holds in the new text, and one whose words were not touched comes back with the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from ..model.passages import Passage

_TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_SIMILAR = 0.5
"""From this likeness on, two replaced stretches are compared letter by letter."""
_LONG = 400
"""Replaced stretches longer than this are not compared letter by letter, which takes the square of their length."""
_MANY = 4_000
"""From so many words on, the most frequent ones (the, of) are no longer tried as a beginning of equal stretches."""
_RETREAT = 200
"""Characters that the common beginning and end give back, so that a sentence taken out is not cut from its first letter."""


@dataclass(frozen=True, slots=True)
class _Run:
    """So many characters of the old text that became so many of the new one."""

    start: int
    end: int
    new_start: int
    new_end: int
    equal: bool


def follow(passage: Passage, old: str, new: str) -> Passage | None:
    """Return where a passage of the old text stands in the new one, or None where all of it was taken out.

    A passage inside a replaced word follows to the replacement. Raises ValueError when the passage does not hold in the old text.
    """
    if not passage.holds_in(old):
        raise ValueError(f"{passage.start}–{passage.end} does not read {passage.exact!r} in the old text")
    runs = _runs(old, new)
    start, end = _start_of(passage.start, runs, len(new)), _end_of(passage.end, runs)
    if end <= start:
        return Passage.of(new, start, start) if passage.start == passage.end else None
    return Passage.of(new, start, end)


def _start_of(at: int, runs: tuple[_Run, ...], length: int) -> int:
    index = bisect_right(runs, at, key=lambda run: run.start) - 1
    if index < 0 or not runs:
        return 0
    run = runs[index]
    if at >= run.end:
        return length if index == len(runs) - 1 else runs[index + 1].new_start
    return run.new_start + at - run.start if run.equal else run.new_start


def _end_of(end: int, runs: tuple[_Run, ...]) -> int:
    index = bisect_right(runs, end - 1, key=lambda run: run.start) - 1
    if index < 0:
        return 0
    run = runs[index]
    return run.new_start + end - run.start if run.equal and end <= run.end else run.new_end


@lru_cache(maxsize=4)
def _runs(old: str, new: str) -> tuple[_Run, ...]:
    """Return the runs of the old text in order; what was only put in has no run of its own."""
    return tuple(run for run in _compared(old, new) if run.end > run.start)


def _compared(old: str, new: str) -> Iterator[_Run]:
    head = _retreated(old, _common(old, new))
    rest = old[head:][::-1]
    tail = _retreated(rest, _common(rest, new[head:][::-1]))
    if head:
        yield _Run(0, head, 0, head, equal=True)
    yield from _by_words(old, new, head, tail)
    if tail:
        yield _Run(len(old) - tail, len(old), len(new) - tail, len(new), equal=True)


def _common(left: str, right: str) -> int:
    """Return the length of the common beginning, found by halving so that long texts are compared in C."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _retreated(text: str, at: int) -> int:
    """Give back part of a common beginning that ends inside a text, down to a line's end or a space."""
    if at == len(text):
        return at
    return max(text.rfind("\n", 0, at), text.rfind(" ", 0, max(0, at - _RETREAT))) + 1


def _by_words(old: str, new: str, head: int, tail: int) -> Iterator[_Run]:
    left = [m.span() for m in _TOKEN.finditer(old, head, len(old) - tail)]
    right = [m.span() for m in _TOKEN.finditer(new, head, len(new) - tail)]
    matcher = SequenceMatcher(None, [old[a:b] for a, b in left], [new[a:b] for a, b in right], autojunk=len(right) > _MANY)
    left.append((len(old) - tail, len(old) - tail))
    right.append((len(new) - tail, len(new) - tail))
    for tag, a, b, c, d in matcher.get_opcodes():
        run = _Run(left[a][0], left[b][0], right[c][0], right[d][0], equal=tag == "equal")
        if tag == "replace" and max(run.end - run.start, run.new_end - run.new_start) <= _LONG:
            yield from _by_letters(old, new, run)
        else:
            yield run


def _by_letters(old: str, new: str, run: _Run) -> Iterator[_Run]:
    matcher = SequenceMatcher(None, old[run.start : run.end], new[run.new_start : run.new_end], autojunk=False)
    if matcher.ratio() < _SIMILAR:
        yield run
        return
    for tag, a, b, c, d in matcher.get_opcodes():
        yield _Run(run.start + a, run.start + b, run.new_start + c, run.new_start + d, equal=tag == "equal")
