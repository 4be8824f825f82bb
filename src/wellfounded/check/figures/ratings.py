"""How many rows of a table have a rating or an answer, against what the text says beside it: "two are low, two medium and one high".

Invariant: a word is counted only where one column of one table has it as a whole cell, and the text tells the number of the rows too, or
two words of that column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...extract.figures.numerals import numeral_at
from ...extract.figures.words import FigureWords, figure_words, folded
from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .cells import Cell, tables_in
from .table_sums import is_total_row

_LEAST_ROWS, _MOST_KINDS, _LONGEST = 3, 6, 24
_NEARLY = 2
"""Rows by which the numbers of a sentence together may miss those of the table."""
_FAR = 700
"""Characters between a table and the sentence that counts its rows."""
_HEAD = 200
"""Characters before a table in which its heading may have its year."""
_NUMBER = re.compile(r"(?<![\w.,/-])[^\W_]+")
_STOP = re.compile(r"[.;:()|\n]|, | (?:and|et|и) ")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_ALL = re.compile(r"\s(?:[^\W\d_]+\s){0,2}?(?:out of|of|sur|из|des|de)\s(?:the\s|its\s|ces\s|les\s|all\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of answers: how often it has each, by its folded words, and how many rows it has."""

    counts: Mapping[str, int]
    rows: int
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table, where it stands, and its columns of answers; a table of other things has none."""

    place: Passage
    columns: Sequence[_Column]


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of a sentence, the word whose rows it counts, and the number of all rows where it is told with it, else 0."""

    span: Span
    value: int
    word: str
    of_all: int

    def fits(self, column: _Column) -> bool:
        return self.value == column.counts[self.word]


class RowsOfRating(Rule):
    """A number of rows with one rating or answer that the table beside the sentence does not have.

    A row was rated anew after the sentence was written. The sentence is what is quoted, and the table is what it rests on.
    """

    code = "FIG230"
    title = "a number of ratings that the table does not have"
    severity = Severity.WARNING
    example = (
        "| Risk | Rating |\n|---|---|\n| Country | high |\n| Cargo | low |\n| Owner | low |\n| Bank | medium |\n\n"
        "One of the four risks is high, and three of the four are low.\n"
    )
    counter_example = example.replace("three of the four", "two of the four")
    sure = (
        "Asked of the nearest table where a column has the words as whole cells, and the sentence tells the number of its rows or two of "
        "the words; a sentence of another time or thing, and one that tells a word again after it was told rightly, is let pass."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        tables = sorted(_tables(subject), key=lambda one: one.place.start)
        starts, right = [one.place.start for one in tables], set[tuple[int, str]]()
        for sentence in subject.analysis.sentences if any(one.columns for one in tables) else ():
            at = subject.analysis.passage(sentence.span.start, sentence.span.end)
            nearest = _nearest(tables, starts, at)
            if not nearest or _is_of_another(subject, sentence.span, nearest[0].place):
                continue
            rows = [(column, list(_told(subject, sentence.span, sentence.language, column))) for one in nearest for column in one.columns]
            fitting = [told for column, told in rows if told and all(one.fits(column) for one in told)]
            if fitting:
                right |= {(nearest[0].place.start, one.word) for told in fitting for one in told}
                continue
            own = rows[: len(nearest[0].columns)]
            for column, told in own:
                wrong = [] if any((nearest[0].place.start, one.word) in right for one in told) else list(_wrong(column, told))
                for one in wrong:
                    said = f"The table has “{one.word}” {column.counts[one.word]} times, not {one.value}."
                    shown = subject.analysis.passage(one.span.start, one.span.end)
                    yield self.finding(subject, said, shown, related=[subject.place(nearest[0].place)])
                if wrong:
                    break


def _wrong(column: _Column, told: Sequence[_Told]) -> Iterator[_Told]:
    """Yield the numbers of a sentence that a column does not have, where the sentence surely counts its rows."""
    whole = len({one.word for one in told}) > 1 and abs(sum(one.value for one in told) - column.rows) <= _NEARLY
    if whole or any(one.of_all == column.rows for one in told):
        yield from (one for one in told if not one.fits(column) and one.value <= column.rows and one.of_all in (0, column.rows))


def _nearest(tables: Sequence[_Table], starts: Sequence[int], at: Passage) -> list[_Table]:
    """Return the tables right before and right behind a passage that are not far, the nearer one first; none where it is of a table."""
    number = bisect_right(starts, at.start)
    beside = [(at.start - one.place.end, one) for one in tables[max(0, number - 1) : number]]
    beside += [(one.place.start - at.end, one) for one in tables[number : number + 1]]
    if any(far < 0 for far, _ in beside):
        return []
    return [one for far, one in sorted(beside, key=lambda row: row[0]) if far <= _FAR]


def _is_of_another(subject: Subject, span: Span, place: Passage) -> bool:
    """Say whether a sentence is of another time or thing than a table: its words say so, or a year that does not stand by the table."""
    beside = subject.text[max(0, place.start - _HEAD) : place.end]
    years = _YEAR.findall(subject.analysis.text, span.start, span.end)
    return any(year not in beside for year in years) or _another().search(subject.analysis.text, span.start, span.end) is not None


@cache
def _another() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['ratings']['another'])})(?!\w)", re.IGNORECASE)


def _tables(subject: Subject) -> Iterator[_Table]:
    for rows in tables_in(subject):
        first, last = rows[0][0].passage, rows[-1][-1].passage
        yield _Table(Passage.of(subject.text, first.start, last.end), list(_columns(rows)))


def _columns(rows: list[list[Cell]]) -> Iterator[_Column]:
    """Yield the columns of a table whose cells are a few words that come again."""
    body = [row for row in rows[1:] if not is_total_row(row)]
    for number in range(1, min((len(row) for row in body), default=0)):
        plain = [_word(row[number].passage.exact) for row in body if not row[0].passage.exact.lstrip().startswith("**")]
        alone = {one for one in plain if " " not in one}
        plain = [one.split()[0] if one.split()[:1] and one.split()[0] in alone else one for one in plain]
        counts = Counter(plain)
        if len(plain) < _LEAST_ROWS or len(counts) > _MOST_KINDS or max(counts.values()) < 2 or not all(map(_is_answer, counts)):
            continue
        words = "|".join(re.escape(one) for one in sorted(counts, key=len, reverse=True))
        yield _Column(counts, len(plain), re.compile(rf"(?<!\w)(?:{words})(?!\w)"))


def _word(cell: str) -> str:
    return folded(cell.strip(" *_.")).split(" (")[0]


def _is_answer(word: str) -> bool:
    return 0 < len(word) <= _LONGEST and not any(letter.isdigit() for letter in word) and len(word.split()) < 3


def _told(subject: Subject, span: Span, language: str, column: _Column) -> Iterator[_Told]:
    """Yield the numbers of a sentence with the word of a column whose rows each counts."""
    text, words, end = subject.analysis.text, figure_words(language), span.start
    for match in _NUMBER.finditer(text, span.start, span.end):
        numeral = numeral_at(text, match.start(), words) if match.start() >= end else None
        if numeral is None or numeral.value != int(numeral.value) or numeral.end > span.end:
            continue
        end, of_all = numeral.end, 0
        if (of := _OF_ALL.match(text, numeral.end, span.end)) is not None:
            whole = numeral_at(text, of.end(), words)
            if whole is not None:
                end, of_all = whole.end, int(whole.value)
        word = _behind(text, Span(end, span.end), column, words)
        if word:
            yield _Told(Span(match.start(), numeral.end), int(numeral.value), word, of_all)


def _behind(text: str, span: Span, column: _Column, words: FigureWords) -> str:
    """Return the word of a column that stands next behind a number, before a comma or another number."""
    stop = _STOP.search(text, span.start, span.end)
    end = stop.start() if stop else span.end
    numbers = (match.start() for match in _NUMBER.finditer(text, span.start, end) if numeral_at(text, match.start(), words) is not None)
    piece = folded(text[span.start : next(numbers, end)])
    found = set(column.words.findall(piece))
    return found.pop() if len(found) == 1 and len(piece.split()) <= 8 else ""


RULES: tuple[type[Rule], ...] = (RowsOfRating,)
