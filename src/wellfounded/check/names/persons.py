"""What a text says of one person beside the name: form of address, initials, order of the words, patronymic, birth, office.

A surname stands for one person only where the text names one person in full under it and speaks of no relatives.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ...extract.names.genders import given_sex
from ...model.findings import Finding, Severity
from ...model.labels import NameKind
from ...model.passages import Passage
from ...model.reading import Name
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .alike import Likeness, likeness
from .people import WORD, FullName, full_names, is_patronymic, words_of

_INITIALS = re.compile(r"\b((?:[A-ZÀ-ÖØ-ÞА-ЯЁ]\.[ -]?){1,3})\s?([A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]{2,}(?:-[^\W\d_]+)?)")
_BORN = re.compile(r"born (\d{4})")


@cache
def _kin_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('names', 'persons')['kin'])})", re.IGNORECASE)


def kin_near(subject: Subject, name: Name) -> bool:
    """Say whether words for relatives stand near a mention, whose bearer then may be another one of the family."""
    span = subject.analysis.span_of(name.passage)
    found = _kin_words().finditer(subject.analysis.text, max(0, span.start - 80), span.end + 60)
    french = subject.analysis.language_at(span.start) == "fr"
    return any(not (french and match.group().casefold() == "son") for match in found)


def by_surname(subject: Subject) -> Mapping[str, list[FullName]]:
    """Return the full names of a document by their last word, each spelling of one person once."""
    return subject.once_alone("names: by surname", lambda: _by_surname(subject))


def _by_surname(subject: Subject) -> dict[str, list[FullName]]:
    found: dict[str, list[FullName]] = defaultdict(list)
    for name in full_names(subject):
        found[name.words[-1].casefold()].append(name)
    return dict(found)


def only_bearer(subject: Subject, surname: str) -> FullName | None:
    """Return the one person whom a surname can mean here; None where there are several, or none is named in full."""
    bearers = by_surname(subject).get(surname.casefold(), [])
    first = bearers[0] if bearers else None
    if first is None or any(likeness(first.words[0], one.words[0]) is Likeness.NONE for one in bearers[1:]):
        return None
    return first


def address_of(name: Name, subject: Subject) -> str:
    """Return ``m`` or ``f`` for the form of address before a mention, or an empty string."""
    words = table("names", "persons")["address"]
    said = name.honorific
    if not said:
        span = subject.analysis.span_of(name.passage)
        before = WORD.findall(subject.analysis.text[max(0, span.start - 14) : span.start])
        within = WORD.findall(subject.analysis.text[span.start : span.end])
        said = (within[0] if within and within[0] not in words_of(name.form) else "") or (before[-1] if before else "")
    said = said.strip(". ")
    return next((sex for sex, forms in words.items() if said in forms), "")


class TwoForms(Rule):
    """One person is called Mr in one place and Ms in another.

    Either two people are mixed up, or a paragraph was taken over from a text about somebody else.
    """

    code = "NAM301"
    title = "a form of address that does not agree"
    severity = Severity.WARNING
    example = (
        "Mr Daniel Okoro wrote to the bank in May. The bank answered Mr Okoro in June. In July the police questioned Mr Okoro. "
        "The judge released Mrs Okoro on bail.\n"
    )
    counter_example = (
        "Mr Daniel Okoro wrote to the bank in May. The bank answered Mr Okoro in June. In July the police questioned his wife, "
        "Mrs Amina Okoro. The judge released Mrs Okoro on bail.\n"
    )
    sure = "Sure where the text names one person of that surname and no relative; relatives who are never named in full are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
        for name in subject.reading.names:
            words = words_of(name.form)
            judge = len(words) == 2 and words[0] == "Justice"  # "Mrs Justice Holt"
            words = words[1:] if judge else words
            sex = address_of(name, subject) if (name.kind is NameKind.PERSON or judge) and words else ""
            if sex and (only_bearer(subject, words[-1]) is not None or len(words) == 1):
                told[words[-1].casefold()][sex].append(name)
        for surname, sexes in told.items():
            bearers = by_surname(subject).get(surname, [])
            yield from self._by_given(subject, surname, sexes)
            if len(sexes) != 2 or (bearers and only_bearer(subject, surname) is None):
                continue
            rare, common = sorted(sexes.values(), key=len)
            if len(common) < 2 or len(rare) * 2 > len(common) or any(kin_near(subject, name) for name in rare):
                continue
            full = only_bearer(subject, surname)
            who = full.text if full else common[0].form
            said = f"“{_shown(subject, rare[0])}” is written here, and “{_shown(subject, common[0])}” elsewhere for {who}."
            related = [subject.place(common[0].passage)]
            yield self.finding(subject, said, *[_with_address(subject, name) for name in rare[:5]], related=related)

    def _by_given(self, subject: Subject, surname: str, sexes: Mapping[str, list[Name]]) -> Iterator[Finding]:
        """Tell an address that the given name contradicts, where too few places say so for a comparison."""
        full = only_bearer(subject, surname)
        known = given_sex(full.words[0]) if full is not None else ""
        wrong = sexes.get("f" if known == "m" else "m", []) if known else []
        right = sexes.get(known, []) if known else []
        if full is None or len(wrong) != 1 or len(right) > 1 or any(kin_near(subject, name) for name in wrong):
            return
        if words_of(wrong[0].form) == full.words or not (right or _everywhere(subject, surname, known)):
            return
        said = (
            f"“{_shown(subject, wrong[0])}” is written here, and {full.text} is {'a man' if known == 'm' else 'a woman'} by the given name."
        )
        yield self.finding(subject, said, _with_address(subject, wrong[0]), related=[subject.place(full.first)])


def _everywhere(subject: Subject, surname: str, sex: str) -> bool:
    """Say whether another document of the run calls the person so."""
    return any(
        words_of(name.form)[-1:] and words_of(name.form)[-1].casefold() == surname and address_of(name, other) == sex
        for other in subject.others
        for name in other.reading.names
        if name.kind is NameKind.PERSON
    )


def _with_address(subject: Subject, name: Name) -> Passage:
    """Quote a mention with the form of address before it."""
    span = subject.analysis.span_of(name.passage)
    text = subject.analysis.text
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - 14)
    before = list(WORD.finditer(text, line, span.start))
    forms = {form for some in table("names", "persons")["address"].values() for form in some}
    start = before[-1].start() if before and before[-1].group() in forms else span.start
    return subject.analysis.passage(start, span.end)


def _shown(subject: Subject, name: Name) -> str:
    return " ".join(_with_address(subject, name).exact.split())


class OtherInitials(Rule):
    """A surname stands with initials that are not those of the only person of that surname.

    The initials are wrong, or somebody else is meant whom the text does not introduce.
    """

    code = "NAM302"
    title = "initials that do not fit the name"
    severity = Severity.WARNING
    example = "Gideon Asare served in the registry. The tribunal heard Gideon Asare for a day. The copy was made by K. Asare in 1998.\n"
    counter_example = (
        "Gideon Asare served in the registry. The tribunal heard Gideon Asare for a day. The copy was made by G. Asare in 1998.\n"
    )
    sure = "Sure where one person of that surname is named in full; relatives who are never named in full are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        seen: set[tuple[str, str]] = set()
        for match in _INITIALS.finditer(subject.analysis.text):
            letters = re.findall(r"[^\W\d_]", match[1])
            bearer = _bearer(subject, match[2])
            key = ("".join(letters), match[2])
            if (
                bearer is None
                or (len(letters) == 1 and _is_list_mark(subject, match.start()))
                or key in seen
                or letters == ["M"]
                or _is_middle(subject, bearer, match.start())
                or subject.analysis.is_noise(*match.span())
            ):
                continue
            given = [word for word in bearer.words if likeness(word, match[2]) is not Likeness.SAME]
            if given and not any(_begins(word, letter) for word in given for letter in letters[:2]):
                seen.add(key)
                said = f"“{match.group().strip()}” has other initials than {bearer.text}, the only person of that surname here."
                passage = subject.analysis.passage(*match.span())
                yield self.finding(subject, said, passage, related=[subject.place(bearer.first)])


def _is_middle(subject: Subject, bearer: FullName, at: int) -> bool:
    """Say whether the given name stands before the initial, which then is of another name: "Daniel K. Okoro"."""
    before = WORD.findall(subject.analysis.text[max(0, at - 24) : at])
    return bool(before) and any(likeness(before[-1], word) is Likeness.SAME for word in bearer.words)


def _begins(word: str, letter: str) -> bool:
    like = table("names", "persons")["exchanged"]
    return word[0].casefold() == letter.casefold() or any(word[0].casefold() in some and letter.casefold() in some for some in like)


def _is_list_mark(subject: Subject, at: int) -> bool:
    """Say whether a letter is the mark of a point of a list or of an annex: at the head of a line or a cell, or behind "Annex"."""
    text = subject.analysis.text
    before = text[text.rfind("\n", 0, at) + 1 : at].rsplit("|", 1)[-1]
    return not before.strip(" *#_>•–—-([") or _marked().search(before) is not None


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('names', 'persons')['lettered'])})[ .*_]*$", re.IGNORECASE)


def _bearer(subject: Subject, surname: str) -> FullName | None:
    """Return the one person whom a surname, perhaps inflected, can mean."""
    surnames = [one for one in by_surname(subject) if likeness(one, surname) is Likeness.SAME]
    if not surnames or any(only_bearer(subject, one) is None for one in surnames):
        return None
    first = by_surname(subject)[surnames[0]][0]
    if any(likeness(first.words[0], by_surname(subject)[one][0].words[0]) is Likeness.NONE for one in surnames):
        return None
    return None if any(kin_near(subject, name) for name in first.names) else first


class TurnedOrder(Rule):
    """One person is named with the surname first in one place and last in another, in running text.

    A reader who does not know the language of the name cannot tell which word is the surname, and lists of names are then searched under
    the wrong one.
    """

    code = "NAM303"
    title = "surname first here, last there"
    severity = Severity.NOTE
    unsure = True
    example = (
        "Asel Turbekova came in May, and Asel Turbekova spoke. In June the police asked Turbekova Asel to come again, and she refused.\n"
    )
    counter_example = (
        "Asel Turbekova came in May, and Asel Turbekova spoke. In June the police asked Asel Turbekova to come again, and she refused.\n"
    )
    sure = "Asked inside one document, since registers and courts have an order of their own; tables and signatures are let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        straight = {one.words: one for one in full_names(subject) if len(one.words) == 2}
        told = set[str]()
        for words, one in straight.items():
            turned = f"{words[1]} {words[0]}"
            places = [match.start() for match in re.finditer(rf"\b{re.escape(turned)}\b", subject.text)] if turned in subject.text else []
            often = subject.text.count(one.text)
            places = [at for at in places if _in_sentence(subject, at, at + len(turned))]
            if places and not given_sex(words[1]) and len(places) < max(often, 1 + bool(given_sex(words[0]))) and turned not in told:
                told.add(turned)
                said = f"“{turned}” is written here, and elsewhere “{one.text}”."
                shown = [Passage.of(subject.text, at, at + len(turned)) for at in places[:5]]
                yield self.finding(subject, said, *shown, related=[subject.place(one.first)])
        for one in full_names(subject):
            if len(one.words) == 2 and one.text not in told and len(one.names) == 1 and (one.words[1], one.words[0]) not in straight:
                yield from self._surname_first(subject, one)

    def _surname_first(self, subject: Subject, one: FullName) -> Iterator[Finding]:
        """Look for a name whose second word is a given name and whose first one stands alone behind a form of address."""
        surname, given = one.words
        alone = [name for name in subject.reading.names if words_of(name.form) == (surname,) and name.honorific]
        if alone and one.language in {"en", "fr", "de"} and given_sex(given) and not given_sex(surname):
            start, end = one.first.start, one.first.end
            if _in_sentence(subject, start, end):
                said = f"“{one.text}” has the surname first; elsewhere the text writes “{_shown(subject, alone[0])}”."
                yield self.finding(subject, said, one.first, related=[subject.place(alone[0].passage)])


def _in_sentence(subject: Subject, start: int, end: int) -> bool:
    """Say whether a name stands in a sentence of English, French or German, and not in a list, a table or a signature."""
    text = subject.text
    line = text[text.rfind("\n", 0, start) + 1 : start]
    behind = text[end : end + 3]
    inside = re.search(r"[^\W\d_][,;]? ?$|(?:Mr|Ms|Mrs|Dr|M|Mme)\.? $", line) is not None or re.match(r",? [a-zà-ÿ]", behind) is not None
    span = subject.analysis.span_of(Passage.of(text, start, end))
    return inside and "|" not in line[:2] and subject.analysis.language_at(span.start) in {"en", "fr", "de"}


class TwoBearers(Rule):
    """Two people under one name: their patronymics or years of birth contradict each other.

    What is told of the one will be taken as told of the other. Namesakes have to be told apart wherever they are named.
    """

    code = "NAM304"
    title = "one name with two patronymics or years of birth"
    severity = Severity.WARNING
    example = (
        "Павел Андреевич Громов пришёл в суд первым. Судья выслушал свидетелей. Затем слово взял Павел Сергеевич Громов и попросил "
        "отложить "
        "заседание.\n"
    )
    counter_example = (
        "Павел Андреевич Громов пришёл в суд первым. Судья выслушал свидетелей. Затем слово взяла Анна Сергеевна Громова и попросила "
        "отложить "
        "заседание.\n"
    )
    sure = "Sure that the texts differ; whether it is a slip or a namesake is for a person to say."

    def find(self, subject: Subject) -> Iterator[Finding]:
        yield from self._patronymics(subject)
        yield from self._births(subject)

    def _patronymics(self, subject: Subject) -> Iterator[Finding]:
        names = [(one, _patronymic(one.words)) for one in full_names(subject)]
        told = [(one, word) for one, word in names if word]
        for at, (one, word) in enumerate(told):
            for other, second in told[:at]:
                rest = ([w for w in one.words if w != word], [w for w in other.words if w != second])
                if likeness(word, second) is Likeness.NONE and len(rest[0]) == len(rest[1]) and _all_same(*rest):
                    said = f"“{one.text}” is written here, and “{other.text}” elsewhere: the patronymics differ."
                    yield self.finding(subject, said, *[n.passage for n in one.names[:5]], related=[subject.place(other.first)])

    def _births(self, subject: Subject) -> Iterator[Finding]:
        born: dict[str, dict[str, Name]] = defaultdict(dict)
        for name in subject.reading.names:
            for sign in name.told:
                if (match := _BORN.match(sign)) and name.kind is NameKind.PERSON:
                    born[name.form].setdefault(match[1], name)
        for form, years in born.items():
            if len(years) > 1:
                (first, one), (second, other), *_ = years.items()
                said = f"{form} was born in {second} by this place, and in {first} by another."
                yield self.finding(subject, said, other.passage, related=[subject.place(one.passage)])


def _patronymic(words: Sequence[str]) -> str:
    return next((word for word in words[1:] if len(words) > 2 and is_patronymic(word)), "")


def _all_same(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(any(likeness(a, b) is Likeness.SAME for b in other) for a in one)


RULES: tuple[type[Rule], ...] = (TwoForms, OtherInitials, TurnedOrder, TwoBearers)
