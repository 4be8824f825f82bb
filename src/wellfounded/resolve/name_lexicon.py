"""What a protected person is called, word by word, made ready to be found in any text.

Words that tell (surnames, nicknames, names that are no given name) are looked for alone; given names and patronymics beside them, and
alone where the one who asks says so. Invariant: a word of a form that is neither a title nor a particle is in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..model.folding import fold
from .name_keys import across, consonants, inflected, initials_of, keys_of, name_keys, seen_across, table
from .name_traces import APOSTROPHE, apostrophe_keys
from .names_abjad import is_arabic
from .names_align import closely
from .names_cyrillic import is_cyrillic
from .names_match import surname_of
from .names_tables import given_names, groups_of, is_given, name_words, short_for
from .names_words import Named, Part, Word, named

_LETTER = re.compile(r"[^\W\d_]")
_PLAIN_NAME = re.compile(r"[^\W\d_]+(?:[\s.'’ʼ-]+[^\W\d_]+)*\.?")
_APOSTROPHE = re.compile(r"(?<![^\W_])[^\W\d_]{1,2}['’ʼ`´]([^\W\d_]{4,})\s*$")
_CLIPPED = re.compile("[^aeiouy]{1,2}[aeiouy][^aeiouy]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\\s·・]{2,20}")
_INSIDE = 5
"""The least letters by which a name is looked for inside an address."""
_MOST_WORDS = 5
_LEAST_OF_SURNAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one protected person. Keys are those of :mod:`name_keys`."""

    strong: frozenset[str]
    given: frozenset[str]
    beside: frozenset[str]
    """Patronymics and fathers' names: hidden beside another word of the name."""
    initials: frozenset[str]
    """The letters that given names begin with, small, in each script that is known."""
    last_initials: frozenset[str]
    middle_initials: frozenset[str]
    inside: frozenset[str]
    """Keys and spellings that are looked for inside addresses, names of files and the like."""
    user_names: frozenset[str]
    """What names of mailboxes and handles are made of: beginnings of a given name and of a surname, written together."""
    given_written: frozenset[str]
    """The given names as they are written, small."""
    given_small: frozenset[str]
    """Given names in every case, small: as whoever writes without capitals writes them."""
    small: frozenset[str]
    """Particles of the name, small: ``van``, ``der``."""
    whole: tuple[str, ...]
    """Forms of several words, and words with a hyphen, as they are written: found as they stand, whatever their words are."""
    literals: tuple[str, ...]
    """Whole strings: addresses, numbers, what is no name."""
    spellings: frozenset[str]
    """The strong words as they may be written, in small letters, for a test of what was written."""
    lengths: frozenset[int]
    short: frozenset[str]
    """Surnames of few letters in every case, small: as whoever writes without capitals writes them."""
    given_bones: frozenset[str]
    """The consonants of given names, which stay the same from script to script."""
    apostrophes: frozenset[str]
    """The keys of words like O'Brien."""


def lexicon(forms: Iterable[str], also: Iterable[str] = ()) -> Lexicon:
    """Make the lexicon of a person from every spelling that is known; ``also`` may be addresses and numbers too."""
    plain = list(dict.fromkeys(forms))
    literals: list[str] = []
    for spelling in also:
        (plain if _PLAIN_NAME.fullmatch(spelling.strip()) else literals).append(spelling.strip())
    strong, given, beside = _sorted_words(plain)
    strong += [rest for word in dict.fromkeys(_behind_apostrophes(plain)) if (rest := word) not in strong]
    strong += [word for word in dict.fromkeys(_run_together(plain)) if _LETTER.match(word) and len(word) >= _INSIDE]
    strong_keys = frozenset(key for word in strong for key in name_keys(word))
    given_keys = frozenset(key for word in given for key in _keys_of_given(word)) - strong_keys
    beside_keys = frozenset(key for word in beside for own in name_keys(word) for key in (own, *_fathers(own))) - strong_keys - given_keys
    written = frozenset(form for word in strong for form in inflected(word.casefold())) | frozenset(map(str.casefold, strong))
    return Lexicon(
        strong=strong_keys | frozenset(key for word in strong for key in across(word)) | _from_arabic(strong),
        given=given_keys | frozenset(key for word in given for key in across(word)),
        beside=beside_keys | frozenset(key for word in given for key in across(word, least=2)),
        initials=frozenset(letter for word in given for letter in initials_of(word)),
        last_initials=frozenset(letter for word in strong for letter in initials_of(word)),
        middle_initials=frozenset(letter for word in beside for letter in initials_of(word)),
        small=frozenset(_particles(plain)),
        whole=tuple(dict.fromkeys(_whole(plain))),
        inside=frozenset(_insides(strong)),
        user_names=frozenset(_user_names(strong, given)),
        given_written=frozenset(word.casefold() for word in given),
        given_small=frozenset(form for word in given for form in inflected(word.casefold()) if len(form) >= _LEAST_OF_SURNAME),
        literals=tuple(dict.fromkeys((*literals, *_unspaced(plain)))),
        spellings=frozenset(form for form in written if len(form) > 1),
        short=frozenset(f for word in strong if len(word) <= _INSIDE for f in inflected(word.casefold()) if len(f) >= len(word)),
        given_bones=frozenset(bones for word in given if len(bones := consonants(word)) > 1),
        apostrophes=frozenset(key for form in plain for match in APOSTROPHE.finditer(form) for key in apostrophe_keys(*match.groups())),
        lengths=frozenset(len(word) + more for word in (*strong, *given) for more in (-1, 0, 1, 2)),
    )


def _from_arabic(words: Sequence[str]) -> frozenset[str]:
    """Return the keys by which words in other letters are found of a name that is known in Arabic letters alone."""
    if not words or not all(map(is_arabic, words)):
        return frozenset()
    return frozenset(key for word in words for bare in (word, word.removeprefix("ال")) for key in seen_across(bare))


def _insides(words: Iterable[str], least: int = _INSIDE) -> Iterator[str]:
    for word in words:
        for form in (word.casefold(), *keys_of(word)):
            if len(form) >= least and not form.startswith("="):
                yield form


def _particles(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        words = form.split()
        yield from (word for word in words[:-1] if word.islower() and word in name_words().particles | name_words().parents)


def _whole(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        bare = form.strip(" .,;:")
        if len(bare.split()) > 1 and bare.split()[-1].casefold() not in name_words().titles:
            yield bare
        yield from (word.strip(".,;:") for word in form.split() if "-" in word.strip(".,;:-") and len(word) > _INSIDE)


def _run_together(forms: Iterable[str]) -> Iterator[str]:
    """Yield surnames with their particles written as one word."""
    for form in forms:
        words = form.split()
        at = next((n for n, word in enumerate(words[:-1]) if word in set(_particles([form]))), None)
        if at is not None:
            yield "".join(words[at:])
            yield "".join(word[0] for word in words[at:-1]) + words[-1]


def _user_names(strong: Iterable[str], given: Iterable[str]) -> Iterator[str]:
    """Yield every beginning of a given name with one of at least three letters of a surname, either way round."""
    full = {name.casefold() for name in strong}
    surnames = {name[:end] for name in _insides(strong, least=_LEAST_OF_SURNAME) for end in range(_LEAST_OF_SURNAME, len(name) + 1)}
    names = {name[:end] for name in _insides(given, least=2) for end in range(1, len(name) + 1)}
    for surname in surnames:
        for name in names:
            whole = surname in full and len(name) + len(surname) == _INSIDE - 1
            if whole or len(name) + len(surname) >= _INSIDE:
                yield from (name + surname, surname + name)


def _sorted_words(forms: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the telling words, the given names and the rest, each spelling once."""
    taken = [named(form) for form in forms if len(form.split()) <= _MOST_WORDS]
    full = [name for name in taken if len(_names(name)) > 1]
    strong: dict[str, None] = {}
    given: dict[str, None] = {}
    beside: dict[str, None] = {}
    for name in full:
        _sort_full(name, strong, given, beside)
    for form in forms:
        given.update(dict.fromkeys(_particle_for_name(form)))
    known_given = {key for word in given for key in keys_of(word)}
    for name in taken:
        for word in name.words if name not in full else ():
            if word.part is not Part.INITIAL and _LETTER.search(word.text):
                lone = is_given(word.key) or not keys_of(word.text).isdisjoint(known_given)
                (given if lone and (strong or (len(name.words) == 1 and full)) else strong)[_bare(word)] = None
    return list(strong), [word for word in given if word not in strong], [word for word in beside if word not in strong]


def _sort_full(name: Named, strong: dict[str, None], given: dict[str, None], beside: dict[str, None]) -> None:
    surname = surname_of(name)
    words = _names(name)
    for word in name.words:
        if word.part in {Part.PATRONYMIC, Part.FATHER}:
            beside[_bare(word)] = None
    for at, word in enumerate(words):
        telling = at > 0 and words[0] is not surname and (not is_given(word.key) or at == len(words) - 1)
        (strong if word is surname or telling else given)[_bare(word)] = None


def _particle_for_name(form: str) -> Iterator[str]:
    """Yield the particle that is a whole given name, as in ``Li Na``: nothing else of the form is a name but the surname."""
    words = form.split()
    if len(words) == 2 and len(_names(named(form))) == 1:
        yield from (word for word in words if word.istitle() and word.casefold() in name_words().particles)


def _names(name: Named) -> list[Word]:
    return [word for word in name.words if word.part is Part.NAME and _LETTER.search(word.text)]


def _bare(word: Word) -> str:
    """Return the letters of a word, without what joins its halves."""
    return "".join(_LETTER.findall(word.text)) if " " not in word.text else word.text.replace(" ", "")


def _behind_apostrophes(forms: Iterable[str]) -> Iterator[str]:
    """Yield what stands behind the apostrophe of a surname: ``Estaing`` of ``d'Estaing``, by which some call the person."""
    for form in forms:
        if len(form.split()) > 1 and (match := _APOSTROPHE.search(form)):
            yield match.group(1)


def _unspaced(forms: Iterable[str]) -> Iterator[str]:
    """Yield the names in scripts that put no space between words, and their given names: nothing shows there where a word begins."""
    for form in forms:
        if _UNSPACED.fullmatch(form.strip()):
            bare = form.strip()
            yield bare
            if len(bare) > 2 and len(bare.split()) == 1:
                yield bare[len(bare) // 2 :] if len(bare) > 3 else bare[1:]


def _kin_of(word: str) -> Iterator[str]:
    """Yield the keys of the forms of a given name in other languages, and of its short forms, in every case."""
    groups = groups_of(fold(word)) | short_for(fold(word))
    for group in groups:
        for form in _forms_of_group().get(group, ()):
            yield from (closely(other) for other in inflected(form))


@lru_cache(maxsize=2_000)
def _keys_of_given(word: str) -> frozenset[str]:
    """Return the keys of a given name in all its forms; one of two letters has no other."""
    if len(word) < _LEAST_OF_SURNAME and not is_arabic(word):
        return keys_of(word)
    return frozenset((*name_keys(word), *_kin_of(word), *_familiar(word)))


def _fathers(key: str) -> Iterator[str]:
    """Yield the key of a patronymic as the other language makes it: Mykhailivna for Mikhailovna."""
    for one, other in (("ivn", "ovn"), ("ovn", "ivn"), ("ivn", "evn"), ("evn", "ivn")):
        if one in key:
            yield one.join(key.split(one)[:-1]) + other + key.split(one)[-1]


def _familiar(word: str) -> Iterator[str]:
    """Yield the keys of the familiar forms that a given name may have, in every case."""
    bare = fold(word)
    stem = bare.rstrip("aeiouy")
    if is_arabic(word) or not bare.isascii() or len(stem) < _LEAST_OF_SURNAME:
        return
    for ending in table()["familiar"]["endings"].split():
        yield from (key for form in inflected(stem + ending) for key in keys_of(form))
    if match := _CLIPPED.match(bare):
        clipped = [match.group() + ending for ending in table()["familiar"]["clipped"].split()]
        yield from (key for name in clipped if not is_given(name) for form in inflected(name) for key in keys_of(form))


@cache
def _forms_of_group() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    names = given_names()
    for forms in (names.full, names.short):
        for key, groups in forms.items():
            for group in groups:
                found.setdefault(group, []).append(key)
    return {group: tuple(keys) for group, keys in found.items()}


def scripts_of(words: Iterable[str]) -> frozenset[str]:
    """Return the scripts that words are written in, as far as they matter here."""
    return frozenset("Arab" if is_arabic(word) else "Cyrl" if is_cyrillic(word) else "Latn" for word in words)
