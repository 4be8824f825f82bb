"""The folded keys that a word may have by other habits of transcription than the English one.

Invariant: the first key is always the ordinary one; the others are tried only where two words do not agree without them.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from ..model.folding import fold


@lru_cache(maxsize=50_000)
def transcriptions(text: str) -> tuple[str, ...]:
    """Return the folded keys of a word by each habit whose letters stand in it, the ordinary one first."""
    low = unicodedata.normalize("NFC", text.casefold())
    keys = {fold(low): None}
    for marks, letters in _habits():
        if not marks.isdisjoint(low):
            written = low
            for given, meant in letters:
                written = written.replace(given, meant)
            keys[fold(written)] = None
    return tuple(keys)


@cache
def _habits() -> tuple[tuple[frozenset[str], tuple[tuple[str, str], ...]], ...]:
    with (files(__package__) / "tables" / "transcriptions.toml").open("rb") as source:
        table = tomllib.load(source)["habit"]
    return tuple((frozenset(habit["marks"]), tuple((given, meant) for given, meant in habit["letters"])) for habit in table)
