"""Sentences and paragraphs that lost their end: another sentence begins inside them, or they stop without a full stop.

Invariant: only running prose is looked at, never headings, lists, tables, notes or signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ..headings import headings_of
from ..rule import Rule
from ..running import is_running, paragraphs
from ..subject import Subject
from ..tables import table
from .masthead import APPARATUS, ends_of

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDED = re.compile(
    r"[.!?:;…,–—-][\"'”’»)\]*_\s]*(?:[\u00b9\u00b2\u00b3\u2070-\u2079]+|\[\^?\w+\]|\^\{[^{}\n]*\}|\(\d+\))*[\"'”’»)\]*_ ]*$|[|>}]$"
    r"|[.!?…]\s?[\"'”’»]+ ?\([^()\n]{3,80}\)$"
)
_ROW = re.compile(r"\s*(?:[|#>]|[-*•·–+][ \t]|\[\^?\w+\]|[⁰¹²³⁴-⁹])")
_SET_OFF = re.compile(r"[*_][^\n]*[*_]")
"""A line that is set off whole: a headline, the parts of a text, who wrote it."""
_FIELD = re.compile(r"(?:\*\*)?[^\W\d_a-zа-яё][\w '’-]{1,24} ?:(?:\*\*)? ")
_NUMBERED = re.compile(r"[ \t]*\(?(?:\d{1,3}|[a-zA-Z])[.)][ \t]")
_COUNTED = re.compile(r"(?:^|[;:,.]) ?\(?(?:\d{1,2}|[a-zA-Z])[.)] ")
"""Fields of a head, and points of a list that run on in one paragraph."""
_INNER = re.compile(r"[.!?][\"'”’»)]*(?:[⁰¹²³⁴-⁹]+|\[\^?\w+\])?\s+[\"“«]?[A-ZÀ-ÖØ-ÞА-ЯЁ]")
_LEAST = 15
_PROPER = 5
"""Paragraphs that end as they should, before one that does not is told of."""
_SHARE = 12
_END = 60


class LostEnd(Rule):
    """A sentence breaks off, and the next one begins behind it without a full stop; or it ends in "the", "and" or "which".

    Words were deleted with what was to be deleted. What is left may say something else than was meant, or the opposite.
    """

    code = "STR105"
    title = "a sentence that breaks off inside a paragraph"
    severity = Severity.WARNING
    example = (
        "The mill was closed by the prefect on 3 May 2016, and the workers were told to leave The court heard nobody before that. "
        "They left in June of the same year.\n"
    )
    counter_example = (
        "The mill was closed by the prefect on 3 May 2016, and the workers were told to leave The Hague. The court heard nobody before "
        "that. They left in June of the same year.\n"
    )
    sure = "Asked in English, French and Russian prose; a title without quotation marks (“the film It begins”) is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for span in paragraphs(subject):
            if len(_WORD.findall(text[span.start : span.end])) < _LEAST:
                continue
            pattern = _breaks().get(subject.analysis.language_at(span.start))
            for match in pattern.finditer(text, span.start, span.end) if pattern else ():
                passage = subject.analysis.passage(*match.span())
                if is_running(subject, passage.start, passage.end) and not _is_titled(text, span, match.start()):
                    yield self.finding(subject, "A sentence breaks off here, and another begins.", passage)


@cache
def _breaks() -> dict[str, re.Pattern[str]]:
    found = {}
    beside = table("structure", "words")["broken_beside"]
    unbroken = "".join(f"(?!{word} )" for word in beside["begins"])
    alone = "".join(f"(?<!{word} )" for word in beside["never_last"])
    for language, words in table("structure", "words")["broken"].items():
        begins, small = "|".join(words["begins"]), "|".join(words["never_last"])
        inner = rf"(?<![\w'’-]){unbroken}[a-zà-öø-ÿа-яё]{{2,}} (?:{begins}) (?=[a-zà-öø-ÿа-яё])[\w'’-]+"
        last = rf"(?<![\w'’.-]){alone}(?:{small})\.(?= [A-ZÀ-ÖØ-ÞА-ЯЁ][\w'’-]* )"
        found[language] = re.compile(f"{inner}|{last}")
    return found


def _is_titled(text: str, span: Span, at: int) -> bool:
    """Say whether quotation marks or stars are open: a title may begin inside a sentence."""
    before = text[span.start : at]
    return before.count('"') % 2 == 1 or before.count("«") > before.count("»") or before.count("“") > before.count("”")


class NoFullStop(Rule):
    """A paragraph of running text that ends without a full stop, in a document whose other paragraphs end with one.

    Its last words were lost. A reader cannot know whether they were a date, a condition or a "not".
    """

    code = "STR106"
    title = "a paragraph that breaks off"
    severity = Severity.WARNING
    _proper = (
        "The prefect closed the mill on 3 May 2016, and nobody told the workers why he did so or for how long.\n\n"
        "The workers wrote to him in June, and again in July, and then once more in the autumn of the year.\n\n"
        "The mayor asked for a meeting with the prefect and the workers, which was refused without a reason.\n\n"
        "The court of the district was asked to look at the order, and found that it had no power to do so.\n\n"
        "The appeal was heard in March, in the presence of two of the workers and of the counsel of the state.\n\n"
    )
    example = (
        _proper + "The case came to the court of appeal. It found that the order was void, because the prefect had not heard "
        "the\n\nThe mill was opened again.\n"
    )
    counter_example = (
        _proper + "To the court of appeal of the district, to the prefect, to the mayor of the town and to all workers of the "
        "mill\n\nThe mill was opened again.\n"
    )
    sure = "Asked of paragraphs of fifteen words and two sentences or more, where five others end properly and few do not."

    def find(self, subject: Subject) -> Iterator[Finding]:
        proper, broken = 0, []
        headings = [one.passage.span for one in headings_of(subject)]
        headings += ends_of(subject).head
        text = subject.analysis.text
        for span in paragraphs(subject):
            words = text[span.start : span.end].rstrip()
            if len(_WORD.findall(words)) < _LEAST or _ROW.match(words) or _SET_OFF.fullmatch(words) or _is_apparatus(words):
                continue
            if _ENDED.search(words):
                proper += 1
                continue
            if _NUMBERED.match(words) and _is_beside_numbers(subject.text, subject.analysis.passage(span.start, span.end)):
                continue
            passage = _end_of(subject, Span(span.start, span.start + len(words)))
            whole = _INNER.search(words) is not None
            if whole and is_running(subject, passage.start, passage.end) and not any(one.overlaps(passage.span) for one in headings):
                broken.append(passage)
        if proper >= _PROPER and len(broken) * _SHARE <= max(proper, _SHARE):
            for passage in broken:
                yield self.finding(subject, "The paragraph ends without a full stop: its last words are missing.", passage)


def _is_beside_numbers(text: str, shown: Passage) -> bool:
    """Say whether the line above or below begins with a number too, with no empty line between: a point of a list."""
    above = text[: shown.start].removesuffix("\n").rpartition("\n")[2]
    below = text[shown.end :].removeprefix("\n").partition("\n")[0]
    return any(_NUMBERED.match(line) for line in (above, below))


def _is_apparatus(words: str) -> bool:
    """Say whether a paragraph lists things or fills in fields, as the head of a note and a line of enclosures do."""
    return bool(APPARATUS.match(words) or _FIELD.match(words) or len(_COUNTED.findall(words)) > 1)


def _end_of(subject: Subject, span: Span) -> Passage:
    start = max(span.start, span.end - _END)
    if start > span.start:
        start = subject.analysis.text.find(" ", start, span.end) + 1 or start
    return subject.analysis.passage(start, span.end)
