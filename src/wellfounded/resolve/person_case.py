"""Two persons' names beside each other, with what texts tell of their bearers, and the plain questions asked of them.

Invariant: every answer is the same with left and right exchanged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from .names_align import Alignment, Pair, Tie
from .names_letters import other_habit
from .names_match import surname_of
from .names_tables import is_given, name_words
from .names_told import Told
from .names_words import Named, Part, Word

SURE = frozenset({Tie.EQUAL, Tie.KNOWN, Tie.SOUND})
"""Words so tied are one word."""
SLIP = 2
"""Two words that are no more letters apart may be a slip of the pen."""
_PARTICLE = re.compile(r"[^\W\d_]+")
_UKRAINIAN = re.compile(r"[іїєґўқғұүәөң]|[сцз]ьк(?:ий|ого|ому|им|а|ої|у)(?!\w)|[бпвмфрк]['’ʼ][яю]", re.IGNORECASE)


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
    """Say whether the texts around two names have more than one telling word or year in common; an office alone is held by many."""
    one, other = case.left, case.right
    return len(one.words & other.words) + len(one.years & other.years) > 1


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


def speaks_otherwise(case: PersonCase) -> bool:
    """Say whether letters show that one of two names or its text is Ukrainian, Belarusian or Kazakh."""
    if any(is_given(p.left.key) and is_given(p.right.key) and other_habit(p.left.text, p.right.text) for p in case.pairs):
        return True
    return any(_UKRAINIAN.search(name.text + " " + told.context) for name, told in zip(case.names, (case.left, case.right), strict=True))


def crossed(case: PersonCase) -> bool:
    """Say whether the same words follow each other differently: a chain of fathers, of which only the surname may change its end."""
    left, right = case.names
    if len(case.pairs) < 3 or any(word.part in {Part.PATRONYMIC, Part.INITIAL} for name in case.names for word in name.words):
        return False
    places = {id(word): place for name in (left, right) for place, word in enumerate(name.words)}
    found = sorted((places.get(id(pair.left), -1), places.get(id(pair.right), -1)) for pair in case.pairs)
    order = [place for _, place in found]
    return -1 not in order and sum(a > b for a, b in zip(order, [*order[1:], order[0]], strict=True)) > 1


def left_out(name: Named) -> frozenset[str]:
    """Return the particles of a name that are no part of its words: von, van, al, de la."""
    kept = {word.text.casefold() for word in name.words}
    said = {word.casefold() for word in _PARTICLE.findall(name.text)} & name_words().particles
    return frozenset(said - kept - {"of", "the", "und", "et", "e", "y", "i"})


def exchanged(case: PersonCase) -> bool:
    """Say whether two unknown words stand in another order, in texts that share nothing."""
    left, right = case.names
    if not (len(left.words) == len(right.words) == len(case.pairs) == 2) or not (case.left.context and case.right.context):
        return False
    swapped = all((pair.left is left.words[0]) != (pair.right is right.words[0]) for pair in case.pairs)
    told = "," in left.text + right.text or any(word.text.isupper() for name in (left, right) for word in name.words)
    return swapped and not told and not in_common(case) and not any(is_given(word.key) for name in (left, right) for word in name.words)


def turned(case: PersonCase) -> bool:
    """Say whether both words of a name of two are given names and stand in another order in the other."""
    left, right = ([w for w in name.words if w.part is Part.NAME] for name in case.names)
    if len(left) != 2 or len(right) != 2 or not all(is_given(word.key) for word in (*left, *right)):
        return False
    return bool(case.pairs) and all((pair.left is left[0]) != (pair.right is right[0]) for pair in case.pairs)
