"""What a rule is: a class with a code, a title, a severity, a docstring for a lawyer, an example, a counter-example and a search.

The class attributes are public: ``wellfounded explain`` and the manual print them, and ``example`` and ``counter_example`` are the
rule's first tests. A rule keeps nothing between two subjects, reads no file and asks no network.
"""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar

from ..model.findings import Finding, Fix, Place, Severity
from ..model.passages import Passage, Span
from .subject import Subject


class Rule(ABC):
    """One kind of finding. Subclasses override this docstring: first what is found, then why it matters."""

    code: ClassVar[str]
    """Three capital letters, the family, and three digits: ``REF102``."""
    title: ClassVar[str]
    """The rule in a few words: ``a note mark without a note``."""
    severity: ClassVar[Severity]
    """How bad it is unless a finding or the configuration says otherwise."""
    example: ClassVar[str]
    """A text that gives the finding; :mod:`wellfounded.check.examples` says how several documents or facts are written into one."""
    counter_example: ClassVar[str]
    """A text as near to it as can be that does not give it."""
    sure: ClassVar[str]
    """How sure the rule is, and when it is wrong, in a sentence."""
    unsure: ClassVar[bool] = False
    """Whether the rule is more often wrong than right on the texts of new authors, so that it is run only where it is asked for."""

    @abstractmethod
    def find(self, subject: Subject) -> Iterator[Finding]:
        """Yield the findings of this rule in one document."""

    @classmethod
    def found_in(cls, subject: Subject) -> tuple[Finding, ...]:
        """Return the findings of this rule in one document, searched for once: for the run, and for other rules that tell nothing twice."""
        return subject.once(f"findings of {cls.__module__}.{cls.__qualname__}", lambda: tuple(cls().find(subject)))

    @classmethod
    def explained(cls) -> str:
        """Return the docstring: what is found and why it matters."""
        return inspect.cleandoc(cls.__doc__ or "")

    def finding(
        self,
        subject: Subject,
        message: str,
        *passages: Passage | Span,
        related: Sequence[Place] = (),
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding of this rule; a bare span is one of the text layer (not of the normal form)."""
        quoted = tuple(one if isinstance(one, Passage) else Passage.of(subject.text, one.start, one.end) for one in passages)
        return Finding(
            code=self.code,
            severity=severity or self.severity,
            message=message,
            document=subject.document,
            passages=quoted,
            related=tuple(related),
            fix=fix,
        )
