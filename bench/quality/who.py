"""Whether two ways of naming somebody mean the same: for speakers, deciding bodies and the ends of chains.

They do where both hold a form of one labelled entity; where one is the other or holds it, word by word, articles, titles and case
and order aside, unless both hold forms of different entities; or where what was found does so with one of the names that the label accepts.
Words are compared across scripts, and Cyrillic ones by their beginnings, since they are inflected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from wellfounded.extract.forums import places_in
from wellfounded.model.folding import fold

from .shape import Marked, overlap

_WORD = re.compile(r"[^\W_]+(?:'s\b)?")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]{3}")
_ARTICLES = frozenset(
    {"the", "a", "an", "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "of", "der", "die", "das", "el", "il", "lo"}
)
_TITLES = frozenset(["mr", "mrs", "ms", "mme", "m", "dr", "sir", "lord", "judge", "president", "г", "н", "господин", "госпожа"])

_PREPOSITIONS = frozenset({"in", "at", "for", "en", "à", "au", "в", "по"})
_ROOT = 6
"""Letters that two words share where one is made from the other: Kazakh, Kazakhstan."""
_PRONOUN = 4
"""Letters of the longest pronoun: what is longer and stands for a name is a phrase ("the same court")."""

Words = tuple[str, ...]


def words_of(said: str) -> Words:
    """Return the words of a name without articles and titles, in lower case."""
    words = [w.removesuffix("'s") for w in _WORD.findall(said.casefold().replace("’", "'")) if w not in _ARTICLES]
    return tuple(w for w in words if w not in _TITLES) or tuple(words)


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> bool:
    """Say whether two words are spellings of one, or two forms of a Cyrillic word."""
    if one == other or fold(one) == fold(other):
        return True
    stem = max(3, min(len(one), len(other)) - 2)
    return bool(_CYRILLIC.match(one)) and abs(len(one) - len(other)) <= 3 and one[:stem] == other[:stem]


def holds(outer: Words, inner: Words) -> bool:
    """Say whether some words stand in others, next to one another; no words stand nowhere."""
    starts = range(len(outer) - len(inner) + 1)
    return bool(inner) and any(all(map(alike, outer[n : n + len(inner)], inner)) for n in starts)


def same_bag(one: Words, other: Words) -> bool:
    """Say whether two namings are of the same words in another order: "Kazakh court" and "court in Kazakhstan"."""
    left, right = ([w for w in words if w not in _PREPOSITIONS] for words in (one, other))
    return (
        len(left) == len(right) > 1
        and all(any(_kin(a, b) for b in right) for a in left)
        and all(any(_kin(a, b) for a in left) for b in right)
    )


def _kin(one: str, other: str) -> bool:
    root = len(one) >= _ROOT and len(other) >= _ROOT and one[:_ROOT] == other[:_ROOT]
    return alike(one, other) or root or bool(_state(one) and _state(one) == _state(other))


@lru_cache(maxsize=20_000)
def _state(word: str) -> str:
    """Return the state that a word names, as a noun or as an adjective: France, French."""
    said = word.capitalize()
    return next((code for span, code in places_in(said) if len(span) == len(said)), "")


class Who:
    """The names of one document, labelled and found, by which to tell whether two namings mean the same."""

    def __init__(self, gold: Marked, found: Marked | None = None) -> None:
        self._forms: dict[Words, set[str]] = {}
        for name in gold.names or ():
            self._forms.setdefault(words_of(name.passage.exact), set()).add(name.entity)
        for form, entity in gold.aliases:
            self._forms.setdefault(words_of(form), set()).add(entity)
        for coref in gold.corefs or ():
            if len(coref.passage.exact) > _PRONOUN:
                self._forms.setdefault(words_of(coref.passage.exact), set()).add(coref.entity)
        for name in (found.names if found else None) or ():
            for label in gold.names or ():
                if name.name and overlap(name.passage, label.passage) == len(label.passage.exact):
                    self._forms.setdefault(words_of(name.name), set()).add(label.entity)

    def entities(self, said: Words) -> set[str]:
        """Return the labelled entities of which these words hold a form; a form inside a longer one does not count."""
        held = [form for form in self._forms if holds(said, form)]
        longest = [form for form in held if not any(form != other and holds(other, form) for other in held)]
        return {entity for form in longest for entity in self._forms[form]}

    def same(self, found: str, wanted: str, accept: Sequence[str] = ()) -> bool:
        """Say whether what was found names whom the label wants or accepts."""
        said = words_of(found)
        return any(self._agree(said, words_of(one)) for one in (wanted, *accept))

    def _agree(self, said: Words, wanted: Words) -> bool:
        if not said or not wanted:
            return said == wanted
        left, right = self.entities(said), self.entities(wanted)
        if left and right:
            return bool(left & right)
        return holds(said, wanted) or holds(wanted, said) or same_bag(said, wanted)
