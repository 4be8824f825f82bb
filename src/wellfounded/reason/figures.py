"""Figures that are told: which of them agree, and which differ by more than what is told approximately leaves open.

A figure told exactly is meant exactly. One told approximately leaves open half a unit of its last digit that is not zero, and a tenth of
itself at most: about 6,000,000 may be 5,500,001 but not 5,400,000, and about 100 may be 95 but not 85.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model.facts import Assertion


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFigure:
    """A figure as somebody tells it: of what, how much, in which unit, who says so and on which passage (code points)."""

    subject: str
    quantity: str
    value: int | float
    unit: str = ""
    approximate: bool = False
    speaker: str = ""
    document: str | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""

    @property
    def exact(self) -> Decimal:
        return Decimal(repr(self.value))

    @property
    def assertion(self) -> Assertion:
        """The figure as an assertion of its speaker."""
        chain = (self.speaker,) if self.speaker else ()
        return Assertion(chain=chain, document=self.document, start=self.start, end=self.end, text=self.text)

    def bounds(self) -> tuple[Decimal, Decimal]:
        """Return what the figure leaves open, both ends included; the ends are equal where it is exact."""
        value = self.exact
        if not self.approximate or not value:
            return value, value
        exponent = value.normalize().as_tuple().exponent
        unit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
        margin = min(unit * Decimal("0.499999"), abs(value) / 10)
        return value - margin, value + margin


def disagreeing(figures: Iterable[ToldFigure]) -> list[tuple[str, list[list[ToldFigure]]]]:
    """Return for each subject, quantity and unit of which figures disagree the subject and its groups of figures that agree."""
    told: dict[tuple[str, str, str], list[ToldFigure]] = defaultdict(list)
    for figure in figures:
        told[figure.subject, str(figure.quantity), figure.unit].append(figure)
    sides = [(subject, agreeing(of_one)) for (subject, _, _), of_one in sorted(told.items())]
    return [(subject, groups) for subject, groups in sides if len(groups) > 1]


def agreeing(figures: Sequence[ToldFigure]) -> list[list[ToldFigure]]:
    """Group figures of one thing: exact ones by value, approximate ones with the nearest that they leave open, or with each other."""
    exact: dict[Decimal, list[ToldFigure]] = defaultdict(list)
    for figure in figures:
        if not figure.approximate:
            exact[figure.exact].append(figure)
    loose: list[tuple[tuple[Decimal, Decimal], list[ToldFigure]]] = []
    for figure in sorted((f for f in figures if f.approximate), key=lambda f: f.exact):
        low, high = figure.bounds()
        open_to = [value for value in exact if low <= value <= high]
        if open_to:
            exact[min(open_to, key=lambda value: (abs(value - figure.exact), value))].append(figure)
        elif loose and loose[-1][0][1] >= low:
            (first, last), members = loose[-1]
            loose[-1] = ((max(first, low), min(last, high)), [*members, figure])
        else:
            loose.append(((low, high), [figure]))
    return [*exact.values(), *(members for _, members in loose)]
