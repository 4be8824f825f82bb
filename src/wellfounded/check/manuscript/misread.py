"""Words that are no words, and one slip away from a word: of the scanner, of the keyboard, of the finger, of an exchange in the whole text.

Invariant: a word is told only where no list of its language and no other document of the run knows it, and what it was is a word that one
of them knows. Each place is told by one rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from ...model.findings import Finding, Fix, Severity
from ..rule import Rule
from ..running import found
from ..subject import Subject
from ..tables import table
from .letters_mended import is_russian_typed, keyboards, mended_words, strange_here, typed_on
from .vocabulary import Strange, is_certain_word, is_word, usual, words_counted, words_of_run

_NUMBER = re.compile(
    r"(?<![\w.,'’°-])(?=[\d.,oOlIОо]*[0-9][oOlIОо]|[\d.,]*[oOlIОо][0-9])(?=(?:[^\s\d]*\d){2})[\doOlIОо][\d.,oOlIОо]*[\doOlIОо](?![\w°'’])"
)
_AS_FIGURE = str.maketrans("oOlIОо", "001100")
_LATIN_KEYS = re.compile(r"(?<![\w.,;@/'-])[a-z\[\];',.`]{3,}(?![\w@/])")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_HYPHENED = re.compile(r"(?<![\w-])([^\W\d_]{2,})-([^\W\d_A-ZА-Я]{2,})(?![\w-])")
_NOT_SIGN = re.compile(r"(?<!\w)([^\W\d_]{2,})¬\s?([^\W\d_]{2,})(?!\w)")
_JOINED = 3000
"""How usual a word is in the lists from which on it may well be joined to another one."""
_MOST = 12
_TURNED_LEAST = 6
"""Letters from which on a word with the letters of another one is a slip of it."""


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
        for strange, mended in mended_words(subject, "scanner"):
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
        for strange, mended in mended_words(subject, "keyboard"):
            yield self.told(subject, strange, mended)
        if "ru" not in subject.analysis.languages or not _CYRILLIC.search(subject.text):
            return
        for passage, match in found(subject, _LATIN_KEYS, when=is_russian_typed):
            at = subject.analysis.span_of(passage).start
            word = match.group().rstrip(",.;'")
            if subject.analysis.language_at(at) == "ru" and not is_word(word) and word not in strange_here(subject):
                mended = (
                    typed_on(match.group(), keyboards()[-1]).rstrip("бюжэ") if word != match.group() else typed_on(word, keyboards()[-1])
                )
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
        for strange, mended in mended_words(subject, "exchanged"):
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
        for strange, mended in mended_words(subject, "misspelt"):
            if not _is_turned(subject, strange, mended):
                yield self.told(subject, strange, mended)


class LettersTurned(_OfLetters):
    """A word that is none: two of its letters have changed places, and the text has it right elsewhere.

    The finger was quicker than the hand. A misspelt word is not found by a search.
    """

    code = "TXT406"
    title = "two letters that changed places"
    severity = Severity.WARNING
    example = "The message came in May. Nobody read the message. The mesasge was lost.\n"
    counter_example = "The message came in May. Nobody read the message. The messages were lost.\n"
    sure = "Sure: the same letters in their order stand twice in the same text; names are not asked."

    saying = "“{word}” is no word; “{mended}” has the same letters."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for strange, mended in mended_words(subject, "misspelt"):
            if _is_turned(subject, strange, mended):
                yield self.told(subject, strange, mended)


def _is_turned(subject: Subject, strange: Strange, mended: str) -> bool:
    """Say whether a strange word has the letters of one that the same text has twice, two of them in the other's place."""
    same = sorted(strange.small) == sorted(mended)
    return same and len(mended) >= _TURNED_LEAST and words_counted(subject)[mended] > 1 and len(strange.passages) == 1


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


RULES: tuple[type[Rule], ...] = (MisreadByScanner, OtherKeyboard, ExchangedInside, Misspelt, HyphenLeft, LettersTurned)
