"""Long lists of words looked for in a whole text, tried only where a word of the text begins as one of theirs does.

Invariant: what is found is what ``finditer`` of the pattern finds, in the same order. A list in which an entry may begin with anything is
simply searched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..extract.analysis import Sentence
from .subject import Subject

_KEY = 4
"""Letters by which the words of a text are sorted; what follows a shorter word counts with it."""
_WORD = re.compile(r"\w+")
_CLASS = re.compile(r"\[([^\W\d_]+)\]")
_LOOK = re.compile(r"\\b|\(\?<[!=][^()]*\)")
"""What a branch may begin with without taking a letter."""
_AT_WORD = re.compile(r"(?:\(\?[ims]+\))?(?=\\b[^|]|\(\?<!\\w\)|\(\?<!\[\\w[^\[\]]*\]\))")
"""What a branch begins with that matches at the beginning of a word alone."""


class Beginnings:
    """Where the words of a text begin, by their first letters."""

    def __init__(self, text: str) -> None:
        small = _small(text)
        places: dict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(text):
            places[small[match.start() : match.start() + _KEY]].append(match.start())
        self._places = places
        self._keys = sorted(places)
        self._known: dict[frozenset[str], list[int]] = {}

    def of(self, openings: frozenset[str]) -> list[int]:
        """Return where a word begins with one of some openings, in order."""
        if openings not in self._known:
            self._known[openings] = sorted({at for opening in openings for at in self._of_one(opening[:_KEY])})
        return self._known[openings]

    def _of_one(self, key: str) -> Iterator[int]:
        for number in range(bisect_left(self._keys, key), len(self._keys)):
            if not self._keys[number].startswith(key):
                return
            yield from self._places[self._keys[number]]


@dataclass(frozen=True, slots=True)
class Cues:
    """A pattern that begins at a word, and how its entries begin; None where one may begin with anything."""

    pattern: re.Pattern[str]
    openings: frozenset[str] | None

    def found_in(self, subject: Subject, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield the matches in a stretch of the normal form of a document, as ``finditer`` would."""
        text = subject.analysis.text
        until = len(text) if end is None else end
        if self.openings is None:
            yield from self.pattern.finditer(text, start, until)
            return
        places = subject.once_alone("beginnings of words", lambda: Beginnings(text)).of(self.openings)
        yield from matches_at(_between(places, start, until), self.pattern, text, until)


def matches(subject: Subject, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern in the normal form of a document, as ``finditer`` would."""
    return Cues(pattern, word_openings(pattern)).found_in(subject)


def matches_in_layer(subject: Subject, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern in the text layer, as ``finditer`` would."""
    openings, text = word_openings(pattern), subject.text
    if openings is None:
        return pattern.finditer(text)
    places = subject.once_alone("beginnings of words in the layer", lambda: Beginnings(text)).of(openings)
    return matches_at(places, pattern, text)


def sentences_with(subject: Subject, pattern: re.Pattern[str]) -> Iterator[Sentence]:
    """Yield the sentences in which a match of a pattern begins, in order."""
    last = None
    for match in matches(subject, pattern):
        sentence = subject.analysis.sentence_at(match.start())
        if sentence is not None and sentence is not last:
            yield sentence
        last = sentence


def matches_at(places: Iterable[int], pattern: re.Pattern[str], text: str, until: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the matches that begin at some places, in order, and end before another place of the text; none inside another."""
    done, until = 0, len(text) if until is None else until
    for at in places:
        match = pattern.match(text, at, until) if at >= done else None
        if match is not None:
            done = match.end()
            yield match


def _between(places: Sequence[int], start: int, until: int) -> Sequence[int]:
    return places[bisect_left(places, start) : bisect_left(places, until)]


@lru_cache(maxsize=1024)
def word_openings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return how what a pattern matches may begin, where it matches at the beginnings of words alone."""
    found: set[str] = set()
    for branch in _branches(pattern.pattern):
        flags = _AT_WORD.match(branch)
        openings = openings_of(branch[flags.end() :]) if flags is not None else None
        if openings is None:
            return None
        found |= openings
    return frozenset(found)


def cues(entries: Sequence[str], *, before: str = r"(?<!\w)", after: str = "", flags: re.RegexFlag | int = 0) -> Cues:
    """Return the cues of a list of patterns; ``before`` and ``after`` say what may stand around them."""
    return Cues(re.compile(rf"{before}(?:{'|'.join(entries)}){after}", flags), openings_of("|".join(entries)))


def openings_of(pattern: str) -> frozenset[str] | None:
    """Return how what a pattern matches may begin, without its case, every digit as 0; None where it cannot be told."""
    found: set[str] = set()
    for branch in _branches(pattern):
        openings = _of_branch(branch)
        if openings is None or not all(_WORD.match(one) for one in openings):
            return None
        found |= openings
    return frozenset(found)


def _branches(pattern: str) -> Iterator[str]:
    """Yield the alternatives of a pattern that stand in no group."""
    start = 0
    for at, letter, depth in _outside_classes(pattern):
        if letter == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _of_branch(branch: str) -> frozenset[str] | None:
    while (look := _LOOK.match(branch)) is not None:
        branch = branch[look.end() :]
    if branch.startswith("(?:"):
        end = next(at for at, letter, depth in _outside_classes(branch) if letter == ")" and not depth)
        return _with_rest(openings_of(branch[3:end]), branch[end + 1 :])
    if (one := _CLASS.match(branch)) is not None:
        return _with_rest(frozenset(_small(one.group(1))), branch[one.end() :])
    taken = ""
    for at, letter in enumerate(branch):
        optional = branch[at + 1 : at + 2] in {"?", "*", "{"}
        if optional and not taken and letter.isalnum():
            return _with_rest(frozenset({_small(letter)}), branch[at + 1 :])
        if optional or not (letter.isalnum() or letter in " '’"):
            break
        taken += letter
    return frozenset({_small(taken)}) if taken else None


def _with_rest(first: frozenset[str] | None, behind: str) -> frozenset[str] | None:
    """Return the openings of a part, and where it may be missing also those of what stands behind it."""
    if first is None or behind[:1] in {"*", "{"}:
        return None
    rest = _of_branch(behind[1:]) if behind[:1] == "?" else frozenset()
    return None if rest is None else first | rest


def _outside_classes(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Yield the characters of a pattern that mean something outside classes, with their place and how many groups are open behind them."""
    depth, at, inside = 0, 0, False
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif inside:
            inside = letter != "]"
        else:
            inside = letter == "["
            depth += (letter == "(") - (letter == ")")
            yield at, letter, depth
        at += 1


def _small(text: str) -> str:
    """Return a text of the same length in which letters that a pattern without case takes for one are one, and digits are 0."""
    return text.translate({ord(letter): _small_letter(letter) for letter in set(text)})


def _small_letter(letter: str) -> str:
    if letter.isdecimal():
        return "0"
    folded = {"İ": "i", "ı": "i"}.get(letter) or letter.casefold()
    return folded if len(folded) == 1 else letter.lower()[:1]
