"""Sentences that take another side of a question than what is told of the same elsewhere: one rule for each group of questions.

Invariant: a sentence is told of only where the note names the other one, or where both plainly tell one thing, and nothing bears ours out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from ..model.findings import Finding, Severity
from .alignment.evidence import Against, against
from .rule import Rule
from .subject import Subject

_LONGEST = 280


class OtherSide(Rule):
    """What these rules share: the questions that they ask, and how they say what stands beside the sentence."""

    severity = Severity.ERROR
    axes: ClassVar[frozenset[str]]
    """The questions of the table of sides that the rule asks."""

    def find(self, subject: Subject) -> Iterator[Finding]:
        told: set[int] = set()
        for one in against(subject, self.axes):
            span = one.said.telling.span
            if span.start in told:
                continue
            told.add(span.start)
            start, end = max(span.start, one.said.at.start - _LONGEST // 2), min(span.end, one.said.at.end + _LONGEST // 2)
            passages = [subject.analysis.passage(start, end)] + ([one.pair.place.passage] if one.pair.here else [])
            yield self.finding(subject, _message(subject, one), *passages, related=[] if one.pair.here else [one.pair.place])


def _message(subject: Subject, one: Against) -> str:
    where = "elsewhere in this text" if one.pair.here else f"in {one.pair.source.name}"
    ours = subject.analysis.text[one.said.at.start : one.said.at.end]
    theirs = one.pair.source.analysis.text[one.other.at.start : one.other.at.end]
    if one.other.side == one.said.side:
        return f"“{ours}” here, and {where} “{theirs}” is denied."
    return f"“{ours}” here, and “{theirs}” {where}."
