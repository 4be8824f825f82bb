"""How often something is said to have happened, against the days that follow: "three times, on 3 May and on 4 June 2018"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...extract.figures.numerals import numeral_at
from ...extract.figures.words import figure_words
from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..dates.intervals import days_in
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject

_LEADS = re.compile(
    r"(?!.*\b(?:between|from|entre|depuis|du|dès|с|со|между)\b)(?:\s[^\W\d_]+){0,3}?[,:]?\s(?:namely\s|that is,?\s|à savoir\s|а именно\s)?"
    r"(?:on|in|le|les|en|в|во)?\s?(?:the\s)?(?:[^\W\d_]{4,12},?\s)?$"
)
_NEXT = re.compile(
    r"(?:\sгода)?,?\s(?:(?:and|et|и)\s)?(?:again\s|finally\s|once more\s|enfin\s|puis\s|then\s|снова\s)?"
    r"(?:on\s|le\s|в\s|в[оа]\s)?(?:the\s)?(?:[^\W\d_]{4,12},?\s)?"
)
_SOME = re.compile(r",? (?:among|including|notably|dont|notamment|в том числе)")
_TWICE = {"twice": 2, "thrice": 3, "дважды": 2, "трижды": 3, "четырежды": 4}


class TimesAndDays(Rule):
    """Something is said to have happened so many times, and the days that follow are more or fewer.

    One of the days was lost or added. The reader asks about the one that is missing.
    """

    code = "FIG226"
    title = "a number of times that the days behind it do not make"
    severity = Severity.WARNING
    example = "The crew wrote to the mayor three times, on 3 May 2018 and on 4 June 2018, and got no answer.\n"
    counter_example = (
        "The crew wrote to the mayor three times, on 3 May 2018, on 4 June 2018 and on 9 July 2018, and got no answer. They wrote to the "
        "judge four times between 5 May 2018 and 8 June 2018.\n"
    )
    sure = "Asked where the days follow at once, one behind the other, with their years."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        days: dict[int, Span] = {}
        for span, _ in sorted(set(days_in(subject)), key=lambda pair: (pair[0].end, -pair[0].start)):
            days[span.end] = span
        told = sorted(days.values(), key=lambda span: span.start)
        for cue in _times().found_in(subject):
            many = _value(subject, cue)
            first = next((n for n, span in enumerate(told) if 0 <= span.start - cue.end() < 40), None)
            if many is None or first is None or not _LEADS.fullmatch(text[cue.end() : told[first].start]):
                continue
            last = first
            while last + 1 < len(told) and _NEXT.fullmatch(text[told[last].end : told[last + 1].start]):
                last += 1
            count = last - first + 1
            if count > 1 and count != many and not _SOME.match(text, cue.end()):
                shown = subject.analysis.passage(cue.start(), told[last].end)
                yield self.finding(subject, f"The text says “{cue.group()}”, and {count} days follow.", shown)


def _value(subject: Subject, cue: re.Match[str]) -> int | None:
    word = cue.group().casefold()
    if word in _TWICE:
        return _TWICE[word]
    numeral = numeral_at(subject.analysis.text, cue.start(), figure_words(subject.analysis.language_at(cue.start())))
    return int(numeral.value) if numeral is not None and 2 <= numeral.value <= 12 else None


@cache
def _times() -> Cues:
    en = "(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]) (?:times|occasions)"
    fr = "(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|[2-9]) (?:fois|reprises)"
    ru = "(?:два|три|четыре|пять|шесть|семь|[2-9]) раза?"
    return cues([*_TWICE, en, fr, ru], after=r"(?!\w)", flags=re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (TimesAndDays,)
