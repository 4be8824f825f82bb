"""What one sentence holds besides the words of acts: dates, bodies, persons, places, clauses.

Positions are those of the normal form. Invariant: a noun phrase is a body only where no name says it better.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ...model.labels import NameKind
from ...model.passages import Span
from ...model.reading import DateExpression, Name
from ..analysis import Analysis
from ..forums import bodies_in, places_in, table
from .chronicle import Chronicle
from .operative import Operative, operative_of
from .patterns import Vocabulary
from .syntax import Syntax

_SHORTEST_CLAUSE = 20
_TO_DATE = re.compile(r"\s(?:in|of|on|at|for|en|de|du|в|по)?\s?\Z")
_WORD = re.compile(r"[^\W\d_]+")
_TITLE = 40
"""Characters of an office before a name."""
_REMEMBERED = 12
"""Names before the end of a sentence that a phrase in it can stand for."""
_FARTHEST_BACK = 400
"""Characters before a hit that are looked at: no clause of speech is longer."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A name or a date; ``value`` is the entity's name, or the EDTF of the date."""

    span: Span
    value: str
    entity: str = ""
    named: bool = True
    """Whether it is a name, and not a noun phrase such as "the court"."""


class Called:
    """Names in order of the text, asked by the beginning of one of their words; each beginning is looked for once."""

    def __init__(self, marks: Sequence[Marked]) -> None:
        self._marks = [(mark, _WORD.findall(mark.value.lower())) for mark in marks]
        self._found: dict[str, list[Marked]] = {}

    def like(self, stem: str) -> Sequence[Marked]:
        """Return the names of which a word begins so."""
        if stem not in self._found:
            self._found[stem] = [mark for mark, words in self._marks if any(word.startswith(stem) for word in words)]
        return self._found[stem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """One sentence of the text with everything that is marked in it, and the vocabulary of its language."""

    text: str
    words: Vocabulary
    span: Span
    dates: tuple[Marked, ...]
    bodies: tuple[Marked, ...]
    persons: tuple[Marked, ...]
    states: tuple[tuple[Span, str], ...]
    lands: tuple[Marked, ...]
    """States and places that are named, whether or not their code is known."""
    clauses: tuple[Span, ...]
    syntax: Syntax
    named_bodies: Sequence[Marked] = ()
    """Bodies with a name up to the end of the sentence, in order; and persons likewise."""
    named_persons: Sequence[Marked] = ()
    called: Called
    """All bodies of the document with a name, and persons whom it calls by an office: what "the court" can stand for."""
    operative: Operative | None = None
    """The operative part of the ruling in which the sentence stands."""
    in_entry: bool = False
    """Whether the sentence stands in an entry of a text that tells by days."""

    def clause_at(self, at: int) -> Span:
        return next((c for c in self.clauses if c.start <= at < c.end), self.span)

    def is_called(self, words: Span) -> bool:
        """Say whether words are part of what a body is called and so say nothing: "Amnesty Watch", "the Appeals Commission"."""
        return any(b.named and b.span.covers(words) and len(b.span) > len(words) for b in self.bodies)

    def begins_called(self, words: Span) -> bool:
        """Say whether words begin inside what a body is called: "Commission for the Control of Files found"."""
        return any(b.named and b.span.start < words.start < b.span.end for b in self.bodies)

    def before(self, at: int, *, within: Span | None = None) -> str:
        """Return the text of the sentence, or of the clause, before a position."""
        start = (within or self.span).start
        return self.text[max(start, at - _FARTHEST_BACK) : at]

    def last(self, marks: Sequence[Marked], *, within: int) -> Marked | None:
        """Return the last of the marks before the sentence, as far back as is said."""
        before = [m for m in marks[-8:] if m.span.end <= self.span.start]
        return before[-1] if before and self.span.start - before[-1].span.end <= within else None

    def says(self, name: str, stretch: str) -> bool:
        """Say whether a pattern of the language's context stands in a stretch of text; one that the language lacks never does."""
        pattern = self.words.context.get(name)
        return pattern is not None and pattern.search(stretch) is not None


class Marks:
    """Names and dates of a document in positions of the normal form, ready to be asked for by sentence."""

    def __init__(self, analysis: Analysis, names: Sequence[Name], dates: Sequence[DateExpression]) -> None:
        self._text = analysis.text
        self._syntax = Syntax(analysis)
        self._around: dict[tuple[Span, str], Around] = {}
        spans = [(analysis.span_of(n.passage), n) for n in names]
        bodies = _sorted((s, n) for s, n in spans if n.kind is NameKind.BODY)
        self._lands = _sorted((s, n) for s, n in spans if n.kind in (NameKind.STATE, NameKind.PLACE))
        self._persons = _sorted((s, n) for s, n in spans if n.kind is NameKind.PERSON)
        self.dates = sorted((Marked(analysis.span_of(d.passage), d.edtf) for d in dates), key=lambda m: m.span)
        self._bodies = [_undated(body, self._text, self.dates) for body in bodies]
        self._called = Called(sorted([*self._bodies, *titled(self._text, self._persons)], key=lambda m: m.span))
        self._chronicle = Chronicle(analysis.text, [date.span for date in self.dates])
        self._operative = operative_of(analysis, [(m.span, m.value, m.entity) for m in self._bodies])

    @property
    def bodies(self) -> Sequence[Marked]:
        """All bodies with a name, in order of the text."""
        return self._bodies

    def around(self, sentence: Span, words: Vocabulary) -> Around:
        """Return what stands in a sentence, gathered once."""
        key = (sentence, words.language)
        if key not in self._around:
            self._around[key] = self._gathered(sentence, words)
        return self._around[key]

    def _gathered(self, sentence: Span, words: Vocabulary) -> Around:
        bodies, persons = (
            [b for b in _within(self._bodies, sentence) if not _is_attribute(self._text, b, words)],
            list(_within(self._persons, sentence)),
        )
        dates = tuple(_within(self.dates, sentence))
        for found in bodies_in(self._text, words.language, start=sentence.start, end=sentence.end):
            span = _before_person(self._text, _behind(self._text, found, dates), persons)
            _add_phrase(
                Marked(
                    span,
                    " ".join(self._text[span.start : span.end].split()),
                    named=False,
                ),
                self._text,
                bodies=bodies,
                persons=persons,
            )
        return Around(
            text=self._text,
            words=words,
            span=sentence,
            dates=dates,
            bodies=tuple(sorted(bodies, key=lambda m: m.span)),
            persons=tuple(persons),
            states=tuple((span.shifted(sentence.start), code) for span, code in places_in(self._text[sentence.start : sentence.end])),
            lands=tuple(_within(self._lands, sentence)),
            clauses=tuple(clauses_in(self._text, sentence, words=words)),
            syntax=self._syntax,
            named_bodies=_up_to(self._bodies, sentence.end),
            named_persons=_up_to(self._persons, sentence.end),
            called=self._called,
            operative=self._operative if self._operative and self._operative.reaches(self._text, sentence) else None,
            in_entry=self._chronicle.has_entry_at(sentence.start),
        )


def _sorted(named: Iterable[tuple[Span, Name]]) -> list[Marked]:
    marks = (Marked(span, name.name or name.form, name.entity or name.name or name.form) for span, name in named)
    return sorted(marks, key=lambda m: m.span)


def _undated(body: Marked, text: str, dates: Sequence[Marked]) -> Marked:
    """Return a body without a date that was taken for the end of its name: "the City Court on Tuesday"."""
    at = bisect_left(dates, body.span.start, key=lambda m: m.span.start)
    date = next((d for d in dates[at : at + 2] if body.span.start < d.span.start < d.span.end == body.span.end), None)
    if date is None:
        return body
    span = Span(body.span.start, body.span.start + len(_TO_DATE.sub("", text[body.span.start : date.span.start])))
    return replace(body, span=span, value=" ".join(text[span.start : span.end].split())) if len(span) else body


def titled(text: str, persons: Sequence[Marked]) -> Iterator[Marked]:
    """Yield the persons whom a text calls by an office, with it: "Judge Elnur Nuriyev", "le procureur Morel"."""
    for person in persons:
        own = _titles().match(text, person.span.start, person.span.end)
        before = [*_titles().finditer(text, max(0, person.span.start - _TITLE), person.span.start)]
        start = before[-1].start() if before and before[-1].end() == person.span.start else person.span.start
        if own is not None or start < person.span.start:
            span = Span(start, person.span.end)
            yield Marked(span, " ".join(text[span.start : span.end].split()), person.entity)


@cache
def _titles() -> re.Pattern[str]:
    rows: Any = table("body_choice")["titles"]
    return re.compile("|".join(rows.values()), re.IGNORECASE)


def _up_to(marks: Sequence[Marked], end: int) -> Sequence[Marked]:
    at = bisect_left(marks, end, key=lambda m: m.span.start)
    return marks[max(0, at - _REMEMBERED) : at]


def _within(marks: Sequence[Marked], sentence: Span) -> Iterator[Marked]:
    at = bisect_left(marks, sentence.start, key=lambda m: m.span.start)
    while at < len(marks) and marks[at].span.start < sentence.end:
        yield marks[at]
        at += 1


def _behind(text: str, phrase: Span, dates: Sequence[Marked]) -> Span:
    """Return a phrase without a date taken for its beginning or its end: "on 14 March the City Court", "the council in March"."""
    end = next((d.span.end for d in dates if d.span.start <= phrase.start < d.span.end < phrase.end), phrase.start)
    while end < phrase.end and text[end] in " ,.":
        end += 1
    last = min((d.span.start for d in dates if end < d.span.start < phrase.end), default=phrase.end)
    return Span(end, end + len(_TO_DATE.sub("", text[end:last])) if last < phrase.end else phrase.end)


_BY_ACT = re.compile(r"(?:Приговор|Решени|Постановлени|Определени|Распоряжени)\w*\s+(?=[^\W\d_])")
_COURT = re.compile(
    r"(?<!\w)(?:суд(?:а|у|ом|е)?|инстанци\w+|коллеги\w+|трибунал\w*|прокуратур\w+|полици\w+|court|tribunal)\s*\Z", re.IGNORECASE
)
"""What no person follows as part of its name: "Приговором суда Орлов признан", where a title would go on."""


def _before_person(text: str, phrase: Span, persons: Sequence[Marked]) -> Span:
    """Return a phrase for a court without the act that opens the sentence before it and the person who is judged behind it."""
    opening = _BY_ACT.match(text, phrase.start, phrase.end)
    start = opening.end() if opening else phrase.start
    judged = next((p.span.start for p in persons if start < p.span.start < phrase.end and _COURT.search(text, start, p.span.start)), None)
    return Span(start, judged - 1 if judged else phrase.end)


def _is_attribute(text: str, body: Marked, words: Vocabulary) -> bool:
    """Say whether what was taken for a body is one word that belongs to a decision: "апелляционным определением"."""
    pattern = words.context.get("no_body")
    return pattern is not None and " " not in text[body.span.start : body.span.end] and pattern.match(text, body.span.end) is not None


def _add_phrase(phrase: Marked, text: str, *, bodies: list[Marked], persons: list[Marked]) -> None:
    """Add a noun phrase to the bodies unless a name says it better; a person with that title becomes part of it."""
    if any(phrase.span.overlaps(b.span) and (len(b.span) >= len(phrase.span) or b.named) for b in bodies):
        return
    for person in persons:
        follows = 0 <= person.span.start - phrase.span.end <= 2 and not text[phrase.span.end : person.span.start].strip()
        if follows and _COURT.search(text, phrase.span.start, phrase.span.end):
            continue
        if phrase.span.overlaps(person.span) or follows:
            span = phrase.span.joined(person.span)
            phrase = replace(
                phrase,
                span=span,
                value=" ".join(text[span.start : span.end].split()),
                entity=person.entity,
            )
            persons.remove(person)
            break
    bodies.append(phrase)


def clauses_in(text: str, sentence: Span, *, words: Vocabulary) -> Iterator[Span]:
    """Yield the clauses of a sentence, which together are the sentence."""
    start = sentence.start
    for match in words.context["clause"].finditer(text, sentence.start, sentence.end):
        if match.start() - start >= _SHORTEST_CLAUSE:
            yield Span(start, match.start())
            start = match.start()
    yield Span(start, sentence.end)
