"""Offices given to the wrong person: what one alone holds in the sources stands here beside another, whom they know in another office.

Invariant: titles, parts of a trial and words that any head is called by are no offices here; where a change,
a later time or another place is told none is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from ...model.findings import Finding, Severity
from ...model.folding import fold
from ...model.labels import NameKind
from ..placing import dates_in
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .exchanged import parts_of_others
from .held import Held, held_elsewhere, held_here
from .known import is_later
from .vocabulary import Office

_DAY = 10


class OfficeOfAnother(Rule):
    """An office that one person alone has in the sources is given here to somebody whom they know in another one.

    Who signed, advised or decided in which office binds one body or another. The person concerned will notice it first.
    """

    code = "NAM311"
    title = "an office given to another than in the sources"
    unsure = True
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-03-01\nThe registrar, Ms Mira Holt, read out the report of the expert, Mr Oskar Lund.\n"
        "=== report.txt, 2017-05-02\nThe report of the expert, Ms Mira Holt, says nothing of the ferry.\n"
    )
    counter_example = example.replace("report of the expert, Ms", "report of the registrar, Ms")
    sure = (
        "Asked where the sources give the office to one person and this one another; who tells a later time or another place is let pass."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = [held for held in held_here(subject) if _is_asked(held)]
        elsewhere = [held for held in held_elsewhere(subject) if held.known and not is_later(held.source.date, subject.date)] if own else []
        told = {held.at for held, _ in parts_of_others(subject)} if own else set()
        by_person: dict[str, list[Held]] = defaultdict(list)
        for one in (*own, *elsewhere):
            by_person[one.surname].append(one)
        for held in own:
            if held.at in told:
                continue  # told as a part of another
            theirs = [one for one in by_person[held.surname] if one is not held and one.may_be(held)]
            other = _holder(held, elsewhere) if _has_another(held, theirs) else None
            if other is not None and not _is_of_another_time(held, other) and not _is_of_another_place(held, other):
                said = f"“{held.words}” is {held.name} here, and {other.name} in {other.source.name}."
                passage = subject.analysis.passage(held.span.start, held.span.end)
                yield self.finding(subject, said, passage, related=[other.place_of()])


def _is_asked(held: Held) -> bool:
    return held.known and not held.past and not held.rank and _is_office(held.office) and held.office.name not in _listed("anybody")


def _is_office(office: Office) -> bool:
    return not office.ladders & _listed("titles") and bool(office.ladders or office.sort)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("names", "offices")["held_by_one"][name])


def _is_of_another_time(held: Held, other: Held) -> bool:
    """Say whether the sentence tells a time later than its source: who held the office may have changed."""
    theirs = max((day for day in (other.source.date[:_DAY], *_days(other)) if day), default="")
    return any(is_later(day, theirs) for day in _days(held))


def _is_of_another_place(held: Held, other: Held) -> bool:
    """Say whether both tell a place, and not the same one; offices are held once in each."""
    here, there = _places(held), _places(other)
    return bool(here and there) and here.isdisjoint(there)


def _days(held: Held) -> list[str]:
    subject, sentence = held.source.subject, held.source.analysis.sentence_at(held.at.start)
    if subject is None or sentence is None:
        return []
    return [day for _, one in dates_in(subject, sentence.span.start, sentence.span.end) if (day := one.edtf[:_DAY])[:4].isdigit()]


def _places(held: Held) -> frozenset[str]:
    """Return the keys of the places and states that the sentence names, and of the one behind the office."""
    subject, sentence = held.source.subject, held.source.analysis.sentence_at(held.at.start)
    found = {held.place} if held.place else set()
    if subject is None or sentence is None:
        return frozenset(found)
    for name in subject.reading.names:
        if name.kind in (NameKind.PLACE, NameKind.STATE):
            start = subject.analysis.span_of(name.passage).start
            if sentence.span.start <= start < sentence.span.end:
                found.add(fold(name.form))
    return frozenset(found)


def _has_another(held: Held, theirs: Sequence[Held]) -> bool:
    """Say whether a source gives the person another office, and no text gives this one."""
    if any(_may_be_one(one, held) for one in theirs):
        return False
    return any(one.source is not held.source and _is_office(one.office) for one in theirs)


def _may_be_one(one: Held, other: Held) -> bool:
    """Say whether two offices may be one: by the table, by their words, or because one is the other for short."""
    names = {one.office.name, other.office.name}
    return (
        len(names) == 1
        or one.words.casefold() == other.words.casefold()
        or bool(names & (one.office.also | other.office.also))
        or (one.office.sort and one.office.sort == other.office.sort and not one.office.ladders & other.office.ladders)
        or bool({"head", "leader"} & names and one.office.sort == other.office.sort)
    )


def _holder(held: Held, elsewhere: Sequence[Held]) -> Held | None:
    """Return who alone holds the office in the sources, where it is not the person here."""
    holders = [one for one in elsewhere if one.office.name == held.office.name and not one.past]
    surnames = {one.surname for one in holders}
    return holders[0] if len(surnames) == 1 and held.surname not in surnames else None


RULES: tuple[type[Rule], ...] = (OfficeOfAnother,)
