"""Names put together from two: the given name of one person before the surname of another, a body or a court called by another's name.

Invariant: what is held against another name stands once in this document and in no other of the run; a name that is used elsewhere is
somebody's own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.findings import Finding, Place, Severity
from ...model.labels import NameKind
from ...model.passages import Passage, Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .alike import Likeness, is_given, likeness
from .people import FullName, full_names, is_initial, words_of
from .persons import address_of, kin_near

_TWICE = 2


class OtherGivenName(Rule):
    """A surname stands once behind another given name than everywhere else, or a given name before the surname of somebody else.

    Two people of the text are mixed up, or the name was written from memory. What is told here is told of the wrong person.
    """

    code = "NAM306"
    title = "a given name that is not this person's"
    severity = Severity.WARNING
    example = (
        "Ms Salome Varde was head of credit. The court heard Ms Salome Varde in May. Mr Tornike Beridze was the editor. In June Mr Tornike "
        "Varde confirmed that the loans were paid back.\n"
    )
    counter_example = (
        "Ms Salome Varde was head of credit. The court heard Ms Salome Varde in May. Mr Tornike Beridze was the editor. In June her "
        "brother, Mr Tornike Varde, confirmed that the loans were paid back.\n"
    )
    sure = "Asked where one person of that surname is named in full twice or more, and no relatives are spoken of; namesakes are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        every = _every(subject)
        for one in full_names(subject):
            words = [word for word in one.words if not is_initial(word)]
            if (
                len(one.names) != 1
                or len(words) != _TWICE
                or any(words_of(o.text) == one.words for d in subject.others for o in full_names(d))
            ):
                continue
            given, surname = words
            usual = _only(every, surname, at=1) or _of_a_source(subject, one, every)
            others = [name for name in every if name[0] == given and name[1] != surname]
            other = others[0] if len(others) == 1 else None
            if usual and likeness(usual[0], given) is Likeness.NONE and self._is_wrong(subject, one, usual, other, every):
                said = f"“{one.text}” is written here; elsewhere {surname} is {usual[0]} {surname}"
                said += f", and {given} is {given} {other[1]}." if other else "."
                yield self.finding(subject, said, one.first)

    def _is_wrong(
        self, subject: Subject, one: FullName, usual: tuple[str, str], other: tuple[str, str] | None, every: Counter[tuple[str, str]]
    ) -> bool:
        if any(kin_near(subject, name) for name in one.names) or (not is_given(one.words[0]) and other is None):
            return False
        same_sex = _sex(subject, one) in {"", *_sexes(subject, usual)}
        return other is not None or same_sex


def _every(subject: Subject) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for document in (subject, *subject.others):
        for one in full_names(document):
            words = [word for word in one.words if not is_initial(word)]
            if len(words) == _TWICE:
                found[words[0], words[1]] += len(one.names)
    return found


def _only(every: Counter[tuple[str, str]], word: str, *, at: int) -> tuple[str, str] | None:
    """Return the one full name of two mentions or more that has this word at this place, where only names of one mention compete."""
    bearers = [(name, times) for name, times in every.items() if name[at] == word]
    often = [name for name, times in bearers if times >= _TWICE]
    return often[0] if len(often) == 1 and len(bearers) <= _TWICE else None


def _of_a_source(subject: Subject, one: FullName, every: Counter[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the only other full name of this surname in the run, where another document tells it and this one has the surname again."""
    surname = one.words[-1]
    bearers = [name for name in every if name[1] == surname and name[0] not in one.words]
    again = len(re.findall(rf"\b{re.escape(surname)}\b", subject.analysis.text)) >= _TWICE
    return bearers[0] if len(bearers) == 1 and again else None


def _sex(subject: Subject, one: FullName) -> str:
    return next((sex for name in one.names if (sex := address_of(name, subject))), "")


def _sexes(subject: Subject, usual: tuple[str, str]) -> set[str]:
    return {
        sex
        for document in (subject, *subject.others)
        for one in full_names(document)
        if one.words[0] == usual[0] and one.words[-1] == usual[1] and (sex := _sex(document, one))
    }


class OtherBody(Rule):
    """A body is called once by a name that differs in one word from its name everywhere else: Board for Council, Appeals for Appeal.

    There may be a body of that name, with other powers. A letter to it does not arrive, and a citation of it is not found.
    """

    code = "NAM501"
    title = "a body under a slightly different name"
    severity = Severity.WARNING
    example = (
        "The Medical Board of the Prison Service met in May. The Medical Board of the Prison Service heard a doctor. The findings of the "
        "Medical Board of the Prison Service were read. In June the Medical Council of the Prison Service met again.\n"
    )
    counter_example = (
        "The Medical Board of the Prison Service met in May. The Medical Board of the Prison Service heard a doctor. The findings of the "
        "Medical Board of the Prison Service were read. In June the Security Board of the Prison Service met again.\n"
    )
    sure = "Asked where the usual name stands three times and this one once in all documents of the run; two bodies may have such names."

    def find(self, subject: Subject) -> Iterator[Finding]:
        every = _bodies_of_all(subject)
        own = _bodies(subject)
        for words, passages in own.items():
            if every[words] != 1:
                continue
            usual = next((one for one, times in every.items() if times > _TWICE and _differ_slightly(words, one)), None)
            if usual is not None:
                yield self.finding(subject, f"“{' '.join(words)}” is written here, and “{' '.join(usual)}” elsewhere.", passages[0])


def _bodies(subject: Subject) -> dict[tuple[str, ...], list[Passage]]:
    def made() -> dict[tuple[str, ...], list[Passage]]:
        found: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
        for name in subject.reading.names:
            words = tuple(name.form.split())
            if name.kind is NameKind.BODY and len(words) > 1 and not name.form.isupper():
                found[words].append(name.passage)
        return dict(found)

    return subject.once("names: bodies", made)


def _bodies_of_all(subject: Subject) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for document in (subject, *subject.others):
        found.update({words: len(passages) for words, passages in _bodies(document).items()})
    return found


def _differ_slightly(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two names of bodies differ in one word, which is the same word in another form or another word for a body."""
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(pairs) != 1:
        return False
    a, b = (word.casefold() for word in pairs[0])
    if not pairs[0][0][0].isupper() or not pairs[0][1][0].isupper():
        return False
    if len(min(a, b, key=len)) > 3 and (a == f"{b}s" or b == f"{a}s"):
        return True
    heads = table("names", "bodies")["heads"]
    return len(one) > _TWICE - 1 and any(a in some and b in some for some in heads)


@dataclass(frozen=True, slots=True)
class _Court:
    """A court named in a sentence with one day: what sort of court it is called, and where."""

    day: str
    sort: str
    place: Place
    heads: bool
    """Whether this is the head of the decision itself, or a note that names it."""


class OtherCourt(Rule):
    """A decision of one day is given to one court here and to another in its own head, in a note or elsewhere in the text.

    A decision of the High Court binds others than one of the District Court does, and the remedies against it are others.
    """

    code = "NAM502"
    title = "a decision given to another court"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2016-09-08\nHIGH COURT OF QARESH\n8 September 2016\n\nThe order is stayed.\n"
        "=== report.txt, 2018-02-01\nOn 8 September 2016 the District Court stayed the order. She was moved the next day.\n"
    )
    counter_example = (
        "=== ruling.txt, 2016-09-08\nHIGH COURT OF QARESH\n8 September 2016\n\nThe order is stayed.\n"
        "=== report.txt, 2018-02-01\nOn 8 September 2016 the High Court stayed the order of the District Court. She was moved.\n"
    )
    sure = "Asked where one court alone stands in the sentence and the other is told by the decision itself, a note, or two other places; "
    sure += "two courts that decided on one day are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        by_day: dict[str, list[_Court]] = defaultdict(list)
        for document in (subject, *subject.others):
            for one in _courts(document):
                by_day[one.day].append(one)
        for one in _courts(subject):
            same = [other for other in by_day[one.day] if other is not one]
            sorts = Counter(other.sort for other in same)
            if not same or one.sort in sorts or len(sorts) != 1:
                continue
            if any(other.heads for other in same) or len(same) >= _TWICE:
                said = f"The decision of {one.day} is given to another court here than elsewhere ({same[0].sort})."
                yield self.finding(subject, said, one.place.passage, related=[other.place for other in same[:3]])


def _courts(subject: Subject) -> tuple[_Court, ...]:
    return subject.once("names: courts by day", lambda: tuple(_courts_in(subject)))


def _courts_in(subject: Subject) -> Iterator[_Court]:
    text = subject.analysis.text
    days = [(subject.analysis.span_of(d.passage), d.edtf) for d in subject.reading.dates if re.fullmatch(r"\d{4}-\d\d-\d\d", d.edtf)]
    head = _COURT.search(text, 0, 160)
    if (
        head
        and re.fullmatch(r"\d{4}-\d\d-\d\d", subject.date or "")
        and any(edtf == subject.date and span.start < 240 for span, edtf in days)
    ):
        yield _Court(subject.date, _sort(head), subject.place(subject.analysis.passage(*head.span())), True)
    for sentence in subject.analysis.sentences:
        found = list(_COURT.finditer(text, sentence.span.start, sentence.span.end))
        here = [(span, edtf) for span, edtf in days if sentence.span.start <= span.start < sentence.span.end]
        if len({_sort(match) for match in found}) == 1 and len({edtf for _, edtf in here}) == 1:
            match, (day, edtf) = found[0], here[0]
            if _is_decision(text, Span(*match.span()), day):
                yield _Court(edtf, _sort(match), subject.place(subject.analysis.passage(*match.span())), False)


_COURT = re.compile(
    r"\b(?P<sort>Supreme|High|District|Regional|Constitutional|Magistrate's|Magistrates'|Land|Commercial|Administrative|Labour|City|County"
    r"|Federal|Appeal|Family|Military|Criminal|Civil)\s+(?:Court|Tribunal)\b(?! of (?:Appeal|Cassation))",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:judgment|decision|ruling|order(?:ed|s)?|held|decided|dismiss\w+|allow\w+|quash\w+|set aside|stayed|refus\w+|convict\w+"
    r"|sentenc\w+|upheld|acquit\w+|annul\w+|found|granted|revers\w+|gave|committed)\b"
)


def _sort(match: re.Match[str]) -> str:
    return " ".join(match.group().split()).title().replace("'S", "'s")


def _is_decision(text: str, court: Span, day: Span) -> bool:
    """Say whether court and day stand close together with a word for deciding beside them, and nothing between them that ends a clause."""
    start, end = min(court.start, day.start), max(court.end, day.end)
    if re.search(r"\b(?:until|before|to|from|against|that|by which)\s+(?:the\s+)?$", text[max(0, court.start - 16) : court.start]):
        return False
    between = text[min(court.end, day.end) : max(court.start, day.start)]
    if len(between) > 60 or re.search(r"[;:(]", between):
        return False
    return _DECIDES.search(text, start, min(len(text), end + 40)) is not None


RULES: tuple[type[Rule], ...] = (OtherGivenName, OtherBody, OtherCourt)
