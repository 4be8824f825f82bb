"""Rules of figures that look at the same thing in several ways: of one error, the rule with the lowest code tells.

Invariant: what a rule finds never hangs on whether a rule of a higher code ran before it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from ...model.findings import Finding
from ...model.passages import Span
from ..rule import Rule
from ..subject import Subject


class ToldOnce(Rule):
    """A rule whose findings are left out where another rule of its group has told of the same figure."""

    group: ClassVar[str]
    """What the rules of the group look at: the value, the sum, the factor."""

    @abstractmethod
    def every(self, subject: Subject) -> Iterator[Finding]:
        """Yield all findings of this rule in one document."""

    def find(self, subject: Subject) -> Iterator[Finding]:
        told: dict[str, set[Span]] = subject.once(f"told of the {self.group}", dict)
        before = [span for code, spans in told.items() if code < self.code for span in spans]
        mine = told.setdefault(self.code, set())
        for finding in self.every(subject):
            span = finding.passages[0].span
            if not any(span.overlaps(one) for one in before):
                mine.add(span)
                yield finding
