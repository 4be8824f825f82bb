"""Places and directions told otherwise: the same thing at another place than in a source, or on another side than elsewhere.

Invariant: two names are compared only in one slot, beside the same noun, verb or day, in sentences that share further words; a place that
stands in that slot anywhere else in the run is let pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ...model.passages import Passage, Span
from ...model.reading import DateExpression
from ..alignment.words import Words, key, words_of
from ..placing import dates_in
from ..quotations.sources import Source, as_source, sources_of
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_SHARED, _SHARED_OF_A_SIDE = 3, 2
_NEAR_DAY = 8
_LONGEST = 280


@dataclass(frozen=True, slots=True)
class Placed:
    """A name or a direction in its slot: what stands beside it, the days of its sentence and where it stands (in the normal form)."""

    name: str
    slot: tuple[str, str]
    text: str
    days: frozenset[str]
    names: frozenset[str]
    """The further words of its sentence that are written with a capital."""
    span: Span
    words: Words

    def is_like(self, other: Placed) -> bool:
        """Say whether two sentences tell of one thing by this slot."""
        if self.slot != other.slot or self.words.telling is other.words.telling:
            return False
        if self.words.telling.language != other.words.telling.language:
            return False
        shared = len(self.words.content & other.words.content)
        if self.slot[0] == "direction":
            return shared >= _SHARED_OF_A_SIDE
        if self.days & other.days:
            return shared > 1
        named = self.slot[0] == "beside" and self.names & other.names
        return shared >= _SHARED and bool(set(self.name.split()) & set(other.name.split()) or named)


@cache
def _placed() -> re.Pattern[str]:
    before = "|".join(table("attribution", "places")["before"])
    return re.compile(
        rf"(?<![\w-])(?P<prep>{before}|[A-ZА-ЯЁ][a-z]{{1,2}}) (?:the |la |le |l')?"
        rf"(?P<name>{_CAPITAL}[\w'’-]+(?: {_CAPITAL}[\w'’-]+){{0,2}})"
        r"(?: (?P<noun>[a-zà-ÿа-яё]{4,}))?"
    )


@cache
def _no_place() -> frozenset[str]:
    return frozenset(table("attribution", "places")["no_place"])


@cache
def _directions() -> tuple[re.Pattern[str], dict[str, int]]:
    groups = table("attribution", "places")["directions"]
    of = {word: number for number, words in enumerate(groups) for word in words}
    every = "|".join(sorted(of, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<word>{every})(?P<end>[а-яёes]{{0,3}}) (?:the |of |la |le )?(?P<noun>[^\W\d_]{{4,}})(?![\w-])"), of


def placed_in(source: Source) -> tuple[Placed, ...]:
    """Return the places and directions of a document in their slots."""
    return source.once("places in slots", lambda: tuple(_all(source)))


def _all(source: Source) -> Iterator[Placed]:
    text = source.analysis.text
    for words in words_of(source):
        span = words.telling.span
        yield from _names(source, words, text, span)
        pattern, _ = _directions()
        for match in pattern.finditer(words.telling.text):
            slot = ("direction", f"{_directions()[1][match['word']]} {key(match['noun'])}")
            at = Span(span.start + match.start(), span.start + match.end())
            yield Placed(match["word"], slot, match.group(), frozenset(), frozenset(), at, words)


def _names(source: Source, words: Words, text: str, span: Span) -> Iterator[Placed]:
    for match in _placed().finditer(text, span.start, span.end):
        if match["prep"].casefold() not in table("attribution", "places")["before"]:
            continue
        name = match["name"]
        if name.endswith(("'s", "’s")) or name.isupper():
            continue
        if {part.casefold().removesuffix("'s") for part in name.split()} & _no_place() or text.count('"', span.start, match.start()) % 2:
            continue
        days, capitals = _days(source, span), _folded(text[span.start + 1 : span.end])
        at = Span(match.start(), match.end("name"))
        slots = []
        if match["noun"] and key(match["noun"]) in words.content:
            slots.append(("beside", key(match["noun"])))
        number = sum(1 for start in words.telling.starts if start < match.start() - span.start)
        before = [words.keys[n] for n in range(max(0, number - 2), number) if words.weighty[n]]
        if before:
            slots.append(("behind", before[-1]))
        after = [
            one.edtf for place, one in _dates(source, match.end("name"), match.end("name") + _NEAR_DAY) if len(one.edtf) == 10 and place
        ]
        if after:
            slots.append(("day", after[0]))
        for slot in slots:
            yield Placed(fold(name), slot, name, days, capitals - _folded(name), at, words)


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(rf"\b{_CAPITAL}[^\W\d_]{{3,}}", words)) - _no_place()


def _dates(source: Source, start: int, end: int) -> list[tuple[Span, DateExpression]]:
    return dates_in(source.subject, start, end) if source.subject is not None else []


def _days(source: Source, span: Span) -> frozenset[str]:
    return frozenset(one.edtf for _, one in _dates(source, span.start, span.end) if len(one.edtf) == 10)


class OtherPlace(Rule):
    """Something is told to have been at one place, or on one side, here, and at another in a source or elsewhere in the text.

    Where it was decides which court, which police and which law. And whoever knows the place stops believing the rest.
    """

    code = "ATT605"
    title = "another place than elsewhere"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== press.txt, 2017-05-04\nThe skipper was stopped at Orme harbour on 3 May 2017 with two crates of salt.\n"
        "=== report.txt, 2018-02-01\nThe boat was old. The skipper was stopped at Tarn harbour on 3 May 2017 with his crates.\n"
    )
    counter_example = (
        "=== press.txt, 2017-05-04\nThe skipper was stopped at Orme harbour on 3 May 2017 with two crates of salt.\n"
        "=== report.txt, 2018-02-01\nThe boat was old. The skipper was stopped at Orme harbour on 3 May 2017 with his crates.\n"
    )
    sure = "Asked where noun, verb or day beside the two names and further words agree; two events of one kind are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = placed_in(as_source(subject))
        by_slot: dict[tuple[str, str], list[tuple[Source, Placed]]] = {}
        for source in (*sources_of(subject), as_source(subject)):
            for one in placed_in(source):
                by_slot.setdefault(one.slot, []).append((source, one))
        told: set[Span] = set()
        for ours in own:
            rows = by_slot[ours.slot]
            names = {one.name for _, one in rows}
            if len(names) < 2 or ours.words.telling.span in told or sum(one.name == ours.name for _, one in rows) > 1:
                continue
            against = [(source, one) for source, one in rows if one.name != ours.name and ours.is_like(one)]
            if not against or len({one.name for _, one in against}) > 1 or any(_names_both(ours, one) for _, one in against):
                continue
            if against[0][0].subject is subject and ours.slot[0] != "direction":  # the points of a list are alike in all but the place
                continue
            told.add(ours.words.telling.span)
            source, other = against[0]
            where = "elsewhere in this text" if source.subject is subject else f"in {source.name}"
            theirs = _quote(source, other)
            said = f"“{ours.text}” here, and “{other.text}” {where}."
            here = source.subject is subject
            passages = [_quote(as_source(subject), ours), *([theirs] if here else [])]
            yield self.finding(subject, said, *passages, related=[] if here else [Place(source.document, theirs)])


def _names_both(ours: Placed, other: Placed) -> bool:
    """Say whether a sentence tells the other place too, or one name is a part of the other."""
    here, there = fold(ours.words.telling.text), fold(other.words.telling.text)
    return ours.name in there or other.name in here


def _quote(source: Source, one: Placed) -> Passage:
    span = one.words.telling.span
    start = max(span.start, min(one.span.start - _LONGEST // 2, span.end))
    return source.analysis.passage(start, min(span.end, start + _LONGEST))


RULES: tuple[type[Rule], ...] = (OtherPlace,)
