"""The numbers of a run as they are told: each with its unit or its thing and its place, and every value that a document writes.

Invariant: dates, times of day and addresses are no values; what is made of one document looks at nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model.findings import Place
from ...model.passages import Span
from ..subject import Subject
from .numbers import Number, is_taken, numbers_in, passage_of
from .things import things_of
from .values import digits, last_place

_DIGITS = re.compile(r"(?<![\d.,:])(?:\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)(?!:\d)")
_MILLION = 1e6
_SMALL = 13


@dataclass(frozen=True, slots=True)
class Told:
    """A number of a document, what it is of, and where."""

    number: Number
    things: frozenset[str]
    subject: Subject

    @property
    def value(self) -> float:
        return round(self.number.value, 6)

    @property
    def digits(self) -> str:
        return digits(self.number.value)

    @property
    def place(self) -> Place:
        return Place(self.subject.document, passage_of(self.subject, self.number))

    def known_as(self, other: Told) -> bool:
        """Say whether both have one unit, or count one thing that the table knows."""
        shared = self.things & other.things
        return self.number.unit == other.number.unit and (bool(self.number.unit) or any(thing.startswith("=") for thing in shared))


def told_in(subject: Subject, span: Span) -> list[Told]:
    """Return the numbers of a stretch of a document."""
    known: dict[int, list[Told]] = subject.once_alone("numbers of sentences", dict)
    if span.start not in known:
        known[span.start] = [Told(one, things_of(subject, one), subject) for one in numbers_in(subject, span)]
    return known[span.start]


def values_of(subject: Subject) -> frozenset[float]:
    """Return every value that a document writes, whatever it is of."""
    return subject.once_alone("values written", lambda: frozenset(values_told(subject)))


def values_told(subject: Subject) -> Iterator[float]:
    """Yield the value of each number of a document once: those in digits, and those that words make of them or tell by themselves."""
    written: set[tuple[int, float]] = set()
    for match in _DIGITS.finditer(subject.analysis.text):
        if not is_taken(subject, *match.span()):
            bare = re.sub(r"[ '\u00a0\u202f]", "", match.group())
            grouped = re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", bare)
            value = round(float(re.sub(r"[,.]", "", bare) if grouped else bare.replace(",", ".")), 6)
            written.add((match.start(), value))
            yield value
    for one in subject.reading.figures:
        value = round(one.value, 6)
        span = subject.analysis.span_of(one.passage)
        if (not one.passage.exact[:1].isdigit() or value >= _MILLION) and not any(
            (at, value) in written for at in range(span.start, span.end)
        ):
            yield value


def measured(subject: Subject) -> Sequence[Told]:
    """Return the figures of the reading from thirteen on, with what they are of."""

    def made() -> list[Told]:
        spans = [subject.analysis.span_of(one.passage) for one in subject.reading.figures if one.value >= _SMALL]
        return [one for span in spans for one in told_in(subject, span) if one.value >= _SMALL]

    return subject.once_alone("longer figures", made)


def by_value(subjects: Sequence[Subject]) -> Mapping[float, Sequence[Told]]:
    """Return the measured figures of some documents by value."""
    found: dict[float, list[Told]] = defaultdict(list)
    for subject in subjects:
        for one in measured(subject):
            found[one.value].append(one)
    return found


def rounds(one: float, other: float) -> bool:
    """Say whether one value is the other with fewer figures."""
    short, long = sorted((one, other), key=lambda value: len(digits(value)))
    return len(digits(short)) < len(digits(long)) and abs(short - long) <= 0.51 * last_place(short)
