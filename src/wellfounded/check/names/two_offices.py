"""One person with two offices of one body: "the treasurer, Mr Amadi" here, and "Felix Amadi, secretary" there.

Invariant: an office counts only where it stands directly beside the name of a person; two offices are in conflict only where neither says
the other, and a text that says former, then, later or acting is left.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Passage, Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_BEFORE = 90
_BEHIND = 70
_OF_A_SOURCE = 2
"""What an office counts that another document tells."""
_TITLE = r"(?:(?:mr|mrs|ms|miss|dr|prof\.?|professor|dame|sir|m\.|mme|me|г-н|г-жа)\.?\s+)?"


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a text gives to a person: the key of the person, the office of the table, and where it stands in the text layer."""

    person: str
    office: str
    given: str
    """The first letter of the given name; empty where none is told."""
    passage: Passage
    words: str


class TwoOffices(Rule):
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

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = held_in(subject)
        every = [(one, held) for one in (subject, *subject.others) for held in held_in(one)] if own else []
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for one, held in every:
            told[held.person][held.office] += 1 if one is subject else _OF_A_SOURCE
        given = {(held.person, held.given) for _, held in every if held.given}
        namesakes = {person for person, times in Counter(person for person, _ in given).items() if times > 1}
        for held in own:
            other = None if held.person in namesakes else _another(held, told[held.person], own)
            if other is not None:
                where, there = next((one, twin) for one, twin in reversed(every) if (twin.person, twin.office) == (held.person, other))
                place = "elsewhere" if where is subject else f"in {where.name}"
                said = f"“{held.words}” here, and “{there.words}” {place} of the same person."
                yield self.finding(subject, said, held.passage, related=[Place(where.document, there.passage)])


def _another(held: Held, offices: Counter[str], own: tuple[Held, ...]) -> str | None:
    """Return the other office of a person, where the documents tell it more often, or as often and before this one."""
    other = next((office for office, _ in offices.most_common() if office != held.office and _differ(office, held.office)), None)
    if other is None or len(offices) > 2 or offices[other] < offices[held.office]:
        return None
    earlier = any((one.person, one.office) == (held.person, other) and one.passage < held.passage for one in own)
    return other if offices[other] > offices[held.office] or earlier else None


def held_in(subject: Subject) -> tuple[Held, ...]:
    """Return the offices that a document gives to persons directly beside their names."""
    return subject.once_alone("offices held", lambda: tuple(_held(subject)))


def _held(subject: Subject) -> Iterator[Held]:
    text = subject.text
    for name in subject.reading.names:
        words = name.form.split()
        if name.kind is not NameKind.PERSON or not words:
            continue
        start, end = name.passage.start, name.passage.end
        for match, at in _offices_beside(text, start, end):
            around = text[max(0, at.start - 25) : at.start] + " " + text[at.end : at.end + 12]
            if _changed().search(around):
                continue
            office = _office_of(match)
            if office:
                given = fold(words[0])[:1] if len(words) > 1 else ""
                yield Held(_key(words[-1]), office, given, Passage.of(text, at.start, at.end), " ".join(match.split()))


def _offices_beside(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Yield offices right before or right behind a name: ``Treasurer: N``, ``the treasurer of the mill, Mr N``, ``N, treasurer of``."""
    before = _before_name().search(text, max(0, start - _BEFORE), start)
    if before:
        yield before["office"], Span(*before.span("office"))
    behind = _behind_name().match(text, end, min(len(text), end + _BEHIND))
    if behind:
        yield behind["office"], Span(*behind.span("office"))


def _key(word: str) -> str:
    key = fold(word.removesuffix("'s").removesuffix("’s"))
    return re.sub(r"(?:ovo|om|im|omu|ogo|ym|oi|a|u|e|i)$", "", key) if len(key) > 4 else key


@cache
def _rows() -> dict[str, list[str]]:
    return dict(table("names", "two_offices")["offices"])


@cache
def _any_office() -> str:
    return "|".join(sorted((form for forms in _rows().values() for form in forms), key=len, reverse=True))


@cache
def _before_name() -> re.Pattern[str]:
    of = r"(?:\s+(?:of|at|in|du|de|des|de la|d')\s*(?:the\s+|la\s+|l')?[^.;:,()\n]{1,50})?"
    return re.compile(rf"(?<![\w-])(?P<office>{_any_office()}){of}(?:\s*[,:]\s*|\s+is\s+|\s+est\s+|\s+){_TITLE}$", re.IGNORECASE)


@cache
def _behind_name() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s*,\s*|[*_]{{0,2}}\s*\n\s*|\s*\(|\s+[–—]\s+|\s+is\s+|\s+est\s+)"
        rf"(?:the\s+|its\s+|le\s+|la\s+)?(?P<office>{_any_office()})(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _changed() -> re.Pattern[str]:
    words = "|".join(table("names", "two_offices")["changed"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _office_of(words: str) -> str:
    return next((office for office, forms in _rows().items() if any(re.fullmatch(form, words, re.IGNORECASE) for form in forms)), "")


def _differ(one: str, other: str) -> bool:
    """Say whether two offices are of one kind, so that nobody holds both."""
    return any(one in group and other in group for group in table("names", "two_offices")["apart"])


RULES: tuple[type[Rule], ...] = (TwoOffices,)
