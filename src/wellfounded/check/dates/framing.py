"""What a text says of its own time: the day at its head and under it, the years in its headings, terms that it calls still to come.

Invariant: a day of the text's own is one that stands alone in its line, beside at most a few words such as a place.
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
from .intervals import days_in
from .spans import value_of

_HEAD, _WORDS = 700, 6
_ALONE, _STORY, _LONG_STORY = 4, 5, 11
"""Words of a line that is a day and nothing else, and words from which on the next line tells a story: behind such a line, and another."""
_NOTE = re.compile(r"\W*(?:\[\^|[*†¹²³]|\d+[.)] )")
_HEADING = re.compile(r"^(?:#{1,6} .+|(?:\d{1,2}|[IVX]{1,5})[.)]? [^\n.;:]{4,80})$", re.MULTILINE)
_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-]|\.\d)")
_SPAN = re.compile(r"(?<![\w./-])((?:19|20)\d\d)\s?(?:to|–|-|until|à|по|—)\s?((?:19|20)\d\d)(?![\w/-])")
_DEEPEST = 7
_LEAST = 2
"""Days of a section from which on its years are compared with its heading."""
_OF_ANOTHER = re.compile(
    r"\b(?:annex|hearing|sitting|session|meeting|appearance|audience|séance|réunion|заседани\w+|слушани\w+)\b", re.IGNORECASE
)
"""What says that a day is that of something else: what is annexed, the hearing for which the text was written."""
_VERB = re.compile(r"\b(?:is|are|was|were|has|had|of|until|by|est|a|du|до|от|no|para)\b", re.IGNORECASE)


class HeadAndFoot(Rule):
    """The day under the text is another than the one at its head.

    The day of a text decides which facts it could know and whether a time limit was kept. Two days make the reader guess.
    """

    code = "DAT308"
    title = "one day at the head of the text, another under it"
    severity = Severity.WARNING
    example = (
        "# The Mill of Tarn\n\nReport of the Harbour League, 3 May 2016\n\nThe mill was sold in the spring, and nobody was asked. The "
        "workers learned of it from the newspaper.\n\nHarbour League\nTarn, 3 May 2017\n"
    )
    counter_example = example.replace("Tarn, 3 May 2017", "Tarn, 3 May 2016")
    sure = "Asked where exactly one day stands alone in a line at the head and exactly one under the text."

    def find(self, subject: Subject) -> Iterator[Finding]:
        alone = [(span, day) for span, day in _days(subject) if stands_alone(subject, span)]
        head = [pair for pair in alone if pair[0].start < _HEAD and not _has_prose(subject, 0, pair[0].start)]
        under = [pair for pair in alone if pair not in head and not _heads_section(subject, pair[0])]
        foot = [pair for pair in under if _has_prose(subject, head[-1][0].end if head else 0, pair[0].start)]
        if {day for _, day in foot} & {day for _, day in head}:
            return
        if len({day for _, day in head}) == 1 and len(foot) == 1 and foot[0][0].start > len(subject.analysis.text) // 4:
            here, there = subject.analysis.passage(*_pair(foot[0][0])), subject.analysis.passage(*_pair(head[0][0]))
            yield self.finding(subject, f"“{here.exact}” stands under the text, and “{there.exact}” at its head.", here, there)


def framed_day(subject: Subject) -> date | None:
    """Return the day that stands alone at the head of a text and again under it, or under it alone, beside the signature."""
    text = subject.analysis.text
    alone = [(span, day) for span, day in _days(subject) if stands_alone(subject, span)]
    head = {day for span, day in alone if span.start < _HEAD and not _has_prose(subject, 0, span.start)}
    foot = {day for span, day in alone if span.start > len(text) // 2 and _has_prose(subject, 0, span.start)}
    both = head & foot
    if len(both) == 1:
        return both.pop()
    return head.pop() if len(head) == 1 and not foot else None


def _days(subject: Subject) -> list[tuple[Span, date]]:
    return sorted(set(days_in(subject)))


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def stands_alone(subject: Subject, span: Span) -> bool:
    """Say whether a day ends its line, with a few words before it that are no sentence, entry of a list or row of a table."""
    text = subject.analysis.text
    start, end = _line(text, span.start)
    before, after = text[start : span.start], text[span.end : end]
    listed = re.match(r"\s*(?:[-*•–|\[(^]|\d+[.):]|[A-Za-z]\)|[¹²³⁴-⁹])", before) or "|" in before or ":" in before
    few = len(before.split()) <= _WORDS or (span.start < _HEAD and len(before) < 90)
    return (
        not after.strip(" *_") and few and not listed and not _VERB.search(re.sub(r"^.*,", "", before)) and not _OF_ANOTHER.search(before)
    )


def _heads_section(subject: Subject, span: Span) -> bool:
    """Say whether a day heads a stretch of the story: marked so, or with running text, a list or a table right behind it."""
    text = subject.analysis.text
    start, end = _line(text, span.start)
    line = text[start:end].strip()
    following = text[end:].lstrip().partition("\n")[0]
    if line.startswith("#") or following.startswith("|"):
        return True
    told = re.search(r"[.;:!?]", following) is not None and not _NOTE.match(following)
    words = len(following.split())
    return told and words >= (_STORY if len(line.split()) <= _ALONE else _LONG_STORY)


def _has_prose(subject: Subject, start: int, end: int) -> bool:
    """Say whether running text stands in a stretch: a line with a sentence that has an end."""
    lines = subject.analysis.text[start:end].split("\n")
    return any(len(line.split()) > 10 and re.search(r"[.!?]", line) for line in lines)


class HeadingOfOtherYear(Rule):
    """A heading names a year, and none of the days in its section is of that year.

    Mostly the heading was taken over from another section or its year is mistyped; contents and text then lead to different places.
    """

    code = "DAT309"
    title = "a heading of another year than its section"
    severity = Severity.WARNING
    unsure = True
    example = (
        "## The inquiry of 2015\n\nOn 3 May 2016 the mill was searched. On 7 June 2016 the owner was heard. The file was closed on "
        "9 August 2016.\n"
    )
    counter_example = example.replace("of 2015", "of 2016")
    sure = "Asked where the section tells two days or more and every year of its heading is missing from them."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        heads = [match for match in _HEADING.finditer(text) if not subject.analysis.is_noise(*match.span())]
        for number, head in enumerate(heads):
            years = _years(head.group())
            dated = any(head.start() <= span.start < head.end() for span, _ in _days(subject))
            if not years or dated or head.group().rstrip()[-1:] in "?!.":
                continue
            until = next((other.start() for other in heads[number + 1 :] if _level(other) <= _level(head)), len(text))
            told = {day.year for span, day in _days(subject) if head.end() <= span.start < until}
            days = sum(1 for span, _ in _days(subject) if head.end() <= span.start < until)
            if days >= _LEAST and not years & told:
                passage = subject.analysis.passage(*head.span())
                said = f"The heading is of {', '.join(map(str, sorted(years)))}, and no day of its section is."
                yield self.finding(subject, said, passage)


def _level(head: re.Match[str]) -> int:
    """Return how deep a heading stands; one without signs of Markdown is as deep as any."""
    return len(head.group()) - len(head.group().lstrip("#")) or _DEEPEST


def _years(words: str) -> set[int]:
    found = {int(match.group()) for match in _YEAR.finditer(words)}
    for match in _SPAN.finditer(words):
        found |= set(range(int(match[1]), int(match[2]) + 1))
    return found


class TermThatPassed(Rule):
    """Something is told as still to be done by a day that had passed when the text was written.

    Either the term was missed, and the text must say so, or its day or that of the text is wrong.
    """

    code = "DAT409"
    title = "a term still to come that had passed"
    severity = Severity.WARNING
    unsure = True
    example = "=== report.txt, 2018-05-14\nThe mill was sold in the spring. The harbour guard must answer the owners by 3 May 2018.\n"
    counter_example = (
        "=== report.txt, 2018-05-14\nThe mill was sold in the spring. The harbour guard must answer the owners by 3 June 2018.\n"
    )
    sure = "Asked of the present and the future alone, where the text's own day is known and later than the day of the term."

    def find(self, subject: Subject) -> Iterator[Finding]:
        written = value_of(subject.date)
        if written is None or written.earliest is None or written.earliest != written.latest:
            return
        text = subject.analysis.text
        for span, day in _days(subject):
            sentence = subject.analysis.sentence_at(span.start)
            if sentence is None or day >= written.earliest or text.count('"', sentence.span.start, span.start) % 2:
                continue
            lead = text[sentence.span.start : span.start]
            match = _to_come().search(lead)
            if match is not None and not _over().search(text, sentence.span.start, sentence.span.end):
                passage = subject.analysis.passage(max(sentence.span.start, sentence.span.start + match.start()), span.end)
                yield self.finding(subject, f"This is told as still to come, and the text is of {written.earliest.isoformat()}.", passage)


@cache
def _to_come() -> re.Pattern[str]:
    words = table("dates", "steps")["terms"]
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(words['to_come'])})(?!\w)[^.;:]{{0,90}}?"
        rf"(?:{'|'.join(words['by'])}|(?<=ожидается)|(?<=дело))[\s:]*(?:\w+day,? |\w+di |the |le )?$",
        re.IGNORECASE,
    )


@cache
def _over() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'steps')['terms']['over'])})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (HeadAndFoot, HeadingOfOtherYear, TermThatPassed)
