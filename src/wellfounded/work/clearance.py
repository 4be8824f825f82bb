"""Who may see what: every list and every export asks here before it names a document or quotes from it.

A document with a flag is withheld unless the reader is cleared for it: ``privileged`` by the clearance of that word,
``confidential to`` and ``consent given for`` by one of the names that the flag holds. What is withheld is always counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.documents import Document
from ..model.ids import DocumentId
from ..model.labels import Flag
from ..model.protection import Ring

EVERYTHING = "everything"
"""The clearance of the people who work on the case themselves."""


@dataclass(frozen=True, slots=True)
class Clearance:
    """For whom a list or an export is made: names, purposes, ``privileged``, or ``everything``."""

    names: frozenset[str] = field(default_factory=frozenset)
    each: tuple[frozenset[str], ...] = ()
    """Of a ring, what each member is cleared for: a document is shown where all of them may see it."""

    @classmethod
    def of(cls, names: Iterable[str]) -> Clearance:
        return cls(frozenset(name.casefold().strip() for name in names))

    @classmethod
    def of_ring(cls, ring: Ring) -> Clearance:
        """Return what a ring may see: what every one of its members may, by own name, by that of the ring, or by its clearances."""
        shared = {name.casefold().strip() for name in (ring.name, *ring.clearances)}
        return cls(frozenset(), tuple(frozenset({member.casefold().strip(), *shared}) for member in ring.members))

    def allows(self, document: Document) -> bool:
        """Say whether every flag of the document is met, for a ring by each member."""
        if EVERYTHING in self.names:
            return True
        return all(_meets(flag, to, names) for names in self.each or (self.names,) for flag, to in document.flags.items())

    def split(self, documents: Iterable[Document]) -> tuple[dict[DocumentId, Document], int]:
        """Return the documents that may be shown, by id, and how many are withheld."""
        shown: dict[DocumentId, Document] = {}
        withheld = 0
        for document in documents:
            if self.allows(document):
                shown[document.id] = document
            else:
                withheld += 1
        return shown, withheld


def _meets(flag: Flag, to: Iterable[str], names: frozenset[str]) -> bool:
    if flag is Flag.PRIVILEGED:
        return Flag.PRIVILEGED.value in names
    return any(name.casefold().strip() in names for name in to)


def sentence(withheld: int) -> str:
    """Say in words how many documents were withheld; empty where none were."""
    if not withheld:
        return ""
    return f"{withheld} document{'s are' if withheld > 1 else ' is'} withheld because of flags; --for NAME shows what NAME is cleared for"
