"""A status told in the present that an act had ended before the text was written: wanted, in custody, a refugee, a notice in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...model.findings import Finding, Place, Severity
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .events import is_before, written_on
from .verdict_days import edtf

_PRONOUN = re.compile(r"\b([Hh]e|[Ss]he|[Ii]l|[Ee]lle|[Оо]на?) $")


@dataclass(frozen=True, slots=True)
class _Status:
    """A status and what ends it, as patterns."""

    name: str
    holds: re.Pattern[str]
    ends: re.Pattern[str]


@cache
def _statuses() -> tuple[_Status, ...]:
    rows = table("standings", "statuses")["status"]
    return tuple(_Status(r["name"], _any(r["holds"]), _any(r["ends"])) for r in rows)


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE)


class StatusThatEnded(Rule):
    """A status is told in the present that an act had ended: wanted, in custody, a refugee, frozen, a notice in force.

    A court or a border guard who acts on the sentence does wrong to a person; and the text shows that its writer did not follow the case.
    """

    code = "STA203"
    title = "a status that had ended"
    severity = Severity.WARNING
    example = (
        "=== letter.txt, 2020-02-01\nOn 6 March 2019 he was released from custody. The family thanked his counsel.\n\n"
        "Mr Letov remains in custody, and we ask you to visit him.\n"
    )
    counter_example = (
        "=== letter.txt, 2020-02-01\nOn 6 March 2019 he was released from custody. He was arrested again on 9 May 2019.\n\n"
        "Mr Letov remains in custody, and we ask you to visit him.\n"
    )
    sure = "Only the present tense counts, and an end with a day before the document's own; where it began anew later, nothing is found."

    def find(self, subject: Subject) -> Iterator[Finding]:
        limit = written_on(subject)
        if limit is None:
            return
        for status in _statuses():
            for match in status.holds.finditer(subject.analysis.text):
                if _quoted_or_noise(subject, match) or not (end := self._ended(subject, status, match, limit)):
                    continue
                where = "this document" if end.document == subject.document else "another document"
                said = f"{status.name} is told in the present, and {where} tells that it ended before."
                yield self.finding(subject, said, subject.analysis.passage(*match.span()), related=[end])

    def _ended(self, subject: Subject, status: _Status, holds: re.Match[str], limit: date | None) -> Place | None:
        """Return where the status is told to have ended, if nothing tells that it began anew."""
        ends = list(_dated(subject, status.ends, limit))
        if not ends:
            return _just_ended(subject, status, holds)
        last_day, place = max(ends, key=lambda pair: pair[0])
        begun = table("standings", "statuses")["begins"].get(status.name, [])
        anew = [told for told, _ in _dated(subject, _any(begun), limit)] if begun else []
        return None if any(told > last_day for told in anew) else place


def _just_ended(subject: Subject, status: _Status, holds: re.Match[str]) -> Place | None:
    """Return where the same paragraph told before of the same *he* or *she* that it ended, without a day."""
    text = subject.analysis.text
    paragraph = text.rfind("\n", 0, holds.start()) + 1
    here = _PRONOUN.search(text[max(paragraph, holds.start() - 6) : holds.start()])
    for match in status.ends.finditer(text, paragraph, holds.start()):
        there = _PRONOUN.search(text[max(paragraph, match.start() - 6) : match.start()])
        if here and there and here[1].casefold() == there[1].casefold() and not _quoted_or_noise(subject, match):
            return Place(subject.document, subject.analysis.passage(*match.span()))
    return None


def _quoted_or_noise(subject: Subject, match: re.Match[str]) -> bool:
    text = subject.analysis.text
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return subject.analysis.is_noise(*match.span()) or before.count("“") > before.count("”") or before.count("«") > before.count("»")


def _dated(subject: Subject, pattern: re.Pattern[str], limit: date | None) -> Iterator[tuple[date, Place]]:
    """Yield what a pattern finds in the sentences of this document and of the others that tell one day, up to the document's own date."""
    for one in (subject, *subject.others):
        text = one.analysis.text
        for match in pattern.finditer(text):
            sentence = one.analysis.sentence_at(match.start())
            if sentence is None or _quoted_or_noise(one, match):
                continue
            inside = one.analysis.passage(sentence.span.start, sentence.span.end)
            days = [edtf(d.edtf) for d in one.reading.dates if inside.start <= d.passage.start < inside.end and not d.relative]
            told = [d for d in days if d is not None and d.latest and is_before(d, limit)]
            if told and told[-1].latest:
                yield told[-1].latest, Place(one.document, one.analysis.passage(*match.span()))


RULES: tuple[type[Rule], ...] = (StatusThatEnded,)
