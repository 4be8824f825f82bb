"""What the grammars of names share: the shape of a capitalised word, and whether a word may be part of a person's name.

Invariant: nothing here looks further than one word.
"""

from __future__ import annotations

from functools import lru_cache

from ...model.folding import fold
from .tables import tables

UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00deА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺĀĂĄĆČĎĐĒĖĘĚĞĢĪĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽ"
CAPITALISED = rf"[{UPPER}]\w*+(?:['-][^\W\d_]\w*+)*"
"""A word that begins with a capital; a genitive ending is taken along and cut by who uses it. Possessive, so that a megabyte
without a space is looked at once."""
GRAMMAR_WEIGHT = 3.0
"""What a grammar says counts as much as three guesses of a model."""


@lru_cache(maxsize=1 << 14)
def may_be_person(word: str) -> bool:
    """Say whether no vocabulary knows a word as something else than part of a person's name."""
    table = tables()
    lower = word.casefold()
    known = (
        table.demonyms,
        table.titles,
        table.honorifics,
        table.body_words,
        table.body_names,
        table.never_person,
        table.never_body,
        table.instruments,
        table.front,
    )
    return not any(lower in words for words in known) and fold(word) not in table.states


def looks_like_surname(word: str) -> bool:
    """Say whether a word ends as surnames do and is long enough for that to mean something."""
    table = tables()
    lower = word.casefold()
    return len(word) >= 5 and lower.endswith(table.surname_endings) and lower not in table.body_names and fold(word) not in table.places
