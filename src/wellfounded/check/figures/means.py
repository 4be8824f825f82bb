"""An average beside the largest and the smallest of what it was taken from, and beside the list itself.

Invariant: an average is compared only with figures of its own unit in the paragraphs beside it, and with a list only within rounding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...extract.figures.words import folded
from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table
from .numbers import Number, numbers_in, passage_of, places, written
from .series import series_in

_BEHIND, _BEFORE = 500, 900
"""Characters behind and before an average in which the largest and the smallest of the same things are told."""
_STEM = 5


@dataclass(frozen=True, slots=True)
class _Told:
    """A number with its unit as it is written, and whether it is told as the largest or the smallest of some."""

    number: Number
    unit: str
    most: bool


class MeanOutside(Rule):
    """An average above the largest, or below the smallest, of what it was taken from; or one that the list beside it does not have.

    No average can be. One of the figures is of something else, and the reader asks of what.
    """

    code = "FIG220"
    title = "an average that cannot be"
    severity = Severity.ERROR
    example = "The longest of the four talks lasted 95 minutes, the shortest 20 minutes. On average a talk lasted 110 minutes.\n"
    counter_example = "The longest of the four talks lasted 95 minutes, the shortest 20 minutes. On average a talk lasted 48 minutes.\n"
    sure = "Sure where both are told of the same things; an average of other things in the same unit is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for match in _mean().found_in(subject):
            sentence = subject.analysis.sentence_at(match.start())
            if sentence is None:
                continue
            for number in numbers_in(subject, sentence.span):
                unit = _unit(subject.analysis.text, number)
                if not unit or _extreme().search(subject.analysis.text, sentence.span.start, sentence.span.end):
                    continue
                yield from self._compared(subject, number, unit)
                break

    def _compared(self, subject: Subject, mean: Number, unit: str) -> Iterator[Finding]:
        for told in _extremes(subject, mean, unit):
            if mean.value > told.number.value * (1 + 1e-9) if told.most else mean.value < told.number.value * (1 - 1e-9):
                way = "largest" if told.most else "smallest"
                side = "above" if told.most else "below"
                said = f"An average of {written(mean.value)} is {side} the {way}, {written(told.number.value)}."
                yield self.finding(subject, said, passage_of(subject, mean), related=[subject.place(passage_of(subject, told.number))])
                return
        for series in series_in(subject):
            span = subject.analysis.normal.normal(series.span)
            near = span.start - _BEHIND < mean.span.start < span.end + _BEHIND
            if near and series.unit == unit and not mean.approximate and not (span.start < mean.span.start < span.end):
                true = sum(series.values) / len(series.values)
                step = 10.0 ** -places(subject.analysis.text[mean.span.start : mean.span.end])
                if abs(true - mean.value) > max(step, 0.05 * true):
                    said = f"The list beside it has an average of {written(round(true, 1))}, not {written(mean.value)}."
                    yield self.finding(subject, said, passage_of(subject, mean))
                    return


def _extremes(subject: Subject, mean: Number, unit: str) -> Iterator[_Told]:
    """Yield the largest and the smallest figure of a unit that the text tells beside an average."""
    text = subject.analysis.text
    begin, end = max(0, mean.span.start - _BEFORE), min(len(text), mean.span.end + _BEHIND)
    begin, end = max(begin, text.rfind("\n#", begin, mean.span.start)), min(end, _until_heading(text, mean.span.end, end))
    for cue in _extreme().finditer(text, begin, end):
        sentence = subject.analysis.sentence_at(cue.start())
        if sentence is None:
            continue
        for number in numbers_in(subject, Span(cue.end(), max(cue.end(), sentence.span.end))):
            if _unit(text, number) == unit and not _extreme().search(text, cue.end(), number.span.start):
                yield _Told(number, unit, cue["most"] is not None)
                break


def _until_heading(text: str, start: int, end: int) -> int:
    at = text.find("\n#", start, end)
    return end if at < 0 else at


def _unit(text: str, number: Number) -> str:
    word = re.match(r"[\s-]?([^\W\d_]{2,})", text[number.span.end : number.span.end + 24])
    inside = re.search(r"([^\W\d_]{2,})$", text[number.span.start : number.span.end])
    found = inside if inside and number.unit else word
    return folded(found[1])[:_STEM] if found else ""


@cache
def _mean() -> Cues:
    return cues(table("figures", "words")["series"]["mean"], after=r"(?!\w)", flags=re.IGNORECASE)


@cache
def _extreme() -> re.Pattern[str]:
    words = table("figures", "words")["series"]
    most, least = "|".join([*words["most"], *words["at_most"]]), "|".join([*words["least"], *words["at_least"]])
    return re.compile(rf"(?<!\w)(?:(?P<most>{most})|(?P<least>{least}))(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (MeanOutside,)
