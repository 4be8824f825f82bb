"""Surnames that no document has, and that begin as one of them does: Semenchuk where every source has Semenchenko.

Invariant: a surname is asked only where no word of any other document of the run may be it, whatever the script, the case or the spelling.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ...model.findings import Finding, Severity
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Passage
from ...model.reading import Name
from ..rule import Rule
from ..subject import Subject
from .bearers import is_introduced
from .known import known_names, not_later
from .people import is_initial, words_of
from .persons import kin_near
from .register import father_of, key_of_word

_BEGUN, _BEGUN_OF_INITIALS = 4, 3
"""Letters in which two surnames begin alike, and two behind the same two initials."""
_LEAST, _OTHER = 6, 4
"""Letters that a surname has, and how many more or less the other one may have."""


@dataclass(frozen=True, slots=True)
class _Surname:
    """A surname as it is written, its key, the letters of the initials beside it, and where it stands."""

    text: str
    key: str
    initials: tuple[str, ...]
    name: Name

    @property
    def place(self) -> Passage:
        return self.name.passage


class NearSurname(Rule):
    """A surname stands here that no document has, and a person of the documents has one that begins alike, or the same initials.

    A name written from memory keeps its beginning and loses its end. It makes a person who does not exist, and whom nobody finds.
    """

    code = "NAM108"
    title = "a surname that only begins as in the sources"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== order.txt, 2019-03-04\nThe court heard Mr Viktor Semenchenko in May. Mr Semenchenko asked for time.\n"
        "=== letter.txt, 2020-02-01\nThe file of Mr Semenchuk was closed in the month of May, and he did not appeal.\n"
    )
    counter_example = example.replace("Semenchuk", "Semenchenko")
    sure = (
        "Asked of surnames that stand here once or twice and in no other document, where no noun or clause of its own says who bears it; a "
        "person of whom only this text tells is the trap."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = _surnames(subject)
        times = Counter(one.key for one in own)
        theirs: dict[str, list[_Surname]] = defaultdict(list)
        for other in not_later(subject) if own else ():
            for one in _surnames(other):
                theirs[one.key[:_BEGUN_OF_INITIALS]].append(one)
        known, asked = known_names(subject).keys, set[str]()
        for one in own:
            first = one.key not in asked
            asked.add(one.key)
            if not first or times[one.key] > 2 or known.to(one.key) or is_introduced(subject, subject.analysis.span_of(one.place)):
                continue
            usual = next((other for other in theirs[one.key[:_BEGUN_OF_INITIALS]] if _is_near(one, other)), None)
            if usual is not None and not kin_near(subject, one.name):
                said = f"“{one.text}” stands in no other document; they have “{usual.text}”."
                yield self.finding(subject, said, one.place)


def _surnames(subject: Subject) -> tuple[_Surname, ...]:
    return subject.once_alone("names: surnames and initials", lambda: tuple(_read(subject)))


def _read(subject: Subject) -> Iterator[_Surname]:
    for name in subject.reading.names:
        words = words_of(name.form) if name.kind is NameKind.PERSON else ()
        whole = [word for word in words if not is_initial(word) and word[0].isupper() and not father_of(key_of_word(word))]
        initials = tuple(fold(word.rstrip("."))[:1] for word in words if is_initial(word))
        if whole:
            surname = whole[0] if words[-1] not in whole else whole[-1]
            yield _Surname(surname, key_of_word(surname), initials, name)


def _is_near(one: _Surname, other: _Surname) -> bool:
    """Say whether two surnames begin alike and are about as long."""
    same = len(one.initials) > 1 and one.initials == other.initials
    begun = _BEGUN_OF_INITIALS if same else _BEGUN
    shortest = min(len(one.key), len(other.key))
    return (
        shortest >= (_LEAST if not same else _BEGUN)
        and one.key[:begun] == other.key[:begun]
        and abs(len(one.key) - len(other.key)) <= _OTHER
    )


RULES: tuple[type[Rule], ...] = (NearSurname,)
