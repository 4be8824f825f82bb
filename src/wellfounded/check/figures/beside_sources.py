"""Figures that the sources give otherwise: in the sentence beside, in whatever language, or as the same digits in another order or unit.

Invariant: a figure is asked only where no source tells its value (a small one: none of the sentences beside its own) and the text tells it
once; what is told about so much is left.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ..alignment.anchors import anchors_of
from ..alignment.pairs import Pair, alignment_of
from ..alignment.telling import own_tellings
from ..quotations.sources import as_source
from ..rule import Rule
from ..subject import Subject
from .numbers import passage_of, written
from .once import ToldOnce
from .told import Told, by_value, measured, rounds, told_in, values_of, values_told
from .values import is_slip

_SMALL = 13
"""A value below it stands in every text; it is held against the sentences beside alone."""
_SLIP, _OTHER, _HERE = 0.9, 2.5, 2.3
"""Weight of what two sentences share from which on two figures are of one thing: where one may be a slip for the other, else, and inside
one document."""
_RATIO = 4.0
_FIGURE = 0.5
"""What it counts that another figure of the two sentences is the same."""
_ROW = re.compile(r"\s*\|")
"""What begins a row of a table, whose figures the heads of its columns explain, and no words beside them."""
_LONG, _SHORT = 3, 2
"""Figures, without noughts at the end, of a number that is hardly met by chance."""


class OtherThanBeside(ToldOnce):
    """A figure that the source tells otherwise in the sentence that tells the same matter, in whatever language it is written.

    Figures are what readers check first. One that is not the source's takes the others with it, even where it was only mistyped.
    """

    code = "FIG109"
    title = "another figure than the source has"
    group = "value"
    severity = Severity.WARNING
    example = (
        "=== postanovlenie.txt, 2016-03-01\n12 мая 2015 года Михаил Орлов получил от банка 437 000 евро.\n"
        "=== report.txt, 2017-05-02\nThe bank paid 473,000 euros to Mikhail Orlov on 12 May 2015.\n"
    )
    counter_example = example.replace("473,000", "437,000")
    sure = "Asked where the sentences share names, days or rarer words, or the digits are those of a source in another order; two like "
    sure += "sums are the trap."

    def every(self, subject: Subject) -> Iterator[Finding]:
        known = {value for other in subject.others for value in values_of(other)}
        times = Counter(values_told(subject)) if known else Counter[float]()
        sums = _Sums(subject) if known else None
        for telling in own_tellings(subject) if known else ():
            if _ROW.match(telling.text):
                continue
            ours = told_in(subject, telling.span)
            for told in ours:
                if told.number.approximate or told.value < 2 or times[told.value] > 1:
                    continue
                if told.value in known and told.value >= _SMALL:
                    other = sums.in_another_unit(told) if sums else None
                else:
                    other = _beside(told, ours, alignment_of(subject).beside(telling.span)) or (sums.twin(told, ours) if sums else None)
                    other = None if other and other.subject is subject and other.value not in known else other
                if other is not None:
                    where = "elsewhere" if other.subject is subject else f"in {other.subject.name}"
                    said = f"Here it is {_said(told)}, and {where} {_said(other)}."
                    yield self.finding(subject, said, passage_of(subject, told.number), related=[other.place])


def _said(told: Told) -> str:
    return f"{written(told.number.value)} {told.number.unit}".replace(" percent", "%").strip()


def _beside(told: Told, ours: Sequence[Told], pairs: tuple[Pair, ...]) -> Told | None:
    """Return the figure of a sentence beside this one that seems to be of the same thing, where no such sentence backs the one here."""
    found: list[tuple[float, Told]] = []
    own = {one.value for one in ours}
    for pair in pairs:
        there = pair.source.subject
        if there is None or pair.later:
            continue
        theirs = told_in(there, pair.theirs.telling.span)
        values = {one.value for one in theirs}
        if told.value in values:
            return None
        weight = pair.closeness + _FIGURE * len({one.value for one in ours if one is not told and one.value in values})
        rivals = [one for one in theirs if _of_one_kind(told, one) and not one.number.approximate]
        alone = len(rivals) == sum(_of_one_kind(told, one) for one in ours) == 1
        found += [(weight, one) for one in rivals if one.value not in own and weight >= _least(told, one, pair, alone=alone)]
    return max(found, key=lambda row: row[0])[1] if found else None


def _least(told: Told, other: Told, pair: Pair, *, alone: bool) -> float:
    """Return what two sentences must share for their figures to be of one thing; infinite where the two values may both be right."""
    slip = is_slip(told.value, other.value) and told.digits != other.digits
    if rounds(told.value, other.value) or not (slip or (alone and other.value and 1 / _RATIO < told.value / other.value < _RATIO)):
        return float("inf")
    if pair.here:
        return _HERE if told.number.unit != "percent" and slip and len(told.digits) >= _LONG else float("inf")
    if not slip and (told.number.unit == "percent" or not told.known_as(other)):
        return float("inf")
    return _SLIP if slip else _OTHER


def _of_one_kind(one: Told, other: Told) -> bool:
    """Say whether two numbers have one unit, or count one thing; a bare number may be of anything."""
    if one.number.unit or other.number.unit:
        return one.number.unit == other.number.unit
    return bool(one.things & other.things) or not (one.things and other.things)


class _Sums:
    """The measured figures of a run, to be looked up by their digits and by their value."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.values = values_of(subject)
        self.in_sources = by_value(subject.others)
        self.by_digits: Mapping[str, list[Told]] = defaultdict(list)
        for one in (subject, *subject.others):
            for told in measured(one):
                self.by_digits["".join(sorted(told.digits))].append(told)

    def twin(self, told: Told, ours: Sequence[Told]) -> Told | None:
        """Return a figure of the run that this one was mistyped from: its digits in another order, or one of them another."""
        return self._swapped(told, ours) or self._gone(told)

    def _swapped(self, told: Told, ours: Sequence[Told]) -> Told | None:
        if len(told.digits) < _SHORT or told.number.unit == "percent":
            return None
        places = {one.place for one in ours}
        for one in self.by_digits.get("".join(sorted(told.digits)), ()):
            if one.digits == told.digits or len(f"{one.value:.0f}") != len(f"{told.value:.0f}") or one.place in places:
                continue
            units = {one.number.unit, told.number.unit}
            long = len(told.digits) > _LONG and len(set(told.digits)) > _SHORT and (len(units) == 1 or "" in units)
            gone = one.value not in self.values and (not one.number.unit or _anchors_at(one) & _anchors_at(told))
            if long or (told.known_as(one) and (len(told.digits) >= _LONG or gone)):
                return one
        return None

    def _gone(self, told: Told) -> Told | None:
        """Return a figure of a source that this text tells nowhere, of the same unit and a digit apart, told of a name or day of ours."""
        if len(told.digits) < _LONG and told.value < 10 * _SMALL:
            return None
        ours = _anchors_at(told)
        for value, places in self.in_sources.items():
            if value not in self.values and told.digits[:1] == places[0].digits[:1] and _digit_apart(told.value, value):
                near = (one for one in places if told.known_as(one) and _anchors_at(one) & ours)
                if (found := next(near, None)) is not None:
                    return found
        return None

    def in_another_unit(self, told: Told) -> Told | None:
        """Return the same number with another unit, where every source that tells it has that."""
        if told.number.unit in {"", "percent"} or told.number.figure is None or told.number.figure.quantity is Quantity.DURATION:
            return None
        theirs = self.in_sources.get(told.value, ())
        units = {one.number.unit for one in theirs}
        alike = all(one.number.figure and one.number.figure.quantity is told.number.figure.quantity for one in theirs)
        return theirs[0] if len(units) == 1 and alike and not units & {told.number.unit, ""} else None


def _digit_apart(one: float, other: float) -> bool:
    """Say whether two values are written in as many figures, all but one the same."""
    ours, theirs = f"{one:.10g}", f"{other:.10g}"
    return len(ours) == len(theirs) and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1


def _anchors_at(told: Told) -> frozenset[tuple[str, str]]:
    """Return the names and days of the sentence in which a figure stands."""
    source = as_source(told.subject)
    places: dict[int, frozenset[tuple[str, str]]] = told.subject.once_alone(
        "anchors by place",
        lambda: {one.span.start: anchors for one, anchors in zip(own_tellings(told.subject), anchors_of(source), strict=True)},
    )
    sentence = told.subject.analysis.sentence_at(told.number.span.start)
    found = places.get(sentence.span.start, frozenset()) if sentence else frozenset[tuple[str, str]]()
    return frozenset(one for one in found if one[0] != "figure")


RULES: tuple[type[Rule], ...] = (OtherThanBeside,)
