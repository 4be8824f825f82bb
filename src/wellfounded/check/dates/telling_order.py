"""The order in which a text tells dated events: a step back in time that no word announces, and ranges told by "to" that run backwards.

Invariant: only whole days of running text count, and not the day of a decision or document that is merely meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from ...extract.dates.words import date_words, folded
from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..scanning import matches
from ..subject import Subject
from ..tables import table
from .intervals import days_in

_MEANT = re.compile(
    r"(?:\bof|\bdated|\bdu|\ben date du|\bот|\bfrom|\bto|\band|\buntil|\btill|\bby|\bbefore|\bafter|\bsince"
    r"|jusqu'au|\bavant le|\bau|\bet le|\bdepuis le|\bдо|\bпо|\bи|\bс|\bпосле)(?: \w+day,?| \w+di| the)? ?$",
    re.IGNORECASE,
)
_EVENT = re.compile(r"(?:^|\bon|\ble|\bв)(?: \w+day,?| \w+di,?| \w{5,11},)? ?$", re.IGNORECASE)
"""What stands before the day of an event: "on", or nothing at the beginning of a sentence."""
_ASIDE = re.compile(
    r", (?:\w+ )?\w+(?:ed|ée?s?|нн\w+|nt) (?:\w+ )?(?:on|le)(?: \w+day,?| \w+di)? ?$"
    r"|\b(?:the|la|le|l') ?(?:application|request|appeal|claim|complaint|letter|requête|demande|plainte)"
    r" (?:was|a été) \w+ (?:on|le)(?: \w+day,?| \w+di)? ?$",
    re.IGNORECASE,
)
"""Before a day that is told by the way: that on which something known had been filed."""
_AROUND, _SHORT = 60, 5
_YEARS = re.compile(
    r"(?<!\w)(?:years|from|between|années|de|entre|годы|за|с|между)\s(?P<from>(?:19|20)\d\d)\s(?:to|and|until|till|à|et|по|до|и)\s(?P<to>(?:19|20)\d\d)(?![\w/.-]\d)",
    re.IGNORECASE,
)


class StepBack(Rule):
    """A sentence tells an earlier day than the sentence before it, and no "had" or "earlier" says that the text goes back.

    Readers take the order of sentences for the order of events. Mostly two days were exchanged, or one of them is mistyped.
    """

    code = "DAT410"
    title = "a step back in time that no word announces"
    severity = Severity.WARNING
    unsure = True
    example = "On 9 July 2016 the guard searched the mill. On 3 May 2016 the owner asked the court for help, and nobody came.\n"
    counter_example = "On 9 July 2016 the guard searched the mill. On 3 May 2016 the owner had asked the court for help, and nobody came.\n"
    sure = "Asked of neighbouring dated sentences of one paragraph; a list that is not in order of time is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for first, second in pairwise(_dated_sentences(subject)):
            (there, before), (here, after) = first[-1], second[0]
            if after >= before or _is_listed(text, there.start) or "\n" in text[there.end : here.start]:
                continue
            if not any(_goes_back(subject, span) for span in (there, here)):
                own, other = subject.analysis.passage(here.start, here.end), subject.analysis.passage(there.start, there.end)
                said = f"The text goes back from {before.isoformat()} to {after.isoformat()}, and does not say so."
                yield self.finding(subject, said, own, other)


def _dated_sentences(subject: Subject) -> Iterator[list[tuple[Span, date]]]:
    """Yield the days that sentences tell as their own, sentence by sentence."""
    days = sorted(set(days_in(subject)))
    text = subject.analysis.text
    for sentence in subject.analysis.sentences:
        span = sentence.span
        inside = [(at, day) for at, day in days if span.start <= at.start < span.end]
        own = [(at, day) for at, day in inside if _is_event(text[max(span.start, at.start - _AROUND) : at.start])]
        if own and not subject.analysis.is_noise(span.start, span.end) and len(text[span.start : span.end].split()) > _SHORT:
            yield own


def _is_event(before: str) -> bool:
    return _EVENT.search(before) is not None and _MEANT.search(before) is None and _ASIDE.search(before) is None


def _goes_back(subject: Subject, at: Span) -> bool:
    """Say whether the words about a day look back or ahead, or quote somebody."""
    text = subject.analysis.text
    sentence = subject.analysis.sentence_at(at.start)
    if sentence is None:
        return True
    start, end = max(sentence.span.start, at.start - _AROUND), min(sentence.span.end, at.end + _AROUND)
    return _looks().search(text, start, end) is not None or ";" in text[start:end] or text.count('"', sentence.span.start, at.start) % 2 > 0


def _is_listed(text: str, at: int) -> bool:
    """Say whether a place stands in a point of a list or a row of a table."""
    line = text.rfind("\n", 0, at) + 1
    return re.match(r"[ \t]*(?:[-*•–|]|\(\w{1,3}\))", text[line : line + 8]) is not None or "|" in text[line:at]


@cache
def _looks() -> re.Pattern[str]:
    words = [*table("dates", "steps")["past"]["words"], *table("dates", "steps")["terms"]["looks"]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


class YearsBackwards(Rule):
    """A range of days, months or years told with "to" or "and" that ends before it begins.

    One of the two ends is wrong, or they were exchanged. How long a thing lasted depends on it.
    """

    code = "DAT205"
    title = "a range told by “to” or “and” that runs backwards"
    severity = Severity.ERROR
    example = "There are returns of the mill for the years 2018 to 2011, and nobody has read them.\n"
    counter_example = "There are returns of the mill for the years 2011 to 2018, and nobody has read them.\n"
    sure = "Sure where both ends have a year; of two months with one year the first may belong to the year before, which should be said."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        told = [(match.span(), match["from"], match["to"]) for match in _YEARS.finditer(text) if int(match["from"]) > int(match["to"])]
        told += [
            (match.span(), match["one"], match["two"]) for match in _months().finditer(text) if _month(match["one"]) > _month(match["two"])
        ]
        for span, first, second in told:
            if not subject.analysis.is_noise(*span):
                yield self.finding(subject, f"The range ends ({second}) before it begins ({first}).", subject.analysis.passage(*span))
        for (one, before), (two, after) in pairwise(sorted(set(days_in(subject)))):
            opened = re.search(
                r"(?<!\w)(?:from|between|du|entre le|с)(?: \w+day,?| \w+di)? ?$", text[max(0, one.start - 24) : one.start], re.IGNORECASE
            )
            if (
                after < before
                and opened
                and re.fullmatch(r"(?: года)?,? (?:to|until|and|au|et le|по|до)(?: \w+day,?| \w+di)? ?", text[one.end : two.start])
            ):
                passage = subject.analysis.passage(one.start, two.end)
                yield self.finding(subject, f"The range ends on {after.isoformat()} before it begins on {before.isoformat()}.", passage)


def _month(word: str) -> int:
    return date_words().months[folded(word)]


@cache
def _months() -> re.Pattern[str]:
    names = "|".join(sorted({re.escape(word) for word in date_words().months if len(word) > 2}, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:between|from|entre|de|с|между)\s(?P<one>{names})\s(?:and|to|et|à|по|и)\s(?P<two>{names})\s(?=(?:19|20)\d\d)",
        re.IGNORECASE,
    )


class CountedFromNoDay(Rule):
    """ "Yesterday", "last month" or "a few days ago" in a text that gives its other days as dates.

    Whoever reads the text later cannot know the day, and it stays behind when the text is brought up to date. Write the date.
    """

    code = "DAT411"
    title = "“last month” or “a few days ago” among dates"
    severity = Severity.NOTE
    unsure = True
    example = (
        "Report of 9 May 2016\n\nOn 3 March 2016 the mill was searched. On 4 April 2016 the owner was heard. The guard was paid a few days "
        "ago, and on 5 April 2016 he left.\n"
    )
    counter_example = example.replace("a few days ago", "on 4 April 2016")
    sure = "Asked of texts that tell several days by their date, outside what they quote; letters about the day before are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        if len({day for _, day in days_in(subject)}) < len("abc"):
            return
        counted = list(matches(subject, _counted()))
        if subject.reading.document.kind in _OF_THEIR_DAY or len(counted) > 1:
            return  # a mail or a newspaper counts from its own day throughout
        for match in counted:
            line = text.rfind("\n", 0, match.start()) + 1
            told = re.match(r"[,(: ]{1,3}(?:(?:on|le|that is|i\.e\.|в) )?(?:\w+day,? |\w+di )?\d", text[match.end() : match.end() + 30])
            if not told and text.count('"', line, match.start()) % 2 == 0 and not subject.analysis.is_noise(*match.span()):
                passage = subject.analysis.passage(*match.span())
                yield self.finding(subject, f"“{passage.exact}” counts from a day that the sentence does not tell.", passage)


_OF_THEIR_DAY = frozenset({"mail", "press", "alert"})


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'steps')['counted']['words'])})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (StepBack, YearsBackwards, CountedFromNoDay)
