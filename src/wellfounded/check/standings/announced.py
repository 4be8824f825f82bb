"""What is announced as to come, though its day had passed when the document was written.

Invariant: only the present and the future tense announce; what somebody had announced, and what an entry of a chronology tells, is of
its own day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..placing import dates_in
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .events import events, is_day
from .verdict_days import edtf, of_entry

_CLAUSE = re.compile(r"[:;]|, (?:and|but|et|mais|а|но|и) ")
_ENTRY = re.compile(r"(?: года?| г\.)?(?:, \w+)? ?(?:[:|–—.]|\*\*|г\.)")
_LONG = 260


@cache
def _words(name: str) -> re.Pattern[str]:
    rows = table("standings", "announced")[name]
    return re.compile("|".join(rows) if name == "of_another" else rf"(?<!\w)(?:{'|'.join(rows)})(?!\w)", re.IGNORECASE)


class Overtaken(Rule):
    """A hearing or a decision is announced for a day that had passed when the document was written.

    The sentence comes from an older version. The reader learns neither what was decided nor whether anything else was brought up to date.
    """

    code = "STA209"
    title = "announced for a day that has passed"
    severity = Severity.ERROR
    example = (
        "=== letter.txt, 2020-02-01\nThe house has been empty since spring. The Court of Appeal will give judgment on 19 February 2019.\n"
    )
    counter_example = (
        "=== letter.txt, 2020-02-01\nThe house has been empty since spring. We were told that the Court of Appeal would give judgment on "
        "19 February 2019.\n"
    )
    sure = "Sure where document and announcement both tell their day; the announcements of others in the past tense are let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        written = edtf(subject.date)
        if written is None or written.earliest is None:
            return
        text = subject.analysis.text
        for sentence in subject.analysis.sentences:
            span = sentence.span
            told = dates_in(subject, span.start, span.end)
            if not told or subject.analysis.is_noise(span.start, span.end) or _is_entry(text, span, told[0][0]):
                continue
            for match in _words("announces").finditer(text, span.start, span.end):
                if _is_guarded(text, span, match) or of_entry(subject, span) is not None:
                    continue
                at = _day_of(subject, span, match)
                if at is not None:
                    start, end = (
                        (span.start, span.end)
                        if len(span) <= _LONG
                        else (max(span.start, match.start() - 100), min(span.end, match.end() + 150))
                    )
                    passage = subject.analysis.passage(start, end)
                    day = next(str(one.edtf) for place, one in told if place == at)
                    done = [
                        event
                        for event in events(subject)
                        if event.on is not None and str(event.on) == day and event.telling.sentence != span
                    ]
                    known = (
                        f" A decision of that day is told{'' if done[0].subject is subject else f' in {done[0].subject.name}'}."
                        if done
                        else ""
                    )
                    said = f"This is announced for {day}, which had passed when the text was written ({subject.date}).{known}"
                    related = [done[0].place] if done else []
                    yield self.finding(subject, said, passage, related=related)
                    break


def _is_entry(text: str, sentence: Span, day: Span) -> bool:
    """Say whether a sentence begins as an entry of a chronology, with its day and a mark."""
    return not text[sentence.start : day.start].strip(" |*-") and _ENTRY.match(text, day.end) is not None


def _is_guarded(text: str, sentence: Span, match: re.Match[str]) -> bool:
    before = text[sentence.start : match.start()]
    if before.count('"') % 2 or before.count("“") > before.count("”") or before.count("«") > before.count("»"):
        return True
    return _words("past").search(before) is not None


def _day_of(subject: Subject, sentence: Span, match: re.Match[str]) -> Span | None:
    """Return where the day stands for which something is announced, if it had passed; none where a later day stands beside it."""
    text, written = subject.analysis.text, edtf(subject.date)
    passed: Span | None = None
    for at, one in dates_in(subject, sentence.start, sentence.end):
        day = edtf(one.edtf)
        if day is None or one.relative or day.latest is None or written is None or written.earliest is None:
            continue
        if day.latest >= written.earliest:
            return None
        before = text[max(sentence.start, at.start - 40) : at.start]
        if at.start >= match.end():
            apart = _CLAUSE.search(text, match.end(), at.start)
            beside = apart is None and at.start - match.end() <= 110
        else:
            beside = at.start == sentence.start or (
                match.start() - at.end <= 60 and re.search(r"^(?:On|Le|Am)? ?$", text[sentence.start : at.start]) is not None
            )
        if beside and is_day(day) and not _words("of_another").search(before):
            passed = passed or at
    return passed


RULES: tuple[type[Rule], ...] = (Overtaken,)
