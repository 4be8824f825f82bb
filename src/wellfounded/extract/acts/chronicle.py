"""Texts that tell a case by its days: entries that each begin with a date which stands by itself, "29 April 2014. Action dismissed."

Invariant: a text is such a chronicle only where several of its dates stand so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ...model.passages import Span

_FEWEST = 3
"""Entries that make a chronicle."""
_LONGEST = 600
"""Characters of an entry."""
_BEFORE = re.compile(r"(?:\A|[\n.;!?:»”\")])[\s•*–—(\[-]*\Z")
_BEHIND = re.compile(r"[ \u00a0]*(?:г(?:ода|\.)?[ \u00a0]*)?(?:[.:)\]–—]|[ \u00a0][-–—]|\n|\Z)", re.IGNORECASE)
_LEAD = 12


class Chronicle:
    """Where the entries of a text begin, if it is told in entries."""

    def __init__(self, text: str, dates: Sequence[Span]) -> None:
        alone = [date for date in dates if _stands_alone(text, date)]
        self._starts = [date.start for date in alone] if len(alone) >= _FEWEST else []

    def has_entry_at(self, at: int) -> bool:
        """Say whether a position stands in an entry."""
        place = bisect_right(self._starts, at)
        return place > 0 and at - self._starts[place - 1] < _LONGEST


def _stands_alone(text: str, date: Span) -> bool:
    return _BEFORE.search(text, max(0, date.start - _LEAD), date.start) is not None and _BEHIND.match(text, date.end) is not None
