"""An opinion on two names: one bearer, perhaps one, or two, with the sentence that says why.

Invariant: every opinion has a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What is done with two names."""

    JOINED = "joined"
    """One bearer without anybody being asked; a person may part them."""
    PROPOSED = "proposed"
    """Shown to a person, who decides."""
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is done with two names, why in one sentence, and how alike they are from 0 to 1."""

    answer: Answer
    why: str
    similarity: float = 0.0
    contradicted: bool = False
    """Whether something in the names or texts speaks against their being one, and not only too little for it."""
