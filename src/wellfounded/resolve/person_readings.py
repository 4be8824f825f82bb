"""A name in an oblique case beside the same name in the nominative: ``Тимура Караева`` and ``Timur Karaev``.

Invariant: a name that could as it stands be a woman's is never read as a man's in another case, nor the reverse beside initials.
"""

from __future__ import annotations

from dataclasses import replace

from .names_align import Tie, align
from .names_cases import nominatives
from .names_match import surname_of
from .names_rarity import is_feminine, is_masculine
from .names_tables import gender_of, is_given
from .names_words import Named, Part
from .person_case import (
    SURE,
    PersonCase,
    overs,
)

_STEM = 3
"""So many letters at least stay when a word takes the ending of a case, and so many may change."""


def in_nominative(plain: PersonCase) -> PersonCase:
    """Put one of two names into the nominative where that makes every word agree."""
    left, right = plain.names
    if not _may_be_bent(plain):
        return plain
    for bent, other, first in ((left, right, True), (right, left, False)):
        for reading in nominatives(bent, other):
            alignment = align(reading, other) if first else align(other, reading)
            agrees = all(pair.tie in SURE | {Tie.INITIAL} for pair in alignment.pairs) and not _may_be_feminine(bent, reading)
            if agrees and len(alignment.pairs) > 1 and not (alignment.left_over and alignment.right_over):
                return replace(plain, alignment=alignment, bent=True)
    return plain


def _may_be_bent(case: PersonCase) -> bool:
    """Say whether the words that do not agree begin alike, so that their endings may be those of cases."""
    unsure = [(pair.left.key, pair.right.key) for pair in case.pairs if pair.tie not in SURE and pair.tie is not Tie.INITIAL]
    left, right = ({word.key[:_STEM] for word in over if word.part is not Part.INITIAL} for over in overs(case))
    if not unsure and not (left and right):
        return False
    return all(_begin_alike(one, other) for one, other in unsure) and (not left or not right or left <= right or right <= left)


def _begin_alike(one: str, other: str) -> bool:
    start = max(_STEM, min(len(one), len(other)) - _STEM)
    return one[:start] == other[:start]


def _may_be_feminine(name: Named, reading: Named) -> bool:
    """Say whether a name read as a man's in an oblique case could as it stands be a woman's: ``Валентина Петрова``."""
    surname, read = surname_of(name), {word.text: word for word in reading.words}
    given = [word for word in name.words if word.part is Part.NAME and word is not surname]
    if surname is None or any(word.part is Part.PATRONYMIC for word in name.words):
        return False
    indeclinable = read[surname.text].key == surname.key and not is_feminine(surname.key) and not is_masculine(surname.key)
    if indeclinable and any(gender_of(word.key) not in ("", gender_of(read[word.text].key)) for word in given):
        return True
    if not given and is_masculine(surname.key) != is_masculine(read[surname.text].key):
        return True
    if not is_feminine(surname.key) and (read[surname.text].key != surname.key or is_masculine(surname.key)):
        return False
    if not given:
        return True
    if all(word.key == read[word.text].key for word in given) and any(word.key.endswith("a") for word in given):
        return True
    bent = [word for word in given if word.key == read[word.text].key + "a"]
    return any(is_given(word.key) or not is_given(read[word.text].key) for word in bent)
