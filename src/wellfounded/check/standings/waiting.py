"""What is called pending though it cannot be, or though the same words tell elsewhere that it was decided.

Invariant: a decision that is meant as given (“that order”, “the judgment of 3 May”) cannot be pending; a request is held for decided only
by a sentence that names it with the same words, and no later court.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage
from ..placing import dates_in
from ..rule import Rule
from ..subject import Subject
from .contraries import days_of, stems_of
from .courts import courts_in
from .events import Event, own, written_on
from .operative import Decides, nouns_beside, told_in
from .state import PendingThoughDecided
from .tellings import words
from .verdict_days import edtf
from .verdicts import Verdict

_SHARED, _SHARE = 3, 0.7
_MADE = "order|judgment|judgement|ruling|conviction|sentence|verdict|decree|injunction|deed"
_GIVEN = re.compile(
    rf"\b(?:(?:[Tt]hat|[Tt]his|[Ii]ts|[Hh]is|[Hh]er) (?:\w+ )?(?:{_MADE})"
    rf"|[Tt]he (?:\w+ )?(?:{_MADE}|decision) of (?:the )?(?:\w+ ){{0,3}}\d{{1,2}} \w+ \d{{4}}"
    r"|(?:[Cc]et|[Cc]ette|[Cc]e) (?:arrêt|arrêté|jugement|ordonnance|décret|condamnation)"
    r"|(?:[Ll]'|[Ll]e |[Ll]a )(?:arrêt|arrêté|jugement|ordonnance|décret|condamnation|décision) du \d{1,2}(?:er)? \w+ \d{4}"
    r"|(?:[Ээ]т(?:о|от)) (?:постановление|приговор|решение|определение|указ)) $"
)


class DecisionPending(Rule):
    """A decision that has been given is called pending: "that order is still pending".

    Orders and judgments are made or not made; an appeal against them can be pending. The sentence hides what became of the decision.
    """

    code = "STA205"
    title = "a decision called pending"
    severity = Severity.ERROR
    example = "On 3 May 2018 the court ordered him to leave. That order is still pending, and he lives in the town.\n"
    counter_example = "On 3 May 2018 the court ordered him to leave. His appeal against that order is still pending.\n"
    sure = "Sure where the decision is pointed at or named by its day; “the decision is pending”, which is awaited, is let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for event in own(subject, Verdict.PENDING):
            start = event.telling.sentence.start
            match = _GIVEN.search(text, start, event.telling.cue.start)
            if match is not None and not re.search(r"\b(?:against|contre|sur|на|appeals?|appel)\b", text[start : event.telling.cue.start]):
                said = "This decision has been given, and is called pending: what became of it?"
                yield self.finding(subject, said, subject.analysis.passage(match.start(), event.telling.cue.end))


class RequestDecided(Rule):
    """A request, an application or an appeal is called pending that a sentence in the same words tells to have been decided.

    The reader who knows of the decision stops believing the rest; one who does not waits for what has long been there.
    """

    code = "STA206"
    title = "a request called pending, and decided elsewhere"
    severity = Severity.WARNING
    example = (
        "On 4 May 2018 the registrar refused the application of the mill owners for a copy.\n\n"
        "We write to you for help. The application of the mill owners for a copy is still pending.\n"
    )
    counter_example = (
        "On 4 May 2018 the registrar refused the application of the mill owners for a copy.\n\n"
        "We write to you for help. The second application of the mill owners, for a permit to build, is still pending.\n"
    )
    sure = "Asked where most words of the one sentence stand in the other and neither names another court or a later day."

    def find(self, subject: Subject) -> Iterator[Finding]:
        waiting = [one for one in own(subject, Verdict.PENDING) if not one.telling.again]
        if not waiting:
            return
        limit = written_on(subject)
        told = [(one, row) for one in (subject, *subject.others) for row in told_in(one)]
        known: set[Passage] | None = None
        for event in waiting:
            nouns, ours = _nouns_of(subject, event), stems_of(subject.analysis.text, event.telling.sentence, event.telling.cue)
            found = next(((one, row) for one, row in told if row.nouns & nouns and _is_decided(subject, event, ours, one, row)), None)
            if found is None:
                continue
            if known is None:
                known = {finding.passages[0] for finding in PendingThoughDecided.found_in(subject)}
            if words(subject, event.telling) in known:
                continue
            one, row = found
            if one is not subject and (limit is None or (day := edtf(one.date)) is None or day.latest is None or day.latest > limit):
                continue
            there = one.analysis.passage(row.sentence.start, min(row.sentence.end, row.sentence.start + 260))
            where = "elsewhere in this text" if one is subject else f"in {one.name}"
            said = f"This is called pending, and {where} it is told as decided."
            yield self.finding(subject, said, words(subject, event.telling), related=[Place(one.document, there)])


def _nouns_of(subject: Subject, event: Event) -> frozenset[str]:
    """Return the kinds of what is called pending."""
    match = re.compile(".*", re.DOTALL).match(subject.analysis.text, event.telling.cue.start, event.telling.cue.end)
    return nouns_beside(subject.analysis.text, event.telling.sentence, match) if match is not None else frozenset()


def _is_decided(subject: Subject, event: Event, ours: frozenset[str], one: Subject, row: Decides) -> bool:
    if one is subject and row.sentence == event.telling.sentence:
        return False
    theirs = stems_of(one.analysis.text, row.sentence, row.cue)
    if len(ours & theirs) < max(_SHARED, _SHARE * len(ours)):
        return False
    here = courts_in(subject.analysis.text, event.telling.sentence.start, event.telling.sentence.end)
    there = courts_in(one.analysis.text, row.sentence.start, row.sentence.end)
    if here and there and not any(a.may_be(b) for a in here for b in there):
        return False
    days = days_of(one, row.sentence, "")
    own_days = [day.earliest for day in event.telling.dates if day.earliest]
    told = [edtf(found.edtf) for _, found in dates_in(one, row.sentence.start, row.sentence.end) if not found.relative]
    latest = [*days, *(day.latest for day in told if day is not None and day.latest)]
    return not own_days or not latest or max(own_days) <= max(latest)


RULES: tuple[type[Rule], ...] = (DecisionPending, RequestDecided)
