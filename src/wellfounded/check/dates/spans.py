"""What dates of one text say together: ranges that run backwards, entries out of order, ages that do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from ...errors import InputError
from ...model.edtf import Edtf, certainly_after
from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.passages import Passage
from ...model.reading import DateExpression, Figure
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .written import WrittenDay, written_days

_ENTRY = re.compile(r"^[ \t]*(?:[-*•·–|#]+[ \t]*|\d{1,3}[.)][ \t]+)?[*_]{0,3}", re.MULTILINE)
_NEW_PART = re.compile(r"\n[ \t]*#|:[ \t]*\n|\n[ \t]*\n[^\n|]{3,60}[^\n.;:|!?,][ \t]*\n[ \t]*\n")
"""Between two entries: a heading, or a line that announces a list of its own."""
_YEARS = re.compile(r"(?<![\w./-])(?P<from>(?:19|20)\d\d)\s?(?:–|—|(?<=\(\d{4})-)\s?(?P<to>(?:19|20)\d\d)(?![\w/-])")
"""Two years with a dash; a hyphen counts behind a bracket only, since numbers of cases have one."""
_HEAD = 300
_WAS = 24
"""Characters before an age in which words say whose it is."""
_ALONE = re.compile(r"[ \t*_.]*(?:года?|г\.)?[ \t*_]*(?:\n|\Z)")
_LEAST = 4
"""Entries that begin with a date, from which on they are a chronology."""


def parsed(one: DateExpression) -> Edtf | None:
    """Return the value of a date that the text gives whole, or None."""
    return value_of("" if one.relative else one.edtf)


def value_of(edtf: str) -> Edtf | None:
    """Return an EDTF date, or None where the string is empty, or is none."""
    try:
        return Edtf.parse(edtf) if edtf else None
    except InputError:
        return None


class RangeBackwards(Rule):
    """A range of time that ends before it begins: "from May 2016 to March 2015".

    One of the two dates is wrong. How long somebody was held, or which law applied, depends on it.
    """

    code = "DAT201"
    title = "a range that ends before it begins"
    severity = Severity.ERROR
    example = "He was held from 5 May 2016 to 3 March 2015.\n"
    counter_example = "He was held from 5 May 2015 to 3 March 2016. The decrees of 2016 and 2015 fell.\n"
    sure = "Sure where both ends have a year and a word such as “from” or “between” opens the range."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for first, second in pairwise(subject.reading.dates):
            begin, end = parsed(first), parsed(second)
            if begin is None or end is None or not certainly_after(begin, end):
                continue
            start, stop = subject.analysis.span_of(first.passage), subject.analysis.span_of(second.passage)
            if stop.start < start.end or not _is_range(text[max(0, start.start - 24) : start.start], text[start.end : stop.start]):
                continue
            passage = Passage.of(subject.text, first.passage.start, second.passage.end)
            yield self.finding(subject, f"The range ends ({second.passage.exact}) before it begins ({first.passage.exact}).", passage)
        for match in _YEARS.finditer(text):
            if int(match["from"]) > int(match["to"]) and not subject.analysis.is_noise(*match.span()):
                passage = subject.analysis.passage(*match.span())
                yield self.finding(subject, f"The range ends ({match['to']}) before it begins ({match['from']}).", passage)


def _is_range(before: str, between: str) -> bool:
    opened, joined = _range_words()
    bare = re.fullmatch(r"\s?[–—-]\s?", between)
    return bool((bare and re.search(r"[(\s]$|^$", before)) or (opened.search(before) and joined.fullmatch(between)))


@cache
def _range_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("dates", "words")["ranges"]
    either = "|".join(words["open"])
    joins = "|".join(sorted(words["to"], key=len, reverse=True))
    articles = r"(?:\s*(?:the|le|la|l'|den|dem|el|il|g\.|г\.|года|году|року|р\.))?"
    return (
        re.compile(rf"(?<!\w)(?:{either}){articles}\s*$", re.IGNORECASE),
        re.compile(rf"{articles}[,]?\s+(?:{joins}){articles}\s*", re.IGNORECASE),
    )


class ChronologyOrder(Rule):
    """An entry of a chronology that stands before an earlier one.

    Readers take the order for the order of events. Mostly the year of one entry is wrong, or it was moved when the text was put together.
    """

    code = "DAT202"
    title = "a chronology out of order"
    severity = Severity.WARNING
    example = (
        "3 May 2014 – he was arrested.\n\n7 June 2014 – he was charged.\n\n9 August 2013 – he was convicted.\n\n"
        "1 September 2014 – he appealed.\n\n2 October 2014 – the appeal was heard.\n"
    )
    counter_example = example.replace("2013", "2014")
    sure = "Asked from four entries on that begin with their date, where most of them are in order, whichever way it runs."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for entries in _chronologies(subject):
            pairs = list(pairwise(entries))
            falls = [n for n, ((_, one), (_, other)) in enumerate(pairs) if certainly_after(one, other)]
            rises = [n for n, ((_, one), (_, other)) in enumerate(pairs) if certainly_after(other, one)]
            if len(entries) < _LEAST or not falls or not rises or min(len(falls), len(rises)) * 4 > len(pairs) + 2:
                continue
            forward = len(falls) <= len(rises)
            for n in falls if forward else rises:
                before, after = entries[n][0], entries[n + 1][0]
                order = "earlier" if forward else "later"
                said = f"In this chronology {after.passage.exact} stands after {before.passage.exact} and is {order}."
                yield self.finding(subject, said, after.passage, related=[subject.place(before.passage)])


def _chronologies(subject: Subject) -> Iterator[list[tuple[DateExpression, Edtf]]]:
    """Yield runs of lines or paragraphs that begin with a whole date; notes and lists of attachments are none."""
    taken = [one.passage.span for one in subject.reading.citations if one.kind in {"footnote", "attachment", "contents"}]
    starts = {match.end() for match in _ENTRY.finditer(subject.text)}
    run: list[tuple[DateExpression, Edtf]] = []
    for one in subject.reading.dates:
        value = parsed(one)
        listed = any(span.start <= one.passage.start < span.end for span in taken)
        if value is None or one.passage.start not in starts or listed or value.is_interval:
            continue
        if not run and _ALONE.match(subject.text, one.passage.end) and one.passage.start < _HEAD:
            continue  # the date of the text itself
        if run and _NEW_PART.search(subject.text[run[-1][0].passage.end : one.passage.start]):
            yield run
            run = []
        run.append((one, value))
    yield run


class AgeAndBirth(Rule):
    """An age that does not fit the date of birth and the day it is told of.

    Two persons of one name may have been taken for one; and whether somebody was a minor is often the case itself.
    """

    code = "DAT203"
    title = "an age that does not fit the date of birth"
    severity = Severity.WARNING
    example = "Timur Rakhimov, born on 3 May 1980, was 25 years old when he was arrested on 7 June 2015.\n"
    counter_example = "Timur Rakhimov, born on 3 May 1980, was 35 years old when he was arrested on 7 June 2015.\n"
    sure = "Asked where one sentence tells the birth, the age and one further date; a year is let pass on either side."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for sentence in subject.analysis.sentences:
            words = subject.analysis.text[sentence.span.start : sentence.span.end]
            births = list(_born().finditer(words))
            if len(births) != 1 or not any(letter.isdigit() for letter in words):
                continue
            at = sentence.span.start + births[0].end()
            dates = [(one, subject.analysis.span_of(one.passage), parsed(one)) for one in subject.reading.dates]
            inside = [(one, span, value) for one, span, value in dates if value and sentence.span.covers(span)]
            born = next(((one, value) for one, span, value in inside if 0 <= span.start - at <= 4), None)
            others = [(one, value) for one, _, value in inside if born and one is not born[0]]
            ages = [f for f in _ages(subject) if sentence.span.covers(subject.analysis.span_of(f.passage))]
            if born is None or len(others) > 1 or len(ages) != 1 or ages[0].unit != "year" or ages[0].approximate:
                continue
            now = _now().search(words, 0, subject.analysis.span_of(ages[0].passage).end - sentence.span.start) is not None
            told = others[0][1] if others and not now else value_of(subject.date)
            if told is None or not (born[1].earliest and born[1].latest and told.earliest and told.latest):
                continue
            low, high = _years(born[1].latest, told.earliest), _years(born[1].earliest, told.latest)
            if low - 1 <= ages[0].value <= high + 1:
                continue
            real = f"{low}" if low == high else f"{low} or {high}"
            said = f"Somebody born {born[0].passage.exact} was {real} then, not {ages[0].value:g}."
            yield self.finding(subject, said, ages[0].passage, related=[subject.place(born[0].passage)])


def _ages(subject: Subject) -> list[Figure]:
    """Return the figures that are ages: as they were read, or behind "she was" and a full stop or comma: "elle avait trente-neuf ans"."""
    return subject.once_alone("ages told", lambda: [one for one in subject.reading.figures if one.of == "age" or _is_age(subject, one)])


def _is_age(subject: Subject, one: Figure) -> bool:
    if one.quantity is not Quantity.DURATION or one.unit != "year":
        return False
    text, span = subject.analysis.text, subject.analysis.span_of(one.passage)
    return _was().search(text, max(0, span.start - _WAS), span.start) is not None and text[span.end : span.end + 1] in set(",.;)\n")


@cache
def _was() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['born']['was'])})\s\Z", re.IGNORECASE)


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@cache
def _now() -> re.Pattern[str]:
    """Match words that make an age that of the text's own day, at the end of a stretch that stops behind the age."""
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['born']['now'])})\s[^.;,\d]{{0,12}}\d{{1,3}}[^\d.;]{{0,12}}\Z", re.IGNORECASE
    )


@cache
def _born() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['born']['words'])})\s*", re.IGNORECASE)


class ReplyToLater(Rule):
    """A letter that answers a letter of a later day than its own.

    Nobody answers what has not been written. One of the dates is wrong, or the letter was dated back.
    """

    code = "DAT204"
    title = "a letter that answers a later one"
    severity = Severity.ERROR
    example = "Lund, 3 May 2016\n\nDear Minister,\n\nIn reply to your letter of 7 June 2016 we send the list of the workers.\n"
    counter_example = "Lund, 3 May 2016\n\nDear Minister,\n\nIn reply to your letter of 7 April 2016 we send the list of the workers.\n"
    sure = "Asked where the document's own date is in its head and the words name a letter that is answered."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = own_day(subject)
        if own is None:
            return
        for start, one in answered_days(subject):
            if one.value and one.other is None and one.value > own:
                passage = subject.analysis.passage(start, one.span.end)
                said = f"The document is of {subject.date} and answers a letter of a later day, {_said(subject, one)}."
                yield self.finding(subject, said, passage)


def answered_days(subject: Subject) -> Iterator[tuple[int, WrittenDay]]:
    """Yield the days of the letters that a document says it answers, each with the beginning of the words that say so."""
    days = {one.span.start: one for one in written_days(subject)}
    for match in _replies().finditer(subject.analysis.text):
        if match.end() in days:
            yield match.start(), days[match.end()]


def own_day(subject: Subject) -> date | None:
    """Return the last day that a document's own date can be, where its head, its header or the user tells it."""
    value = value_of(subject.date)
    sure = subject.reading.document.date_source in {"letterhead", "mail header", "given"} and "~" not in subject.date
    return value.latest if value and sure else None


def _said(subject: Subject, one: WrittenDay) -> str:
    return subject.analysis.passage(one.span.start, one.span.end).exact


@cache
def _replies() -> re.Pattern[str]:
    words = "|".join(table("dates", "words")["letters"]["reply"])
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:the\s+|le\s+)?", re.IGNORECASE)
