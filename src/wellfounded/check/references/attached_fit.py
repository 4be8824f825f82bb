"""Attachments that are not what the text cites them for: of another kind, or older, one by one or in a row.

Invariant: a kind is held against another only where the clause and the entry have no telling word in common.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache

from ...errors import InputError
from ...model.edtf import Edtf
from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ...model.reading import Citation
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .attachment_list import either, entries_of, head_of, list_heads, marks_of, number_of

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_FREQUENT = 6
"""A stem that a document uses so often is about its whole matter, and says nothing about one attachment."""


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
            yield self.finding(subject, message, _with_words(subject, own, mark), related=[subject.place(head_of(entry))])


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
        wrong = {number: entry for _, entry, _, _ in _all_misfits(subject) if (number := number_of(entry)) is not None}
        row = [number for number in sorted(wrong) if number - 1 in wrong or number + 1 in wrong]
        if row:
            told = f"{row[0]} to {row[-1]}" if len(row) > 2 else " and ".join(map(str, row))
            said = f"Attachments {told} are not what the text cites them for: the list seems to have been numbered anew."
            yield self.finding(subject, said, *_list_head(subject, wrong[row[0]]), *[head_of(wrong[number]) for number in row])


def _all_misfits(subject: Subject) -> list[tuple[Citation, Citation, Span, str]]:
    return subject.once("misfits of attachments", lambda: list(_misfits(subject)))


def _misfits(subject: Subject) -> Iterator[tuple[Citation, Citation, Span, str]]:
    """Yield the marks of attachments that are cited for something else, with the entry, the clause and the reason."""
    entries = {entry.target: entry for entry in entries_of(subject)}
    if not entries:
        return
    frequent = _frequent_stems(subject.text)
    list_start = min(entry.passage.start for entry in entries.values())
    for mark in marks_of(subject):
        entry = entries.get(mark.target)
        if entry is None or mark.passage.start >= list_start:
            continue
        near, own = _said_of(subject, mark)
        reason = _older(subject, own, entry)
        if not reason and not _pinpoint().match(subject.text, mark.passage.end):  # a paragraph of a ruling may tell of any contract
            reason = _other_kind(near, own, entry, frequent)
        if reason:
            yield mark, entry, own, reason


def _list_head(subject: Subject, entry: Citation) -> Iterator[Passage]:
    """Yield the head of the list in which an entry stands, where it has one."""
    heads = list(list_heads().finditer(subject.text, 0, entry.passage.start))
    for last in heads[-1:]:
        words = last.group().strip()
        start = last.start() + last.group().index(words)
        yield Passage.of(subject.text, start, start + len(words))


def _said_of(subject: Subject, mark: Citation) -> tuple[str, Span]:
    """Return the words before a mark, from the sentence before its own on, and the span of its own clause in the normal form."""
    analysis = subject.analysis
    at = analysis.span_of(mark.passage)
    sentence = analysis.sentence_at(at.start)
    start = sentence.span.start if sentence else max(0, at.start - 200)
    ends = subject.once("ends of marks", lambda: sorted(analysis.span_of(other.passage).end for other in marks_of(subject)))
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
def _pinpoint() -> re.Pattern[str]:
    """Return what stands behind the mark of an attachment that is cited for a place in it."""
    return re.compile(rf"[\s,;:(]*(?:(?:{either('at')})\s)?(?:{either('places')}|§+)\.?\s*\d", re.IGNORECASE)


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
