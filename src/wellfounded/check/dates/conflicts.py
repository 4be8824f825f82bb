"""One event with two dates: a day that stands alone, beside a day that differs in one part and is told of the same thing elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ...model.reading import DateExpression
from ..contexts import Compared, Sentence, compared
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .calendar import sure_days
from .slips import writes_part
from .written import without_year

_INSIDE = (2.3, 0.4)
"""Weight of the words that two sentences must share, and their share of the lighter one."""
_BETWEEN = (1.6, 0.3)
_YEAR_INSIDE, _YEAR_BETWEEN = (1.3, 0.2), (1.0, 0.15)
"""The same where the year alone differs: one day and month in two years are seldom there by chance."""
_DAY = 10
"""Letters of a whole day in EDTF."""


@dataclass(frozen=True, slots=True)
class _Pair:
    own: DateExpression
    other: DateExpression
    sentence: Sentence
    weight: float


class TwoDatesInside(Rule):
    """One event with two days in one document, which differ in the day, the month or the year alone.

    One of them is a slip. Terms run from these days, and the order of two acts may hang on them.
    """

    code = "DAT303"
    title = "one event with two dates in one document"
    severity = Severity.WARNING
    example = (
        "The Land Tribunal of Orlen quashed the eviction of Mr Orazov on 3 May 2016.\n\nHe went home.\n\n"
        "The Land Tribunal of Orlen quashed the eviction on 13 May 2016, as we have said.\n"
    )
    counter_example = (
        "The Land Tribunal of Orlen quashed the eviction of Mr Orazov on 3 May 2016.\n\nHe went home.\n\n"
        "On 13 May 2016 a neighbour offered the family two rooms.\n"
    )
    sure = "Asked where the sentences are about one thing by their words and one of the days is told once only."

    def find(self, subject: Subject) -> Iterator[Finding]:
        texts, sure, reported = compared(subject), sure_days(subject), told_already(subject)
        for pair in _pairs(texts, texts.own, inside=True):
            if pair.own.edtf in sure or pair.own.passage in reported or _ends_term(subject, pair):
                continue
            reported.add(pair.own.passage)
            said = f"Here it is {_flat(pair.own)}, and elsewhere in this document {_flat(pair.other)}."
            yield self.finding(subject, said, pair.own.passage, related=[pair.sentence.place(pair.other.passage)])


class TwoDatesBetween(Rule):
    """One event with two days in two documents, which differ in the day, the month or the year alone.

    The day here is told in no other document, and theirs is not told here. Look into the document that made the act.
    """

    code = "DAT304"
    title = "one event with two dates in two documents"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-05-20\nOn 3 May 2016 the Land Tribunal of Orlen quashed the eviction of Mr Orazov.\n"
        "=== report.txt, 2017-05-02\nThe eviction of Mr Orazov was quashed by the Land Tribunal of Orlen on 8 May 2016.\n"
    )
    counter_example = example.replace("8 May 2016", "3 May 2016")
    sure = "Asked of days that the other documents nowhere tell, where their words are about the same thing."

    def find(self, subject: Subject) -> Iterator[Finding]:
        texts, sure, reported, bare = compared(subject), sure_days(subject), told_already(subject), without_year(subject)
        for pair in _pairs(texts, texts.others, inside=False):
            named = next((one.name for one in subject.others if one.document == pair.sentence.document), pair.sentence.document)
            if (
                pair.sentence.own_date[:_DAY] > subject.date[:_DAY] > ""
                or pair.own.edtf > subject.date[:_DAY] > ""
                or pair.own.edtf in sure
                or pair.own.edtf[4:] in bare  # a source tells the day and leaves its year to the reader
                or pair.own.passage in reported
            ):
                continue
            reported.add(pair.own.passage)
            said = f"Here it is {_flat(pair.own)}, and in {named} {_flat(pair.other)}."
            yield self.finding(subject, said, pair.own.passage, related=[pair.sentence.place(pair.other.passage)])


def told_already(subject: Subject) -> set[Passage]:
    """Return the days that a rule has told to be another; each rule that tells adds its own."""
    return subject.once("days told to be another", set)


def _flat(one: DateExpression) -> str:
    return " ".join(one.passage.exact.split())


def _pairs(texts: Compared, others: tuple[Sentence, ...], *, inside: bool) -> Iterator[_Pair]:
    """Yield for each day that is told once the day most likely of the same event."""
    told = Counter(day for sentence in texts.own for day in _days(sentence))
    elsewhere = {day for sentence in texts.others for day in _days(sentence)} | {one.own_date[:_DAY] for one in texts.others}
    together = {frozenset((a, b)) for sentence in (*texts.own, *texts.others) for a in sentence.days for b in sentence.days if a != b}
    for sentence in texts.own:
        for own in sentence.dates:
            if not _is_day(own) or told[own.edtf] != 1 or own.edtf in elsewhere:
                continue
            found = [
                _Pair(own, other, one, texts.shared(sentence, one)[0])
                for one in others
                if one is not sentence
                for other in one.dates
                if _is_day(other)
                and _is_slip(own.edtf, other.edtf)
                and writes_part(own, other.edtf)
                and writes_part(other, own.edtf)
                and frozenset((own.edtf, other.edtf)) not in together
                and _is_about_one(texts, sentence, one, inside=inside, year=own.edtf[4:] == other.edtf[4:])
            ]
            if inside:
                found = [pair for pair in found if told[pair.other.edtf] > 1 or pair.other.edtf in elsewhere or pair.other.edtf < own.edtf]
            if found:
                yield max(found, key=lambda pair: pair.weight)


def _days(sentence: Sentence) -> set[str]:
    return {one.edtf for one in sentence.dates if _is_day(one)}


def _is_day(one: DateExpression) -> bool:
    return len(one.edtf) == _DAY and one.edtf[:4].isdigit() and not one.relative


def _ends_term(subject: Subject, pair: _Pair) -> bool:
    """Say whether a day ends a term of whole years, so that it lies a year and no slip away from the other."""
    before = subject.analysis.text[: subject.analysis.span_of(pair.own.passage).start]
    return pair.own.edtf[4:] == pair.other.edtf[4:] and pair.own.edtf > pair.other.edtf and ends_term(before)


def ends_term(before: str) -> bool:
    """Say whether the words before a day make it the end of a term: "until", "d'ici au"."""
    return _term().search(before[-24:]) is not None


@cache
def _term() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['acts']['terms'])})(?: the| le)? ?\Z", re.IGNORECASE)


def _is_slip(one: str, other: str) -> bool:
    """Say whether two days differ in one part alone."""
    return sum(a != b for a, b in zip(one.split("-"), other.split("-"), strict=True)) == 1


def _is_about_one(texts: Compared, one: Sentence, other: Sentence, *, inside: bool, year: bool) -> bool:
    if inside and one.listed and other.listed:
        return False
    weight, share = texts.shared(one, other)
    least, part = (_YEAR_INSIDE if year else _INSIDE) if inside else (_YEAR_BETWEEN if year else _BETWEEN)
    return weight >= least and share >= part
