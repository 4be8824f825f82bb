"""Decisions as sentences name them: what sort of decision, of which day, of which court, and where the name stands.

Invariant: a name without a day tells a court; what is only pointed at ("that judgment") bears the day of the decision of the same noun
that the paragraph named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...model.edtf import Edtf
from ...model.passages import Span
from ..placing import dates_in
from ..subject import Subject
from ..tables import table
from .courts import Court, courts_in
from .events import is_day, may_be_equal
from .verdict_days import edtf

_STEM = 6
"""Letters by which the forms of a noun are told to be one."""
_GAP = re.compile(
    r"(?:(?:,? (?:of|by|from|given by|made by|rendered by|handed down by|issued by|at|in|de|du|des|d'|par|rendue? par)\b ?| de l'| d')"
    r"[^.;:()!?\n]{0,90}?|(?: [А-ЯЁа-яё.-]+){0,6})?,?"
    r" (?:of|dated|du|en date du|от|rendue? le|(?:given|made|issued|rendered|handed down|delivered) on)(?: the)?(?: (?:\w+day|\w+di),?)? ?"
)
_VERBS = re.compile(r"\b(?:was|were|is|are|has|had|have|will|est|sont|a été|ont|sera|был\w*|будет)\b", re.IGNORECASE)
_OF_COURT = re.compile(r"(?: (?:of|by|from|de|du|de la|de l'|par) ?(?:the |la |le |l')?| )(?:[A-ZА-ЯЁ][\w-]+ ){0,2}$")
_POINTED = re.compile(
    r"\b(?:[Tt]he(?: said| same)?|[Tt]h(?:is|at)|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Ll]e(?:dit)?|[Ll]a(?:dite)?|[Cc]ett?e?|[Ss]on|[Ss]a"
    r"|[Ээ]т\w+|[Уу]казанн\w+|[Дд]анн\w+) (?:[a-z]+ )?$|\b[LlDd]'$|(?:^|[.!?] )$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A decision that a sentence names; ``noun`` is the word as it is written, ``kinds`` what it can be."""

    noun: str
    kinds: frozenset[str]
    on: Edtf | None
    court: Court | None
    span: Span

    def may_be(self, *, kinds: frozenset[str], on: Edtf | None, court: Court | None) -> bool:
        """Say whether this can be the decision of some kind, day and court; without a day in both, a court must tell them apart."""
        if self.court is not None and court is not None and not self.court.may_be(court):
            return False
        if self.on is not None and on is not None:
            return may_be_equal(self.on, on) and ((is_day(self.on) and is_day(on)) or bool(self.kinds & kinds))
        return bool(self.kinds & kinds) and self.court is not None and court is not None


@cache
def _nouns() -> tuple[re.Pattern[str], Mapping[str, re.Pattern[str]]]:
    rows = table("standings", "said_of")["nouns"]
    every = "|".join(sorted({form for forms in rows.values() for form in forms}, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)", re.IGNORECASE), {
        name: re.compile("|".join(forms), re.IGNORECASE) for name, forms in rows.items()
    }


def kinds_of(noun: str) -> frozenset[str]:
    """Return what a noun of a decision can be."""
    return frozenset(name for name, pattern in _nouns()[1].items() if pattern.fullmatch(noun))


def kinds_of_act(kind: str) -> frozenset[str]:
    """Return what an act of a reading can be called."""
    return frozenset(table("standings", "said_of")["kinds"].get(kind, ()))


def named_in(subject: Subject) -> tuple[Named, ...]:
    """Return the decisions that a document names, in the order in which they stand."""
    return subject.once_alone("standing: decisions named", lambda: tuple(_named_in(subject)))


def _named_in(subject: Subject) -> Iterator[Named]:
    text = subject.analysis.text
    last: dict[str, Named] = {}
    paragraph = -1
    for sentence in subject.analysis.sentences:
        span = sentence.span
        if text.rfind("\n", 0, span.start) != paragraph:
            paragraph, last = text.rfind("\n", 0, span.start), {}
        if subject.analysis.is_noise(span.start, span.end):
            continue
        courts = courts_in(text, span.start, span.end)
        dates = [(at, day) for at, one in dates_in(subject, span.start, span.end) if not one.relative and (day := edtf(one.edtf))]
        for match in _nouns()[0].finditer(text, span.start, span.end):
            one = _named(text, match, courts, dates) or _pointed(text, match, last)
            if one is not None:
                last[one.noun.casefold()[:_STEM]] = one
                yield one


def _named(text: str, match: re.Match[str], courts: list[Court], dates: list[tuple[Span, Edtf]]) -> Named | None:
    start, end = match.span()
    for at, day in dates:
        if (
            at.end <= start
            and re.fullmatch(r" (?:\w+ )?", text[at.end : start])
            and not re.search(r"\b(?:in|on|le)\b ?$", text[: at.start][-4:])
        ):
            return _made(match, day, None, Span(at.start, end))
        gap = text[end : at.start]
        if at.start >= end and len(gap) < 120 and _GAP.fullmatch(gap) and not _VERBS.search(gap):
            inside = [court for court in courts if end <= court.span.start < at.start]
            before = [court for court in courts if court.span.end <= start and text[court.span.end : start] in {"'s ", "’s "}]
            whose = inside or before
            return _made(match, day, whose[0] if whose else None, Span(start, at.end))
    for court in courts:
        if court.span.start >= end and _OF_COURT.fullmatch(text[end : court.span.start]):
            return _made(match, None, court, Span(start, court.span.end))
    return None


def _made(match: re.Match[str], on: Edtf | None, court: Court | None, span: Span) -> Named:
    return Named(noun=match.group(), kinds=kinds_of(match.group()), on=on, court=court, span=span)


def _pointed(text: str, match: re.Match[str], last: Mapping[str, Named]) -> Named | None:
    known = last.get(match.group().casefold()[:_STEM])
    if known is None or not _POINTED.search(text[max(0, match.start() - 24) : match.start()]):
        return None
    return Named(noun=match.group(), kinds=known.kinds, on=known.on, court=known.court, span=Span(*match.span()))
