"""Single words of two persons' names that nearly agree: a slip, another letter, an initial, names of one origin.

Invariant: a question about a pair of words does not depend on which name comes first.
"""

from __future__ import annotations

import re
import unicodedata

from ..model.folding import fold
from .names_align import Pair, Tie, bones, initial_agrees
from .names_cyrillic import is_cyrillic
from .names_rarity import is_common, without_gender
from .names_tables import gender_of, groups_of, is_given, is_slavic_form, short_for
from .names_words import Part
from .person_case import (
    SURE,
    PersonCase,
    likeness,
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
_HISSES = tuple(
    (letter, re.compile(written), re.compile(strict), re.compile(meant))
    for letter, written, strict, meant in (
        ("ж", r"zh|ž|ż|ź|rz|j|g|s|z", r"zh|ž", r"[жҗзџ]"),
        ("ш", r"sh|ch|š|sz|ş|s|x|ś", r"(?<![sc])sh(?!ch)|š(?!č)|ş", r"[шщж]"),
        ("щ", r"sh|ch|š|sz|ş|s|x|ś", r"shch|szcz|schtsch|chtch|šč|ŝ", r"щ|[шсзжщ][чщ]"),
        ("х", r"kh|ch|h|x|j|k|c", r"(?<![sckzt])kh", r"[хқғһ]"),
        ("г", r"g|h|v|j|y", r"(?!)", r"г"),
        ("ч", r"ch|č|cz|ć|ç|c", r"tch|tsch|č|(?<!s)cz", r"[чщћџҷ]"),
    )
)
"""A letter, how Latin writes it, what Latin writes for nothing else, and the letters that this may stand for."""


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


def other_letters(pair: Pair) -> bool:
    """Say whether one word has a ж, ш or ч where the other has neither the letter nor a way of writing it: folding takes them for one."""
    if pair.tie not in {Tie.EQUAL, Tie.SOUND} or Part.INITIAL in (pair.left.part, pair.right.part):
        return False
    one, other = pair.left.text.casefold(), pair.right.text.casefold()
    if is_cyrillic(one) == is_cyrillic(other):
        return is_cyrillic(one) and sorted(_HISSED.findall(one)) != sorted(_HISSED.findall(other))
    cyrillic, latin = (one, other) if is_cyrillic(one) else (other, one)
    return any(
        (letter in cyrillic and not written.search(latin)) or (strict.search(latin) and not meant.search(cyrillic))
        for letter, written, strict, meant in _HISSES
    )


def titled_otherwise(pair: Pair, case: PersonCase) -> bool:
    """Say whether a title before the name with an initial is a woman's and the other's given name a man's, or the reverse."""
    initial, full = (pair.left, pair.right) if pair.left.part is Part.INITIAL else (pair.right, pair.left)
    for name, told in zip(case.names, (case.left, case.right), strict=True):
        if initial in name.words:
            low, form = told.context.casefold(), name.text.casefold()
            at = low.find(form)
            ahead = form if _TITLE.match(form) else low[max(0, at - 16) : at] if at > 0 else ""
            found = _TITLE.search(ahead)
            said = gender_of(full.key) or ("f" if full.key.endswith("a") else "")
            return bool(found and said and said != ("f" if found.group("f") else "m"))
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
