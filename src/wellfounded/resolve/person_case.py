"""Two persons' names beside each other, with what texts tell of their bearers, and the plain questions asked of them.

Invariant: every answer is the same with left and right exchanged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from .names_align import Alignment, Pair, Tie
from .names_match import surname_of
from .names_tables import is_given
from .names_told import Told
from .names_words import Named, Part, Word

SURE = frozenset({Tie.EQUAL, Tie.KNOWN, Tie.SOUND})
"""Words so tied are one word."""
SLIP = 2
"""Two words that are no more letters apart may be a slip of the pen."""
_UKRAINIAN = re.compile(r"[іїєґўқғұүәөң]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonCase:
    """Two names beside each other with what is told of their bearers."""

    alignment: Alignment
    left: Told
    right: Told
    bent: bool = False
    """Whether one of them was read as an oblique case of the other."""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        return self.alignment.pairs

    @property
    def names(self) -> tuple[Named, Named]:
        return self.alignment.left, self.alignment.right

    @property
    def over(self) -> tuple[Word, ...]:
        return (*self.alignment.left_over, *self.alignment.right_over)


def overs(case: PersonCase) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Return the words of each name that have no partner in the other."""
    return case.alignment.left_over, case.alignment.right_over


def surname_pair(case: PersonCase) -> Pair | None:
    """Return the pair of words in which a surname answers to a surname, or None."""
    surnames = {word for word in map(surname_of, case.names) if word is not None}
    return next((pair for pair in case.pairs if pair.left in surnames and pair.right in surnames), None)


def in_common(case: PersonCase) -> bool:
    """Say whether the texts around two names have telling words, years or ways of life in common."""
    return bool(case.left.words & case.right.words or case.left.years & case.right.years or case.left.numbers & case.right.numbers)


def much_in_common(case: PersonCase) -> bool:
    """Say whether the texts around two names have more than one telling word, year or way of life in common."""
    one, other = case.left, case.right
    return len(one.words & other.words) + len(one.years & other.years) + len(one.worlds & other.worlds) > 1


def same_letters(case: PersonCase) -> bool:
    """Say whether two names are written alike, so that nothing but the texts can tell whether there are two bearers."""
    return case.names[0].text.casefold() == case.names[1].text.casefold()


def edits_between(one: Word, other: Word) -> int:
    """Return how many letters two folded words are apart."""
    return OSA.distance(one.key, other.key)


def likeness(pair: Pair) -> float:
    """Return how alike the spelling of two paired words is, from 0 to 1."""
    return OSA.normalized_similarity(pair.left.key, pair.right.key)


def one_language(case: PersonCase) -> bool:
    """Say whether nothing shows that one of two names is Ukrainian or Kazakh and the other is not."""
    left, right = (name.text + " " + told.context for name, told in zip(case.names, (case.left, case.right), strict=True))
    return bool(_UKRAINIAN.search(left)) == bool(_UKRAINIAN.search(right))


def crossed(case: PersonCase) -> bool:
    """Say whether the same words follow each other differently: a chain of fathers, of which only the surname may change its end."""
    left, right = case.names
    if len(case.pairs) < 3 or any(word.part in {Part.PATRONYMIC, Part.INITIAL} for name in case.names for word in name.words):
        return False
    places = {id(word): place for name in (left, right) for place, word in enumerate(name.words)}
    found = sorted((places.get(id(pair.left), -1), places.get(id(pair.right), -1)) for pair in case.pairs)
    order = [place for _, place in found]
    return -1 not in order and sum(a > b for a, b in zip(order, [*order[1:], order[0]], strict=True)) > 1


def turned(case: PersonCase) -> bool:
    """Say whether both words of a name of two are given names and stand in another order in the other."""
    left, right = ([w for w in name.words if w.part is Part.NAME] for name in case.names)
    if len(left) != 2 or len(right) != 2 or not all(is_given(word.key) for word in (*left, *right)):
        return False
    return bool(case.pairs) and all((pair.left is left[0]) != (pair.right is right[0]) for pair in case.pairs)
