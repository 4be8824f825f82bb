"""Sections: none twice, none empty."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...model.findings import Finding, Severity
from ..headings import Heading, headings_of
from ..rule import Rule
from ..subject import Subject


class DuplicateHeadings(Rule):
    """Two headings that read the same, under one section.

    A section was copied in twice, or an old version was left beside the new one. Then the two may say different things.
    """

    code = "STR301"
    title = "two headings that read the same"
    severity = Severity.WARNING
    example = "# The arrest\n\nHe was arrested in May.\n\n# The appeal\n\nHe appealed.\n\n# The arrest\n\nHe was arrested in June.\n"
    counter_example = "# The arrest\n\n## Facts\n\nIn May.\n\n# The appeal\n\n## Facts\n\nIn June.\n\n# The arrest in Rome\n\nIn July.\n"
    sure = "Sure; headings such as “Facts” under different sections are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        seen: dict[tuple[str, ...], Heading] = {}
        path: list[tuple[int, str]] = []
        for one in headings_of(subject):
            path = [(level, words) for level, words in path if level < one.level]
            key = (*(words for _, words in path), one.words.casefold())
            path.append((one.level, one.words.casefold()))
            if key in seen and one.words:
                said = f"The heading “{one.words}” stands twice."
                yield self.finding(subject, said, one.passage, related=[subject.place(seen[key].passage)])
            seen.setdefault(key, one)


class EmptySection(Rule):
    """A heading with nothing under it: the next heading of its level or above follows at once, or the text ends.

    The section was never written, or its text was lost. The reader was promised something that is not there.
    """

    code = "STR302"
    title = "an empty section"
    severity = Severity.WARNING
    example = "# The arrest\n\nHe was arrested.\n\n# The appeal\n\n# The return\n\nHe returned.\n"
    counter_example = (
        "# The arrest\n\nHe was arrested.\n\n# The appeal\n\n## The hearing\n\nHe was heard.\n\n# The return\n\nHe returned.\n"
    )
    sure = "Sure in formats that mark their headings; the title of a document may stand alone."

    def find(self, subject: Subject) -> Iterator[Finding]:
        headings = headings_of(subject)
        for number, (one, after) in enumerate(pairwise(headings)):
            between = subject.text[one.passage.end : after.passage.start].strip(" \t\r\n#*_=-")
            if not between and after.level <= one.level and number > 0 and not _is_numbered_part(one, after):
                yield self.finding(subject, f"Nothing stands under the heading “{one.words}”.", one.passage)
        if len(headings) > 1 and not subject.text[headings[-1].passage.end :].strip(" \t\r\n#*_=-"):
            yield self.finding(subject, f"Nothing stands under the last heading, “{headings[-1].words}”.", headings[-1].passage)


def _is_numbered_part(one: Heading, after: Heading) -> bool:
    """Say whether the numbers tell that the second heading is a part of the first, whatever their levels: "II." and "1." or "A." below."""
    if one.style and after.style and one.style != after.style:
        return after.number[-1] == 1 and one.style != "1"
    return len(after.number) > len(one.number) > 0 and after.number[: len(one.number)] == one.number
