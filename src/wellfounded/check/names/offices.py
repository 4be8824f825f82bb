"""The offices that stand beside names: one office with two holders, and one holder with an office that lost a word of its rank.

Invariant: only offices that one person holds are compared, word for word; where a text tells of a change of office nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .people import is_initial, titles, words_of

_NEAR = 90


@dataclass(frozen=True, slots=True)
class Held:
    """An office beside a name. ``office`` is in small letters without its place; ``rank`` are the words of rank before its head."""

    office: str
    rank: frozenset[str]
    place: str
    surname: str
    given: str
    name: str
    in_block: bool
    """Whether office and name stand on two lines, as in signatures and lists."""
    span: Span


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
        every = [(one, held) for one in (subject, *subject.others) for held in offices(one)]
        told: set[str] = set()
        for held in offices(subject):
            others = [(one, other) for one, other in every if _same_office(held, other) and _two(held, other)]
            same = [other for _, other in every if other is not held and other.office == held.office and other.surname == held.surname]
            if not others or held.surname in told or len(same) > len(others) or _known_otherwise(held, others, every):
                continue
            one, other = others[0]
            if one is subject and not same and other.span.start > held.span.start and not _has_another(held, every):
                continue
            told.add(held.surname)
            told.add(other.surname)
            said = f"“{held.name}” is given this office here, and “{other.name}” {'elsewhere' if one is subject else f'in {one.name}'}."
            there = Place(one.document, one.analysis.passage(other.span.start, other.span.end))
            yield self.finding(subject, said, subject.analysis.passage(held.span.start, held.span.end), related=[there])


def _same_office(one: Held, other: Held) -> bool:
    """Say whether two offices can have one holder: of one place, or of a kind that there is once, and in running text."""
    if one.office != other.office or one.rank != other.rank or not (one.given or one.office in _sole()):
        return False
    if one.place and one.place == other.place:
        return not (one.in_block or other.in_block)
    return one.office in _sole() and not (one.place and other.place)


@cache
def _sole() -> frozenset[str]:
    return frozenset(table("names", "offices")["sole"])


def _two(one: Held, other: Held) -> bool:
    return one.surname != other.surname and one.surname[:4] != other.surname[:4]


def _known_otherwise(held: Held, others: list[tuple[Subject, Held]], every: list[tuple[Subject, Held]]) -> bool:
    """Say whether the other holder is the one with two offices: then it is his place that is wrong."""
    theirs = {other.surname for _, other in others}
    offices_of = {other.office for _, other in every if other.surname in theirs}
    return len(offices_of) > 1 and not _has_another(held, every)


def _has_another(held: Held, every: list[tuple[Subject, Held]]) -> bool:
    return any(other.surname == held.surname and other.office != held.office for _, other in every)


class RankLost(Rule):
    """One person has an office with a word of rank in one place and without it in another: Deputy Prosecutor General, Prosecutor General.

    The deputy speaks for another. A letter that calls him by the higher office is thrown out for that alone.
    """

    code = "NAM308"
    title = "an office that lost a word of its rank"
    severity = Severity.WARNING
    example = (
        "The letter is signed by the Deputy Director of Ports, Ms Ida Marrow. The Director of Ports, Ms Ida Marrow, wrote again in June.\n"
    )
    counter_example = (
        "The letter is signed by the Deputy Director of Ports, Ms Ida Marrow. The Director of Ports, Mr Tom Fenn, wrote again in June.\n"
    )
    sure = "Sure that the texts differ; somebody who was promoted meanwhile should be called so."

    def find(self, subject: Subject) -> Iterator[Finding]:
        every = [(one, held) for one in (subject, *subject.others) for held in offices(one)]
        told: set[tuple[str, frozenset[str]]] = set()
        for held in offices(subject):
            for one, other in every:
                lost = _differ_in_rank(held, other)
                if not lost or (held.surname, held.rank) in told:
                    continue
                if one is subject and sum(h.rank == held.rank and h.surname == held.surname for _, h in every) > sum(
                    h.rank == other.rank and h.surname == held.surname for _, h in every
                ):
                    continue
                told.add((held.surname, held.rank))
                if one is subject:
                    told.add((held.surname, other.rank))
                said = f"{held.name} is called “{' '.join(sorted(other.rank))}” {'elsewhere' if one is subject else f'in {one.name}'}"
                said = said if other.rank else f"{held.name} has this office elsewhere without “{' '.join(sorted(held.rank))}”"
                there = Place(one.document, one.analysis.passage(other.span.start, other.span.end))
                yield self.finding(subject, f"{said}.", subject.analysis.passage(held.span.start, held.span.end), related=[there])
                break


def _differ_in_rank(one: Held, other: Held) -> bool:
    if one.surname != other.surname or one.office != other.office or one.rank == other.rank:
        return False
    return not (one.given and other.given) or one.given[0] == other.given[0]


def offices(subject: Subject) -> tuple[Held, ...]:
    """Return the offices that stand beside the names of persons."""
    return subject.once_alone("names: offices", lambda: tuple(_offices(subject)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = table("names", "offices")
    heads, ranks = "|".join(words["heads"]), "|".join(words["ranks"])
    cap = r"[A-ZÀ-ÝА-ЯЁ][\w'’-]*"
    of = rf"(?: (?:of|for|de|du|des|de la|de l') ?(?:the )?(?P<place>{cap}(?: (?:of |the |and |for |de |du )*{cap}){{0,4}}))?"
    office = rf"(?P<rank>(?:(?:{ranks})[ -])*)(?P<office>{heads}){of}"
    address = r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor|Sir|Dame|Lord|M|Mme|Me)\.? |г-н |г-жа )?"
    before = re.compile(rf"(?<![\w-]){office}(?:,? |\n){address}$")
    after = re.compile(rf",? (?:\(|,? ?(?:the |a |its |le |la )?)?{office}(?=[,.;)\n]| of | at | who | and )")
    changed = re.compile(rf"(?<!\w)(?:{'|'.join(words['changed'])})(?!\w)", re.IGNORECASE)
    return before, after, changed, re.compile(rf"(?:{ranks})", re.IGNORECASE)


def _offices(subject: Subject) -> Iterator[Held]:
    text = subject.analysis.text
    before, after, changed, ranks = _patterns()
    for name in subject.reading.names:
        words = [word for word in words_of(name.form) if word not in titles()]
        if name.kind is not NameKind.PERSON or not words:
            continue
        span = subject.analysis.span_of(name.passage)
        start = span.start + max(0, text[span.start : span.end].find(words[0]))
        near = text[max(0, start - _NEAR) : start]
        match, offset = before.search(near), start - len(near)
        if match is None:
            match, offset = after.match(text, span.end), 0
        if match is None or changed.search(text, max(0, span.start - 60), min(len(text), span.end + 30)):
            continue
        begun, ended = offset + match.start("office"), offset + match.end("office")
        yield Held(
            office=match["office"].casefold(),
            rank=frozenset(word.casefold() for word in ranks.findall(match["rank"] or "")),
            place=fold(match["place"] or ""),
            surname=fold(words[-1]),
            given=fold(words[0]) if len(words) > 1 and not is_initial(words[0]) else "",
            name=" ".join(name.form.split()),
            in_block="\n" in match.group() or "\n" in text[min(begun, span.start) : max(ended, span.end)],
            span=Span(min(begun, span.start), max(ended, span.end)),
        )


RULES: tuple[type[Rule], ...] = (TwoHolders, RankLost)
