"""The vocabulary of names, loaded once from the tables beside this module.

Invariant: everything that is compared without regard to case is kept casefolded here, so callers casefold what they ask about.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..model.folding import fold
from ..model.states import state_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Sets of words by what they say about a name. All casefolded but ``titles_written`` and ``body_heads``."""

    honorifics: frozenset[str]
    titles: frozenset[str]
    title_stems: frozenset[str]
    """Folded Cyrillic titles without their endings of case."""
    roles: frozenset[str]
    body_words: frozenset[str]
    body_names: frozenset[str]
    acronyms: tuple[str, ...]
    never_body: frozenset[str]
    never_person: frozenset[str]
    particles: frozenset[str]
    front: frozenset[str]
    back: frozenset[str]
    demonyms: frozenset[str]
    states: Mapping[str, str]
    """Folded form of a state's name → its code."""
    places: frozenset[str]
    """Folded forms of regions and great cities."""
    given: frozenset[str]
    """Folded given names."""
    instruments: frozenset[str]
    surname_endings: tuple[str, ...]
    after_eponyms: frozenset[str]
    streets: frozenset[str]
    suffixes: frozenset[str]
    quoted_nouns: frozenset[str]
    parts: Mapping[str, frozenset[str]]
    """Words by the place they may take in the English name of a body."""
    quoted: Mapping[str, tuple[str, ...]]
    honorifics_of: Mapping[str, tuple[str, ...]]
    titles_of: Mapping[str, tuple[str, ...]]
    bodies_of: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]
    """Endings of case by language, the longest first."""


@cache
def tables() -> Tables:
    """Return the vocabulary, read at the first call."""
    names = _table("names.toml")
    endings = {language: tuple(sorted(ends, key=len, reverse=True)) for language, ends in names["endings"].items()}
    cyrillic = {word for language in ("ru", "uk", "kk") for word in names["titles"][language] if " " not in word}
    return Tables(
        honorifics=_casefolded(names["honorifics"].values()),
        titles=_casefolded(names["titles"].values()),
        title_stems=frozenset(fold(_bare(word, endings["ru"])) for word in cyrillic),
        roles=_casefolded(names["roles"].values()),
        body_words=_casefolded(names["bodies"].values()),
        body_names=_casefolded([names["body_names"]["all"]]),
        acronyms=tuple(name for name in names["body_names"]["all"] if name.isupper() and len(name) > 2),
        never_body=_casefolded([names["body_names"]["never"]]),
        never_person=_casefolded([names["persons"]["never"]]),
        particles=_casefolded([names["persons"]["particles"]]),
        front=_casefolded([names["trimmed"]["front"]]),
        back=_casefolded([names["trimmed"]["back"]]),
        demonyms=_casefolded(names["demonyms"].values()),
        states=state_keys(),
        places=frozenset(fold(p) for forms in names["places"].values() for p in forms),
        given=frozenset(fold(name) for names_of in _given().values() for name in names_of.split()),
        instruments=_casefolded([names["instruments"]["all"]]),
        surname_endings=tuple(names["surnames"]["endings"]),
        after_eponyms=_casefolded([names["instruments"]["after"]]),
        streets=_casefolded(names["streets"].values()),
        suffixes=_casefolded(names["suffixes"].values()),
        quoted_nouns=_casefolded(names["quoted"].values()),
        parts={part: _casefolded([words]) for part, words in names["parts"].items()},
        quoted={language: tuple(nouns) for language, nouns in names["quoted"].items()},
        honorifics_of={language: tuple(words) for language, words in names["honorifics"].items()},
        titles_of={language: tuple(words) for language, words in names["titles"].items()},
        bodies_of={language: tuple(words) for language, words in names["bodies"].items()},
        endings=endings,
    )


def _table(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("wellfounded.extract").joinpath("tables", name).read_text("utf-8"))


def _given() -> dict[str, str]:
    """Return the given names by language, each as one line of words."""
    given: dict[str, str] = tomllib.loads(files("wellfounded.extract").joinpath("tables", "given_names.toml").read_text("utf-8"))["given"]
    return given


def _casefolded(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(word.casefold() for words in lists for word in words)


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first, with any white space between their parts."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(set(words), key=len, reverse=True))


def is_given(word: str) -> bool:
    """Say whether a word, or either half of it, is a given name: ``Jean-Jacques`` is one."""
    given = tables().given
    return fold(word) in given or ("-" in word and any(fold(part) in given for part in word.split("-")))


def is_cyrillic(word: str) -> bool:
    """Say whether a word begins in Cyrillic letters."""
    return "\u0400" <= word[:1] <= "\u052f"


def stem(word: str, language: str) -> str:
    """Return a Cyrillic word without its ending of case; four letters are always left, and Latin words are left alone."""
    return _bare(word, tables().endings.get(language, ())) if is_cyrillic(word) else word


def _bare(word: str, endings: Iterable[str]) -> str:
    lower = word.casefold()
    ending = next((e for e in endings if lower.endswith(e) and len(word) - len(e) >= 4), "")
    return word[: len(word) - len(ending)]
