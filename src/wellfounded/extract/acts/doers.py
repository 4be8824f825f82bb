"""Whoever the grammar makes the doer of a verb, by whatever noun: "the airline revoked", "his employer dismissed", "адвокат обжаловал".

Bodies are known by their names and by what they are; what is left are persons, and nouns that no vocabulary can hold. Invariant: no doer
is a pronoun, a date, or a word for a decision, and none overlaps a body of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.passages import Span
from .marks import Around, Marked
from .patterns import Hit

_LONGEST = 70
_SHORTEST = 3
_PRONOUN = re.compile(
    r"(?:I|you|we|he|she|they|it|who|which|that|this|these|those|there|what|one|both|all|je|tu|il|elle|on|nous|vous|ils|elles|qui|que|ce|"
    r"cela|ceci|celui-ci|celle-ci|ceux-ci|lequel|laquelle|lui|un|une|the latter|the former|я|ты|он|она|оно|мы|вы|они|кто|что|это|котор\w+)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:par|by|von)\s", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_FRONT = frozenset({"ADJ", "DET", "NUM"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def doers(around: Around, hit: Hit, *, passive: bool) -> list[Marked]:
    """Return the persons and the nouns that the grammar makes the doer of a verb, those that are no body of the sentence."""
    if not hit.tells:
        return []
    phrase = around.syntax.agent(hit.anchor) if passive else around.syntax.subject(hit.anchor)
    spans = [phrase] if phrase is not None else list(_by_case(around, hit, case="Ins" if passive else "Nom"))
    return [found for span in spans if (found := _doer(around, span, hit)) is not None]


def _doer(around: Around, span: Span, hit: Hit) -> Marked | None:
    if any(body.span.overlaps(span) for body in around.bodies) or span.overlaps(hit.anchor):
        return None
    if lead := _BY.match(around.text, span.start, span.end):
        span = Span(lead.end(), span.end)
    if person := next((p for p in around.persons if p.span.overlaps(span)), None):
        return person
    following = next((p for p in around.persons if p.span.start - span.end == 1), None)
    span = span.joined(following.span) if following is not None and not _ended(around, span) else span
    said = _SPACE.sub(" ", around.text[span.start : span.end])
    if not _SHORTEST <= len(said) <= _LONGEST or _PRONOUN.fullmatch(said) or not any(letter.isalpha() for letter in said):
        return None
    if around.says("legal", said.lower()) or any(date.span.overlaps(span) for date in around.dates):
        return None
    return Marked(span, said, named=False)


def _ended(around: Around, span: Span) -> bool:
    """Say whether something else than a space ends a noun: whoever is named behind it is not whose it is."""
    return around.text[span.end : span.end + 1] != " "


def _by_case(around: Around, hit: Hit, *, case: str) -> Iterator[Span]:
    """Yield the noun nearest to a verb in the case of a doer, with its adjectives and whose it is, where only forms were tagged."""
    clause = around.clause_at(hit.anchor.start)
    words = around.syntax.words(clause)
    found = [n for n, (span, kind, its) in enumerate(words) if kind in _NOUNS and its == case and not span.overlaps(hit.anchor)]
    if not found:
        return
    nearest = min(found, key=lambda n: abs(words[n][0].start - hit.anchor.start))
    yield _widened(words, nearest, case=case)


def _widened(words: Sequence[tuple[Span, str, str]], at: int, *, case: str) -> Span:
    first, last = at, at
    while first and words[first - 1][1] in _FRONT and words[first - 1][2] == case:
        first -= 1
    while last + 1 < len(words) and words[last + 1][1] in _NOUNS | _FRONT and words[last + 1][2] in ("Gen", case):
        last += 1
    while words[last][1] in _FRONT:
        last -= 1
    return words[first][0].joined(words[last][0])
