"""What is said more firmly here than in the document that it comes from: sentences laid beside the sentences of sources.

A sentence of a source is taken for the same telling where most of the weighty words of the shorter of the two stand in both, in one
language. Nothing is concluded from sentences that are merely about the same thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ...model.findings import Finding, Place, Severity
from ..alignment.pairs import alignment_of
from ..alignment.telling import Telling, stem
from ..quotations.sources import Source
from ..rule import Rule
from ..subject import Subject
from .telling import HEDGES, either

_SHARED = 5
_SHARE = 0.6
_BESIDE = 3
"""Words behind a hedge of which one must be told here: those that it hedges."""
_SPOKEN = 4
"""Shared words that are no numbers: dates and sums alone tell nothing."""
_LONGEST = 280


@dataclass(frozen=True, slots=True)
class Twin:
    """A sentence here and the one of a source that tells the same."""

    ours: Telling
    theirs: Telling
    source: Source
    shared: frozenset[str]

    @property
    def place(self) -> Place:
        span = self.theirs.span
        return Place(self.source.document, self.source.analysis.passage(span.start, span.end))


def twins_of(subject: Subject) -> tuple[Twin, ...]:
    """Return the sentences of a document that tell what a sentence of a source tells."""
    return subject.once("twin sentences", lambda: tuple(_twins(subject)))


def _twins(subject: Subject) -> Iterator[Twin]:
    for words, source, pairs in alignment_of(subject).beside_sources:
        nearest = max(pairs, key=lambda one: len(one.shared))
        ours, theirs = words.telling, nearest.theirs.telling
        if nearest.in_one_language and ours.text != theirs.text and _tell_the_same(ours, theirs):
            yield Twin(ours, theirs, source, ours.content & theirs.content)


def _tell_the_same(ours: Telling, theirs: Telling) -> bool:
    shared = ours.content & theirs.content
    spoken = sum(1 for word in shared if not word[0].isdigit())
    return len(shared) >= _SHARED and spoken >= _SPOKEN and len(shared) >= _SHARE * min(len(ours.content), len(theirs.content))


class AllegationTold(Rule):
    """What a source calls alleged, suspected or presumed is told here without that word, and is given to nobody.

    An allegation becomes a fact by being repeated. The source that is cited does not bear it out, and the person concerned may have it
    withdrawn for that alone.
    """

    code = "ATT101"
    title = "an allegation of the source told as a fact"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== notice.txt, 2017-05-04\nA case was opened in Tarn on the alleged sale of harbour land to Mr Oskar Lund in 2015.\n"
        "=== report.txt, 2018-02-01\nTarn opened a case on the sale of harbour land to Mr Oskar Lund in 2015.\n"
    )
    counter_example = (
        "=== notice.txt, 2017-05-04\nA case was opened in Tarn on the alleged sale of harbour land to Mr Oskar Lund in 2015.\n"
        "=== report.txt, 2018-02-01\nTarn opened a case on the purported sale of harbour land to Mr Oskar Lund in 2015.\n"
    )
    sure = "Asked only of sentences that tell the same in nearly the same words; a hedge in the sentence before is not seen."
    hedges: ClassVar[tuple[str, ...]] = ("hedges.alleged", "hedges.suspected")

    def find(self, subject: Subject) -> Iterator[Finding]:
        for twin in twins_of(subject):
            word = _dropped(twin, either(*self.hedges))
            if word:
                span = _short(twin.ours)
                said = f"{twin.source.name} says “{word}” here, and this text does not."
                yield self.finding(subject, said, subject.analysis.passage(*span), related=[twin.place])


class ApparentDropped(AllegationTold):
    """What a source calls apparent, possible or likely is told here as certain.

    The source's author was careful, and the text that relies on him is not. The care is part of what he said.
    """

    code = "ATT102"
    title = "“apparent” or “possible” dropped"
    severity = Severity.WARNING
    example = (
        "=== press.txt, 2017-05-04\nApparent officers of the harbour guard searched the flat of the engineer Mira Holt on Monday night.\n"
        "=== report.txt, 2018-02-01\nOfficers of the harbour guard searched the flat of the engineer Mira Holt on Monday night.\n"
    )
    counter_example = (
        "=== press.txt, 2017-05-04\nApparent officers of the harbour guard searched the flat of the engineer Mira Holt on Monday night.\n"
        "=== report.txt, 2018-02-01\nWhat seem to be officers of the harbour guard searched the flat of the engineer Mira Holt.\n"
    )
    sure = "Asked only of sentences that tell the same in nearly the same words."
    hedges: ClassVar[tuple[str, ...]] = ("hedges.apparent",)


def _dropped(twin: Twin, hedges: re.Pattern[str]) -> str:
    """Return the hedge of the source that stands beside words which are told here without any."""
    match = hedges.search(twin.theirs.text)
    if match is None or twin.ours.has(either(*HEDGES, "frames.words", "frames.negation", "grades.convicted")):
        return ""
    behind = [word for word, at in zip(twin.theirs.words, twin.theirs.starts, strict=True) if at >= match.end()][:_BESIDE]
    return match.group() if {stem(word) for word in behind} & twin.shared else ""


def hedges_dropped(subject: Subject) -> set[int]:
    """Return where the sentences begin of which ATT101 or ATT102 tells, so that no other rule tells of them again."""
    return {twin.ours.span.start for twin in twins_of(subject) if _dropped(twin, either(*HEDGES))}


def _short(telling: Telling) -> tuple[int, int]:
    return telling.span.start, min(telling.span.end, telling.span.start + _LONGEST)


class SoleAndMain(Rule):
    """A source says "solely" and this text "mainly", or the other way round, of the same thing.

    Whether a decision rests on one ground alone decides whether it falls with that ground.
    """

    code = "ATT202"
    title = "“solely” made “mainly”, or “mainly” made “solely”"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2017-05-04\nThe refusal of the residence permit rests solely on the unsigned note of the harbour guard.\n"
        "=== report.txt, 2018-02-01\nThe refusal of the residence permit rested mainly on the unsigned note of the harbour guard.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe refusal of the residence permit rests solely on the unsigned note of the harbour guard.\n"
        "=== report.txt, 2018-02-01\nThe refusal of the residence permit rested on nothing but the unsigned note of the harbour guard.\n"
    )
    sure = "Asked only of sentences that tell the same in nearly the same words, each with one of the two words."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for twin, here, there in exchanged_grounds(subject):
            said = f"“{here.group()}” stands here, and {twin.source.name} says “{there.group()}”."
            start, end = twin.ours.span.start, twin.ours.span.end
            passage = subject.analysis.passage(max(start, start + here.start() - 80), min(end, start + here.end() + 80))
            yield self.finding(subject, said, passage, related=[twin.place])


def exchanged_grounds(subject: Subject) -> tuple[tuple[Twin, re.Match[str], re.Match[str]], ...]:
    """Return the sentences that say "solely" for their source's "mainly" or the other way round, with both words."""
    return subject.once("grounds exchanged", lambda: tuple(_exchanged(subject)))


def _exchanged(subject: Subject) -> Iterator[tuple[Twin, re.Match[str], re.Match[str]]]:
    sole, main = either("grounds.sole"), either("grounds.main")
    for twin in twins_of(subject):
        for ours, theirs in ((main, sole), (sole, main)):
            here, there = ours.search(twin.ours.text), theirs.search(twin.theirs.text)
            if here is None or there is None or theirs.search(twin.ours.text) or ours.search(twin.theirs.text):
                continue
            if _beside_shared(twin, there):
                yield twin, here, there
                break


def _beside_shared(twin: Twin, there: re.Match[str]) -> bool:
    near = [word for word, at in zip(twin.theirs.words, twin.theirs.starts, strict=True) if abs(at - there.start()) < 45]
    return bool({stem(word) for word in near} & twin.shared)


_GRADES = ("suspected", "accused", "charged", "convicted")


class ModalityRaised(Rule):
    """A person who is suspected or accused in the source is charged or convicted here.

    Each step from suspicion to conviction takes an act of an authority. A text that skips one says that the act took place.
    """

    code = "ATT301"
    title = "suspected in the source, charged or convicted here"
    severity = Severity.ERROR
    example = (
        "=== notice.txt, 2017-05-04\nThe engineer Mira Holt is suspected of the sale of harbour land below its value in 2015.\n"
        "=== report.txt, 2018-02-01\nThe engineer Mira Holt was convicted of the sale of harbour land below its value in 2015.\n"
    )
    counter_example = (
        "=== notice.txt, 2017-05-04\nThe engineer Mira Holt is suspected of the sale of harbour land below its value in 2015.\n"
        "=== report.txt, 2018-02-01\nThe engineer Mira Holt was suspected of the sale of harbour land below its value in 2015.\n"
    )
    sure = "Asked only of sentences that tell the same in nearly the same words, and where no source tells the firmer thing."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for same, ours, firmest in _raised(subject):
            said = f"“{_GRADES[ours]}” here, and no more than “{_GRADES[firmest]}” in {same[0].source.name}."
            yield self.finding(subject, said, subject.analysis.passage(*_short(same[0].ours)), related=[twin.place for twin in same])


def modalities_raised(subject: Subject) -> set[int]:
    """Return where the sentences begin of which ATT301 tells."""
    return {same[0].ours.span.start for same, _, _ in _raised(subject)}


def _raised(subject: Subject) -> Iterator[tuple[list[Twin], int, int]]:
    """Yield the sources' sentences beside one of ours that goes further than all of them, its step and the firmest of theirs."""
    twins: dict[int, list[Twin]] = defaultdict(list)
    for twin in twins_of(subject):
        twins[twin.ours.span.start].append(twin)
    for same in twins.values():
        ours = _grade(same[0].ours)
        theirs = [grade for twin in same if (grade := _grade(twin.theirs)) is not None]
        if ours is not None and len(theirs) == len(same) and max(theirs) < ours:
            yield same, ours, max(theirs)


def _grade(telling: Telling) -> int | None:
    """Return how firmly a sentence holds somebody to have done something, or None where it does not say."""
    if telling.has(either("frames.negation")):
        return None
    found = [number for number, name in enumerate(_GRADES) if telling.has(either(f"grades.{name}"))]
    return max(found, default=None)
