"""What became of a decision later, by its day: called final with an appeal open, overturned a second time, relied on after its fall.

Invariant: a decision is known by its day alone, and what is told of it counts only from the text's own words and those of the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...model.edtf import Edtf
from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage, Span
from ...model.reading import DateExpression
from ..placing import dates_in
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .deciders import decided_in
from .events import Event, is_day, own, written_on
from .tellings import DECISION, Verdict, edtf, guarded, head_court, of_entry, words

_NEAR = 90
_LONGEST = 280
_OBJECT = 60
_HALF_A_YEAR = 183
_OF = re.compile(r"(?:\bof|\bdated|\bdu|\bот)(?: \w+day,?| \w+di)? ?$", re.IGNORECASE)
_DEED = re.compile(r"\b(?:deeds?|contracts?|permits?|titles?|acte|permis|договор\w*|разрешени\w+)\b[^.;]{0,40}$", re.IGNORECASE)
_ACT = r"(?P<noun>convictions?|arrêté|deed|order|condamnation|постановление)"
_FALLS = re.compile(rf"[^.;,]{{0,20}}?\b(?:the|his|her|that|this|la|le|cet|cette|это|l')[ ]?(?:\w+ )?{_ACT}\b", re.IGNORECASE)
_FELL = re.compile(rf"\b(?:the|his|her|that|this|la|le|cet|cette|это|l')[ ]?(?:\w+ )?{_ACT}\b[^.;,]{{0,24}}$", re.IGNORECASE)
_NAMES = re.compile(
    r"\b(?:convict(?:ion|ed)|arrêté|deed|order|condamn\w+|постановлени\w+)\b[^.;]{0,44}?\b(?:of|on|dated|du|le|от)(?: \w+day,?| \w+di)? ?$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|fell|has|a été|est|fut|был\w*)\b")
_BY = re.compile(
    r"\b(?:by|in|par|with)(?: its| the| a| an| his| her| sa| son| un| une)? (?:\w+ )?"
    r"(?:judgment|decision|ruling|order|jugement|décision|arrêt) (?:of|du)(?: \w+day,?)? ?$",
    re.IGNORECASE,
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('standings', 'later')[name]['words'])})(?!\w)", re.IGNORECASE)


def _one_day(value: Edtf | None) -> date | None:
    return value.earliest if value is not None and is_day(value) else None


def _decisions_meant(subject: Subject, sentence: Span) -> Iterator[tuple[Span, date]]:
    """Yield the days in a sentence that stand behind a decision: "the judgment of the High Court of 3 May 2016"."""
    text = subject.analysis.text
    for span, one in dates_in(subject, sentence.start, sentence.end):
        day = None if one.relative else _one_day(edtf(one.edtf))
        lead = text[max(sentence.start, span.start - _NEAR) : span.start]
        if day is not None and _OF.search(lead) and (DECISION.search(lead) or _DEED.search(lead)):
            yield span, day


def _said(subject: Subject, name: str) -> Iterator[tuple[Span, re.Match[str]]]:
    """Yield the sentences in which words of a list stand that nobody wishes, denies or quotes."""
    text = subject.analysis.text
    for match in _pattern(name).finditer(text):
        sentence = subject.analysis.sentence_at(match.start())
        if sentence is None or subject.analysis.is_noise(*match.span()) or guarded(text, sentence.span, match):
            continue
        if text.count('"', sentence.span.start, match.start()) % 2 == 0:
            yield sentence.span, match


class FinalWithAppealOpen(Rule):
    """The last decision that a text tells of is called final, or not appealed against, and the text says that an appeal is pending.

    A decision with an appeal before a court binds nobody for good. Who calls it final gives the appeal away.
    """

    code = "STA207"
    title = "final, and an appeal is pending"
    severity = Severity.ERROR
    example = (
        "On 3 May 2018 the Mill Court of Tarn ordered the owners to pay. They lodged an appeal, which is still pending.\n\n"
        "The judgment of the Mill Court of 3 May 2018 can no longer be appealed.\n"
    )
    counter_example = (
        "On 3 May 2018 the Mill Court of Tarn ordered the owners to pay. They lodged an appeal, which was dismissed on 4 June 2019.\n\n"
        "The judgment of the Mill Court of 3 May 2018 can no longer be appealed.\n"
    )
    sure = "Asked where the decision is named by its day and the text tells of no later one; an appeal in another matter is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        waiting = [one for one in own(subject, Verdict.PENDING) if one.telling.appeal]
        last = max((one.on for one in decided_in(subject)), default=None)
        for sentence, match in _said(subject, "final"):
            named = list(_decisions_meant(subject, sentence))
            if len(named) != 1:
                continue
            open_one = next((one for one in waiting if one.telling.sentence != sentence and _may_be_against(one, named)), None)
            there = words(subject, open_one.telling) if open_one is not None and (last is None or named[0][1] >= last) else None
            there = there or _appeal_told(subject, sentence, named[0][1])
            if there is not None:
                said = f"“{match.group()}” is told of it, and another sentence tells of an appeal."
                yield self.finding(subject, said, _around(subject, sentence), there)


def _appeal_told(subject: Subject, sentence: Span, day: date) -> Passage | None:
    """Return where an appeal against the decision of a day is told: one that names it, or the first lodged within half a year of it."""
    text = subject.analysis.text
    decided = sorted({one.on for one in decided_in(subject)} | {on for _, on in _named_days(subject)})
    following = next((on for on in decided if on > day), None)
    for match in _pattern("appealed").finditer(text):
        told = subject.analysis.sentence_at(match.start())
        if told is None or told.span == sentence or guarded(text, told.span, match):
            continue
        if any(on == day for at, on in _decisions_meant(subject, told.span) if at.start >= match.start()):
            return _around(subject, told.span)
        days = [_one_day(edtf(one.edtf)) for _, one in dates_in(subject, told.span.start, told.span.end) if not one.relative]
        on = max((one for one in days if one is not None), default=None) or _one_day(of_entry(subject, told.span))
        if on is not None and 0 < (on - day).days < _HALF_A_YEAR and (following is None or on <= following):
            return _around(subject, told.span)
    return None


def _may_be_against(waiting: Event, named: list[tuple[Span, date]]) -> bool:
    """Say whether a pending appeal can be one against a decision of a day: it is not told to have been lodged before."""
    days = [day.latest for day in waiting.telling.dates if day.latest]
    return not named or not days or max(days) >= named[0][1]


def _around(subject: Subject, sentence: Span) -> Passage:
    return subject.analysis.passage(sentence.start, min(sentence.end, sentence.start + _LONGEST))


@dataclass(frozen=True, slots=True)
class Fall:
    """A sentence that tells the fall of a decision of a day, and the day on which it fell where it tells that."""

    of: date
    on: date | None
    sentence: Span
    subject: Subject

    @property
    def place(self) -> Place:
        return Place(self.subject.document, _around(self.subject, self.sentence))


def falls(subject: Subject) -> tuple[Fall, ...]:
    """Return the falls of decisions that this document tells and the others of the run, this document first."""
    return subject.once("standing: falls", lambda: tuple(fall for one in (subject, *subject.others) for fall in _falls_in(one)))


def _falls_in(subject: Subject) -> tuple[Fall, ...]:
    return subject.once_alone("standing: own falls", lambda: tuple(_falls(subject)))


def _falls(subject: Subject) -> Iterator[Fall]:
    """Yield the decisions that a sentence names by their day behind a word of falling, or before it in the passive."""
    text = subject.analysis.text
    for match in _down().finditer(text):
        sentence = subject.analysis.sentence_at(match.start())
        if sentence is None or subject.analysis.is_noise(*match.span()) or guarded(text, sentence.span, match):
            continue
        span = sentence.span
        meant = [
            (at, day) for at, day in _decisions_meant(subject, span) if not _BY.search(text[max(span.start, at.start - _NEAR) : at.start])
        ]
        behind = [day for at, day in meant if at.start >= match.end() and at.start - match.end() < _NEAR]
        passive = _PASSIVE.search(text[span.start : match.start()]) is not None
        before = [day for at, day in meant if at.end <= match.start()] if passive else []
        fallen = behind[0] if behind else before[-1] if before else _last_day(subject, match.end() if not passive else match.start(), span)
        if fallen is None:
            continue
        own_days = [_one_day(edtf(one.edtf)) for _, one in dates_in(subject, span.start, span.end) if not one.relative]
        acting = [day for day in own_days if day is not None and day > fallen]
        entry = _one_day(of_entry(subject, span)) or (_one_day(edtf(subject.date)) if head_court(subject) is not None else None)
        yield Fall(fallen, acting[0] if acting else entry, span, subject)


def _last_day(subject: Subject, at: int, sentence: Span) -> date | None:
    """Return the day that the text last gave to a conviction, an order or a deed, where one is said to fall without a day."""
    text = subject.analysis.text
    match = _FALLS.match(text, at, min(sentence.end, at + _OBJECT)) or _FELL.search(text, max(sentence.start, at - _OBJECT), at)
    if match is None:
        return None
    noun = match["noun"].casefold()
    named = [
        (span, day) for span, day in _named_days(subject) if text[max(0, span.start - _OBJECT) : span.start].casefold().rfind(noun) >= 0
    ]
    before = [day for span, day in named if span.start < sentence.start]
    days = {day for _, day in named}
    return before[-1] if before else next(iter(days)) if len(days) == 1 else None


def _named_days(subject: Subject) -> tuple[tuple[Span, date], ...]:
    """Return the days that stand behind a conviction, an order or a deed in one clause."""
    return subject.once_alone("standing: days of acts", lambda: tuple(_found_days(subject)))


def _found_days(subject: Subject) -> Iterator[tuple[Span, date]]:
    text = subject.analysis.text
    for span, one in _all_dates(subject):
        day = None if one.relative else _one_day(edtf(one.edtf))
        if day is not None and _NAMES.search(text[max(0, span.start - _OBJECT) : span.start]):
            yield span, day


def _all_dates(subject: Subject) -> list[tuple[Span, DateExpression]]:
    return dates_in(subject, 0, len(subject.analysis.text))


@cache
def _down() -> re.Pattern[str]:
    words = [*table("standings", "verdicts")["down"]["all"], *table("standings", "later")["fallen"]["words"]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})", re.IGNORECASE)


class OverturnedOnAnotherDay(Rule):
    """A decision is told to have been overturned on one day here and on another there, and nothing restored it in between.

    What has fallen cannot fall again. One of the two tellings names another decision, or a day or a court that is wrong.
    """

    code = "STA110"
    title = "one decision overturned on two days"
    severity = Severity.ERROR
    example = (
        "On 3 May 2018 the Mill Court of Tarn quashed the order of 4 April 2017. The owners went home.\n\n"
        "By a decision of 20 May 2018 the High Court of Tarn annulled the order of 4 April 2017.\n"
    )
    counter_example = (
        "On 3 May 2018 the Mill Court of Tarn quashed the order of 4 April 2017. The owners went home.\n\n"
        "By a decision of 20 May 2018 the High Court of Tarn annulled the order of 9 April 2017.\n"
    )
    sure = "Asked where both tellings name the day of the decision that fell and a day of their own."

    def find(self, subject: Subject) -> Iterator[Finding]:
        every = falls(subject)
        for one in every:
            if one.subject is not subject or one.on is None:
                continue
            about = [other for other in every if other.of == one.of and other.on is not None and other.sentence != one.sentence]
            others = [other for other in about if other.on != one.on]
            same = [other for other in about if other.on == one.on]
            days = {one.on, *(other.on for other in about)}
            if others and len(same) <= len(others) and not any(fall.of in days for fall in every):
                other = others[0]
                passages = [_around(subject, each.sentence) for each in (one, other) if each.subject is subject]
                related = [] if other.subject is subject else [other.place]
                yield self.finding(
                    subject, f"This decision falls on {one.on} by this sentence, and on {other.on} by another.", *passages, related=related
                )


class FallenReliedOn(Rule):
    """A text relies on a decision that had fallen when it was written: as authority, as what governs, as what it follows from.

    What a court quashed carries nothing any more. The other side needs one sentence to answer the whole argument.
    """

    code = "STA304"
    title = "relied on, though it had fallen"
    severity = Severity.ERROR
    example = (
        "=== letter.txt, 2020-02-01\nOn 3 May 2018 the Mill Court of Tarn quashed the order of 4 April 2017. The owners went home.\n\n"
        "The use of the mill is governed by the order of 4 April 2017.\n"
    )
    counter_example = (
        "=== letter.txt, 2020-02-01\nOn 3 May 2018 the Mill Court of Tarn quashed the order of 4 April 2017. The owners went home.\n\n"
        "The use of the mill is governed by the order of 9 April 2017.\n"
    )
    sure = "Asked where the decision is named by its day, the words rely on it in the present, and its fall is told by that day."

    def find(self, subject: Subject) -> Iterator[Finding]:
        limit = written_on(subject)
        fallen: dict[date, Fall] = {}
        for one in falls(subject):
            if one.subject is subject or (one.on is not None and limit is not None and one.on <= limit):
                fallen.setdefault(one.of, one)
        told: set[Span] = set()
        for sentence, match in _said(subject, "relied"):
            for span, day in _decisions_meant(subject, sentence):
                fall = fallen.get(day)
                if fall is None or fall.sentence == sentence or abs(span.start - match.start()) > _LONGEST or sentence in told:
                    continue
                told.add(sentence)
                said = f"“{match.group()}” relies on a decision that was overturned{f' on {fall.on}' if fall.on else ''}."
                yield self.finding(subject, said, _around(subject, sentence), related=[fall.place])


RULES: tuple[type[Rule], ...] = (FinalWithAppealOpen, OverturnedOnAnotherDay, FallenReliedOn)
