"""The numbered parts of a source that a text points its reader to: paragraphs ("para. 14") and sections under headings ("section 3").

Invariant: a number stands for one part. Where numbers begin anew the longest run counts, if no other one is half as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from ...model.passages import Span
from .sources import Source

_NUMBERS = r"(?P<numbers>\d{1,3}(?:\s?(?:,\s?(?:and|et|и)|,|and|et|и|&|-|–|to|à|по)\s?\d{1,3})*)(?![\w/%]|[.,]\d)"
PARAGRAPHS = re.compile(
    rf"(?:(?<!\w)(?:paragraph(?:e?s?)|paras?\.?|pars?\.|points?|pts?\.?|пункт\w*|пп?\.|абзац\w*)|¶+|§+)[\s\u00a0]*{_NUMBERS}", re.IGNORECASE
)
"""Words that point to numbered paragraphs, with the numbers."""
SECTIONS = re.compile(
    rf"(?<!\w)(?:sections?|sect\.|chapters?|chapitres?|parts?|parties?|раздел\w*|глав[аыеу]|част[иь])[\s\u00a0]*{_NUMBERS}", re.IGNORECASE
)
_RANGE = re.compile(r"(?P<first>\d{1,3})(?:\s?(?:-|–|to|à|по)\s?(?P<last>\d{1,3}))?")
_PARAGRAPH = re.compile(r"^[ \t>*]{0,4}\[?(?P<number>\d{1,3})(?:[.)\]]|(?=[ \t]{2,}))[ \t*]+(?=\S)", re.MULTILINE)
_SECTION = re.compile(
    r"^#{1,5}[ \t]*(?:section |part |chapter |partie |chapitre |раздел )?(?P<number>\d{1,2})[.):]?[ \t—–-]+(?=\S)",
    re.MULTILINE | re.IGNORECASE,
)
_SHORT = 90
"""Letters of a line that may be a heading where a text has no marks for headings."""
_LEAST, _LEAST_EXTRACTS = 2, 4


def numbers_in(words: str) -> Iterator[int]:
    """Yield the numbers that some words give, those inside a range among them."""
    for match in _RANGE.finditer(words):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        yield from range(first, max(first, last) + 1)


def places_in(source: Source, words: str) -> tuple[Span, ...]:
    """Return the parts of a source, in its normal form, to which some words point."""
    found = []
    for pattern, parts in ((PARAGRAPHS, paragraphs_of), (SECTIONS, sections_of)):
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
    marked = _run(text, _SECTION)
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
