"""All tellings of one document, side by side with the acts that they tell: what effects and antecedents are looked for in.

Invariant: tellings, acts and vocabularies stand in the order of the text and are equally many.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .evidence import Drafted
from .patterns import Vocabulary
from .telling import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All tellings of a document that belong to an act, in the order of the text, with their acts and vocabularies."""

    text: str
    tellings: tuple[Telling, ...]
    acts: tuple[Drafted, ...]
    """The act of each telling, in the same order."""
    words: tuple[Vocabulary, ...]
    unbound: tuple[Telling, ...] = ()
    """Nouns that name no act which the document tells."""

    def near(self, number: int) -> Iterator[tuple[Telling, Drafted]]:
        """Yield the other tellings of the same sentence."""
        sentence = self.tellings[number].sentence
        for step in (-1, 1):
            other = number + step
            while 0 <= other < len(self.tellings) and self.tellings[other].sentence == sentence:
                yield self.tellings[other], self.acts[other]
                other += step
