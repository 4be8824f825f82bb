"""The journal: what was received, decided and disclosed, in order, each entry sealed to the one before it.

An entry's hash covers its number, time, author, kind, body and the hash before it. The first entry follows ``GENESIS``.
Nothing is ever changed or removed; taking something back is a new entry.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

GENESIS = "0" * 64


class EntryKind(StrEnum):
    CREATED = "created"
    ARRIVED = "arrived"
    JUDGED = "judged"
    FLAGGED = "flagged"
    TEXT_CORRECTED = "text corrected"
    FORGOTTEN = "forgotten"
    DISCLOSED = "disclosed"
    UNDONE = "undone"
    SETTING = "setting"
    IMPORTED = "facts imported"
    ASSUMED = "assumed"
    BACKED_UP = "backed up"
    RESTORED = "restored"
    RING = "ring"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the journal. ``when`` is UTC in ISO 8601 with microseconds; ``body`` holds JSON values only."""

    number: int
    when: str
    who: str
    kind: EntryKind
    body: Mapping[str, object]
    previous: str
    hash: str

    @classmethod
    def sealed(cls, *, number: int, when: str, who: str, kind: EntryKind, body: Mapping[str, object], previous: str) -> Entry:
        """Make the entry that follows the one whose hash is ``previous``."""
        return cls(
            number=number, when=when, who=who, kind=kind, body=body, previous=previous, hash=seal(number, when, who, kind, body, previous)
        )

    @property
    def holds(self) -> bool:
        """Whether the entry still is what was sealed."""
        return self.hash == seal(self.number, self.when, self.who, self.kind, self.body, self.previous)


def seal(number: int, when: str, who: str, kind: str, body: Mapping[str, object], previous: str) -> str:
    """Return the SHA-256 over the canonical JSON of an entry and of the hash before it."""
    canonical = json.dumps([number, when, who, str(kind), body, previous], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def first_break(entries: Iterable[Entry]) -> int | None:
    """Return the number of the first entry that does not hold or does not follow the one before it, or None."""
    previous = GENESIS
    for number, entry in enumerate(entries, start=1):
        if entry.number != number or entry.previous != previous or not entry.holds:
            return number
        previous = entry.hash
    return None
