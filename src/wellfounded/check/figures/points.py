"""Totals that are told before a list: "nine conversations, of 840 minutes altogether:" and then the nine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.passages import Span
from ...model.reading import Figure
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .list_lengths import points_after
from .numbers import written
from .table_sums import totals_after

_BESIDE = 30
"""Characters beside a figure in which the words stand that make it a total."""


class SumOfPoints(Rule):
    """A total that is told before a list, and that the points of the list do not make.

    Who adds up the list finds another total than the text. Either the total was not kept up, or a point was changed or lost.
    """

    code = "FIG209"
    title = "a total that the points of the list do not make"
    severity = Severity.ERROR
    example = (
        "We held three talks, of 140 minutes altogether:\n\n- 30 minutes with a doctor\n- 60 minutes with a clerk\n"
        "- 40 minutes with a judge\n"
    )
    counter_example = example.replace("140", "130")
    sure = "Asked where every point has one figure of the total's own unit."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for figure in subject.reading.figures:
            span = subject.analysis.span_of(figure.passage)
            opened = re.match(r"[^.;:!?\d\n]{0,60}:(?!\w)", text[span.end : span.end + 62])
            if figure.approximate or not opened:
                continue
            if figure.quantity is Quantity.MONEY:
                yield from self._of_table(subject, figure, span.end + opened.end())
            if not _is_total(text, span):
                continue
            points = points_after(subject, span.end + opened.end())
            parts = [_only(subject, figure, point) for point in points]
            known = [one for one in parts if one is not None]
            made = sum(one.value for one in known)
            if len(known) >= 2 and len(known) == len(parts) and abs(made - figure.value) > 1e-6 * max(1.0, made):
                said = f"The {len(known)} points make {written(made)}, not {written(figure.value)}."
                yield self.finding(subject, said, figure.passage, *(one.passage for one in known))

    def _of_table(self, subject: Subject, figure: Figure, at: int) -> Iterator[Finding]:
        """Look at a sum that a table is announced with: "the work cost 8,950 pounds, as set out here:"."""
        found = totals_after(subject, subject.analysis.passage(at - 1, at).end)
        if found and abs(found[1] - figure.value) > 0.006 and 0.1 < found[1] / max(figure.value, 1e-9) < 10:
            said = f"The table that this announces has a total of {written(found[1])}, not {written(figure.value)}."
            yield self.finding(subject, said, figure.passage, *found[0])


def _is_total(text: str, span: Span) -> bool:
    around = text[max(0, span.start - _BESIDE) : span.start] + " " + text[span.end : span.end + _BESIDE]
    return _cue().search(around) is not None


@cache
def _cue() -> re.Pattern[str]:
    words = table("figures", "words")["total"]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*words['after'], *words['before']])})(?!\w)", re.IGNORECASE)


def _only(subject: Subject, total: Figure, point: Span) -> Figure | None:
    """Return the one figure of a point that has the unit of the total."""
    like = [
        one
        for one in subject.reading.figures
        if point.start <= one.passage.start < point.end and one.quantity is total.quantity and one.unit == total.unit and one.of != "age"
    ]
    return like[0] if len(like) == 1 and not like[0].approximate else None
