"""What a text says is pending or final, though it was not so any more when the text was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .courts import Court, courts_in
from .events import Event, events, is_before, is_day, own, written_on
from .tellings import words
from .verdict_days import edtf
from .verdicts import Verdict

_DECIDED = (Verdict.UP, Verdict.DOWN)


class PendingThoughDecided(Rule):
    """An appeal is called pending that had been decided by the date of the document.

    Whoever acts on the text acts too late or for nothing; and the reader who knows the decision stops believing the rest.
    """

    code = "STA201"
    title = "pending, though it was decided"
    severity = Severity.ERROR
    example = (
        "=== letter.txt, 2020-02-01\nHe was convicted on 3 May 2018. On 19 February 2019 the Court of Appeal dismissed his appeal.\n\n"
        "We ask you to intervene. His appeal is pending before the Court of Appeal.\n"
    )
    counter_example = (
        "=== letter.txt, 2020-02-01\nHe was convicted on 3 May 2018. On 19 February 2019 the Court of Appeal dismissed his appeal.\n\n"
        "We ask you to intervene. His appeal of 4 March 2019 is pending before the Supreme Court.\n"
    )
    sure = "Sure where one court and one appeal are told; a second appeal to the same court should be called so, with its date."

    def find(self, subject: Subject) -> Iterator[Finding]:
        limit = written_on(subject)
        for one in own(subject, Verdict.PENDING):
            if not one.telling.appeal or one.telling.again:
                continue
            further = not one.telling.sure and _further().search(
                subject.analysis.text, one.telling.sentence.start, one.telling.sentence.end
            )
            court = None if further else one.telling.court or _appeal_court(subject)  # nobody told decided what is above
            decided = [
                event
                for event in events(subject)
                if court and _decides(event, one, court, limit is not None) and _is_there(event, limit) and _is_tied(event, one)
            ]
            if decided and not _goes_on(subject, one, decided[-1]):
                event = decided[-1]
                when = f" on {event.on}" if event.on else ""
                where = "" if event.subject is subject else f" ({event.subject.name})"
                who = event.telling.court.text if event.telling.court else "the court"
                said = f"An appeal is called pending here, and {who} decided it{when}{where}."
                sure = one.telling.court is not None and one.telling.sure and is_day(event.on)
                places = [words(subject, e.telling) for e in (one, event) if e.subject is subject]
                related = [] if event.subject is subject else [event.place]
                yield self.finding(subject, said, *places, related=related, severity=None if sure else Severity.WARNING)


def _is_tied(event: Event, pending: Event) -> bool:
    """Say whether a decision is of the appeal called pending: where its sentence names no court, only what the text tells itself can be."""
    sentence, text = pending.telling.sentence, pending.subject.analysis.text
    named = pending.telling.sure or _same_court().search(text, sentence.start, sentence.end) is not None
    return (named and pending.telling.court is not None) or event.subject is pending.subject


@cache
def _further() -> re.Pattern[str]:
    """Match the name of an appeal to a court above those of appeal."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('standings', 'verdicts')['guard']['further'])})(?!\w)", re.IGNORECASE)


@cache
def _same_court() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('standings', 'verdicts')['guard']['same_court'])})(?!\w)", re.IGNORECASE)


def _is_there(event: Event, limit: date | None) -> bool:
    """Say whether a decision had been given when the document was written; what the document tells itself had."""
    own_word = event.on is None or limit is None
    return own_word if limit is None else is_before(event.on, limit)


def _decides(event: Event, pending: Event, court: Court, dated: bool) -> bool:
    telling = event.telling
    if event.subject is pending.subject and telling.sentence == pending.telling.sentence:
        return False
    if telling.verdict not in _DECIDED or telling.court is None or not telling.court.may_be(court):
        return False
    if not dated and event.subject is not pending.subject:
        return False
    if pending.telling.of_court and telling.of_court and not pending.telling.of_court.may_be(telling.of_court):
        return False
    days = [day.earliest for day in pending.telling.dates if day.earliest] or _days_before(pending)
    return not days or (event.on is not None and event.on.latest is not None and event.on.latest >= max(days))


def _days_before(pending: Event) -> list[date]:
    """Return the days that the paragraph tells before a sentence which tells none: what is pending came after them."""
    subject = pending.subject
    start = subject.analysis.text.rfind("\n", 0, pending.telling.sentence.start) + 1
    inside = [d for d in subject.reading.dates if start <= subject.analysis.span_of(d.passage).start < pending.telling.sentence.start]
    told = [edtf(one.edtf) for one in inside if not one.relative]
    return [one.earliest for one in told if one is not None and one.earliest]


def _goes_on(subject: Subject, pending: Event, event: Event) -> bool:
    """Say whether the text itself tells how it went on after the decision: a new one by another court, which is appealed against."""
    if event.subject is not subject:
        return False
    later = [
        one
        for one in own(subject, *_DECIDED, Verdict.CONVICTED, Verdict.ACQUITTED, Verdict.GRANTED, Verdict.REFUSED)
        if one is not event and one.on and event.on and one.on.earliest and event.on.latest and one.on.earliest > event.on.latest
    ]
    return bool(later) and pending.telling.cue.start > event.telling.cue.start


def _appeal_court(subject: Subject) -> Court | None:
    """Return the only court of appeal that the documents tell of, for “the appeal is pending” without a court."""
    named = subject.once_alone("standing: courts", lambda: courts_in(subject.analysis.text, 0, len(subject.analysis.text)))
    told = [e.telling.court for e in events(subject) if e.telling.court and e.telling.court.rank == 2 and e.telling.verdict in _DECIDED]
    found = [court for court in told if any(court.may_be(one) for one in named)]
    first = found[0] if found else None
    return first if first and all(first.may_be(one) for one in found) else None


class FinalThoughNot(Rule):
    """A decision is called final against which an appeal is pending, or which was overturned later.

    A final decision binds; one that can still fall does not. A reader who relies on the word is misled about the most important thing.
    """

    code = "STA202"
    title = "final, though it was not"
    severity = Severity.ERROR
    example = (
        "=== letter.txt, 2020-02-01\nOn 19 February 2019 the Court of Appeal upheld the conviction. The judgment is final.\n\n"
        "The appeal against the judgment of the Court of Appeal is pending before the Supreme Court.\n"
    )
    counter_example = (
        "=== letter.txt, 2020-02-01\nOn 19 February 2019 the Court of Appeal upheld the conviction. The judgment is final.\n\n"
        "The appeal against the fine is pending before the Administrative Court.\n"
    )
    sure = "Sure where the text names the court whose decision is final and the court that has the appeal, or that overturned it."

    def find(self, subject: Subject) -> Iterator[Finding]:
        limit = written_on(subject)
        for one in own(subject, Verdict.FINAL):
            final = _decision_before(subject, one)
            if final is None:
                continue
            settled = _is_settled(subject, one)
            unsettling = (event for event in events(subject) if _unsettles(event, final, subject) and _by(event, limit))
            against = next((event for event in unsettling if not settled or event.telling.verdict is Verdict.PENDING), None)
            if against is not None:
                what = "an appeal against it is pending" if against.telling.verdict is Verdict.PENDING else "it was overturned"
                when = f" on {against.on}" if against.on and against.telling.verdict is Verdict.DOWN else ""
                said = f"The decision of {final.court.text} is called final here, and {what}{when}."
                places = [words(subject, e.telling) for e in (one, against) if e.subject is subject]
                yield self.finding(subject, said, *places, related=[] if against.subject is subject else [against.place])


def _is_settled(subject: Subject, final: Event) -> bool:
    """Say whether the words right before tell that the last remedy failed: "the appeal was rejected on 5 May; the acquittal is final"."""
    paragraph = subject.analysis.text.rfind("\n", 0, final.telling.cue.start) + 1
    told = [e for e in own(subject, *_DECIDED) if paragraph <= e.telling.cue.start < final.telling.cue.start]
    return bool(told) and told[-1].telling.verdict is Verdict.UP and told[-1].telling.appeal


@dataclass(frozen=True, slots=True)
class _Final:
    """A decision that is called final: its court, its day, and every day that the paragraph tells before."""

    court: Court
    on: date | None
    days: frozenset[date]


def _decision_before(subject: Subject, final: Event) -> _Final | None:
    """Return the decision that is called final: that of the last court told before in the same paragraph, with the last day told there."""
    text = subject.analysis.text
    paragraph, cue = text.rfind("\n", 0, final.telling.cue.start) + 1, final.telling.cue.start
    told = [e for e in events(subject) if e.subject is subject and e.telling.verdict not in {Verdict.FINAL, Verdict.PENDING}]
    days = [edtf(d.edtf) for d in subject.reading.dates if not d.relative and paragraph <= subject.analysis.span_of(d.passage).start < cue]
    known = [d.latest for d in days if d is not None and d.latest is not None]
    near = [e for e in told if paragraph <= e.telling.cue.start < cue and e.telling.court]
    if near and near[-1].telling.court:
        day = near[-1].on
        return _Final(near[-1].telling.court, day.latest if day else None, frozenset(known))
    courts = courts_in(text, paragraph, cue)
    return _Final(courts[-1], known[-1] if known else None, frozenset(known)) if courts else None


def _unsettles(event: Event, final: _Final, subject: Subject) -> bool:
    """Say whether an event shows that a decision was not final: an appeal against it that is pending, or its fall."""
    court, telling = final.court, event.telling
    if telling.court is None or telling.court.may_be(court):
        return False
    higher = telling.court.rank > court.rank > 0
    if telling.verdict is Verdict.PENDING:
        if event.subject is not subject or not telling.appeal:
            return False
        inside = courts_in(subject.analysis.text, telling.sentence.start, telling.sentence.end)
        named = telling.of_court or next((c for c in inside if c.may_be(court)), None)
        return named.may_be(court) if named is not None else higher
    if telling.verdict is not Verdict.DOWN or event.on is None or event.on.earliest is None or final.on is None:
        return False
    about = telling.of_court
    if telling.of_date is not None and telling.of_date.latest is not None and telling.of_date.latest not in final.days:
        return False  # another decision of that court
    if about is None and telling.of_date is None:
        return False  # which decision fell is not told
    return event.on.earliest > final.on and (about.may_be(court) if about is not None else higher)


def _by(event: Event, limit: date | None) -> bool:
    if event.telling.verdict is Verdict.PENDING:
        return True
    return is_before(event.on, limit) if limit is not None else True


RULES: tuple[type[Rule], ...] = (PendingThoughDecided, FinalThoughNot)
