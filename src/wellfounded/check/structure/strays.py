"""What does not belong where it stands: numbers of pages between paragraphs, rows of a table with a cell too few or too many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ...model.labels import RegionKind
from ...model.passages import Passage
from ..rule import Rule
from ..running import in_code
from ..subject import Subject

_NUMBER = re.compile(
    r"(?<=\n\n)[ \t]*(?P<foot>(?:[-–—] ?\d{1,3} ?[-–—]|(?:page|p\.|seite|страница|стр\.|с\.)? ?\d{1,3}))[ \t]*(?=\n[ \t]*\n)", re.IGNORECASE
)
_BESIDE = 60
"""Characters of the paragraph before: shorter ones may be cells of a table or lines of a form."""
_MOST = 3
_ROWS = re.compile(r"(?:^[ \t]*\|[^\n]*\|[ \t]*(?:\n|\Z)){3,}", re.MULTILINE)
_RULE = re.compile(r"[ \t|:+-]+")


class PageNumberLeft(Rule):
    """A number of a page that stands between two paragraphs, or inside a sentence.

    It came with a text that was copied from pages. A program takes it for a number of the text, and a quotation that runs over it is not
    found in its source.
    """

    code = "STR403"
    title = "the number of a page left in the text"
    severity = Severity.NOTE
    example = (
        "The prefect closed the mill on 3 May 2016, and nobody told the workers why.\n\n14\n\nThe workers wrote to him in June, and again "
        "in July of the same year.\n"
    )
    counter_example = (
        "The prefect closed the mill on 3 May 2016, and nobody told the workers why.\n\n14 workers wrote to him in June, and again in July "
        "of the same year.\n"
    )
    sure = "Asked where such numbers are few; a text that kept all numbers of its pages, or whose file has pages, is left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if subject.reading.layer.regions_of(RegionKind.PAGE):
            return
        found = [match for match in _NUMBER.finditer(subject.text) if _between(subject.text, match) and not in_code(subject, match.start())]
        for match in found if len(found) <= _MOST else ():
            passage = Passage.of(subject.text, *match.span("foot"))
            yield self.finding(subject, f"“{passage.exact}” stands here alone, like the number of a page.", passage)


def _between(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip()
    line = before[before.rfind("\n") + 1 :]
    after = text[match.end() :].lstrip().split("\n", 1)[0]
    return len(line) >= _BESIDE and (len(after) >= _BESIDE or after.startswith("#")) and "|" not in line[:1] + after[:1]


class UnequalRow(Rule):
    """A row of a table with fewer or more cells than its other rows.

    A figure was deleted with its cell, and the figures behind it have moved under another heading.
    """

    code = "STR501"
    title = "a row of a table with a cell too few or too many"
    severity = Severity.WARNING
    example = "| Year | Loans | Paid |\n|---|---|---|\n| 2012 | 4 | 3 |\n| 2013 | 6 |\n| 2014 | 5 | 5 |\n"
    counter_example = "| Year | Loans | Paid |\n|---|---|---|\n| 2012 | 4 | 3 |\n| 2013 | 6 | |\n| 2014 | 5 | 5 |\n"
    sure = "Sure in tables that are drawn with upright strokes."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for block in _ROWS.finditer(subject.text):
            rows = [match for match in re.finditer(r"[^\n]+", block.group()) if match.group().strip()]
            width = Counter(_cells(row.group()) for row in rows).most_common(1)[0][0]
            other = [row for row in rows if _cells(row.group()) != width]
            if (
                width < 2
                or in_code(subject, block.start())
                or len(other) * 2 >= len(rows)
                or not any(_RULE.fullmatch(row.group()) for row in rows[1:2])
            ):
                continue
            for row in other:
                start, end = block.start() + row.start(), block.start() + len(row.group().rstrip()) + row.start()
                said = f"This row has {_cells(row.group())} cells, and the others have {width}."
                yield self.finding(subject, said, Passage.of(subject.text, start, end))


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row.strip())) - 1
