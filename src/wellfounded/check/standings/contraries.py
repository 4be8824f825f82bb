"""Sentences of one matter that say the contrary: granted and refused, released and detained, unanimous and by a majority.

Invariant: two sentences are held for one matter only where they tell one day and share words, or are nearly the same sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...model.edtf import Edtf
from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage, Span
from ..placing import dates_in
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table
from .tellings import outcomes_told
from .verdict_days import edtf, of_entry
from .verdicts import DECISION, guarded

_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*\d")
_STEM = 5
_SHARED_ON_A_DAY = 2
_SHARED = 4
_ALIKE = 0.75
_OPERATIVE = re.compile(r"\b(?:is|are|be|est|sont|shall)\b|ить\b|ать\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(rf"{DECISION.pattern}[^,;.]{{0,40}} (?:of|dated|du|от)(?: \w+day,?)? ?$", re.IGNORECASE)
"""Before a day that is the day of the decision which the sentence is about."""
_SAME_DAY = re.compile(r"\b(?:the (?:very )?same day|that (?:very )?day|le même jour|le jour même|в тот же день)\b", re.IGNORECASE)
_DECISIONS = frozenset({"judgment", "ruling", "decision", "order", "decree"})
_COMMON = frozenset(table("standings", "contraries")["common"])
"""Stems of months, weekdays and small words, which two sentences share by chance."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with one of the words of a pair; spans are in the normal form."""

    pair: int
    side: int
    cue: Span
    sentence: Span
    days: frozenset[date]
    stems: frozenset[str]

    def contradicts(self, other: Said) -> bool:
        """Say whether the other sentence tells the contrary of the same matter."""
        return self.pair == other.pair and self.side != other.side and self.is_near(other)

    def is_near(self, other: Said) -> bool:
        """Say whether two sentences are of one matter."""
        shared = len(self.stems & other.stems)
        if self.days and other.days:
            return bool(self.days & other.days) and shared >= _SHARED_ON_A_DAY
        fewer = min(len(self.stems), len(other.stems))
        return shared >= _SHARED and shared >= _ALIKE * fewer


@cache
def _pairs() -> tuple[tuple[Cues, Cues], ...]:
    rows = table("standings", "contraries")["pair"]
    return tuple((cues(row["one"], flags=re.IGNORECASE), cues(row["other"], flags=re.IGNORECASE)) for row in rows)


def said_in(subject: Subject) -> tuple[Said, ...]:
    """Return the sentences of a document that use a word of a pair, without what is wished, denied or quoted."""
    return subject.once_alone("standing: contraries", lambda: tuple(_said_in(subject)))


def _said_in(subject: Subject) -> Iterator[Said]:
    text = subject.analysis.text
    for number, sides in enumerate(_pairs()):
        for side, words in enumerate(sides):
            for match in words.found_in(subject):
                sentence = subject.analysis.sentence_at(match.start())
                if sentence is None or subject.analysis.is_noise(*match.span()) or guarded(text, sentence.span, match):
                    continue
                if any(sides[1 - side].found_in(subject, sentence.span.start, sentence.span.end)):
                    continue
                days = days_of(subject, sentence.span, text[match.start() - 12 : match.end()])
                yield Said(number, side, Span(*match.span()), sentence.span, days, stems_of(text, sentence.span, Span(*match.span())))


def days_of(subject: Subject, sentence: Span, cue: str) -> frozenset[date]:
    """Return the days of a sentence: its own, the one that "on the same day" means, that of its entry in a chronology, or in a decision
    that of the decision.
    """
    text = subject.analysis.text
    placed = dates_in(subject, sentence.start, sentence.end + 1)
    inside = [(one, span) for span, one in placed if not one.relative and sentence.covers(span)]
    own = [edtf(one.edtf) for one, span in inside if not _OF_ANOTHER.search(text[max(sentence.start, span.start - 60) : span.start])]
    told = frozenset(day.earliest for day in own if day is not None and day.earliest and day.earliest == day.latest)
    if told or inside:
        return told
    same = _day_before(subject, sentence) if _SAME_DAY.search(text, sentence.start, sentence.end) else None
    entry = same or of_entry(subject, sentence)
    if entry is None and subject.reading.document.kind in _DECISIONS and _OPERATIVE.search(cue):
        entry = edtf(subject.date)
    return frozenset({entry.earliest}) if entry is not None and entry.earliest and entry.earliest == entry.latest else frozenset()


def _day_before(subject: Subject, sentence: Span) -> Edtf | None:
    """Return the last day that the paragraph tells before a sentence."""
    start = subject.analysis.text.rfind("\n", 0, sentence.start) + 1
    told = [one for _, one in dates_in(subject, start, sentence.start)]
    return edtf(told[-1].edtf) if told and not told[-1].relative else None


def stems_of(text: str, sentence: Span, cue: Span) -> frozenset[str]:
    """Return the stems of the words of a sentence that say something, without those of a word of outcome."""
    found = {
        one.group().casefold()[:_STEM]
        for one in _WORD.finditer(text, sentence.start, sentence.end)
        if one.end() <= cue.start or one.start() >= cue.end
    }
    return frozenset(stem for stem in found if stem not in _COMMON and not re.fullmatch(r"(?:19|20)\d\d", stem))


class ToldTheOtherWay(Rule):
    """Two sentences of one matter say the contrary: refused and granted, released and detained, unanimous and by a majority.

    One of the two words is a slip, and it turns the meaning round. Where the other sentence stands in the source itself, the other side
    will read both aloud.
    """

    code = "STA107"
    title = "told the other way round elsewhere"
    severity = Severity.ERROR
    unsure = True
    example = (
        "=== judgment.txt, 2021-09-23\nCOURT OF APPEAL OF BRENN\n23 September 2021\n\n1. The claim is dismissed in its entirety.\n\n"
        "2. Leave to appeal to the Supreme Court is refused.\n"
        "=== press.txt, 2021-09-27\nThe claim failed. Leave to appeal to the Supreme Court was granted.\n"
    )
    counter_example = (
        "=== judgment.txt, 2021-09-23\nCOURT OF APPEAL OF BRENN\n23 September 2021\n\n1. The claim is dismissed in its entirety.\n\n"
        "2. Leave to appeal to the Supreme Court is refused.\n"
        "=== press.txt, 2021-09-27\nThe claim failed. Leave to appeal to the Court of Appeal was granted in 2020.\n"
    )
    sure = "The sentences must tell one day and share words, or be nearly one; two requests decided on one day in two ways are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        everything: dict[int, list[tuple[Subject, Said]]] = defaultdict(list)
        for one in (subject, *subject.others):
            for said in said_in(one):
                everything[said.pair].append((one, said))
        told: set[Span] = set()
        for said in said_in(subject):
            against = [
                (one, other) for one, other in everything[said.pair] if other.contradicts(said) and not (one is subject and other is said)
            ]
            if not against or said.sentence in told:
                continue
            same = [1 for _, other in everything[said.pair] if other is not said and other.side == said.side and other.is_near(said)]
            here = all(one is subject for one, _ in against)
            if len(same) >= len(against):
                continue
            if here and any(other.cue.start > said.cue.start for _, other in against):
                continue
            told.add(said.sentence)
            outcomes_told(subject).add(said.sentence.start)
            one, other = against[0]
            word, contrary = (
                subject.analysis.text[said.cue.start : said.cue.end],
                one.analysis.text[other.cue.start : other.cue.end],
            )
            message = f"“{word}” here, and “{contrary}” {'elsewhere in this text' if one is subject else f'in {one.name}'}."
            yield self.finding(subject, message, _around(subject, said), related=[Place(one.document, _around(one, other))])


def _around(subject: Subject, said: Said) -> Passage:
    """Quote the sentence, or its part around the word where it is long."""
    start, end = max(said.sentence.start, said.cue.start - 130), min(said.sentence.end, said.cue.end + 120)
    return subject.analysis.passage(start, end)


RULES: tuple[type[Rule], ...] = (ToldTheOtherWay,)
