"""Short figures that words say are reckoned from those right before: "237 days and 128 days, that makes 385", "a difference of 33".

Invariant: the figure is told once and by no source, no figures of its paragraph make it, and the nearest of them make a slip of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..running import paragraphs
from ..subject import Subject
from ..tables import table
from .neighbours import ReckonedAFigureAway
from .numbers import Number, numbers_in, passage_of, written
from .once import ToldOnce
from .remainders import RemainderOff
from .sums import SumInSentence
from .told import values_of, values_told

_LEAST, _MOST = 10, 9
"""The smallest figure that is asked, and the numbers before it from which on some of them would make any."""
_AHEAD, _BEHIND = 34, 24


class ReckonedInPassing(ToldOnce):
    """A sum or difference that the figures right before it do not make, and that is a slip of what they make.

    Nobody reckons after a figure told in passing until it is quoted; then the slip is all that is talked about.
    """

    code = "FIG231"
    title = "a figure reckoned in passing that misses"
    group = "sum"
    severity = Severity.WARNING
    example = "The owner spent 237 days in prison; together with the 128 days in custody, that makes 385.\n"
    counter_example = example.replace("385", "365")
    sure = "Asked where words such as “that makes” or “fewer” say that it is reckoned, and no figures of the paragraph make it."

    def every(self, subject: Subject) -> Iterator[Finding]:
        known = frozenset[float]().union(*(values_of(other) for other in subject.others))
        times = Counter(values_told(subject))
        told = [
            one
            for rule in (SumInSentence, ReckonedAFigureAway, RemainderOff)
            for finding in rule.found_in(subject)
            for one in finding.passages
        ]
        for paragraph in paragraphs(subject):
            if _ahead().search(subject.analysis.text, paragraph.start, paragraph.end) is None and not _is_behind(subject, paragraph):
                continue
            numbers = [one for one in numbers_in(subject, paragraph) if not one.is_share]
            for at, one in enumerate(numbers):
                if one.value in known or times[round(one.value, 6)] > 1 or not _is_reckoned(subject, one):
                    continue
                made = _missed(one, [other for other in numbers[:at] if _fits(one, other)])
                passage = passage_of(subject, one)
                if made is not None and not any(passage.start < other.end and other.start < passage.end for other in told):
                    yield self.finding(subject, f"The figures right before it make {written(made)}, not {written(one.value)}.", passage)


def _is_reckoned(subject: Subject, one: Number) -> bool:
    text = subject.analysis.text
    if one.approximate or one.value < _LEAST or one.value != int(one.value):
        return False
    start = max(text.rfind("\n", 0, one.span.start) + 1, one.span.start - _AHEAD)
    return _ahead(end=True).search(text[start : one.span.start]) is not None or _behind().match(text, one.span.end) is not None


def _is_behind(subject: Subject, paragraph: Span) -> bool:
    return _behind(anywhere=True).search(subject.analysis.text, paragraph.start, paragraph.end) is not None


def _fits(one: Number, other: Number) -> bool:
    """Say whether a number may be one of those that a figure is reckoned from."""
    return one.unit == other.unit or not one.unit or not other.unit


def _missed(one: Number, before: Sequence[Number]) -> float | None:
    """Return what the nearest numbers make of which a figure is a slip; None where some make it, or a single one more."""
    values = [other.value for other in before[-_MOST:]]
    if len(values) < 2:
        return None
    every = {sum(some) for size in (2, 3, 4) for some in combinations(values, size)}
    every |= {2 * max(some) - sum(some) for size in (2, 3, 4) for some in combinations(values, size)}
    if one.value in values or any(abs(value - one.value) <= max(1.0, 1e-3 * one.value) for value in every):
        return None
    long = [value for value in values if value >= _LEAST]  # a number of a page or of a paper may stand between
    pairs = [some[-2:] for some in (values, long) if len(some) > 1]
    nearest = [made for some in pairs for made in (sum(some), abs(some[1] - some[0]))]
    nearest += [sum(values[-size:]) for size in (3, 4) if len(values) >= size]
    fitting = [value for value in nearest if _is_slip(one.value, value)]
    return fitting[0] if fitting else None


def _is_slip(told: float, made: float) -> bool:
    """Say whether two whole numbers of as many figures differ in one figure, or have two exchanged."""
    one, other = f"{told:.0f}", f"{made:.0f}"
    if len(one) != len(other) or made != int(made):
        return False
    off = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(off) == 1 or (len(off) == 2 and off[1] - off[0] == 1 and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]])


@cache
def _ahead(*, end: bool = False) -> re.Pattern[str]:
    words = "|".join(table("figures", "words")["reckoned_beside"]["thus"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" + (r"[^.;:()\d]{0,12}\Z" if end else ""), re.IGNORECASE)


@cache
def _behind(*, anywhere: bool = False) -> re.Pattern[str]:
    words = "|".join(table("figures", "words")["reckoned_beside"]["less"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if anywhere else rf"(?:\s[^\W\d_]+)?\s(?:{words})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (ReckonedInPassing,)
