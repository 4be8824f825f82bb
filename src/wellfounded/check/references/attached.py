"""Attachments: what is cited is listed, what is listed is cited, and the numbers of the list follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ...model.findings import Finding, Severity
from ...model.labels import NameKind
from ...model.passages import Passage
from ...model.reading import Citation
from ..rule import Rule
from ..subject import Subject
from .attachment_list import either, entries_of, head_of, is_sentence, marks_of, number_of, ranged_list

_NEAR = 5
_DAY = len("2017-01-01")
_NAMED = re.compile(r"\*([^*\n]{6,80})\*|((?:[^\W\d_a-z][\w'’-]{2,} ){1,4}[^\W\d_a-z][\w'’-]{2,})")
"""What an entry calls by name: a title in italics, or words with capitals in a row."""


@cache
def _document() -> re.Pattern[str]:
    """Return how the papers are cited that were read, and are not all used, rather than attached."""
    return re.compile(rf"\W*(?:[A-ZА-Я]{{1,3}}$|{either('papers')}|[A-Z]{{1,2}}[-./]?\d)", re.IGNORECASE)


class AttachmentNotListed(Rule):
    """An attachment that the text cites and its list does not have.

    The recipient looks for it in vain. Either the list lost a line, or it was numbered anew and the text was not: then other numbers are
    wrong too.
    """

    code = "REF201"
    title = "an attachment cited and not listed"
    severity = Severity.ERROR
    example = (
        "The bank wrote to the minister [Attachment 1]. The minister replied [Attachment 3].\n\nList of attachments:\n\n"
        "1. Letter of the bank, 3 May 2021\n2. Judgment of 9 June 2021\n"
    )
    counter_example = (
        "The bank wrote to the minister [Attachment 1]. The court agreed [Attachment 2].\n\nList of attachments:\n\n"
        "1. Letter of the bank, 3 May 2021\n2. Judgment of 9 June 2021\n"
    )
    sure = "Sure where the list is found; a text without a list gives nothing."

    def find(self, subject: Subject) -> Iterator[Finding]:
        entries = entries_of(subject)
        if not entries:
            yield from self._beyond_range(subject)
            return
        highest = max(reversed(entries), key=lambda one: number_of(one) or 0)
        for mark in marks_of(subject):
            if mark.target_passage is None:
                said = f"Attachment {mark.target} is cited, and the list of attachments does not have it"
                yield self.finding(
                    subject, f"{said} (it goes up to {highest.target}).", mark.passage, related=[subject.place(head_of(highest))]
                )

    def _beyond_range(self, subject: Subject) -> Iterator[Finding]:
        """Look for numbers beyond a list that is told as a range alone, "Enclosures: exhibits 1 to 8"."""
        ranged = ranged_list().search(subject.text)
        if ranged is None:
            return
        last = int(ranged["last"])
        for mark in marks_of(subject):
            if mark.target.isdigit() and last < int(mark.target) <= last + _NEAR:
                said = f"Attachment {mark.target} is cited, and the attachments go up to {last}."
                yield self.finding(subject, said, mark.passage, related=[subject.place(Passage.of(subject.text, *ranged.span()))])


class AttachmentNotCited(Rule):
    """An attachment that is listed and cited nowhere.

    It was attached for something that the text no longer says, or the sentence cites another number by mistake.
    """

    code = "REF202"
    title = "an attachment listed and not cited"
    severity = Severity.WARNING
    example = (
        "The bank wrote to the minister [Attachment 1]. The court agreed [Attachment 2].\n\nList of attachments:\n\n"
        "1. Letter of the bank, 3 May 2021\n2. Judgment of 9 June 2021\n3. Photographs of the house, 2020\n"
    )
    counter_example = AttachmentNotListed.counter_example
    sure = "Sure where the text cites its attachments by number at all."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told = {one.target for one in subject.reading.citations if one.kind == "attachment" and is_sentence(one)}
        if any(mark.target_passage and not _document().match(mark.passage.exact) for mark in marks_of(subject)):
            for entry in entries_of(subject):
                if (
                    entry.target_passage is None
                    and entry.target not in told
                    and not (_is_in_a_line(subject, entry) or _is_told(subject, entry))
                ):
                    yield self.finding(subject, f"Attachment {entry.target} is listed, and the text cites it nowhere.", head_of(entry))


def _is_in_a_line(subject: Subject, entry: Citation) -> bool:
    """Say whether an entry is told in one line with others: such a line says what is sent, and the letter need not cite it all."""
    return any(
        one is not entry and "\n" not in subject.text[slice(*sorted((one.passage.start, entry.passage.start)))]
        for one in entries_of(subject)
    )


def _is_told(subject: Subject, entry: Citation) -> bool:
    """Say whether the text speaks of what an entry lists without its number: by its day, or by two of its longer words in a row."""
    text = subject.text
    own = [one for one in subject.reading.dates if entry.passage.span.covers(one.passage.span)]
    days = {day for one in own for day in one.edtf.split("/") if len(day) == _DAY}
    if any(one.edtf in days and one not in own for one in subject.reading.dates):
        return True
    if _names_its_person(subject, entry):
        return True
    named = [title or name for title, name in _NAMED.findall(entry.passage.exact)]
    return any(text.count(name) > entry.passage.exact.count(name) for name in named)


def _names_its_person(subject: Subject, entry: Citation) -> bool:
    """Say whether the text names a person whom the entry names: by the last word of the name, outside the list."""
    listed = [one.passage.span for one in entries_of(subject)]
    persons = [one for one in subject.reading.names if one.kind is NameKind.PERSON]
    whose = {one.form.split()[-1] for one in persons if entry.passage.span.covers(one.passage.span)}
    return any(one.form.split()[-1] in whose and not any(span.covers(one.passage.span) for span in listed) for one in persons)


class AttachmentNumbers(Rule):
    """Numbers of a list of attachments that are given twice or left out.

    The list was numbered by hand after something was taken out or put in, so what the text cites by number may be another document.
    """

    code = "REF204"
    title = "numbers of attachments twice or left out"
    severity = Severity.WARNING
    example = (
        "See the letter [Attachment 1] and the judgment [Attachment 2].\n\nList of attachments:\n\n"
        "1. Letter of the bank, 3 May 2021\n2. Judgment of 9 June 2021\n4. Photographs of the house, 2020\n"
    )
    counter_example = AttachmentNotListed.counter_example
    sure = "Sure for a list in one run."

    def find(self, subject: Subject) -> Iterator[Finding]:
        entries = entries_of(subject)
        for before, entry in pairwise(entries):
            last, number = number_of(before), number_of(entry)
            if last is None or number is None or number in {last + 1, 1}:
                continue
            if number <= last:
                yield self.finding(subject, f"In the list of attachments {number} comes after {last}.", head_of(entry))
            elif number - last <= 3:
                yield self.finding(subject, f"The list of attachments goes from {last} to {number}.", head_of(entry))
