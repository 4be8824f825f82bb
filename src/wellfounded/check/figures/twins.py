"""A figure beside its twin: the same number in another unit, or the same figures with another scale, of what seems one thing.

Invariant: a figure is asked only where the run tells it once, and its twin stands in the run in a sentence that shares words with its own;
two values that one sentence tells are of two things.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.passages import Passage
from ...model.reading import Figure
from ..contexts import Compared, Sentence, compared
from ..rule import Rule
from ..subject import Subject
from .once import ToldOnce
from .values import digits

_FACTORS = (10.0, 100.0, 1000.0)
_LONG = 4
"""Figures of a number from which on it is hardly met by chance."""
_SOME, _MUCH = 1.0, 2.0
"""Weight of the words that two sentences must share: one rare word at least, or several common ones."""
_PART, _HALF = 0.2, 0.5
"""The part of the lighter sentence that these words must be; where it lasted so long, since terms are alike in all cases, half of it."""
_MEASURE = re.compile(
    r"(?:micro|milli|centi|kilo|микро|милли|санти|кило)?(?:gram|metre|meter|litre|liter|hectare|mètre|грамм|метр|литр|гектар)"
    r"|barrel|acre|(?:nautical )?mile"
)
_MEASURED = frozenset({Quantity.MONEY, Quantity.MASS, Quantity.DURATION})
_LIKE = 3
"""Figures of one kind in like sentences that make a custom."""
_RANGE = 1.5
_TEN = 10
_NEAR, _LINE, _POINT = 600, 70, 180
"""Characters between two lines of one list, of a line, and of a point of a list."""


@dataclass(frozen=True, slots=True)
class _Figured:
    """A figure with its sentence."""

    figure: Figure
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class _Twin:
    """A figure of the document, and the one that seems to be of the same thing, with its sentence."""

    own: Figure
    other: Figure
    sentence: Sentence


class ScaleBesideTwin(ToldOnce):
    """A sum or a measure that the documents tell ten, a hundred or a thousand times as large or as small of the same thing.

    A nought was lost or put in. Whoever reads only this text takes it for the sum; whoever reads both will trust neither.
    """

    code = "FIG104"
    title = "a nought too many or too few"
    group = "value"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2016-03-01\nThe savings bank of Lund claims 640,000 euros from the engineer Mira Holt.\n"
        "=== report.txt, 2017-05-02\nMira Holt is being sued for 6,400,000 euros by the savings bank.\n"
    )
    counter_example = (
        "=== ruling.txt, 2016-03-01\nThe savings bank of Lund claims 640,000 euros from the engineer Mira Holt.\n"
        "=== report.txt, 2017-05-02\nMira Holt is being sued for 640,000 euros by the savings bank. A ferry costs 6,400,000 euros.\n"
    )
    sure = "Asked of figures that the run tells once, against one in a sentence that shares words; two sums of one row are the trap."

    def every(self, subject: Subject) -> Iterator[Finding]:
        for twin in _twins(subject, scale=True):
            where = "elsewhere" if twin.sentence.document == subject.document else f"in {twin.sentence.document.rsplit('/', 1)[-1]}"
            said = f"{_flat(twin.own.passage)} here, and {_flat(twin.other.passage)} {where}: a nought too many or too few."
            yield self.finding(subject, said, twin.own.passage, related=[twin.sentence.place(twin.other.passage)])


class UnitBesideTwin(ToldOnce):
    """The same number in another unit than elsewhere, of the same thing: dollars for euros, months for years, pounds for kilograms.

    Only one of the two can be right, and the number, which is the same, hides it.
    """

    code = "FIG105"
    title = "the same number in another unit"
    group = "value"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-03-01\nThe savings bank of Lund claims 640,000 euros from the engineer Mira Holt.\n"
        "=== report.txt, 2017-05-02\nMira Holt is being sued for 640,000 dollars by the savings bank.\n"
    )
    counter_example = (
        "=== ruling.txt, 2016-03-01\nThe savings bank of Lund claims 640,000 euros from the engineer Mira Holt.\n"
        "=== report.txt, 2017-05-02\nMira Holt is being sued for 640,000 euros by the savings bank.\n"
    )
    sure = "Asked of figures that the run tells once, against one in a sentence that shares words; small numbers need more of them."

    def every(self, subject: Subject) -> Iterator[Finding]:
        for twin in _twins(subject, scale=False):
            where = "elsewhere" if twin.sentence.document == subject.document else f"in {twin.sentence.document.rsplit('/', 1)[-1]}"
            said = f"{_flat(twin.own.passage)} here, and {_flat(twin.other.passage)} {where}: the same number in another unit."
            yield self.finding(subject, said, twin.own.passage, related=[twin.sentence.place(twin.other.passage)])


class UnitUnlikeOthers(Rule):
    """One line of a list in another unit than all the others, with a number of their size: 105 hours among talks of 30 to 120 minutes.

    The unit was changed, or the line was copied from elsewhere. The sum of the lines no longer means anything.
    """

    code = "FIG106"
    title = "one line in another unit than all the others"
    severity = Severity.WARNING
    unsure = True
    example = (
        "- 3 May: talk with a clerk, of 45 minutes\n- 4 May: talk with a guard, of 80 minutes\n- 7 May: talk with a nurse, of 70 hours\n"
        "- 9 May: talk with a pilot, of 35 minutes\n- 11 May: talk with a cook, of 90 minutes\n"
    )
    counter_example = (
        "- 3 May: talk with a clerk, of 45 minutes\n- 4 May: talk with a guard, of 80 minutes\n- 7 May: talk with a nurse, of 2 hours\n"
        "- 9 May: talk with a pilot, of 35 minutes\n- 11 May: talk with a cook, of 90 minutes\n"
    )
    sure = "Asked where at least three like sentences or lines of the document have the other unit and a number of the same size."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for own, likes in _unlike(subject):
            said = f"{_flat(own.passage)} here, among {len(likes)} like figures in another unit, such as {_flat(likes[0].passage)}."
            yield self.finding(subject, said, own.passage)


def _flat(passage: Passage) -> str:
    return " ".join(passage.exact.split())


def _twins(subject: Subject, *, scale: bool) -> list[_Twin]:
    return [twin for twin, scaled in subject.once("figures beside twins", lambda: list(_all_twins(subject))) if scaled is scale]


def _all_twins(subject: Subject) -> Iterator[tuple[_Twin, bool]]:
    """Yield the twins of the figures of a document, and whether it is the scale that differs."""
    texts = compared(subject)
    sentences = (*texts.own, *texts.others)
    told = Counter(_key(figure) for sentence in sentences for figure in sentence.figures)
    by_value: dict[float, list[_Figured]] = defaultdict(list)
    for sentence in sentences:
        for figure in sentence.figures:
            by_value[round(figure.value, 6)].append(_Figured(figure, sentence))
    for sentence in texts.own:
        for figure in sentence.figures:
            if told[_key(figure)] != 1 or figure.of == "age" or not figure.value or not _unit(figure):
                continue
            one = _Figured(figure, sentence)
            scaled = _heaviest(texts, one, _of_another_scale(one, by_value))
            twin = scaled or _heaviest(texts, one, _of_another_unit(one, by_value))
            if twin:
                yield twin, scaled is not None


def _of_another_scale(one: _Figured, by_value: Mapping[float, Sequence[_Figured]]) -> Iterator[tuple[_Figured, float]]:
    """Yield figures that may be the same with another scale, and the weight of shared words that they need."""
    if one.figure.quantity is Quantity.DURATION:
        return
    written = len(digits(one.figure.value))
    for factor in _FACTORS:
        for value in (one.figure.value * factor, one.figure.value / factor):
            for other in by_value.get(round(value, 6), ()):
                if _unit(other.figure) == _unit(one.figure) and _may_be_one(one, other):
                    same = one.figure.of and one.figure.of == other.figure.of
                    yield other, 0.0 if written >= _LONG else _SOME if written > 1 or same else 2 * _SOME


def _of_another_unit(one: _Figured, by_value: Mapping[float, Sequence[_Figured]]) -> Iterator[tuple[_Figured, float]]:
    """Yield figures with the same number and another unit, and the weight of shared words that they need."""
    for other in by_value.get(round(one.figure.value, 6), ()):
        unit = _unit(other.figure)
        if unit and unit != _unit(one.figure) and _measure(other.figure) & _measure(one.figure) and _may_be_one(one, other):
            lasting = one.figure.quantity is Quantity.DURATION  # terms of years and of months are told everywhere
            yield other, _SOME if len(digits(one.figure.value)) > 1 and not lasting else _MUCH


def _may_be_one(one: _Figured, other: _Figured) -> bool:
    """Say whether two figures may be of one thing: not told in one sentence, and not two points of one list."""
    if other.sentence is one.sentence or other.figure.of == "age":
        return False
    if _key(other.figure) in {_key(figure) for figure in one.sentence.figures}:
        return False
    return not (one.sentence.listed and other.sentence.listed and one.sentence.document == other.sentence.document)


def _heaviest(texts: Compared, one: _Figured, others: Iterator[tuple[_Figured, float]]) -> _Twin | None:
    """Return the figure whose sentence shares the weightiest words, where they weigh enough."""
    found = [(*texts.shared(one.sentence, other.sentence), least, other) for other, least in others]
    part = _HALF if one.figure.quantity is Quantity.DURATION else _PART
    enough = [row for row in found if row[0] >= row[2] and (not row[2] or row[1] >= part)]
    best = max(enough, key=lambda row: row[0], default=None)
    return _Twin(one.figure, best[3].figure, best[3].sentence) if best else None


def _key(figure: Figure) -> tuple[str, float]:
    return figure.unit or figure.of.casefold()[:5], round(figure.value, 6)


def _unit(figure: Figure) -> str:
    """Return the unit of a measured figure: the reading's, or the word of measure that is counted."""
    if figure.quantity in _MEASURED:
        return figure.unit
    noun = _MEASURE.search(figure.of)
    return noun.group().casefold() if noun else ""


def _measure(figure: Figure) -> frozenset[str]:
    """Return what a figure may measure; "pounds" are money or weigh something."""
    if figure.quantity is Quantity.DURATION:
        return frozenset({"time"})
    if figure.quantity is Quantity.MONEY:
        return frozenset({"money", "thing"}) if figure.unit == "GBP" else frozenset({"money"})
    return frozenset({"thing"})


def _unlike(subject: Subject) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield figures in another unit than all those of like sentences, of which there are enough, and those."""
    own = compared(subject).own
    for sentence in own:
        for figure in sentence.figures:
            if figure.quantity not in _MEASURED or (figure.quantity is Quantity.DURATION and figure.value < _TEN):
                continue
            alike = [one for there in own if _is_like(sentence, there) for one in there.figures if one is not figure]
            alike = [one for one in alike if one.quantity is figure.quantity]
            values = [one.value for one in alike]
            if len(alike) < _LIKE or len({one.unit for one in alike}) > 1 or alike[0].unit == figure.unit:
                continue
            if min(values) / _RANGE <= figure.value <= max(values) * _RANGE:
                yield figure, alike


def _is_like(one: Sentence, other: Sentence) -> bool:
    """Say whether two sentences are lines of one list, or told in like words."""
    if one is other:
        return True
    near = abs(one.span.start - other.span.start) < _NEAR
    longest = max(one.span.end - one.span.start, other.span.end - other.span.start)
    listed = one.listed and other.listed and longest < _POINT  # numbered paragraphs are no list
    return (near and (longest < _LINE or listed)) or len(one.stems & other.stems) > _LIKE


RULES: tuple[type[Rule], ...] = (ScaleBesideTwin, UnitBesideTwin, UnitUnlikeOthers)
