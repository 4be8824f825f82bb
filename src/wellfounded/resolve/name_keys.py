"""The keys by which spellings of one name meet across scripts, transcriptions, cases, look-alike letters.

A word of a text and a word of a protected name are one where a key of the first is a key of the second. Invariant: keys are compared
with keys only; more keys find more, so doubt is decided for hiding.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ..model.folding import fold, in_latin
from .names_abjad import bones_of, is_arabic
from .names_align import closely
from .names_cases import endings_of_cases
from .names_cyrillic import is_cyrillic
from .names_transcribed import transcriptions

_TWICE = re.compile(r"([a-z])\1")
"""Arabic letters write a doubled consonant once."""
_FLEETING = re.compile(r"[^aeiouyаеёиоуыэюяіїє][eoеоё][^aeiouyаеёиоуыэюяіїє]$")
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_CYRILLIC = "абвгґдеєжзиіїйклмнопрстуфхцчшщэюя"
_GERMAN_LEAST = 5
"""The least letters of a key for German's s to stand for z at its beginning."""
_ARABIC_LEAST = 3


@lru_cache(maxsize=200_000)
def keys_of(word: str) -> frozenset[str]:
    """Return the keys of a word of a text, in every reading of its letters."""
    if is_arabic(word):
        return frozenset(key for bare in _bare(word) for key in (f"={bones_of(bare)}", f"~{consonants(bare)}"))
    found = {closely(key) for reading in _readings(word) for key in transcriptions(reading)}
    return frozenset(key for key in found if key)


def name_keys(word: str) -> frozenset[str]:
    """Return the keys of a word of a name in every case and both genders."""
    if is_arabic(word):
        return keys_of(word)
    low = word.casefold()
    found = set(keys_of(low))
    bases = [low, in_latin(low)] if is_cyrillic(low) else [low]
    if bases[-1].startswith(("st", "sp")):
        bases.append(f"sh{bases[-1][1:]}")
    for base in bases:
        found.update(closely(fold(form)) for form in inflected(base))
    found.update(f"s{key[1:]}" for key in list(found) if key.startswith("z") and len(key) >= _GERMAN_LEAST)
    return frozenset(key for key in found if key)


def initials_of(word: str) -> frozenset[str]:
    """Return the small letters that a word of a name may begin with, in Latin and Cyrillic."""
    first = word[0].casefold()
    letters = table()["initials"]
    latin = set(letters.get(first, "")) | set(in_latin(first)[:1])
    back = {cyrillic for cyrillic, some in letters.items() if first in some} | {c for c in _CYRILLIC if in_latin(c)[:1] == first}
    return frozenset({first} | latin | ({letter[0] for letter in back} if not is_cyrillic(first) else set()))


def across(word: str, *, least: int = _ARABIC_LEAST) -> Iterator[str]:
    """Yield the keys by which a word in other letters meets one in Arabic letters, where enough consonants are left."""
    found = (f"={bones_of(word)}", f"~{consonants(word)}")
    yield from (key for key in found if len(key) > least)


def seen_across(word: str) -> frozenset[str]:
    """Return the keys by which a word of a text in other letters meets a name that is known in Arabic letters alone."""
    return frozenset(f"≈{key[1:]}" for key in across(word))


@lru_cache(maxsize=100_000)
def consonants(word: str) -> str:
    """Return the consonants of a word by classes that Arabic letters tell apart."""
    arabic = is_arabic(word)
    left = word if arabic else _TWICE.sub(r"\1", in_latin(word).casefold())
    for letters, sound in _classes("arabic" if arabic else "latin"):
        left = left.replace(letters, sound.upper())
    found = "".join(letter for letter in left if "A" <= letter <= "Z").lower()
    return found.replace("xx", "x")


@cache
def _classes(kind: str) -> tuple[tuple[str, str], ...]:
    """Return what writes each class, pairs of letters first."""
    pairs = [(letters, sound) for sound, some in table()["consonants"][kind].items() for letters in some.split()]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _bare(word: str) -> Iterator[str]:
    """Yield an Arabic word, and what is left of it without what is written together with it."""
    yield word
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _ARABIC_LEAST:
            yield rest


def inflected(low: str) -> Iterator[str]:
    """Yield the forms that a name in small letters may have in the cases and the two genders; many are never used."""
    script = "cyrillic" if is_cyrillic(low) else "latin"
    for base in {low, *_other_gender(low, script)}:
        yield base
        if script == "cyrillic":
            for ending, plain in endings_of_cases():
                stem = base.removesuffix(plain)
                if base.endswith(plain) and len(stem) > 1:
                    yield stem + ending
        else:
            for group in _latin_groups():
                for ending in group:
                    stem = base.removesuffix(ending)
                    if base.endswith(ending) and len(stem) > 2:
                        yield from (stem + other for other in group)
        if _FLEETING.search(base):
            yield from (base[:-2] + base[-1] + ending for ending in table()["fleeting"][script].split())


def _other_gender(low: str, script: str) -> Iterator[str]:
    for pair in table()["gender"][script]:
        man, woman = pair.split()
        if low.endswith(man):
            yield low.removesuffix(man) + woman
        if low.endswith(woman):
            yield low.removesuffix(woman) + man


@lru_cache(maxsize=100_000)
def _readings(word: str) -> tuple[str, ...]:
    """Return the ways to read a word whose letters may be those of another script, or figures."""
    readings = {word: None}
    if any(letter.isdigit() for letter in word):
        word = word.translate(_figures())
        readings[word] = None
    if "x" in word.casefold():
        readings[word.casefold().replace("x", "kh")] = None
    if not word.isascii():
        latin = word.translate(_to_latin())
        if latin != word and all(letter.isascii() or letter in _accented() for letter in latin):
            readings[latin] = None
    if _latin(word) and not word.isascii():
        cyrillic = word.translate(_to_cyrillic())
        if not _latin(cyrillic):
            readings[cyrillic] = None
    return tuple(readings)


def _latin(word: str) -> bool:
    return any("a" <= letter <= "z" for letter in word.casefold())


@cache
def _accented() -> frozenset[str]:
    return frozenset(map(chr, range(0xC0, 0x250)))


@cache
def _figures() -> dict[int, str]:
    return str.maketrans(dict(table()["figures"]))


@cache
def _to_latin() -> dict[int, str]:
    pairs = {other: letter for letter, others in table()["looks"].items() for other in others}
    return str.maketrans({**pairs, **{other.upper(): letter for other, letter in pairs.items() if len(other.upper()) == 1}})


@cache
def _to_cyrillic() -> dict[int, str]:
    pairs = {letter: others[0] for letter, others in table()["looks"].items() if is_cyrillic(others[0])}
    return str.maketrans({**pairs, **{letter.upper(): other.upper() for letter, other in pairs.items()}})


@cache
def _latin_groups() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split(" ")) for group in table()["latin"]["groups"])


@cache
def abbreviations() -> frozenset[str]:
    """Return the pairs of letters that are words of everybody."""
    return frozenset(table()["abbreviations"]["words"].split())


@cache
def ordinary_words() -> frozenset[str]:
    """Return words of everybody that are also given names, small."""
    return frozenset(table()["abbreviations"]["ordinary"].split())


@cache
def table() -> Mapping[str, Any]:
    """Return the table ``protected_names.toml``."""
    with (files(__package__) / "tables" / "protected_names.toml").open("rb") as source:
        return tomllib.load(source)
