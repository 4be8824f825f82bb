"""Days that the sources give otherwise: a slip away from a day of theirs, told of what shares names, figures or rarer words with it.

Invariant: a day is asked only where no source tells it and the text tells it once, and the other day stands in a source.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ...model.findings import Finding, Severity
from ...model.reading import DateExpression
from ..alignment.anchors import Anchor, anchors_of
from ..alignment.pairs import alignment_of
from ..alignment.telling import tellings_of
from ..placing import dates_in
from ..quotations.sources import as_source
from ..rule import Rule
from ..subject import Subject
from .calendar import sure_days
from .conflicts import told_already
from .framing import stands_alone
from .outside import is_from_elsewhere
from .slips import is_slip_of_day, writes_part
from .written import without_year

_DAY = len("2017-01-01")
_WHOLE = re.compile(r"\d{4}-\d\d-\d\d")
_LEAST, _HERE, _SHARE = 0.9, 1.5, 0.5
"""Weight of what two sentences share, of names and figures in any language and of words in one: where the text has nowhere the day of the
source, and where it has; then so much of the lighter sentence, too."""
_FAR = 1.8
"""The same for a day that differs in one part, though by no slip, and that the text has nowhere."""
_SEVERAL = 2
_WRITTEN = re.compile(
    r"(?:[^\W\d_]{2,12}\.? )?\d{1,2}(?:er|st|nd|rd|th|-?го)?[ \u00a0][^\W\d_]{3,}\.?$|[^\W\d_]{3,}\.? \d{1,2}(?:st|nd|rd|th)?$"
)
"""A day and a month, whose year stands before in the text."""


class DayOfNoSource(Rule):
    """A day that no source tells, and a source tells one a figure away of the same matter, in whatever language.

    Terms run from days, and one figure of a date is mistyped most easily. Whoever looks into the source finds the other day.
    """

    code = "DAT311"
    title = "a day a figure away from the source's"
    severity = Severity.WARNING
    example = (
        "=== postanovlenie.txt, 2016-09-01\n12 мая 2015 года Михаил Орлов был освобождён из тюрьмы.\n"
        "=== report.txt, 2017-05-02\nMikhail Orlov was set free on 22 May 2015.\n"
    )
    counter_example = example.replace("22 May", "12 May")
    sure = "Asked of days that the run tells once, against a day of a source that shares names, figures or words; two like events are "
    sure += "the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        elsewhere = {day for other in subject.others for day in days_of(other)} | {other.date[:_DAY] for other in subject.others}
        if not subject.others:
            return
        bare = without_year(subject)
        times, sure, reported = Counter(told_days(subject)), sure_days(subject), told_already(subject)
        near = _near(subject, elsewhere)
        for one in subject.reading.dates:
            if one.edtf == subject.date or stands_alone(subject, subject.analysis.span_of(one.passage)):
                continue  # the text's own day
            if not _is_day(one) or times[one.edtf] != 1 or one.edtf in elsewhere or one.edtf in sure or one.passage in reported:
                continue
            if one.edtf[4:] in bare:
                continue  # a source tells the day and leaves its year to the reader
            if is_from_elsewhere(subject, subject.analysis.span_of(one.passage), date.fromisoformat(one.edtf)):
                continue
            other = _other(subject, one, near)
            if other is not None and writes_part(one, other[0]):
                reported.add(one.passage)
                said = f"Here it is {one.edtf}, which no source tells; {other[0]} is told of the same in {other[1]}."
                yield self.finding(subject, said, one.passage)


def days_of(subject: Subject) -> frozenset[str]:
    """Return the whole days that a document writes, those of intervals too."""
    return subject.once_alone("days written", lambda: frozenset(told_days(subject)))


def told_days(subject: Subject) -> Iterator[str]:
    for one in subject.reading.dates:
        if not one.relative or _is_day(one):
            yield from (day for day in one.edtf.split("/") if _WHOLE.fullmatch(day))


def _is_day(one: DateExpression) -> bool:
    """Say whether a date writes a day itself, if need be without its year."""
    written = not one.relative or _WRITTEN.match(one.passage.exact) is not None
    return _WHOLE.fullmatch(one.edtf) is not None and written


def _near(subject: Subject, elsewhere: set[str]) -> Mapping[str, Sequence[str]]:
    """Return for each day of the document the days of the sources that it may be a slip for."""
    return {day: [other for other in elsewhere if _differ_in_one_part(day, other)] for day in days_of(subject) - elsewhere}


def _differ_in_one_part(one: str, other: str) -> bool:
    return _WHOLE.fullmatch(other) is not None and sum(a != b for a, b in zip(one.split("-"), other.split("-"), strict=True)) == 1


def _other(subject: Subject, one: DateExpression, near: Mapping[str, Sequence[str]]) -> tuple[str, str] | None:
    """Return the day of a source that is told of the same, and the name of the document that tells it."""
    at = subject.analysis.span_of(one.passage).start
    sentence = subject.analysis.sentence_at(at)
    days = near.get(one.edtf)
    if sentence is None or not days:
        return None
    own = days_of(subject)
    beside = {other.edtf for _, other in dates_in(subject, sentence.span.start, sentence.span.end)}
    for pair in alignment_of(subject).beside(sentence.span):
        there = pair.source.subject
        if there is None or pair.later or pair.here:
            continue
        inside = {other.edtf for _, other in dates_in(there, pair.theirs.telling.span.start, pair.theirs.telling.span.end)}
        if one.edtf in inside:
            return None
        far = next((day for day in days if day in inside and day not in own and not is_slip_of_day(one.edtf, day)), None)
        if far and pair.closeness >= _FAR:
            return far, pair.source.name
        found = next((day for day in days if day in inside and day not in beside and is_slip_of_day(one.edtf, day)), None)
        if found and pair.closeness >= (_LEAST if found not in own else _HERE) and (found not in own or pair.share >= _SHARE or pair.cited):
            return found, pair.source.name
    slips = [day for day in days if is_slip_of_day(one.edtf, day)]
    ours = _anchors_of_day(subject).get(one.edtf, frozenset())
    for other in subject.others:
        shared = _anchors_of_day(other)
        found = next((day for day in slips if day not in own and len(shared.get(day, frozenset()) & ours) >= _SEVERAL), None)
        if found:
            return found, other.name
    return None


def _anchors_of_day(subject: Subject) -> Mapping[str, frozenset[Anchor]]:
    """Return the names and figures that the sentences of a day tell."""

    def made() -> Mapping[str, frozenset[Anchor]]:
        source = as_source(subject)
        found: dict[str, set[Anchor]] = defaultdict(set)
        for telling, anchors in zip(tellings_of(source), anchors_of(source), strict=True):
            for _, one in dates_in(subject, telling.span.start, telling.span.end):
                found[one.edtf] |= {anchor for anchor in anchors if anchor[0] != "day"}
        return {day: frozenset(anchors) for day, anchors in found.items()}

    return subject.once_alone("anchors of days", made)


RULES: tuple[type[Rule], ...] = (DayOfNoSource,)
