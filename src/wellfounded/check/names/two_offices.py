"""One person with two offices of one body: "the treasurer, Mr Amadi" here, and "Felix Amadi, secretary" there.

Invariant: an office counts only where it stands directly beside the name of a person; two offices are in conflict only where neither says
the other, and a text that says former, then, later or acting is left.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..subject import Subject
from .held import Held, held_elsewhere, held_here
from .vocabulary import exclude

_OF_A_SOURCE = 2
"""What an office counts that another document tells."""
TITLES = frozenset({"bench", "learned", "peerage", "force"})
"""Ladders of titles that stand before names, of which another rule tells."""


class OfficesThatExclude(Rule):
    """A person with two offices or titles that nobody holds together; subclasses say of which ladders."""

    titles: ClassVar[bool]
    """Whether titles before names are asked, or offices."""

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = [held for held in held_here(subject) if self._is_asked(held)]
        every = [*own, *(held for held in held_elsewhere(subject) if self._is_asked(held))] if own else []
        by_person: dict[str, list[Held]] = defaultdict(list)
        for held in every:
            by_person[held.surname].append(held)
        for held in own:
            theirs = by_person[held.surname]
            if len({one.initial for one in theirs if one.initial}) > 1:
                continue  # namesakes
            other = self._another(held, theirs)
            if other is not None:
                here = other.source is held.source
                said = f"“{held.words}” here, and “{other.words}” {'elsewhere' if here else f'in {other.source.name}'} of the same person."
                yield self.finding(subject, said, _of_office(held), related=[other.place_of()])

    def _is_asked(self, held: Held) -> bool:
        return bool(held.office.ladders) and not held.past and (held.known or self.titles)

    def _another(self, held: Held, theirs: Sequence[Held]) -> Held | None:
        """Return the other office of a person, where the documents tell it more often, or as often and before this one."""
        told: Counter[str] = Counter()
        for one in theirs:
            told[one.office.name] += 1 if one.source is held.source else _OF_A_SOURCE
        against = [one for one in theirs if exclude(one.office, held.office) and _titles(one, held) is self.titles]
        if self.titles:
            against = [one for one in against if _language(one) == _language(held)]
        names = {one.office.name for one in against}
        if (
            len(names) != 1
            or told[against[0].office.name] < told[held.office.name]
            or any(one.source is held.source and one.span.overlaps(held.span) for one in against)
        ):
            return None
        earlier = any(one.source is held.source and one.at < held.at for one in against)
        return against[-1] if told[against[0].office.name] > told[held.office.name] or earlier else None


def _titles(one: Held, other: Held) -> bool:
    return bool(one.office.ladders & other.office.ladders & TITLES)


def _language(held: Held) -> str:
    """Return the language of an office: every title has several translations."""
    return held.source.analysis.language_at(held.at.start)


def _of_office(held: Held) -> Passage:
    return held.source.analysis.passage(held.at.start, held.at.end)


class TwoOffices(OfficesThatExclude):
    """A person is given one office here and another one there: treasurer and secretary, prefect and mayor, counsel and chief executive.

    Who signed and in what office decides whom an order binds and who answers for it. The person concerned will notice it first.
    """

    code = "NAM309"
    title = "one person with two offices"
    severity = Severity.WARNING
    example = (
        "=== report.txt, 2018-03-01\nThe mill of Tarn\n\nTreasurer: Mira Holt\n"
        "=== brief.txt, 2019-03-01\nThe secretary of the mill is Ms Mira Holt. The mill was sold in May.\n"
    )
    counter_example = (
        "=== report.txt, 2018-03-01\nThe mill of Tarn\n\nTreasurer: Mira Holt\n"
        "=== brief.txt, 2019-03-01\nThe former secretary of the mill, Ms Mira Holt, is its treasurer. The mill was sold in May.\n"
    )
    sure = "Asked of offices directly beside a name that the documents give nobody else; who changed office meanwhile is the trap."
    titles = False


RULES: tuple[type[Rule], ...] = (TwoOffices,)
