"""The one day of the past that no source of the run tells, in a text whose other days the sources tell.

Invariant: asked only where the sources are plainly those of the text: they tell six other days of it and nearly all; the days of the text
itself, of its time and of terms to come are left.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Set
from datetime import timedelta
from functools import cache

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .beside_sources import days_of, told_days
from .calendar import sure_days
from .conflicts import ends_term, told_already
from .framing import stands_alone
from .outside import is_counted_off, is_from_elsewhere
from .slips import is_slip_of_day
from .spans import value_of
from .written import WrittenDay, without_year, written_days

_LEAST, _MOST = 6, 2
"""Days of the past that the sources must tell, and those at most that they may leave out."""
_COVERED = 0.85
_BEFORE = 30
_WHOLE = len("2017-01-01")
_RECENT = timedelta(days=200)
"""The time before the text in which its authors wrote letters and heard things of which no source tells."""


class DayOnlyHere(Rule):
    """A day of the past that no source of the run tells, where the sources tell nearly all the others.

    What a text knows of the past it has from its sources. A day that stands in none of them is mostly one of theirs, mistyped.
    """

    code = "DAT312"
    title = "the one day that no source tells"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-09-01\nThe mill was let on 2 February 2011, sealed on 12 April 2011, searched on 3 May 2012, sold on 9 July "
        "2013 and lost on 4 June 2014. The owner was heard on 7 March 2015 and fined on 5 May 2016.\n"
        "=== report.txt, 2018-05-02\nThe mill was let on 2 February 2011 and searched on 3 May 2012. It was sold on 9 July 2013 and lost "
        "on 4 June 2014. The owner was heard on 7 March 2015 and fined on 5 May 2016. Nobody had sealed it before 21 April 2011.\n"
    )
    counter_example = example.replace("21 April", "12 April")
    sure = "Asked where the sources tell six days of the text and more, and it is a slip of a day of theirs or nothing else is left out."

    def find(self, subject: Subject) -> Iterator[Finding]:
        known = {day for other in subject.others for day in days_of(other)} | {other.date[:_WHOLE] for other in subject.others}
        written = value_of(subject.date)
        if not subject.others or written is None or written.earliest is None:
            return
        past = [one for one in written_days(subject) if one.value is not None and one.value < written.earliest - _RECENT]
        bare = without_year(subject)
        left = [one for one in past if str(one.value) not in known and str(one.value)[4:] not in bare]
        every, missing = {one.value for one in past}, {one.value for one in left}
        told = len(every - missing)
        if told < _LEAST or len(missing) > _MOST or told < _COVERED * len(every):
            return
        times, sure = Counter(told_days(subject)), sure_days(subject)
        done = [subject.analysis.span_of(one) for one in told_already(subject)]
        for one in left:
            day = str(one.value)
            if (
                times[day] > 1
                or day in sure
                or _is_reckoned(subject, one, known)
                or any(span.overlaps(one.span) for span in done)
                or stands_alone(subject, one.span)
                or is_from_elsewhere(subject, one.span, one.value)
                or is_counted_off(subject, one.span, one.value, known)
            ):
                continue
            meant = sorted(other for other in known if is_slip_of_day(day, other))
            like = f"; they have {meant[0]}" if len(meant) == 1 else ""
            said = f"No source of the run tells {day}, and they tell {told} other days of this text{like}."
            yield self.finding(subject, said, subject.analysis.passage(one.span.start, one.span.end))


def _is_reckoned(subject: Subject, one: WrittenDay, known: Set[str]) -> bool:
    """Say whether a day is a birthday, or ends a term of whole years that runs from a day of the sources."""
    text = subject.analysis.text
    sentence = subject.analysis.sentence_at(one.span.start)
    if sentence is not None and _yearly().search(text, sentence.span.start, sentence.span.end):
        return True
    before = text[: one.span.start]
    of_day = any(day[4:] == str(one.value)[4:] for day in known)
    if _reckoned().search(before[-_BEFORE:]) or (_is_edge(one) and not of_day and _bound().search(before[-_BEFORE:])):
        return True
    if _is_edge(one) and _from_day().search(before[-_BEFORE:]):
        return True
    return of_day and ends_term(before)


def _is_edge(one: WrittenDay) -> bool:
    """Say whether a day is the first or the last of its month, as the bounds of a time are that somebody chose."""
    return one.day in (1, monthrange(one.year, one.month)[1])


@cache
def _reckoned() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['born']['reckoned'])})(?: on| le)? ?\Z", re.IGNORECASE)


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['born']['bound'])})(?: the| le)? ?\Z", re.IGNORECASE)


@cache
def _from_day() -> re.Pattern[str]:
    """Match the beginning of a time within one month before its end: "from 22 to 31 January 2021"."""
    bound = "|".join(table("dates", "words")["born"]["bound"])
    return re.compile(rf"(?<!\w)(?:{bound}) \d{{1,2}}(?:er|st|nd|rd|th)? ?(?:{bound}|[–—-])(?: the| le)? ?\Z", re.IGNORECASE)


@cache
def _yearly() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['born']['yearly'])})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (DayOnlyHere,)
