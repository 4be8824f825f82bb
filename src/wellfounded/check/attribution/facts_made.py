"""Deeds told as facts here that the same text, or another of the run, tells as alleged: by the person and the kind of deed.

Invariant: a deed of which a court is told to have convicted that person is left out, whether or not the conviction stands; that is for the
rules of standing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.passages import Span
from ..alignment.telling import Telling, own_tellings
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .telling import HEDGES, either, is_plain, pattern_of, persons_in

_BETWEEN = (
    r"(?:,[^,\"]{0,60},)?\s+(?:(?:who|qui|который|которая|had|has|have|a|avait|ont|personally|himself|herself|lui-même|elle-même|сам|сама|он"
    r"|\w+ly)\s+){0,3}"
)
_BY = r"\s+(?:\w+\s+){0,8}?(?:by|par)\s+(?:mr|mrs|ms|m\.|mme|dr)?\.?\s*$"
_NOUNS = frozenset(
    {"fraud", "bribery", "corruption", "laundering", "murder", "torture", "theft", "diversion", "forgery", "kidnapping", "sabotage"}
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed of one kind told of one person."""

    kind: str
    person: str
    name: str
    place: Place
    asserted: bool
    convicted: bool
    hedge: str = ""


class AllegationBecomesFact(Rule):
    """A deed is told as a fact here, and as alleged, suspected or charged elsewhere: in this document or in another of the run.

    Nobody was convicted of it as far as these texts say. Told once without "alleged", it is the author's own accusation.
    """

    code = "ATT103"
    title = "a deed alleged in one place and told as a fact in another"
    severity = Severity.WARNING
    example = (
        "The harbour guard suspects Mr Oskar Lund of embezzling the dues of 2015. No court has heard him.\n\n"
        "Oskar Lund embezzled the dues and left for the south in the spring.\n"
    )
    counter_example = (
        "The harbour guard suspects Mr Oskar Lund of embezzling the dues of 2015. No court has heard him.\n\n"
        "According to the guard, Oskar Lund embezzled the dues and left for the south in the spring.\n"
    )
    sure = "Asked where the person stands directly beside the verb; a namesake of the one accused may be mistaken for him."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = deeds_of(subject)
        every = [*own, *(deed for other in subject.others for deed in deeds_of(other))]
        convicted = {(deed.kind, deed.person) for deed in every if deed.convicted}
        told: set[tuple[str, str]] = set()
        for deed in own:
            key = (deed.kind, deed.person)
            if not deed.asserted or key in convicted or key in told:
                continue
            alleged = next((one for one in every if one.hedge and (one.kind, one.person) == key), None)
            if alleged is not None:
                told.add(key)
                where = "elsewhere in this document" if alleged.place.document == subject.document else f"in {alleged.place.document}"
                said = f"The deed of {deed.name} is told as a fact here, and as “{alleged.hedge}” {where}."
                yield self.finding(subject, said, deed.place.passage, related=[alleged.place])


def deeds_of(subject: Subject) -> tuple[Deed, ...]:
    """Return the deeds that a document tells of persons who are named beside them."""
    return subject.once_alone("deeds", lambda: tuple(_deeds(subject)))


def _deeds(subject: Subject) -> Iterator[Deed]:
    every = _kinds_pattern()
    for telling in own_tellings(subject):
        if every.search(telling.text) is None:
            continue
        persons = persons_in(subject, telling)
        for kind, pattern in _kinds().items():
            match = pattern.search(telling.text)
            if match is None:
                continue
            hedge = either(*HEDGES, "grades.charged").search(telling.text)
            convicted = telling.has(either("guilt.convicted"))
            for span, person in persons:
                asserted = not hedge and not convicted and is_plain(telling) and _does(telling, pattern, span)
                if not (asserted or hedge or convicted):
                    continue
                passage = subject.analysis.passage(telling.span.start, min(telling.span.end, telling.span.start + 280))
                yield Deed(
                    kind=kind,
                    person=person,
                    name=subject.analysis.text[span.start : span.end],
                    place=Place(subject.document, passage),
                    asserted=asserted,
                    convicted=convicted and not hedge,
                    hedge=hedge.group() if hedge else "",
                )


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    return {kind: pattern_of(tuple(words)) for kind, words in table("attribution", "words")["deeds"].items()}


@cache
def _kinds_pattern() -> re.Pattern[str]:
    return pattern_of(tuple(word for words in table("attribution", "words")["deeds"].values() for word in words))


def _does(telling: Telling, pattern: re.Pattern[str], person: Span) -> bool:
    """Say whether the person stands before the verb of the deed, or behind "by"."""
    begin, end = person.start - telling.span.start, person.end - telling.span.start
    before, after = telling.text[:begin], telling.text[end:]
    behind = re.match(_BETWEEN, after) if after else None
    match = pattern.match(after, behind.end()) if behind else None
    if match is not None and match.group() not in _NOUNS and not re.match(r"\w*(?:ing|tion|ство|ние)\b", match.group()):
        return True
    if after.startswith("'s ") and pattern.match(after, 3) and not after[3:].startswith(("murder", "abduct", "kidnap", "torture")):
        return True
    deeds = list(pattern.finditer(before))
    return bool(deeds) and re.match(_BY, before[deeds[-1].end() :]) is not None
