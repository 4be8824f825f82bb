"""Protected names that are written inside other words, in pieces, backwards, or with letters of a third script.

A word of a text is read here in more ways than it is spelled: with its endings taken off, without the word that it grew into, put together
with its neighbours. Invariant: a reading is a guess at how the word would be written plainly; whoever looks it up decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache

from ..model.folding import in_latin
from ..model.passages import Span
from .name_keys import consonants, keys_of, table
from .name_tokens import Cleaned, Token

INSIDE = 6
"""The least letters of a name that is looked for inside words."""
_PUT_TOGETHER = 7
_OVER_MARKS = 6
_MOST_PIECES = 7
_LONGEST = 30
_FIRST = 2
_LEAST_DISGUISED = 5
_MOST_DISGUISED = 3
_STEM = 4
_GAP = re.compile(r"[^\w\r\n]{1,3}|[^\S\r\n]{0,2}[^\w\s]?[^\S\r\n]{0,2}\r?\n[^\w]{0,6}")
_OVERRIDE = re.compile("[\u202e\u202d\u2067]([^\u202c\u2069\n]{2,200})")
APOSTROPHE = re.compile(r"(?<![^\W_])([^\W\d_])(?:['’ʼ`´]|(?=[A-ZА-ЯЁІЇЄҐ][^\W\d_]*[^\W\d_A-ZА-ЯЁІЇЄҐ]))([^\W\d_]{3,})")
"""A word whose first letter may be what stands before an apostrophe."""


def pieced(source: Cleaned, found: Sequence[Token], beginnings: frozenset[str]) -> Iterator[Token]:
    """Yield words put together from pieces, whatever marks or spaces stand between: ``Sul zhanov``, ``Sul/zhanov``.

    ``beginnings`` are the first consonants of the names: a word that begins with others is not put together.
    """
    for at, first in enumerate(found):
        word, marked, last, pieces = first.text, False, first, first.pieces
        for token in found[at + 1 : at + _MOST_PIECES]:
            gap = source.text[last.end : token.start]
            if len(word) > _LONGEST or not _GAP.fullmatch(gap):
                break
            word, last, marked, pieces = word + token.text, token, marked or not gap.isspace(), pieces + token.pieces
            if len(word) >= (_OVER_MARKS if marked else _PUT_TOGETHER) and _even(word) and consonants(word)[:_FIRST] in beginnings:
                yield Token(word, first.start, last.end, pieces, not marked)


def beginnings_of(word: str) -> Iterator[str]:
    """Yield the first consonants of a name, of those that it may have in another transcription too."""
    yield consonants(word)[:_FIRST]
    for key in keys_of(word):
        yield consonants(key)[:_FIRST]


def _even(word: str) -> bool:
    """Say whether a word put together is written as one word is: no capital behind a small letter."""
    return word.isupper() or word[1:].islower()


def backwards(text: str, source: Cleaned, found: Sequence[Token]) -> Iterator[Token]:
    """Yield the words that a mark of direction turns round, and those of scripts from the right, which some files keep turned round."""
    turned = [Span(*match.span(1)) for match in _OVERRIDE.finditer(text)]
    for token in found:
        if any(span.start <= token.pieces[0].start < span.end for span in turned) or _from_the_right(token.text):
            yield Token(token.text[::-1], token.start, token.end, token.pieces, token.broken)


def _from_the_right(word: str) -> bool:
    return "\u0590" <= word[0] <= "\u08ff" or "\ufb1d" <= word[0] <= "\ufefc"


def with_figures(source: Cleaned, token: Token) -> Token | None:
    """Return a word with the figures at its ends, which may stand for letters; None where there are none."""
    start, end = token.start, token.end
    while start and source.text[start - 1].isdigit():
        start -= 1
    while end < len(source.text) and source.text[end].isdigit():
        end += 1
    if (start, end) == (token.start, token.end):
        return None
    return Token(source.text[start:end], start, end, (source.span(start, end),), token.broken)


@lru_cache(maxsize=50_000)
def bare_of(word: str) -> tuple[str, ...]:
    """Return a word without the endings and the prefixes that are written together with names."""
    low = word.casefold()
    endings = (low[: -len(ending)] for ending in _attached("endings") if low.endswith(ending) and len(low) - len(ending) >= _STEM)
    fronts = (low[len(front) :] for front in _attached("prefixes") if low.startswith(front) and len(low) - len(front) >= _STEM - 1)
    return tuple(dict.fromkeys((*endings, *fronts)))


@cache
def _attached(kind: str) -> tuple[str, ...]:
    return tuple(table()["attached"][kind].split())


def grown(word: str, stems: Collection[str]) -> bool:
    """Say whether a name stands inside a word, as in ``Tolvanovites`` or ``protolvanov``."""
    low = word.casefold()
    if any(stem in low for stem in stems):
        return True
    return any(stem in key for key in keys_of(word) if not key.startswith(("=", "~")) for stem in stems if len(stem) > INSIDE)


def apostrophe_keys(first: str, rest: str) -> Iterator[str]:
    """Yield the keys by which names like O'Brien meet across scripts: the first letter and the consonants of the rest."""
    low = rest.casefold()
    for stem in (low, *(low.removesuffix(ending) for ending in ("ом", "ем", "ым", "ами", "ой") if low.endswith(ending))):
        if len(bones := consonants(stem)) > 1:
            yield f"'{in_latin(first)[:1]}{bones}"


def disguised(word: str) -> re.Pattern[str] | None:
    """Return a pattern for what a word of mixed scripts may stand for: each letter of a strange script may be any; None for others."""
    if word.isascii() or len(word) < _LEAST_DISGUISED:
        return None
    scripts = [_script(letter) for letter in word]
    counted = Counter(scripts)
    if len(counted) < 2:
        return None
    main = counted.most_common(1)[0][0]
    if len(word) - counted[main] > _MOST_DISGUISED or counted[main] < _STEM:
        return None
    return re.compile(
        "".join(re.escape(letter) if script == main else "." for letter, script in zip(word.casefold(), scripts, strict=False))
    )


@lru_cache(maxsize=5_000)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ")[0]


@cache
def short_words() -> frozenset[str]:
    """Return short words of everybody that are also surnames, small: they are taken for a name only where something says so."""
    return frozenset(table()["abbreviations"]["short"].split())


@cache
def roles() -> frozenset[str]:
    """Return the words before an initial that say that a person is meant, small."""
    return frozenset(table()["abbreviations"]["roles"].split())
