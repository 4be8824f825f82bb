"""What stands where nothing should: a point of a list without words, a paragraph behind the signature, a colon before nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..headings import headings_of
from ..rule import Rule
from ..running import in_code, is_running
from ..subject import Subject
from ..tables import table

_EMPTY = re.compile(
    r"(?m)^(?P<head>[ \t]*(?:[-*•–][ \t]|\(?(?:\d{1,2}|[a-z])[.)])[^\n]*\S[^\n]*\n)"
    r"(?P<empty>[ \t]*(?:[-*•]|\(?(?:\d{1,2}|[a-z])[.)]))[ \t]*(?=\n)"
)
_COLON = re.compile(r"[^\W_][)\"”»]?[ \u00a0]?:[*_]{0,3}[ \t]*\Z")
_NAMES = re.compile(r"\n{0,4}(?:[^\n]{2,60}\n){1,6}\n{1,3}(?P<more>[^\n]{80,}[.!?][*_)»”]?)[ \t]*(?=\n|\Z)")
_ANNOUNCING, _LABEL = 40, 70
"""Letters from which on a line with a colon at its end is a sentence and no label."""
_MAY_FOLLOW = re.compile(
    r"[\W_]*(?:P\.? ?S|N\.? ?B|encl|annex|appendi|attach|copy|copies|c\.? ?c|note|footnote|\d|[¹²³⁴-⁹]|pièces?|copie|liste|list"
    r"|прил|копи|приложени|this (?:e-?mail|message)"
    r"|ce (?:message|courriel)|www|http|tel|about|\[)",
    re.IGNORECASE,
)


class EmptyPoint(Rule):
    """A point of a list that has its mark and no words.

    The words were deleted or cut out with the intention to paste them again. Whoever counts the points counts one that says nothing.
    """

    code = "STR502"
    title = "a point of a list without words"
    severity = Severity.WARNING
    example = "We ask the court:\n\n- to stay the order;\n-\n- to return the keys.\n"
    counter_example = "We ask the court:\n\n- to stay the order;\n- to hear the tenants;\n- to return the keys.\n"
    sure = "Sure; forms with points to be filled in by hand are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for match in _EMPTY.finditer(subject.text):
            if not in_code(subject, match.start("empty")) and is_running(subject, *match.span("head")):
                shown = Passage.of(subject.text, max(match.start("head"), match.start("empty") - 40), match.end("empty"))
                yield self.finding(subject, "This point of the list has no words.", shown)


class NothingAnnounced(Rule):
    """A paragraph that ends with a colon, and a heading or the end of the text behind it.

    The list, the quotation or the table that it announces was lost.
    """

    code = "STR109"
    title = "a colon with nothing behind it"
    severity = Severity.WARNING
    example = "# The mill\n\nThe tenants had three complaints, which they put in writing:\n\n# The yard\n\nIt was closed in June.\n"
    counter_example = "# The mill\n\nThe tenants had two complaints:\n\n- the roof\n- the yard\n\n# The yard\n\nIt was closed in June.\n"
    sure = "Sure where the format marks its headings; a paragraph that announces its sub-sections is left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for one in headings_of(subject):
            before = subject.text[: one.passage.start].rstrip(" \t\n#*_")
            start = before.rfind("\n") + 1
            line = before[start:]
            if len(line) >= _ANNOUNCING and _COLON.search(line) and line[0] not in "|#" and not self._has_parts(subject, start, one.level):
                shown = Passage.of(subject.text, max(start, len(before) - 120), len(before))
                yield self.finding(subject, "This announces something, and a heading follows.", shown)

    def _has_parts(self, subject: Subject, at: int, level: int) -> bool:
        """Say whether the heading that follows is deeper than the one that the paragraph stands under."""
        above = [one for one in headings_of(subject) if one.passage.start <= at]
        return bool(above) and above[-1].level < level


class BehindSignature(Rule):
    """A paragraph behind the signature of a letter.

    It was moved, or put in after the letter was signed: the signatories may not have seen it, and whoever reads it may say so.
    """

    code = "STR108"
    title = "a paragraph behind the signature"
    severity = Severity.WARNING
    example = (
        "Tarn, 3 May 2016\n\nDear Mayor,\n\nThe mill has been closed since March, and nobody told us why.\n\nYours faithfully,\n\n"
        "Ida Marrow\nTenant\n\nThe workers were not heard before the mill was closed, and nobody has paid them for the month of March.\n"
    )
    counter_example = (
        example.split("The workers")[0]
        + "Enclosed: the lease of 2014 with its three annexes, the plan of the yard, and the list of all tenants.\n"
    )
    sure = "Asked of one paragraph behind the closing words and names of a letter; postscripts, enclosures and notes are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        closings = list(_closing().finditer(subject.text))
        if len(closings) != 1:
            return
        match = _NAMES.match(subject.text, closings[0].end())
        if match is None or _MAY_FOLLOW.match(match["more"]) or not is_running(subject, *match.span("more")):
            return
        if any(len(line) > _LABEL for line in subject.text[match.end() :].split("\n")):
            return  # whole annexes follow
        start, end = match.span("more")
        yield self.finding(subject, "This paragraph stands behind the signature.", Passage.of(subject.text, start, min(end, start + 200)))


@cache
def _closing() -> re.Pattern[str]:
    words = "|".join(table("structure", "words")["letters"]["closings"])
    return re.compile(rf"(?m)^[ \t*_]*(?:{words})[ \t]*$", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (BehindSignature, NothingAnnounced, EmptyPoint)
