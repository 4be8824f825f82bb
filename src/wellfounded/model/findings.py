"""Findings: what is wrong, or may be wrong, with a text, and where. These are the nouns of ``wellfounded-findings/1``.

A finding stands on passages of one document, in code points of its text layer, end exclusive; what it is compared with are places in
other documents or elsewhere in the same one. A finding never says what is true: it says what disagrees with what.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .passages import Passage


class Severity(StrEnum):
    """How bad it is: an error must not go out, a warning needs a look, a note is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a document that a finding is related to. ``document`` names it as the finding's own document is named."""

    document: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that is safe to make without thinking: the passage, and what should stand there."""

    passage: Passage
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. ``passages`` are never empty; the first is where an editor puts its mark."""

    code: str
    """Three letters and three digits, such as ``REF102``; public and never used again for something else."""
    severity: Severity
    message: str
    """One sentence for a lawyer: what is wrong here, with the words and numbers of this text."""
    document: str
    """The document, as its subject is named: the path of a file as it was given, or the id of a document of the case."""
    passages: tuple[Passage, ...]
    related: tuple[Place, ...] = ()
    fix: Fix | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What findings are sorted by: document, place, code, message."""
        first = self.passages[0]
        return (self.document, first.start, first.end, self.code, self.message)
