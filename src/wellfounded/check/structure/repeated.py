"""Paragraphs and sentences that stand twice: pasted in a second time, or left behind where they were moved from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ..rule import Rule
from ..running import is_running, paragraphs
from ..subject import Subject

_WORD = re.compile(r"\w+")
_ROW = re.compile(r"\s*(?:[|#>]|[-*•·–+][ \t]|\[\^?\w+\]|[⁰¹²³⁴-⁹])")
_NUMBER = re.compile(r"^\(?\w{1,3}[.)]\s+")
_PARAGRAPH, _SENTENCE = 12, 5
"""Words from which on a paragraph, or a sentence right behind itself, is no set phrase."""
_FAR_SENTENCE = 16
_LONGEST = 280


class Repeated(Rule):
    """A paragraph that stands twice word for word, or a sentence right behind itself.

    It was copied and not moved. If one of the two is corrected later and the other is not, the document contradicts itself; and the other
    side will ask what else was put together in haste.
    """

    code = "STR303"
    title = "a paragraph or a sentence that stands twice"
    severity = Severity.WARNING
    example = (
        "The prefect closed the mill on 3 May 2016. The workers were not heard before that, and nobody gave them a reason. "
        "The workers were not heard before that, and nobody gave them a reason. They left in June.\n"
    )
    counter_example = (
        "The prefect closed the mill on 3 May 2016. The workers were not heard before that, and nobody gave them a reason. "
        "The neighbours were not heard before that, and nobody gave them a reason. They left in June.\n"
    )
    sure = "Sure that the words are the same; a formula that a text repeats on purpose may be meant. Lists, tables and notes are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told: list[Span] = []
        for span, first in _paragraphs_twice(subject):
            told.append(span)
            yield self._found(subject, span, first, what="paragraph")
        for span, first in _sentences_twice(subject):
            at = bisect_left(told, span.end, key=lambda one: one.start)
            if not at or told[at - 1].end <= span.start:
                yield self._found(subject, span, first, what="sentence")

    def _found(self, subject: Subject, span: Span, first: Span, *, what: str) -> Finding:
        return self.finding(
            subject, f"This {what} stands twice, word for word.", _quoted(subject, span), related=[subject.place(_quoted(subject, first))]
        )


def _quoted(subject: Subject, span: Span) -> Passage:
    return subject.analysis.passage(span.start, min(span.end, span.start + _LONGEST))


def _paragraphs_twice(subject: Subject) -> Iterator[tuple[Span, Span]]:
    told = [(span, key) for span, key in _worded(subject, paragraphs(subject)) if len(key) >= _PARAGRAPH]
    times = Counter(key for _, key in told)
    seen: dict[tuple[str, ...], Span] = {}
    for span, key in told:
        if times[key] > 1 and _is_prose(subject, span):
            if key in seen:
                yield span, seen[key]
            seen.setdefault(key, span)


def _sentences_twice(subject: Subject) -> Iterator[tuple[Span, Span]]:
    told = [(span, key) for span, key in _worded(subject, (one.span for one in subject.analysis.sentences)) if len(key) >= _SENTENCE]
    times = Counter(key for _, key in told)
    prose = cache(lambda number: _is_prose(subject, told[number][0]))  # it takes longest: asked late, and once
    seen: dict[tuple[str, ...], Span] = {}
    for number, (span, key) in enumerate(told):
        if times[key] < 2 or not prose(number):
            continue
        earlier = range(number - 1, -1, -1) if key in seen else ()
        before = next((told[at] for at in earlier if prose(at)), None)
        if before is not None and before[1] == key:
            yield span, before[0]
        elif len(key) >= _FAR_SENTENCE and key in seen:
            yield span, seen[key]
        seen.setdefault(key, span)


def _worded(subject: Subject, spans: Iterable[Span]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield stretches with their words in small letters, without a number before them."""
    for span in spans:
        yield span, _words(_NUMBER.sub("", subject.analysis.text[span.start : span.end]))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _is_prose(subject: Subject, span: Span) -> bool:
    passage = subject.analysis.passage(span.start, span.end)
    line = subject.text[subject.text.rfind("\n", 0, passage.start) + 1 : passage.start + 8]
    if _ROW.match(line) or not is_running(subject, passage.start, passage.end):
        return False
    starts, furthest = _cited(subject)
    at = bisect_left(starts, passage.end)
    return not at or furthest[at - 1] <= passage.start


def _cited(subject: Subject) -> tuple[list[int], list[int]]:
    """Return where notes, attachments and contents begin, in order, and how far those reach that begin there or before."""
    kinds = {"footnote", "attachment", "contents"}

    def made() -> tuple[list[int], list[int]]:
        spans = sorted(one.passage.span for one in subject.reading.citations if one.kind in kinds)
        return [span.start for span in spans], list(accumulate((span.end for span in spans), max))

    return subject.once_alone("structure: notes and lists", made)
