"""Pinpoints: the annex, the paragraph and the number of the case with which a text leads its reader to a source.

Invariant: a source is meant only where one document alone has the day that stands with the pinpoint; else nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from ...errors import InputError
from ...model.edtf import Edtf
from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage, Span
from ...model.reading import Citation
from ..quotations import numbered
from ..quotations.notes import pointers_in
from ..quotations.sources import as_source
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .annex_named import named_otherwise
from .bare_pinpoints import beyond_all, last_of

_ALL_NUMBERS = re.compile(r"\d")
_HEAD = 500
_LEAST_HERE = 4
"""Numbered paragraphs from which on the text itself is taken to be numbered through."""


@cache
def _here() -> re.Pattern[str]:
    words = table("references", "wording")["here"]
    ways = "|".join([*words["above"], *words["below"]])
    return re.compile(rf"\b(?:{'|'.join(words['paragraphs'])}) (?P<number>\d{{1,3}}),? (?P<way>{ways})\b", re.IGNORECASE)


@cache
def _near_mark() -> re.Pattern[str]:
    parts = "|".join(table("references", "wording")["pinpoints"]["parts"])
    return re.compile(rf"[,;]?\s?(?:(?:{parts})\s?[\d–-]{{1,7}},?)?\s?[(\[]?", re.IGNORECASE)


@cache
def _number() -> re.Pattern[str]:
    of = "|".join(table("references", "wording")["pinpoints"]["of_year"])
    return re.compile(
        r"(?<![\w/.-])(?:[A-Z]{1,4}-)?\d{1,5}(?:(?:/|-)\d{1,6}){1,2}(?![\w/-]|\.\d)"
        rf"|(?<![\w/.-])\d{{1,4}} (?:{of}) (?:19|20)\d\d\b"
    )


def _day(told: str) -> date | None:
    """Return the one day of a date as it was read; None for a month, a range, a guess."""
    try:
        parsed = Edtf.parse(told) if told else None
    except InputError:
        return None
    return parsed.earliest if parsed is not None and parsed.earliest and parsed.earliest == parsed.latest else None


def _days(subject: Subject) -> tuple[list[int], list[tuple[Span, date]]]:
    """Return where each told day of a document stands, in order, with the starts for bisection."""

    def read() -> tuple[list[int], list[tuple[Span, date]]]:
        told = [(one.passage.span, day) for one in subject.reading.dates if not one.relative and (day := _day(one.edtf))]
        told.sort(key=lambda pair: pair[0].start)
        return [span.start for span, _ in told], told

    return subject.once_alone("pinpoints: days", read)


def _days_in(subject: Subject, start: int, end: int) -> list[tuple[Span, date]]:
    starts, told = _days(subject)
    return told[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return Span(text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end)


class AnnexOfAnotherDay(Rule):
    """A document is cited with its day and an annex, and the list has another document under that number; it has the one cited elsewhere.

    The list was numbered anew, or a figure slipped. The reader opens the wrong paper, and may think that the right one does not exist.
    """

    code = "REF206"
    title = "the number of another annex"
    severity = Severity.ERROR
    example = (
        "The court freed him.¹\n\nAnnexes\n\nAnnex 1: Order of 3 May 2018\nAnnex 2: Judgment of 9 June 2019\n\n"
        "¹ District Court, judgment of 9 June 2019, para. 4 (Annex 1).\n"
    )
    counter_example = (
        "The court freed him.¹\n\nAnnexes\n\nAnnex 1: Order of 3 May 2018\nAnnex 2: Judgment of 9 June 2019\n\n"
        "¹ District Court, judgment of 9 June 2019, para. 4 (Annex 2).\n"
    )
    sure = "Sure: the day stands right before the number, and in the list it stands with one other annex alone."

    def find(self, subject: Subject) -> Iterator[Finding]:
        entries = [one for one in subject.reading.citations if one.kind == "attachment"]
        listed = {entry.passage.start: {day for _, day in _days_in(subject, *_ends(entry))} for entry in entries}
        for mark in subject.reading.citations:
            if (
                mark.kind != "attachment-mark"
                or mark.target_passage is None
                or any(e.passage.span.covers(mark.passage.span) for e in entries)
            ):
                continue
            own = listed.get(mark.target_passage.start)
            told = self._told(subject, mark)
            if not own or told is None or told in own:
                continue
            fitting = [entry for entry in entries if told in listed[entry.passage.start]]
            if len({entry.target for entry in fitting}) == 1:
                right = fitting[0]
                said = f"The document of {told.isoformat()} is cited as {mark.target}; the list has it as {right.target}."
                yield self.finding(subject, said, mark.passage, related=[subject.place(right.passage)])

        for mark, right, words in named_otherwise(subject):
            said = f"“{words}” is cited as {mark.target}; the list has it as {right.target}."
            yield self.finding(subject, said, mark.passage, related=[subject.place(right.passage)])

    def _told(self, subject: Subject, mark: Citation) -> date | None:
        """Return the day of the document that a mark stands for: the last one before it, with nothing but a pinpoint between."""
        line = _line(subject.text, mark.passage.start)
        before = _days_in(subject, line.start, mark.passage.start)
        if not before:
            return None
        span, day = before[-1]
        return day if _near_mark().fullmatch(subject.text, span.end, mark.passage.start) else None


def _ends(one: Citation) -> tuple[int, int]:
    return one.passage.start, one.passage.end


class ParagraphBeyond(Rule):
    """A paragraph of a source is cited that the source does not have: its numbers end before.

    Whoever looks it up finds nothing. Mostly a figure slipped, or the paragraph is one of another document.
    """

    code = "REF207"
    title = "a paragraph that the source does not have"
    severity = Severity.ERROR
    example = (
        "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\n30 May 2019\n\n1. The appellant is free.\n\n2. The order was wrong.\n\n"
        "3. The appeal is allowed.\n"
        "=== report.txt, 2020-02-01\nThe order was wrong.¹\n\n¹ Supreme Court of Arvad, judgment of 30 May 2019, para. 12.\n"
    )
    counter_example = (
        "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\n30 May 2019\n\n1. The appellant is free.\n\n2. The order was wrong.\n\n"
        "3. The appeal is allowed.\n"
        "=== report.txt, 2020-02-01\nThe order was wrong.¹\n\n¹ Supreme Court of Arvad, judgment of 30 May 2019, para. 2.\n"
    )
    sure = (
        "Sure where the source is one of the run, its paragraphs are numbered without a gap, and its whole text was read. "
        "A paragraph alone in brackets, higher than any of any source, is a warning: it is a guess which document is cited."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for stretch, source in pointers_in(subject):
            last = last_of(source)
            for match in numbered.to_paragraphs().finditer(text, stretch.start, stretch.end) if last else ():
                beyond = [number for number in numbered.numbers_in(match["numbers"]) if number > last]
                if beyond:
                    said = f"Paragraph {beyond[0]} is cited, and the paragraphs of {source.name} go up to {last}."
                    yield self.finding(subject, said, subject.analysis.passage(*match.span()))
        for span, number, last in beyond_all(subject):
            said = f"Paragraph {number} is cited, and no source of the run has more than {last}."
            yield self.finding(subject, said, subject.analysis.passage(span.start, span.end), severity=Severity.WARNING)


class ParagraphHere(Rule):
    """ "Paragraph 14 above" where the document has no paragraph 14, or has it below.

    Numbers in words do not follow when paragraphs are put in, moved or taken out, and nobody sees it but the reader.
    """

    code = "REF404"
    title = "a paragraph above or below that is not there"
    severity = Severity.ERROR
    example = "1. He was arrested.\n\n2. He was freed.\n\n3. He left, as paragraph 7 above tells.\n\n4. He did not come back.\n"
    counter_example = "1. He was arrested.\n\n2. He was freed.\n\n3. He left, as paragraph 2 above tells.\n\n4. He did not come back.\n"
    sure = "Sure in a document whose paragraphs are numbered through; one whose numbers begin anew gives nothing."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = as_source(subject)
        known = numbered.paragraphs_of(own)
        if len(known) < _LEAST_HERE or not numbered.is_numbered_through(own):
            return
        for match in _here().finditer(subject.analysis.text):
            number, back = int(match["number"]), match["way"].casefold() in table("references", "wording")["here"]["above"]
            passage = subject.analysis.passage(*match.span())
            if number not in known:
                yield self.finding(subject, f"There is no paragraph {number}: the paragraphs go up to {max(known)}.", passage)
            elif (known[number].start < match.start()) is not back:
                yield self.finding(subject, f"Paragraph {number} stands {'below' if back else 'above'}.", passage)


class NumberAltered(Rule):
    """The number of a case, protocol or application differs in one figure from the one that the same document has elsewhere.

    With a wrong number nobody finds the file, and a court sends the letter back. Where the document itself is
    at hand, its own number counts.
    """

    code = "REF208"
    title = "the number of a case that differs in a figure"
    severity = Severity.ERROR
    example = (
        "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\nCivil Appeal 214/2018\n30 May 2019\n\n1. The appeal is allowed.\n"
        "=== report.txt, 2020-02-01\nThe order was wrong.¹\n\n¹ Supreme Court of Arvad, Civil Appeal 217/2018, judgment of 30 May 2019.\n"
    )
    counter_example = (
        "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\nCivil Appeal 214/2018\n30 May 2019\n\n1. The appeal is allowed.\n"
        "=== report.txt, 2020-02-01\nThe order was wrong.¹\n\n¹ Supreme Court of Arvad, Civil Appeal 217/2018, judgment of 4 June 2018.\n"
    )
    sure = (
        "Sure where both stand with one day or with the same two words before; two files of one day that differ in a figure are the trap."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = _numbers(subject)
        elsewhere = [(one, number) for one in (subject, *subject.others) for number in _numbers(one)]
        known = {one.text[span.start : span.end] for one, span in elsewhere if one is not subject}
        counts = Counter(subject.text[span.start : span.end] for span in own)
        for span in own:
            word = subject.text[span.start : span.end]
            if word in known:
                continue
            for other, place in elsewhere:
                twin = other.text[place.start : place.end]
                if not _in_one_figure(word, twin) or (other is subject and counts[twin] <= counts[word] and twin not in known):
                    continue
                if _are_of_one(subject, span, other, place):
                    passage = Passage.of(other.text, place.start, place.end)
                    said = f"“{word}” is “{twin}” elsewhere ({other.name})."
                    yield self.finding(
                        subject, said, Passage.of(subject.text, span.start, span.end), related=[Place(other.document, passage)]
                    )
                    break


def _numbers(subject: Subject) -> list[Span]:
    return subject.once_alone("pinpoints: numbers", lambda: [Span(*match.span()) for match in _number().finditer(subject.text)])


def _in_one_figure(one: str, other: str) -> bool:
    """Say whether two numbers are of one form and differ in one figure, or in two neighbours exchanged."""
    if len(one) != len(other) or one == other or _ALL_NUMBERS.sub("0", one) != _ALL_NUMBERS.sub("0", other):
        return False
    off = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(off) == 1 or (len(off) == 2 and off[1] == off[0] + 1 and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]])


def _are_of_one(one: Subject, span: Span, other: Subject, place: Span) -> bool:
    """Say whether two numbers stand with one day: in their lines, or as the document's own at its head."""
    line, there = _line(one.text, span.start), _line(other.text, place.start)
    days = {day for _, day in _days_in(one, line.start, line.end)}
    theirs = {day for _, day in _days_in(other, there.start, there.end)}
    if place.start < _HEAD and other is not one and (head := _day(other.date)):
        theirs.add(head)
    if days and theirs:
        return bool(days & theirs) and len(days) < 3
    return not days and _label(one, span) == _label(other, place) != ""


def _label(subject: Subject, span: Span) -> str:
    """Return the two words before a number, in small letters; empty where there are not two."""
    words = re.findall(r"[^\W\d_]{3,}", subject.text[max(0, span.start - 40) : span.start].rsplit("\n", 1)[-1])
    return " ".join(words[-2:]).casefold() if len(words) > 1 else ""


RULES: tuple[type[Rule], ...] = (AnnexOfAnotherDay, ParagraphBeyond, ParagraphHere, NumberAltered)
