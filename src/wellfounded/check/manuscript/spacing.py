"""Spaces that are missing, doubled or in the wrong place, and words run together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from ...model.findings import Finding, Fix, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..running import found
from ..subject import Subject
from ..tables import table
from .vocabulary import strange_words, usual, words_of_run

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|"
    "septembre|octobre|novembre|décembre|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|"
    "Januar|Februar|März|Juni|Juli|Oktober|Dezember"
)
_GLUED = re.compile(
    rf"(?P<date>(?<![\w-])[^\W\d_]{{2,}}(?=\d{{1,2}}\s(?:{_MONTHS})\b)|(?<![\w.,-])\d{{1,2}}(?=(?:{_MONTHS})(?![^\W\d_]))|\b(?:{_MONTHS})(?=(?:19|20)\d\d\b))"
    r"|(?P<stop>(?<![\w.@/-])[^\W\d_A-Z]{3,}[.!?;](?=[A-ZА-ЯЁÀ-Þ][^\W\d_A-Z]{2,}[\s,.;:]))"
    r"|(?P<comma>(?<![\w.@/-])[^\W\d_]{3,},(?=[^\W\d_]{3,}(?![\w@/])))"
    r"|(?P<bracket>\([^()\n]{5,}\)(?=[^\W\d_¹²³⁰-⁹]{2,})|(?<![\w(])[^\W\d_]{3,}(?=\([^\W\d_]{5,}[ ,]))"
)
_CAMEL = re.compile(r"(?<![\w.@/#-])([a-zà-öø-ÿа-яё]{2,})([A-ZÀ-ÞА-ЯЁ][a-zà-öø-ÿа-яё]{2,})(?![\w@/])")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_MARK = re.compile(r"(?<=[^\W_])[ \t\u00a0]+(?=[,.](?:\s|$))|(?<=[^\W_])[ \t]+(?=[;!?](?:\s|$))")
_IN_BRACKET = re.compile(r"(?<=[(\[])[ \t]+(?=\w)|(?<=[\w»”\"])[ \t]+(?=[)\]])")
_AFTER_HYPHEN = re.compile(
    r"(?<![\w-])[^\W\d_]{2,}- (?=(?!(?:and|or|to|nor|et|ou|und|oder|bis|и|или|as|but|than)\b)[^\W\d_A-ZÀ-ÞА-ЯЁ]{3,})"
)
_DOUBLE = re.compile(r"(?<=[^\s|])[ \u00a0]{2,3}(?=[^\s|])")
"""More than three spaces set a line in columns."""
_COLUMNS = re.compile(r"\S[ \u00a0]{3,}\S.*[ \u00a0]{3,}\S|\t|\|")
_BULLETS = frozenset({"", "-", "*", "•", "·", "–", "—", "+", ">", "o"})
_MOST = 12
_HALF, _TWO_WORDS = 3, 8
"""Letters of the shorter of two words that were run together, and of both."""
_VERY_USUAL = 2000
"""How usual two words must be that stand nowhere else in the documents."""


class MissingSpace(Rule):
    """No space where one belongs: "of30 October", "released.The court", "(as it was told)and".

    Dates and names that are run into their neighbours are not found by a search, and a reader stumbles.
    """

    code = "TXT302"
    title = "a missing space"
    severity = Severity.WARNING
    example = "By the order of30 October he was released.The court stayed it (as it had before)and left.\n"
    counter_example = "By the order of 30 October he was released. The court(s) stayed it (re)opening example.org at 10,5 euros.\n"
    sure = "Sure for dates; a full stop between small and capital letters is nearly so. Names of hosts and files are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for passage, match in found(subject, _GLUED):
            after = re.compile(r"[^\s,;]{1,20}").match(subject.text, match.end())
            end = after.end() if after else match.end()
            shown = Passage.of(subject.text, passage.start, end)
            fix = Fix(Passage.of(subject.text, match.end(), match.end()), " ")
            yield self.finding(subject, f"A space is missing in “{shown.exact}”.", shown, fix=fix)


class RunTogether(Rule):
    """Two words run together that the same text writes apart, or a small word glued to "the".

    The word is found by nobody, and a reader takes it for a term.
    """

    code = "TXT303"
    title = "words run together"
    severity = Severity.WARNING
    unsure = True
    example = "They raided the news agency in May, and the newsagency sued. It was heard inthe autumn.\n"
    counter_example = "They raided the news agency in May, and the newspaper sued. It was heard in the autumn.\n"
    sure = (
        "Asked where both words stand side by side elsewhere in the text, or where the word is none of its language and the two are usual "
        "ones; a new compound is the trap."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        counted = Counter(word.lower() for word in _WORD.findall(subject.text))
        rows = ([word.rstrip(".,;:") for word in line.lower().split(" ")] for line in subject.analysis.text.split("\n"))
        pairs = {one + other: (one, other) for row in rows for one, other in pairwise(row) if one.isalpha() and other.isalpha()}
        told = {word: apart for word in counted if (apart := _glued().get(word) or self._apart(word, pairs, counted))}
        for passage, match in found(subject, _WORD, when=lambda word: word.lower() in told) if told else ():
            apart = told[match.group().lower()]
            if subject.text[match.start() - 1 : match.start()] != "-":
                fix = Fix(passage, f"{passage.exact[: len(apart[0])]} {passage.exact[len(apart[0]) :]}")
                yield self.finding(subject, f"“{passage.exact}” is two words: “{apart[0]} {apart[1]}”.", passage, fix=fix)
        yield from self._strange(subject, told)
        for passage, match in found(subject, _CAMEL):
            if counted[match[1].lower()] and counted[match[2].lower()]:
                fix = Fix(passage, f"{match[1]} {match[2]}")
                yield self.finding(subject, f"“{passage.exact}” is two words: “{match[1]} {match[2]}”.", passage, fix=fix)

    def _strange(self, subject: Subject, told: Mapping[str, object]) -> Iterator[Finding]:
        """Look at the words that are none, and are two usual ones."""
        run = words_of_run(subject)
        for strange in strange_words(subject):
            word = strange.word
            if _is_derived(word, strange.language):
                continue
            if len(word) < _TWO_WORDS or not word.isalpha() or not word.islower() or run[strange.small] > 1 or strange.small in told:
                continue
            parts = [(strange.small[:at], strange.small[at:]) for at in range(_HALF, len(word) - _HALF + 1)]
            fit = [(self._weight(pair, strange.language, run), pair) for pair in parts]
            weight, pair = max(fit)
            if weight and pair[0] not in _compounding():
                passage = strange.passages[0]
                shown = f"{word[: len(pair[0])]} {word[len(pair[0]) :]}"
                yield self.finding(subject, f"“{word}” is two words: “{shown}”.", passage, fix=Fix(passage, shown))

    def _weight(self, pair: tuple[str, str], language: str, run: Counter[str]) -> float:
        """Return how likely a word is two others: 0 where one of them is rare, and neither stands elsewhere in the documents."""
        least = min(usual(part, language) for part in pair)
        known = sum(bool(run[part]) for part in pair)
        return least * (1 + known) if known or (language != "ru" and least >= _VERY_USUAL) or (language == "ru" and least) else 0

    def _apart(self, word: str, pairs: dict[str, tuple[str, str]], counted: Counter[str]) -> tuple[str, str] | None:
        pair = pairs.get(word)
        if pair is None or counted[word] > 1 or min(map(len, pair)) < 4:
            return None
        return pair


def _is_derived(word: str, language: str) -> bool:
    """Say whether a word is a usual one behind a prefix, as new words are made: "delisting"."""
    return any(
        word.startswith(prefix) and usual(word[len(prefix) :], language)
        for prefix in table("manuscript", "words")["compounding"]["prefixes"]
    )


@cache
def _compounding() -> frozenset[str]:
    """Return the words of which compounds are made that no list has: "photo", "ultra"."""
    return frozenset(table("manuscript", "words")["compounding"]["first"])


@cache
def _glued() -> dict[str, tuple[str, str]]:
    """Return small words glued to an article, with the two words that they are."""
    glued = table("manuscript", "words")["glued"]
    return {first + article: (first, article) for article, firsts in glued.items() for first in firsts}


class MisplacedSpace(Rule):
    """Spaces before a comma or a full stop, inside brackets, or after the hyphen of one word: "extra- judicial".

    They come from lines that were joined and from words that were taken out: look whether one is missing there.
    """

    code = "TXT304"
    title = "spaces in the wrong place"
    severity = Severity.NOTE
    example = "The extra- judicial sale ( of May ) was quashed , and sent back.\n"
    counter_example = "The extra-judicial sale (of May) was quashed; pre- and post-trial orders were not. « Non ! » dit-il.\n"
    sure = "Sure; the spaces that French puts before double marks are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        places = []
        for pattern in (_BEFORE_MARK, _IN_BRACKET, _AFTER_HYPHEN):
            for passage, match in found(subject, pattern):
                french = subject.text[match.end() : match.end() + 1] in set(";!?") and not self._is_english(subject, passage.start)
                task = subject.text[match.start() - 1 : match.end() + 1] in {"[ ]"}
                if not french and not task and not _in_columns(subject, passage.start):
                    places.append(_with_neighbours(subject, passage))
        if places:
            shown = ", ".join(f"“{' '.join(place.exact.split(chr(10)))}”" for place in sorted(places)[:3])
            many = f"{len(places)} spaces stand" if len(places) > 1 else "A space stands"
            yield self.finding(subject, f"{many} where none belongs: {shown}.", *sorted(places)[:_MOST])

    def _is_english(self, subject: Subject, at: int) -> bool:
        span = subject.analysis.normal.normal(Passage.of(subject.text, at, min(at + 1, len(subject.text))).span)
        return subject.analysis.language_at(span.start) == "en" and "«" not in subject.text[max(0, at - 200) : at]


class DoubleSpaces(Rule):
    """Two spaces or more between words.

    Often a word was taken out there, or a note. It is also what tells a text that was put together from several.
    """

    code = "TXT305"
    title = "double spaces"
    severity = Severity.NOTE
    example = "The order was  stayed with the aim of   hearing both sides, and he left.\n"
    counter_example = "The order was stayed with the aim of hearing both sides, and he left.\n"
    sure = "Sure; columns, and texts that always put two spaces after a full stop, are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        places = []
        for passage, match in found(subject, _DOUBLE):
            after_stop = subject.text[match.start() - 1] in ".!?:"
            bullet = subject.text[subject.text.rfind("\n", 0, match.start()) + 1 : match.start()].strip() in _BULLETS
            if not after_stop and not bullet and not _in_columns(subject, passage.start):
                places.append(_with_neighbours(subject, passage))
        if places and len(places) <= max(20, len(subject.text) // 400):
            many = f"{len(places)} times" if len(places) > 1 else "Once"
            yield self.finding(subject, f"{many} there are two spaces or more between words.", *places[:_MOST])


def _in_columns(subject: Subject, at: int) -> bool:
    """Say whether a position stands in a line that is set in columns."""
    start = subject.text.rfind("\n", 0, at) + 1
    end = subject.text.find("\n", at)
    line = subject.text[start : end if end >= 0 else len(subject.text)]
    return bool(_COLUMNS.search(line)) and len(line) < 200


def _with_neighbours(subject: Subject, passage: Passage) -> Passage:
    """Quote a space with the word before it and the word after it."""
    text = subject.text
    start, end = passage.start, passage.end
    while start > max(0, passage.start - 25) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), passage.end + 25) and not text[end].isspace():
        end += 1
    return Passage.of(text, start, end)
