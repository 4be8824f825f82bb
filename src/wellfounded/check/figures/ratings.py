"""How many rows of a table have a rating or an answer, against what the text says beside it: "two are low, two medium and one high".

Invariant: a word is counted only where one column of one table has it as a whole cell, and the text tells the number of the rows too, or
two words of that column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...extract.figures.words import figure_words, folded
from ...extract.numerals import numeral_at
from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ..rule import Rule
from ..subject import Subject
from .cells import tables_in
from .sums import is_total_row

_LEAST_ROWS, _MOST_KINDS, _LONGEST = 3, 6, 24
_NEARLY = 2
"""Rows by which the numbers of a sentence together may miss those of the table."""
_FAR = 700
"""Characters between a table and the sentence that counts its rows."""
_NUMBER = re.compile(r"(?<![\w.,/-])[^\W_]+")
_OF_ALL = re.compile(r"\s(?:[^\W\d_]+\s){0,2}?(?:out of|of|sur|из|des|de)\s(?:the\s|its\s|ces\s|les\s|all\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of answers: how often it has each, by its folded words, and where the table ends."""

    counts: Mapping[str, int]
    rows: int
    table: Passage


class RowsOfRating(Rule):
    """A number of rows with one rating or answer that the table beside the sentence does not have.

    A row was rated anew after the sentence was written. The sentence is what is quoted, and the table is what it rests on.
    """

    code = "FIG230"
    title = "a number of ratings that the table does not have"
    severity = Severity.ERROR
    example = (
        "| Risk | Rating |\n|---|---|\n| Country | high |\n| Cargo | low |\n| Owner | low |\n| Bank | medium |\n\n"
        "One of the four risks is high, and three of the four are low.\n"
    )
    counter_example = example.replace("three of the four", "two of the four")
    sure = "Asked where one table has the words as whole cells, and the sentence tells the number of its rows or two of the words."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for column in _columns(subject):
            for sentence in subject.analysis.sentences:
                at = subject.analysis.passage(sentence.span.start, sentence.span.end)
                if not 0 <= at.start - column.table.end <= _FAR and not 0 <= column.table.start - at.end <= _FAR:
                    continue
                told = list(_told(subject, sentence.span, sentence.language, column))
                together = sum(value for _, value, _, _ in told)
                whole = len({word for _, _, word, _ in told}) > 1 and abs(together - column.rows) <= _NEARLY
                sure = any(of_all == column.rows for _, _, _, of_all in told) or whole
                for span, value, word, of_all in told if sure else ():
                    if value != column.counts[word] and value <= column.rows and of_all in (0, column.rows):
                        shown = subject.analysis.passage(span.start, span.end)
                        said = f"The table has “{word}” {column.counts[word]} times, not {value}."
                        yield self.finding(subject, said, shown, related=[subject.place(column.table)])


def _columns(subject: Subject) -> Iterator[_Column]:
    """Yield the columns of tables whose cells are a few words that come again."""
    for rows in tables_in(subject):
        body = [row for row in rows[1:] if not is_total_row(row)]
        for number in range(1, min((len(row) for row in body), default=0)):
            plain = [_word(row[number].passage.exact) for row in body if not row[0].passage.exact.lstrip().startswith("**")]
            alone = {one for one in plain if " " not in one}
            plain = [one.split()[0] if one.split()[:1] and one.split()[0] in alone else one for one in plain]
            counts = Counter(plain)
            if len(plain) < _LEAST_ROWS or len(counts) > _MOST_KINDS or max(counts.values()) < 2 or not all(map(_is_answer, counts)):
                continue
            first, last = rows[0][0].passage, rows[-1][-1].passage
            yield _Column(counts, len(plain), Passage.of(subject.text, first.start, last.end))


def _word(cell: str) -> str:
    return folded(cell.strip(" *_.")).split(" (")[0]


def _is_answer(word: str) -> bool:
    return 0 < len(word) <= _LONGEST and not any(letter.isdigit() for letter in word) and len(word.split()) < 3


def _told(subject: Subject, span: Span, language: str, column: _Column) -> Iterator[tuple[Span, int, str, int]]:
    """Yield the numbers of a sentence with the word whose rows each counts, and the number of all rows where it is told with them."""
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
        word = _behind(text, end, span.end, column)
        if word:
            yield Span(match.start(), numeral.end), int(numeral.value), word, of_all


def _behind(text: str, start: int, end: int, column: _Column) -> str:
    """Return the word of a column that stands next behind a number, before a comma or another number."""
    stop = re.compile(r"[.;:()|\n]|, | (?:and|et|и) ").search(text, start, end)
    piece = folded(text[start : stop.start() if stop else end])
    found = re.findall(rf"(?<!\w)(?:{'|'.join(re.escape(one) for one in sorted(column.counts, key=len, reverse=True))})(?!\w)", piece)
    return found[0] if len(set(found)) == 1 and len(piece.split()) <= 8 else ""


RULES: tuple[type[Rule], ...] = (RowsOfRating,)
