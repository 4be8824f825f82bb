"""Offices as documents tell them of persons, with the days from which and until which, and who succeeded whom.

Invariant: an office is given to the nearest person of its sentence, with nothing between them that parts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...extract.analysis import Sentence
from ...model.findings import Place
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ..placing import Placed, dates_in
from ..scanning import Cues, cues
from ..standings.verdict_days import edtf
from ..subject import Subject
from ..tables import table
from .vocabulary import forms_by_sort

_FAR, _GAP, _SHORT = 75, 45, 4
_LONGEST = 260


_OF_A_PLACE = re.compile(r" (?:of|de|du|des|d'|in|à)(?: the| la)? ?")
_NO_WALL = re.compile(r"[;:!?]|\. |\n")


@dataclass(frozen=True, slots=True)
class Office:
    """An office told of a person, and from when or until when, where that is told."""

    person: str
    name: str
    office: str
    begun: date | None
    ended: date | None
    subject: Subject
    sentence: Span
    at: Span

    @property
    def place(self) -> Place:
        end = min(self.sentence.end, self.sentence.start + _LONGEST)
        return Place(self.subject.document, self.subject.analysis.passage(self.sentence.start, end))


@cache
def _cues() -> tuple[tuple[str, Cues], ...]:
    return tuple((sort, cues(forms, after=r"(?!\w)", flags=re.IGNORECASE)) for sort, forms in forms_by_sort().items())


@cache
def _any_office() -> re.Pattern[str]:
    forms = [form for rows in forms_by_sort().values() for form in rows]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


@cache
def words_of(name: str) -> re.Pattern[str]:
    """Return words of the table of periods: ``words_of("succeeded")``."""
    return re.compile(rf"(?<![\w-])(?:{table('names', 'office_times')['periods'][name]})(?!\w)", re.IGNORECASE)


def first_day(told: Sequence[str]) -> tuple[date, date] | None:
    """Return the first day of those told that has bounds, as its earliest and its latest."""
    for one in told:
        day = edtf(one)
        if day is not None and day.earliest and day.latest:
            return day.earliest, day.latest
    return None


def offices_in(subject: Subject) -> tuple[Office, ...]:
    """Return the offices that a document tells of persons, with the days from which and until which."""
    return subject.once_alone("offices and times", lambda: tuple(_offices(subject)))


def _offices(subject: Subject) -> Iterator[Office]:
    text = subject.analysis.text
    persons = _persons(subject)
    taken: list[Span] = []
    for office, forms in _cues():
        for match in forms.found_in(subject):
            at = Span(*match.span())
            if any(one.start < at.end and at.start < one.end for one in taken):
                continue
            taken.append(at)
            found = subject.analysis.sentence_at(at.start)
            if found is None or subject.analysis.is_noise(at.start, at.end):
                continue
            who = _person_of(text, found, at, persons)
            if who is None or words_of("left").search(text, max(found.span.start, at.start - 24), at.start):
                continue
            begun, ended = _period(subject, found.span, at)
            yield Office(who[1], who[2], office, begun, ended, subject, found.span, at)


def _persons(subject: Subject) -> Placed[tuple[Span, str, str]]:
    return subject.once_alone(
        "persons and their keys",
        lambda: Placed(
            [
                (subject.analysis.span_of(name.passage), _key(name.form.split()[-1]), " ".join(name.form.split()))
                for name in subject.reading.names
                if name.kind is NameKind.PERSON and name.form.split()
            ],
            lambda one: one[0].start,
        ),
    )


def _key(word: str) -> str:
    key = fold(word.removesuffix("'s").removesuffix("’s"))
    return re.sub(r"(?:ovo|om|im|omu|ogo|ym|oi|oy|a|u|e|i)$", "", key) if len(key) > _SHORT else key


def _person_of(text: str, sentence: Sentence, at: Span, persons: Placed[tuple[Span, str, str]]) -> tuple[Span, str, str] | None:
    """Return the person nearest to an office in its sentence, with nothing between them that parts them."""
    near = [
        (max(at.start - one[0].end, one[0].start - at.end), one)
        for one in persons.beginning_in(sentence.span.start, sentence.span.end)
        if not _NO_WALL.search(between := text[min(at.end, one[0].end) : max(at.start, one[0].start)])
        and not _OF_A_PLACE.fullmatch(between)
    ]
    distance, who = min(near, key=lambda row: row[0], default=(_FAR + 1, None))
    return who if distance <= _FAR else None


def _period(subject: Subject, sentence: Span, at: Span) -> tuple[date | None, date | None]:
    """Return from when and until when an office is told to be held, by the days close to it."""
    text = subject.analysis.text
    begun = ended = None
    if words_of("from_then").search(text, max(sentence.start, at.start - 30), at.start):
        before = [one.edtf for _, one in reversed(dates_in(subject, sentence.start, at.start)) if not one.relative]
        first = first_day(before)
        return (first[0] if first else None), None
    for where, one in dates_in(subject, max(sentence.start, at.start - 70), min(sentence.end, at.end + 130)):
        day = edtf(one.edtf)
        if one.relative or day is None or day.earliest is None or day.latest is None:
            continue
        lead = text[max(sentence.start, where.start - 22) : where.start]
        if where.start >= at.end:
            gap = text[at.end : where.start]
            if words_of("ended").search(gap):
                ended = ended or day.latest
                continue
            if re.search(r"[;:]", gap) or len(gap) > _FAR or _any_office().search(gap):
                continue
            becomes = words_of("becomes").search(text, max(sentence.start, at.start - 30), at.start)
            if _says("from", lead) and (becomes or not re.search(r"(?<!\w)(?:on|le|in)\s*$", lead)):
                begun = begun or day.earliest
            elif _says("until", lead):
                ended = ended or day.latest
        elif len(text[where.end : at.start]) <= _GAP and not re.search(r"[;:]", text[where.end : at.start]):
            if _says("from", lead) and not re.search(r"(?<!\w)(?:on|le|in|On|Le|In)\s*$", lead):
                begun = begun or day.earliest
            elif _says("until", lead):
                ended = ended or day.latest
    return begun, ended


def _says(name: str, lead: str) -> bool:
    words = table("names", "office_times")["periods"][name]
    return re.search(rf"(?<![\w'])(?:{words})(?: the| le)?\s*$", lead, re.IGNORECASE) is not None


def successions_in(subject: Subject) -> frozenset[tuple[str, str]]:
    """Return who followed whom in an office, as (before, after), where two persons stand beside a word that says so."""
    return subject.once_alone("who succeeded whom", lambda: frozenset(_successions(subject)))


def _successions(subject: Subject) -> Iterator[tuple[str, str]]:
    text, persons = subject.analysis.text, _persons(subject)
    for match in words_of("succeeded").finditer(text):
        rows = [key for _, key, _ in persons.beginning_in(max(0, match.start() - 160), min(len(text), match.end() + 80))]
        for one in set(rows):
            for other in set(rows) - {one}:
                yield one, other
