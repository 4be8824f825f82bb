"""Tellings of all documents of a run put beside each other: which of them are of one event, and which were there by a document's date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...model.edtf import Edtf
from ...model.findings import Place
from ..subject import Subject
from .tellings import Telling, day, tellings, words
from .verdict_courts import head_court
from .verdict_days import edtf
from .verdicts import Verdict

_TRIED = {Verdict.CONVICTED, Verdict.ACQUITTED}
"""On one day one trial ends, whoever names its court."""


@dataclass(frozen=True, slots=True)
class Event:
    """A telling and the document that tells it."""

    telling: Telling
    subject: Subject
    on: Edtf | None

    @property
    def is_itself(self) -> bool:
        """Whether the document is the decision, which tells its own verdict."""
        head = head_court(self.subject)
        own = self.telling.court is not None and head is not None and self.telling.court.may_be(head)
        return own and str(self.on) == self.subject.date

    @property
    def place(self) -> Place:
        return Place(self.subject.document, words(self.subject, self.telling))


def events(subject: Subject) -> tuple[Event, ...]:
    """Return what this document and the others of the run tell of decisions, this document first."""
    return subject.once("standing: events", lambda: tuple(_events(subject)))


def _events(subject: Subject) -> Iterator[Event]:
    for one in (subject, *subject.others):
        for telling in tellings(one):
            yield Event(telling, one, day(telling, one))


def own(subject: Subject, *verdicts: Verdict) -> list[Event]:
    """Return what this document itself tells."""
    return [one for one in events(subject) if one.subject is subject and one.telling.verdict in verdicts]


def written_on(subject: Subject) -> date | None:
    """Return the last day on which a document may have been written."""
    told = edtf(subject.date)
    return told.latest if told else None


def is_before(on: Edtf | None, limit: date | None) -> bool:
    """Say whether something was there by a day for certain; without the day of the document nothing is."""
    return on is not None and on.latest is not None and limit is not None and on.latest <= limit


def may_be_equal(one: Edtf | None, other: Edtf | None) -> bool:
    """Say whether two dates can be one day; a date that is not told can be any."""
    if one is None or other is None:
        return True
    a, b, c, d = one.earliest, one.latest, other.earliest, other.latest
    return a is None or b is None or c is None or d is None or (a <= d and c <= b)


def is_day(on: Edtf | None) -> bool:
    """Say whether a date is one day."""
    return on is not None and on.earliest is not None and on.earliest == on.latest


def one_event(one: Event, other: Event) -> bool:
    """Say whether two tellings can only be of one event: one court, one day, and nothing that tells their decisions apart.

    Where one of them tells no day, it must be the only thing that this court is told to have decided.
    """
    a, b = one.telling, other.telling
    if not may_be_equal(a.of_date, b.of_date):
        return False
    if a.court is None or b.court is None:
        days = is_day(one.on) and is_day(other.on) and may_be_equal(one.on, other.on)
        appeals = a.appeal and b.appeal and a.verdict in {Verdict.UP, Verdict.DOWN}
        return days and (appeals or one.is_itself or other.is_itself or {a.verdict, b.verdict} == _TRIED)
    if not a.court.may_be(b.court):
        return False
    if a.of_court and b.of_court and not a.of_court.may_be(b.of_court):
        return False
    if is_day(one.on) and is_day(other.on):
        return may_be_equal(one.on, other.on)
    if one.on is not None and other.on is not None and not may_be_equal(one.on, other.on):
        return False
    told = {str(e.on) for e in events(one.subject) if e.on and e.telling.court and e.telling.court.may_be(a.court)}
    return len(told) < 2 and not a.again and not b.again and (one.on is not None or other.on is not None)
