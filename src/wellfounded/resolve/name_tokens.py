"""The words of a text as a reader sees them, whatever stands between their letters: for finding names that must not be seen.

Soft hyphens, zero-width characters and marks over letters are passed over; letters of width and style variants are plain letters; a word
that is broken at a line's end, by marks of emphasis or by a hyphen is given once whole and once in parts, and so are letters set apart.
Invariant: the pieces of a word are spans of the source, in order; every letter of the word comes from one of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ..model.passages import Span

_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"['’ʼ`´‘′]|[-‐‑‒–­⁃−](?:[ \t]*\r?\n[\s>|]*)?|[*_~]{1,3}|[ \t]*\r?\n[ \t>|*]*|[*_~]{0,2}[-‐][*_~]{0,2}")
_LINE_END = re.compile(r"[ \t]*\r?\n[ \t>|*]*")
_SPACED = re.compile(r"[\s.\-_*·•|]{1,3}|\s{1,6}")
_SPACED_LEAST = 3
_MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without what is not seen, and where each of its characters stood."""

    text: str
    places: Sequence[int]
    length: int

    def span(self, start: int, end: int) -> Span:
        """Return the span of the source of a span that is not empty."""
        return Span(self.places[start], self._after(end))

    def _after(self, end: int) -> int:
        return self.places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its letters, where they stand in the cleaned text, and where in the source."""

    text: str
    start: int
    end: int
    pieces: tuple[Span, ...]
    broken: bool = False
    """Whether it was put together over a line's end without a hyphen."""

    @property
    def capital(self) -> bool:
        first = self.text[0]
        return first.isupper() or not first.islower() or "\u10d0" <= first <= "\u10ff"  # Georgian has no capitals in running text


def cleaned(text: str) -> Cleaned:
    """Return a text as it is seen."""
    if text.isascii():
        return Cleaned(text, range(len(text)), len(text))
    out: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        seen = letter if letter < "\x80" else _seen(letter)
        out.append(seen)
        places.extend([at] * len(seen))
    return Cleaned("".join(out), places, len(text))


@lru_cache(maxsize=10_000)
def _seen(letter: str) -> str:
    """Return what is seen of a character: nothing of those without a shape, the letter itself of a variant of it."""
    if unicodedata.category(letter) in {"Cf", "Mn", "Me"} or letter in "\u115f\u1160\u3164\u2800\u0640":
        return ""
    plain = unicodedata.normalize("NFKC", letter)
    if len(plain) == 1:
        return plain
    return "".join(part for part in plain if unicodedata.category(part) not in {"Cf", "Mn", "Me"})


def tokens(source: Cleaned) -> list[Token]:
    """Return the words that stand in a text as they are, in order; figures before and behind a word are left out of it."""
    found: list[Token] = []
    for match in _WORD.finditer(source.text):
        word = match.group()
        bare = word.strip("0123456789")
        if not bare or bare.isdigit():
            continue
        start = match.start() + word.index(bare)
        found.append(_token(source, start, start + len(bare)))
    return found


def _token(source: Cleaned, start: int, end: int) -> Token:
    return Token(source.text[start:end], start, end, (source.span(start, end),))


def parted(source: Cleaned, token: Token) -> Iterator[Token]:
    """Yield the parts of a word written with capitals inside, such as ``AnnaBerg``; nothing for any other word."""
    cuts = [at for at in range(1, len(token.text)) if _begins(token.text[at - 1], token.text[at])]
    if cuts:
        for start, end in pairwise([0, *cuts, len(token.text)]):
            if not token.text[start].isdigit():
                yield _token(source, token.start + start, token.start + end)


def _begins(before: str, letter: str) -> bool:
    """Say whether a letter begins a word inside a word."""
    return (letter.isupper() and before.islower()) or letter.isdigit() is not before.isdigit()


def joined(source: Cleaned, found: Sequence[Token], lengths: Collection[int]) -> Iterator[Token]:
    """Yield the words put together from neighbours: broken, marked, hyphenated, or letters set apart, of some lengths."""
    for at, first in enumerate(found):
        pieces, word, broken = [first], first.text, False
        for nxt in found[at + 1 : at + _MOST_PARTS]:
            gap = source.text[pieces[-1].end : nxt.start]
            if not gap or not _JOINED.fullmatch(gap):
                break
            broken = broken or bool(_LINE_END.fullmatch(gap))
            pieces.append(nxt)
            word += nxt.text
            yield _whole(word, pieces, broken=broken)
    yield from _set_apart(source, found, lengths)


def _whole(word: str, pieces: Sequence[Token], *, broken: bool = False) -> Token:
    return Token(word, pieces[0].start, pieces[-1].end, tuple(span for piece in pieces for span in piece.pieces), broken)


def _set_apart(source: Cleaned, found: Sequence[Token], lengths: Collection[int]) -> Iterator[Token]:
    run: list[Token] = []
    for token, after in pairwise([*found, None]):
        if token is not None and len(token.text) == 1:
            run.append(token)
        if after is None or len(after.text) > 1 or token is None or not _SPACED.fullmatch(source.text[token.end : after.start]):
            if len(run) >= _SPACED_LEAST:
                yield from _windows(run, lengths)
            run = []


def _windows(run: Sequence[Token], lengths: Collection[int]) -> Iterator[Token]:
    for length in sorted(lengths, reverse=True):
        for at in range(len(run) - length + 1) if length >= _SPACED_LEAST else ():
            some = run[at : at + length]
            yield _whole("".join(token.text for token in some), some)
