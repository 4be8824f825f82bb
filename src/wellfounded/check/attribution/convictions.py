"""Convictions told without "in absentia", intentions told as deeds, findings of decisions that another document says were annulled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage
from ..alignment.telling import Telling, own_tellings
from ..quotations.sources import is_younger
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .telling import either, persons_in

_LONGEST = 280
_OBJECT = 5
"""Words behind a verb among which its object is looked for."""
_ANNULLED = re.compile(
    r"\b(?:overturn|annul|quash|set aside|revers|vacat|struck down|cass|infirm|отмен|аннулир|пересмотр)\w*", re.IGNORECASE
)


class AbsenceDropped(Rule):
    """A person is told here to have been convicted, and another document of the run says that it was in his absence or by default.

    A conviction of somebody who was not heard weighs differently before every court of Europe. The text that leaves it out misleads.
    """

    code = "ATT302"
    title = "a conviction told without “in absentia”"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== notice.txt, 2017-05-04\nThe court in Tarn convicted Mr Oskar Lund of fraud in absentia on 3 March 2016.\n"
        "=== report.txt, 2018-02-01\nOskar Lund was convicted of fraud on 3 March 2016. He lives abroad.\n"
    )
    counter_example = (
        "=== notice.txt, 2017-05-04\nThe court in Tarn convicted Mr Oskar Lund of fraud in absentia on 3 March 2016.\n"
        "=== report.txt, 2018-02-01\nOskar Lund was convicted of fraud on 3 March 2016, in his absence. He lives abroad.\n"
    )
    sure = "Asked where the two convictions have the same day or month, and this document says nowhere that he was absent."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if not subject.others:
            return
        own = _convictions(subject)
        absent_here = {one.person for one in own if one.absent}
        told: set[str] = set()
        for other in subject.others:
            for theirs in _convictions(other):
                for ours in own if theirs.absent else ():
                    same = ours.person == theirs.person and bool(ours.dates & theirs.dates)
                    if same and ours.person not in absent_here | told:
                        told.add(ours.person)
                        said = f"{other.name} says that this conviction was in absentia or by default, and this text does not."
                        yield self.finding(subject, said, ours.passage, related=[Place(other.document, theirs.passage)])


@dataclass(frozen=True, slots=True)
class _Conviction:
    person: str
    dates: frozenset[str]
    absent: bool
    passage: Passage


def _convictions(subject: Subject) -> tuple[_Conviction, ...]:
    return subject.once_alone("convictions", lambda: tuple(_told(subject)))


def _told(subject: Subject) -> Iterator[_Conviction]:
    for telling in own_tellings(subject):
        if telling.has(either("grades.convicted")) and not telling.has(either("frames.negation")):
            dates = frozenset(_dates_in(subject, telling))
            for _, person in persons_in(subject, telling):
                yield _Conviction(person, dates, telling.has(either("guilt.absent")), _passage(subject, telling))


def _dates_in(subject: Subject, telling: Telling) -> Iterator[str]:
    """Yield the days and months of a sentence; a year alone tells no act from another."""
    span = subject.analysis.normal.original(telling.span)
    for one in subject.reading.dates:
        if span.start <= one.passage.start < span.end and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", one.edtf):
            yield one.edtf


def _passage(subject: Subject, telling: Telling) -> Passage:
    return subject.analysis.passage(telling.span.start, min(telling.span.end, telling.span.start + _LONGEST))


class IntentionToldAsDeed(Rule):
    """Somebody agreed, decided or promised to do a thing in one document, and did it on the same day in another.

    "Agreed to sign the decree" and "signed the decree" are two acts, with different remedies against each.
    """

    code = "ATT303"
    title = "an intention in one document, the deed in another"
    severity = Severity.WARNING
    example = (
        "=== letter.txt, 2018-03-01\nOn 5 May 2017 the minister agreed to sign the removal order against the engineer.\n"
        "=== report.txt, 2018-02-01\nOn 5 May 2017 the minister signed the removal order against the engineer.\n"
    )
    counter_example = (
        "=== letter.txt, 2018-03-01\nOn 5 May 2017 the minister agreed to sign the removal order against the engineer.\n"
        "=== report.txt, 2018-02-01\nOn 9 May 2017 the minister signed the removal order against the engineer.\n"
    )
    sure = "Asked where both sentences name the same day, the same verb and the same object."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for other in subject.others:
            for dates, verb, objects, telling in _intentions(other):
                found = next((one for one in own_tellings(subject) if _does(subject, one, dates, verb, objects)), None)
                if found is not None:
                    theirs = _passage(other, telling)
                    said = f"It is told as done here, and as intended in {other.name}."
                    yield self.finding(subject, said, _passage(subject, found), related=[Place(other.document, theirs)])


def _intentions(subject: Subject) -> list[tuple[frozenset[str], str, frozenset[str], Telling]]:
    return subject.once_alone("intentions", lambda: list(_intended(subject)))


def _intended(subject: Subject) -> Iterator[tuple[frozenset[str], str, frozenset[str], Telling]]:
    for telling in own_tellings(subject):
        match = either("intentions.words").search(telling.text)
        if match is None:
            continue
        dates = frozenset(date for date in _dates_in(subject, telling) if len(date) == 10)
        behind = [word for word, at in zip(telling.words, telling.starts, strict=True) if at >= match.end()][: _OBJECT + 1]
        if dates and len(behind) > 1:
            yield dates, behind[0], frozenset(word for word in behind[1:] if len(word) > 4), telling


def _does(subject: Subject, telling: Telling, dates: frozenset[str], verb: str, objects: frozenset[str]) -> bool:
    """Say whether a sentence tells the deed itself: the same day, the verb in another form, the object behind it."""
    if either("intentions.words").search(telling.text) or not dates & set(_dates_in(subject, telling)):
        return False
    root = verb[: max(3, len(verb) - 2)]
    for number, word in enumerate(telling.words):
        if word.startswith(root) and word != verb and re.search(r"(?:ed|é|ée|ил|ал|ла|ли|л)$", word):
            return bool(objects & set(telling.words[number + 1 : number + 1 + _OBJECT]))
    return False


class FindingOfAnnulled(Rule):
    """What a court found, told as found, while another document of the run says that its decision was annulled before this was written.

    The words of a decision that is gone are history, not authority. They may be told; the reader must be told the other thing too.
    """

    code = "ATT304"
    title = "a finding of an annulled decision told as a finding"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2017-11-20\nOn 20 November 2017 the Court of Appeal annulled the judgment of the Harbour Tribunal of 4 May 2017.\n"
        "=== report.txt, 2018-02-01\nIn its judgment of 4 May 2017 the Harbour Tribunal found that the mill was sold too cheap.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-11-20\nOn 20 November 2017 the Court of Appeal annulled the judgment of the Harbour Tribunal of 4 May 2017.\n"
        "=== report.txt, 2018-02-01\nIn its judgment of 4 May 2017, since annulled, the Harbour Tribunal found that the mill was sold "
        "too cheap.\n"
    )
    sure = "Asked where both documents name the day of the decision, and this one nowhere says of any decision that it was annulled."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if _ANNULLED.search(subject.text) or not subject.others:
            return
        for telling in own_tellings(subject):
            if not _finds().search(telling.text):
                continue
            for day in _dates_in(subject, telling):
                place = next((one for other in subject.others for one in _annulments(other, day, subject.date)), None)
                if place is not None:
                    said = f"The decision of {day} was annulled, says {place.document}; its finding is told here as it stood."
                    yield self.finding(subject, said, _passage(subject, telling), related=[place])
                    break


@cache
def _finds() -> re.Pattern[str]:
    return re.compile(table("attribution", "words")["finding"]["pattern"])


def _annulments(subject: Subject, day: str, written: str) -> Iterator[Place]:
    """Yield where a document says that the decision of a day was annulled: "the judgment of that day", and a word for annulling."""
    if len(day) < 10 or is_younger(subject.date, written):
        return
    for telling in own_tellings(subject):
        if not _ANNULLED.search(telling.text) or telling.has(either("frames.negation")):
            continue
        span = subject.analysis.normal.original(telling.span)
        for one in subject.reading.dates:
            if one.edtf == day and span.start <= one.passage.start < span.end:
                before = subject.text[max(span.start, one.passage.start - 80) : one.passage.start].casefold()
                if re.search(r"\b(?:of|du|de|от|dated)\s+(?:\w+,?\s+)?$", before) and either("grounds.decision").search(before):
                    yield Place(subject.document, _passage(subject, telling))
