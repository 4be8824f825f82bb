"""Offices at another time: a person called by an office before taking it up or after leaving it, by what the texts of a run tell.

Invariant: an office is compared only with the same sort of office of the same person, or of the one whom that person succeeded; what says
itself since when or until when, and what calls somebody former or future, is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...extract.analysis import Sentence
from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ..placing import Placed, dates_in
from ..quotations.notes import cited_behind
from ..rule import Rule
from ..scanning import Cues, cues
from ..standings.events import written_on
from ..standings.tellings import edtf
from ..subject import Subject
from ..tables import table
from .vocabulary import forms_by_sort

_FAR, _GAP, _BACK, _SHORT = 75, 45, 1500, 4
_ALIKE = 5
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
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{table('names', 'office_times')['periods'][name]})(?!\w)", re.IGNORECASE)


class OfficeOfAnotherTime(Rule):
    """A person bears an office here at a time when, by the sources or the rest of the text, somebody else held it or it was not yet theirs.

    Who acted in what office decides whether the act binds. A title of today in a story of yesterday makes an order of a wish.
    """

    code = "NAM310"
    title = "an office of another time"
    severity = Severity.WARNING
    example = (
        "=== list.txt, 2019-05-04\nMs Mira Holt, the treasurer, has been president of the mill since 1 May 2018.\n"
        "=== report.txt, 2020-02-01\nOn 3 March 2016 the president of the mill, Mira Holt, wrote to the bank.\n"
    )
    counter_example = (
        "=== list.txt, 2019-05-04\nMs Mira Holt, the treasurer, has been president of the mill since 1 May 2018.\n"
        "=== report.txt, 2020-02-01\nOn 3 March 2019 the president of the mill, Mira Holt, wrote to the bank.\n"
    )
    sure = (
        "Asked where a text tells the day from which or until which the office was held; a title of today given to the person is the trap."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = offices_in(subject)
        claims = [one for one in own if one.begun is None and one.ended is None and not _tells_succession(one)]
        if not claims:
            return
        every = [one for each in (subject, *subject.others) for one in offices_in(each)]
        held = [one for one in every if one.begun is not None or one.ended is not None]
        pairs = {pair for each in (subject, *subject.others) for pair in successions_in(each)} if held else set()
        told: set[int] = set()
        for claim in claims:
            against = _against(claim, held, pairs)
            if against is not None and claim.sentence.start not in told:
                told.add(claim.sentence.start)
                day = f"since {against.begun}" if against.begun else f"until {against.ended}"
                where = "elsewhere in this text" if against.subject is subject else f"in {against.subject.name}"
                who = "" if against.person == claim.person else f"{against.name} "
                words = subject.analysis.text[claim.at.start : claim.at.end]
                start = max(claim.sentence.start, claim.at.start - _LONGEST // 2)
                passage = subject.analysis.passage(start, min(claim.sentence.end, start + _LONGEST))
                yield self.finding(
                    subject, f"{claim.name} is called “{words}” here; {who}held it {day}, {where}.", passage, related=[against.place]
                )


def _tells_succession(one: Office) -> bool:
    return _words("succeeded").search(one.subject.analysis.text, one.sentence.start, one.sentence.end) is not None


def _against(claim: Office, held: Sequence[Office], pairs: set[tuple[str, str]]) -> Office | None:
    """Return what a claim goes against: the same office of the same person, or of the one before, at another time."""
    here = {
        day.latest
        for _, one in dates_in(claim.subject, claim.sentence.start, claim.sentence.end)
        if not one.relative and (day := edtf(one.edtf)) is not None
    }  # a sentence that tells the day of the change tells the change
    same = [
        one for one in held if one.office == claim.office and one.sentence != claim.sentence and not here & {one.begun, one.ended} - {None}
    ]
    mine = [one for one in same if one.person == claim.person]
    before = [one for one in same if (one.person, claim.person) in pairs and one.ended is not None]
    if not mine and not before:
        return None
    first, last, sure = _time_of(claim)
    if first is None or last is None:
        return None
    for one in mine:
        if one.begun is not None and last < one.begun and not any(other.ended and last <= other.ended for other in mine):
            return one
        if (
            sure
            and one.ended is not None
            and first > one.ended
            and not any(other.begun and first >= other.begun > one.ended for other in mine)
        ):
            return one
    return next((one for one in before if one.ended is not None and last <= one.ended and _are_one(claim, one)), None)


def _are_one(claim: Office, other: Office) -> bool:
    """Say whether two offices of one sort may be one: in one language they begin alike; a director of one thing follows none of another."""
    ours, theirs = (fold(one.subject.analysis.text[one.at.start : one.at.end])[:_ALIKE] for one in (claim, other))
    return ours == theirs or claim.subject.analysis.language != other.subject.analysis.language


def _time_of(claim: Office) -> tuple[date | None, date | None, bool]:
    """Return the first and the last day of which a claim can be, and whether its own clause says so.

    It is the day of the text for what is said to be now, else that of the clause, of the source that is cited, or that told before it.
    """
    subject, sentence = claim.subject, claim.sentence
    then = _when(claim) == "then"
    if _when(claim) == "now":
        written = written_on(subject)
        return written, written, True
    clause = _clause(subject.analysis.text, claim)
    if (found := _first_day([one.edtf for _, one in dates_in(subject, clause.start, clause.end) if not one.relative])) is not None:
        return *found, True
    whole = [cited.source.date for cited in cited_behind(subject, sentence) if not cited.exact] if then else []
    if (found := _first_day(whole)) is not None:
        return *found, False  # "then director" is of the day of what is told, which a source tells later
    start = max(0, sentence.start - _BACK) if then else subject.analysis.text.rfind("\n", 0, sentence.start) + 1
    before = [one.edtf for _, one in reversed(dates_in(subject, start, clause.start)) if not one.relative]
    return *(_first_day(before) or (None, None)), False


def _when(claim: Office) -> str:
    """Return whether the words nearest to an office say that it is of now or of then; empty where none do."""
    text, clause = claim.subject.analysis.text, _clause(claim.subject.analysis.text, claim)
    start, end = max(clause.start, claim.at.start - _FAR), min(clause.end, claim.at.end + _FAR)
    rows = [
        (max(claim.at.start - match.end(), match.start() - claim.at.end), name)
        for name in ("then", "now")
        for match in _words(name).finditer(text, start, end)
    ]
    return min(rows, default=(0, ""))[1]


def _clause(text: str, claim: Office) -> Span:
    start = max(text.rfind(mark, claim.sentence.start, claim.at.start) for mark in ";:")
    ends = [at for at in (text.find(mark, claim.at.end, claim.sentence.end) for mark in ";:") if at >= 0]
    return Span(max(start + 1, claim.sentence.start), min(ends, default=claim.sentence.end))


def _first_day(told: Sequence[str]) -> tuple[date, date] | None:
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
            if who is None or _words("left").search(text, max(found.span.start, at.start - 24), at.start):
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
    if _words("from_then").search(text, max(sentence.start, at.start - 30), at.start):
        before = [one.edtf for _, one in reversed(dates_in(subject, sentence.start, at.start)) if not one.relative]
        first = _first_day(before)
        return (first[0] if first else None), None
    for where, one in dates_in(subject, max(sentence.start, at.start - 70), min(sentence.end, at.end + 130)):
        day = edtf(one.edtf)
        if one.relative or day is None or day.earliest is None or day.latest is None:
            continue
        lead = text[max(sentence.start, where.start - 22) : where.start]
        if where.start >= at.end:
            gap = text[at.end : where.start]
            if _words("ended").search(gap):
                ended = ended or day.latest
                continue
            if re.search(r"[;:]", gap) or len(gap) > _FAR or _any_office().search(gap):
                continue
            becomes = _words("becomes").search(text, max(sentence.start, at.start - 30), at.start)
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
    for match in _words("succeeded").finditer(text):
        rows = [key for _, key, _ in persons.beginning_in(max(0, match.start() - 160), min(len(text), match.end() + 80))]
        for one in set(rows):
            for other in set(rows) - {one}:
                yield one, other


RULES: tuple[type[Rule], ...] = (OfficeOfAnotherTime,)
