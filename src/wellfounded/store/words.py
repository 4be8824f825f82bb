"""The words of a text, as search sees them: where each stands, and under which key it is found. Index and queries use the same rule.

A word is a run of letters and digits without underscores and raised digits (the marks of footnotes). An apostrophe joins (``O'Brien``,
``Мар'яна``), except after an elided article (``l'affaire``) and before the English possessive (``Karaev's``), where the word is
what remains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.folding import fold
from ..model.normal import NormalText
from ..model.passages import Span
from .protocol import Index

_ELIDED = "l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|dell|all|dall|nell|sull|un|gl|dev"
_LETTER = r"[^\W_\u00b2\u00b3\u00b9\u2070-\u209f]"
_WORD = re.compile(
    rf"(?:(?<![\w'])(?:{_ELIDED})'(?={_LETTER}{{2}}))?(?P<word>{_LETTER}+(?:'(?!s\b){_LETTER}+)*)(?:'s\b)?",
    re.IGNORECASE,
)


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the key and the place of each word of a normal form; words without a key are left out."""
    for match in _WORD.finditer(text):
        key = key_of(match["word"])
        if key:
            start, end = match.span("word")
            yield key, start, end


def key_of(word: str) -> str:
    """Return the key of one word, letters and digits only."""
    key = fold(word)
    return key if key.isalnum() else "".join(letter for letter in key if letter.isalnum())


def make_index(normal: NormalText) -> Index:
    """Return the folded words of a normal form and where each stands in the text layer; pure, for workers."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    units, at, offset = normal.units, 0, 0
    for key, start, end in words_of(normal.text):
        while at < len(units) and units[at].normal.end <= start:
            offset = units[at].original.end - units[at].normal.end
            at += 1
        if at < len(units) and units[at].normal.start < end:
            whole = normal.original(Span(start, end))
            starts.append(whole.start)
            ends.append(whole.end)
        else:
            starts.append(start + offset)
            ends.append(end + offset)
        keys.append(key)
    return Index(folded=" ".join(keys), starts=starts, ends=ends)
