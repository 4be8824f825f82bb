"""Open and closed in one breath: a sentence that says that a matter is pending, and the next one that it was decided or is final.

Invariant: the two sentences stand in one paragraph, and the second goes on with the matter of the first, by a pronoun or the same noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_LONGEST = 280
_NUMBER = re.compile(r"[\s*_]*(?:\(?[a-zа-я\d]{1,3}[.)] )?")


@cache
def _words(part: str, name: str) -> re.Pattern[str]:
    found = table("standings", "open_and_closed")[part][name]
    joined = found if isinstance(found, str) else "|".join(found)
    return re.compile(rf"(?<![\w'’-])(?:{joined})(?!\w)", re.IGNORECASE)


class PendingAndClosed(Rule):
    """A matter is called pending, or appealed against, and the next sentence says that it was decided or that the judgment is final.

    One of the two sentences was left from another version of the text. The reader cannot tell whether a decision exists, and a time limit
    may be running from it.
    """

    code = "STA404"
    title = "pending and closed side by side"
    severity = Severity.ERROR
    example = "The residents lodged a claim on 3 May 2016. The claim is pending. It was dismissed long ago.\n"
    counter_example = "The residents lodged a claim on 3 May 2016. The claim is pending. A first one was dismissed long ago.\n"
    sure = "Sure of the two sentences; a matter of the same name that is not this one is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text, sentences = subject.analysis.text, subject.analysis.sentences
        for before, after in pairwise(sentences):
            one, other = before.span, after.span
            if other.start - one.end > 3 or "\n" in text[one.end : other.start]:
                continue
            closed = _words("closed", "done").search(text, other.start, other.end)
            if closed is None or _is_spoken(text, one) or _is_spoken(text, other):
                continue
            opened = self._open(text, one, other)
            if opened is None or _words("closed", "other").search(text, other.start, other.end):
                continue
            said = f"“{opened.group()}” here, and the next sentence says “{closed.group()}”."
            first = subject.analysis.passage(max(one.start, one.end - _LONGEST), one.end)
            yield self.finding(subject, said, subject.analysis.passage(other.start, min(other.end, other.start + _LONGEST)), first)

    def _open(self, text: str, one: Span, other: Span) -> re.Match[str] | None:
        """Return the words of the first sentence that the second one belies."""
        begin = other.start + len((_NUMBER.match(text[other.start : other.end]) or re.match("", "")).group())  # type: ignore[union-attr]
        again = _words("closed", "again").match(text, begin)
        judgment = _words("closed", "judgment").match(text, begin)
        final = _words("closed", "final").search(text, other.start, other.end)
        pending = _words("open", "pending").search(text, one.start, one.end)
        if pending is not None:
            same = _matter(text, one) & _matter(text, Span(begin, min(other.end, begin + 40)))
            return pending if again or same or (judgment and final) else None
        if judgment and final:
            return _words("open", "appealed").search(text, one.start, one.end) if not _denied(text, one) else None
        return None


def _matter(text: str, span: Span) -> set[str]:
    return {one.group().casefold().rstrip("s")[:6] for one in _words("closed", "matter").finditer(text, span.start, span.end)}


def _is_spoken(text: str, span: Span) -> bool:
    return '"' in text[span.start : span.end] or text[span.start : span.end].rstrip().endswith("?")


def _denied(text: str, span: Span) -> bool:
    return re.search(r"\b(?:not|never|nobody|ne|n'|pas|не|никто|dismissed|rejected|rejeté\w*)\b", text[span.start : span.end]) is not None


RULES: tuple[type[Rule], ...] = (PendingAndClosed,)
