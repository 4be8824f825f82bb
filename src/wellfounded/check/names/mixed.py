"""Names put together from two: the given name of one person before the surname of another, a body called by another's name.

Invariant: what is held against another name stands once in this document and in no other of the run; a name that is used elsewhere is
somebody's own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ...model.findings import Finding, Severity
from ...model.labels import NameKind
from ...model.passages import Passage
from ..manuscript.vocabulary import is_word
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .alike import Likeness, is_given, likeness
from .people import FullName, full_names, is_initial, is_patronymic, words_of
from .persons import address_of, kin_near

_TWICE = 2
_LISTED = re.compile(r"(?<![\w.])[^\W\d_a-zа-яё][\w'’-]+(?:, (?:and |et |и )?| and | et | и )$")
_OFFICES = frozenset({"judge", "justic", "prosec", "direct", "minist", "préfet", "profes"})


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
            if is_patronymic(given) or subject.text[: one.first.start].rstrip().endswith((")", "(", "]")):
                continue  # the given name stands before
            if (is_word(given.casefold()) and not is_given(given)) or _ends_a_list(subject, one):
                continue
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
        if any(kin_near(subject, name) for name in one.names) or not (
            is_given(one.words[0]) or is_given(usual[0]) or _sex(subject, one) or other
        ):
            return False
        return other is not None or _may_be_one_sex(subject, one, usual)


def _ends_a_list(subject: Subject, one: FullName) -> bool:
    """Say whether a name ends a list of given names, whose bearers are of one family: "Ayaz, Akif and Bakir Safarov"."""
    start = subject.analysis.span_of(one.first).start
    return _LISTED.search(subject.analysis.text, max(0, start - 40), start) is not None


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
    told = {words_of(full.text) for other in subject.others for full in full_names(other)}
    bearers = [name for name in every if name[1] == surname and name[0] not in one.words]
    if not any(name in told for name in bearers):
        return None  # two persons whom one text names once each may be relatives
    again = len(re.findall(rf"\b{re.escape(surname)}\b", subject.analysis.text)) >= _TWICE
    if len(bearers) == 1 and (again or _in_like_words(subject, one, bearers[0])):
        return bearers[0]
    gone = [name for name in bearers if not any(words_of(own.text) == name for own in full_names(subject))]
    return gone[0] if len(gone) == 1 and again and _may_be_one_sex(subject, one, gone[0]) else None


def _in_like_words(subject: Subject, one: FullName, usual: tuple[str, str]) -> bool:
    """Say whether another document names the usual bearer in a sentence that shares a weighty word with the one here."""
    ours = _around(subject, one.first)
    for document in subject.others:
        for name in full_names(document):
            if name.words[-1] == usual[1] and name.words[0] == usual[0] and ours & _around(document, name.first):
                return True
    return False


def _around(subject: Subject, passage: Passage) -> frozenset[str]:
    """Return the stems of the longer small words within a few words of a name."""
    span = subject.analysis.span_of(passage)
    near = subject.analysis.text[max(0, span.start - 120) : span.end + 120]
    return frozenset(
        word[:6].casefold() for word in re.findall(r"[^\W\d_]{6,}", near) if word[0].islower() or word[:6].casefold() in _OFFICES
    )


def _may_be_one_sex(subject: Subject, one: FullName, usual: tuple[str, str]) -> bool:
    """Say whether the forms of address of two names, where there are any, are of one sex."""
    ours, theirs = _sex(subject, one), _sexes(subject, usual)
    return not ours or not theirs or ours in theirs


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

    return subject.once_alone("names: bodies", made)


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


RULES: tuple[type[Rule], ...] = (OtherGivenName, OtherBody)
