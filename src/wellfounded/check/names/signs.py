"""What tells a person from others, told twice: born where, of what kin, and by what gender the words around agree.

Invariant: a sign counts only where it stands right beside the name, and two signs are in conflict only for one and the same full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from ...extract.names.genders import given_sex
from ...model.findings import Finding, Severity
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Passage, Span
from ...model.reading import Name
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .people import is_initial, words_of
from .persons import address_of, kin_near

_STEM = 5
_BEHIND = 70
"""Characters behind a name in which its birth is told."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a person: the given name and the surname, what the sign is, and where it stands."""

    given: str
    surname: str
    value: str
    shown: str
    passage: Passage


class _Sign(Rule):
    """A sign of a person that all other places of the run contradict."""

    sign: ClassVar[str]
    """Which sign is compared: born, kin or address."""

    def find(self, subject: Subject) -> Iterator[Finding]:
        yield from _conflicts(self, subject, self.sign)


class OtherBirthplace(_Sign):
    """A person is born in one place here and in another one there.

    Two people of one name may have been taken for one; an extradition or a citizenship may turn on the place.
    """

    code = "NAM603"
    title = "one person born in two places"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-03-01\nThe shipowner Oskar Lund, born in Tarnville in 1958, was heard.\n"
        "=== report.txt, 2017-05-02\nOskar Lund, born in Norhaven in 1958, owned two ferries.\n"
    )
    counter_example = example.replace("Norhaven", "Tarnville")
    sure = "Asked where birth stands right behind the full name in both places; a village and its district are the trap."
    sign = "born"


class OtherKin(_Sign):
    """A person is somebody's wife here and his sister there.

    Who may be heard, visit or inherit depends on it, and the family will notice it first.
    """

    code = "NAM604"
    title = "one person of two kinds of kin"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-03-01\nThe wife of the shipowner was heard. His wife, Mira Lund, spoke for an hour.\n"
        "=== report.txt, 2017-05-02\nHis sister, Mira Lund, was heard by the court.\n"
    )
    counter_example = example.replace("His sister", "His wife")
    sure = "Asked where “his”, “her” or “their” stands before the word of kin in both places; who is kin to two people is the trap."
    sign = "kin"


class OtherAddress(_Sign):
    """A person is Mr here and Ms in the other documents.

    Either two people are mixed up or nobody looked; the person concerned reads it in the first line.
    """

    code = "NAM605"
    title = "a form of address other than in the other documents"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-03-01\nThe bookkeeper, Ms Mira Holt, was heard in May.\n"
        "=== report.txt, 2017-05-02\nThe bookkeeper, Mr Mira Holt, was heard for an hour.\n"
    )
    counter_example = example.replace("Mr Mira", "Ms Mira")
    sure = "Asked of the same given name and surname, where all other places agree; namesakes of one given name are the trap."
    sign = "address"


class GenderOfWords(Rule):
    """The words beside a name agree with the other gender: "M. Lund a été libérée", «Анна Лунина заявил».

    The sentence was taken over from one about somebody else, or the name was changed and the verb was not.
    """

    code = "NAM606"
    title = "a verb that does not agree with the name before it"
    severity = Severity.WARNING
    example = "Le tribunal a siégé en mai. M. Oskar Lund a été libérée le même jour.\n"
    counter_example = "Le tribunal a siégé en mai. M. Oskar Lund a été libéré le même jour.\n"
    sure = "Asked in French behind a form of address and in Russian behind a given name and a surname that show the gender."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for name in subject.reading.names:
            if name.kind is not NameKind.PERSON:
                continue
            span = subject.analysis.span_of(name.passage)
            language = subject.analysis.language_at(span.start)
            sex = address_of(name, subject) if language == "fr" else _russian(name) if language == "ru" else ""
            wrong = _verb(language, sex).match(text, span.end) if sex else None
            before = text[max(0, span.start - 30) : span.start]
            if wrong and not re.search(r"(?:\b(?:de|des|et|и|или|для|от|у|с)|,)\s+(?:M\.|Mme|Me)?\s*$", before):
                who = "a man" if sex == "m" else "a woman"
                said = f"“{name.form}” is {who} by the name or the form of address, and the verb says otherwise."
                yield self.finding(subject, said, subject.analysis.passage(span.start, wrong.end()))


def _russian(name: Name) -> str:
    """Return the gender that a Russian given name and surname in the nominative show together."""
    words = [word for word in words_of(name.form) if not is_initial(word)]
    shown = name.passage.exact.split()
    if len(words) != 2 or len(shown) != 2 or not re.search(r"[А-Яа-яё]", words[-1]):
        return ""
    given, surname = shown
    if re.search(r"[ая]$", given) and given_sex(given) != "f":
        return ""  # «Аркадия Летунова» may be a man's name in another case
    if re.search(r"(?:ова|ева|ёва|ина|ына|ская|цкая)$", surname) and re.search(r"[ая]$", given):
        return "f"
    if re.search(r"(?:ов|ев|ёв|ин|ын|ский|цкий)$", surname) and re.search(r"[^аяеёиоуыэюьъ]$", given):
        return "m"
    return ""


_MOVED = (
    "arriv|rentr|entr|all|rest|tomb|retourn|décéd|mont|part|sort|ven|reven|deven|condamn|arrêt|accus|libér|extrad|expuls|incarcér"
    "|inculp|interpell|poursuiv"
)
"""Participles that stand behind "est" of a person; an adjective in -é or -ie may stand there, too."""


@cache
def _verb(language: str, sex: str) -> re.Pattern[str]:
    """Return what is wrong right behind a name of this gender."""
    if language == "fr":
        final = r"(?:é|i|u)e" if sex == "m" else r"(?:é|i|u)"
        passive = rf"(?:a|avait)\sété\s(?:(?:ensuite|alors|enfin|aussi)\s)?[^\W\d_]{{2,}}{final if sex == 'm' else 'é'}"
        return re.compile(rf"\s+(?:{passive}|(?:est|était|fut|sera)\s(?:(?:ensuite|alors|enfin|aussi)\s)?(?:{_MOVED}){final})(?=[\s.,;])")
    ending = r"[а-яё]{3,}(?:ала|ила|ела|ыла|ула|алась|илась|елась)" if sex == "m" else r"[а-яё]{3,}(?:ал|ил|ел|ыл|ул|ался|ился|елся)"
    short = table("names", "signs")["short_verbs"]["feminine" if sex == "m" else "masculine"]
    ending = rf"(?:{ending}|{'|'.join(short)})"
    return re.compile(rf"\s+(?:не\s)?{ending}(?=[\s.,;])")


def _conflicts(rule: Rule, subject: Subject, name: str) -> Iterator[Finding]:
    """Yield the signs of a document that all other places of the run contradict."""
    found = _signs(subject, name)
    every = [(one, sign) for one in (subject, *subject.others) for sign in _signs(one, name)] if found else []
    for sign in found:
        same = [(one, other) for one, other in every if other is not sign and _one_person(sign, other)]
        differ = [(one, other) for one, other in same if not _agree(sign.value, other.value)]
        if not differ or len(differ) < len(same):
            continue
        one, other = differ[0]
        if one is subject and len(differ) == 1 and other.passage.start > sign.passage.start:
            continue
        where = "elsewhere" if one is subject else f"in {one.name}"
        said = f"“{sign.shown}” here, and “{other.shown}” {where} of the same person."
        yield rule.finding(subject, said, sign.passage, related=[one.place(other.passage)])


def _one_person(one: Sign, other: Sign) -> bool:
    return one.surname == other.surname and one.given == other.given


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _signs(subject: Subject, name: str) -> Sequence[Sign]:
    make = {"born": births, "kin": kin, "address": addresses}[name]
    return subject.once_alone(f"names: signs of {name}", lambda: tuple(make(subject)))


def births(subject: Subject) -> Iterator[Sign]:
    """Yield where persons are born by the words right behind their names."""
    text = subject.analysis.text
    for _, span, given, surname in _persons(subject):
        match = _born().match(text, span.end, min(len(text), span.end + _BEHIND))
        if match:
            place = fold(match["place"])
            passage = subject.analysis.passage(match.start("place"), match.end("place"))
            yield Sign(given, surname, place[: max(_STEM, len(place) - 2)] if len(place) > _STEM else place[:4], match["place"], passage)


def kin(subject: Subject) -> Iterator[Sign]:
    """Yield the kin that persons are to whom a text speaks of: "his wife, N"."""
    text = subject.analysis.text
    for _, span, given, surname in _persons(subject):
        match = _kin().search(text, max(0, span.start - 30), span.start)
        if match:
            value = next(
                kind for kind, forms in table("names", "signs")["kin"].items() if re.fullmatch("|".join(forms), match["kin"], re.IGNORECASE)
            )
            yield Sign(given, surname, value, match["kin"], subject.analysis.passage(match.start("kin"), span.end))


def addresses(subject: Subject) -> Iterator[Sign]:
    """Yield the forms of address before full names."""
    for name, span, given, surname in _persons(subject):
        sex = address_of(name, subject)
        if sex and not kin_near(subject, name):
            begin = max(0, span.start - 6)
            shown = " ".join(subject.analysis.text[subject.analysis.text.rfind(" ", 0, begin) + 1 : span.end].split())
            yield Sign(given, surname, sex, shown, name.passage)


def _persons(subject: Subject) -> Iterator[tuple[Name, Span, str, str]]:
    for name in subject.reading.names:
        words = [word for word in words_of(name.form) if not is_initial(word)] if name.kind is NameKind.PERSON else []
        if len(words) == 2:
            yield name, subject.analysis.span_of(name.passage), _key(words[0]), _key(words[1])


def _key(word: str) -> str:
    return fold(word)[: max(4, len(word) - 2)]


@cache
def _born() -> re.Pattern[str]:
    words = table("names", "signs")["born"]
    return re.compile(rf",?\s(?:{'|'.join(words)})\s(?P<place>[^\W\d_a-zа-яё][^\W\d_]{{3,}}(?:-[^\W\d_]+)*)")


@cache
def _kin() -> re.Pattern[str]:
    rows = table("names", "signs")
    words = "|".join(form for forms in rows["kin"].values() for form in forms)
    return re.compile(rf"(?<!\w)(?:{'|'.join(rows['whose'])})\s(?P<kin>{words}),?\s(?:(?:Mr|Ms|Mrs|Dr|M|Mme|Mlle)\.?\s)?$", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (OtherBirthplace, OtherKin, OtherAddress, GenderOfWords)
