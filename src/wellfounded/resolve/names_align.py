"""Two names word by word: which word answers to which, how well, and what is left over.

The best pairs are taken first; initials come after written-out words. Words written together in one name and apart in the other are
put together before. Invariant: the alignment of two names is that of the same names exchanged, with left and right exchanged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from .names_abjad import bones_of, cost, is_arabic
from .names_tables import akin_to, groups_of, short_for
from .names_transcribed import transcriptions
from .names_words import Named, Part, Word

_SOUNDS = (
    (re.compile(r"(?<=a)ia$"), ""),
    (re.compile(r"(?<=[uoa])e"), ""),
    (re.compile(r"(?<=[xj])o"), "e"),
    (re.compile(r"i?[ao]+"), "a"),
    (re.compile(r"[ei]+"), "e"),
    (re.compile(r"i?u+"), "u"),
    (re.compile(r"[gh]"), "h"),
    (re.compile(r"[jC]"), "z"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_CLOSE = (
    (re.compile(r"(?<=a)ia$"), ""),
    (re.compile(r"(?<=[uoa])e"), ""),
    (re.compile(r"(?<=[xj])o"), "e"),
    (re.compile(r"i(?=[aou])"), ""),
    (re.compile(r"(?:ei|ie|ii)+"), "e"),
    (re.compile(r"(?<=[aou])i"), ""),
    (re.compile(r"[gh]"), "h"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS = re.compile(r"[aeiou]+")
_EXACT = frozenset({Part.NUMBER, Part.STATE})
_APART = 0.55
"""Words less alike than this do not answer to one another."""

_FAR = 0.25


class Tie(StrEnum):
    """How two words answer to one another."""

    EQUAL = "equal"
    KNOWN = "known"
    """Two forms of one given name."""
    AKIN = "akin"
    """Two given names of one origin."""
    SOUND = "sound"
    """Two spellings of one sound."""
    VOWELS = "vowels"
    """Nearly one sound: the vowels differ as between neighbouring languages."""
    SHORT = "short"
    """A short form and a given name."""
    INITIAL = "initial"
    SPELLING = "spelling"
    """A letter or two apart."""
    OTHER = "other"
    """Two different words in one place."""


@dataclass(frozen=True, slots=True)
class Pair:
    left: Word
    right: Word
    tie: Tie
    alike: float
    edits: float = 0


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of words of two names, the surest first, and the words of each that have no partner."""

    left: Named
    right: Named
    pairs: tuple[Pair, ...]
    left_over: tuple[Word, ...]
    right_over: tuple[Word, ...]


def align(left: Named, right: Named) -> Alignment:
    """Pair the words of two names; where one of them is in Arabic script, by their consonants."""
    relate = relation
    one, other = left.words, right.words
    if is_arabic(left.text) != is_arabic(right.text):
        relate = _bones_related
        one, other = _as_bones(one), _as_bones(other)
    one, other = _together(one, other, letters=4 if relate is relation else 2)
    able: list[tuple[float, int, int, int]] = []
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            tie, alike, _ = relate(a, b)
            if tie is not Tie.OTHER:
                able.append((-alike, abs(i - j), i, j))
    able.sort()
    free_one, free_other = set(range(len(one))), set(range(len(other)))
    pairs: list[Pair] = []
    for _, _, i, j in able:
        if i in free_one and j in free_other:
            free_one.discard(i)
            free_other.discard(j)
            pairs.append(Pair(one[i], other[j], *relate(one[i], other[j])))
    return Alignment(left, right, tuple(pairs), tuple(one[i] for i in sorted(free_one)), tuple(other[j] for j in sorted(free_other)))


def _as_bones(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(replace(word, key=bones) for word in words if (bones := bones_of(word.text)))


def _bones_related(one: Word, other: Word) -> tuple[Tie, float, float]:
    """Return how two words answer to one another by their consonants."""
    longer = max(len(one.key), len(other.key))
    if Part.INITIAL in (one.part, other.part):
        return (Tie.INITIAL, 0.8, 0.0) if one.key[0] == other.key[0] else (Tie.OTHER, 0.0, 0.0)
    paid = cost(*sorted((one.key, other.key)))
    if paid == 0:
        return Tie.EQUAL, 1.0, 0.0
    alike = 1 - paid / longer
    return (Tie.SPELLING if alike >= _APART else Tie.OTHER), alike, paid


def _together(one: tuple[Word, ...], other: tuple[Word, ...], *, letters: int) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Write neighbouring words together that are one word of more than so many letters in the other name."""
    if {word.key for word in one} == {word.key for word in other}:
        return one, other
    return _joined(one, other, letters), _joined(other, one, letters)


def _joined(words: tuple[Word, ...], model: tuple[Word, ...], letters: int) -> tuple[Word, ...]:
    keys = {word.key for word in words}
    wanted = {word.key for word in model if len(word.key) > letters and word.key not in keys}
    if not wanted or len(words) < 2:
        return words
    for at, (a, b) in enumerate(pairwise(words)):
        whole = a.key + b.key
        if whole in wanted or any(
            abs(len(whole) - len(w)) < 2 and len(w) > 6 and OSA.distance(whole, w, score_cutoff=1) <= 1 for w in wanted
        ):
            return _joined((*words[:at], Word(f"{a.text} {b.text}", whole, b.part), *words[at + 2 :]), model, letters)
    return words


# words ------------------------------------------------------------------------------------------------------------------------------
def relation(one: Word, other: Word) -> tuple[Tie, float, float]:
    """Return how two words answer to one another, how alike they are from 0 to 1, and how many letters they are apart."""
    if one.key == other.key:
        return Tie.EQUAL, 1.0, 0
    if one.part in _EXACT or other.part in _EXACT:
        return Tie.OTHER, 0.0, 0
    if Part.INITIAL in (one.part, other.part):
        short, full = (one.key, other.key) if one.part is Part.INITIAL else (other.key, one.key)
        return (Tie.INITIAL, 0.86, 0) if initial_agrees(short, full) and one.part is not other.part else (Tie.OTHER, 0.0, 0)
    if one.part is Part.PATRONYMIC is other.part:
        return patronymics(one.root, other.root)
    found = words_related(*sorted((one.key, other.key)))
    if found[0] in {Tie.SPELLING, Tie.VOWELS} or (found[0] is Tie.OTHER and found[1] > _FAR):
        return _transcribed(one.text, other.text) or found
    return found


@lru_cache(maxsize=50_000)
def _transcribed(one: str, other: str) -> tuple[Tie, float, float] | None:
    """Return the relation of two words where one is a German, scholarly, Spanish … transcription of the other."""
    left, right = transcriptions(one), transcriptions(other)
    if len(left) == 1 == len(right):
        return None
    sounds = {closely(key) for key in right}
    return (Tie.SOUND, 0.94, 0.0) if any(closely(key) in sounds and len(key) > 2 for key in left) else None


def initial_agrees(initial: str, word: str) -> bool:
    """Say whether a folded initial can stand for a folded word; J and Y fold to several letters before a vowel."""
    if len(initial) > 1:
        return word.startswith(initial) or (initial == "ie" and word[0] == "e")
    return word[:1] in {"j": "jie", "i": "ie", "e": "ei", "h": "hg", "g": "gh", "c": "ckx", "k": "kcx", "x": "xsc"}.get(initial, initial)


@lru_cache(maxsize=200_000)
def words_related(one: str, other: str) -> tuple[Tie, float, float]:
    """Return the relation of two folded words."""
    edits = OSA.distance(one, other)
    longer = max(len(one), len(other))
    spelled = 1 - edits / longer
    if spelled < _FAR and not (groups_of(one) or short_for(one)):
        return Tie.OTHER, spelled, edits
    if min(len(one), len(other)) > 2 and (closely(one) == closely(other) or _german(one, other)):
        return Tie.SOUND, max(0.94, spelled), edits
    same = groups_of(one), groups_of(other)
    if same[0] & same[1]:
        return Tie.KNOWN, 0.96, 0
    if same[0] & short_for(other) or same[1] & short_for(one):
        return Tie.SHORT, 0.92, 0
    if f"abd{one}" == other or f"abd{other}" == one:
        return Tie.SPELLING, 0.6, 3
    if (same[0] | akin_to(one)) & (same[1] | akin_to(other)):
        return Tie.AKIN, 0.9, 0
    if min(len(one), len(other)) > 2 and sound(one) == sound(other):
        return Tie.VOWELS, max(0.93, spelled), edits
    if bones(one) == bones(other) and len(bones(one)) > 2:
        return Tie.SPELLING, max(0.86, spelled), edits
    if spelled >= _APART:
        return Tie.SPELLING, spelled, edits
    return Tie.OTHER, spelled, edits


def _german(one: str, other: str) -> bool:
    """Say whether two words are one where German writes ``ch`` for the sound that English writes ``kh``."""
    return "x" in one + other and "h" in one + other and closely(one.replace("x", "h")) == closely(other.replace("x", "h"))


@lru_cache(maxsize=50_000)
def patronymics(one: str, other: str) -> tuple[Tie, float, float]:
    """Return the relation of two patronymics by their roots: what they end in says nothing."""
    tie, alike, edits = words_related(*sorted((one, other)))
    if tie is Tie.SOUND or (tie is Tie.SPELLING and alike >= 0.8):
        return tie, alike, edits
    if groups_of(one, stem=True) & groups_of(other, stem=True):
        return Tie.KNOWN, 0.96, 0
    return tie, alike, edits


@lru_cache(maxsize=100_000)
def closely(key: str) -> str:
    """Return what a folded word sounds like, its vowels told apart: only glides, doubled letters and h for g are brought to one."""
    for pattern, written in _CLOSE:
        key = pattern.sub(written, key)
    return key


@lru_cache(maxsize=100_000)
def sound(key: str) -> str:
    """Return what a folded word sounds like, its vowels coarsely told apart."""
    for pattern, written in _SOUNDS:
        key = pattern.sub(written, key)
    return key


@lru_cache(maxsize=100_000)
def bones(key: str) -> str:
    """Return the consonants of a folded word behind its first letter."""
    heard = sound(key)
    return heard[:1] + _VOWELS.sub("", heard[1:])
