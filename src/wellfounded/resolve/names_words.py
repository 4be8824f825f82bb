"""A name taken apart: its telling words, and what the others say of it.

Titles and particles tell nothing and are left out. ``bin`` and its like say whose child the word before is, ``junior`` that there is
another of the name, a legal form what a company is. Invariant: every name has at least one word, unless no letter or digit stands
in it, and a word's part is found by its own letters and its place, never by the name it is compared with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from ..model.folding import fold
from ..model.labels import NameKind
from ..model.states import state_keys
from .names_forms import NO_FORMS, Forms, forms_of
from .names_tables import NameWords, groups_of, is_given, name_words

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`‘][^\W_]+)*")
_TWO = r"(?:[YIJ][aeou]|[ZKSCTDP]h|[TD][szj]|Dzh|Shch|[^\W\d_])"
_INITIALS = re.compile(rf"(?<![^\W_]){_TWO}(?:\.\s?{_TWO}(?![^\W_]))*\.|(?<![^\W_])[^\W\d_](?![^\W_]|['’ʼ]\w)")
_ONE_INITIAL = re.compile(rf"{_TWO}(?![a-z])")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?: [^\W\d_](?![^\W_])){3,}")
_ASIDE = re.compile(r"(?<=\w)\s*\([^()\d]*\)\s*$")
_SUFFIX = re.compile(r"(?<=[^\W_]{4})['’]\w{1,5}$")
_POST_NOMINAL = re.compile(r"(?<=\w)\s+(?:L?JJ?|CJ|MR|VP|QC|KC|MP|MEP|PhD|Ph\.D\.|Esq\.?|OBE|CBE)$")
_MIXED = re.compile(r"(?=\w*[\u0400-\u04ff])(?=\w*[A-Za-z])\w+")
_LOOKALIKES = str.maketrans("aceopxyiAEOPCTXKMHBIёëïї", "асеорхуіАЕОРСТХКМНВІёёїї")
_SHOUTED = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,3}")
_PATRONYMIC = re.compile(r"(?:[oeiau](?:v|i)i?[xc]|ilix|ov[ns]?na|evna|ivna|inixna|ilinixna|ixna|uli|kizi|ogli|oglu)$")
_MALE = re.compile(r"(?:[oeiau](?:v|i)i?[xc]|ilix|uli|ogli|oglu)$")
_ABD = re.compile(r"^abd[aeiou]?[lrsnzdt]?(?=\w{2})")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


class Part(StrEnum):
    """What a word of a name is."""

    NAME = "name"
    INITIAL = "initial"
    PATRONYMIC = "patronymic"
    FATHER = "father"
    """The word after ``bin``, ``ibn``, ``ould`` or before ``oglu``, ``kyzy``."""
    NUMBER = "number"
    STATE = "state"
    """A state in the name of a body: its code is the key."""
    GENERAL = "general"
    """A word of a body that tells little: group, international."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands, its folded key, and which part of the name it is."""

    text: str
    key: str
    part: Part = Part.NAME

    @property
    def root(self) -> str:
        """The key without the suffix of a patronymic."""
        return _PATRONYMIC.sub("", self.key) if self.part is Part.PATRONYMIC else self.key


@dataclass(frozen=True, slots=True)
class Named:
    """A name taken apart."""

    text: str
    kind: NameKind
    words: tuple[Word, ...]
    forms: Forms = NO_FORMS
    generation: str = ""
    """``senior`` or ``junior``, or a Roman numeral behind a person's name."""
    gender: str = ""
    """``f`` or ``m`` where a title says it."""

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(word.key for word in self.words)


@lru_cache(maxsize=100_000)
def named(text: str, kind: NameKind = NameKind.PERSON) -> Named:
    """Take a name of a kind apart."""
    if kind is NameKind.PERSON:
        return _person(text)
    return _body(text, kind)


# persons --------------------------------------------------------------------------------------------------------------------------
def _person(text: str) -> Named:
    tables = name_words()
    plain = _printed(text)
    tokens = _without_roles(list(_tokens(_in_order(plain))))
    words: list[Word] = []
    generation = gender = ""
    child_of = False
    for at, (spelled, initial) in enumerate(tokens):
        raw = spelled if initial else _SUFFIX.sub("", spelled)
        low = raw.casefold().replace("’", "'")
        key = fold(low)
        if not key:
            continue
        numeral = _ROMAN.fullmatch(low) and at == len(tokens) - 1 and len(words) > 1 and (len(low) > 1 or not initial)
        if words and (low in tables.senior or low in tables.junior or numeral):
            generation = "senior" if low in tables.senior else "junior" if low in tables.junior else low
            continue
        if low in tables.parents or low.rstrip(".") in tables.parents:
            child_of = bool(words) or child_of
            gender = gender or tables.genders.get(low, "")
            continue
        if low in tables.children and words:
            gender = gender or tables.genders.get(low, "")
            words[-1] = replace(words[-1], part=Part.FATHER)
            continue
        gender = gender or tables.genders.get(low, "")
        if low in tables.titles and not (initial or (at == len(tokens) - 1 and not words)):
            continue
        if low in tables.particles and not initial and len(tokens) > 1:
            continue
        if words and words[-1].key in tables.halves and not initial:
            half = words.pop()
            words.append(Word(f"{half.text} {raw}", _servant("abd" + key), half.part))
            continue
        part = Part.INITIAL if initial or (len(key) == 1 and len(raw) == 1) else Part.FATHER if child_of else Part.NAME
        child_of = False
        words.append(Word(raw, _servant(key), part))
    if not words:
        words = [Word(raw, fold(raw.casefold())) for raw, _ in tokens if fold(raw.casefold())]
    return Named(text, NameKind.PERSON, _patronymics(words), generation=generation, gender=gender)


def _printed(text: str) -> str:
    """Undo what printing did to a name: a hyphen at the end of a line, letters set apart, letters of another alphabet, orders behind it."""
    text = _ASIDE.sub("", _BROKEN.sub("", text))
    if _SPACED.search(text):
        text = re.sub(
            r"\s+", " ", " ".join(re.sub(r" ", "", part) if _SPACED.fullmatch(part) else part for part in re.split(r"\s{2,}", text))
        )
    text = _POST_NOMINAL.sub("", text)
    return _MIXED.sub(lambda match: match.group().translate(_LOOKALIKES), text) if _MIXED.search(text) else text


def _without_roles(tokens: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Leave out the role that stands before a name: words in small letters beside words in capitals, and what stands before a title."""
    tables = name_words()
    kept_small = tables.particles | tables.parents | tables.children | tables.senior | tables.junior
    first = next((n for n, (raw, initial) in enumerate(tokens) if initial or raw[0].isupper() or not raw[0].islower()), 0)
    tokens = [token for n, token in enumerate(tokens) if n >= first or token[0].casefold() in kept_small]
    last = max((n for n, (raw, initial) in enumerate(tokens[:-1]) if not initial and raw.casefold() in tables.degrees), default=0)
    return tokens[last + 1 :] if last and len(tokens) - last > 2 else tokens


def _in_order(text: str) -> str:
    """Turn ``KARAEV, Timur`` round; what follows the comma may also be a generation."""
    before, comma, after = text.partition(",")
    if not comma or not before.strip() or not after.strip() or "," in after:
        return text
    tables = name_words()
    last = after.strip().casefold().rstrip(".")
    return text if last in tables.senior or last in tables.junior else f"{after} {before}"


def _tokens(text: str) -> list[tuple[str, bool]]:
    """Return the words of a person's name, each with whether it is an initial; ``JC`` in front of a written-out name is two."""
    spread = _INITIALS.sub(lambda match: " " + " ".join(f"{letter}·" for letter in _ONE_INITIAL.findall(match.group())) + " ", text)
    found: list[tuple[str, bool]] = []
    shouts = text.isupper()
    for match in _WORD.finditer(spread):
        raw = match.group()
        initial = spread[match.end() : match.end() + 1] == "·"
        if not shouts and _SHOUTED.fullmatch(raw) and raw.casefold() not in name_words().junior | name_words().senior:
            found.extend((letter, True) for letter in raw)
        else:
            found.append((raw, initial))
    return found


def _servant(key: str) -> str:
    """Bring ``abdurrahman``, ``abdel rahman`` and ``abd al-rahman`` to one spelling."""
    return _ABD.sub("abd", key) if key.startswith("abd") and len(key) > 6 else key


def _patronymics(words: list[Word]) -> tuple[Word, ...]:
    """Mark the patronymics: never the only word, and of two that look like one the earlier; the later is a surname."""
    full = [n for n, word in enumerate(words) if word.part is Part.NAME]
    able = [n for n in full if len(words[n].key) > 4 and _PATRONYMIC.search(words[n].key)]
    if not able or len(full) < 2:
        return tuple(words)
    at = able[0]
    if len(full) == 2 and _MALE.search(words[at].key) and not (at == full[-1] and is_given(words[full[0]].key) and _rooted(words[at])):
        return tuple(words)
    if at == full[0] and len(able) > 1:
        at = able[1]
    if at == full[0]:
        return tuple(words)
    words[at] = replace(words[at], part=Part.PATRONYMIC)
    return tuple(words)


def _rooted(word: Word) -> bool:
    """Say whether a patronymic is made of a known given name: ``Yurievich``, not ``Lukashevich``."""
    return bool(groups_of(_PATRONYMIC.sub("", word.key), stem=True))


@lru_cache(maxsize=20_000)
def patronymics_in(text: str) -> tuple[tuple[str, Word], ...]:
    """Return the patronymics of a text, each with the key of the word before it."""
    words = [(match.group(), fold(match.group().casefold())) for match in _WORD.finditer(text)]
    return tuple(
        (before, Word(raw, key, Part.PATRONYMIC))
        for (_, before), (raw, key) in pairwise(words)
        if raw[:1].isupper() and len(key) > 5 and is_given(before) and _PATRONYMIC.search(key)
    )


# bodies and places ----------------------------------------------------------------------------------------------------------------
def _body(text: str, kind: NameKind) -> Named:
    tables = name_words()
    raws = _body_tokens(text)
    forms, left = forms_of(raws) if kind is NameKind.BODY else (NO_FORMS, raws)
    words = [word for raw in _with_states(left) if (word := raw if isinstance(raw, Word) else _body_word(raw, tables)) is not None]
    if not words:
        words = [Word(raw, key) for raw in (left or raws) if (key := fold(raw))]
    return Named(text, kind, _counted(words), forms)


def _body_tokens(text: str) -> list[str]:
    low = re.sub(
        r"(?<![^\W_])((?:[^\W\d_]\.\s?){2,})([^\W\d_](?![^\W_]))?", lambda m: re.sub(r"[.\s]", "", m.group()) + " ", text.casefold()
    )
    return [match.group().replace("’", "'") for match in _WORD.finditer(low.replace("&", " and ").replace("%", " percent "))]


def _with_states(raws: list[str]) -> Iterator[str | Word]:
    """Put the states that a name names in the place of their words; a name that is nothing but a state keeps them."""
    keys, at = state_keys(), 0
    folded = [fold(raw) for raw in raws]
    while at < len(raws):
        length = next((n for n in (4, 3, 2, 1) if n < len(raws) and " ".join(folded[at : at + n]) in keys and len(folded[at]) > 1), 0)
        if length:
            yield Word(" ".join(raws[at : at + length]), keys[" ".join(folded[at : at + length])], Part.STATE)
        else:
            yield raws[at]
        at += max(length, 1)


def _body_word(raw: str, tables: NameWords) -> Word | None:
    if raw in tables.small:
        return None
    raw = raw.removeprefix("d'").removeprefix("l'") if len(raw) > 3 else raw
    raw = tables.written_out.get(raw, raw)
    number = tables.numbers.get(raw) or (str(_roman(raw)) if _ROMAN.fullmatch(raw) else "")
    if number or raw.isdigit():
        return Word(raw, number or raw.lstrip("0") or "0", Part.NUMBER)
    key = fold(raw)
    if not key:
        return None
    if any(letter.isdigit() for letter in key):
        return Word(raw, key, Part.NUMBER)
    return Word(raw, key, Part.GENERAL if key in tables.general else Part.NAME)


def _counted(words: list[Word]) -> tuple[Word, ...]:
    """Add up ``forty four``."""
    out: list[Word] = []
    for word in words:
        if out and word.part is Part.NUMBER is out[-1].part and out[-1].key in {"20", "30", "40", "50"} and word.key in set("123456789"):
            out[-1] = Word(f"{out[-1].text} {word.text}", str(int(out[-1].key) + int(word.key)), Part.NUMBER)
        else:
            out.append(word)
    return tuple(out)


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-value if n + 1 < len(values) and value < values[n + 1] else value for n, value in enumerate(values))
