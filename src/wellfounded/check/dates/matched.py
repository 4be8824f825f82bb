"""Days, months and years of one event that two sentences tell differently: a paraphrase here, its source there.

Invariant: both sentences tell one date, of one precision, and the date here stands in no other document.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ...model.reading import DateExpression
from ..alignment.pairs import Pair, alignment_of
from ..attribution.turned import sure
from ..placing import dates_in
from ..rule import Rule
from ..subject import Subject
from .conflicts import told_already
from .spans import parsed

_DAY = 3.0
"""Weight of the words in common from which on two days are one event's, however far apart they are."""

_ENTRY = 12
"""Characters before the date of an entry in its line."""


class MatchedOtherDate(Rule):
    """A sentence tells what a source tells, with another month, year or day.

    The event is the same, so one of the two dates is wrong. Whoever holds the source against the text finds it at once.
    """

    code = "DAT310"
    title = "another date in a paraphrase"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== audit.txt, 2017-05-09\nThe guard saw the lorries of the northern mill at the silo in October 2015.\n"
        "=== report.txt, 2018-02-01\nLorries of the northern mill were seen at the silo by the guard in August 2015.\n"
    )
    counter_example = (
        "=== audit.txt, 2017-05-09\nThe guard saw the lorries of the northern mill at the silo in October 2015.\n"
        "=== report.txt, 2018-02-01\nLorries of the northern mill were seen at the silo by the guard in October 2015.\n"
    )
    sure = "Asked where most weighty words of the shorter sentence stand in both and each has one date of the same kind."

    def find(self, subject: Subject) -> Iterator[Finding]:
        reported = told_already(subject)
        elsewhere = {one.edtf for each in subject.others for one in each.reading.dates} | {each.date for each in subject.others}
        for match in alignment_of(subject).told_alike:
            source = match.source.subject
            if source is None or match.here or match.ours.telling.text.count('"') > 1:
                continue
            own, theirs = _one_date(subject, match.ours.telling.span), _one_date(source, match.theirs.telling.span)
            if own is None or theirs is None or not _differ(match, own, theirs):
                continue
            if _opens_its_line(subject, own) and _opens_its_line(source, theirs):
                continue  # entries of two lists, which are worded alike
            if own.edtf in elsewhere or any(edtf.startswith(own.edtf) for edtf in elsewhere) or own.passage in reported:
                continue
            reported.add(own.passage)
            said = f"Here it is {' '.join(own.passage.exact.split())}, and {source.name} says {' '.join(theirs.passage.exact.split())}."
            yield self.finding(subject, said, own.passage, related=[match.place])


def _one_date(subject: Subject, span: Span) -> DateExpression | None:
    """Return the only date of a sentence, whole and no season."""
    inside = [one for _, one in dates_in(subject, span.start, span.end)]
    one = inside[0] if len(inside) == 1 else None
    return one if one is not None and not one.relative and parsed(one) is not None and "~" not in one.edtf and "/" not in one.edtf else None


def _opens_its_line(subject: Subject, one: DateExpression) -> bool:
    """Say whether a date opens a line, behind the mark of an entry and a weekday at most."""
    text = subject.analysis.text
    start = subject.analysis.span_of(one.passage).start
    return start - (text.rfind("\n", 0, start) + 1) <= _ENTRY


def _differ(match: Pair, own: DateExpression, theirs: DateExpression) -> bool:
    if len(own.edtf) != len(theirs.edtf) or own.edtf == theirs.edtf:
        return False
    return len(own.edtf) == len("2015-10") or (match.weight >= _DAY and sure(match))


RULES: tuple[type[Rule], ...] = (MatchedOtherDate,)
