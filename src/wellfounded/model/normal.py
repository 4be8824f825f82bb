"""The normal form of a text, with an exact map back.

Patterns and searches run on the normal form; every passage quotes the original. The laws:

* ``normal.original(Span(0, len(normal.text)))`` covers the whole text, but for characters dropped at its ends;
* for a span of the normal form that is not empty, ``normal.normal(normal.original(span))`` covers the span;
* a text without special characters is its own normal form.

What is changed: typographic quotes and apostrophes, spaces of every width, hyphens and dashes, letters of another script that
look alike inside a word, ligatures, canonical composition (NFC), zero-width characters, soft hyphens, marks of emphasis
(``*word*``), a word broken by a hyphen at a line's end, and a line's end inside a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from .passages import Span

_ONE_TO_ONE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\uff07\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212\u00ad\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2014\u2015", "\u2013"),
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v", " "),
        **dict.fromkeys("\f\r\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    }
)

_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}

_CHANGES_LENGTH = re.compile(
    "(?P<dropped>[\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]+)"
    "|(?P<ligature>[\ufb00-\ufb06])"
    "|(?P<composed>\\w[\u0300-\u036f\u0483-\u0487]+)"
    "|(?P<hyphenated>(?<=[^\\W\\d_]{2})-[ \u200b]{0,2}\n[ ]*(?=[^\\W\\d_]))"
    "|(?P<emphasis>(?<![\\w*])\\*{1,3}(?=[^\\s*])|(?<=[^\\s*])\\*{1,3}(?![\\w*]))"
)
_SOFT_HYPHEN = "\u00ad"
_DROPPED_RETURN = "\u200b\n"
"""A line's end of two characters keeps one: the carriage return becomes a zero-width space, which is dropped."""

_CYRILLIC_LOOKS = "аеорсухАВЕКМНОРСТХіІјЈѕЅһԁԛԝ"
_LATIN_LOOKS = "aeopcyxABEKMHOPCTXiIjJsShdqw"
_TO_LATIN = str.maketrans(_CYRILLIC_LOOKS, _LATIN_LOOKS)
_TO_CYRILLIC = str.maketrans(_LATIN_LOOKS, _CYRILLIC_LOOKS)
_MIXED_WORD = re.compile(r"(?=\w*[A-Za-z])(?=\w*[\u0400-\u052f])\w+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")

_LIST_LINE = re.compile(r"\s*(?:[-–•*·]\s|\(?\d{1,3}[.)]\s|\[\^?\d|[⁰¹²³⁴-⁹]|[A-Za-z]\)\s|>|\|)")
_DAY = (
    r"(?:\d{1,2}(?:er)?\s)?(?:[^\W\d_]{3,9}\.?\s)?(?:19|20)\d\d"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d(?:-\d\d)?"
)
_ENTRY_LINE = re.compile(rf"\s*(?:(?:{_DAY})\s?(?:г\.?\s?)?(?:[–:]|-\s)|[Aa]rticle\s\d{{1,3}}(?:er)?\s?[:.])\s?\S")
"""A line of a chronology, or an article of an operative part."""
_FULL_LINE = 0.72
"""A line counts as full, and its end as soft, from this share of the width to which the text is wrapped."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """So many characters of the original that became so many of the normal form (none, where they were dropped)."""

    original: Span
    normal: Span


@dataclass(frozen=True, slots=True)
class NormalText:
    """A normal form and its map; make one with :func:`normalise`."""

    source: str
    text: str
    units: tuple[_Unit, ...] = ()
    _normal_starts: tuple[int, ...] = field(default=(), repr=False)
    _original_starts: tuple[int, ...] = field(default=(), repr=False)

    def original(self, span: Span) -> Span:
        """Return the span of the original that the span of the normal form came from."""
        start = self._original_start(span.start)
        if not len(span):
            return Span(start, start)
        return Span(start, self._original_end(span.end))

    def normal(self, span: Span) -> Span:
        """Return the span of the normal form that a span of the original became; empty where all of it was dropped."""
        start = self._normal_at(span.start, after=False)
        end = self._normal_at(span.end - 1, after=True) if len(span) else start
        return Span(start, max(start, end))

    def _original_start(self, at: int) -> int:
        index = bisect_right(self._normal_starts, at) - 1
        if index < 0:
            return at
        unit = self.units[index]
        return unit.original.start if at < unit.normal.end else unit.original.end + at - unit.normal.end

    def _original_end(self, end: int) -> int:
        last = end - 1
        index = bisect_right(self._normal_starts, last) - 1
        if index < 0:
            return end
        unit = self.units[index]
        return unit.original.end if last < unit.normal.end else unit.original.end + end - unit.normal.end

    def _normal_at(self, at: int, *, after: bool) -> int:
        index = bisect_right(self._original_starts, at) - 1
        if index < 0:
            return at + after
        unit = self.units[index]
        if at < unit.original.end:
            return unit.normal.end if after else unit.normal.start
        return unit.normal.end + at - unit.original.end + after


def normalise(text: str) -> NormalText:
    """Return the normal form of a text layer with its map back to it."""
    if text.isascii() and "\n" not in text and "*" not in text and "\t" not in text and "`" not in text:
        return NormalText(text, text)
    even = _look_alikes_mended(_soft_hyphens_kept(text).replace("\r\n", _DROPPED_RETURN).translate(_ONE_TO_ONE))
    even = _flowing_lines_joined(even)
    pieces: list[str] = []
    units: list[_Unit] = []
    done = length = 0
    for match in _CHANGES_LENGTH.finditer(even):
        new = _replacement(match)
        if new is None or (new and len(new) == match.end() - match.start()):
            continue
        pieces += (even[done : match.start()], new)
        length += match.start() - done
        units.append(_Unit(Span(*match.span()), Span(length, length + len(new))))
        length += len(new)
        done = match.end()
    pieces.append(even[done:])
    joined = _soft_breaks_spaced("".join(pieces))
    return NormalText(text, joined, tuple(units), tuple(u.normal.start for u in units), tuple(u.original.start for u in units))


def _soft_hyphens_kept(text: str) -> str:
    """Turn a soft hyphen inside a line into a zero-width space, which is dropped; one at a line's end breaks a word."""
    if _SOFT_HYPHEN not in text:
        return text
    return re.sub(_SOFT_HYPHEN + r"(?!\s*\n)", "\u200b", text)


def _replacement(match: re.Match[str]) -> str | None:
    kind, found = match.lastgroup, match.group()
    if kind == "ligature":
        return _LIGATURES[found]
    if kind == "composed":
        composed = unicodedata.normalize("NFC", found)
        return None if composed == found else composed
    if kind == "hyphenated":
        following = match.string[match.end() : match.end() + 1]
        return "" if following.islower() else "-"
    return ""


def _look_alikes_mended(text: str) -> str:
    """In a word of mixed script, write the letters of the rarer script with their look-alikes of the other."""
    if text.isascii() or not _CYRILLIC.search(text) or not _LATIN.search(text):
        return text

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        latin, cyrillic = len(_LATIN.findall(word)), len(_CYRILLIC.findall(word))
        mended = word.translate(_TO_LATIN if latin >= cyrillic else _TO_CYRILLIC)
        other = _CYRILLIC if latin >= cyrillic else _LATIN
        return word if other.search(mended) else mended

    return _MIXED_WORD.sub(mend, text)


def _soft_breaks_spaced(text: str) -> str:
    """Write a space for a line's end inside a paragraph; lengths do not change."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    width = _wrapped_width([len(line) for line in lines])
    if not width:
        return text
    return "".join(_lines_joined(lines, int(width * _FULL_LINE)))


def _wrapped_width(lengths: list[int]) -> int:
    """Return the width to which the text is wrapped: 0 where long lines say that it is not."""
    filled = sorted(n for n in lengths if n > 20)
    if len(filled) < 3:
        return 0
    longest = filled[int(len(filled) * 0.95)]
    near = sum(1 for n in filled if n >= longest * _FULL_LINE)
    return longest if 40 <= longest <= 140 and near >= len(filled) * 0.4 else 0


_FLOWED = re.compile(r"^[^#|\n].{6,}[^\s.!?:;|*_] $")
"""A line that ends in one space after a word goes on in the next one, as in mails and in text taken from pages."""


_WORD_IN = re.compile(r"\w")


def _flowing_lines_joined(text: str) -> str:
    """Write a zero-width space, which is dropped, for the end of a line that goes on in the next one behind its own space."""
    if " \n" not in text:
        return text
    lines = text.split("\n")
    ends = [
        "\u200b" if _FLOWED.match(line) and _WORD_IN.search(following) and _goes_on(following) else "\n"
        for line, following in pairwise(lines)
    ]
    return "".join(part for pair in zip(lines, [*ends, ""], strict=True) for part in pair)


def _goes_on(following: str) -> bool:
    return bool(following.strip()) and not (_LIST_LINE.match(following) or _ENTRY_LINE.match(following))


def _lines_joined(lines: list[str], full: int) -> Iterator[str]:
    for line, following in pairwise(lines):
        yield line
        soft = len(line) >= full and _goes_on(following)
        yield " " if soft else "\n"
    yield lines[-1]
