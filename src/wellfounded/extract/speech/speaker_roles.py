"""What people are called by what they do, in classes; somebody told to be one of a class can be meant by any word of it.

Invariant: a word is of a class only where the table says so; what a title or a verb beside a name tells counts for the name alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

ANYONE = frozenset({"anyone", "woman", "man"})
"""Classes whose words say nothing of what somebody does."""
_STEMMED = "ru"
_DEFINITE = re.compile(
    r"(?:(?P<article>the|this|that|le|la|l'|ce|cet|cette|эт\w{1,2}|сам\w*)\s?)?(?P<middle>(?:[\w-]+\s){0,3})(?P<last>[\w-]+)(?:\s(?:himself|herself|lui-même|elle-même))?",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?<!\w)(?:an?|une?|some|one|two|another|his|her|their|its|my|our|son|sa|ses|leur|его|её|ее|их|один|одна)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Role:
    """One class of words for people. ``nouns`` are patterns by language; ``told`` is a pattern of verbs, ``titles`` are honorifics."""

    name: str
    nouns: Mapping[str, re.Pattern[str]]
    told: re.Pattern[str] | None
    titles: frozenset[str]


@cache
def roles() -> tuple[Role, ...]:
    """Return the classes in the order of the table."""
    table = tomllib.loads(resources.files("wellfounded.extract").joinpath("tables", "roles.toml").read_text(encoding="utf-8"))
    return tuple(
        Role(
            name,
            {language: _pattern(row[language], stemmed=language == _STEMMED) for language in ("en", "fr", "ru")},
            re.compile(rf"(?<!\w)(?:{'|'.join(row['told'])})", re.IGNORECASE) if "told" in row else None,
            frozenset(row.get("titles", ())),
        )
        for name, row in table.items()
    )


def _pattern(nouns: Sequence[str], *, stemmed: bool) -> re.Pattern[str]:
    words = "|".join(re.escape(noun) for noun in sorted(nouns, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:(?:ex|экс)-)?(?:{words})" + (r"\w{0,6}(?!\w)" if stemmed else r"(?![\w-])"), re.IGNORECASE)


@cache
def nouns_of(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the classes with their nouns in a language; in Russian their beginnings."""
    table = tomllib.loads(resources.files("wellfounded.extract").joinpath("tables", "roles.toml").read_text(encoding="utf-8"))
    return tuple((name, tuple(row.get(language, ()))) for name, row in table.items())


@lru_cache(maxsize=1 << 14)
def classes_in(words: str, language: str, *, honorific: str = "") -> frozenset[str]:
    """Return the classes of the words for people in a stretch, with those of an honorific."""
    title = honorific.casefold()
    return frozenset(
        role.name for role in roles() if (title and title in role.titles) or (language in role.nouns and role.nouns[language].search(words))
    )


def told_by(words: str) -> Iterator[str]:
    """Yield the classes that the verb behind a name tells."""
    for role in roles():
        if role.told and role.told.search(words):
            yield role.name


def classes_of_phrase(phrase: str, language: str) -> frozenset[str]:
    """Return the classes of a phrase that points back to one person: "the lawyer", "cette dernière avocate"; none for other phrases.

    English and French need an article; what belongs to somebody or is new ("his lawyer", "a guard") points back to nobody.
    """
    found = _DEFINITE.fullmatch(phrase)
    if found is None or _OPEN.search(phrase) or (language != _STEMMED and not found.group("article")):
        return frozenset()
    first = found.group("middle").split()[:1]
    head = found.group("last") if language == "en" or not first else " ".join((*found.group("middle").split(), found.group("last")))
    return classes_in(head, language)
