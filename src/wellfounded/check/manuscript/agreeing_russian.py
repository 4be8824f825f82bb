"""Russian words beside each other that do not agree, by the dictionary of forms: "жалоба была рассмотрен", "районного суд".

Invariant: a pair is told only where no reading of either word lets them agree, and only pairs that must: an adjective right before its
noun, an auxiliary and its participle, a noun at the head of a sentence and its verb. Without the dictionary nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..subject import Subject
from .small_words import quoted_in
from .vocabulary import russian_forms, with_yo

_PAIR = re.compile(
    r"(?<![\w-])(?<! и )(?<! или )(?<!, )(?P<one>[а-яё]{4,}(?:ый|ий|ой|ого|его|ому|ему|ом|ем|ая|яя|ую|юю|ое|ее|ые|ие|ых|их)) "
    r"(?P<other>[а-яё]{3,})(?![\w-])"
)
_AUXILIARY = re.compile(r"(?<![\w-])(?P<one>был|была|было|были) (?:не )?(?P<other>[а-яё]{5,}(?:[аеёиоуыя]н|т|н)(?:[аоы])?)(?![\w-])")
_HEAD = re.compile(r"(?:(?<=[.!?] )|(?<=\n)|(?<=\A))(?P<one>[А-ЯЁ][а-яё]{2,}) (?:не )?(?P<other>[а-яё]{3,}л(?:а|о|и)?(?:с[ья])?)(?![\w-])")
_GOVERNING = re.compile(
    r"(?:известн|нужн|равн|полн|достойн|верн|рад|чужд|близк|нов|подобн|должн|свойствен|доступн|подсудн|подведомствен|необходим|обязан"
    r"|противн|лишн|благодарн|виновн|понятн|опасн|полезн|удобн|присущ|подотч[её]тн|подконтрольн|подчин[её]нн|знаком|родн|готов|способн)"
)
"""Adjectives that govern a noun in another case: "известный суду факт"."""
_GENDER = {"masc": "", "femn": "а", "neut": "о", "plur": "ы"}
_OF_ANY_GENDER = {"GNdr", "ms-f", "Ms-f"}
_OF_NAMES = {"Name", "Surn", "Patr", "Abbr", "Fixd", "Geox", "Init"}

Reading = frozenset[str]


class RussianDisagreeing(Rule):
    """Two Russian words side by side in forms that cannot stand together: "районного суд", "жалоба была рассмотрен".

    A word was exchanged and the endings of its neighbours were left, or an ending was mistyped. A translator may take the other for right.
    """

    code = "TXT316"
    title = "Russian words that do not agree"
    severity = Severity.WARNING
    example = "Мельник обратился в районного суд. Его жалоба была рассмотрен через год.\n"
    counter_example = "Мельник обратился в районный суд. Его жалоба была рассмотрена через год. Известный суду мельник уехал.\n"
    sure = "Asked where the dictionary of forms knows both words and no reading of them agrees."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if "ru" not in subject.analysis.languages or russian_forms() is None:
            return
        text = subject.analysis.text
        for pattern, wrong in ((_PAIR, _is_wrong_pair), (_AUXILIARY, _is_wrong_participle), (_HEAD, _is_wrong_verb)):
            for match in pattern.finditer(text):
                if wrong(match["one"].lower(), match["other"]) and not quoted_in(subject, *match.span()):
                    passage = subject.analysis.passage(*match.span())
                    yield self.finding(subject, f"“{' '.join(passage.exact.split())}”: эти слова не согласованы.", passage)


@lru_cache(maxsize=1 << 14)
def readings(word: str) -> tuple[Reading, ...]:
    """Return the readings of a Russian word, each as the set of its marks; none where the dictionary does not know it."""
    forms = russian_forms()
    if forms is None:
        return ()
    found = [one for _, some in forms.words.similar_items(word, with_yo()) for one in some]
    return tuple(frozenset(re.split(r"[ ,]", str(forms.build_tag_info(*one)))) for one in found)


def _is_wrong_pair(one: str, other: str) -> bool:
    """Say whether an adjective stands before a noun of another case, number or gender, whatever either may be read as."""
    left, right = readings(one), readings(other)
    if not left or not right or _GOVERNING.match(one):
        return False
    if not all("ADJF" in marks and not marks & {"Apro", "Subx", "Anum", "Surn", "Geox"} for marks in left):
        return False
    if not all("NOUN" in marks and not marks & _OF_NAMES for marks in right):
        return False
    if any("ablt" in marks for marks in left) and not any("gent" in marks for marks in right):
        return False  # "делает удобной жизнь": told of the noun, not part of it
    return not any(_agree(adjective, noun) for adjective in left for noun in right) and not _substantive(one)


def _agree(one: Reading, other: Reading) -> bool:
    cases = {"nomn", "gent", "datv", "accs", "ablt", "loct"}
    if ("anim" in one and "inan" in other) or ("inan" in one and "anim" in other):
        cases -= {"accs"}
    same_case = bool(one & other & cases or other & {"gen2", "loc2", "voct", "acc2"})
    if "plur" in one:
        return (same_case and "plur" in other) or ("gent" in one and "gent" in other)  # "два важных контракта"
    return same_case and "sing" in other and bool(one & other & {"masc", "femn", "neut"} or other & _OF_ANY_GENDER)


def _substantive(word: str) -> bool:
    """Say whether an adjective often stands for a noun: "виновного суд нашёл", "больного врач"."""
    return any("NOUN" in marks for marks in readings(word)) or (word.endswith(("ого", "его")) and word[-4] in "вт")


def _is_wrong_participle(one: str, other: str) -> bool:
    """Say whether an auxiliary stands before a short participle of another gender or number."""
    marks = readings(other)
    if not marks or not all("PRTS" in one_of for one_of in marks):
        return False
    ending = one.removeprefix("был").replace("и", "ы")
    return all(_GENDER[_number_or_gender(one_of)] != ending for one_of in marks)


def _is_wrong_verb(one: str, other: str) -> bool:
    """Say whether a noun that can only be the subject stands before a past verb of another number or gender."""
    nouns, verbs = readings(one), readings(other)
    if not nouns or not verbs or not all("VERB" in marks and "past" in marks for marks in verbs):
        return False
    if not all("NOUN" in marks and "nomn" in marks and not marks & _OF_NAMES for marks in nouns):
        return False
    wanted = {_GENDER[_number_or_gender(marks)] for marks in nouns}
    given = {_GENDER[_number_or_gender(marks)] for marks in verbs}
    people = any("masc" in marks and "anim" in marks for marks in nouns)  # "врач пришла"
    return not wanted & given and not (people and given == {"а"}) and not any(marks & _OF_ANY_GENDER for marks in nouns)


def _number_or_gender(marks: Reading) -> str:
    return "plur" if "plur" in marks else next((one for one in ("masc", "femn", "neut") if one in marks), "masc")


RULES: tuple[type[Rule], ...] = (RussianDisagreeing,)
