"""What leaves a doubt whether two names are one person's, so that a person has to decide.

Invariant: each doubt is one sentence; the first is the one that is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .names_abjad import is_arabic
from .names_align import Pair, Tie, bones
from .names_match import gender, surname_of
from .names_rarity import is_common, is_feminine, is_masculine, without_gender
from .names_tables import gender_of, is_given, short_for
from .names_ties import named_both
from .names_told import Told
from .names_words import Named, Part, Word
from .person_case import (
    SURE,
    PersonCase,
    crossed,
    exchanged,
    in_common,
    left_out,
    one_language,
    overs,
    speaks_otherwise,
    surname_pair,
    turned,
)
from .person_lives import doubtful_lives
from .person_words import man_and_woman, may_be_two, misspelt, other_letters, other_of_initial, titled_otherwise, told_otherwise, translated

_BORROWED = re.compile(
    r"(?:posing as|pretending to be|impersonating|(?:passports?|papers|documents?|identity|ID) (?:issued )?(?:in|under) the name of|"
    r"false name of|"
    r"se faisant passer pour|(?:passeport|papiers|pièce d['’]identité)\w* (?:établie?s? )?au nom d[e']|"
    r"(?:паспорт|документ|удостоверени)\w* на (?:имя|фамилию)|выда(?:вая|вал[аи]?|ёт|ет) себя за|назва(?:вшись|лся|лась)|"
    r"паспорт\w* на ім['’]я|видаючи себе за) ?[«\"“]?$",
    re.IGNORECASE,
)
"""Right before a name: somebody else bore it."""
_FILE = re.compile(
    r"(?:\b(?:files?|cases?|dossiers?|affaires?|applications?|requêtes?|Az\.|Akte\w*|дел[оауе]м?|справ\w+|"
    r"жалоб\w+|заявк\w+)\W{1,2}(?:no\.? ?|nos?\.? ?|n[°o] ?|№ ?|Nr\. ?)?|№ ?)"
    r"((?:[\w]{1,6}[-/. ])?\d{2,}[\w/.-]*)",
    re.IGNORECASE,
)
"""The number of a file or case that a text gives."""
_ENOUGH = 3
_CONSONANTS = 7
"""So many consonants must agree between Arabic and another script."""


def doubts(case: PersonCase) -> Iterator[str]:
    """Yield what leaves a doubt whether two names are one person's, the weightiest first."""
    left, right = case.names
    if left.generation != right.generation:
        yield f"Only one of them is called {left.generation or right.generation}."
    if bool(case.left.kin) != bool(case.right.kin) or case.left.kin != case.right.kin:
        yield f"One is introduced as a {case.left.kin or case.right.kin}, which may be somebody else of the name."
    files = [{found[1].rstrip(".-/") for found in _FILE.finditer(told.context)} for told in (case.left, case.right)]
    if all(files) and not files[0] & files[1]:
        yield "The texts give other numbers of a file beside the names, so there may be two who bear them."
    if _borrowed(case):
        yield "One text tells of somebody else who went under the name."
    yield from doubtful_lives(case)
    if named_both((case.left.context, case.right.context), left.text, right.text):
        yield "One text names both, and does not say that they are one."
    written = [pair for pair in case.pairs if Part.INITIAL not in (pair.left.part, pair.right.part)]
    if written and len(written) < len(case.pairs) and all(_only_given(pair) for pair in written):
        yield "A given name agrees, and of the surname no more than a letter is written."
    if not written or len(case.pairs) < 2:
        yield "One word is too little to tell who is meant."
    if is_arabic(left.text) != is_arabic(right.text):
        yield from _doubtful_consonants(case)
        return
    if overs(case)[0] and overs(case)[1]:
        yield f"{overs(case)[0][0].text} and {overs(case)[1][0].text} may be one word misspelt."
    for pair in case.pairs:
        yield from _doubtful_pair(pair, case)
    yield from _doubtful_rest(case)
    apart = bool(left_out(left) ^ left_out(right)) and case.left.context and case.right.context and not in_common(case)
    if apart:
        said = ", ".join(sorted(left_out(left) ^ left_out(right)))
        yield f"Only one of the names has {said}, and the texts have nothing in common."
    if exchanged(case):
        yield "The two words stand in another order, and nothing shows which of them is the surname."
    if crossed(case):
        yield "The same words stand in another order, as those of a father and a son do."
    if _no_surname(case):
        yield "A given name and a patronymic agree, which many bear, and no surname."
    if turned(case):
        yield "The words stand in another order, and each may be a given name."


def _borrowed(case: PersonCase) -> bool:
    """Say whether a text gives one of the names as borrowed: "on a passport in the name of …"."""
    return any(_BORROWED.search(told.context[: told.context.find(name.text)]) for name, told in _in_texts(case))


def _in_texts(case: PersonCase) -> Iterator[tuple[Named, Told]]:
    for name, told in zip(case.names, (case.left, case.right), strict=True):
        if name.text and name.text in told.context:
            yield name, told


def _only_given(pair: Pair) -> bool:
    return is_given(pair.left.key) and is_given(pair.right.key)


def _no_surname(case: PersonCase) -> bool:
    """Say whether the names have nothing in common but a given name and a father's."""
    one = any(Part.PATRONYMIC in (pair.left.part, pair.right.part) for pair in case.pairs)
    return (
        one
        and len(case.pairs) == 2
        and all(
            Part.PATRONYMIC in (pair.left.part, pair.right.part) or (is_given(pair.left.key) and is_given(pair.right.key))
            for pair in case.pairs
        )
        and min(len(name.words) for name in case.names) == 2
    )


def _doubtful_consonants(case: PersonCase) -> Iterator[str]:
    """Consonants agree by chance more often than whole words: it takes three words, and no more than an exchange of like sounds."""
    if case.over:
        yield f"Only one of the names has {case.over[0].text}."
    if any(pair.edits > 0.5 or pair.tie is Tie.INITIAL for pair in case.pairs):
        yield "In Arabic letters only consonants are written, and they differ here."
    plain = next(name for name in case.names if not is_arabic(name.text))
    if len(plain.words) < _ENOUGH and all(_borne_by_many(word.key) for word in plain.words):
        yield "Both words are names that many bear."
    letters = sum(min(len(pair.left.key), len(pair.right.key)) for pair in case.pairs)
    if letters < _CONSONANTS or (len(case.pairs) < _ENOUGH and letters < _CONSONANTS):
        yield "In Arabic letters only consonants are written, and these are too few to be sure."


def _borne_by_many(key: str) -> bool:
    return is_given(key) or is_common(key) or key.startswith("abd")


def _doubtful_pair(pair: Pair, case: PersonCase) -> Iterator[str]:
    surname = surname_pair(case)
    common = surname is None or is_common(surname.left.key) or is_common(surname.right.key)
    vowels = pair.tie is Tie.VOWELS or (pair.tie is Tie.SPELLING and bones(pair.left.key) == bones(pair.right.key))
    if vowels and len(case.pairs) >= _ENOUGH and any(other.left.part is Part.FATHER is other.right.part for other in case.pairs):
        return
    if misspelt(pair, case):
        return
    if man_and_woman(pair):
        yield f"{pair.left.text} and {pair.right.text} may be a man and a woman."
    if pair.tie is Tie.VOWELS or (not case.bent and other_letters(pair, elsewhere=speaks_otherwise(case))):
        yield f"{pair.left.text} and {pair.right.text} sound nearly alike, but may be two names."
    if pair.tie is Tie.SPELLING:
        if without_gender(pair.left.key) != without_gender(pair.right.key):
            yield f"{pair.left.text} and {pair.right.text} are spelled differently; it may be a slip."
        elif "f" not in {gender(name) for name in case.names}:
            yield f"{pair.left.text} and {pair.right.text} may be husband and wife, or brother and sister."
    if pair.tie is Tie.AKIN:
        yield f"{pair.left.text} and {pair.right.text} are names of one origin, which two people may bear."
    told = case.left.context and case.right.context and bones(pair.left.key) != bones(pair.right.key)
    if pair.tie is Tie.KNOWN and told and not in_common(case) and one_language(case):
        yield f"{pair.left.text} and {pair.right.text} are forms of one name, and the texts have nothing else in common."
    if pair.tie is Tie.KNOWN and translated(pair) and case.left.context and case.right.context and not in_common(case):
        yield f"{pair.left.text} and {pair.right.text} are one name in two languages, and the texts have nothing else in common."
    if pair.tie is Tie.KNOWN and told_otherwise(pair, case):
        yield f"{pair.left.text} and {pair.right.text} are written otherwise in one language, so they may be two names."
    if pair.tie is Tie.KNOWN and may_be_two(pair, case):
        yield f"{pair.left.text} and {pair.right.text} are forms of one name, which two people may bear."
    if pair.tie is Tie.SHORT and common:
        yield f"{pair.left.text} and {pair.right.text} may be one given name, but many bear the surname."
    if Part.INITIAL is pair.left.part is pair.right.part and common:
        yield f"An initial beside a surname that many bear, {surname.left.text if surname else ''}, does not tell who is meant."
    several = max(len(short_for(pair.left.key)), len(short_for(pair.right.key))) > 1
    if pair.tie is Tie.SHORT and not in_common(case) and (told or several or (case.left.context and case.right.context)):
        why = "the short form stands for several" if several else "the texts have nothing in common that shows one person"
        yield f"{pair.left.text} and {pair.right.text} may be one given name, but {why}."
    if pair.tie is Tie.SHORT and not (gender_of(pair.left.key) and gender_of(pair.right.key)):
        yield f"{pair.left.text} and {pair.right.text} may be a woman and a man."
    if pair.tie is Tie.INITIAL:
        initials = sum(other.tie is Tie.INITIAL for other in case.pairs)
        if surname is None or surname.tie not in SURE:
            yield "The initial stands beside no surname that agrees."
        elif titled_otherwise(pair, case):
            yield "The title before the initial or the pronoun behind it is a woman's and the given name a man's, or the reverse."
        elif other := other_of_initial(pair, case):
            yield f"The text also names {other}, for whom the initial may stand."
        elif initials < 2 and case.left.context and case.right.context and not in_common(case) and not _sex_shown(surname):
            yield f"The initial beside {surname.left.text} may be a husband's or a wife's, and the texts have nothing in common."
        elif common and initials < 2:
            yield f"An initial beside a surname that many bear, {surname.left.text}, does not tell who is meant."


def _sex_shown(surname: Pair) -> bool:
    """Say whether a surname shows in both names that its bearer is a man, or a woman, so that husband and wife would not share it."""
    keys = surname.left.key, surname.right.key
    return all(map(is_masculine, keys)) or all(map(is_feminine, keys))


_JOINED = re.compile(r"[^\W\d_]{2,}(?:[-‐‑–][^\W\d_]{2,})+")


def _half_of_double(name: Named, extra: list[Word]) -> str:
    """Return the double surname of which a word without a partner is one half; of two given names joined so, nothing."""
    lacking = {word.text.casefold() for word in extra if not is_given(word.key)}
    for joined in _JOINED.findall(name.text):
        halves = {half.casefold() for half in re.split(r"[-‐‑–]", joined)}
        if halves & lacking and halves - lacking:
            return str(joined)
    return ""


def _doubtful_rest(case: PersonCase) -> Iterator[str]:
    """Doubt where one name has a word more that is no patronymic: in front it may be a child's, behind it a second surname."""
    for name, over in zip(case.names, overs(case), strict=True):
        extra = [word for word in over if word.part is Part.NAME]
        if any(word.part is Part.INITIAL for word in over) and case.left.context and case.right.context and not in_common(case):
            yield f"Only one of the names has the initial {over[0].text}."
        if not extra:
            continue
        if half := _half_of_double(name, extra):
            yield f"{half} is a double surname, of which the other name has one half, as another of the family may."
        first = name.words[0].key == extra[0].key
        last = name.words[-1].key == extra[-1].key
        shared = surname_of(name)
        if first and not turned(case) and not is_given(extra[0].key):
            yield f"{extra[0].text} stands first in one of the names only, as a child's name before its father's does."
        elif first or (last and len(case.pairs) < _ENOUGH and not (in_common(case) and shared and not is_common(shared.key))):
            yield f"Only one of the names has {extra[0].text}."
        elif shared is None or is_common(shared.key) or len(extra) > 1 or (case.left.context and not in_common(case)):
            yield f"Only one of the names has {extra[0].text}, and many bear the surname."
