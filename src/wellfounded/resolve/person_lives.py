"""What texts tell of two bearers of a name that leaves a doubt whether they are one.

Invariant: where texts tell nothing, there is no doubt from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bodies_table import states_in
from .names_match import surname_of
from .names_rarity import is_common, is_everywhere
from .names_words import Part
from .person_case import (
    SURE,
    PersonCase,
    in_common,
    much_in_common,
    same_letters,
)

_LATE = re.compile(r"\b(?:[Tt]he late|[Ff]eu|feue|[Пп]окойн\w+|небіжчик\w*|verstorbene\w?)\s(?=[A-ZÀ-ÝА-ЯЁІЇЄ])")
_AGES = 15
"""Ages so many years apart are seldom one person's in one case."""
_TELLING = 2
"""One telling word that two texts share is soon a matter of chance: an engineer, a director."""
_LIFE = 50
_CHILD = 12
"""Of a younger child no deeds are told."""
_YOUNG, _OLD = 40, 1955


def doubtful_lives(case: PersonCase) -> Iterator[str]:
    """Yield what the texts tell of two bearers that one person seldom has: ages, places, times, ways of life, kin."""
    one, other = case.left, case.right
    for died, years in ((one.died, other.years), (other.died, one.years)):
        if died and years and min(years) > died:
            yield f"One died in {died}, of the other later years are told."
    for born, years in ((one.born, other.years), (other.born, one.years)):
        if born and years and int(max(years)) < int(born.strip("~")) + _CHILD:
            yield f"One was born in {born.strip('~')}, of the other earlier years are told."
    if one.context and other.context and one.sides and other.sides and not one.sides & other.sides:
        yield "The texts put them on different sides of a case."
    late = [bool(_LATE.search(told.context)) for told in (one, other)]
    if late[0] != late[1] and one.context and other.context and not in_common(case):
        yield "One text speaks of the late bearer of the name, the other of a living one."
    if one.years and other.years and _years_apart(one.years, other.years) > _LIFE:
        yield "The texts speak of times that lie more than a working life apart."
    if one.towns and other.towns and not one.towns & other.towns and not much_in_common(case):
        yield "The texts speak of different places."
    stated = states_in(one.context), states_in(other.context)
    if all(stated) and not stated[0] & stated[1] and len(one.words & other.words) < _TELLING:
        yield "The texts speak of different states."
    if one.worlds and other.worlds and not one.worlds & other.worlds:
        yield "The texts tell of two ways of life that are seldom one person's."
    if one.age and other.age and abs(one.age - other.age) > _AGES:
        yield f"One is {one.age} years old, the other {other.age}."
    if any(a.age and a.age < _YOUNG and b.born and int(b.born.strip("~")) < _OLD for a, b in ((one, other), (other, one))):
        yield "One is young, the other was born long ago."
    if one.origin and other.origin and one.origin != other.origin:
        yield "They are said to be from different places."
    fathers = any(pair.left.part is Part.PATRONYMIC is pair.right.part for pair in case.pairs)
    if not one.context or not other.context:
        return
    if fathers:
        everywhere = next((word for name in case.names if (word := surname_of(name)) is not None and is_everywhere(word.key)), None)
        if everywhere is not None and not in_common(case):
            yield f"Many people are called {everywhere.text}, even with one father's name, and the texts have nothing in common."
        return
    if one.kinship != other.kinship or (one.kinship and one.context != other.context):
        yield "The texts speak of relatives, one of whom may bear the name."
    surnames = (word for name in case.names if (word := surname_of(name)) is not None and is_common(word.key))
    anywhere = (word for name in case.names for word in name.words if word.part is Part.NAME and is_everywhere(word.key))
    common = next(surnames, None) or next(anywhere, None)
    if common is not None and not much_in_common(case) and (same_letters(case) or _loosely(case) or is_everywhere(common.key)):
        yield f"Many people are called {common.text}, and the texts have nothing in common that shows one of them."
    if same_letters(case) and not much_in_common(case):
        yield "The name is the same, but the texts have nothing else in common, so it may be a namesake."


def _years_apart(one: frozenset[str], other: frozenset[str]) -> int:
    return min(abs(int(a) - int(b)) for a in one for b in other)


def _loosely(case: PersonCase) -> bool:
    """Say whether less than a given name and a surname agree, each written out."""
    return sum(pair.tie in SURE and Part.INITIAL not in (pair.left.part, pair.right.part) for pair in case.pairs) < 2
