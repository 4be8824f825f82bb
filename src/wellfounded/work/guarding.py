"""What the last look at a copy looks for: the spellings of every protected person, and every stretch of a protected passage.

Who bears a protected surname and may be named takes from the test the words of that name alone, nothing of anybody else, and never a given
name beside the surname. Invariant: a word is left out only where somebody who may be named has it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..model.protection import ProtectedPassage
from ..resolve.name_keys import keys_of, name_keys
from ..resolve.name_lexicon import Lexicon
from ..resolve.name_traces import short_words
from .leak_test import Guarded
from .protected_case import ProtectedCase
from .stretches import letters_of, stretches

_LEAST = 4
"""Letters of a word that is looked for as it stands; shorter ones stand in any text, and the finder looks for them."""
_LEAST_OF_PASSAGE = 8


def guarded_of(case: ProtectedCase) -> Guarded:
    """Return what must not be in a copy of a case."""
    lexicons = case.redactor.finder.lexicons
    free = frozenset(key for word in case.free_words for key in name_keys(word))
    spellings = {one for lexicon in lexicons for one in lexicon.spellings if len(one) >= _LEAST and not _is_free(one, free)}
    return Guarded(
        finder=case.redactor.finder,
        spellings=frozenset(spellings - short_words()),
        capitals=frozenset(spellings & short_words()),
        stems=frozenset(stem for lexicon in lexicons for stem in lexicon.inside if not _is_free(stem, free)),
        beside=tuple(pair for lexicon in lexicons if (pair := _beside(lexicon, free))),
        passages=tuple(_passages(case.redactor.passages)),
    )


def _is_free(word: str, free: frozenset[str]) -> bool:
    return word in free or not free.isdisjoint(keys_of(word))


def _beside(lexicon: Lexicon, free: frozenset[str]) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the given names and the surnames that must not stand side by side, where somebody else may bear the surname."""
    shared = frozenset(one for one in lexicon.spellings if _is_free(one, free))
    given = frozenset(one for one in lexicon.given_small if not _is_free(one, free))
    return (given, shared) if shared and given else None


def _passages(passages: Iterable[ProtectedPassage]) -> Iterable[str]:
    for passage in passages:
        exact = passage.selector.passage.exact
        if len(whole := letters_of(exact)) >= _LEAST_OF_PASSAGE:
            yield whole
        yield from stretches(exact)
