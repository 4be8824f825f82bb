"""Text that stands in two documents: what one of them may have taken from the other.

Words are compared by their folded keys, so that letters, spaces and punctuation do not matter. Shingles of five words are chosen by
winnowing (Schleimer, Wilkerson, Aiken 2003): of each four neighbouring shingles the one with the least hash, so that two texts with
eight words in a row alike share at least one. From there the stretch is widened over small changes. Which document was first is not
said here: that takes their dates.

Invariant: the result depends on the texts alone, not on their order; no place of two documents is compared twice, and what stands in
very many documents (letterheads, disclaimers) is not compared at all.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Protocol

from ..model.folding import fold
from ..model.ids import DocumentId

SHORTEST = 12
"""Words that must be alike: shorter stretches are formulae of the law, titles, names of bodies."""
_SHINGLE = 5
_WINDOW = 4
_GAP = 6
"""Words that may be changed, left out or put in between two stretches that are alike."""
_SURE = 3
"""Words alike that it takes to go on behind a change of more than one word."""
_FEW, _MANY = 6, 24
_DISTINCT = 8
"""Different words of letters that a stretch must hold: a row of figures is no running text."""
_ALIKE = 0.6
"""The least part of a stretch that must be alike."""
_WHOLE = 0.8
"""Two documents that are alike to this part are one text."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Words(Protocol):
    """The words of one document: their keys with spaces between them, and where each stands in the text layer (code points)."""

    @property
    def folded(self) -> str: ...
    @property
    def starts(self) -> Sequence[int]: ...
    @property
    def ends(self) -> Sequence[int]: ...


@dataclass(frozen=True, slots=True)
class CutWords:
    """Words cut from a text by :func:`cut`; the search index of a case holds the same three columns."""

    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One document of a copy and the stretch of its text layer, in code points, end exclusive."""

    document: DocumentId
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A stretch of running text that stands in two documents; ``left`` is the document with the lesser id, not the earlier one."""

    left: Side
    right: Side
    length: int
    """How many words are alike."""
    share: float
    """How much of the shorter document that is, from 0 to 1."""


@dataclass(slots=True)
class _Stretch:
    """Words alike of two documents, by number of word; ends are exclusive."""

    left: int
    left_end: int
    right: int
    right_end: int
    alike: int

    def is_running_text(self, keys: Sequence[str], boilerplate: bytearray) -> bool:
        length = max(self.left_end - self.left, self.right_end - self.right)
        if self.alike < _ALIKE * length or self.alike - sum(boilerplate[self.left : self.left_end]) < SHORTEST:
            return False
        return len({key for key in keys[self.left : self.left_end] if not key.isdigit()}) >= _DISTINCT


def cut(text: str) -> CutWords:
    """Cut a text layer into words with their folded keys."""
    found = [(key, *match.span()) for match in _WORD.finditer(text) if (key := fold(match.group())) and " " not in key]
    return CutWords(" ".join(key for key, _, _ in found), tuple(start for _, start, _ in found), tuple(end for _, _, end in found))


def copies(texts: Mapping[DocumentId, Words]) -> list[Copy]:
    """Return every stretch of at least twelve words that stands in two of the documents, sorted; small changes are allowed.

    A stretch that stands in more than a quarter of the documents, but at least in seven, or in more than 24, is boilerplate. Two documents
    that are alike as a whole give one copy over the whole. Time and memory grow with the number of words.
    """
    names = sorted(texts)
    keys = [texts[name].folded.split() for name in names]
    marks = [_winnowed(_hashes(words)) for words in keys]
    counts = Counter(mark for found in marks for mark in found)
    most = max(_FEW, min(_MANY, len(names) // 4))
    where: dict[int, list[tuple[int, int]]] = {}
    for number, found in enumerate(marks):
        for mark, place in found.items():
            if 1 < counts[mark] <= most:
                where.setdefault(mark, []).append((number, place))
    out: list[Copy] = []
    for number, found in enumerate(marks):
        shared = sorted(((place, mark) for mark, place in found.items() if mark in where), key=itemgetter(0))
        found_here = _stretches(number, shared, where, keys)
        if not found_here:
            continue
        boilerplate = _boilerplate(len(keys[number]), (place for mark, place in found.items() if counts[mark] > most))
        for other, some in sorted(found_here.items()):
            stretches = [stretch for stretch in some if stretch.is_running_text(keys[number], boilerplate)]
            out += _written(texts, (names[number], names[other]), stretches, (len(keys[number]), len(keys[other])))
    return sorted(out)


def _hashes(words: Sequence[str]) -> list[int]:
    """Return the hash of each shingle; the same in every run, since the words are numbers before they are hashed."""
    numbers = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    return list(map(hash, zip(*(numbers[n:] for n in range(_SHINGLE)), strict=False)))


def _winnowed(hashes: Sequence[int]) -> dict[int, int]:
    """Return the chosen shingles with the place where each stands first: a text that repeats itself counts once."""
    if not hashes:
        return {}
    least = set(map(min, zip(*(hashes[n:] for n in range(_WINDOW)), strict=False))) or {min(hashes)}
    return {mark: place for mark, place in zip(reversed(hashes), range(len(hashes) - 1, -1, -1), strict=True) if mark in least}


def _stretches(
    number: int, shared: Sequence[tuple[int, int]], where: Mapping[int, Sequence[tuple[int, int]]], keys: Sequence[Sequence[str]]
) -> dict[int, list[_Stretch]]:
    """Return the stretches that a document has alike with each later one; no place inside a stretch is looked at again."""
    found: dict[int, list[_Stretch]] = {}
    for place, mark in shared:
        for other, there in where[mark]:
            if other <= number:
                continue
            known = found.get(other)
            floor = known[-1].left_end if known else 0
            if place < floor:
                continue
            stretch = _widened(keys[number], keys[other], place, there, floor=floor)
            if stretch is not None:
                found.setdefault(other, []).append(stretch)
    return found


def _boilerplate(size: int, places: Iterable[int]) -> bytearray:
    """Return for each word of a document whether it stands in a shingle of very many documents."""
    words = bytearray(size)
    for place in places:
        words[place : place + _SHINGLE] = b"\x01" * _SHINGLE
    return words


def _widened(left: Sequence[str], right: Sequence[str], at: int, there: int, *, floor: int) -> _Stretch | None:
    """Widen a shared shingle to both sides over small changes; None where only the hashes are alike."""
    if left[at : at + _SHINGLE] != right[there : there + _SHINGLE]:
        return None
    left_end, right_end, forward = _followed(left, right, at + _SHINGLE, there + _SHINGLE, step=1, floor=0)
    start, right_start, back = _followed(left, right, at - 1, there - 1, step=-1, floor=floor)
    return _Stretch(start + 1, left_end, right_start + 1, right_end, forward + back + _SHINGLE)


def _followed(left: Sequence[str], right: Sequence[str], i: int, j: int, *, step: int, floor: int) -> tuple[int, int, int]:
    """Walk on while words are alike, over changes behind which they are alike again; return where it ends and how many were alike."""
    alike = 0
    last, other = (len(left), len(right)) if step > 0 else (floor - 1, -1)
    while (last - i) * step > 0 and (other - j) * step > 0:
        if left[i] == right[j]:
            i, j, alike = i + step, j + step, alike + 1
            continue
        jump = next(_jumps(left, right, i, j, step=step, ends=(last, other)), None)
        if jump is None:
            break
        i, j = i + step * jump[0], j + step * jump[1]
    return i, j, alike


_STEPS = sorted(((a, b) for a in range(_GAP + 1) for b in range(_GAP + 1) if a or b), key=lambda ab: (max(ab), ab[0] != ab[1], ab))


def _jumps(left: Sequence[str], right: Sequence[str], i: int, j: int, *, step: int, ends: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield how many words to pass over on each side, the fewest first, so that the next ones are alike."""
    for a, b in _STEPS:
        need = 2 if max(a, b) == 1 else _SURE
        x, y = i + step * a, j + step * b
        if (ends[0] - x) * step < need or (ends[1] - y) * step < need:
            continue
        if all(left[x + step * n] == right[y + step * n] for n in range(need)):
            yield a, b


def _written(
    texts: Mapping[DocumentId, Words], names: tuple[DocumentId, DocumentId], stretches: Sequence[_Stretch], sizes: tuple[int, int]
) -> Iterator[Copy]:
    """Yield the stretches of two documents as copies; one over all of them where both documents are alike as a whole."""
    alike = sum(stretch.alike for stretch in stretches)
    if len(stretches) > 1 and alike >= _WHOLE * max(sizes):
        left, right = [s.left for s in stretches], [s.right for s in stretches]
        ends = max(s.left_end for s in stretches), max(s.right_end for s in stretches)
        stretches = [_Stretch(min(left), ends[0], min(right), ends[1], alike)]
    for stretch in stretches:
        sides = (
            _side(names[0], texts[names[0]], stretch.left, stretch.left_end),
            _side(names[1], texts[names[1]], stretch.right, stretch.right_end),
        )
        yield Copy(*sides, length=stretch.alike, share=round(min(1.0, stretch.alike / max(1, min(sizes))), 3))


def _side(name: DocumentId, words: Words, first: int, end: int) -> Side:
    return Side(name, words.starts[first], words.ends[end - 1])
