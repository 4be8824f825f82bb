"""Names in an oblique case: what they may be in the nominative.

Invariant: every word of a name is read in one gender and one case; a reading is never used where the name as it stands agrees already.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from ..model.folding import fold
from .names_align import Tie, relation
from .names_words import Named, Part, Word

_LAST = "last"
"""The table of languages in which the last word of a name alone takes an ending."""
_SURE = frozenset({Tie.EQUAL, Tie.SOUND, Tie.KNOWN})


def nominatives(name: Named, model: Named) -> Iterator[Named]:
    """Yield the readings of an inflected name, of each word the alternative that is nearest to a word of the model."""
    for gender, cases in _endings().items():
        for endings in cases.values():
            still = name.words[:-1] if gender == _LAST else ()
            words = [*still, *(_read(word, endings, model) for word in name.words[len(still) :])]
            read = [word for word in words if word is not None]
            if len(read) == len(words) and any(a.key != b.key for a, b in zip(read, name.words, strict=True)):
                yield replace(name, words=tuple(read))


def _read(word: Word, endings: Mapping[str, tuple[str, ...]], model: Named) -> Word | None:
    """Return a word in the nominative, or None where it has no ending of this case."""
    if word.part is Part.INITIAL:
        return word
    text = word.text.casefold()
    read = [
        replace(word, key=key)
        for ending, alternatives in endings.items()
        if text.endswith(ending) and len(text) > len(ending) + 1
        for alternative in alternatives
        if (key := fold(text[: len(text) - len(ending)] + alternative))
    ]
    near = next((w for w in read if any(relation(w, other)[0] in _SURE for other in model.words)), None)
    return near or (read[0] if read else None)


@cache
def _endings() -> Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]:
    with (files(__package__) / "tables" / "name_cases.toml").open("rb") as source:
        table = tomllib.load(source)
    return {
        gender: {case: {ending: tuple(plain.split("|")) for ending, plain in endings.items()} for case, endings in cases.items()}
        for gender, cases in table.items()
    }
