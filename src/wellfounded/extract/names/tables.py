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
from typing import Any

from ...model.folding import fold
from ...model.states import state_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Sets of words by what they say about a name. All casefolded but ``titles_written`` and ``body_heads``."""

    honorifics: frozenset[str]
    titles: frozenset[str]
    small_titles: frozenset[str]
    """English titles that belong to the mention in small letters too, where no article stands before them."""
    title_stems: frozenset[str]
    """Folded Cyrillic titles without their endings of case."""
    roles: frozenset[str]
    body_words: frozenset[str]
    body_names: frozenset[str]
    known_bodies: tuple[str, ...]
    """The same as they are written."""
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
    place_forms: frozenset[str]
    """The same as they are written."""
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
    tails: frozenset[str]
    """Last words that make several words a body's name."""
    platforms: frozenset[str]
    on_platforms: frozenset[str]
    """Words before a platform that make it a place of publication and no body."""
    ambiguous: frozenset[str]
    """Folded names of states that are also other words."""
    things: Mapping[str, tuple[str, ...]]
    """Nouns before quotation marks that name no body; Russian ones without their endings."""


@cache
def tables() -> Tables:
    """Return the vocabulary, read at the first call."""
    names, known = _table("names.toml"), _known()
    endings = {language: tuple(sorted(ends, key=len, reverse=True)) for language, ends in names["endings"].items()}
    places = frozenset(p for some in (names["places"], known["cities"], known["regions"]) for forms in some.values() for p in forms)
    cyrillic = {word for language in ("ru", "uk", "kk") for word in names["titles"][language] if " " not in word}
    return Tables(
        honorifics=_casefolded(names["honorifics"].values()),
        titles=_casefolded(names["titles"].values()),
        small_titles=_casefolded([names["small_titles"]["en"]]),
        title_stems=frozenset(fold(_bare(word, endings["ru"])) for word in cyrillic),
        roles=_casefolded(names["roles"].values()),
        body_words=_casefolded(names["bodies"].values()),
        body_names=_casefolded([names["body_names"]["all"], *known["bodies"].values()]),
        known_bodies=(*names["body_names"]["all"], *(n for some in known["bodies"].values() for n in some)),
        acronyms=tuple(n for some in (names["body_names"]["all"], *known["bodies"].values()) for n in some if n.isupper() and len(n) > 2),
        never_body=_casefolded([names["body_names"]["never"]]),
        never_person=_casefolded([names["persons"]["never"]]),
        particles=_casefolded([names["persons"]["particles"]]),
        front=_casefolded([names["trimmed"]["front"]]),
        back=_casefolded([names["trimmed"]["back"]]),
        demonyms=_casefolded(names["demonyms"].values()),
        states=state_keys(),
        places=frozenset(map(fold, places)),
        place_forms=places,
        given=frozenset(fold(name) for names_of in _given().values() for name in names_of.split()),
        instruments=_casefolded([names["instruments"]["all"]]),
        surname_endings=tuple(names["surnames"]["endings"]),
        after_eponyms=_casefolded([names["instruments"]["after"]]),
        streets=_casefolded(names["streets"].values()),
        suffixes=_casefolded(names["suffixes"].values()),
        quoted_nouns=_casefolded(names["quoted"].values()),
        parts={part: _casefolded([words]) for part, words in names["parts"].items()},
        quoted={language: tuple(nouns) for language, nouns in names["quoted"].items()},
        honorifics_of={language: (*words, *_shouted(words)) for language, words in names["honorifics"].items()},
        titles_of={language: tuple(words) for language, words in names["titles"].items()},
        bodies_of={language: tuple(words) for language, words in names["bodies"].items()},
        endings=endings,
        tails=_casefolded([known["tails"]["all"]]),
        platforms=_casefolded([known["platforms"]["all"]]),
        on_platforms=_casefolded([known["platforms"]["before"]]),
        ambiguous=frozenset(fold(name) for name in known["ambiguous"]["states"]),
        things={language: tuple(nouns) for language, nouns in known["things"].items()},
    )


def _table(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return files("wellfounded.extract").joinpath("tables", name).read_text("utf-8")


def _known() -> dict[str, dict[str, list[str]]]:
    """Return the names that are known by themselves; a line of them is cut at its bars."""
    read: dict[str, dict[str, Any]] = tomllib.loads(_text("names_known.toml"))
    return {
        part: {key: str(names).split("|") if isinstance(names, str) else names for key, names in some.items()}
        for part, some in read.items()
    }


def _given() -> dict[str, str]:
    """Return the given names by language, each as one line of words."""
    given: dict[str, str] = tomllib.loads(_text("given_names.toml"))["given"]
    return given


def _shouted(words: Iterable[str]) -> list[str]:
    """Return honorifics as a heading in capitals has them, and Cyrillic ones as they open a sentence."""
    loud = [word.upper() for word in words if len(word) > 1 and word.isascii() and word.upper() not in {"ON", "ME", "MES", "SIG"}]
    return loud + [word.capitalize() for word in words if is_cyrillic(word) and word.islower()]


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
