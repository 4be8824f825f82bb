"""A table of contents that lists the sections in another order than the text has them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..subject import Subject
from .plain_contents import entries_of

_LEAST = 4


class ContentsInAnotherOrder(Rule):
    """The table of contents has two sections in another order than the text.

    Sections were moved after the table was made. Whoever reads by the table takes one section for the other.
    """

    code = "REF305"
    title = "contents in another order than the sections"
    severity = Severity.WARNING
    example = (
        "# Contents\n\n- The arrest\n- The transfer\n- The appeal\n- The expulsion\n\n# The arrest\n\nHe was arrested.\n\n"
        "# The appeal\n\nHe appealed.\n\n# The transfer\n\nHe was moved.\n\n# The expulsion\n\nHe was expelled.\n"
    )
    counter_example = example.replace("- The transfer\n- The appeal\n", "- The appeal\n- The transfer\n")
    sure = "Sure where each line of the contents has a heading that reads the same."

    def find(self, subject: Subject) -> Iterator[Finding]:
        entries = entries_of(subject)
        found: list[tuple[Passage, Passage]] = [(one.passage, one.heading) for one in entries if one.heading is not None]
        if len(found) < _LEAST or len(found) < len(entries):
            return
        falls = [(before, after) for before, after in pairwise(found) if after[1].start < before[1].start]
        if len(falls) == 1:
            (line, _), (moved, heading) = falls[0]
            said = f"The contents list “{moved.exact.strip(' -*')}” behind “{line.exact.strip(' -*')}”, and the text has it before."
            shown = Passage.of(subject.text, line.start, moved.end)
            yield self.finding(subject, said, shown, related=[subject.place(heading)])


RULES: tuple[type[Rule], ...] = (ContentsInAnotherOrder,)
