"""The numbered parts of a source that a text points its reader to: paragraphs ("para. 14") and sections under headings ("section 3").

Invariant: a number stands for one part. Where numbers begin anew the longest run counts, if no other one is half as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from ...model.passages import Span
from ..tables import table
from .sources import Source

_PARAGRAPH = re.compile(r"^[ \t>*]{0,4}\[?(?P<number>\d{1,3})(?:[.)\]]|(?=[ \t]{2,}))[ \t*]+(?=\S)", re.MULTILINE)
_SHORT = 90
"""Letters of a line that may be a heading where a text has no marks for headings."""
_LEAST, _LEAST_EXTRACTS = 2, 4


@cache
def to_paragraphs() -> re.Pattern[str]:
    """Return the words that point to numbered paragraphs, with the numbers."""
    return re.compile(rf"(?:(?<!\w)(?:{_words('paragraphs')})|¶+|§+)[\s\u00a0]*{_numbers()}", re.IGNORECASE)


@cache
def to_sections() -> re.Pattern[str]:
    """Return the words that point to numbered sections, with the numbers."""
    return re.compile(rf"(?<!\w)(?:{_words('sections')})[\s\u00a0]*{_numbers()}", re.IGNORECASE)


@cache
def bare_paragraphs() -> re.Pattern[str]:
    """Return brackets with a paragraph alone: one of the document that was named last."""
    return re.compile(rf"\((?:(?:{_words('led')}) )?{to_paragraphs().pattern}\)", re.IGNORECASE)


def _numbers() -> str:
    several, to = _words("several"), _words("range")
    return rf"(?P<numbers>\d{{1,3}}(?:\s?(?:,\s?(?:{several})|,|{several}|&|-|–|{to})\s?\d{{1,3}})*)(?![\w/%]|[.,]\d)"


@cache
def _range() -> re.Pattern[str]:
    return re.compile(rf"(?P<first>\d{{1,3}})(?:\s?(?:-|–|{_words('range')})\s?(?P<last>\d{{1,3}}))?")


@cache
def _section() -> re.Pattern[str]:
    named = f"(?:(?:{_words('headings')}) )?"
    return re.compile(rf"^#{{1,5}}[ \t]*{named}(?P<number>\d{{1,2}})[.):]?[ \t—–-]+(?=\S)", re.MULTILINE | re.IGNORECASE)


def _words(name: str) -> str:
    return "|".join(table("quotations", "words")["numbered"][name])


def numbers_in(words: str) -> Iterator[int]:
    """Yield the numbers that some words give, those inside a range among them."""
    for match in _range().finditer(words):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        yield from range(first, max(first, last) + 1)


def places_in(source: Source, words: str) -> tuple[Span, ...]:
    """Return the parts of a source, in its normal form, to which some words point."""
    found = []
    for pattern, parts in ((to_paragraphs(), paragraphs_of), (to_sections(), sections_of)):
        for match in pattern.finditer(words):
            known = parts(source) or extracts_of(source)
            found += [known[number] for number in numbers_in(match["numbers"]) if number in known]
    return tuple(found)


def paragraphs_of(source: Source) -> Mapping[int, Span]:
    """Return the numbered paragraphs of a source, each up to the next one."""
    return source.once("numbered paragraphs", lambda: _run(source.analysis.text, _PARAGRAPH))


def is_numbered_through(source: Source) -> bool:
    """Say whether every numbered line of a source begins one of its numbered paragraphs: no list, and no second count, has numbers too."""
    return len(paragraphs_of(source)) == sum(1 for _ in _PARAGRAPH.finditer(source.analysis.text))


def extracts_of(source: Source) -> Mapping[int, Span]:
    """Return the numbered paragraphs of a source that leaves some out: lines whose numbers only grow; nothing where one number falls."""
    return source.once("numbered extracts", lambda: _growing(source.analysis.text))


def _growing(text: str) -> Mapping[int, Span]:
    every = list(_PARAGRAPH.finditer(text))
    falls = [at for at, (one, after) in enumerate(pairwise(every), 1) if int(after["number"]) <= int(one["number"])]
    found = max((every[a:b] for a, b in pairwise([0, *falls, len(every)])), key=len, default=[])
    if len(found) < _LEAST_EXTRACTS or 2 * len(found) < len(every):
        return {}
    numbers = [int(match["number"]) for match in found]
    ends = [match.start() for match in found[1:]] + [next((one.start() for one in every if one.start() > found[-1].start()), len(text))]
    return {number: Span(match.end(), end) for number, match, end in zip(numbers, found, ends, strict=True)}


def sections_of(source: Source) -> Mapping[int, Span]:
    """Return the numbered sections of a source: those under headings, else numbered lines that are as short as one."""
    return source.once("numbered sections", lambda: _sections(source.analysis.text))


def _sections(text: str) -> Mapping[int, Span]:
    marked = _run(text, _section())
    if marked:
        return marked
    paragraphs = _run(text, _PARAGRAPH)
    heads = [text[span.start : span.end].split("\n", 1) for span in paragraphs.values()]
    return paragraphs if all(len(head) < _SHORT and len(rest) == 1 for head, *rest in heads) else {}


def _run(text: str, pattern: re.Pattern[str]) -> Mapping[int, Span]:
    """Return the longest run of numbers from 1 without a gap; nothing where another one is half as long."""
    runs: list[list[re.Match[str]]] = []
    for match in pattern.finditer(text):
        number = int(match["number"])
        if number == 1:
            runs.append([match])
        elif runs and number == len(runs[-1]) + 1:
            runs[-1].append(match)
    runs.sort(key=len, reverse=True)
    if not runs or len(runs[0]) < _LEAST or (len(runs) > 1 and 2 * len(runs[1]) >= len(runs[0])):
        return {}
    if 2 * len(runs[0]) < sum(1 for _ in pattern.finditer(text)):  # the points of a ruling below extracts of its paragraphs
        return {}
    starts = [match.end() for match in runs[0]]
    ends = [match.start() for match in runs[0][1:]] + [len(text)]
    return {number: Span(start, end) for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)}
