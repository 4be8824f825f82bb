"""Single words of two persons' names that nearly agree: a slip, another letter, an initial, names of one origin.

Invariant: a question about a pair of words does not depend on which name comes first.
"""

from __future__ import annotations

import re
import unicodedata

from ..model.folding import fold
from .names_align import Pair, Tie, bones, initial_agrees
from .names_cyrillic import is_cyrillic
from .names_letters import may_write
from .names_rarity import is_common, without_gender
from .names_tables import gender_of, groups_of, is_given, is_slavic_form, short_for
from .names_words import Part
from .person_case import (
    SURE,
    PersonCase,
    likeness,
    much_in_common,
    one_language,
    surname_pair,
)

_SPELLED = 0.76
"""Forms of a given name less alike than this are no spellings of each other."""
_TRANSLATED = 0.4
"""Forms of one given name less alike than this are translations: two people may bear them."""
_LONG = 7
_CAPITAL = re.compile(r"[A-ZÀ-ÝА-ЯЁІЇЄҐҚҒӘӨҰҮ][\w'’-]+")
_LISTED = re.compile(r"(\w+),? (?:and|et|und|y|e|и|та|і|й|және|i) (\w+)")
_FEMALE = ("e", "a", "le", "ne", "te", "se", "ia", "ina", "ine", "ette")
"""What a man's given name takes to be a woman's."""
_TITLE = re.compile(
    r"(?<!\w)(?:(?P<f>mrs|ms|miss|mme|madame|mlle|frau|signora|sra|pani|г-жа|госпожа|гражданка|пані|судья г-жа)|"
    r"(?P<m>mr|monsieur|m|herr|signor|sr|pan|г-н|господин|гражданин|пан))(?!\w)\.?\s*(?:\w\.|$)?"
)
_HISSED = re.compile(r"[жшщч]")


def misspelt(pair: Pair, case: PersonCase) -> bool:
    """Say whether one letter is wrong in a long rare surname beside a given name and a patronymic that agree."""
    surname = surname_pair(case)
    if pair is not surname or pair.edits > 1 or min(len(pair.left.key), len(pair.right.key)) < _LONG:
        return False
    if is_common(pair.left.key) or is_common(pair.right.key) or without_gender(pair.left.key) == without_gender(pair.right.key):
        return False
    others = [other for other in case.pairs if other is not pair]
    agree = all(other.tie in SURE and Part.INITIAL not in (other.left.part, other.right.part) for other in others)
    return agree and len(others) > 1 and any(other.left.part is Part.PATRONYMIC is other.right.part for other in others)


def may_be_two(pair: Pair, case: PersonCase) -> bool:
    """Say whether two forms of one given name are so far apart that two people may bear them."""
    alike = likeness(pair)
    if alike < _TRANSLATED:
        return True
    if is_slavic_form(pair.left.key) and is_slavic_form(pair.right.key):
        return False
    return one_language(case) and alike < _SPELLED and bones(pair.left.key) != bones(pair.right.key)


def translated(pair: Pair) -> bool:
    """Say whether one of two forms of a given name is no spelling of the other, but what another language makes of it: Natalie, Наталья."""
    return not (is_slavic_form(pair.left.key) and is_slavic_form(pair.right.key))


def told_otherwise(pair: Pair, case: PersonCase) -> bool:
    """Say whether two forms of one name are written in full in one language and script, in texts that have nothing in common."""
    if is_cyrillic(pair.left.text) != is_cyrillic(pair.right.text) or not one_language(case) or case.bent:
        return False
    if Part.PATRONYMIC is pair.left.part is pair.right.part:
        return True
    return bool(case.left.context and case.right.context) and is_cyrillic(pair.left.text) and not much_in_common(case)


def other_letters(pair: Pair, *, elsewhere: bool) -> bool:
    """Say whether two words that folding takes for one are written with letters that do not stand for each other."""
    if pair.tie not in {Tie.EQUAL, Tie.SOUND} or Part.INITIAL in (pair.left.part, pair.right.part):
        return False
    one, other = pair.left.text.casefold(), pair.right.text.casefold()
    if is_cyrillic(one) == is_cyrillic(other):
        return is_cyrillic(one) and sorted(_HISSED.findall(one)) != sorted(_HISSED.findall(other))
    cyrillic, latin = (one, other) if is_cyrillic(one) else (other, one)
    if Part.PATRONYMIC in (pair.left.part, pair.right.part) or (is_given(pair.left.key) and is_given(pair.right.key)):
        return False
    return not may_write(latin, cyrillic, elsewhere=elsewhere)


def titled_otherwise(pair: Pair, case: PersonCase) -> bool:
    """Say whether a title before the name with an initial, or a pronoun behind it, is of the other sex than the given name."""
    initial, full = (pair.left, pair.right) if pair.left.part is Part.INITIAL else (pair.right, pair.left)
    for name, told in zip(case.names, (case.left, case.right), strict=True):
        if initial in name.words:
            low, form = told.context.casefold(), name.text.casefold()
            at = low.find(form)
            ahead = form if _TITLE.match(form) else low[max(0, at - 16) : at] if at > 0 else ""
            found = _TITLE.search(ahead)
            said = gender_of(full.key) or ("f" if full.key.endswith("a") else "")
            spoken = told.gender if not found else "f" if found.group("f") else "m"
            return bool(spoken and said and said != spoken)
    return False


def man_and_woman(pair: Pair) -> bool:
    """Say whether one of two given names is the other with what makes it a woman's: Gabriel and Gabrielle."""
    short, long = sorted((plain_letters(pair.left.text), plain_letters(pair.right.text)), key=len)
    if pair.tie in {Tie.EQUAL, Tie.INITIAL} or not long.startswith(short) or is_cyrillic(short + long) or len(short) < 4:
        return pair.tie is Tie.KNOWN and {gender_of(pair.left.key), gender_of(pair.right.key)} == {"f", "m"}
    return long.removeprefix(short) in _FEMALE and (is_given(pair.left.key) or is_given(pair.right.key))


def plain_letters(text: str) -> str:
    """Return a word in small letters without marks."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(letter))


def other_of_initial(pair: Pair, case: PersonCase) -> str:
    """Return another given name that begins with the initial and stands in one of the texts."""
    initial, full = (pair.left, pair.right) if pair.left.part is Part.INITIAL else (pair.right, pair.left)
    own = {word.key for name in case.names for word in name.words}
    for match in _CAPITAL.finditer(case.left.context + " " + case.right.context):
        key = fold(match.group().casefold())
        if key not in own and is_given(key) and initial_agrees(initial.key, key) and not _one_given(key, full.key):
            return match.group()
    for first, second in _LISTED.findall(case.left.context + " " + case.right.context):
        keys = {fold(first.casefold()): first, fold(second.casefold()): second}
        if full.key in keys:
            return next((name for key, name in keys.items() if key != full.key and initial_agrees(initial.key, key)), "")
    return ""


def _one_given(one: str, other: str) -> bool:
    names = groups_of(one) | short_for(one)
    return bool(names & (groups_of(other) | short_for(other))) or one.startswith(other) or other.startswith(one)
