"""Names in an oblique case: what they may be in the nominative.

Invariant: every word of a name is read in one gender and one case; a reading is never used where the name as it stands agrees already.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files

from ..model.folding import fold
from .names_align import Tie, relation
from .names_words import Named, Part, Word

_LAST = "last"
"""The table of languages in which the last word of a name alone takes an ending."""
_SURE = frozenset({Tie.EQUAL, Tie.SOUND, Tie.KNOWN})


def nominatives(name: Named, model: Named) -> Iterator[Named]:
    """Yield the readings of an inflected name, of each word the alternative that is nearest to a word of the model."""
    for number, (gender, _) in enumerate(_endings()):
        read: list[Word] = list(name.words[:-1]) if gender == _LAST else []
        for word in name.words[len(read) :]:
            plain = _read(word, number, model)
            if plain is None:
                break
            read.append(plain)
        if len(read) == len(name.words) and any(a.key != b.key for a, b in zip(read, name.words, strict=True)):
            yield replace(name, words=tuple(read))


def _read(word: Word, number: int, model: Named) -> Word | None:
    """Return a word in the nominative, or None where it has no ending of this case."""
    if word.part is Part.INITIAL:
        return word
    if any(relation(word, other)[0] in _SURE for other in model.words):
        return word
    read = [replace(word, key=key) for key in _plain(word.text.casefold(), number)]
    near = next((w for w in read if any(relation(w, other)[0] in _SURE for other in model.words)), None)
    return near or (read[0] if read else None)


@lru_cache(maxsize=50_000)
def _plain(text: str, number: int) -> tuple[str, ...]:
    """Return the folded keys that a word may have in the nominative if it stands in the case of a number."""
    return tuple(
        key
        for ending, alternatives in _endings()[number][1].items()
        if text.endswith(ending) and len(text) > len(ending) + 1
        for alternative in alternatives
        if (key := fold(text[: len(text) - len(ending)] + alternative))
    )


@cache
def endings_of_cases() -> frozenset[tuple[str, str]]:
    """Return every ending of a case with what may stand for it in the nominative."""
    return frozenset((ending, plain) for _, endings in _endings() for ending, alternatives in endings.items() for plain in alternatives)


@cache
def _endings() -> tuple[tuple[str, Mapping[str, tuple[str, ...]]], ...]:
    """Return the endings of each case with its gender, each with what may stand for it in the nominative."""
    with (files(__package__) / "tables" / "name_cases.toml").open("rb") as source:
        table = tomllib.load(source)
    return tuple(
        (gender, {ending: tuple(plain.split("|")) for ending, plain in endings.items()})
        for gender, cases in table.items()
        for endings in cases.values()
    )
