"""A sentence told as the author's own that the next one says is denied, and what only a court does told of a party.

Invariant: a sentence that gives its words to somebody is never held for the author's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..alignment.telling import Telling, own_tellings
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .echoes import frame_before, is_framed, sentence_of

_MAY = re.compile(r"\b\d{1,2} may\b|\bmay \d|\b(?:in|of|since|until|early|late) may\b")
_OPEN = re.compile(r"\b(?:not|never|no|whether|if|must|should|would|could|unless|until|ne|pas|si|не|если|ли)\b")
_BACK = 2
"""Sentences before "the allegation" in which somebody must have alleged."""


class ToldAndDenied(Rule):
    """Something is told as a fact, and the next sentence says that somebody denies it or that it is not so.

    What is denied was alleged by somebody. Without his name the sentence is the author's own word, and he contradicts himself at once.
    """

    code = "ATT107"
    title = "told as a fact, and denied in the next sentence"
    severity = Severity.WARNING
    unsure = True
    example = "Mr Lund left the bank in June. He had taken the keys of the mill. Mr Lund denies this.\n"
    counter_example = "Mr Lund left the bank in June. The guard says that he had taken the keys of the mill. Mr Lund denies this.\n"
    sure = "Asked where no word of either sentence gives it to anybody; a sentence before them that does is asked too."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told = own_tellings(subject)
        for number, one in enumerate(told):
            before = _of_paragraph(subject, told, number)
            if not before:
                continue
            if _denies().match(one.text) or _not_so().match(one.text):
                if self._is_own(before[-1]) and not any(_gives(other) for other in before[-_BACK:-1]):
                    words = subject.analysis.text[one.span.start : one.span.end][:80]
                    said = f"This is told as a fact, and the next sentence says: “{words}”"
                    yield self.finding(subject, said, sentence_of(subject, before[-1]), sentence_of(subject, one))
            elif _the_allegation().match(one.text) and not any(_framed(other.text) for other in before):
                said = "“The allegation” is spoken of here, and what stands before it is told as a fact."
                yield self.finding(subject, said, *[sentence_of(subject, other) for other in before[-_BACK:]])

    def _is_own(self, telling: Telling) -> bool:
        """Say whether a sentence is told as a fact, or as admitted or proved by a party."""
        if '"' in telling.text or telling.text.rstrip().endswith("?"):
            return False
        if not _framed(telling.text):
            return True
        impersonal = re.match(r"it is (?:admitted|proven|established|undisputed|certain|clear) that", telling.text)
        return impersonal is not None or _proves().search(telling.text) is not None


def _framed(text: str) -> bool:
    """Say whether a sentence gives its words to somebody; the month of May supposes nothing."""
    return is_framed(_MAY.sub(" ", text))


def _gives(telling: Telling) -> bool:
    """Say whether a sentence gives what follows to somebody who says or alleges it."""
    return frame_before(telling.text)[0] in {"alleging", "saying"}


def _of_paragraph(subject: Subject, told: tuple[Telling, ...], number: int) -> list[Telling]:
    """Return the sentences that stand before one in its paragraph."""
    start = subject.analysis.text.rfind("\n", 0, told[number].span.start) + 1
    return [one for one in told[max(0, number - 4) : number] if one.span.start >= start]


class PartyDecides(Rule):
    """A party is told to have held, ruled, proved or established: the prosecutor, the bank, the government.

    Parties say and allege; courts find and hold. The verb makes a finding of an accusation, or an accusation of a finding.
    """

    code = "ATT108"
    title = "what a court does told of a party"
    severity = Severity.WARNING
    example = "The hearing was short. The prosecutor held that the keys of the mill had been sold.\n"
    counter_example = "The hearing was short. The prosecutor argued that the keys of the mill had been sold.\n"
    sure = "Sure of the words; a ministry that decides on appeals is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for one in own_tellings(subject):
            match = _proves().search(one.text) or _holds().search(one.text)
            if match is None or one.text.count('"', 0, match.start()) % 2:
                continue
            if _OPEN.search(one.text, max(0, match.start() - 40), match.end()):
                continue
            start = one.span.start + match.start()
            place: Passage = subject.analysis.passage(start, start + len(match.group()))
            yield self.finding(subject, f"“{place.exact}”: a party says and alleges; a court finds.", place)


@cache
def _party() -> str:
    return rf"(?<![\w-])(?:{'|'.join(table('attribution', 'frames')['voices']['parties'])})"


@cache
def _proves() -> re.Pattern[str]:
    return re.compile(rf"{_party()} (?:{'|'.join(table('attribution', 'frames')['voices']['proves'])})(?!\w)")


@cache
def _holds() -> re.Pattern[str]:
    return re.compile(rf"{_party()} (?:{'|'.join(table('attribution', 'frames')['voices']['holds'])})(?!\w)")


@cache
def _denies() -> re.Pattern[str]:
    return re.compile(table("attribution", "frames")["voices"]["denies"])


@cache
def _not_so() -> re.Pattern[str]:
    return re.compile(table("attribution", "frames")["voices"]["not_so"])


@cache
def _the_allegation() -> re.Pattern[str]:
    return re.compile(table("attribution", "frames")["voices"]["the_allegation"])


RULES: tuple[type[Rule], ...] = (ToldAndDenied, PartyDecides)
