"""From the words of a PDF page to its lines in the order in which a person reads them.

Words that follow each other closely make a fragment. A gutter that most fragments keep clear of divides the page into columns,
unless the fragments beside it are as short as the cells of a table: a table is read row by row. Fragments that cross the gutter
(a title over two columns) divide the columns into bands, which are read one after the other.

Invariant: every word that goes in stands in exactly one line that comes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from .flow import RAISED_FIGURES
from .pdf_words import Word

_WORD_GAP = 1.0
"""A gap between words wider than this many times their size ends a fragment."""
_CELL_GAP = 2.0
"""A gap on one line wider than this many times its size is written as a tab."""
_TOUCHING = 0.12
_SAME_SIZE = 0.1
_SIDE_FRAGMENTS = 4
"""So many fragments must stand on each side of a gutter."""
_PROSE_CHARACTERS = 16
"""Fragments of columns have at least this many characters in the median; those of tables have fewer."""
_FILLED = 0.55
"""Lines of prose fill at least this share of their column in the median."""
_MOST_COLUMNS_DEEP = 3
_GUTTERS_TRIED = 4


@dataclass(slots=True, eq=False)
class Line:
    """Words of one line in one column. ``column`` counts the columns of the page in reading order."""

    words: list[Word]
    x0: float
    y0: float
    x1: float
    y1: float
    size: float = 0.0
    column: int = 0
    bold: bool = False
    _text: str = field(default="", repr=False)

    @property
    def text(self) -> str:
        if not self._text:
            self._text = "".join(joint + word.text for joint, word in joined(self))
        return self._text

    @property
    def broken(self) -> bool:
        """Say whether the line ends inside a word."""
        return self.words[-1].broken


def joined(line: Line) -> Iterable[tuple[str, Word]]:
    """Return the words of a line, each with what stands between it and the one before."""
    before: Word | None = None
    for word in line.words:
        gap = word.x0 - before.x1 if before else 0.0
        if before is None or (gap < _TOUCHING * line.size and _cling(before, word)):
            yield "", word
        else:
            yield "\t" if gap > _CELL_GAP * line.size else " ", word
        before = word


def _cling(before: Word, word: Word) -> bool:
    """Say whether two words that touch are one: a raised mark and what it is set to, or what is set after it."""
    return bool(word.foot or before.foot) or before.text[-1] in RAISED_FIGURES or word.text[0] in ",.;:!?)"


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Return the lines of a page in reading order."""
    lines: list[Line] = []
    for column, fragments in enumerate(_columns(_fragments(words), 0)):
        for row in _rows(fragments):
            line = row[0] if len(row) == 1 else _line([word for fragment in row for word in fragment.words])
            line.column = column
            lines.append(line)
    for line in lines:
        for word in line.words:
            if word.foot:
                word.text = word.text_beside(line.y0, line.size)
    return lines


def _line(words: list[Word]) -> Line:
    first = words[0]
    size = first.y1 - first.y0
    if len(words) == 1:
        return Line(words, first.x0, first.y0, first.x1, first.y1, size)
    main = words
    if any(abs(word.y1 - word.y0 - size) >= _SAME_SIZE for word in words):
        sizes: Counter[float] = Counter()
        for word in words:
            sizes[round(word.y1 - word.y0, 1)] += len(word.text)
        size = sizes.most_common(1)[0][0]
        main = [word for word in words if abs(word.y1 - word.y0 - size) < _SAME_SIZE] or words
    edges = min([w.x0 for w in words]), min([w.y0 for w in main]), max([w.x1 for w in words]), max([w.y1 for w in main])
    return Line(words, *edges, size)


def _fragments(words: Sequence[Word]) -> list[Line]:
    """Group words that follow each other closely on one line."""
    groups: list[list[Word]] = []
    before: Word | None = None
    for word in words:
        if before is not None and _follows(word, before):
            groups[-1].append(word)
        else:
            groups.append([word])
        before = word
    return [_line(group) for group in groups]


def _follows(word: Word, before: Word) -> bool:
    if before.broken:
        return False
    smaller = min(word.y1 - word.y0, before.y1 - before.y0)
    overlap = min(word.y1, before.y1) - max(word.y0, before.y0)
    larger = max(word.y1 - word.y0, before.y1 - before.y0)
    return overlap >= 0.35 * smaller and -0.5 * larger <= word.x0 - before.x1 <= _WORD_GAP * larger


def _columns(fragments: list[Line], depth: int) -> list[list[Line]]:
    """Divide fragments into groups that are read one after the other."""
    gutter = _gutter(fragments) if depth < _MOST_COLUMNS_DEEP else None
    if gutter is None:
        return [fragments] if fragments else []
    groups: list[list[Line]] = []
    widths = [_width(side) for side in _sides(fragments, gutter)]
    for wide, band in _bands(fragments, gutter):
        sides = _sides(band, gutter)
        if wide or (len(band) < 2 * _SIDE_FRAGMENTS and not all(map(_fills, sides, widths))):
            groups.append(band)
        else:
            groups += [group for side in sides for group in _columns(side, depth + 1)]
    return groups


def _sides(fragments: list[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    return [f for f in fragments if f.x1 <= gutter], [f for f in fragments if f.x0 >= gutter]


def _width(side: list[Line]) -> float:
    """Return how wide a column is, leaving out the outermost tenth of its fragments, such as half of a running header."""
    starts, ends = sorted(f.x0 for f in side), sorted(f.x1 for f in side)
    return ends[int(0.9 * (len(ends) - 1))] - starts[int(0.1 * (len(starts) - 1) + 0.9)]


def _fills(side: list[Line], width: float) -> bool:
    return not side or median(f.x1 - f.x0 for f in side) >= _FILLED * width


def _bands(fragments: list[Line], gutter: float) -> list[tuple[bool, list[Line]]]:
    """Divide fragments, from the top down, into runs that cross the gutter and runs that keep clear of it."""
    crossing = sorted((f for f in fragments if f.x0 < gutter < f.x1), key=lambda f: -f.y1)
    rest = [f for f in fragments if not f.x0 < gutter < f.x1]
    bands: list[tuple[bool, list[Line]]] = []
    for wide in crossing:
        above = [f for f in rest if (f.y0 + f.y1) / 2 > (wide.y0 + wide.y1) / 2]
        if above:
            rest = [f for f in rest if (f.y0 + f.y1) / 2 <= (wide.y0 + wide.y1) / 2]
            bands.append((False, above))
        if bands and bands[-1][0]:
            bands[-1][1].append(wide)
        else:
            bands.append((True, [wide]))
    return [*bands, (False, rest)] if rest else bands


def _gutter(fragments: list[Line]) -> float | None:
    """Return the place of the gutter between two columns of prose, or None where there is one column or a table."""
    if len(fragments) < 2 * _SIDE_FRAGMENTS:
        return None
    left, right = min(f.x0 for f in fragments), max(f.x1 for f in fragments)
    size = median(f.size for f in fragments)
    margin = 0.15 * (right - left)
    candidates = [
        (crossing, start - end, (start + end) / 2)
        for crossing, start, end in _gaps(fragments)
        if end - start >= 0.5 * size and left + margin < (start + end) / 2 < right - margin and crossing <= 0.5 * len(fragments)
    ]
    return next((at for _, _, at in sorted(candidates)[:_GUTTERS_TRIED] if _is_between_prose(fragments, at)), None)


def _gaps(fragments: list[Line]) -> Iterable[tuple[int, float, float]]:
    """Return the stretches of the page's width between edges, each with how many fragments cross it.

    Edges that lie within two points of each other count as one, since the lines of a ragged or indented column do not end at
    exactly one place.
    """
    starts, ends = Counter(round(f.x0) for f in fragments), Counter(round(f.x1) for f in fragments)
    edges = sorted({*starts, *ends})
    crossing = 0
    for here, following in pairwise(edges):
        crossing += starts[here] - ends[here]
        yield crossing, float(here), float(following)


def _is_between_prose(fragments: list[Line], gutter: float) -> bool:
    sides = _sides(fragments, gutter)
    if min(len(side) for side in sides) < _SIDE_FRAGMENTS:
        return False
    (low, high), (other_low, other_high) = ((min(f.y0 for f in side), max(f.y1 for f in side)) for side in sides)
    shared = min(high, other_high) - max(low, other_low)
    if shared < 0.4 * min(high - low, other_high - other_low):
        return False
    return all(_is_prose(side) for side in sides)


def _is_prose(side: list[Line]) -> bool:
    characters = median(sum(len(w.text) + 1 for w in f.words) for f in side)
    return characters >= _PROSE_CHARACTERS and (_fills(side, _width(side)) or _gutter(side) is not None)


def _rows(fragments: list[Line]) -> list[list[Line]]:
    """Group fragments that stand on one line, from the top down and from left to right."""
    rows: list[list[Line]] = []
    for fragment in sorted(fragments, key=lambda f: (-(f.y0 + f.y1), f.x0)):
        row = rows[-1] if rows else None
        if row and _on_one_line(fragment, max(row, key=lambda f: f.x1 - f.x0)):
            row.append(fragment)
        elif row and fragment.size < 0.8 * row[0].size and len(rows) > 1 and _on_one_line(fragment, rows[-2][0]):
            rows[-2].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda f: f.x0) for row in rows]


def _on_one_line(fragment: Line, other: Line) -> bool:
    overlap = min(fragment.y1, other.y1) - max(fragment.y0, other.y0)
    if overlap < 0.45 * min(fragment.y1 - fragment.y0, other.y1 - other.y0):
        return False
    return min(fragment.x1, other.x1) - max(fragment.x0, other.x0) < 0.5 * min(fragment.size, other.size)
