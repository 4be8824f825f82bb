"""The labelled sentences on which the head for acts is trained: shipped, so that anybody can train it again or see what it has seen.

All are about invented people and states. Invariant: which sentences are held out depends on their own words alone, so that adding some
moves none from one side to the other.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources

LANGUAGES = ("en", "fr", "ru")
_HELD_OUT = 3, 20
"""The share of the sentences that no training and no tuning sees."""
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence with what it is."""

    language: str
    reports: bool
    """Whether it reports a legal act that took place."""
    kind: str
    """The kind of the act, or what makes it none: statute, hypothesis, plan, wrong_sense …"""
    text: str

    @property
    def is_held_out(self) -> bool:
        share, of = _HELD_OUT
        return _drawn(self.text, 0) % of < share

    @property
    def fold(self) -> int:
        """The part of the training sentences it belongs to, where each part is judged by what was learnt from the others."""
        return _drawn(self.text, 4) % _FOLDS


def _drawn(text: str, at: int) -> int:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[at : at + 4], "big")


def labelled_sentences() -> tuple[Labelled, ...]:
    """Return all labelled sentences, in the order of the files."""
    return tuple(sentence for language in LANGUAGES for sentence in _of(language))


def _of(language: str) -> list[Labelled]:
    rows = (resources.files("wellfounded.extract") / "head" / f"sentences_{language}.tsv").read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t") for row in rows)
    return [Labelled(language, label == "1", kind, text) for label, kind, text in cells]
