"""Days in figures: orders that change inside a document, years of two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..subject import Subject
from .written import WrittenDay, written_days

_SHORT = re.compile(r"(?<![\w./:-])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{2})(?![\w/-]|\.\d)")
_MOST = 6


class MixedOrders(Rule):
    """A day in figures that can be read two ways, in a document that writes some days day first and others month first.

    03/04/2015 is 3 April or 4 March. Where both orders are used, nobody can tell, and a deadline is missed by a month.
    """

    code = "DAT104"
    title = "days in figures written in two orders"
    severity = Severity.WARNING
    example = "He was arrested on 23/04/2015, charged on 04/27/2015 and heard on 03/05/2015.\n"
    counter_example = "He was arrested on 23/04/2015, charged on 27/04/2015 and heard on 03/05/2015.\n"
    sure = "Sure that both orders are used; which one a doubtful day follows is not known."

    def find(self, subject: Subject) -> Iterator[Finding]:
        days = [one for one in written_days(subject) if one.numeric in {"/", ".", "-"} and one.exists]
        sure = [one for one in days if one.other is None and one.day > 12]
        first = {_month_first(subject, one): one for one in sure}
        doubtful = [one for one in days if one.other is not None]
        if len(first) < 2 or not doubtful:
            return
        shown = [subject.analysis.passage(one.span.start, one.span.end) for one in doubtful[:_MOST]]
        ways = [subject.analysis.passage(one.span.start, one.span.end) for one in first.values()]
        said = f"{shown[0].exact} can be read two ways: this document writes both {ways[0].exact} and {ways[1].exact}."
        yield self.finding(subject, said, *shown, related=[subject.place(one) for one in ways])


def _month_first(subject: Subject, one: WrittenDay) -> bool:
    written = subject.analysis.text[one.span.start : one.span.end]
    return int(re.split(r"\D", written)[0]) == one.month


class TwoFigureYear(Rule):
    """A day in figures with a year of two figures: 03.04.15.

    It has three readings, and in a case that runs over decades the century is a question too. Write the year in full.
    """

    code = "DAT105"
    title = "a year of two figures"
    severity = Severity.NOTE
    example = "He was arrested on 23.04.15 in Lund.\n"
    counter_example = "He was arrested on 23.04.2015 in Lund. See section 4.3.12 above.\n"
    sure = "Asked where the figures can be a day and a month; one finding for a document."

    def find(self, subject: Subject) -> Iterator[Finding]:
        found = [
            subject.analysis.passage(*match.span())
            for match in _SHORT.finditer(subject.analysis.text)
            if _can_be_day(int(match["a"]), int(match["b"]), match.group()) and not subject.analysis.is_noise(*match.span())
        ]
        if found:
            many = f" ({len(found)} days are written so)" if len(found) > 1 else ""
            yield self.finding(subject, f"{found[0].exact} has a year of two figures{many}.", *found[:_MOST])


def _can_be_day(first: int, second: int, written: str) -> bool:
    day, month = max(first, second), min(first, second)
    shape = re.fullmatch(r"\d\d[./]\d\d[./]\d\d|\d{1,2}/\d{1,2}/\d\d", written)
    return bool(shape) and 1 <= month <= 12 and 1 <= day <= 31
