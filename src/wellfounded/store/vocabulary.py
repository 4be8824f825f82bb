"""The words that the case has: whether a word is there, and which are nearest to one that is not."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .database import Database

_DISTANCES = ((3, 0), (6, 1), (10, 2), (1_000, 3))
"""A word shorter than the first figure may differ in so many letters from what is meant."""
_LAST = "\U0010ffff"


class Vocabulary:
    """The words of the index, read from the index itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def has(self, key: str) -> bool:
        """Say whether the case has a word."""
        return self._database.row("SELECT 1 FROM occurrences WHERE term = ? LIMIT 1", (key,)) is not None

    def known(self, keys: Iterable[str]) -> list[str]:
        """Return those of the words that the case has, in the order given."""
        return [key for key in keys if self.has(key)]

    def nearest(self, key: str, *, limit: int) -> list[tuple[str, int]]:
        """Return the nearest words with the number of letters in which they differ: the nearest first, then the more frequent.

        Words with the same first two letters are looked at first; where none of them is one letter away, those with the same first
        letter or with the first two exchanged; all others only where nothing near is among these, since that means reading the
        whole index.
        """
        most = next(distance for length, distance in _DISTANCES if len(key) < length) if len(key) < 1_000 else 0
        if not most:
            return [(key, 0)] if key and self.has(key) else []
        for beginnings, near_enough in (([key[:2]], 1), ([key[0], key[1]], most), ([""], most)):
            counts = self._counts(dict.fromkeys(beginnings))
            found = process.extract(key, list(counts), scorer=OSA.distance, score_cutoff=most, limit=None)
            ranked = sorted((int(distance), -counts[word], word) for word, distance, _ in found)
            if ranked and ranked[0][0] <= near_enough:
                return [(word, distance) for distance, _, word in ranked[:limit]]
        return []

    def _counts(self, beginnings: Iterable[str]) -> dict[str, int]:
        """Return the words with one of the beginnings, and in how many documents each stands."""
        counts: dict[str, int] = {}
        for beginning in beginnings:
            rows = self._database.rows("SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?", (beginning, beginning + _LAST))
            counts.update(rows)  # type: ignore[arg-type]
        return counts
