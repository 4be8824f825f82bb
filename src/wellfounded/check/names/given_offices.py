"""Offices given to the wrong person: what one alone holds in the sources stands here beside another, whom they know in another office.

Invariant: titles, parts of a trial and words that any head is called by are no offices here; where a change is told none is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..subject import Subject
from .held import Held, held_elsewhere, held_here
from .vocabulary import Office

_TITLES = frozenset({"bench", "learned", "peerage", "force"})
_ANYBODY = frozenset({"head", "leader", "president", "chairman", "advocate", "speaker"})
"""Offices of which any body has one, so that two persons of a case may hold them."""


class OfficeOfAnother(Rule):
    """An office that one person alone has in the sources is given here to somebody whom they know in another one.

    Who signed, advised or decided in which office binds one body or another. The person concerned will notice it first.
    """

    code = "NAM311"
    title = "an office given to another than in the sources"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-03-01\nThe registrar, Ms Mira Holt, read out the report of the expert, Mr Oskar Lund.\n"
        "=== report.txt, 2017-05-02\nThe report of the expert, Ms Mira Holt, says nothing of the ferry.\n"
    )
    counter_example = example.replace("report of the expert, Ms", "report of the registrar, Ms")
    sure = "Asked where the sources give the office to one person and this one another; who changed office meanwhile is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = [held for held in held_here(subject) if _is_asked(held)]
        elsewhere = [held for held in held_elsewhere(subject) if held.known] if own else []
        by_person: dict[str, list[Held]] = defaultdict(list)
        for one in (*own, *elsewhere):
            by_person[one.surname].append(one)
        for held in own:
            theirs = [one for one in by_person[held.surname] if one is not held and one.may_be(held)]
            other = _holder(held, elsewhere) if _has_another(held, theirs) else None
            if other is not None:
                said = f"“{held.words}” is {held.name} here, and {other.name} in {other.source.name}."
                passage = subject.analysis.passage(held.span.start, held.span.end)
                yield self.finding(subject, said, passage, related=[other.place_of()])


def _is_asked(held: Held) -> bool:
    return held.known and not held.past and not held.rank and _is_office(held.office) and held.office.name not in _ANYBODY


def _is_office(office: Office) -> bool:
    return not office.ladders & _TITLES and bool(office.ladders or office.sort)


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
