"""Answers and receipts in lists of letters with a day before the letter: "(k) 15 April 2020: a request. Answered on 9 April 2020."

Invariant: only one line or one row is looked at, whose first day is that of the letter and stands at its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table
from .intervals import days_in

_BREAK = re.compile(r"\n|[.;:] ")
"""What ends the words of an answer before its day: behind it something else is told."""
_MARK = re.compile(r"[.;] (?=\(\w{1,3}\) )")


class AnsweredBefore(Rule):
    """An answer, a receipt or a decision that is older than the letter to which it belongs, in a list of letters.

    One of the two days is wrong. Whoever counts how long an authority took to answer counts from them.
    """

    code = "DAT206"
    title = "an answer older than the letter"
    severity = Severity.ERROR
    example = (
        "We wrote five letters:\n\n(a) Tuesday 3 May 2016, to the mayor of Tarn: a request for the lease. Answered on 9 May 2016.\n"
        "(b) Tuesday 7 June 2016, to the prefect: a reminder. Answered in substance on 19 May 2016.\n"
    )
    counter_example = example.replace("19 May 2016", "19 June 2016")
    sure = "Sure where the line begins with the day of the letter."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text, days = subject.analysis.text, sorted(set(days_in(subject)))
        for cue in _answered().found_in(subject):
            start = text.rfind("\n", 0, cue.start()) + 1
            start = max([start, *(mark.end() for mark in _MARK.finditer(text, start, cue.start()))])
            inside = [(span, day) for span, day in days if start <= span.start < cue.start()]
            after = next(((span, day) for span, day in days if 0 <= span.start - cue.end() < _NEAR), None)
            if not inside or after is None or _BREAK.search(text, cue.end(), after[0].start):
                continue
            (sent, first), (answered, second) = inside[0], after
            if _of_another().search(text, cue.end(), answered.start):
                continue
            if second < first and _head().fullmatch(text[start : sent.start]):
                here, there = subject.analysis.passage(answered.start, answered.end), subject.analysis.passage(sent.start, sent.end)
                said = f"“{cue.group()}” on {second.isoformat()}, and the letter is of {first.isoformat()}."
                yield self.finding(subject, said, here, there)


_NEAR = 40
"""Characters between the word of an answer and its day."""


@cache
def _head() -> re.Pattern[str]:
    """Return what may stand before the day of an entry: the mark of a point, a weekday."""
    on = "|".join(table("dates", "words")["letters"]["on"])
    return re.compile(rf"[ \t]*(?:[-*•–|]|\(?\w{{1,4}}[.)]|\*\*)?[ \t*|]*(?:[^\W\d_]{{2,12}},? )?(?:(?:{on}) )?$")


@cache
def _of_another() -> re.Pattern[str]:
    words = table("dates", "words")["letters"]
    return re.compile(rf"\b(?:{'|'.join(words['dated'])})(?: (?:{'|'.join(words['article'])}))? ?$", re.IGNORECASE)


@cache
def _answered() -> Cues:
    return cues(table("dates", "words")["letters"]["answered"], after=r"(?!\w)", flags=re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (AnsweredBefore,)
