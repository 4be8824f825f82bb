"""A body or place under a name that it did not have at the time, by a table of names with the days between which each was in use.

The time is the date in the sentence; where it tells none and speaks in the present, the document's own date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...errors import InputError
from ...model.edtf import Edtf
from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table


@dataclass(frozen=True, slots=True)
class Period:
    """A name with the days between which it was in use, and what the body or place was called otherwise."""

    forms: Cues
    since: date | None
    until: date | None
    other: str


@cache
def _periods() -> tuple[Period, ...]:
    return tuple(
        Period(cues(row["forms"], before=r"\b", after=r"\b"), row.get("since"), row.get("until"), row["other"])
        for row in table("names", "outdated")["name"]
    )


class OutdatedName(Rule):
    """A body or place is named as it was not called at the time that the sentence tells.

    A court that did not exist yet cannot have decided. Mostly the writer used a name of today or of the past; sometimes the date is
    wrong, and a paper that was made up later betrays itself by such a name.
    """

    code = "NAM401"
    title = "a name that was not in use at the time"
    severity = Severity.WARNING
    example = "On 14 May 2015 the district court of Nur-Sultan heard the two witnesses.\n"
    counter_example = "On 14 May 2021 the district court of Nur-Sultan heard the two witnesses.\n"
    sure = "As sure as the table of names, which holds the days of renaming; a name of today for a body of the past is a note only."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for period in _periods():
            for match in period.forms.found_in(subject):
                span = Span(*match.span())
                if subject.analysis.is_noise(span.start, span.end) or _is_explained(text, span):
                    continue
                told = _time(subject, span)
                if told is None:
                    continue
                first, last = told
                if period.since and last < period.since:
                    said = f"“{match.group()}” was called so from {period.since.isoformat()} on, and this is told of {_day(first, last)}"
                elif period.until and first > period.until:
                    said = f"“{match.group()}” was called so up to {period.until.isoformat()}, and this is told of {_day(first, last)}"
                else:
                    continue
                yield self.finding(subject, f"{said}: {period.other}.", subject.analysis.passage(span.start, span.end))
                break


def _is_explained(text: str, span: Span) -> bool:
    """Say whether the text itself says that the name changed: ``now``, ``formerly``, ``then called``."""
    words = "|".join(table("names", "outdated")["explained"])
    return re.search(rf"\b(?:{words})\b|\([^)]{{0,40}}$", text[max(0, span.start - 45) : span.start], re.IGNORECASE) is not None or (
        re.search(rf"^[ ,]{{0,2}}\(?(?:{words})\b", text[span.end : span.end + 30], re.IGNORECASE) is not None
    )


def _day(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _time(subject: Subject, span: Span) -> tuple[date, date] | None:
    """Return the first and the last day of the one date in the sentence; None where it has several or none."""
    sentence = subject.analysis.sentence_at(span.start)
    if sentence is None:
        return None
    passage = subject.analysis.passage(sentence.span.start, sentence.span.end)
    dates = [one for one in subject.reading.dates if passage.start <= one.passage.start < passage.end and not one.relative]
    if len(dates) != 1:
        return None
    try:
        parsed = Edtf.parse(dates[0].edtf)
    except InputError:
        return None
    return (parsed.earliest, parsed.latest) if parsed.earliest and parsed.latest else None


RULES: tuple[type[Rule], ...] = (OutdatedName,)
