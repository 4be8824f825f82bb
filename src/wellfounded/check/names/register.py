"""The register of names that the documents of a run give: which words of names stand together, in any script, order and case.

Invariant: what stands within a few words of each other in a document is together there, so that lists and couples join more than they
should and never less.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from ...model.findings import Place
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ..subject import Subject
from ..tables import table
from .people import is_initial, titles, words_of

_CAPITALISED = r"[^\W\d_a-zà-öø-ÿа-яёіїєґ][^\W\d_]+(?:-[^\W\d_]+)*"
_WORD = re.compile(r"[^\W\d_]+(?:[-‑’'][^\W\d_]+)*")
_ROW = re.compile(rf"(?<![\w'’-]){_CAPITALISED}(?: {_CAPITALISED}){{1,3}}(?![\w'’-])")
_NEAR = 6
"""Words from one capitalised word to another up to which a text has the two together."""
_LEAST = 3
_VOWELS = re.compile(r"[aeiou]")
_INFLECTED = re.compile(r"(?:oi|oiu|ogo|omu|om|em|a|u|e|i|ei|ii|im)$")
_ENDED = re.compile(r"(?<=\w)(?:[ao]?go|[oe]?mu|[aeiou]+m?)$")
_PATRONYMIC = re.compile(r"(?<=\w{2})(?:[oei]vi[xc]|[oe]vn|ivn|inixn|i[xc]n?|aun)[aeiou]{0,2}m?$")
_LONG_PATRONYMIC = 6


@lru_cache(maxsize=1 << 15)
def key_of_word(word: str) -> str:
    """Return what a word of a name is one by in any script."""
    return fold(re.sub(r"['’]s$", "", word))


@lru_cache(maxsize=1 << 17)
def akin(one: str, other: str) -> bool:
    """Say whether two keys may be of one word: inflected, transcribed, translated, or a letter apart."""
    shortest = min(len(one), len(other))
    if one == other or OSA.distance(one, other) <= (1 if shortest > _LEAST else 0):
        return True
    if _stem(one) == _stem(other) or any({one, other} <= group for group in _translated()):
        return True
    bare = sorted((_VOWELS.sub("", key).replace("h", "g") for key in (one, other)), key=len)
    return len(bare[0]) > 2 and bare[1].startswith(bare[0])


@cache
def _translated() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(key_of_word, group)) for group in table("names", "persons")["translated"]["names"])


@lru_cache(maxsize=1 << 17)
def is_one(one: str, other: str) -> bool:
    """Say whether two words of names, as written, are one: in two scripts they may be transcribed freely, in one only inflected."""
    return is_same(one, other) or (is_cyrillic(one) != is_cyrillic(other) and akin(key_of_word(one), key_of_word(other)))


def is_same(one: str, other: str) -> bool:
    """Say whether two words of names, as written, have one key but for an ending."""
    a, b = key_of_word(one), key_of_word(other)
    inflected = is_cyrillic(one) or is_cyrillic(other)
    return a == b or _INFLECTED.sub("", a) == _INFLECTED.sub("", b) or (inflected and _stem(a) == _stem(b))


@lru_cache(maxsize=1 << 15)
def _stem(key: str) -> str:
    """Return a key without any ending: "Мария" and «Марией», "Zoya" and «Зое», "Igor" and «Игорю» have one stem."""
    return _ENDED.sub("", key)


def is_cyrillic(word: str) -> bool:
    return "\u0400" <= word[0] <= "\u052f"


@lru_cache(maxsize=1 << 12)
def father_of(key: str) -> str:
    """Return the name of the father in the key of a patronymic; empty where the word is none."""
    return _PATRONYMIC.sub("", key) if len(key) >= _LONG_PATRONYMIC and _PATRONYMIC.search(key) else ""


def marks_of(key: str, *, known: bool) -> Iterator[str]:
    """Yield marks of a key, of which two that are akin share one; those of a known word differ from those of the word that is asked."""
    yield from {f"={key}", *(f"={key[:at]}{key[at + 1 :]}" for at in range(len(key)))}
    yield f"~{_stem(key)}"
    yield from (f"#{number}" for number, group in enumerate(_translated()) if key in group)
    bare = _VOWELS.sub("", key).replace("h", "g")
    if len(bare) > 2:
        whole, begun = ("^", "<") if known else ("<", "^")
        yield f"{whole}{bare}"
        yield from (f"{begun}{bare[:end]}" for end in range(3, len(bare) + 1))


@dataclass(frozen=True, slots=True)
class RegisteredName:
    """The words of a name, as written, without initials, forms of address and titles, and where it stands."""

    words: tuple[str, ...]
    source: Subject
    span: Span

    @property
    def text(self) -> str:
        """The name as it stands in its document."""
        return " ".join(self.source.analysis.text[self.span.start : self.span.end].split())

    def place(self) -> Place:
        return self.source.place(self.source.analysis.passage(self.span.start, self.span.end))


@dataclass(frozen=True)
class Register:
    """The capitalised words of a document by key, those that stand near each, and its full names of persons."""

    near: Mapping[str, frozenset[str]]
    beside: Mapping[str, frozenset[str]]
    """Those that stand directly beside each."""
    persons: tuple[RegisteredName, ...]
    rows: tuple[RegisteredName, ...]
    """Two to four capitalised words in a row: names, most of them, also those that no reader of names knows."""


def register_of(subject: Subject) -> Register:
    """Return the register of one document, made once."""
    return subject.once_alone(
        "names: register", lambda: Register(*_near(subject.analysis.text), tuple(_persons(subject)), tuple(_rows(subject)))
    )


def _near(text: str) -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    near: dict[str, set[str]] = defaultdict(set)
    beside: dict[str, set[str]] = defaultdict(set)
    last: list[tuple[int, str]] = []
    for number, match in enumerate(_WORD.finditer(text)):
        word = match.group()
        if not word[0].isupper() or len(word) < 2:
            continue
        key = key_of_word(word)
        last = [one for one in last if number - one[0] <= _NEAR]
        near[key].update(before for _, before in last)
        for place, before in last:
            near[before].add(key)
            if place == number - 1:
                beside[before].add(key)
                beside[key].add(before)
        last.append((number, key))
    return {key: frozenset(some) for key, some in near.items()}, {key: frozenset(some) for key, some in beside.items()}


def _persons(subject: Subject) -> Iterator[RegisteredName]:
    for name in subject.reading.names:
        if name.kind is NameKind.PERSON:
            words = tuple(word for word in words_of(name.form) if not is_initial(word) and word not in titles() and word[0].isupper())
            if len(words) > 1:
                yield RegisteredName(words, subject, subject.analysis.span_of(name.passage))


def _rows(subject: Subject) -> Iterator[RegisteredName]:
    for match in _ROW.finditer(subject.analysis.text):
        words = tuple(word for word in match.group().split() if word not in titles())
        if len(words) > 1:
            yield RegisteredName(words, subject, Span(*match.span()))
