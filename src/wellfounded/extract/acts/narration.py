"""The time at which a narration stands where an act is told: the dates before it, and how the clause takes them up.

A report tells the day of a hearing once, a chronology at the head of each entry, a life in the first sentence of a paragraph; what
follows was done then, until another time is told or the clause says otherwise ("earlier", "had been", "in a similar case").
Invariant: only dates before the act are looked at, the nearest first, and each value once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...model.edtf import Edtf
from ..forums import table
from .evidence import is_news
from .marks import Marked
from .patterns import Vocabulary
from .phrases import is_no_date_of_an_act
from .scene import Scene

_DATES_BACK = 12
"""Dates before an act that are looked at."""
_REACH = 4_000
_YEARS_BEFORE = 2 * 365
_NAMED_BEHIND = 12
"""Characters behind a date in which a sitting is named: "the June 30 hearing" tells when the motions there were made."""
_LINE = 100
_OPENING = 20
"""Characters of a sentence in which a date opens it: "On Tuesday, 4 May 2021"."""
_FIRST = 700
_BREAK = re.compile(r"\n\s*\n")
_OF_PLACES = frozenset({"session"})
_MARKUP = re.compile(r"[\s>#*_•\-–—(\[\"«]*(?:(?:on|in|le|en|ce|du|au|в|во|on the|the|from)\s)?", re.IGNORECASE)
_ENTRY_ENDS = re.compile(r"(?:\s*(?:года?|г\.))?[*_\])]*\s*(?:[.:;—–-]|\n|\Z)")
_LEADING = 12
_ANNOUNCED = re.compile(r":[*_]*\s*\Z")
"""What ends the sentence before one that it announces: "the following judgments were handed down: (1) …"."""
_LISTED = re.compile(r"\s*(?:[-–•*]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")
_HEADING = re.compile(r"\n\s*(?:#+ [^\n]*|\*\*[^\n*]{3,80}\*\*:?|[^\n.!?;]{3,70})\n\s*\n")


@dataclass(frozen=True, slots=True)
class Before:
    """A date told before an act, with what its place says."""

    mark: Marked
    features: frozenset[str]


def manner(scene: Scene, number: int) -> frozenset[str]:
    """Return how the clause of a telling takes up the time of what is told before it: then, also, before_that, later …"""
    telling, words = scene.told.tellings[number], scene.told.words[number]
    sentence = scene.sentence_at(telling.hit.anchor.start)
    if sentence is None:
        return frozenset()
    text, anchor = scene.analysis.text, telling.hit.anchor
    around = scene.around(sentence, words)
    clause = around.clause_at(anchor.start).joined(telling.clause)
    lead, own = text[sentence.start : min(anchor.end, sentence.start + _LINE)], text[clause.start : clause.end]
    patterns = _patterns(words.language).items()
    found = {name for name, pattern in patterns if name not in _OF_PLACES and (pattern.search(lead) or pattern.search(own))}
    if _is_heading(text, sentence.start, sentence.end):
        found.add("titled")
    if _ANNOUNCED.search(text, max(0, sentence.start - _LEADING), sentence.start):
        found.add("announced")
    if _LISTED.match(text, sentence.start):
        found.add("listed")
    return frozenset(found)


def dates_before(scene: Scene, number: int) -> list[Before]:
    """Return the dates told before the sentence of an act, the nearest first, each value once."""
    words = scene.told.words[number]
    sentence = scene.sentence_at(scene.told.tellings[number].hit.anchor.start)
    if sentence is None:
        return []
    found: dict[str, Before] = {}
    marks = scene.marks.dates
    count = bisect_left(marks, sentence.start, key=lambda m: m.span.start)
    stood = {"any": False, "day": False, "frame": False}
    taken = {t.date for t in scene.told.tellings if t.date}
    for mark in reversed(marks[max(0, count - _DATES_BACK) : count]):
        if sentence.start - mark.span.end > _REACH:
            break
        own = scene.sentence_at(mark.span.start)
        if own is None or not mark.value or mark.value.startswith("X") or scene.analysis.is_noise(mark.span.start, mark.span.end):
            continue
        session = _says(words.language, "session", scene.analysis.text[mark.span.end : mark.span.end + _NAMED_BEHIND])
        if not session and is_no_date_of_an_act(scene.around(own, words), mark):
            continue
        said = set(_place(scene, mark, sentence.start, words=words))
        if mark.value in taken:
            said.add("past_of_act")
        is_frame = bool({"past_entry", "past_opens", "past_of_act"} & said)
        for name, holds in (("any", True), ("day", len(mark.value) == len("2020-01-01")), ("frame", is_frame)):
            if holds and not stood[name]:
                said.add(f"past_last_{name}")
                stood[name] = True
        if mark.value not in found:
            found[mark.value] = Before(mark, frozenset(said))
        elif is_frame:
            found[mark.value] = Before(found[mark.value].mark, found[mark.value].features | {"past_again"})
    return list(found.values())


def _place(scene: Scene, mark: Marked, start: int, *, words: Vocabulary) -> Iterator[str]:
    text, sentences = scene.analysis.text, scene.analysis.sentences
    first = bisect_left(sentences, mark.span.start + 1, key=lambda s: s.span.start)
    last = bisect_left(sentences, start + 1, key=lambda s: s.span.start)
    apart = last - first
    yield f"past_{apart if apart < 4 else '4_6' if apart < 7 else 'far'}"
    between = text[mark.span.end : start]
    paragraphs = len(_BREAK.findall(between))
    yield f"past_p{min(paragraphs, 3)}"
    if _HEADING.search(between):
        yield "past_heading"
    own = scene.sentence_at(mark.span.start)
    line = text.rfind("\n", 0, mark.span.start) + 1
    opening = max(line, own.start if own else line)
    lead = _MARKUP.match(text, opening, mark.span.start)
    if mark.span.start - opening < _OPENING:
        yield "past_opens"
        if lead and lead.end() >= mark.span.start and _ENTRY_ENDS.match(text, mark.span.end):
            yield "past_entry"
            if not paragraphs:
                yield "past_entry_here"
    if mark.span.start < _FIRST:
        yield "past_first"
    if own is not None and _ANNOUNCED.search(text, own.start, own.end):
        yield "past_announces"
    if own is not None and _says(words.language, "session", text[own.start : own.end]):
        yield "past_session"
    if is_news(mark.value, scene.analysis.date):
        yield "past_news"


def is_years_before(date: str, frame: str) -> bool:
    """Say whether a date lies more than two years before the time at which the narration stands."""
    one, other = Edtf.parse(date).latest, Edtf.parse(frame).earliest
    return one is not None and other is not None and (other - one).days > _YEARS_BEFORE


def _is_heading(text: str, start: int, end: int) -> bool:
    begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[begin : stop if stop >= 0 else len(text)].strip()
    return 0 < len(line) < _LINE + 40 and line[-1:] not in '.!?;»”"' and (line.startswith("#") or begin < 3 * _LINE)


def _says(language: str, name: str, stretch: str) -> bool:
    pattern = _patterns(language).get(name)
    return pattern is not None and pattern.search(stretch) is not None


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    rows: Mapping[str, Any] = table("narration")
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in rows.get(language, {}).items()}
