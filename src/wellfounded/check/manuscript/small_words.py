"""Small words that do not fit their neighbours: articles, words that sound alike, verbs in the wrong form, lost capitals.

Invariant: a form is told only where the words beside it leave one reading; quoted words are left, since they are somebody else's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache

from ...model.findings import Finding, Fix, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..running import found
from ..subject import Subject
from ..tables import table
from .vocabulary import is_certain_word

_QUOTED = re.compile(r"“[^”\n]*”|«[^»\n]*»|\"[^\"\n]*\"")
_SMALL_START = re.compile(r"(?<![\w.-])(?P<last>[^\W\d_A-ZА-ЯЁ]{4,})(?P<end>\. )(?P<first>[^\W\d_A-ZÀ-ÞА-ЯЁ]{2,})(?![\w.])")


class WrongArticle(Rule):
    """The article "a" before a vowel, or "an" before a consonant.

    The word behind it was exchanged, or another one taken out: look at what the sentence said before.
    """

    code = "TXT312"
    title = "“a” or “an” before the wrong sound"
    severity = Severity.NOTE
    unsure = True
    example = "The miller bought a old barn and paid an fine.\n"
    counter_example = "The miller bought an old barn, a used cart and an hourglass, and paid a fine to a European union.\n"
    sure = "Asked of words in small letters; those that begin with another sound than their letter are known."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for passage, match in _outside_quotes(subject, _article(), language="en", when=_is_wrong_article):
            word, article = match["next"], match["article"]
            if is_certain_word(word):
                right = article[0] + ("" if len(article) == 2 else "n")
                fix = Fix(Passage.of(subject.text, passage.start, passage.start + len(article)), right)
                yield self.finding(subject, f"Before “{word}” stands “{right}”, not “{article}”.", passage, fix=fix)


@cache
def _article() -> re.Pattern[str]:
    letter = "|".join(table("manuscript", "small_words")["article"]["letter_before"])
    return re.compile(rf"(?<![\w.'’&-])(?P<article>[Aa]n?) (?P<next>(?!(?:{letter})\b)[a-z]{{3,}})(?![\w'’-])")


@cache
def _begins(sound: str) -> re.Pattern[str]:
    return re.compile("|".join(table("manuscript", "small_words")["article"][sound]))


def _is_wrong_article(words: str) -> bool:
    """Say whether a word asks for the other article than the one before it."""
    article, word = words.split(" ")
    if _begins("either").match(word):
        return False
    vowel = (word[0] in "aeiou" and not _begins("as_consonant").match(word)) or bool(_begins("silent").match(word))
    return vowel != (len(article) == 2) and not (word[0] == "u" and len(article) == 1 and not vowel)


class SoundsAlike(Rule):
    """A word in place of one that sounds like it: "it's" for "its", "a" for "à", "-тся" for "-ться".

    No list of words finds it, since both are words; whoever reads in a foreign language may take it for another meaning.
    """

    code = "TXT313"
    title = "a word in place of one that sounds like it"
    severity = Severity.WARNING
    example = "The mill lost it's roof, and more then nine men said there report could of been wrong.\n"
    counter_example = "It's clear that the mill lost its roof, and then more men said their report could have been wrong: it's the third.\n"
    sure = "Asked only where the neighbours allow one of the two; rarer confusions are not looked for."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for language in subject.analysis.languages:
            for pattern, right in _alike().get(language, ()):
                for passage, match in _outside_quotes(subject, pattern, language=language):
                    said = f"“{' '.join(passage.exact.split())}”: here belongs “{match.expand(right)}”."
                    yield self.finding(subject, said, passage)


class SmallStart(Rule):
    """A sentence that begins with a small letter.

    Its first words were taken out, or the full stop before it is left from another sentence: what stood between them is gone.
    """

    code = "TXT314"
    title = "a sentence with a small letter at its head"
    severity = Severity.NOTE
    unsure = True
    example = "The mill was sold in the autumn. the miller sued, and nobody answered.\n"
    counter_example = (
        "The mill was sold in the autumn, approx. the tenth of them. The miller sued (see para. four) Brandt et al. and others.\n"
    )
    sure = "Asked behind whole words that are no abbreviations."

    def find(self, subject: Subject) -> Iterator[Finding]:
        short = _shortened()
        for passage, match in _outside_quotes(subject, _SMALL_START, language=""):
            last, first = match["last"].lower(), match["first"]
            if last in short or not is_certain_word(last) or not is_certain_word(first):
                continue
            shown = Passage.of(subject.text, match.start("last"), passage.end)
            yield self.finding(subject, f"The sentence begins with a small letter: “{' '.join(shown.exact.split())}”.", shown)


def _outside_quotes(
    subject: Subject, pattern: re.Pattern[str], *, language: str, when: Callable[[str], bool] | None = None
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield what a pattern finds in running text of a language (of any, where it is empty), outside quoted words; ``when`` comes first."""
    if language and language not in {subject.analysis.language, *subject.analysis.languages}:
        return
    for passage, match in found(subject, pattern, when=when):
        at = subject.analysis.span_of(passage).start
        if language and subject.analysis.language_at(at) != language:
            continue
        if not _in_quotes(subject, passage.start):
            yield passage, match


def quoted_in(subject: Subject, start: int, end: int) -> bool:
    """Say whether a stretch of the normal form begins inside quoted words, or is noise such as an address."""
    return subject.analysis.is_noise(start, end) or _in_quotes(subject, subject.analysis.passage(start, end).start)


def _in_quotes(subject: Subject, at: int) -> bool:
    """Say whether a position of the text layer stands inside quoted words."""
    quoted = subject.once_alone("small words: quoted", lambda: tuple(match.span() for match in _QUOTED.finditer(subject.text)))
    number = bisect_right(quoted, (at, len(subject.text)))
    return number > 0 and at < quoted[number - 1][1]


@cache
def _alike() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    rows = table("manuscript", "small_words")["alike"]
    return {
        language: [(re.compile(rf"(?<![\w'’-])(?:{row['found']})(?![\w-])", re.IGNORECASE), row["right"]) for row in of]
        for language, of in rows.items()
    }


@cache
def _shortened() -> frozenset[str]:
    return frozenset(table("manuscript", "small_words")["shortened"]["words"])


RULES: tuple[type[Rule], ...] = (WrongArticle, SoundsAlike, SmallStart)
