"""Words that are no words, and one slip away from a word: of the scanner, of the keyboard, of the finger, of an exchange in the whole text.

Invariant: a word is told only where no list of its language and no other document of the run knows it, and what it was is a word that one
of them knows. Each place is told by one rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import ClassVar

from rapidfuzz.distance import OSA

from ...model.findings import Finding, Fix, Severity
from ..rule import Rule
from ..running import found
from ..subject import Subject
from ..tables import table
from .vocabulary import Strange, is_certain_word, is_word, strange_words, usual, words_counted, words_of_run

_LEAST = 4
_LONG = 5
_PART = 4
_NUMBER = re.compile(
    r"(?<![\w.,'’°-])(?=[\d.,oOlIОо]*[0-9][oOlIОо]|[\d.,]*[oOlIОо][0-9])(?=(?:[^\s\d]*\d){2})[\doOlIОо][\d.,oOlIОо]*[\doOlIОо](?![\w°'’])"
)
_AS_FIGURE = str.maketrans("oOlIОо", "001100")
_LATIN_KEYS = re.compile(r"(?<![\w.,;@/'-])[a-z\[\];',.`]{3,}(?![\w@/])")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")
_HYPHENED = re.compile(r"(?<![\w-])([^\W\d_]{2,})-([^\W\d_A-ZА-Я]{2,})(?![\w-])")
_NOT_SIGN = re.compile(r"(?<!\w)([^\W\d_]{2,})¬\s?([^\W\d_]{2,})(?!\w)")
_JOINED = 3000
"""How usual a word is in the lists from which on it may well be joined to another one."""
_COMMON = 500
"""How usual a word is in the lists of its language from which on it may be what the scanner misread."""
_MOST = 12
_LANGUAGES = ("en", "fr", "ru")
_LONGER, _TIMES = 6, 2
"""Letters from which on a word is no other by chance, and times that one slip may be made."""
_WESTERN, _RUSSIAN = "abcdefghijklmnopqrstuvwxyzéèêàçôîûâ", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


class _OfLetters(Rule):
    """A strange word that is one slip of some kind away from a word."""

    saying: ClassVar[str]
    """What is said of a word and of what it is when mended."""

    def said(self, word: str, mended: str) -> str:
        return self.saying.format(word=word, mended=mended)

    def told(self, subject: Subject, strange: Strange, mended: str) -> Finding:
        new = mended.capitalize() if strange.word[0].isupper() else mended
        fix = Fix(strange.passages[0], new) if len(strange.passages) == 1 else None
        return self.finding(subject, self.said(strange.word, new), *strange.passages[:_MOST], fix=fix)


class MisreadByScanner(_OfLetters):
    """A word that is none, and is one with letters put back which scanners take for one another: "rn" for "m", "cl" for "d", 0 for O.

    The text was recognised from a picture and not read again. Where one word was misread so that it shows, a name or a figure may have been
    misread so that it does not.
    """

    code = "TXT401"
    title = "a word misread by the scanner"
    severity = Severity.WARNING
    example = "The harbour master signed the surnrnons in May. The guard clisposed of 1o,400 crates.\n"
    counter_example = "The harbour master signed the summons in May. The guard disposed of 10,400 crates.\n"
    sure = "Sure that it is no word of English, French or Russian; which word it was is a guess where two fit."

    saying = "“{word}” is not a word: the scanner probably misread “{mended}”."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for strange, mended in _mended(subject, "scanner"):
            yield self.told(subject, strange, mended)
        for passage, match in found(subject, _NUMBER):
            fix = match.group().translate(_AS_FIGURE)
            yield self.finding(subject, f"“{match.group()}” holds a letter for a figure: {fix}.", passage, fix=Fix(passage, fix))


class OtherKeyboard(_OfLetters):
    """A word typed as if on another keyboard: "qppeql" for "appeal", "ghbdtn" for "привет".

    No search finds it. In a passage typed so, signs are wrong that do not show: full stops, brackets, figures.
    """

    code = "TXT402"
    title = "a word typed on another keyboard"
    severity = Severity.WARNING
    example = "The guard qppeqled in May, and the harbour was closed.\n"
    counter_example = "The guard appealed in May, and the quay of Qatar was closed.\n"
    sure = "Sure: it is no word, and key by key it is one."

    saying = "“{word}” is not a word: it is “{mended}”, typed with the keyboard set to another language."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for strange, mended in _mended(subject, "keyboard"):
            yield self.told(subject, strange, mended)
        if "ru" not in subject.analysis.languages or not _CYRILLIC.search(subject.text):
            return
        for passage, match in found(subject, _LATIN_KEYS, when=_is_russian_typed):
            at = subject.analysis.span_of(passage).start
            word = match.group().rstrip(",.;'")
            if subject.analysis.language_at(at) == "ru" and not is_word(word) and word not in _strange_here(subject):
                mended = _typed(match.group(), _keyboards()[-1]).rstrip("бюжэ") if word != match.group() else _typed(word, _keyboards()[-1])
                yield self.finding(subject, self.said(match.group(), mended), passage)


class ExchangedInside(_OfLetters):
    """A word spoilt by an exchange in the whole text: "he" made "she" also inside "other", "state" made "country" inside "statement".

    Whoever exchanged the words did not look at each place. The same exchange may have changed quotations, names and titles of laws, where
    it gives words that are words.
    """

    code = "TXT403"
    title = "a word spoilt by find and replace"
    severity = Severity.WARNING
    example = "The harbour master made a countryment in May, and the otsher guard signed it.\n"
    counter_example = "The harbour master made a statement in May, and the other guard signed it in the countryside.\n"
    sure = "Sure: it is no word, and with the other of two words that are often exchanged it is one."

    saying = "“{word}” is “{mended}” after an exchange of words in the whole text."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for strange, mended in _mended(subject, "exchanged"):
            yield self.told(subject, strange, mended)


class Misspelt(_OfLetters):
    """A word that is none, a letter away from a word that these documents or the language use: a letter lost, doubled or exchanged.

    A misspelt word is not found by a search, and in a text for a court it costs the reader's trust.
    """

    code = "TXT404"
    title = "a misspelt word"
    severity = Severity.NOTE
    unsure = True
    example = "The court annulled the detention in May. The detenton had lasted a year.\n"
    counter_example = "The court annulled the detention in May. The detentions had lasted a year.\n"
    sure = "Asked of words in small letters that stand once or twice and that no list knows; a term of a trade may be taken for a slip."

    saying = "“{word}” is no word; “{mended}” is a letter away."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for strange, mended in _mended(subject, "misspelt"):
            yield self.told(subject, strange, mended)


class HyphenLeft(Rule):
    """A hyphen inside a word, where the end of a line once stood: "judg-ment", "пригово-ром".

    The text was copied from a page with other lines. A search for the word does not find it.
    """

    code = "TXT405"
    title = "a hyphen left from the end of a line"
    severity = Severity.NOTE
    example = "The court annulled the deten-tion in May.\n"
    counter_example = "The court annulled the well-known re-entry in May and the pre-trial detention of a vice-mayor.\n"
    sure = "Sure: the parts are no words of their own, or one of them is none, and together they are one."

    def find(self, subject: Subject) -> Iterator[Finding]:
        counted = words_of_run(subject)
        for passage, match in found(subject, _HYPHENED, when=lambda word: is_certain_word(word.replace("-", "").lower())):
            first, second = match[1].lower(), match[2].lower()
            whole = first + second
            broken = not is_word(second) and counted[second] < 2 and (not is_word(first) or counted[whole] or usual(whole, "en"))
            if broken or (counted[whole] and first not in _prefixes() and self._rare(second) and self._alone(subject, match.group())):
                fix = match[1] + match[2]
                yield self.finding(subject, f"“{match.group()}” is one word: “{fix}”.", passage, fix=Fix(passage, fix))
        for passage, match in found(subject, _NOT_SIGN) if "¬" in subject.text else ():
            fix = match[1] + match[2]
            yield self.finding(subject, f"“{match.group()}” is one word: “{fix}”.", passage, fix=Fix(passage, fix))

    def _rare(self, part: str) -> bool:
        """Say whether what stands behind a hyphen is hardly a word that is joined to another one."""
        return len(part) > 1 and max(usual(part, language) for language in ("en", "fr")) < _JOINED and not _CYRILLIC.search(part)

    def _alone(self, subject: Subject, written: str) -> bool:
        """Say whether the run writes a word with a hyphen in this one place."""
        return sum(one.text.count(written) for one in (subject, *subject.others)) == 1


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(table("manuscript", "words")["compounding"]["prefixes"])


def _mended(subject: Subject, kind: str) -> Iterator[tuple[Strange, str]]:
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
    for keyboard in _keyboards():
        for way in (keyboard, {new: old for old, new in keyboard.items()}):
            typed = _typed(word, way)
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


def _is_russian_typed(word: str) -> bool:
    """Say whether what is typed on Latin keys is a Russian word on those of a Russian keyboard."""
    if word.strip("',.;`[]") == "" or word.isalpha():
        return False
    keyboard = _keyboards()[-1]
    return any(is_certain_word(_typed(one, keyboard)) for one in (word, word.rstrip(",.;'")) if len(one) >= 3)


def _strange_here(subject: Subject) -> frozenset[str]:
    return frozenset(one.small for one in strange_words(subject))


def _typed(word: str, keyboard: dict[str, str]) -> str:
    return "".join(keyboard.get(letter, letter) for letter in word)


@cache
def _keyboards() -> tuple[dict[str, str], ...]:
    return tuple(dict(zip(row["keys"], row["other"], strict=True)) for row in table("manuscript", "slips_of_letters")["keyboard"])


RULES: tuple[type[Rule], ...] = (MisreadByScanner, OtherKeyboard, ExchangedInside, Misspelt, HyphenLeft)
