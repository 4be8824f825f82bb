"""Ages that a text tells of its own day: "born on 17 May 1968, now aged 52" in a note of September 2022.

Invariant: asked only where the age stands right behind the birth and words say that it is the age of today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .spans import value_of
from .written import written_days

_OLDEST = 110


class AgeOfToday(Rule):
    """An age of today that the day of birth and the day of the text do not make.

    Two persons of one name may have been taken for one, or the text was written anew and the age was not.
    """

    code = "DAT207"
    title = "an age of today that is not that of the text's day"
    severity = Severity.WARNING
    example = "Lund, 13 September 2022\n\nDear Minister,\n\nTimur Rakhimov (born on 17 May 1968, now aged 52) asks to be heard.\n"
    counter_example = "Lund, 13 September 2022\n\nDear Minister,\n\nTimur Rakhimov (born on 17 May 1968, now aged 54) asks to be heard.\n"
    sure = "Sure where the text tells its own day and the whole day of birth."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = value_of(subject.date) if "~" not in subject.date else None
        if own is None or own.earliest is None or own.earliest != own.latest:
            return
        for day in written_days(subject):
            if day.value is None or not _born().search(subject.analysis.text[max(0, day.span.start - 30) : day.span.start]):
                continue
            told = _age().match(subject.analysis.text, day.span.end)
            if told is None:
                continue
            age, real = int(told["age"]), _years(day.value, own.earliest)
            if age != real and 0 < age < _OLDEST:
                span = Span(*told.span("age"))
                born = subject.analysis.passage(day.span.start, day.span.end)
                said = f"Somebody born on {born.exact} was {real} on the day of this text, not {age}."
                yield self.finding(subject, said, subject.analysis.passage(span.start, span.end), related=[subject.place(born)])


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@cache
def _born() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['born']['words'])})\s*(?:\w+\s)?\Z", re.IGNORECASE)


@cache
def _age() -> re.Pattern[str]:
    words = "|".join(table("dates", "words")["born"]["today"])
    return re.compile(rf"[^.;()\d]{{0,40}}?(?<!\w)(?:{words})\s(?P<age>\d{{1,3}})(?![\d.,]?\d|\s?%)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (AgeOfToday,)
