"""Ranks and titles before names: one person who is a judge here and a president of the court everywhere else.

Invariant: a rank is held against another of its own ladder only, and only where it stands once and the other one in a source or oftener.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage, Span
from ..quotations.sources import Source, as_source, sources_of
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .telling import key_of

_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_NAME = (
    rf"(?:(?:{_CAPITAL}\. ?){{1,3}}|(?:{_CAPITAL}[a-zà-öø-ÿа-яё'’-]+ ){{0,2}})(?P<last>{_CAPITAL}[^\W\d_]+(?:[-’']{_CAPITAL}?[^\W\d_]+)*)"
)
_OF_PLACE = rf"(?: (?:of|for|du|de la|de|d')(?: the)? ?{_CAPITAL}[\w'’-]+(?: {_CAPITAL}[\w'’-]+)?)?"
_GLUE = re.compile(rf"{_OF_PLACE}(?P<comma>,?)(?:(?<=,)\s| )(?:Mr\.?|Mrs|Ms|M\.|Mme|Me )?\s?{_NAME}(?![\w-])")
_INITIALS_BEHIND = re.compile(rf" ?(?:{_CAPITAL}\. ?){{1,3}}$")
_BEHIND = re.compile(r", (?=[^\W\d_])")
_AROUND = 60
_GROUP = frozenset({"changes"})


@dataclass(frozen=True, slots=True)
class Ranked:
    """A person with a rank: the key of the surname, the ladder, the rank, how it is written, and where (in the normal form)."""

    person: str
    ladder: str
    rank: str
    text: str
    span: Span


@cache
def _ranks() -> tuple[re.Pattern[str], Sequence[tuple[str, str, re.Pattern[str]]]]:
    rows = [
        (ladder, rank, re.compile("|".join(forms), re.IGNORECASE))
        for ladder, ranks in table("attribution", "ranks").items()
        if ladder not in _GROUP
        for rank, forms in ranks.items()
    ]
    every = "|".join(f"(?:{pattern.pattern})" for _, _, pattern in rows)
    return re.compile(rf"(?<![\w-])(?:{every})(?![\w])", re.IGNORECASE), rows


def _meant(words: str) -> list[tuple[str, str]]:
    return [(ladder, rank) for ladder, rank, pattern in _ranks()[1] if pattern.fullmatch(words)]


def ranked_in(source: Source) -> tuple[Ranked, ...]:
    """Return the persons of a document with the ranks that stand directly before their names or behind them."""
    return source.once("ranks before names", lambda: tuple(_ranked(source.analysis.text)))


def _ranked(text: str) -> Iterator[Ranked]:
    for match in _ranks()[0].finditer(text):
        after = _GLUE.match(text, _whole(text, match))
        words = text[match.start() : _whole(text, match)]
        behind = None if after else _person_before(text, match.start())
        last, end = (after["last"], after.end("last")) if after else (behind or "", match.end())
        if not last or _meant(last):
            continue
        start = match.start() if after else match.start() - len(last) - 2
        if _changes().search(text[max(0, start - _AROUND // 2) : start]) or _changes().match(text[end : end + _AROUND // 2].lstrip(" ,(")):
            continue
        for ladder, rank in _meant(words.strip()):
            if ladder == "office" or after is None or not after["comma"]:
                yield Ranked(key_of(last), ladder, rank, words.strip(), Span(match.start(), end))


def _whole(text: str, match: re.Match[str]) -> int:
    """Return where the longest rank ends that begins where a match does."""
    found = (pattern.match(text, match.start()) for _, _, pattern in _ranks()[1])
    return max((one.end() for one in found if one is not None and not text[one.end() : one.end() + 1].isalnum()), default=match.end())


def _person_before(text: str, start: int) -> str:
    """Return the surname before a comma and a rank: ``E. Markov, District Judge``."""
    if not text.endswith(", ", 0, start):
        return ""
    found = re.search(rf"{_NAME}, $", text[max(0, start - _AROUND) : start])
    return found["last"] if found else ""


class OtherRank(Rule):
    """A person bears a rank or a title here that the source, or the rest of the text, gives otherwise: a judge made president of the court.

    It is the first thing that the person concerned sees. And a decision by a judge of another rank is a decision of another court.
    """

    code = "ATT603"
    title = "another rank or title than elsewhere"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2017-05-04\nHARBOUR COURT OF TARN\nBefore: Justice Orme\n\nThe boats may go out.\n"
        "=== report.txt, 2018-02-01\nThe boats went out again. Chief Justice Orme had allowed it in May.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nHARBOUR COURT OF TARN\nBefore: Justice Orme\n\nThe boats may go out.\n"
        "=== report.txt, 2018-02-01\nThe boats went out again. Mr Justice Orme had allowed it in May.\n"
    )
    sure = "Asked where the rank stands once and the other in a source or twice; two persons of one surname are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = ranked_in(as_source(subject))
        if not own:
            return
        elsewhere = [(source, one) for source in sources_of(subject) for one in ranked_in(source)]
        by_person: Mapping[tuple[str, str], list[Ranked]] = _grouped(own)
        for (person, ladder), rows in by_person.items():
            theirs = [(source, one) for source, one in elsewhere if one.person == person and one.ladder == ladder]
            ranks = {one.rank for _, one in theirs}
            for row in rows:
                same = [one for one in rows if one.rank == row.rank]
                other = [one for one in rows if one.rank != row.rank]
                if len(same) > 1 or row.rank in ranks or (not theirs and len(other) < 2):
                    continue
                against = [one for _, one in theirs] or other
                if len({one.rank for one in against}) > 1 or any(_beside(row, one) for one in other):
                    continue
                yield self._told(subject, row, theirs[0] if theirs else None, against[0])

    def _told(self, subject: Subject, row: Ranked, source: tuple[Source, Ranked] | None, other: Ranked) -> Finding:
        passages: list[Passage] = [subject.analysis.passage(row.span.start, row.span.end)]
        where = f"in {source[0].name}" if source else "elsewhere in this text"
        related = []
        if source is not None:
            related = [Place(source[0].document, source[0].analysis.passage(other.span.start, other.span.end))]
        else:
            passages.append(subject.analysis.passage(other.span.start, other.span.end))
        return self.finding(subject, f"“{row.text}” here, and “{other.text}” {where}.", *passages, related=related)


def _beside(one: Ranked, other: Ranked) -> bool:
    """Say whether two ranks stand before one and the same name: "Professor Dr Lund"."""
    return one.span.start < other.span.end and other.span.start < one.span.end


def _grouped(own: Sequence[Ranked]) -> Mapping[tuple[str, str], list[Ranked]]:
    found: dict[tuple[str, str], list[Ranked]] = defaultdict(list)
    for one in own:
        found[one.person, one.ladder].append(one)
    return found


@cache
def _changes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('attribution', 'ranks')['changes']['words'])})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (OtherRank,)
