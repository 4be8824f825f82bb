"""Whether a word is one of its language: word lists of English and French, the dictionary of forms of Russian, and the words of the run.

Invariant: a word that any of the lists or any other document of the run knows is never called strange. Where a list is not installed, its
language is passed over: nothing is called strange for want of a list.
"""

from __future__ import annotations

import gzip
import importlib
import json
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ...model.passages import Passage
from ..running import found
from ..subject import Subject
from ..tables import table

_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"(?<![\w@#/-])[^\W\d_][^\W_]{2,}(?![\w@/-])(?!\.\w|['’]t\b)")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LISTS = {"en": "en.json.gz", "fr": "fr.json.gz"}
_LANGUAGES = frozenset({"en", "fr", "ru"})

_USUAL = 150
"""Times from which on a word of a list is usual enough to be what somebody meant to type."""
_SPELLINGS = (
    ("our", "or"),
    ("tre", "ter"),
    ("is", "iz"),
    ("ys", "yz"),
    ("ll", "l"),
    ("ence", "ense"),
    ("ae", "e"),
    ("oe", "e"),
    ("ogue", "og"),
)
_BEGINNINGS = (
    "anti", "co", "counter", "inter", "mis", "non", "over", "out", "post", "pre", "re", "sub", "super", "trans", "un", "under",
    "auto", "bio", "centi", "contre", "crypto", "cyber", "deca", "eco", "electro", "entre", "euro", "extra", "fore", "geo", "géo", "hecto",
    "hydro", "hyper", "hypo", "infra", "intra", "kilo", "macro", "mega", "méga", "micro", "milli", "mini", "mono", "multi", "nano", "narco",
    "neo", "néo", "neuro", "para", "photo", "poly", "pré", "proto", "pseudo", "psycho", "quasi", "radio", "ré", "retro", "rétro", "self",
    "semi", "socio", "sous", "sur", "techno", "tele", "télé", "thermo", "ultra", "uni", "up", "video", "vidéo",
)  # fmt: skip
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("ly", ""), ("ness", ""), ("er", ""), ("er", "e"),
    ("less", ""), ("able", ""), ("able", "e"), ("ement", "e"), ("ité", "e"), ("ées", "er"), ("ée", "er"), ("és", "er"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Strange:
    """A word that no list and no other document knows, where it stands, and how often."""

    word: str
    passages: tuple[Passage, ...]
    language: str

    @property
    def small(self) -> str:
        return self.word.lower()


def strange_words(subject: Subject) -> tuple[Strange, ...]:
    """Return the words of a document that are none of its languages; names, which begin with a capital, too."""
    return subject.once("strange words", lambda: tuple(_strange(subject)))


def words_counted(subject: Subject) -> Counter[str]:
    """Return the words of a document in small letters, and how often each stands in it."""
    return subject.once_alone("words counted", lambda: Counter(word.lower() for word in _WORD.findall(subject.text)))


def words_of_run(subject: Subject) -> Counter[str]:
    """Return the words of all documents of the run in small letters, and how often each stands in them."""
    return subject.once("words of the run", lambda: _of_run(subject))


def _of_run(subject: Subject) -> Counter[str]:
    counted = words_counted(subject).copy()
    for other in subject.others:
        for word, times in words_counted(other).items():
            counted[word] += times
    return counted


def _strange(subject: Subject) -> Iterator[Strange]:
    elsewhere = frozenset(word for other in subject.others for word in words_counted(other))
    asked = {word for word in words_counted(subject) if len(word) > 2 and word not in elsewhere and not is_word(word)}
    if not asked:
        return
    places: dict[str, list[Passage]] = {}
    for passage, match in found(subject, _TOKEN, when=lambda word: word.lower() in asked and not word.isupper()):
        places.setdefault(match.group(), []).append(passage)
    for word, passages in places.items():
        at = subject.analysis.span_of(passages[0]).start
        language = subject.analysis.language_at(at)
        if language in _LANGUAGES:
            yield Strange(word, tuple(passages), language)


@lru_cache(maxsize=1 << 16)
def is_word(word: str) -> bool:
    """Say whether a word in small letters is one of English, French or Russian; without the list, it is."""
    if _CYRILLIC.search(word):
        forms = russian_forms()
        return forms is None or forms.word_is_known(word, with_yo())
    lists = _lists()
    return lists is None or word in lists or word in _foreign() or any(form in lists for form in _derived(word))


@cache
def _foreign() -> frozenset[str]:
    """Return the Latin and other words that texts of law hold in every language."""
    return frozenset(table("manuscript", "slips_of_letters")["foreign"].split())


def _derived(word: str) -> Iterator[str]:
    """Yield the American spelling of a word, and the word from which a common beginning or ending makes it: no list has them all."""
    for british, american in _SPELLINGS:
        if british in word:
            yield word.replace(british, american)
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) > len(beginning) + 3:
            yield word[len(beginning) :].lstrip("-")
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            yield word[: -len(ending)] + instead
            for british, american in _SPELLINGS:
                yield (word[: -len(ending)] + instead).replace(british, american)


def is_certain_word(word: str) -> bool:
    """Say whether a word stands in a list; without the list, it does not."""
    if _CYRILLIC.search(word):
        return russian_forms() is not None and is_word(word)
    return _lists() is not None and is_word(word)


def usual(word: str, language: str) -> int:
    """Return how usual a word is in a language by its list, 0 where it is rare or not in it; the Russian dictionary does not count."""
    if language == "ru":
        return int(bool(_CYRILLIC.search(word)) and is_certain_word(word))
    times = _counted().get(language, {}).get(word, 0)
    return times if times >= _USUAL else 0


@cache
def begins_usual_word(word: str, language: str) -> bool:
    """Say whether a usual word of English or French begins so and goes on for two letters or more."""
    listed = _counted().get(language, {})
    return any(times >= _USUAL and one.startswith(word) and len(one) > len(word) + 1 for one, times in listed.items())


@cache
def _lists() -> frozenset[str] | None:
    """Return the words of English and French together."""
    return frozenset(word for words in _counted().values() for word in words) or None


@cache
def _counted() -> dict[str, dict[str, int]]:
    """Return the words of English and French with how often each is met: the lists that come with pyspellchecker (MIT)."""
    spec = find_spec("spellchecker")
    if spec is None or not spec.origin:
        return {}
    folder = Path(spec.origin).parent / "resources"
    return {language: json.loads(gzip.decompress((folder / name).read_bytes())) for language, name in _LISTS.items()}


@cache
def russian_forms() -> Any:
    """Return the dictionary of forms that natasha brings (OpenCorpora, through pymorphy2)."""
    if find_spec("pymorphy2") is None or find_spec("pymorphy2_dicts_ru") is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        forms = importlib.import_module("pymorphy2.opencorpora_dict")
        return forms.Dictionary(importlib.import_module("pymorphy2_dicts_ru").get_path())


@cache
def with_yo() -> Any:
    """Return how the dictionary of forms is asked so that "е" stands for "ё" as well."""
    forms = russian_forms()
    return forms.words.compile_replaces({"е": "ё"}) if forms is not None else None
