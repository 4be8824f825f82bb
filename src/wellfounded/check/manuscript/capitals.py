"""Capitals that were lost, or stand inside a word: "mr kovary", "3 may 2016", "TENants", "cOURT".

Invariant: a small letter is told only where the same text writes the word with a capital inside its sentences, no list knows it as a common
word, and it stands so no more than twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Fix, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..running import found
from ..subject import Subject
from ..tables import table
from .vocabulary import is_certain_word, is_word, words_of_run

_SMALL = "a-zà-öø-ÿа-яё"
_BIG = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_TITLED = re.compile(
    rf"(?<![\w.-])(?P<title>[Mm]rs?|[Mm]s|Miss|[Dd]r|[Pp]rof|[Mm]me|[Mm]lle)"
    rf"\.? (?P<name>[{_SMALL}][\w'’-]{{2,}})(?![\w.])"
)
_SMALL_TITLE = re.compile(rf"(?<![\w.-])(?P<title>mrs?|ms|dr|mme|mlle)\.? (?P<name>[{_BIG}][\w'’-]{{2,}})")
_MONTH = re.compile(
    r"(?<![\w.-])(?:(?:[0-3]?\d|in|of|since|until|on|by) )(?P<name>january|february|april|june|july|august"
    r"|september|october|november|december"
    r"|(?<=\d )(?:march|may)(?= (?:19|20)\d\d)|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![\w-])"
)
_INSIDE = re.compile(
    rf"(?<![\w.@/#&'’-])"
    rf"(?:[{_SMALL}]+[{_BIG}]{{2,}}[{_SMALL}]*|[{_BIG}]{{2,}}[{_SMALL}]{{2,}}|THe)(?![\w@/-])"
)
_NAME = re.compile(rf"(?<=[{_SMALL},] )[{_BIG}][{_SMALL}]{{3,}}(?![\w-])")
_WORD = re.compile(rf"(?<![\w@/.-])[{_SMALL}]{{4,}}(?![\w@/-])")
_MOST_SO, _SHORT = 2, 3


class LostCapital(Rule):
    """A name, a month or a form of address with a small letter at its head: "mr kovary", "on 3 may".

    It is the mark of a name that was put in by find and replace. A search that heeds capitals passes it by, and so does a redaction.
    """

    code = "TXT317"
    title = "a name with a small letter"
    severity = Severity.NOTE
    example = "The guard knew Mr Kovary, and he asked Kovary to wait. On 3 may 2016 mr Kovary came, and then kovary left.\n"
    counter_example = "The guard knew Mr Miller, and he asked Mr Miller to wait. On 3 May 2016 another miller came.\n"
    sure = "Sure behind forms of address; elsewhere asked of names that no list knows as words."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told: set[int] = set()
        for pattern in (_TITLED, _SMALL_TITLE, _MONTH):
            language = "en" if pattern is _MONTH else ""
            for passage, match in found(subject, pattern):
                name = match["name"]
                if language and subject.analysis.language_at(subject.analysis.span_of(passage).start) != language:
                    continue
                if pattern is _TITLED and (_opens_a_name(name) or (is_word(name.lower()) and words_of_run(subject)[name] < 2)):
                    continue
                told.add(match.end())
                yield self._told(subject, passage, match, pattern is _SMALL_TITLE)
        yield from self._names(subject, told)

    def _told(self, subject: Subject, passage: Passage, match: re.Match[str], title: bool) -> Finding:
        start, end = match.span("title" if title else "name")
        word = subject.text[start:end]
        fix = Fix(Passage.of(subject.text, start, end), word[0].upper() + word[1:])
        return self.finding(subject, f"“{' '.join(passage.exact.split())}”: a capital belongs at the head of “{word}”.", passage, fix=fix)

    def _names(self, subject: Subject, told: set[int]) -> Iterator[Finding]:
        """Look at words in small letters that the text writes with a capital inside its sentences."""
        names = Counter(match.group() for match in _NAME.finditer(subject.text))
        known = {name.lower() for name, times in names.items() if times > 1 and not is_word(name.lower())}
        if not known:
            return
        places: dict[str, list[Passage]] = {}
        for passage, match in found(subject, _WORD, when=known.__contains__):
            if match.end() not in told:
                places.setdefault(match.group(), []).append(passage)
        for word, some in places.items():
            if len(some) <= _MOST_SO and words_of_run(subject)[word] > 2 * len(some):
                said = f"“{word}” is written “{word.capitalize()}” elsewhere."
                yield self.finding(subject, said, *some, fix=Fix(some[0], word.capitalize()) if len(some) == 1 else None)


def _opens_a_name(word: str) -> bool:
    """Say whether a word is a particle, or begins with one: "von", "al-Rashid", "d'Almeida"."""
    return re.split(r"['’-]", word, maxsplit=1)[0] in _particles()


@cache
def _particles() -> frozenset[str]:
    return frozenset(table("manuscript", "words")["names"]["particles"].split())


class CapitalsInside(Rule):
    """Capitals inside a common word: "TENants", "cOURT", "THe".

    The shift key or the caps lock was held too long, or two pieces of text were joined. Names written so are not found.
    """

    code = "TXT318"
    title = "capitals inside a word"
    severity = Severity.NOTE
    example = "The cOURT heard the TENants for an hour.\n"
    counter_example = "The COURT heard the NGOs, two MEPs, the PhD and the eBay seller for an hour.\n"
    sure = "Asked of words that a list knows in small letters, and that the text writes so once."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for passage, match in found(subject, _INSIDE, when=lambda word: is_certain_word(word.lower())):
            word = match.group()
            if subject.text.count(word) > 1 or (word[-1] == "s" and word[:-1].isupper()):
                continue
            if word[:2].isupper() and word[2:].islower() and word.capitalize() in subject.text and len(word) > _SHORT:
                continue  # two capitals at the head of a word that the text else writes with one: another rule's
            yield self.finding(subject, f"“{word}” has capitals inside.", passage, fix=Fix(passage, word.lower()))


RULES: tuple[type[Rule], ...] = (LostCapital, CapitalsInside)
