"""The offices that stand beside names: one office with two holders, and one holder with an office that lost a word of its rank.

Invariant: only offices that one person holds are compared, word for word; where a text tells of a change of office nothing is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..subject import Subject
from .held import Held, held_elsewhere, held_here
from .register import akin


class TwoHolders(Rule):
    """One office is given to two people: the mayor of a town is Ms Winter here and Dr Lund there.

    One of the two was put in the other's place. What is told of the office is then told of the wrong person.
    """

    code = "NAM307"
    title = "one office with two holders"
    severity = Severity.WARNING
    example = (
        "The mayor of Upper Tarn, Ms Ida Marrow, opened the mill. The General Counsel, Mr Tom Fenn, wrote to us.\n\n"
        "In June the mayor of Upper Tarn, Mr Tom Fenn, closed it.\n"
    )
    counter_example = (
        "The mayor of Upper Tarn, Ms Ida Marrow, opened the mill. The General Counsel, Mr Tom Fenn, wrote to us.\n\n"
        "In June the mayor of Lower Tarn, Mr Tom Fenn, closed it.\n"
    )
    sure = "Asked where no word such as “former”, “new” or “then” stands near; an office that changed hands is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = [held for held in held_here(subject) if held.known]
        every = [*own, *(held for held in held_elsewhere(subject) if held.known)] if own else []
        by_key: dict[str, list[Held]] = defaultdict(list)
        for held in every:
            by_key[held.key].append(held)
        told: set[str] = set()
        for held in own:
            others = [other for other in by_key[held.key] if _same_office(held, other) and _two(held, other)]
            same = [other for other in by_key[held.key] if other is not held and other.surname == held.surname]
            if not others or held.surname in told or len(same) > len(others) or _known_otherwise(held, others, every):
                continue
            other = others[0]
            if other.source is held.source and not same and other.span.start > held.span.start and not _has_another(held, every):
                continue
            told |= {held.surname, other.surname}
            where = "elsewhere" if other.source is held.source else f"in {other.source.name}"
            said = f"“{held.name}” is given this office here, and “{other.name}” {where}."
            yield self.finding(subject, said, held.passage(), related=[other.place_of()])


def _same_office(one: Held, other: Held) -> bool:
    """Say whether two offices can have one holder: of one place, or of a kind that there is once, and in running text."""
    if one.key != other.key or one.rank != other.rank or not (one.given or one.office.sole):
        return False
    if one.place and one.place == other.place and (one.office.sort or one.office.sole):
        return not (one.in_block or other.in_block)
    return one.office.sole and not (one.place and other.place) and (_of_one_body(one, other) or "company" not in one.office.ladders)


def _of_one_body(one: Held, other: Held) -> bool:
    """Say whether two offices without a place are of one company as far as can be seen: every company has its own chief executive."""
    return one.source is other.source or one.source.analysis.language == other.source.analysis.language


def _two(one: Held, other: Held) -> bool:
    """Say whether two names are of two persons, and not one of them with another surname by a slip."""
    return not akin(one.surname, other.surname) and one.surname[:4] != other.surname[:4] and not (one.given and one.given == other.given)


def _known_otherwise(held: Held, others: Sequence[Held], every: Sequence[Held]) -> bool:
    """Say whether the other holder is the one with two offices: then it is his place that is wrong."""
    theirs = {other.surname for other in others}
    return len({other.key for other in every if other.surname in theirs}) > 1 and not _has_another(held, every)


def _has_another(held: Held, every: Sequence[Held]) -> bool:
    return any(other.surname == held.surname and other.key != held.key for other in every)


class RankLost(Rule):
    """One person has an office with a word of rank in one place and without it in another: Deputy Prosecutor General, Prosecutor General.

    The deputy speaks for another. A letter that calls him by the higher office is thrown out for that alone.
    """

    code = "NAM308"
    title = "an office that lost a word of its rank"
    severity = Severity.WARNING
    unsure = True
    example = (
        "The letter is signed by the Deputy Director of Ports, Ms Ida Marrow. The Director of Ports, Ms Ida Marrow, wrote again in June.\n"
    )
    counter_example = (
        "The letter is signed by the Deputy Director of Ports, Ms Ida Marrow. The Director of Ports, Mr Tom Fenn, wrote again in June.\n"
    )
    sure = "Sure that the texts differ; somebody who was promoted meanwhile should be called so."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = held_here(subject)
        every = [*own, *held_elsewhere(subject)] if own else []
        told: set[tuple[str, bool]] = set()
        for held in own:
            mine = [one for one in every if held.key == one.key and held.may_be(one) and not one.past] if not held.past else []
            other = next((other for other in mine if other.deputy != held.deputy), None)
            if other is None or (held.surname, held.deputy) in told or _held_both(held, mine):
                continue
            here = other.source is held.source
            if here and sum(one.deputy == held.deputy for one in mine) > sum(one.deputy == other.deputy for one in mine):
                continue
            told |= {(held.surname, held.deputy), (held.surname, other.deputy if here else held.deputy)}
            said = f"{held.name} is called “{other.words}” {'elsewhere' if here else f'in {other.source.name}'}."
            yield self.finding(subject, said, held.passage(), related=[other.place_of()])


def _held_both(held: Held, mine: Sequence[Held]) -> bool:
    """Say whether another document gives the person the office with the same rank as here: it was held with both, one after the other."""
    return any(one.deputy == held.deputy for one in mine if one.source is not held.source)


RULES: tuple[type[Rule], ...] = (TwoHolders, RankLost)
