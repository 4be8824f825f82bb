"""Figures that a text reckons from others of its own: shares in rows of a table, a share or difference said beside it, parts counted out.

Invariant: a reckoned figure is called wrong only where no two figures near it make it, and two that do make a slip of it: two of its
figures exchanged or one of them another; or where all other rows of its table are reckoned alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import permutations

from ...extract.analysis import Sentence
from ...extract.figures.numerals import numeral_at
from ...extract.figures.words import figure_words
from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .cells import Cell, tables_in
from .numbers import Number, numbers_in, passage_of, places, written
from .shares import PercentageOff
from .table_sums import is_total_row
from .tied import PercentageUnbacked

_ROWS = 3
_FAR = 1_500
"""Characters behind a table in which a text may reckon with it."""
_LEAST = 2
_SMALLEST = 100
_MOST_TIMES = 100
_ALL = re.compile(r"\W*(?:all|together|tous|toutes|ensemble|все|вместе)(?!\w)", re.IGNORECASE)


class ShareOfRow(Rule):
    """A percentage in a row of a table that the row's own figures do not make, though those of the other rows do.

    The row was changed and not reckoned again. Which of its figures is right nobody can tell.
    """

    code = "FIG222"
    title = "a percentage that is not that of its row"
    severity = Severity.ERROR
    example = (
        "| Yard | Boats | Sunk | Share |\n|---|---|---|---|\n| East | 20 | 5 | 25% |\n| West | 40 | 8 | 20% |\n| North | 10 | 4 | 45% |\n"
        "| All | 70 | 17 | 24.3% |\n"
    )
    counter_example = example.replace("45%", "40%")
    sure = "Sure where two rows and most of all rows are reckoned alike."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for rows in tables_in(subject):
            width = max((len(row) for row in rows), default=0)
            for column in range(1, width):
                cells = [(row, row[column]) for row in rows if column < len(row) and _is_share(row[column])]
                if len(cells) >= _ROWS:
                    found = list(self._of_column(subject, cells, width))
                    yield from found or self._of_totals(subject, rows, cells, width)

    def _of_column(self, subject: Subject, cells: Sequence[tuple[list[Cell], Cell]], width: int) -> Iterator[Finding]:
        for part, whole in permutations(range(1, width), 2):
            made = [(cell, _percent_of(row, part, whole)) for row, cell in cells]
            known = [(cell, real) for cell, real in made if real is not None]
            off = [(cell, real) for cell, real in known if not _is_rounded(cell, real)]
            if len(known) >= _ROWS and off and len(known) - len(off) >= max(_LEAST, 2 * len(off)):
                for cell, real in off:
                    yield self.finding(subject, f"The figures of this row make {real:.1f}%, not {cell.passage.exact}.", cell.passage)
                return

    def _of_totals(
        self, subject: Subject, rows: list[list[Cell]], cells: Sequence[tuple[list[Cell], Cell]], width: int
    ) -> Iterator[Finding]:
        """Look at shares of what a column makes in the row of totals."""
        total = next((row for row in rows if is_total_row(row) or _ALL.match(row[0].passage.exact)), [])
        for part in range(1, min(width, len(total))):
            whole = total[part].value
            if not whole or "%" in total[part].passage.exact:
                continue
            known = [(cell, row[part].value) for row, cell in cells if row is not total and part < len(row)]
            made = [(cell, value / whole * 100) for cell, value in known if value is not None]
            off = [(cell, real) for cell, real in made if not _is_rounded(cell, real)]
            if len(off) == 1 and len(made) > _LEAST:
                cell, real = off[0]
                yield self.finding(subject, f"This row has {real:.1f}% of the total, not {cell.passage.exact}.", cell.passage)
                return


def _is_share(cell: Cell) -> bool:
    return cell.value is not None and "%" in cell.passage.exact


def _percent_of(row: list[Cell], part: int, whole: int) -> float | None:
    if max(part, whole) >= len(row):
        return None
    one, other = row[part].value, row[whole].value
    if one is None or not other or "%" in row[part].passage.exact or "%" in row[whole].passage.exact:
        return None
    return one / other * 100


def _is_rounded(cell: Cell, real: float) -> bool:
    assert cell.value is not None
    return abs(cell.value - real) <= 10.0 ** -places(cell.passage.exact) * 0.6 + 1e-9


class SaidOfTable(Rule):
    """A difference or a share said beside a table that its figures do not make, while two of them make a slip of it.

    The table was added up once more and the sentence was not, or two figures were exchanged in typing.
    """

    code = "FIG223"
    title = "a difference or share that is not that of the table"
    severity = Severity.ERROR
    example = (
        "| Head | 2019 | 2024 |\n|---|---|---|\n| Wages | 12,400 | 17,900 |\n| Damage | 5,000 | 7,200 |\n| Total | 17,400 | 25,100 |\n\n"
        "The second award is 7,900 euros higher than the first.\n"
    )
    counter_example = example.replace("7,900", "7,700")
    sure = "Asked where words such as “higher” or “the difference” stand, or a percentage is tied to a figure by “that is”."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told = {one.passages[0] for rule in (PercentageOff, PercentageUnbacked) for one in rule.found_in(subject)}
        rows = [(table_, table_[0][0].passage.start, table_[-1][-1].passage.end) for table_ in tables_in(subject) if table_]
        for sentence in subject.analysis.sentences:
            text = subject.analysis.text[sentence.span.start : sentence.span.end]
            difference, share = _cue("difference").search(text), "%" in text or _cue("percent").search(text)
            if not (difference or share):
                continue
            at = subject.analysis.passage(sentence.span.start, sentence.span.end).start
            behind = [one for one, start, _ in reversed(rows) if 0 <= start - at <= _FAR]
            near = [*behind, *(one for one, _, end in rows if 0 <= at - end <= _FAR)]
            numbers = numbers_in(subject, sentence.span)
            if difference and near:
                yield from self._differences(subject, numbers, near[-1], told=_before(subject, sentence))
            if share:
                yield from (one for one in self._shares(subject, sentence, numbers, near) if one.passages[0] not in told)

    def _differences(
        self, subject: Subject, numbers: Sequence[Number], rows: list[list[Cell]], *, told: Collection[float]
    ) -> Iterator[Finding]:
        every = [[cell.value for cell in row if cell.value is not None and "%" not in cell.passage.exact] for row in rows]
        flat = {value for row in every for value in row}
        beside = _gaps(rows)
        sums = [row for row, cells in zip(every, rows, strict=True) if is_total_row(cells) and len(row) >= _LEAST]
        for one in numbers:
            others = [other.value for other in numbers if other is not one and not other.is_share]
            gaps = beside | {round(abs(a - b), 4) for a in others for b in [*others, *flat]}
            gaps |= {round(gap * times, 4) for gap in _gaps_told(told) for times in others if times <= _MOST_TIMES}
            if one.is_share or one.approximate or one.value < _SMALLEST or one.value in gaps | flat:
                continue
            made = next((abs(a - b) for row in sums for a, b in permutations(row, 2) if a > b and _is_slip(a - b, one.value)), None)
            if made is not None:
                said = f"The sums of the table differ by {written(made)}, not by {written(one.value)}."
                yield self.finding(subject, said, passage_of(subject, one))

    def _shares(self, subject: Subject, sentence: Sentence, numbers: Sequence[Number], near: list[list[list[Cell]]]) -> Iterator[Finding]:
        text = subject.analysis.text
        for at, share in enumerate(numbers):
            if not share.is_share or share.approximate:
                continue
            said = text[share.span.start : share.span.end]
            decimals = places(said)
            before = numbers[at - 1] if at else None
            tied = (
                before is not None and not before.is_share and _cue("that_is").search(text, before.span.end, share.span.start) is not None
            )
            pairs = list(_labelled(subject, sentence, near))
            wholes = {cell.value for rows in near for row in rows if is_total_row(row) for cell in row if cell.value}
            others = {one.value for one in numbers if not one.is_share}
            if tied and before is not None:
                pairs += [(before.value, whole) for whole in wholes | others if whole and whole >= before.value]
            pairs += [(a, b) for a in others for b in others | _before(subject, sentence) if 0 < a < b and tied]
            made = {round(a / b * 100, decimals) for a, b in pairs if b}
            parts = {
                round(share * 100, decimals) for a in others for b in others if a != b and b and a + b for share in (a / (a + b), a / b)
            }
            grown = {round(abs(a - b) / b * 100, decimals) for one in (wholes, others) for a in one for b in one if a and b}
            slack = 10.0**-decimals * 1.01
            if not made or any(abs(one - share.value) <= slack for one in made | grown | parts):
                continue
            fitting = next((one for one in sorted(made) if _is_slip(one, share.value, decimals=decimals)), None)
            if fitting is not None:
                told = f"{fitting:.{decimals}f}"
                yield self.finding(subject, f"The figures beside it make {told}%, not {written(share.value)}%.", passage_of(subject, share))


def _gaps_told(numbers: Collection[float]) -> set[float]:
    """Return what the numbers of the sentence before differ by: a month's pay that is short, told again for six months."""
    return {abs(a - b) for a in numbers for b in numbers if a != b}


def _gaps(rows: list[list[Cell]]) -> set[float]:
    """Return what the figures of each row and of each column of a table differ by."""
    width = max(len(row) for row in rows)
    lines = [*rows, *([row[n] for row in rows if n < len(row)] for n in range(width))]
    values = [[cell.value for cell in line if cell.value is not None] for line in lines]
    return {round(abs(a - b), 4) for line in values for a in line for b in line if a != b}


def _before(subject: Subject, sentence: Sentence) -> set[float]:
    """Return the numbers of the sentence before."""
    before = subject.analysis.sentence_at(max(0, sentence.span.start - 3))
    return {one.value for one in numbers_in(subject, before.span) if not one.is_share} if before and before is not sentence else set()


def _labelled(subject: Subject, sentence: Sentence, near: list[list[list[Cell]]]) -> Iterator[tuple[float, float]]:
    """Yield the parts and totals of the rows whose label stands in a sentence."""
    told = subject.analysis.text[sentence.span.start : sentence.span.end].casefold()
    for rows in near:
        total = next((row for row in rows if is_total_row(row)), None)
        for row in rows if total is not None else ():
            label = row[0].passage.exact.strip(" *_").casefold()
            if row is total or len(label) < 4 or label not in told:
                continue
            for n in range(1, min(len(row), len(total or ()))):
                part, whole = row[n].value, total[n].value if total else None
                if part is not None and whole:
                    yield part, whole


def _is_slip(real: float, told: float, *, decimals: int = 0) -> bool:
    """Say whether one number is another with two neighbouring figures exchanged, or with one figure another."""
    a, b = f"{real:.{decimals}f}".replace(".", ""), f"{told:.{decimals}f}".replace(".", "")
    if a == b or len(a) != len(b) or len(a) < _LEAST:
        return False
    wrong = [n for n in range(len(a)) if a[n] != b[n]]
    swapped = sorted(a) == sorted(b) and len(wrong) <= _LEAST + 1
    return swapped or len(wrong) == 1


class CountedOut(Rule):
    """A number of things and the things counted out behind a colon, which are more or fewer: "six documents: two letters, one map".

    One was taken out or came in later. The reader looks for what is missing.
    """

    code = "FIG224"
    title = "things counted out that do not make their number"
    severity = Severity.ERROR
    unsure = True
    example = "The report rests on six documents: two judgments, one map, a letter and an e-mail.\n"
    counter_example = (
        "The report rests on five documents: two judgments, one map, a letter and an e-mail. Two things matter: a map and time.\n"
    )
    sure = "Sure where every thing behind the colon begins with its number or article and one of them with a number."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for sentence in subject.analysis.sentences:
            text = subject.analysis.text[sentence.span.start : sentence.span.end].rstrip(" .")
            colon = text.find(": ")
            if colon < 0 or ":" in text[colon + 1 :] or ";" in text[colon:] or "(" in text[colon:]:
                continue
            total = next(iter(reversed(numbers_in(subject, Span(sentence.span.start, sentence.span.start + colon)))), None)
            if total is None or total.unit or not _LEAST <= total.value <= 60:
                continue
            counted = _counted(subject, sentence.span.start + colon + 2, sentence.span.start + len(text))
            if counted is not None and counted != total.value:
                shown = subject.analysis.passage(sentence.span.start + colon + 2, sentence.span.start + len(text))
                said = f"What is counted out here makes {counted}, not {written(total.value)}."
                yield self.finding(subject, said, passage_of(subject, total), shown)


def _counted(subject: Subject, start: int, end: int) -> int | None:
    """Return what the things of a stretch make, where each begins with its number or an article and one at least with more than one."""
    text = subject.analysis.text[start:end]
    words = figure_words(subject.analysis.language_at(start))
    made, most, single = 0, 0, False
    for piece in re.split(r",\s+(?:and|et|и)\s+|,\s+|\s+(?:and|et|и)\s+(?=(?:an?|one|une?|од(?:ин|на|но)|\d|\w+)\s)", text):
        if _ONE.match(piece):
            made, single = made + 1, True
            continue
        numeral = numeral_at(piece, 0, words) if piece else None
        if numeral is None or numeral.value != int(numeral.value) or not piece[numeral.end : numeral.end + 1].isspace():
            return None
        made, most = made + int(numeral.value), max(most, int(numeral.value))
    return made if most >= _LEAST and single else None  # without a single one, FIG201 adds them up


_ONE = re.compile(r"(?:an?|one|une?|од(?:ин|на|но))\s", re.IGNORECASE)


class RowsAnnounced(Rule):
    """A number of decisions, letters or the like that "are listed", and a table right beside it with another number of rows.

    A row was lost or put in after the sentence was written.
    """

    code = "FIG225"
    title = "a number of rows that the table does not have"
    severity = Severity.WARNING
    unsure = True
    example = (
        "| Date | Court |\n|---|---|\n| 3 May 2016 | Court of Lund |\n| 4 June 2017 | Court of Tarn |\n| 9 July 2018 | Court of Aix |\n\n"
        "Four decisions are listed here.\n"
    )
    counter_example = example.replace("Four", "Three")
    sure = "Asked where the words say that things are listed, and the number is within two of the rows without the head and the totals."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for rows in tables_in(subject):
            if len(rows) <= _LEAST:
                continue
            body = [row for row in rows[1:] if not is_total_row(row)]
            headed = not any(letter.isdigit() for letter in rows[0][0].passage.exact)
            counts = {len(body), len(rows) - 1} if headed else {len(body), len(body) + 1, len(rows)}
            start, end = rows[0][0].passage.start, rows[-1][-1].passage.end
            for sentence in subject.analysis.sentences:
                place = subject.analysis.passage(sentence.span.start, sentence.span.end)
                beside = 0 <= place.start - end <= _RIGHT or 0 <= start - place.end <= _RIGHT
                if not beside or not _cue("listed").search(subject.analysis.text, sentence.span.start, sentence.span.end):
                    continue
                for one in numbers_in(subject, sentence.span)[:1]:
                    behind = subject.analysis.text[one.span.end : one.span.end + 2]
                    if one.span.start - sentence.span.start > _OPENING or not re.match(r"\s[^\W\d_A-ZÀ-ÝА-Я]", behind):
                        continue
                    if one.unit or one.is_share or one.value in counts or one.approximate or abs(one.value - len(body)) > _LEAST:
                        continue
                    yield self.finding(subject, f"The table has {len(body)} rows, not {written(one.value)}.", passage_of(subject, one))


_RIGHT, _OPENING = 220, 8


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['reckoned'][name])})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (ShareOfRow, SaidOfTable, CountedOut, RowsAnnounced)
