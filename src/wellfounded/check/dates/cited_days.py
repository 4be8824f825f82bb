"""Decisions told in the text on another day than the one that the notes, the annexes or the decision itself give them.

Invariant: a court is asked only where its decision stands with court, kind and day in a note or at its own head, and the text tells
that day nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ...model.findings import Finding, Place, Severity
from ...model.passages import Span
from ..rule import Rule
from ..standings.courts import Court, courts_in
from ..standings.deciders import Decided, decided_in
from ..standings.events import is_day, own
from ..standings.verdicts import OPPOSITE
from ..subject import Subject
from .conflicts import told_already
from .intervals import days_in


@dataclass(frozen=True, slots=True)
class _Told:
    """A decision told in running text: its court, its day, and where the day stands."""

    court: Court
    day: date
    at: Span


class OtherDayThanCited(Rule):
    """A court is told to have decided on a day of which no decision of it is cited, while the day of the one that is cited is not told.

    Day and decision do not belong together: the reader looks for a judgment that does not exist.
    """

    code = "DAT307"
    title = "a decision told on another day than it is cited by"
    severity = Severity.WARNING
    example = (
        "The owners sued. On 9 May 2016 the Court of Appeal dismissed their claim.[1]\n\n[1] Court of Appeal of Tarn, judgment of "
        "9 June 2016, para. 2.\n"
    )
    counter_example = example.replace("9 May", "9 June")
    sure = "Asked where one decision of the court is left over in the notes and one in the text; a decision that is not cited is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told = _told(subject)
        if not told:
            return
        cited = [one for each in (subject, *subject.others) for one in decided_in(each) if one.cited]
        known = {one.on for one in cited} | {day for each in subject.others for _, day in days_in(each)}
        notes = [one.span for one in cited if one.subject is subject]
        running = {day for span, day in days_in(subject) if not any(note.start <= span.start < note.end for note in notes)}
        reported = told_already(subject)
        for one in told:
            of_court = [other for other in cited if other.court.may_be(one.court)]
            left = sorted({other.on for other in of_court} - running)
            free = {other.day for other in told if other.court.may_be(one.court) and other.day not in known}
            passage = subject.analysis.passage(one.at.start, one.at.end)
            if one.day in known or len(left) != 1 or free != {one.day} or passage in reported or not _is_alone(one, told, cited):
                continue
            reported.add(passage)
            right = next(other for other in of_court if other.on == left[0])
            there = right.subject.analysis.passage(right.span.start, right.span.end)
            said = f"No decision of {one.court.text} of this day is cited; the one that is cited is of {left[0].isoformat()}."
            yield self.finding(subject, said, passage, related=[Place(right.subject.document, there)])


def _is_alone(one: _Told, told: Sequence[_Told], cited: Sequence[Decided]) -> bool:
    """Say whether all courts of this type that are told or cited can be one."""
    courts = [*(other.court for other in told), *(other.court for other in cited)]
    return all(court.may_be(one.court) for court in courts if court.type == one.court.type)


def _told(subject: Subject) -> list[_Told]:
    """Return the decisions of running text: a verdict with a court and a day in its own sentence."""
    found: dict[Span, _Told] = {}
    for event in own(subject, *OPPOSITE):
        telling = event.telling
        if telling.court is None or event.on is None or not is_day(event.on) or event.on.earliest is None:
            continue
        courts = courts_in(subject.analysis.text, telling.sentence.start, telling.sentence.end)
        if not any(court.span == telling.court.span for court in courts):
            continue
        span = next((span for span, day in reversed(days_in(subject)) if day == event.on.earliest and _is_of(span, telling.sentence)), None)
        if span is not None:
            found.setdefault(span, _Told(telling.court, event.on.earliest, span))
    for one in decided_in(subject):
        span = next((span for span, day in days_in(subject) if day == one.on and _is_of(span, one.span)), None)
        if not one.cited and span is not None:
            found.setdefault(span, _Told(one.court, one.on, span))
    return sorted(found.values(), key=lambda one: one.at.start)


def _is_of(span: Span, sentence: Span) -> bool:
    """Say whether a day stands in a sentence, or at the head of its entry."""
    return sentence.start - 60 <= span.start < sentence.end


RULES: tuple[type[Rule], ...] = (OtherDayThanCited,)
