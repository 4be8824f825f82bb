"""Folding: one key for the spellings of a word across scripts and transliterations.

``fold("Ablyazov") == fold("Аблязов") == fold("Abliazov")``. Search and the comparison of names use the same key. The key is
a lossy Latin string: case, diacritics and the habits of transliteration are taken out of it. It is never shown, and it is no
transliteration: compare keys with keys only, and do not fold a key again.

Two steps. Letters of other scripts are first written in Latin as an English text would write them (``letters.toml``); then the
habits of English, French, German and Polish spelling, in which one sound has many forms, are brought to one. The step over Latin is the
same for both, so that ``тс`` and ``ts`` meet as well as ``ц`` and ``ts`` do.

What is merged on purpose: ш, щ and ч (``ch`` is the one in French and the other in English); ж and й before a vowel (``j``); s and z
between vowels (German writes s for з); е, ё, ье and ие.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files

_Step = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_CLUSTERS = {
    **dict.fromkeys(("schtsch", "shtsh", "shch", "chtch", "szcz", "sch", "sh", "sz", "tsch", "tch", "cz", "ch"), "X"),
    **dict.fromkeys(("dsch", "dzh", "dj", "zh"), "J"),
    **dict.fromkeys(("ts", "tz"), "C"),
    "kh": "h", "gh": "g", "ph": "f", "th": "t", "ck": "k", "ou": "u", "oo": "u", "x": "ks", "w": "v", "q": "k", "y": "i",
}  # fmt: skip
"""Capitals stand for sounds that have no letter of their own until the other rules have run."""

_STEPS: tuple[_Step, ...] = tuple(
    (re.compile(pattern), change)
    for pattern, change in (
        ("|".join(sorted(_CLUSTERS, key=lambda cluster: (-len(cluster), cluster))), lambda match: _CLUSTERS[match.group()]),
        (r"gu(?=[ei])", "g"),
        (r"c(?![ei])", "k"),
        (r"(?<=[aeiou])j(?![aeiou])", "i"),
        (r"[jJ](?=[aeiou])", "i"),
        (r"ii+", "i"),
        (r"ie$", "i"),
        (r"ie", "e"),
        (r"(?<=[^aeiou])io(?=[^aeiou])", "e"),
        (r"(?<=\w{2})ine$", "in"),
        (r"(?<=[^f]{2})f+$", "v"),
        (r"([^\W\d])\1+", r"\1"),
        (r"(?<=[aeiou])s(?=[aeiou])", "z"),
    )
)
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
"""Chapter II is not chapter I."""
_CODES = str.maketrans({"X": "x", "J": "j", "C": "c"})


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return the key of one word; of several words, the keys joined by the spaces that stood between them."""
    if " " in word:
        return " ".join(map(fold, word.split(" ")))
    key = _in_latin(word)
    if (key.isascii() and key.isdigit()) or _ROMAN.fullmatch(key):
        return key
    for pattern, change in _STEPS:
        key = pattern.sub(change, key)
    return key.translate(_CODES)


def in_latin(word: str) -> str:
    """Write a word in plain small Latin letters as an English text would, as far as its script is in the tables; it is not folded."""
    return _in_latin(word)


def _in_latin(word: str) -> str:
    """Write a word in plain Latin letters, as far as its script is in the tables."""
    table, pairs = _letters()
    plain = word.casefold()
    if plain.isascii():
        return plain.replace("'", "")
    plain = "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))
    for pair, latin in pairs:
        plain = plain.replace(pair, latin)
    return unicodedata.normalize("NFC", plain.translate(table).casefold())


@cache
def _letters() -> tuple[dict[int, str], tuple[tuple[str, str], ...]]:
    """Return the letters of every script, and the pairs that read together, which come first."""
    with (files(__package__) / "letters.toml").open("rb") as source:
        tables = tomllib.load(source)
    pairs = tables.pop("pairs")
    return str.maketrans({letter: latin for table in tables.values() for letter, latin in table.items()}), tuple(pairs.items())
