"""What a document can know on its own day: later events told as past, later sources, claims older than they say, words without a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID

from ...extract.analysis import Sentence
from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ...model.reading import Citation, DateExpression
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .framing import framed_day
from .spans import answered_days, own_day, parsed

_FAR = 1
"""Days after its own date up to which a document may tell of the day on which it goes out."""
_IN_ADDRESS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/])(?P<month>0?[1-9]|1[0-2])(?:(?P=sep)(?P<day>[0-2]?\d|3[01]))?(?!\d)")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
_UUID_EPOCH = datetime(1582, 10, 15, tzinfo=UTC)
_UNDATED_MOST = 6
_CLAUSE = re.compile(r"[,;:(]\s|\s(?:and|but|et|mais|и|но)\s")
_ENTRY = re.compile(
    r"[ \t]*(?:[-*•–|]|\(?\w{1,3}[.)])?[ \t*|_]*(?:[^\W\d_]{2,12},? )?(?:(?:le|on|du|from) )?(?:\d[^\n]{2,24} (?:to|au|–|-|до|по) )?"
)
"""What may stand before the day of an entry of a chronology: a mark, a weekday, the first day of a span."""


class LaterToldAsPast(Rule):
    """A document tells as past what happened after its own date.

    Its date is wrong, or the text was changed after it, or the event's date is wrong. A reader who sees it doubts the whole document.
    """

    code = "DAT401"
    title = "an event after the document's own date told as past"
    severity = Severity.WARNING
    unsure = True
    example = "Paris, 3 May 2016\n\nDear Minister,\n\nOn 7 June 2017 the court rejected the appeal of Mr Orazov.\n"
    counter_example = "Paris, 3 May 2016\n\nDear Minister,\n\nOn 7 June 2017 the court will hear the appeal of Mr Orazov.\n"
    sure = "Asked where the head or the header tells the document's own date; sentences with a word of the future are left out."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = own_day(subject) or framed_day(subject)
        if own is None:
            return
        cited = [one.passage.span for one in subject.reading.citations if one.kind in {"footnote", "attachment", "url"}]
        answered = {one.span.start for _, one in answered_days(subject)}
        for one in subject.reading.dates:
            value = parsed(one)
            if value is None or value.is_interval or not value.earliest or value.earliest <= own + timedelta(days=_FAR):
                continue
            if any(span.covers(one.passage.span) for span in cited):
                continue
            span = subject.analysis.span_of(one.passage)
            sentence = subject.analysis.sentence_at(span.start)
            told = sentence and (_is_told_as_past(subject, sentence) or _clause_is_past(subject, span) or _is_entry(subject, span))
            if told and span.start not in answered:
                said = f"The document is of {own.isoformat()} and tells of {one.passage.exact} as past."
                yield self.finding(subject, said, one.passage)


def _is_told_as_past(subject: Subject, sentence: Sentence) -> bool:
    words = subject.analysis.text[sentence.span.start : sentence.span.end]
    future, past = _tenses()
    return past.search(words) is not None and future.search(words) is None


def _clause_is_past(subject: Subject, at: Span) -> bool:
    """Say whether the clause in which a day stands tells it as past, whatever the other clauses of its sentence tell."""
    text, sentence = subject.analysis.text, subject.analysis.sentence_at(at.start)
    if sentence is None:
        return False
    start = max([sentence.span.start, *(match.end() for match in _CLAUSE.finditer(text, sentence.span.start, at.start))])
    end = min([sentence.span.end, *(match.start() for match in _CLAUSE.finditer(text, at.end, sentence.span.end))])
    future, past = _tenses()
    return past.search(text, start, at.start) is not None and future.search(text, start, end) is None


def _is_entry(subject: Subject, at: Span) -> bool:
    """Say whether a day begins an entry of a chronology that no word puts into the future."""
    text = subject.analysis.text
    line = text.rfind("\n", 0, at.start) + 1
    future, _ = _tenses()
    end = text.find("\n", at.end)
    whole = text[at.end : len(text) if end < 0 else end]
    begins = _ENTRY.fullmatch(text[line : at.start]) is not None and re.match(r"[*_]*\s?[:.–—|*]", whole) is not None
    return begins and len(whole.split()) > 1 and future.search(whole) is None


@cache
def _tenses() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("dates", "words")["future"]
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(words['words'])})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{'|'.join(words['past'])})(?!\w)", re.IGNORECASE),
    )


class LaterSource(Rule):
    """A note or an attachment whose source is later than the document that cites it.

    A document cannot rest on what did not yet exist: the notes were added afterwards, or one of the dates is wrong.
    """

    code = "DAT402"
    title = "a source later than the document that cites it"
    severity = Severity.WARNING
    example = "Paris, 3 May 2016\n\nThe mill was closed.¹\n\n¹ Report of the mission, 9 June 2017.\n"
    counter_example = "Paris, 3 May 2016\n\nThe mill was closed.¹\n\n¹ Report of the mission, 9 June 2015.\n"
    sure = "Asked where the document's own date is in its head; the day on which an address was visited counts as well."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = own_day(subject)
        if own is None:
            return
        for note in (one for one in subject.reading.citations if one.kind in {"footnote", "attachment"}):
            later = [(when, passage) for when, passage in _days_of(subject, note) if when[0] > own + timedelta(days=_FAR)]
            if later:
                said = f"The document is of {subject.date}, and {_name(note)} cites {later[0][1].exact}, which is later."
                yield self.finding(subject, said, later[0][1])


def _name(note: Citation) -> str:
    return f"note {note.target}" if note.kind == "footnote" else f"attachment {note.target}"


def _days_of(subject: Subject, note: Citation) -> list[tuple[tuple[date, date], Passage]]:
    """Return the dates of a note, told or written into its address, each with its first and last day."""
    found = []
    for one in subject.reading.dates:
        value = parsed(one) if note.passage.span.covers(one.passage.span) else None
        if value and value.earliest and value.latest and value.precision in {"day", "month", "year"}:
            found.append(((value.earliest, value.latest), one.passage))
    return found + list(_days_in_addresses(subject.text, note.passage))


def _days_in_addresses(text: str, note: Passage) -> Iterator[tuple[tuple[date, date], Passage]]:
    """Yield days that addresses carry: a year and a month in the path, or the instant in an identifier made of the time."""
    for match in _IN_ADDRESS.finditer(text, note.start, note.end):
        if re.search(r"https?://\S*$", text[max(note.start, match.start() - 300) : match.start()]) is None:
            continue
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"] or 0)
        try:
            first = date(year, month, day or 1)
        except ValueError:
            continue
        last = first if day else date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        yield (first, last), Passage.of(text, *match.span())
    for match in _UUID.finditer(text, note.start, note.end):
        made = (_UUID_EPOCH + timedelta(microseconds=UUID(match.group()).time / 10)).date()
        if date(1995, 1, 1) < made < date(2100, 1, 1):
            yield (made, made), Passage.of(text, *match.span())


class SinceBeforeSource(Rule):
    """A sentence says "since 2014" and its own notes are older than that.

    Sources of 2010 cannot prove what began in 2014: the year is wrong, or the notes are those of another sentence. A date inside an address
    counts, and so does an identifier that holds the time at which it was made.
    """

    code = "DAT403"
    title = "“since” a year, proved by an older source"
    severity = Severity.WARNING
    example = (
        "Since 2014, a number of papers have told of the sale of the mill.¹\n\n¹ https://www.example.org/2010/08/the-sale-of-the-mill\n"
    )
    counter_example = example.replace("/2010/", "/2015/")
    sure = "Sure about the dates; an older source may be cited for how things were before."

    def find(self, subject: Subject) -> Iterator[Finding]:
        marks = [one for one in subject.reading.citations if one.kind == "footnote-mark" and one.target_passage]
        notes = {one.passage.start: one for one in subject.reading.citations if one.kind == "footnote"}
        for one in subject.reading.dates:
            value, span = parsed(one), subject.analysis.span_of(one.passage)
            if value is None or not value.earliest or not _since().search(subject.analysis.text[max(0, span.start - 20) : span.start]):
                continue
            sentence = subject.analysis.sentence_at(span.start)
            if sentence is None or any(note.passage.span.covers(one.passage.span) for note in notes.values()):
                continue
            last = subject.analysis.passage(sentence.span.start, sentence.span.end)
            cited = [mark for mark in marks if last.start <= mark.passage.start <= last.end + 3]
            older = []
            for mark in cited:
                note = notes.get(mark.target_passage.start) if mark.target_passage else None
                days = _days_of(subject, note) if note else []
                if days and all(latest < value.earliest for (_, latest), _ in days) and not _foretold(subject, one.edtf):
                    older.append((mark, days[0]))
            if older:
                shown = ", ".join(
                    f"note {mark.target} is of {told.exact if len(told.exact) < 20 else day[0]}" for mark, (day, told) in older
                )
                related = [subject.place(told) for _, (_, told) in older]
                yield self.finding(subject, f"The text says “since {one.passage.exact}”, and {shown}.", one.passage, related=related)


def _foretold(subject: Subject, day: str) -> bool:
    """Say whether another document of the run tells the day: a report of October knows who is to lead from January on.

    A year alone is told by too many to mean one thing.
    """
    return len(day) == len("2017-01-01") and any(told.edtf == day for other in subject.others for told in other.reading.dates)


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['since']['words'])})\s+$", re.IGNORECASE)


class WithoutReference(Rule):
    """Words such as "yesterday" or "last month" in a text that says nowhere when it was written.

    Nobody can say which day is meant, so the sentence proves nothing about time. Write the date instead.
    """

    code = "DAT404"
    title = "words that need a date, in a text without one"
    severity = Severity.NOTE
    unsure = True
    example = "The workers were told last month to leave their houses. The mill was let to a cousin of the prefect.\n"
    counter_example = "Lund, 3 May 2016\n\n" + example
    sure = "Asked of texts in which no own date was found; longer letters and reports have a rule of their own, STR101."

    def find(self, subject: Subject) -> Iterator[Finding]:
        document = subject.reading.document
        if document.date or _other_rule_asks(subject):
            return
        found = [
            subject.analysis.passage(*match.span())
            for match in _relative().finditer(subject.analysis.text)
            if not subject.analysis.is_noise(*match.span())
        ]
        free = [one for one in found if not _has_anchor(subject, one)]
        if free:
            said = f"“{free[0].exact}” has no meaning without a date, and the text does not say when it was written."
            yield self.finding(subject, said, *free[:_UNDATED_MOST])


def _other_rule_asks(subject: Subject) -> bool:
    return (
        subject.reading.document.kind in {"letter", "report", "press statement", "judgment", "alert", "press"} and len(subject.text) >= 400
    )


def _has_anchor(subject: Subject, one: Passage) -> bool:
    """Say whether the text fixes the day itself."""
    return any(_is_resolved(date) and date.passage.span.overlaps(one.span) for date in subject.reading.dates)


def _is_resolved(one: DateExpression) -> bool:
    return bool(one.edtf) and not one.edtf.startswith("XXXX")


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['relative']['words'])})(?!\w)", re.IGNORECASE)
