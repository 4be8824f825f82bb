"""Sums that a sentence, a list or a table gives, against the numbers that they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from ...extract.analysis import Sentence
from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..subject import Subject
from ..tables import table
from .cells import CELL, Cell, cell_of, has_text, tables_in
from .numbers import Number, numbers_in, passage_of, written
from .once import ToldOnce
from .remainders import is_by_one_figure

_ANY = re.compile(r"[^\n]+")
_LINE = re.compile(
    r"^[ \t]*(?:[-*•·–][ \t]+|\(?\w{1,3}[.)][ \t]+)?(?P<label>[^\n\d]{2,70}?)[ \t]*(?:[:–—-]|\.{2,}|\t|[ ]{2,}|(?<=\s))[ \t]*"
    r"(?P<amount>[$€£₽₸*_~(]*(?:[A-Z]{3}\s)?[-−]?\d[^\n]{0,29})$",
    re.MULTILINE,
)
_POINT = re.compile(
    r"^[ \t]*(?:[-*•·–][ \t]+|\(?\w{1,3}[.)][ \t]+)(?P<label>[^\n]{2,140}?)[,;:][ \t]+"
    r"(?P<amount>\d{1,3}(?:[ ,.]\d{3})*(?:[.,]\d+)?[ \u00a0][^\W\d_]{2,12})\.?$",
    re.MULTILINE,
)
"""A point that ends with a number and its unit, whatever dates stand before: "(16) List of payments, 18 June 2018, 16 pages"."""
_LEAST = 2
_MOST_COUNT = 20
_FAR = 110
_NOT = "not"
"""The word that opens a sum only where few parts are told: what three and more parts make is not left open by it."""
_RIGHT_AFTER = 12
_RIGHT_BEFORE = 250
"""Characters behind a table in which words are about it."""
_YEAR = re.compile(r"(?:19|20)\d\d")


class SumInSentence(ToldOnce):
    """A sum that a sentence gives with its parts, and that the parts do not make: "12 men and 15 women, 29 in all".

    The reader adds up, and what he finds wrong here he will look for everywhere. Nobody can tell which of the numbers was meant.
    """

    code = "FIG201"
    title = "parts that do not make the sum given with them"
    group = "sum"
    severity = Severity.ERROR
    example = "The police arrested 12 men and 15 women, 29 people in all.\n"
    counter_example = "The police arrested 12 men and 15 women, 27 people in all. In total 40 were held, including 12 men and 15 women.\n"
    sure = "Asked where words such as “in all” or a colon tie the sum to its parts; sentences that name only some parts are left out."

    def every(self, subject: Subject) -> Iterator[Finding]:
        digits = {letter for letter in set(subject.analysis.text) if letter.isdigit()}
        for sentence in subject.analysis.sentences:
            told = subject.analysis.text[sentence.span.start : sentence.span.end]
            if digits.isdisjoint(told) and not _in_words(subject, sentence):
                continue
            for total, parts in _sums(subject, sentence):
                made = sum(one.value for one in parts)
                if _differs(total, parts, made) and _are_joined(subject, parts) and not _told_beside(subject, sentence, made):
                    if any(not _differs(total, run, sum(one.value for one in run)) for run in _runs(parts)):
                        continue  # "71.3 million, that is 63.1 and 8.2, and her brother to 17.5 million"
                    if 0 < total.value - made <= len(_single().findall(told)):
                        continue  # "and a suicide": a single one is told without its number
                    said = f"{_listed(parts)} make {written(made)}, not {written(total.value)}."
                    yield self.finding(subject, said, passage_of(subject, total), *(passage_of(subject, one) for one in parts))
                    break


def _are_joined(subject: Subject, parts: Sequence[Number]) -> bool:
    """Say whether parts are told side by side, and not one out of another: "11 of the 14", "onze sur quatorze"."""
    return all(_side_by_side().search(subject.analysis.text, one.span.end, other.span.start) for one, other in pairwise(parts))


def _told_beside(subject: Subject, sentence: Sentence, made: float) -> bool:
    """Say whether what the parts make is told in the same sentence: then that is the sum, and not the other number."""
    return any(abs(one.value - made) < 1e-6 * made for one in numbers_in(subject, sentence.span))


def _runs(parts: Sequence[Number]) -> Iterator[Sequence[Number]]:
    """Yield the first parts and the last ones, two at least and not all of them."""
    for count in range(_LEAST, len(parts)):
        yield parts[:count]
        yield parts[-count:]


def _in_words(subject: Subject, sentence: Sentence) -> bool:
    return _total_cue().search(subject.analysis.text, sentence.span.start, sentence.span.end) is not None


def _differs(total: Number, parts: Sequence[Number], made: float) -> bool:
    if total.approximate or any(one.approximate for one in parts):
        return False
    decimals = 0.5 * (len(parts) + 1) * _unit(total, parts)
    return abs(made - total.value) > max(1e-9 * made, decimals)


def _unit(total: Number, parts: Sequence[Number]) -> float:
    """Return the last place that is written where sums are rounded (12.4 million), else next to nothing: counts are exact."""
    if all(one.value < 1e5 for one in parts) and total.value < 1e5:
        return 1e-6
    places = [_last_place(one.value) for one in (*parts, total)]
    return max(places) if min(places) != max(places) else 1e-6


def _last_place(value: float) -> float:
    digits = f"{value:.0f}"
    return float(10 ** (len(digits) - len(digits.rstrip("0")))) if value >= 1e6 else 1e-6


def _sums(subject: Subject, sentence: Sentence) -> Iterator[tuple[Number, list[Number]]]:
    """Yield what a sentence gives as a sum, and its parts."""
    text = subject.analysis.text
    opened_by = {match.group().casefold() for match in _open().finditer(text, sentence.span.start, sentence.span.end)}
    if opened_by - {_NOT}:
        return
    numbers = [one for one in numbers_in(subject, sentence.span) if not one.is_share and not (one.figure and one.figure.of == "age")]
    lasting = [one for one in numbers if _lasting().match(text, one.span.end)]
    if len(lasting) == 1 and not any(one.unit for one in numbers if one is not lasting[0]):  # "930 lamps in two years"
        numbers.remove(lasting[0])
    for n, total in enumerate(numbers):
        before, after = numbers[:n], numbers[n + 1 :]
        stop = after[0].span.start if after else sentence.span.end
        ahead = text[max(sentence.span.start, total.span.start - 40) : total.span.start]
        behind = text[total.span.end : min(stop, total.span.end + 60)]
        parts = _like(total, before)
        if (
            len(parts) >= _LEAST + len(opened_by)
            and _all_like(parts, before)
            and (_after_total().match(behind) or _before_total().search(ahead))
        ):
            yield total, parts
        tail = _like(total, after)
        opened = re.match(r"[^.;:()\d]{0,60}?(?::|\s\(|\s[–—]\s)", behind)
        led = _namely().match(text, total.span.end, min(stop, total.span.end + _FAR)) if len(tail) >= _LEAST else None
        named = led if led and (len(tail) > _LEAST or _are_two_parts(text, total, tail)) else None
        smaller = bool(total.unit) or all(one.value < total.value for one in tail)
        smaller = smaller or (len(tail) > _LEAST and is_by_one_figure(sum(one.value for one in tail), total, tail))
        whole = len(tail) >= _LEAST + len(opened_by) and _all_like(tail, after) and not parts and smaller
        if whole and (named or (opened and _is_led(text, total, opened, tail))):
            yield total, tail


def _are_two_parts(text: str, total: Number, tail: Sequence[Number]) -> bool:
    """Say whether two figures behind "namely" are joined by "and", and neither is the sum told in another way."""
    between = text[tail[0].span.end : tail[1].span.start]
    return (
        all(one.value < total.value for one in tail)
        and re.search(r"\s(?:and|et|и|und)\s\W{0,3}(?:\w{1,4}\s)?\W{0,3}$", between) is not None
    )


def _is_led(text: str, total: Number, opened: re.Match[str], tail: Sequence[Number]) -> bool:
    """Say whether the mark behind a sum leads to its parts: a colon, or a bracket or dashes around them."""
    return opened.group().endswith(":") or _closed(text, total.span.end + opened.end() - 1, tail[-1].span.end)


def _closed(text: str, opened: int, last: int) -> bool:
    """Say whether the bracket or dash after a sum is closed behind its last part, with nothing but that between."""
    mark = text[opened] if text[opened] == "(" else text[opened - 1]
    close = ")" if mark == "(" else mark
    inside = text[opened + 1 : last]
    return close not in inside and re.match(rf"[^.;()\d]{{0,40}}[{re.escape(close)}.]", text[last : last + 60]) is not None


def _like(total: Number, others: Sequence[Number]) -> list[Number]:
    alike = [one for one in others if one.unit == total.unit or (not one.unit and not total.unit)]
    bare = [one for one in others if not one.unit and one.value > _MOST_COUNT]
    named = {one.unit for one in others if one.unit}
    if total.unit and len(alike) < _LEAST and named <= {total.unit} and len(alike) + len(bare) == len(others):
        return list(others)  # "48,600 euros: 31,200 for the wages and 17,400 for the damage"
    return alike


def _all_like(parts: Sequence[Number], others: Sequence[Number]) -> bool:
    """Say whether nothing else is told that could be a part: beside money or minutes, small bare counts are none."""
    return all(one in parts or (parts and parts[0].unit and not one.unit and one.value <= _MOST_COUNT) for one in others)


def _listed(parts: Sequence[Number]) -> str:
    shown = [written(one.value) for one in parts]
    return ", ".join(shown[:-1]) + f" and {shown[-1]}"


@cache
def _total_cue() -> re.Pattern[str]:
    words = table("figures", "words")["total"]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*words['after'], *words['before']])})(?!\w)", re.IGNORECASE)


@cache
def _after_total() -> re.Pattern[str]:
    words = table("figures", "words")["total"]["after"]
    return re.compile(rf"[\s,]*(?:[^\s\d.,;:()]+\s){{0,3}}?(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


@cache
def _before_total() -> re.Pattern[str]:
    words = table("figures", "words")["total"]["before"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})\s+(?:[$€£]|[A-Z]{{3}}\s)?$", re.IGNORECASE)


@cache
def _namely() -> re.Pattern[str]:
    return re.compile(rf"[^.;:()]{{0,80}}?,\s(?:{'|'.join(table('figures', 'words')['total']['namely'])})(?!\w)", re.IGNORECASE)


@cache
def _open() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['total']['open'])})(?!\w)", re.IGNORECASE)


@cache
def _single() -> re.Pattern[str]:
    words = table("figures", "words")["total"]
    return re.compile(rf"(?:,|(?<!\w)(?:{'|'.join(words['joining'])}))\s(?:{'|'.join(words['one'])})(?!\w)", re.IGNORECASE)


@cache
def _side_by_side() -> re.Pattern[str]:
    words = table("figures", "words")["total"]["side_by_side"]
    return re.compile(rf"[,;:+&()–—|\n]|(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(table('figures', 'words')['total']['lasting'])})(?!\w)")


class SumInTable(ToldOnce):
    """A line of totals in a table, or under a list, that the lines above do not make.

    Damages, costs and losses are decided on such tables. A wrong total is the first thing that the other side points at.
    """

    code = "FIG202"
    title = "a total that the lines above do not make"
    group = "sum"
    severity = Severity.ERROR
    example = "| Cost | EUR |\n|---|---|\n| Rent | 1,200 |\n| Travel | 350 |\n| Total | 1,650 |\n"
    counter_example = "| Cost | EUR |\n|---|---|\n| Rent | 1,200 |\n| Travel | 350 |\n| Total | 1,550 |\n"
    sure = "Asked where the line is called a total and every line above has a number; tables with sub-totals are left out."

    def every(self, subject: Subject) -> Iterator[Finding]:
        told = set()
        for rows in tables_in(subject):
            for finding in self._of_columns(subject, rows):
                told.add(finding.passages[0])
                yield finding
        for lines in _lists(subject):  # a table of two columns reads like one
            yield from (finding for finding in self._of_lines(subject, lines) if finding.passages[0] not in told)

    def _of_columns(self, subject: Subject, rows: list[list[Cell]]) -> Iterator[Finding]:
        last = next((n for n, row in enumerate(rows) if is_total_row(row)), None)
        if last is None or last < _LEAST or any(_is_part(row[0].passage.exact) for row in rows[:last]):
            return
        for column in range(1, len(rows[last])):
            above = [row[column] for row in rows[:last] if column < len(row)]
            body = above[1:] if above and (above[0].value is None or _YEAR.fullmatch(above[0].passage.exact.strip(" *_"))) else above
            total = rows[last][column]
            known = [cell for cell in body if cell.value is not None]
            if total.value is None or len(known) < _LEAST or len(known) != len([cell for cell in body if has_text(cell)]):
                continue
            yield from self._compared(subject, known, total)

    def _of_lines(self, subject: Subject, lines: list[tuple[str, Cell]]) -> Iterator[Finding]:
        for n, (label, total) in enumerate(lines):
            if (
                _is_total(label)
                and n >= _LEAST
                and total.value is not None
                and not any(_is_part(one) or _is_total(one) for one, _ in lines[:n])
            ):
                known = [cell for _, cell in lines[:n] if cell.value is not None]
                if len(known) == n:
                    yield from self._compared(subject, known, total)

    def _compared(self, subject: Subject, lines: list[Cell], total: Cell) -> Iterator[Finding]:
        made = sum(cell.value or 0.0 for cell in lines)
        assert total.value is not None
        if abs(made - total.value) > max(0.006 * len(lines), 1e-9 * made) and "%" not in total.passage.exact:
            yield self.finding(
                subject,
                f"The lines above make {written(round(made, 2))}, not {written(total.value)}.",
                total.passage,
                *(cell.passage for cell in lines),
            )


def is_total_row(row: list[Cell]) -> bool:
    """Say whether the first cell of a row that holds anything is called a total."""
    first = next((cell for cell in row if has_text(cell)), row[0])
    return _is_total(first.passage.exact)


def _is_total(label: str) -> bool:
    return _total_line().match(label.strip(" \t*_|:.-–•")) is not None


def _is_part(label: str) -> bool:
    return _part_line().match(label.strip(" \t*_|:.-–•")) is not None


@cache
def _total_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('figures', 'words')['total']['lines'])})(?!\w)(?:[^\n\d]{{0,40}})$", re.IGNORECASE)


@cache
def _part_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('figures', 'words')['total']['part'])})(?!\w)", re.IGNORECASE)


def _lists(subject: Subject) -> Iterator[list[tuple[str, Cell]]]:
    """Yield runs of lines that end with a number each: "- Rent: 1,200 euros"."""
    run: list[tuple[str, Cell]] = []
    end = -1
    for line in _ANY.finditer(subject.text):
        match = _LINE.match(subject.text, line.start(), line.end())
        if match is None or CELL.fullmatch(match["amount"]) is None:
            match = _POINT.match(subject.text, line.start(), line.end()) or match
        if match is None or match.end() != line.end():
            if run and line.group().strip():
                yield run
                run = []
            continue
        cell = cell_of(subject, *match.span("amount"))
        if run and subject.text[end : match.start()].strip():
            yield run
            run = []
        end = match.end()
        if cell.value is None or "|" in match.group() or "\t" in match.group():
            if run:
                yield run
            run = []
            continue
        run.append((match["label"], cell))
    if run:
        yield run


def totals_before(subject: Subject, at: int) -> tuple[list[float], float] | None:
    """Return the lines and the total of the table or list that ends right before a place of the text layer."""
    for rows in tables_in(subject):
        last = next((n for n, row in enumerate(rows) if is_total_row(row)), None)
        if last is None or not 0 <= at - rows[last][0].passage.end <= _RIGHT_BEFORE:
            continue
        values = [row[-1].value for row in rows[:last] if row[-1].value is not None]
        total = rows[last][-1].value
        if total is not None and len(values) >= _LEAST:
            return values, total
    for lines in _lists(subject):
        last = next((n for n, (label, _) in enumerate(lines) if _is_total(label)), None)
        if last is not None and last >= _LEAST and 0 <= at - lines[last][1].passage.end <= _RIGHT_BEFORE:
            known = [cell.value or 0.0 for _, cell in lines[:last]]
            return known, lines[last][1].value or 0.0
    return None


def totals_after(subject: Subject, at: int) -> tuple[list[Passage], float] | None:
    """Return the places and the value of the total of the table that begins right after a place of the text layer."""
    for rows in tables_in(subject):
        if not 0 <= rows[0][0].passage.start - at <= _RIGHT_AFTER:
            continue
        totals = [row[-1] for row in rows if is_total_row(row) and row[-1].value is not None]
        if len(totals) == 1 and totals[0].value is not None:
            return [totals[0].passage], totals[0].value
    return None
