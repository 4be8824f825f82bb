"""Attachments: what is cited is listed, what is listed is cited, and it is what the text says it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ...errors import InputError
from ...model.edtf import Edtf
from ...model.findings import Finding, Severity
from ...model.labels import NameKind
from ...model.passages import Passage, Span
from ...model.reading import Citation
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_LIST_HEAD = re.compile(
    r"^[#*\s]*(?:list of |liste des )?(?:attachments?|annex(?:es)?|enclosures?|exhibits?|appendi(?:x|ces)|pièces(?: jointes)?"
    r"|приложени[яе]|anlagen)"
    r"\s*:?[*\s]*$",
    re.IGNORECASE | re.MULTILINE,
)
_RANGE = re.compile(
    r"^[*_#\s]*(?:attachments?|annex(?:es)?|enclosures?|exhibits?|appendices|pièces(?: jointes)?|приложени[яе]|anlagen)\s?:[^\n:]{0,40}?"
    r"(?<!\d)1\s?(?:to|through|à|по|до|bis|-|–)\s?(?P<last>\d{1,2})(?!\d)",
    re.IGNORECASE | re.MULTILINE,
)
"""A list that is told as a range alone."""
_NEAR = 5
_WORD = re.compile(r"[^\W\d_]{4,}")
_PINPOINT = re.compile(
    r"[\s,;:(]*(?:at\s|à la\s)?(?:paras?|pars?|pp?|pages?|points?|sections?|§+|al|alinéas?|стр|с|п|пп|пункт\w*|абз\w*)\.?\s*\d",
    re.IGNORECASE,
)
"""What stands behind the mark of an attachment that is cited for a place in it."""
_DOCUMENT = re.compile(r"\W*(?:[A-ZА-Я]{1,3}$|docs?\.|documents?\b|док\.|документ|[A-Z]{1,2}[-./]?\d)", re.IGNORECASE)
"""How the papers are cited that were read, and are not all used, rather than attached."""
_DAY = len("2017-01-01")
_NAMED = re.compile(r"\*([^*\n]{6,80})\*|((?:[^\W\d_a-z][\w'’-]{2,} ){1,4}[^\W\d_a-z][\w'’-]{2,})")
"""What an entry calls by name: a title in italics, or words with capitals in a row."""
_STEM = 5
_FREQUENT = 6
"""A stem that a document uses so often is about its whole matter, and says nothing about one attachment."""


_SENTENCE = re.compile(
    r"\W*[^\W\d_]{3,14}\.? \w{1,3} "
    r"(?:is|are|was|were|has|have|holds?|contains?|shows?|est|sont|contient|comprend|fut|содержит|приложен\w*)\b",
    re.IGNORECASE,
)
"""A sentence about an attachment below the list of them: "Annex 8 is filed for completeness"."""


def _entries(subject: Subject) -> list[Citation]:
    return [one for one in subject.reading.citations if one.kind == "attachment" and not _SENTENCE.match(one.passage.exact)]


def _marks(subject: Subject) -> list[Citation]:
    return [one for one in subject.reading.citations if one.kind == "attachment-mark"]


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
        entries = _entries(subject)
        if not entries:
            yield from self._beyond_range(subject)
            return
        highest = max(reversed(entries), key=lambda one: _number(one) or 0)
        for mark in _marks(subject):
            if mark.target_passage is None:
                said = f"Attachment {mark.target} is cited, and the list of attachments does not have it"
                yield self.finding(
                    subject, f"{said} (it goes up to {highest.target}).", mark.passage, related=[subject.place(_head(highest))]
                )

    def _beyond_range(self, subject: Subject) -> Iterator[Finding]:
        """Look for numbers beyond a list that is told as a range alone, "Enclosures: exhibits 1 to 8"."""
        ranged = _RANGE.search(subject.text)
        if ranged is None:
            return
        last = int(ranged["last"])
        for mark in _marks(subject):
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
        told = {one.target for one in subject.reading.citations if one.kind == "attachment" and _SENTENCE.match(one.passage.exact)}
        if any(mark.target_passage and not _DOCUMENT.match(mark.passage.exact) for mark in _marks(subject)):
            for entry in _entries(subject):
                if (
                    entry.target_passage is None
                    and entry.target not in told
                    and not (_is_in_a_line(subject, entry) or _is_told(subject, entry))
                ):
                    yield self.finding(subject, f"Attachment {entry.target} is listed, and the text cites it nowhere.", _head(entry))


def _is_in_a_line(subject: Subject, entry: Citation) -> bool:
    """Say whether an entry is told in one line with others: such a line says what is sent, and the letter need not cite it all."""
    return any(
        one is not entry and "\n" not in subject.text[slice(*sorted((one.passage.start, entry.passage.start)))] for one in _entries(subject)
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
    listed = [one.passage.span for one in _entries(subject)]
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
        entries = _entries(subject)
        for before, entry in pairwise(entries):
            last, number = _number(before), _number(entry)
            if last is None or number is None or number in {last + 1, 1}:
                continue
            if number <= last:
                yield self.finding(subject, f"In the list of attachments {number} comes after {last}.", _head(entry))
            elif number - last <= 3:
                yield self.finding(subject, f"The list of attachments goes from {last} to {number}.", _head(entry))


class DescriptionDoesNotFit(Rule):
    """The text says that it cites one kind of document, and the list has another under that number; or the document is older than what it
    is cited for.

    A list that was numbered anew shifts every citation after the gap, and the recipient opens the wrong paper as proof.
    """

    code = "REF203"
    title = "a description that does not fit the attachment"
    severity = Severity.WARNING
    unsure = True
    example = (
        "Photographs of the two men at the gate were handed to the police [Attachment 1].\n\nList of attachments:\n\n"
        '1. "Le Courrier" article, A banker in exile, 28 November 2019\n'
    )
    counter_example = (
        "Photographs of the two men at the gate were handed to the police [Attachment 1].\n\nList of attachments:\n\n"
        "1. Four photographs of two men, 28 November 2019\n"
    )
    sure = (
        "Two kinds that exclude each other (a letter, an article, pictures, a contract) and no word in common; or a date that is later. "
        "An article that tells of a letter is found as well: then say in the text that it is the article that is attached."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        for mark, entry, own, reason in _all_misfits(subject):
            message = f"Attachment {mark.target} is cited for {reason}."
            yield self.finding(subject, message, _with_words(subject, own, mark), related=[subject.place(_head(entry))])


class RenumberedAttachments(Rule):
    """Several attachments in a row that are not what the text cites them for.

    One wrong number is a slip; a row of them means that the list was numbered anew after something was taken out or put in. Then what the
    text cites may not be attached at all, and what is attached is cited nowhere.
    """

    code = "REF205"
    title = "a list of attachments that was numbered anew"
    severity = Severity.ERROR
    example = (
        "Photographs of the two men at the gate were handed to the police [Attachment 1]. The contract with the firm was shown to the "
        "judge [Attachment 2].\n\nList of attachments:\n\n"
        '1. "Le Courrier" article, A banker in exile, 28 November 2019\n2. "Le Soir" article, Who follows whom?, 3 March 2020\n'
    )
    counter_example = (
        "Photographs of the two men at the gate were handed to the police [Attachment 1]. The contract with the firm was shown to the "
        "judge [Attachment 2].\n\nList of attachments:\n\n1. Four photographs of two men, 28 November 2019\n2. Contract, 3 March 2018\n"
    )
    sure = "As sure as REF203, from two attachments in a row on."

    def find(self, subject: Subject) -> Iterator[Finding]:
        wrong = {number: entry for _, entry, _, _ in _all_misfits(subject) if (number := _number(entry)) is not None}
        row = [number for number in sorted(wrong) if number - 1 in wrong or number + 1 in wrong]
        if row:
            told = f"{row[0]} to {row[-1]}" if len(row) > 2 else " and ".join(map(str, row))
            said = f"Attachments {told} are not what the text cites them for: the list seems to have been numbered anew."
            yield self.finding(subject, said, *_list_head(subject, wrong[row[0]]), *[_head(wrong[number]) for number in row])


def _all_misfits(subject: Subject) -> list[tuple[Citation, Citation, Span, str]]:
    return subject.once("misfits of attachments", lambda: list(_misfits(subject)))


def _misfits(subject: Subject) -> Iterator[tuple[Citation, Citation, Span, str]]:
    """Yield the marks of attachments that are cited for something else, with the entry, the clause and the reason."""
    entries = {entry.target: entry for entry in _entries(subject)}
    if not entries:
        return
    frequent = _frequent_stems(subject.text)
    list_start = min(entry.passage.start for entry in entries.values())
    for mark in _marks(subject):
        entry = entries.get(mark.target)
        if entry is None or mark.passage.start >= list_start:
            continue
        near, own = _said_of(subject, mark)
        reason = _older(subject, own, entry)
        if not reason and not _PINPOINT.match(subject.text, mark.passage.end):  # a paragraph of a ruling may tell of any contract
            reason = _other_kind(near, own, entry, frequent)
        if reason:
            yield mark, entry, own, reason


def _list_head(subject: Subject, entry: Citation) -> Iterator[Passage]:
    """Yield the head of the list in which an entry stands, where it has one."""
    heads = list(_LIST_HEAD.finditer(subject.text, 0, entry.passage.start))
    for last in heads[-1:]:
        words = last.group().strip()
        start = last.start() + last.group().index(words)
        yield Passage.of(subject.text, start, start + len(words))


def _number(entry: Citation) -> int | None:
    return int(entry.target) if entry.target.isdigit() else None


def _head(entry: Citation, *, longest: int = 160) -> Passage:
    exact = entry.passage.exact.split("\n")[0][:longest].rstrip()
    return Passage(entry.passage.start, entry.passage.start + len(exact), exact)


def _said_of(subject: Subject, mark: Citation) -> tuple[str, Span]:
    """Return the words before a mark, from the sentence before its own on, and the span of its own clause in the normal form."""
    analysis = subject.analysis
    at = analysis.span_of(mark.passage)
    sentence = analysis.sentence_at(at.start)
    start = sentence.span.start if sentence else max(0, at.start - 200)
    ends = subject.once("ends of marks", lambda: sorted(analysis.span_of(other.passage).end for other in _marks(subject)))
    last = bisect_right(ends, at.start)
    start = max(start, ends[last - 1]) if last else start
    own = Span(start, at.start)
    paragraph = analysis.text.rfind("\n", 0, start) + 1
    before = analysis.sentence_at(start - 2) if start - 2 >= paragraph else None
    begin = before.span.start if before and sentence and start == sentence.span.start else start
    return analysis.text[begin : at.start], own


def _with_words(subject: Subject, own: Span, mark: Citation) -> Passage:
    """Quote the mark with the last words before it."""
    text = subject.analysis.text
    start = max(own.start, own.end - 100)
    if start > own.start:
        start = text.find(" ", start, own.end) + 1 or own.start
    first = subject.analysis.passage(start, max(start + 1, own.end)).start
    return Passage.of(subject.text, min(first, mark.passage.start), mark.passage.end)


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = []
    for kind, words in table("references", "attached")["kinds"].items():
        either = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
        patterns.append((kind, re.compile(rf"\b(?:{either})\b", re.IGNORECASE)))
    return tuple(patterns)


def _kinds_in(text: str) -> set[str]:
    return {kind for kind, pattern in _kinds() if pattern.search(text)}


def _are_alike(one: str, other: str) -> bool:
    return one == other or [one, other] in (pairs := table("references", "attached")["alike"]["pairs"]) or [other, one] in pairs


def _other_kind(near: str, own: Span, entry: Citation, frequent: set[str]) -> str:
    """Say which kinds differ, where the text names a kind, the entry names another, and neither names what the other does."""
    told, listed = _kinds_in(near), _kinds_in(entry.passage.exact)
    sharp = told & {"letter", "picture", "contract", "certificate"}
    if not sharp or not listed or any(_are_alike(one, other) for one in told for other in listed):
        return ""
    last = near[-(own.end - own.start) :] if own.end > own.start else near
    if (_stems(last) - frequent) & (_stems(entry.passage.exact) - frequent):
        return ""
    words = " or ".join(sorted(sharp))
    return f"a {words}, and the list has {_a(sorted(listed)[0])} under this number"


def _older(subject: Subject, own: Span, entry: Citation) -> str:
    """Say that what is attached is older than what it is cited for, where the clause and the entry each tell their one date."""
    clause = subject.analysis.passage(own.start, max(own.start + 1, own.end))
    told = [one.edtf for one in subject.reading.dates if clause.start <= one.passage.start < clause.end and not one.relative]
    listed = [one.edtf for one in subject.reading.dates if entry.passage.span.covers(one.passage.span) and not one.relative]
    try:
        first = min((day for one in told if (day := Edtf.parse(one).earliest)), default=None)
        last = max((day for one in listed if (day := Edtf.parse(one).latest)), default=None)
    except InputError:
        return ""
    if first is None or last is None or first <= last or len(told) > 1:
        return ""
    if any(
        clause.start <= one.passage.start < clause.end for one in subject.reading.dates if one.relative
    ):  # "the day before" is the letter's
        return ""
    if _later_part().search(subject.analysis.text, own.start, own.end) or _later_part().search(entry.passage.exact):
        return ""
    return f"something of {told[0]}, and the list has a document of {listed[-1]} under this number"


@cache
def _later_part() -> re.Pattern[str]:
    """Match the words for what comes to a document later, with a date of its own: an addendum, an update, a translation."""
    return re.compile(rf"\b(?:{'|'.join(table('references', 'attached')['later']['parts'])})", re.IGNORECASE)


def _stems(text: str) -> set[str]:
    return {word.lower()[:_STEM] for word in _WORD.findall(text)}


def _frequent_stems(text: str) -> set[str]:
    counted = Counter(word.lower()[:_STEM] for word in _WORD.findall(text))
    return {stem for stem, times in counted.items() if times >= _FREQUENT}


def _a(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
