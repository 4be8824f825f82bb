"""Tables as they stand in the text: lines of cells between bars or tabs, or parted by two spaces and more.

Invariant: positions are of the text layer, and a cell's number is read whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...extract.figures.numerals import value_of
from ...extract.figures.words import figure_words
from ...model.passages import Passage
from ..subject import Subject

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
CELL = re.compile(
    r"[\s$€£₽₸*_~(]*(?:[A-Z]{3}\s)?[-−]?(?P<number>\d(?:[ ]?[\d,.'])*)\s?"
    r"(?P<percent>%)?[\s$€£₽₸*_.);]*(?:[A-Z]{3}|[^\W\d_]{1,12}\.?)?[\s*_.;]*"
)
_GAP = re.compile(r"[ ]{2,}")
_ROW = re.compile(r"^[ \t]*\|?(?P<cells>[^\n|]*(?:\|[^\n|]*)+)\|?[ \t]*$|^(?P<tabbed>[^\n\t]*(?:\t[^\n\t]*)+)$", re.MULTILINE)
_RULE = re.compile(r"[\s|:=+-]*")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, and its number where it is one."""

    passage: Passage
    value: float | None


def has_text(cell: Cell) -> bool:
    return bool(re.search(r"\w", cell.passage.exact))


def tables_in(subject: Subject) -> Iterator[list[list[Cell]]]:
    """Yield tables as they stand in the text layer: lines of cells between bars or tabs, one after the other."""
    rows: list[list[Cell]] = []
    end = -1
    for match in _ROW.finditer(subject.text):
        if rows and match.start() > end + 1:
            yield rows
            rows = []
        end = match.end()
        if not _RULE.fullmatch(match.group()):
            rows.append(_cells(subject, match))
    if rows:
        yield rows
    yield from _aligned_by_spaces(subject)


def _aligned_by_spaces(subject: Subject) -> Iterator[list[list[Cell]]]:
    """Yield tables of plain text, whose columns two spaces and more part: lines of as many cells, one after the other."""
    rows: list[list[Cell]] = []
    for line in re.finditer(r"[^\n]*\n?", subject.text):
        pieces = _pieces(line) if "|" not in line.group() and "\t" not in line.group() else []
        if rows and len(pieces) != len(rows[0]):
            if len(rows) > _LEAST:
                yield rows
            rows = []
        if len(pieces) > 1:
            rows.append([cell_of(subject, start, end) for start, end in pieces])


def _pieces(line: re.Match[str]) -> list[tuple[int, int]]:
    text = line.group().rstrip()
    start, found = len(text) - len(text.lstrip()), list[tuple[int, int]]()
    for gap in _GAP.finditer(text, start):
        found.append((line.start() + start, line.start() + gap.start()))
        start = gap.end()
    return [*found, (line.start() + start, line.start() + len(text))] if found else []


def _cells(subject: Subject, match: re.Match[str]) -> list[Cell]:
    group, sign = ("cells", "|") if match["cells"] is not None else ("tabbed", "\t")
    at, cells = match.start(group), []
    for piece in match[group].split(sign):
        cells.append(cell_of(subject, at, at + len(piece)))
        at += len(piece) + 1
    return cells[:-1] if len(cells) > 1 and not has_text(cells[-1]) else cells


def cell_of(subject: Subject, start: int, end: int) -> Cell:
    piece = subject.text[start:end]
    lead = len(piece) - len(piece.lstrip())
    passage = Passage.of(
        subject.text, start + min(lead, len(piece.rstrip()) if piece.strip() else lead), start + max(lead, len(piece.rstrip()))
    )
    return Cell(passage, _value(subject, piece))


def _value(subject: Subject, piece: str) -> float | None:
    match = CELL.fullmatch(piece.replace("\u00a0", " ").replace("\u202f", " "))
    if match is None:
        return None
    decimal = figure_words(subject.analysis.language).decimal
    if _GROUPED.fullmatch(match["number"].strip(" .,'")):
        decimal = "."  # three figures behind each comma are thousands, whatever the language of the few words of a table seems to be
    try:
        value = value_of(match["number"].strip(" .,'"), decimal=decimal)
    except ValueError:
        return None
    return -value if re.match(r"\D*[-−]", piece) else value
