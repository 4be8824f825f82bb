"""The words that the case has: whether a word is there, and which are nearest to one that is not."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .database import Database

_DISTANCES = ((3, 0), (6, 1), (10, 2), (1_000, 3))
"""A word shorter than the first figure may differ in so many letters from what is meant."""


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

        Words with the same first letter, or with the first two letters exchanged, are looked at first; all others only where
        nothing near is among them, since that means reading the whole index.
        """
        most = next(distance for length, distance in _DISTANCES if len(key) < length) if len(key) < 1_000 else 0
        if not most:
            return [(key, 0)] if key and self.has(key) else []
        for words in (self._beginning(key[:2]), None):
            counts = self._all() if words is None else words
            found = process.extract(key, list(counts), scorer=OSA.distance, score_cutoff=most, limit=None)
            if found:
                ranked = sorted((int(distance), -counts[word], word) for word, distance, _ in found)
                return [(word, distance) for distance, _, word in ranked[:limit]]
        return []

    def _beginning(self, letters: str) -> dict[str, int]:
        counts: dict[str, int] = {}
        for letter in dict.fromkeys(letters):
            end = chr(ord(letter) + 1)
            rows = self._database.rows("SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?", (letter, end))
            counts.update((str(term), int(str(count))) for term, count in rows)
        return counts

    def _all(self) -> dict[str, int]:
        return {str(term): int(str(count)) for term, count in self._database.rows("SELECT term, doc FROM vocabulary")}
