"""Ways of writing out names of another script: that of French, of German, of English and of passports.

Invariant: two spellings are of two ways only where nothing else sets them apart; a letter lost or exchanged is of none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .alike import Likeness

_SOUNDS = (
    *(("tsch", "ch"), ("tch", "ch"), ("dsch", "j"), ("dj", "j"), ("dzh", "j"), ("sch", "sh"), ("ou", "u"), ("gu(?=[eéiïy])", "g")),
    *(
        ("kch", "ksh"),
        ("oï", "oy"),
        ("ï", "i"),
        ("(?<=[aeou])ss(?=[aeiou])", "s"),
        ("w", "v"),
        ("ine$", "in"),
        ("off$", "ov"),
        ("eff$", "ev"),
    ),
)
"""How French and German write a sound, and how English does."""
_ALL_WORDS = 2


def are_written_out_apart(told: Sequence[tuple[str, str, Likeness]]) -> bool:
    """Say whether the words in which two names differ are each one sound in two ways: in two words, or by letters of another language."""
    if any(like is not Likeness.SPELT for _, _, like in told):
        return False
    return len(told) >= _ALL_WORDS or all(_is_of_two_languages(one, other) for one, other, _ in told)


def _is_of_two_languages(one: str, other: str) -> bool:
    """Say whether one of two spellings has letters of French or German for a sound, and the other those of English."""
    left, right = _in_english(one), _in_english(other)
    changed = left != one.casefold(), right != other.casefold()
    return changed[0] != changed[1]


def _in_english(word: str) -> str:
    spelt = word.casefold()
    for sound, letters in _SOUNDS:
        spelt = re.sub(sound, letters, spelt)
    return spelt
