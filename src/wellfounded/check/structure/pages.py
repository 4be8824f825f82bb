"""Pages that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ...model.labels import RegionKind
from ...model.passages import Passage
from ..rule import Rule
from ..subject import Subject

_PAGE = re.compile(r"(\d{1,4})\s*$")
_OF = re.compile(r"\b(?:page|p\.|seite|стр(?:аница|\.)?|с\.)\s*(\d{1,4})\s*(?:of|/|sur|de|von|из)\s*(\d{1,4})\b", re.IGNORECASE)
_LEAST = 3
_BEFORE = 600
"""Characters before a table of contents that fit on its own page."""


class FirstPagesMissing(Rule):
    """The contents begin at a page that the text, as it is here, cannot have reached.

    The pages before are missing: the title, the authors, the date, the summary. Without them nobody can say whose words these are.
    """

    code = "STR401"
    title = "the first pages are missing"
    severity = Severity.WARNING
    example = (
        "Table of Contents:\n\nThe arrest\t6\nThe appeal\t7\nThe return\t9\n\nThe arrest\n\nHe was arrested in May.\n\nThe appeal\n\n"
        "He appealed in June.\n\nThe return\n\nHe returned in July.\n"
    )
    counter_example = (
        "Table of Contents:\n\nThe arrest\t2\nThe appeal\t3\nThe return\t5\n\nThe arrest\n\nHe was arrested in May.\n\nThe appeal\n\n"
        "He appealed in June.\n\nThe return\n\nHe returned in July.\n"
    )
    sure = (
        "Sure where the contents stand at the beginning and begin at page 4 or later; files with pages of their own are asked for theirs."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        lines = [one for one in subject.reading.citations if one.kind == "contents"]
        if len(lines) < _LEAST or lines[0].target_passage is None or subject.reading.layer.regions_of(RegionKind.PAGE):
            return
        told = _PAGE.search(lines[0].passage.exact)
        before = len(subject.text[: lines[0].passage.start].strip())
        between = len(subject.text[lines[-1].passage.end : lines[0].target_passage.start].strip())
        if told and int(told[1]) >= 4 and before + between < _BEFORE:
            said = f"The contents begin at page {told[1]}, and nothing stands before it here: pages 1 to {int(told[1]) - 1} are missing."
            yield self.finding(subject, said, lines[0].passage)


class PagesMissing(Rule):
    """Numbers at the foot of pages that leave pages out ("page 4 of 9" after "page 2 of 9"), or that end before the last.

    A page was lost when it was scanned or copied. The other side will ask what stood on it.
    """

    code = "STR402"
    title = "pages left out"
    severity = Severity.ERROR
    example = "He was arrested.\n\nPage 1 of 4\n\nHe appealed.\n\nPage 2 of 4\n\nHe returned.\n\nPage 4 of 4\n"
    counter_example = "He was arrested.\n\nPage 1 of 3\n\nHe appealed.\n\nPage 2 of 3\n\nHe returned.\n\nPage 3 of 3\n"
    sure = "Sure where the feet of pages tell their number and how many there are."

    def find(self, subject: Subject) -> Iterator[Finding]:
        feet = [(int(m[1]), int(m[2]), Passage.of(subject.text, *m.span())) for m in _OF.finditer(subject.text)]
        totals = {total for _, total, _ in feet}
        if len(feet) < 2 or len(totals) != 1 or any(page > total for page, total, _ in feet):
            return
        total = totals.pop()
        have = {page for page, _, _ in feet}
        gaps = [page for page in range(min(have), max(have)) if page not in have]
        if gaps and len(gaps) <= len(have):
            after = next(passage for page, _, passage in feet if page > gaps[0])
            pages = ", ".join(map(str, gaps))
            yield self.finding(
                subject, f"Page{'s' if len(gaps) > 1 else ''} {pages} of {total} {'are' if len(gaps) > 1 else 'is'} missing.", after
            )
        elif max(have) < total and len(have) > 1:
            yield self.finding(subject, f"The last page here is {max(have)} of {total}.", max(feet, key=lambda foot: foot[0])[2])
