"""Figures that a text has reckoned from two others near them, and that miss what these make by one figure or by two exchanged.

Invariant: a figure is asked only where neither the text nor a source tells it a second time, and no two figures near it make it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, permutations

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..running import paragraphs
from ..subject import Subject
from ..tables import table
from .numbers import Number, numbers_in, passage_of, places, written
from .told import values_of, values_told
from .values import digits

_LONG = 4
"""Figures from which on a sum of money or a count is hardly a neighbour of another by chance."""
_MOST, _FEW = 14, 8
"""Numbers of two paragraphs from which on pairs of them make anything, and those of one sentence for shares."""
_PARTS = 5
"""Figures of which a sum may be made."""
_GAP = 700
_LEAST_SHARE = 10


class ReckonedAFigureAway(Rule):
    """A sum, difference, share or price that the text has reckoned from two figures beside it, and that misses them by one figure.

    Whoever reckons after it finds the slip, and then doubts the figures that are right.
    """

    code = "FIG229"
    title = "a reckoned figure that misses by one figure"
    severity = Severity.WARNING
    example = (
        "The house cost £9,350,000 and the flat £2,480,000. The owner is unknown.\n\nThe two London prices come to £11,380,000, "
        "which nobody has explained.\n"
    )
    counter_example = example.replace("11,380,000", "11,830,000")
    sure = "Asked of figures that no source tells and that no two figures of the paragraph and the one before it make."

    def find(self, subject: Subject) -> Iterator[Finding]:
        known = set[float]().union(*(values_of(other) for other in subject.others))
        times = Counter(values_told(subject))
        before: list[Number] = []
        end = 0
        for paragraph in paragraphs(subject):
            numbers = [one for one in numbers_in(subject, paragraph) if one.value]
            near = [*(before if paragraph.start - end < _GAP else ()), *numbers]
            for at, one in enumerate(numbers):
                value = round(one.value, 6)
                if one.approximate or value in known or times[value] > 1:
                    continue
                made = self._share(subject, one, at, numbers) if one.is_share else self._amount(one, near)
                if made is not None:
                    said = f"Figures beside it make {written(made)}{'%' if one.is_share else ''}, not {written(one.value)}."
                    yield self.finding(subject, said, passage_of(subject, one))
            before, end = numbers, paragraph.end

    def _amount(self, one: Number, near: Sequence[Number]) -> float | None:
        """Return what two figures make of which an amount is a neighbour; None where two make it or none come near."""
        if len(digits(one.value)) < _LONG or len(near) > _MOST:
            return None
        others = [other for other in near if other is not one and abs(other.span.start - one.span.start) > 1]
        made = list(_made(one, others))
        if any(abs(value - one.value) <= _rounding(one) for value in made) or _is_of_several(one, others):
            return None
        fitting = {round(value, 2) for value in made if _is_neighbour(one.value, value)}
        return fitting.pop() if len(fitting) == 1 else None

    def _share(self, subject: Subject, share: Number, at: int, numbers: Sequence[Number]) -> float | None:
        """Return what a figure right before a bracket with a share is of another one, where the share is its neighbour."""
        text = subject.analysis.text
        if not at or not _opens(text, numbers[at - 1], share):
            return None
        sentence = subject.analysis.sentence_at(share.span.start)
        if sentence is None or share.value < _LEAST_SHARE:
            return None
        part = numbers[at - 1]
        wholes = [one for one in numbers if _inside(one, sentence.span) and one.value > part.value and not one.is_share]
        if not wholes or len(wholes) > _FEW or part.is_share:
            return None
        decimals = places(text[share.span.start : share.span.end])
        made = {round(part.value / one.value * 100, decimals) for one in wholes}
        every = [one.value for one in numbers if not one.is_share]
        any_pair = {round(a / b * 100, decimals) for a, b in permutations(every, 2) if b} | {
            round((b - a) / a * 100, decimals) for a, b in permutations(every, 2)
        }
        if any(abs(value - share.value) <= 10.0**-decimals + 1e-9 for value in any_pair):
            return None
        fitting = {value for value in made if _differ_in_one(f"{value:.{decimals}f}", f"{share.value:.{decimals}f}")}
        return fitting.pop() if len(fitting) == 1 else None


def _opens(text: str, part: Number, share: Number) -> bool:
    """Say whether a bracket with the share alone follows a figure, with its unit and a few words between."""
    return _opening().fullmatch(text, part.span.end, share.span.start) is not None


def _inside(one: Number, span: Span) -> bool:
    return span.start <= one.span.start < span.end


def _made(one: Number, others: Sequence[Number]) -> Iterator[float]:
    for first, second in permutations(others, 2):
        if first.is_share and not second.is_share and second.unit == one.unit:
            yield second.value * first.value / 100
            yield second.value * (100 - first.value) / 100
        elif not first.is_share and not second.is_share:
            if first.unit == second.unit == one.unit:
                if first.span.start < second.span.start:
                    yield first.value + second.value
                yield first.value - second.value
            if first.unit == one.unit and not second.unit and 1 < second.value < first.value:
                yield round(first.value / second.value, 2)
                if one.unit:
                    yield first.value * second.value


def _is_of_several(one: Number, others: Sequence[Number]) -> bool:
    """Say whether an amount is the sum of three figures beside it or more, or one that makes a sum with others."""
    alike = [other.value for other in others if other.unit == one.unit]
    return any(
        abs(abs(sum(some) - (2 * max(some) if rest else 0.0)) - one.value) <= _rounding(one)
        for size in range(3, _PARTS + 1)
        for some in combinations(alike, size)
        for rest in (False, True)
    )


def _rounding(one: Number) -> float:
    return max(0.011, 1e-4 * one.value)


def _is_neighbour(one: float, other: float) -> bool:
    """Say whether two values are written with as many figures and differ in one of them, or in two neighbours exchanged."""
    if other <= 0 or len(digits(one)) < _LONG or len(digits(other)) < _LONG:
        return False
    return _differ_in_one(f"{one:.2f}", f"{other:.2f}")


def _differ_in_one(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    off = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    exchanged = len(off) == 2 and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]] and one[off[0] + 1 : off[1]] in {"", "."}
    return len(off) == 1 or exchanged


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"[^\d().;:]{{0,30}}\((?:(?:{'|'.join(table('figures', 'words')['reckoned_beside']['opens'])}) )?")


RULES: tuple[type[Rule], ...] = (ReckonedAFigureAway,)
