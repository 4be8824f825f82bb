"""The key by which rules know a surname again across its cases, genders and scripts.

Invariant: the key is made from the word alone, so that any two documents make the same one.
"""

from __future__ import annotations

import re

from ..model.folding import fold

_ENDING = re.compile(r"(?:ovo|om|im|omu|ogo|a|u|e|i)$")
_SHORT = 4


def key_of(word: str) -> str:
    """Return the key of a surname across its cases and scripts."""
    key = fold(word.removesuffix("'s").removesuffix("’s"))
    return _ENDING.sub("", key) if len(key) > _SHORT else key
