"""A name on its way: a stretch of the normal form with a kind and a weight, and the words it is made of.

Invariant: a draft begins and ends with a character that belongs to the name, never with a space, a quotation mark or an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...model.folding import fold
from ...model.labels import NameKind
from .tables import stem, tables

WORD = re.compile(r"(?:(?<![^\W_])[ldnsjmtLDNSJMT]'(?=[^\W\d_]))?([^\W\d_](?:[^\W_]|(?:-|'(?!s\b))(?=[^\W_]))*)")
"""One word; a hyphen or an apostrophe inside belongs to it, the English genitive and a French elided article do not."""

Key = tuple[str, ...]
"""A form as it is compared: the folded words, Cyrillic ones without their ending of case."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed name; ``start`` and ``end`` are in the normal form, without honorific."""

    start: int
    end: int
    kind: NameKind
    weight: float
    language: str
    lemma: str = ""

    def __len__(self) -> int:
        return self.end - self.start


def words_in(form: str) -> list[str]:
    """Return the words of a form, without elided articles and genitive endings."""
    return [match.group(1) for match in WORD.finditer(form)]


@lru_cache(maxsize=50_000)
def key_word(word: str, language: str) -> str:
    """Return one word as it is compared."""
    return fold(stem(word, language))


@lru_cache(maxsize=1 << 16)
def key_of(form: str, language: str) -> Key:
    """Return a form as it is compared; empty where it has no words."""
    return tuple(key_word(word, language) for word in words_in(form))


_EDGE = " \t\n.,;:?\"'()[]{}<>«»“”„‘’*_/\\|–—-•·@#©&=~^$%"
_POSSESSIVE = re.compile(r"'s?$")
_FRONT_ELISION = re.compile(r"^(?:[ldnLD]|qu)'(?=[^\W\d_])")
_CUT = re.compile(r"\n| {2,}|\s[–|/•-]\s|[;:\"()\[\]{}<>]|(?<=\s)'|'(?=\s|$)")


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the stretch without what does not belong to a name at its edges, or None where nothing is left."""
    pieces = list(_pieces(text, start, end))
    if not pieces:
        return None
    start, end = pieces[0]
    table = tables()
    while start < end:
        form = text[start:end]
        elision = _FRONT_ELISION.match(form)
        if elision:
            start += elision.end()
            continue
        head, _, rest = form.partition(" ")
        if rest and head.casefold().rstrip("-") in table.front and not (head[0].isupper() and head.casefold() in table.particles):
            start += len(head) + 1
        elif rest and form.rsplit(" ", 1)[1].casefold() in table.back:
            end = start + form.rindex(" ")
        elif _POSSESSIVE.search(form):
            end = start + _POSSESSIVE.search(form).start()  # type: ignore[union-attr]
        else:
            break
        start, end = _stripped(text, start, end)
    return (start, end) if start < end and any(c.isalpha() for c in text[start:end]) else None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at what never stands inside a name, and yield the pieces that hold a capital, edges stripped."""
    at = start
    for match in _CUT.finditer(text, start, end):
        piece = _stripped(text, at, match.start())
        if _has_capital(text, piece):
            yield piece
        at = match.end()
    piece = _stripped(text, at, end)
    if _has_capital(text, piece):
        yield piece


def _has_capital(text: str, piece: tuple[int, int]) -> bool:
    return any(c.isupper() for c in text[piece[0] : piece[1]])


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE and not _closes_initial(text, start, end):
        end -= 1
    return start, end


def _closes_initial(text: str, start: int, end: int) -> bool:
    """Say whether the last character is the full stop of an abbreviation such as ``Ltd.`` inside capitals: ``U.S.``."""
    if text[end - 1] != "." or end - start < 4 or not text[end - 2].isupper():
        return False
    return text[end - 3] == "." or bool(_INITIALS_LAST.search(text, start, end))


_INITIALS_LAST = re.compile(r"[^\W\d_]{3,} (?:[^\W\d_a-zа-яё]\. ?){1,2}$")
"""Initials after a surname: ``Orlov V. I.``"""
