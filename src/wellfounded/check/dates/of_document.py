"""The day of a decision, letter or article that lies beside the text, told with a figure wrong.

Invariant: the document is known by its court, by a person who speaks in it and in no other, or by its kind; and the day told here is told
nowhere else in the run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...extract.analysis import Sentence
from ...model.findings import Finding, Severity
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Passage, Span
from ...model.reading import DateExpression
from ..rule import Rule
from ..standings.courts import courts_in
from ..standings.verdict_courts import head_court
from ..subject import Subject
from ..tables import table
from .calendar import sure_days
from .conflicts import told_already

_HEAD, _TAIL = 500, 260
_BEFORE = 60
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_YEARS = 9
"""Years that a slip may be off by: 2010 for 2019."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A document of the run by what it can be known by."""

    subject: Subject
    day: str
    people: frozenset[str]
    kinds: frozenset[str]


class DayOfDocument(Rule):
    """A decision, a letter or an article is told with a day that is a figure off the day which it bears itself.

    The reader looks it up under the wrong day and does not find it; and every term that is counted from it is wrong.
    """

    code = "DAT305"
    title = "a day that is not the one on the document"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2018-09-18\nHIGH COURT OF TARN\n18 September 2018\n\nThe order is stayed.\n"
        "=== report.txt, 2019-12-01\nThe owners went to court. On 18 September 2016 the High Court of Tarn stayed the order.\n"
    )
    counter_example = example.replace("18 September 2016", "18 September 2018")
    sure = "Asked where the day is told nowhere else and differs in one part; in the same year the kind must stand beside it."

    def find(self, subject: Subject) -> Iterator[Finding]:
        known = _known(subject)
        if not known:
            return
        told = Counter(one.edtf for one in subject.reading.dates if _DAY.match(one.edtf))
        elsewhere = {one.edtf for other in subject.others for one in other.reading.dates} | {one.day for one in known}
        sure, reported = sure_days(subject), told_already(subject)
        for one in subject.reading.dates:
            if not _DAY.match(one.edtf) or one.relative or told[one.edtf] != 1 or one.edtf in elsewhere or one.edtf in sure:
                continue
            meant = next((doc for doc in known if _differs(one.edtf, doc.day) and _is_meant(subject, one, doc)), None)
            if meant is not None and one.passage not in reported:
                reported.add(one.passage)
                said = f"“{_flat(one.passage)}” is told of {meant.subject.name}, which bears the day {meant.day}."
                yield self.finding(subject, said, one.passage)


def _flat(passage: Passage) -> str:
    return " ".join(passage.exact.split())


def _known(subject: Subject) -> tuple[_Known, ...]:
    """Return the dated documents of the run whose day no other bears."""
    dated = [other for other in subject.others if _DAY.match(other.date.rstrip("~?%"))]
    times = Counter(other.date.rstrip("~?%") for other in dated)
    people = {other.document: _people(other) for other in subject.others}
    often = Counter(name for names in people.values() for name in names)
    return tuple(
        _Known(
            other,
            other.date.rstrip("~?%"),
            frozenset(name for name in people[other.document] if often[name] == 1),
            _kinds_in(other.analysis.text[:_HEAD]) | _kinds_in(other.reading.document.kind),
        )
        for other in dated
        if times[other.date.rstrip("~?%")] == 1
    )


def _people(subject: Subject) -> frozenset[str]:
    """Return the surnames of those who stand in the head or under the end of a document."""
    last = len(subject.text) - _TAIL
    named = [one for one in subject.reading.names if one.kind is NameKind.PERSON and one.form.split()]
    return frozenset(fold(one.form.split()[-1]) for one in named if not _HEAD <= one.passage.start <= last)


@cache
def _kinds() -> Mapping[str, re.Pattern[str]]:
    rows = table("dates", "words")["documents"]
    return {name: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for name, words in rows.items()}


def _kinds_in(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _kinds().items() if pattern.search(text))


def _differs(one: str, other: str) -> bool:
    """Say whether two days differ in the year alone, or in the day or month alone by a slip of the pen."""
    ours, theirs = one.split("-"), other.split("-")
    parts = [n for n, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b]
    if len(parts) != 1:
        return False
    return parts != [0] or abs(int(ours[0]) - int(theirs[0])) <= _YEARS


def _is_meant(subject: Subject, told: DateExpression, known: _Known) -> bool:
    """Say whether the words around a day can only mean a document: of its court, or of somebody who is in it alone, or of its kind."""
    text, span = subject.analysis.text, subject.analysis.span_of(told.passage)
    sentence = subject.analysis.sentence_at(span.start)
    if sentence is None:
        return False
    before = text[max(sentence.span.start, span.start - _BEFORE) : span.start]
    if _not_made().search(text, max(sentence.span.start, span.start - 90), min(sentence.span.end, span.end + 60)):
        return False
    kinds = _kinds_in(before)
    by_name = _names_it(subject, sentence, known)
    if told.edtf[4:] == known.day[4:]:
        return by_name or bool(kinds & known.kinds and _of().search(before))
    return by_name and bool(kinds & known.kinds) and _others_of(subject, sentence, span) == 0


def _names_it(subject: Subject, sentence: Sentence, known: _Known) -> bool:
    text, span = subject.analysis.text, sentence.span
    head = head_court(known.subject)
    if head is not None and any(court.may_be(head) for court in courts_in(text, span.start, span.end)):
        return True
    start, end = subject.analysis.normal.original(span).start, subject.analysis.normal.original(span).end
    named = [one for one in subject.reading.names if one.kind is NameKind.PERSON and start <= one.passage.start < end]
    return any(fold(one.form.split()[-1]) in known.people for one in named if one.form.split())


def _others_of(subject: Subject, sentence: Sentence, span: Span) -> int:
    """Return how many other days a sentence tells."""
    inside = (subject.analysis.span_of(one.passage) for one in subject.reading.dates)
    return sum(sentence.span.start <= one.start < sentence.span.end and one != span for one in inside)


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['acts']['of'])}|,)\s*(?:\w+day,? )?$", re.IGNORECASE)


@cache
def _not_made() -> re.Pattern[str]:
    """Match what is done with a document on another day than its own."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['not_made']['words'])})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (DayOfDocument,)
