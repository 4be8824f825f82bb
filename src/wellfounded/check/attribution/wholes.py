"""A whole that is a part: "all" beside a share below the whole or beside "the others", or where a source counts two of three.

Invariant: a count of a source is held against a whole only where both speak of the same things, by their number or by further words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...extract.figures.words import LANGUAGES, figure_words
from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ..alignment.words import Words, words_of
from ..quotations.sources import Source, as_source, sources_of
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_LONGEST = 280
_MOST = 400
_SHARED = 2
"""Further words that two sentences share where the whole tells no number."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Things that a sentence counts: how many of how many, or all of so many (0 where it does not say), and the key of their noun."""

    part: int
    whole: int
    noun: str
    text: str
    words: Words
    around: frozenset[str]
    """The weighty words of the sentence and of the one before it."""


@cache
def _numbers() -> dict[str, int]:
    found = {word: int(value) for language in LANGUAGES for word, value in figure_words(language).numbers.items() if value == int(value)}
    return {word: value for word, value in found.items() if word.isalpha()}


@cache
def _number() -> str:
    return rf"\d{{1,3}}|{'|'.join(sorted(_numbers(), key=lambda word: (-len(word), word)))}"


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _numbers().get(word, 0)


def _words(part: str, name: str) -> str:
    found = table("attribution", "wholes")[part][name]
    return found if isinstance(found, str) else "|".join(found)


@cache
def _parts() -> tuple[re.Pattern[str], ...]:
    number, of = _number(), _words("part", "of")
    return (
        re.compile(rf"(?<![\w,.-])(?P<n>{number}) (?:{of}) (?P<m>{number}) (?P<noun>[^\W\d_]{{4,}})"),
        re.compile(rf"(?<![\w,.-])(?P<n>{number}) (?P<noun>[^\W\d_]{{4,}}) (?:{of}) (?P<m>{number})(?![\w-])"),
    )


@cache
def _all() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{_words('whole', 'words')}) (?:(?P<m>{_number()}) )?(?P<noun>[^\W\d_]{{4,}})(?![\w-])")


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words('whole', 'of_all')})")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{_words('whole', name)})(?!\w)")


def parts_in(source: Source) -> tuple[Counted, ...]:
    """Return what a document counts as so many of so many."""
    return source.once("parts of wholes", lambda: tuple(_counted(source)))


def _counted(source: Source) -> Iterator[Counted]:
    before: frozenset[str] = frozenset()
    for words in words_of(source):
        around, before = words.content | before, words.content
        for pattern in _parts():
            for match in pattern.finditer(words.telling.text):
                part, whole = _value(match["n"]), _value(match["m"])
                if 0 < part < whole <= _MOST:
                    yield Counted(part, whole, _noun(match["noun"]), match.group(), words, around)


def _noun(word: str) -> str:
    return fold(word.rstrip("s"))[:5]


class WholeIsPart(Rule):
    """Something is said of all, and the same sentence gives a share below the whole or tells of others, or a source counts two of three.

    What holds of a part does not hold of the whole. The other side will name those of whom it does not hold.
    """

    code = "ATT604"
    title = "“all” where the text itself or a source counts a part"
    severity = Severity.ERROR
    unsure = True
    example = "We read 120 judgments on the mill. In all of them, that is, in 35 per cent, the miller lost his case.\n"
    counter_example = "We read 120 judgments on the mill. In 42 of them, that is, in 35 per cent, the miller lost his case.\n"
    sure = "Sure beside a share; against a source where both count as many things of one kind, or share further words."

    def find(self, subject: Subject) -> Iterator[Finding]:
        parts = [(source, one) for source in sources_of(subject) for one in parts_in(source)]
        for words in words_of(as_source(subject)):
            text = words.telling.text
            found = next((one for one in _all().finditer(text) if not _is_of_all(text, one.start())), None) or _pattern("of_them").search(
                text
            )
            if found is None or text.count('"', 0, found.start()) % 2 or _is_of_all(text, found.start()):
                continue
            span = words.telling.span
            passage = subject.analysis.passage(span.start, min(span.end, span.start + _LONGEST))
            beside = _share_beside(text, found.end())
            if beside:
                yield self.finding(subject, f"“{found.group()}” here, and “{beside}” in the same sentence.", passage)
                continue
            against = _counted_otherwise(words, parts)
            if against is not None:
                source, one = against
                theirs = one.words.telling.span
                place = Place(source.document, source.analysis.passage(theirs.start, min(theirs.end, theirs.start + _LONGEST)))
                yield self.finding(subject, f"“{found.group()}” here, and {source.name} says “{one.text}”.", passage, related=[place])


def _is_of_all(text: str, start: int) -> bool:
    return _of_all().search(text[max(0, start - 12) : start]) is not None


def _share_beside(text: str, end: int) -> str:
    """Return a share below the whole that explains "all", or what says that there are others."""
    share = re.compile(rf"(?<!\w){_words('whole', 'share')}").search(text, end)
    if share is not None and ";" not in text[end : share.start()] and share.start() - end < 60 and float(share["n"].replace(",", ".")) < 99:
        return share.group()
    rest = re.compile(rf"[;:] (?:{_words('whole', 'rest')})(?!\w)").search(text, end)
    return rest.group()[2:] if rest else ""


def _counted_otherwise(words: Words, parts: list[tuple[Source, Counted]]) -> tuple[Source, Counted] | None:
    """Return where a source counts a part of the things of which a sentence names the whole."""
    for match in _all().finditer(words.telling.text):
        whole, noun = _value(match["m"] or ""), _noun(match["noun"])
        if _is_of_all(words.telling.text, match.start()):
            continue
        for source, one in parts:
            if one.noun != noun or (whole and whole != one.whole) or _says_part(words, one):
                continue
            if (whole and one.words.telling.language != words.telling.language) or len(one.around & words.content) >= _SHARED:
                return source, one
    return None


def _says_part(words: Words, one: Counted) -> bool:
    text = words.telling.text
    told = {_value(word) for word in re.findall(r"\w+", text)}
    return one.part in told


RULES: tuple[type[Rule], ...] = (WholeIsPart,)
