"""Words of names that stand together nowhere else: another given name, patronymic or surname than the sources have beside the rest of it.

Invariant: a combination is asked only where it stands once in this document and in no other of the run, whatever the script, order or case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.findings import Finding, Severity
from ..manuscript.vocabulary import is_word
from ..rule import Rule
from ..subject import Subject
from .alike import is_given
from .bearers import own_bearer
from .known import KnownNames, known_names
from .people import FullName, full_names, is_initial, line_at, titles
from .persons import kin_near
from .register import RegisteredName, akin, father_of, is_cyrillic, is_one, is_same, key_of_word

_END, _LETTERS = 2, 3
_OF_A_SENTENCE = 4
"""Words beside the name in a line that says something."""


class NameOfNobody(Rule):
    """Words of names stand together here as no source has them: a surname behind another given name, a given name with another patronymic.

    By a name registers and courts know a person. One word exchanged makes another person of the first, or one who does not exist.
    """

    code = "NAM107"
    title = "a name put together as no document has it"
    severity = Severity.WARNING
    example = (
        "=== order.txt, 2019-03-04\nThe court heard Judge Birgitta Sandell in May. Oleksandr Vitaliiovych Marchuk was absent.\n"
        "=== letter.txt, 2020-02-01\nIn the month of May the court heard Judge Bengt Sandell, who dissented.\n"
    )
    counter_example = example.replace("Bengt", "Birgitta")
    sure = (
        "Asked where the name stands once, no document has its words near each other in any script, and one that is not later has all but "
        "one; who is of the other sex, or has a noun or a clause of his own, is let pass, unless the source has the same office."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        if not subject.others:
            return
        for one in full_names(subject):
            words = [word for word in one.words if _is_of_name(word)]
            if len(one.names) == 1 and len(words) > 1 and _is_told(subject, one):
                usual = _usual(subject, one, words, known_names(subject))
                if usual:
                    here = " ".join(one.first.exact.split())
                    said = f"“{here}” stands nowhere else; {usual.source.name} has “{usual.text}”."
                    yield self.finding(subject, said, one.first, related=[usual.place()])


def _is_of_name(word: str) -> bool:
    """Say whether a word is one of a name's own: no initial, no title, and no letters behind it, as in "Kerridge LJ"."""
    return word[0].isupper() and not is_initial(word) and word not in titles() and not (word.isupper() and len(word) <= _LETTERS)


def _is_told(subject: Subject, one: FullName) -> bool:
    """Say whether a name stands in a sentence, and is no signature, which may be of anybody."""
    return len(line_at(subject.analysis.text, subject.analysis.span_of(one.first).start).split()) >= _OF_A_SENTENCE + len(one.words)


def _usual(subject: Subject, full: FullName, words: Sequence[str], known: KnownNames) -> RegisteredName | None:
    """Return the name of the run of which one word is another one here."""
    kin = any(kin_near(subject, name) for name in full.names)
    here = subject.analysis.span_of(full.first)
    for at, word in enumerate(words):
        rest = [one for number, one in enumerate(words) if number != at]
        father = father_of(key_of_word(word)) if at else ""
        if len(rest) == 1 and not father and at == len(words) - 1 and not is_given(word):
            continue  # two people may have one given name
        numbers = min((known.with_word(one) for one in rest), key=len)
        names = [(number, known.names[number]) for number in numbers]
        names = [row for row in names if row[1].source is not subject or row[1].words != tuple(words)]
        if not names or (_has_father(rest, father, names, known) if father else _is_combined(word, rest, known)):
            continue
        for number, name in names:
            left = _without(name.words, rest)
            like = _akin if father else _may_be_one
            if not left or any(like(word, one) for one in left) or (father and not any(map(_is_patronymic, left))):
                continue
            if len(rest) > 1:
                if father or _in_one_place(words, at, name.words, left[0]):
                    return name
                continue
            named = father or number < known.persons or any(is_given(one) or _is_patronymic(one) for one in left)
            if not named or (kin and not father and not any(_begin_alike(word, one) for one in left)):
                continue
            if father or not own_bearer(subject, here, words, name.source, name.span, name.words):
                return name
    return None


def _in_one_place(words: Sequence[str], at: int, name: Sequence[str], other: str) -> bool:
    """Say whether a word and the one in its place are the same of two names, counted from either end; a surname may stand first in one."""
    places = [next(n for n, one in enumerate(name) if is_one(word, one)) for number, word in enumerate(words) if number != at]
    place = name.index(other)
    turned = place == 0 and at == len(words) - 1 and any(map(_is_patronymic, words))
    return places != sorted(places) or place == at or len(name) - place == len(words) - at or turned


def _has_father(rest: Sequence[str], father: str, names: Sequence[tuple[int, RegisteredName]], known: KnownNames) -> bool:
    """Say whether the documents have a patronymic of this father: with the given name and the surname, else with the first alone."""
    whole = [name.words for _, name in names if all(any(is_same(word, one) for one in name.words) for word in rest)]
    whole = whole if len(rest) > 1 else []
    fathers = {found for name in whole for one in name if (found := father_of(key_of_word(one)))}
    if fathers:
        return any(akin(father, one) for one in fathers)
    return any(akin(father, one) for one in known.fathers(key_of_word(rest[0])))


def _is_patronymic(word: str) -> bool:
    return bool(father_of(key_of_word(word)))


def _is_combined(word: str, rest: Sequence[str], known: KnownNames) -> bool:
    """Say whether a source has a word near one of the others, or the word is no name."""
    joined = any(known.joins(key_of_word(word), key_of_word(one)) for one in rest)
    return joined or (is_word(word.casefold()) and not is_given(word))


def _akin(one: str, other: str) -> bool:
    """Say whether two words may be one by their keys alone, as patronymics are asked, which all end alike."""
    return akin(key_of_word(one), key_of_word(other))


def _may_be_one(one: str, other: str) -> bool:
    """Say whether two words may be of one name; in two scripts the end tells as much: Joaquín and Хоакин."""
    a, b = key_of_word(one), key_of_word(other)
    return akin(a, b) or (is_cyrillic(one) != is_cyrillic(other) and a[-_END:] == b[-_END:])


def _begin_alike(one: str, other: str) -> bool:
    a, b = key_of_word(one)[:1], key_of_word(other)[:1]
    return a == b or {a, b} == {"g", "h"}


def _without(name: Sequence[str], words: Sequence[str]) -> list[str]:
    """Return what is left of a name without these words; nothing where it has not all of them."""
    left = list(name)
    for word in words:
        found = next((one for one in left if is_one(word, one)), None)
        if found is None:
            return []
        left.remove(found)
    return left


RULES: tuple[type[Rule], ...] = (NameOfNobody,)
