"""Who stands behind the notes: several notes to one document, one publisher behind many, another publisher than the text names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ...model.reading import Citation
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .apparatus import apparatus_of, head_of
from .linking import Link, is_of, links_of, same_document

_CLAIM_MARKS = 3
"""Marks from which on a group at one claim is asked for its publishers."""
_SHARE = 0.25
_LEAST = 5


class SeveralNotesToOne(Rule):
    """Two notes or more that lead to one document.

    They look like so many sources and are one. Where it is meant, the later note says "see note 2".
    """

    code = "REF601"
    title = "several notes to one document"
    severity = Severity.NOTE
    example = (
        "He was arrested.¹ He was released.² He left.³\n\n¹ https://www.example.org/report/7\n² https://www.example.net/a\n"
        "³ https://example.org/report/7/#part-2\n"
    )
    counter_example = (
        "He was arrested.¹ He was released.² He left.³\n\n¹ https://www.example.org/report/7\n² https://www.example.net/a\n"
        "³ https://example.org/report/8\n"
    )
    sure = "Sure by address, whatever stands after # or for tracking; two documents at one address with a form behind it may be mistaken."

    def find(self, subject: Subject) -> Iterator[Finding]:
        groups: dict[str, dict[str, Link]] = defaultdict(dict)
        for link in links_of(subject):
            if link.note is not None and link.parts.path.strip("/"):
                groups[same_document(link)].setdefault(link.note.target, link)
        for links in groups.values():
            if len(links) > 1:
                first, *rest = links.items()
                told = _listed([first[0], *(name for name, _ in rest)])
                related = [subject.place(first[1].passage)]
                yield self.finding(subject, f"Notes {told} lead to one document.", *[link.passage for _, link in rest], related=related)


class OnePublisher(Rule):
    """One publisher behind many notes, or behind all the notes of one claim.

    Six documents of one organisation are one voice. The other side will say so; a claim that matters needs a source of its own kind.
    """

    code = "REF602"
    title = "one publisher behind many notes"
    severity = Severity.NOTE
    example = (
        "The scheme was documented at length.¹ ² ³\n\n¹ https://www.example.org/a/1\n² https://www.example.org/a/2\n"
        "³ https://www.example.org/a/3\n"
    )
    counter_example = (
        "The scheme was documented at length.¹ ² ³\n\n¹ https://www.example.org/a/1\n² https://www.example.net/a/2\n"
        "³ https://www.example.com/a/3\n"
    )
    sure = "Sure by the names of hosts; platforms on which many publish, and collections of law, are left out."

    def find(self, subject: Subject) -> Iterator[Finding]:
        first: dict[str, Link] = {}
        for link in links_of(subject):
            if link.note is not None:
                first.setdefault(link.note.target, link)
        of = {number: link.publisher for number, link in first.items() if not _is_common(link.host)}
        of_claims = list(self._of_claims(subject, of))
        yield from of_claims
        for publisher, times in Counter(of.values()).most_common(1):
            told = any(publisher in finding.message for finding in of_claims)
            if not told and times >= _LEAST and times >= _SHARE * len(first):
                notes = [number for number, name in of.items() if name == publisher]
                said = f"{times} of the {len(first)} notes with an address lead to one publisher, {publisher}: {_listed(notes)}."
                yield self.finding(subject, said, *[first[number].passage for number in notes])

    def _of_claims(self, subject: Subject, of: dict[str, str]) -> Iterator[Finding]:
        for group in _groups(subject.text, apparatus_of(subject).marks):
            publishers = {of.get(mark.target, "") for mark in group}
            if len(group) >= _CLAIM_MARKS and len(publishers) == 1 and "" not in publishers:
                notes = _listed([mark.target for mark in group])
                said = f"Notes {notes} prove one claim with {len(group)} documents of one publisher, {publishers.pop()}."
                yield self.finding(subject, said, _claim(subject, group))


def _claim(subject: Subject, group: Sequence[Citation]) -> Passage:
    """Quote the last words before a group of marks, and the marks."""
    start = max(0, group[0].passage.start - 90)
    start = subject.text.find(" ", start, group[0].passage.start) + 1 or group[0].passage.start
    return Passage.of(subject.text, max(start, subject.text.rfind("\n", 0, group[0].passage.start) + 1), group[-1].passage.end)


def _groups(text: str, marks: Sequence[Citation]) -> Iterator[list[Citation]]:
    """Yield marks that stand together, with nothing but commas, spaces and brackets between them."""
    group: list[Citation] = []
    for mark in marks:
        if group and re.fullmatch(r"[\s,;^{}\[\]]*", text[group[-1].passage.end : mark.passage.start]):
            group.append(mark)
            continue
        if group:
            yield group
        group = [mark]
    if group:
        yield group


def _is_common(host: str) -> bool:
    hosts = table("references", "hosts")
    return is_of(host, hosts["platforms"]) or is_of(host, hosts["records"])


def _listed(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:-1]) + f" and {numbers[-1]}" if len(numbers) > 1 else "".join(numbers)


class NamedPublisherDiffers(Rule):
    """The text names a publisher right before the mark, and the note leads to another one.

    The notes were mixed up by one place, which makes every note after it wrong, or the text cites at second hand and does not say so.
    """

    code = "REF603"
    title = "a note that leads to another publisher than the text names"
    severity = Severity.WARNING
    example = (
        "The transfer was condemned by Amnesty International¹ and by Human Rights Watch.²\n\n"
        "¹ https://www.hrw.org/news/2019/1\n² https://www.amnesty.org/en/latest/2\n"
    )
    counter_example = (
        "The transfer was condemned by Amnesty International¹ and by Human Rights Watch.²\n\n"
        "¹ https://www.amnesty.org/en/latest/2\n² https://www.hrw.org/news/2019/1\n"
    )
    sure = "Asked where both the name and the host are in a list of known publishers, and the name stands directly before the mark."

    def find(self, subject: Subject) -> Iterator[Finding]:
        links: dict[int, Link] = {}
        for link in links_of(subject):
            if link.note is not None:
                links.setdefault(link.note.passage.start, link)
        known = table("references", "publishers")["publisher"]
        for mark in apparatus_of(subject).marks:
            name = _named_before(subject.text, mark.passage.start)
            found = links.get(mark.target_passage.start) if name and mark.target_passage else None
            if name is None or found is None or is_of(found.host, known[name]):
                continue
            other = next((one for one, hosts in known.items() if is_of(found.host, hosts)), None)
            if other and not set(known[other]) & set(known[name]):
                start = subject.text.rfind(name, 0, mark.passage.start)
                said = f"The text names {name}, and note {mark.target} leads to {found.host} ({other})."
                related = [subject.place(head_of(found.note))] if found.note else []
                yield self.finding(subject, said, Passage.of(subject.text, start, mark.passage.end), related=related)


@cache
def _names() -> re.Pattern[str]:
    either = "|".join(re.escape(name) for name in sorted(table("references", "publishers")["publisher"], key=len, reverse=True))
    return re.compile(rf"\b({either})[»\"”’)*\s,.;:]{{0,4}}(?:\^\{{)?$")


def _named_before(text: str, at: int) -> str | None:
    found = _names().search(text[max(0, at - 70) : at])
    return found[1] if found else None
