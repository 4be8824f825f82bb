"""Protected persons and passages in what a dossier cites: annexes show originals, which cannot be pseudonymised.

Invariant: an original that names a protected person, or holds a protected passage, is no annex unless the copy is made for somebody who
may read it: a ring that is excepted, or those who work on the case themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..model.ids import DocumentId
from ..model.protection import Ring
from .clearance import EVERYTHING
from .facts import Facts
from .protected_case import ProtectedCase
from .protecting import protections


def protected_in(facts: Facts, documents: Iterable[DocumentId], *, cleared: Iterable[str] = ()) -> dict[DocumentId, str]:
    """Return why documents must not be shown as they are; nothing where they may. A ring is meant by its name among ``cleared``."""
    names = tuple(cleared)
    guarded = protections(facts.store)
    if EVERYTHING in names or not (guarded.persons or guarded.passages or guarded.lost):
        return {}
    ring = next((guarded.rings[name] for name in names if name in guarded.rings), Ring(name="", members=()))
    case = ProtectedCase(facts, ring, guarded.against(ring))
    return {document: told for document in documents if (told := _told(case, facts, document))}


def _told(case: ProtectedCase, facts: Facts, document: DocumentId) -> str:
    layer = facts.layer(document)
    if layer is None:
        return ""
    redacted = case.redacted(layer)
    if redacted is None:
        return "holds a protected passage that is no longer to be found"
    if any(change.hit is not None for change in redacted.changes):
        return "names a protected person"
    return "holds a protected passage" if redacted.changes else ""
