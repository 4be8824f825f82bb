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

EVERYTHING = "everything"
"""The clearance of the people who work on the case themselves."""


@dataclass(frozen=True, slots=True)
class Clearance:
    """For whom a list or an export is made: names, purposes, ``privileged``, or ``everything``."""

    names: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, names: Iterable[str]) -> Clearance:
        return cls(frozenset(name.casefold().strip() for name in names))

    def allows(self, document: Document) -> bool:
        """Say whether every flag of the document is met."""
        if EVERYTHING in self.names:
            return True
        return all(self._meets(flag, to) for flag, to in document.flags.items())

    def _meets(self, flag: Flag, to: Iterable[str]) -> bool:
        if flag is Flag.PRIVILEGED:
            return Flag.PRIVILEGED.value in self.names
        return any(name.casefold().strip() in self.names for name in to)

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


def sentence(withheld: int) -> str:
    """Say in words how many documents were withheld; empty where none were."""
    if not withheld:
        return ""
    return f"{withheld} document{'s are' if withheld > 1 else ' is'} withheld because of flags; --for NAME shows what NAME is cleared for"
