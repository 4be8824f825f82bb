"""What became of a decision, told otherwise than in the place that the note of the sentence names.

Invariant: courts and their words are compared by what they do, so that a text in one language is held against a decision in another; where
the place tells both outcomes, or neither, nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage, Span
from ..alignment.pairs import alignment_of
from ..rule import Rule
from ..subject import Subject
from .tellings import Telling, outcomes_told, tellings
from .verdicts import OPPOSITE

_LONGEST = 280
_CLAUSE = re.compile(r"[,;:]")


class OtherOutcomeThanCited(Rule):
    """A decision is told to have been upheld, granted or ended in a conviction, and the place that the note names tells the contrary.

    The reader who turns to the note finds the opposite of the sentence. In another language he will not see it, and the other side will.
    """

    code = "STA406"
    title = "another outcome than in the place that the note names"
    severity = Severity.ERROR
    unsure = True
    example = (
        "=== reshenie.txt, 2017-05-04\nЛЕНТСКИЙ ОБЛАСТНОЙ СУД\nРешение от 4 мая 2017 года\n\n1. Лодки стоят в порту.\n\n"
        "2. Суд отменил приказ начальника порта.\n"
        "=== report.txt, 2018-02-01\nThe court upheld the order of the harbour master.¹\n\n¹ Decision of 4 May 2017, paragraph 2.\n"
    )
    counter_example = (
        "=== reshenie.txt, 2017-05-04\nЛЕНТСКИЙ ОБЛАСТНОЙ СУД\nРешение от 4 мая 2017 года\n\n1. Лодки стоят в порту.\n\n"
        "2. Суд отменил приказ начальника порта.\n"
        "=== report.txt, 2018-02-01\nThe court quashed the order of the harbour master.¹\n\n¹ Decision of 4 May 2017, paragraph 2.\n"
    )
    sure = "As sure as the note; a sentence whose note is of another of its clauses is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told = outcomes_told(subject)
        for ours in tellings(subject):
            if ours.verdict not in OPPOSITE or ours.sentence.start in told:
                continue
            against = _against(subject, ours)
            if against is None:
                continue
            told.add(ours.sentence.start)
            one, theirs = against
            place = _quote(one, theirs)
            text = subject.analysis.text
            cue = text[ours.cue.start : ours.cue.end]
            said = f"“{cue}” here, and {one.name} says “{one.analysis.text[theirs.cue.start : theirs.cue.end]}”."
            yield self.finding(subject, said, _quote(subject, ours), related=[Place(one.document, place)])


def _against(subject: Subject, ours: Telling) -> tuple[Subject, Telling] | None:
    """Return the contrary outcome where the note is of the clause that tells ours: the last one of the sentence."""
    here = {one.verdict for one in tellings(subject) if one.sentence == ours.sentence}
    if OPPOSITE[ours.verdict] in here or _CLAUSE.search(subject.analysis.text, ours.cue.end, ours.sentence.end):
        return None
    rows = list(_noted(subject, ours))
    if ours.verdict in {one.verdict for _, one in rows}:
        return None
    return next((row for row in rows if row[1].verdict is OPPOSITE[ours.verdict]), None)


def _noted(subject: Subject, ours: Telling) -> Iterator[tuple[Subject, Telling]]:
    """Yield the outcomes that the paragraphs tell which the note of a sentence names."""
    for pair in alignment_of(subject).beside(ours.sentence):
        if pair.cited and pair.source.subject is not None:
            yield from _told_at(pair.source.subject, pair.theirs.telling.span)


def _told_at(subject: Subject, sentence: Span) -> Iterator[tuple[Subject, Telling]]:
    return ((subject, one) for one in tellings(subject) if one.sentence == sentence)


def _quote(subject: Subject, told: Telling) -> Passage:
    start = max(told.sentence.start, told.cue.start - _LONGEST // 2)
    return subject.analysis.passage(start, min(told.sentence.end, start + _LONGEST))


RULES: tuple[type[Rule], ...] = (OtherOutcomeThanCited,)
