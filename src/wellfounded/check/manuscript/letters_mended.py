"""Strange words with what each was before a slip: of the scanner, the keyboard, the finger, or of an exchange in the whole text.

Invariant: what a word was is one that a list of its language or the documents of the run know; of several kinds of slips the first counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from rapidfuzz.distance import OSA

from ..subject import Subject
from ..tables import table
from .vocabulary import Strange, is_certain_word, is_word, strange_words, usual, words_counted, words_of_run

_LEAST = 4
_LONG = 5
_PART = 4
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")
_COMMON = 500
"""How usual a word is in the lists of its language from which on it may be what the scanner misread."""
_LANGUAGES = ("en", "fr", "ru")
_LONGER, _TIMES = 6, 2
"""Letters from which on a word is no other by chance, and times that one slip may be made."""
_WESTERN, _RUSSIAN = "abcdefghijklmnopqrstuvwxyzéèêàçôîûâ", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


def mended_words(subject: Subject, kind: str) -> Iterator[tuple[Strange, str]]:
    """Yield the strange words of a document that a kind of slip explains, such as "scanner", each with what it was."""
    for strange, how, word in subject.once("strange words mended", lambda: list(_all_mended(subject))):
        if how == kind:
            yield strange, word


def _all_mended(subject: Subject) -> Iterator[tuple[Strange, str, str]]:
    """Yield each strange word that a slip explains, with the first kind of slip that does."""
    run, own = words_of_run(subject), words_counted(subject)
    kinds: tuple[tuple[str, Callable[[str], Iterator[str]]], ...] = (
        ("keyboard", _from_keyboards), ("exchanged", _exchanged), ("scanner", _rescanned)
    )  # fmt: skip
    for strange in strange_words(subject):
        if _CYRILLIC.search(strange.word) and _LATIN.search(strange.word):
            continue  # letters of two alphabets are told as such
        named = strange.word[0].isupper()
        for kind, slips in kinds:
            fits = slips(strange.small)
            if kind == "scanner":  # rows of letters are alike in so many ways that only a word in common use is a guess worth telling
                fits = (word for word in fits if run[word] or strange.language == "ru" or usual(word, strange.language) >= _COMMON)
            mended = _best(fits, run, listed=not named or kind == "keyboard")
            elsewhere = named and (
                kind == "exchanged"
                or (kind == "keyboard" and len(strange.word) < _LONGER)
                or (strange.language != "ru" and bool(_CYRILLIC.search(mended)))
            )
            if mended and len(strange.word) >= _LEAST and not elsewhere:
                yield strange, kind, mended
                break
        else:
            before_apostrophe = any(subject.text[one.end : one.end + 1] in {"'", "\u2019"} for one in strange.passages)
            if (
                not named
                and not before_apostrophe
                and own[strange.small] <= _TIMES
                and len(strange.word) >= _LONG
                and strange.word.isalpha()
            ):
                mended = (
                    _near(strange.small, run)
                    or _best(_usual_ones(_turned(strange.small), strange.language, run), run, listed=True)
                    or _a_slip_away(strange)
                )
                if mended:
                    yield strange, "misspelt", mended


def _best(words: Iterator[str], run: Counter[str], *, listed: bool) -> str:
    """Return the word that the documents use most, or else the first that a list knows."""
    some = list(dict.fromkeys(words))
    used = max(some, key=lambda word: run[word], default="")
    if used and run[used] > (0 if listed else 1) and (is_certain_word(used) or not listed):
        return used
    return (
        next((word for word in some if is_certain_word(word) and max(usual(word, language) for language in _LANGUAGES)), "")
        if listed
        else ""
    )


def _from_keyboards(word: str) -> Iterator[str]:
    for keyboard in keyboards():
        for way in (keyboard, {new: old for old, new in keyboard.items()}):
            typed = typed_on(word, way)
            if typed != word and typed.isalpha():
                yield typed


def _exchanged(word: str) -> Iterator[str]:
    for pair in table("manuscript", "slips_of_letters")["exchanged"]["pairs"]:
        for old, new in (pair, pair[::-1]):
            at = word.find(new)
            while at >= 0 and len(word) > len(new):
                yield word[:at] + old + word[at + len(new) :]
                at = word.find(new, at + 1)


def _rescanned(word: str) -> Iterator[str]:
    for read, stood in table("manuscript", "slips_of_letters")["scanner"]["pairs"]:
        at = word.find(read)
        if at >= 0 and word.count(read) > 1:
            yield word.replace(read, stood)
        while at >= 0:
            yield word[:at] + stood + word[at + len(read) :]
            at = word.find(read, at + 1)


def _usual_ones(words: Iterator[str], language: str, run: Counter[str]) -> Iterator[str]:
    """Yield the words that are usual in a language or stand in the documents: a list also has slips in it, as its rare words."""
    return (word for word in words if run[word] or usual(word, language))


def _turned(word: str) -> Iterator[str]:
    """Yield the word with two neighbouring letters exchanged, or with a doubled letter single."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        else:
            yield word[:at] + word[at + 1 :]


def _near(word: str, run: Counter[str]) -> str:
    """Return the word of the documents that is a letter away and is no other form of the same word, nor is the word made of two."""
    if any(is_word(word[:at]) and is_word(word[at:]) for at in range(_PART, len(word) - _PART + 1)):
        return ""
    fits = [
        one for one in run
        if abs(len(one) - len(word)) < 2 and one != word and one[:-2] != word[:-2] and OSA.distance(one, word, score_cutoff=1) == 1
        and is_certain_word(one)
    ]  # fmt: skip
    return max(fits, key=lambda one: run[one], default="")


def _a_slip_away(strange: Strange) -> str:
    """Return the common word of a list that is a letter away from a longer word; none where the word may be one of another language."""
    word = strange.small
    if len(word) < _LONGER or any(is_word(word[:at]) and is_word(word[at:]) for at in range(_PART, len(word) - _PART + 1)):
        return ""
    fits = [one for one in _one_letter_off(word) if usual(one, strange.language)]
    return max(fits, key=lambda one: usual(one, strange.language), default="")


def _one_letter_off(word: str) -> Iterator[str]:
    """Yield what a word may have been; a Russian one only with a letter that was lost, or that lies beside its own on the keyboard.

    The Russian dictionary does not say which words are usual, so that one of its rare forms is near to any new word of a trade.
    """
    russian = bool(_CYRILLIC.search(word))
    for at in range(len(word) + 1):
        if not russian:
            yield word[:at] + word[at + 1 :]
        for letter in _RUSSIAN if russian else _WESTERN:
            yield word[:at] + letter + word[at:]
            if not russian or letter in _beside().get(word[at : at + 1], ""):
                yield word[:at] + letter + word[at + 1 :]


@cache
def _beside() -> dict[str, str]:
    """Return the letters beside each letter of a Russian keyboard."""
    rows = table("manuscript", "slips_of_letters")["russian_rows"]
    place = {letter: (row, at) for row, letters in enumerate(rows) for at, letter in enumerate(letters)}
    return {
        one: "".join(other for other, (r, a) in place.items() if other != one and abs(r - row) < 2 and -1 <= (a - at) + (r - row) / 2 <= 1)
        for one, (row, at) in place.items()
    }


def is_russian_typed(word: str) -> bool:
    """Say whether what is typed on Latin keys is a Russian word on those of a Russian keyboard."""
    if word.strip("',.;`[]") == "" or word.isalpha():
        return False
    keyboard = keyboards()[-1]
    return any(is_certain_word(typed_on(one, keyboard)) for one in (word, word.rstrip(",.;'")) if len(one) >= 3)


def strange_here(subject: Subject) -> frozenset[str]:
    """Return the strange words of a document in small letters."""
    return frozenset(one.small for one in strange_words(subject))


def typed_on(word: str, keyboard: dict[str, str]) -> str:
    """Return what the keys of a word give on another keyboard."""
    return "".join(keyboard.get(letter, letter) for letter in word)


@cache
def keyboards() -> tuple[dict[str, str], ...]:
    """Return the letters of each other keyboard by the keys of the usual one; the Russian keyboard is the last."""
    return tuple(dict(zip(row["keys"], row["other"], strict=True)) for row in table("manuscript", "slips_of_letters")["keyboard"])
