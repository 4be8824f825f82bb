"""How a delimited text is divided: its delimiter, its rows, the names of its columns.

The standard library's sniffer decides by single characters and is easily misled by prose; here each delimiter is tried on the first
rows, and the one under which most rows have equally many cells is taken.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 300
_SAMPLE_CHARACTERS = 400_000
_EVEN = 0.6
"""At least this share of the rows has the usual number of cells."""
_FIGURE = re.compile(r"[-+]?[\d\s.,'%]*\d[\d\s.,'%]*|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}.*")
_DECLARED = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text is divided. ``columns`` are the cells of its first row, which are names where it is ``headed``."""

    delimiter: str
    columns: tuple[str, ...]
    headed: bool
    rows: int
    """Rows with at least one cell that is not empty, the head included."""
    uneven: int


def dialect_of(text: str, *, delimiter: str = "") -> Dialect | None:
    """Find out how a text is divided, or return None where no delimiter divides most of its rows alike."""
    declared = _DECLARED.match(text)
    if declared:
        text, delimiter = text[declared.end() :], declared[1]
    text = text.removeprefix("\ufeff")
    sample = text[:_SAMPLE_CHARACTERS]
    scored = [(_score(list(islice(_rows(sample, d), _SAMPLE_ROWS))), d) for d in delimiter or _DELIMITERS]
    (_, width), best = max(scored, key=lambda pair: pair[0][0] * min(pair[0][1], 6))
    if not width:
        return None
    return _measured(text, best, width)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows that hold anything; a row that the standard library refuses ends the reading."""
    lines = text.replace("\0", "").splitlines(keepends=True)
    try:
        for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=True):
            if any(cell.strip() for cell in row):
                yield row
    except csv.Error:
        return


def _score(rows: list[list[str]]) -> tuple[float, int]:
    """Return the share of rows that have the usual number of cells, and that number; 0 and 0 where there are no columns."""
    widths = Counter(len(row) for row in rows)
    if not widths:
        return 0.0, 0
    width, count = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]))
    share = count / len(rows)
    return (share, width) if width > 1 and share >= _EVEN else (0.0, 0)


def _measured(text: str, delimiter: str, width: int) -> Dialect:
    rows = uneven = 0
    first: list[str] = []
    following: list[list[str]] = []
    for row in _rows(text, delimiter):
        rows += 1
        uneven += len(row) != width
        if not first:
            first = row
        elif len(following) < 50:
            following.append(row)
    names = tuple(cell.strip() for cell in first)
    return Dialect(delimiter, names, _is_head(names, following), rows, uneven)


def _is_head(names: tuple[str, ...], following: list[list[str]]) -> bool:
    """Say whether the first row names the columns: all different, none a figure, and none said again in its column."""
    filled = [name for name in names if name]
    if len(filled) < len(names) - 1 or len(set(filled)) < len(filled) or any(_FIGURE.fullmatch(name) for name in filled):
        return False
    again = sum(name == row[at].strip() for at, name in enumerate(names) for row in following if at < len(row))
    return not again and all(len(name) <= 80 for name in filled)
