"""A table of contents against the headings that it lists and the pages that it tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from ...model.documents import Region
from ...model.findings import Finding, Severity
from ...model.labels import RegionKind
from ...model.passages import Passage
from ...model.reading import Citation
from ..headings import headings_of
from ..rule import Rule
from ..subject import Subject
from .plain_contents import Entry, entries_of

_PAGE = re.compile(r"(\d{1,4})\s*$")
_LEADER = re.compile(r"\.{3,}|(?:\. ){3,}|…{2,}")
_WORDS = re.compile(r"\w+")
_LEAST = 3
"""Lines from which on a table of contents is one."""
_FALLS = 5
"""Lines of contents of which one may have a page before that of the line above, by a slip."""


class _Table:
    """The lines of contents of one document, with the pages that they tell."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.lines = [one for one in subject.reading.citations if one.kind == "contents"]
        falls = sum(after[1] < before[1] for before, after in pairwise(self.pages))
        if falls > max(1, len(self.lines) // _FALLS):  # a list of counts set in columns: no contents fall again and again
            self.lines, self.pages = [], []

    @cached_property
    def pages(self) -> list[tuple[Citation, int]]:
        """The lines that end in a page number."""
        found = [(one, _PAGE.search(one.passage.exact)) for one in self.lines]
        return [(one, int(match[1])) for one, match in found if match]


class ContentsWithoutHeading(Rule):
    """A line of the table of contents whose heading does not stand in the text, or bears another number there.

    The heading was changed or the section taken out after the table was made; a reader who looks for it believes that something is
    withheld.
    """

    code = "REF301"
    title = "a line of contents without its heading"
    severity = Severity.WARNING
    example = (
        "Contents\n\nThe arrest\t1\nThe appeal\t2\nThe expulsion\t3\n\nThe arrest\n\nHe was arrested in May.\n\n"
        "The appeal\n\nHe appealed in June.\n"
    )
    counter_example = (
        "Contents\n\nThe arrest\t1\nThe appeal\t2\nThe expulsion\t3\n\nThe arrest\n\nHe was arrested in May.\n\n"
        "The appeal\n\nHe appealed in June.\n\nThe expulsion\n\nHe was expelled in July.\n"
    )
    sure = "Sure where the table has three lines or more and most of its headings are found."

    def find(self, subject: Subject) -> Iterator[Finding]:
        lines = _Table(subject).lines
        alone = [one for one in lines if one.target_passage is None]
        if len(lines) < _LEAST:
            yield from self._without_pages(subject)
        if len(lines) < _LEAST or len(alone) * 2 > len(lines):
            return
        for one in alone:
            yield self.finding(subject, f"The contents list “{one.target}”, and no heading reads so.", one.passage)

    def _without_pages(self, subject: Subject) -> Iterator[Finding]:
        entries = entries_of(subject)
        alone = [one for one in entries if one.heading is None]
        if len(entries) < _LEAST or len(alone) * 2 >= len(entries):
            return
        for one in alone:
            yield self.finding(subject, f"The contents list “{one.title}”, and no heading reads so.", one.passage)
        for one in entries:
            if one.heading is not None and one.number and one.there and one.number != one.there:
                said = f"The contents number this heading {one.number}, and it is numbered {one.there}."
                yield self.finding(subject, said, one.passage, one.heading)


class HeadingNotInContents(Rule):
    """A heading that the table of contents leaves out, though it lists others of the same level.

    The table was made before the section was written. What it leaves out is easily overlooked, by the other side and by the court.
    """

    code = "REF302"
    title = "a heading that the contents leave out"
    severity = Severity.NOTE
    example = (
        "# Contents\n\nThe arrest\t1\nThe appeal\t2\nThe expulsion\t3\n\n# The arrest\n\nHe was arrested.\n\n"
        "# The appeal\n\nHe appealed.\n\n"
        "# The transfer\n\nHe was moved.\n\n# The expulsion\n\nHe was expelled.\n"
    )
    counter_example = (
        "# Contents\n\nThe arrest\t1\nThe appeal\t2\nThe expulsion\t3\n\n# The arrest\n\nHe was arrested.\n\n"
        "# The appeal\n\nHe appealed.\n\n"
        "## The transfer\n\nHe was moved.\n\n# The expulsion\n\nHe was expelled.\n"
    )
    sure = "Asked only of headings between the first and the last that are listed, in formats that mark their headings."

    def find(self, subject: Subject) -> Iterator[Finding]:
        lines = _Table(subject).lines
        if len(lines) < _LEAST:
            yield from self._without_pages(subject)
        headings = _headings(subject)
        listed = {_folded(one.target) for one in lines}
        known = [at for at, one in enumerate(headings) if _folded(_text(subject, one)) in listed]
        if len(lines) < _LEAST or len(known) < _LEAST:
            return
        levels = {headings[at].label for at in known}
        for at in range(known[0], known[-1]):
            one = headings[at]
            if at not in known and one.label in levels:
                words = _text(subject, one)
                yield self.finding(
                    subject, f"The contents do not list the heading “{words}”.", Passage.of(subject.text, one.start, one.end)
                )

    def _without_pages(self, subject: Subject) -> Iterator[Finding]:
        """Look at contents without pages: a heading between those listed, or behind the last with the number that follows."""
        entries = entries_of(subject)
        listed = {one.heading.start: one for one in entries if one.heading is not None}
        if len(entries) < _LEAST or len(listed) < _LEAST or len(listed) + 1 < len(entries):
            return
        headings = headings_of(subject)
        known = [at for at, one in enumerate(headings) if _entry_at(listed, one.passage) is not None]
        if len(known) < _LEAST:
            return
        levels = {headings[at].level for at in known}
        named = {_folded(one.title) for one in entries}
        for at in range(known[0], len(headings)):
            one = headings[at]
            if at in known or one.level not in levels or _folded(one.words) in named:
                continue
            follows = one.number and headings[at - 1].number and one.number[-1] == headings[at - 1].number[-1] + 1
            if at < known[-1] or (follows and one.style == headings[known[-1]].style):
                before = max((n for n in known if n < at), default=known[0])
                entry = _entry_at(listed, headings[before].passage)
                said = f"The contents do not list the heading “{one.words}”."
                yield self.finding(subject, said, one.passage, *([entry.passage] if entry else []))


def _entry_at(listed: dict[int, Entry], heading: Passage) -> Entry | None:
    """Return the entry of a heading: what is listed begins on its line, before or behind its mark and number."""
    return next((entry for start, entry in listed.items() if heading.start - 8 <= start < heading.end), None)


class ContentsPages(Rule):
    """Pages of a table of contents that fall, or that are not the pages on which the headings stand.

    A court that is sent to page 12 and finds something else there stops looking. The table is from before the last changes.
    """

    code = "REF303"
    title = "wrong pages in the contents"
    severity = Severity.WARNING
    example = (
        "Contents\n\nThe arrest\t2\nThe appeal\t5\nThe expulsion\t4\nThe return\t7\n\nThe arrest\n\nHe was arrested.\n\n"
        "The appeal\n\nHe appealed.\n\nThe expulsion\n\nHe was expelled.\n\nThe return\n\nHe returned.\n"
    )
    counter_example = example.replace("\t5", "\t3")
    sure = "Falling numbers are sure; where a file has pages, a table that is off by the same number everywhere counts as right."

    def find(self, subject: Subject) -> Iterator[Finding]:
        pages = _Table(subject).pages
        for (_, before), (one, page) in pairwise(pages):
            if page < before:
                yield self.finding(subject, f"The contents give page {page} after page {before}.", one.passage)
        yield from self._moved(subject, pages)

    def _moved(self, subject: Subject, pages: list[tuple[Citation, int]]) -> Iterator[Finding]:
        told = [(one, page, _page_of(subject, one)) for one, page in pages]
        known = [(one, page, real) for one, page, real in told if real is not None]
        if len(known) < _LEAST:
            return
        usual, times = Counter(real - page for _, page, real in known).most_common(1)[0]
        if times * 2 <= len(known):
            return
        for one, page, real in known:
            if real - page != usual:
                said = f"The contents give page {page} for “{one.target}”, which stands on page {real - usual}."
                yield self.finding(subject, said, one.passage)


class ContentsForms(Rule):
    """A table of contents whose lines are written in two ways: some with leading dots, some without.

    The lines were made at different times, so the table was not made again after the last changes: its pages deserve a look.
    """

    code = "REF304"
    title = "lines of contents written in two ways"
    severity = Severity.NOTE
    example = "Contents\n\nThe arrest....\t1\nThe appeal\t2\nThe expulsion\t3\nThe return\t4\n\nThe arrest\n\nHe was arrested.\n"
    counter_example = "Contents\n\nThe arrest\t1\nThe appeal\t2\nThe expulsion\t3\nThe return\t4\n\nThe arrest\n\nHe was arrested.\n"
    sure = "Sure."

    def find(self, subject: Subject) -> Iterator[Finding]:
        lines = _Table(subject).lines
        dotted = [one for one in lines if _LEADER.search(one.passage.exact)]
        if len(lines) > _LEAST and 0 < len(dotted) < len(lines):
            fewer = dotted if len(dotted) * 2 <= len(lines) else [one for one in lines if one not in dotted]
            said = f"{len(dotted)} of the {len(lines)} lines of the contents have leading dots, the others have none."
            yield self.finding(subject, said, *[one.passage for one in fewer[:8]])


def _page_of(subject: Subject, line: Citation) -> int | None:
    if line.target_passage is None:
        return None
    label = subject.reading.layer.page_of(line.target_passage.start)
    return int(label) if label.isdigit() else None


def _headings(subject: Subject) -> list[Region]:
    return list(subject.reading.layer.regions_of(RegionKind.HEADING))


def _text(subject: Subject, region: Region) -> str:
    return subject.text[region.start : region.end].strip()


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
