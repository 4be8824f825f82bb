"""Other names of a protected person that a text tells: a nickname, a name at birth, a pseudonym.

Only what a text says outright is taken, right behind the person's name or around it. Invariant: a name told is a stretch of the text, at
least one word of which is new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .name_finder import Finder
from .name_hits import NOBODY, Around
from .name_keys import ordinary_words, table
from .name_traces import short_words

_FAR = 60
"""Letters that may stand between the name and the words that tell another."""
_WINDOW = 200
_SENTENCE_ENDS = re.compile(r"[.!?…]\s")
_CAPITAL = re.compile(r"[^\W\d_a-zа-яёіїєґ\u0590-\u08ff]\w")
_NEXT = 6
"""Letters between the other name and the name of the person behind it."""
_SHORT = 3


def names_told(text: str, finder: Finder) -> Iterator[tuple[int, str]]:
    """Yield the number of each person of a finder whose other name a text tells, with that name."""
    for match in _telling().finditer(text):
        name = next(filter(None, match.groups()))
        words = name.casefold().split()
        alone = len(words) == 1 and (len(name) < _SHORT or words[0] in short_words())
        if alone or any(word in ordinary_words() for word in words) or _known(name, finder):
            continue
        for number in _of_whom(text, match, finder):
            yield number, name


def _known(name: str, finder: Finder) -> bool:
    """Say whether nothing of a name is new."""
    return sum(len(piece) for hit in finder.find(name) for piece in hit.pieces) == len(name)


def _of_whom(text: str, match: re.Match[str], finder: Finder) -> frozenset[int]:
    """Return whose name stands before the words that tell another, nobody else's between, or right behind the other name."""
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    named = [hit for hit in finder.find(before) if hit.person != NOBODY and len(before) - hit.end <= _FAR]
    if named:
        between = before[named[-1].end :]
        if not (_SENTENCE_ENDS.search(between) or _CAPITAL.search(between)):
            return frozenset({named[-1].person})
    near = Around(spoken_of=frozenset(hit.person for hit in finder.find(before)))
    said = [hit for hit in finder.find(text[match.start() : match.end() + _FAR], near) if hit.start <= match.end() - match.start() + _NEXT]
    return frozenset(hit.person for hit in said[:1] if hit.person != NOBODY)


@cache
def _telling() -> re.Pattern[str]:
    """Return the pattern of the words that tell another name: in quotation marks, or with capitals."""
    told = table()["told"]
    markers = "|".join(re.escape(marker).replace(r"\ ", r"\s+") for marker in sorted(told["markers"], key=len, reverse=True))
    quoted = "|".join(re.escape(marker).replace(r"\ ", r"\s+") for marker in sorted(told["quoted"], key=len, reverse=True))
    word = r"[^\W\d_a-zа-яёіїєґәғқңөұүһ][^\W\d_]*(?:[-'’][^\W\d_]+)?"
    open_, close = "[\"'«“„‘(]{1,2}", "[\"'»”“’)]"
    return re.compile(
        rf"(?<![^\W_])(?i:{markers})[\s:,]{{1,3}}(?:{open_})?({word}(?:\s{word}){{0,2}})"
        rf"|(?<![^\W_])(?i:{markers}|{quoted})[\s:,]{{1,3}}{open_}\s?([^\W\d_][^\n\"'«»“”„()]{{1,28}}[^\W_])\s?{close}"
    )
