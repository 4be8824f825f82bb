"""Whether two names are one person's: first what contradicts, then what leaves a doubt, then what they agree in.

Invariant: a contradiction keeps two names apart whatever else agrees, and a doubt leaves the decision to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from ..model.folding import fold
from .bodies_table import states_in
from .names_abjad import is_arabic
from .names_align import Alignment, Pair, Tie, align, bones, initial_agrees, relation
from .names_cases import nominatives
from .names_cyrillic import is_cyrillic
from .names_match import SAME, child_and_parent, compared, gender, surname_of
from .names_rarity import is_common, is_everywhere, is_feminine, is_masculine, without_gender
from .names_tables import gender_of, groups_of, is_given, is_slavic_form, short_for
from .names_ties import TextTie, named_both, tie_in
from .names_told import NOTHING, Told
from .names_words import Named, Part, Word, patronymics_in
from .opinions import Answer, Opinion

_SURE = frozenset({Tie.EQUAL, Tie.KNOWN, Tie.SOUND})
_SPELLED = 0.76
"""Forms of a given name less alike than this, beside a surname that many bear, are no spellings of each other."""
_CAPITAL = re.compile(r"[A-ZÀ-ÝА-ЯЁІЇЄҐҚҒӘӨҰҮ][\w'’-]+")
_UKRAINIAN = re.compile(r"[іїєґўқғұүәөң]", re.IGNORECASE)
_HISSED = re.compile(r"[жшщч]")
_HISSES = tuple(
    (letter, re.compile(written), re.compile(strict), re.compile(meant))
    for letter, written, strict, meant in (
        ("ж", r"zh|ž|ż|ź|rz|j|g|s|z", r"zh|ž", r"[жҗзџ]"),
        ("ш", r"sh|ch|š|sz|ş|s|x|ś", r"(?<![sc])sh(?!ch)|š(?!č)|ş", r"[шщж]"),
        ("ч", r"ch|č|cz|ć|ç|c", r"tch|tsch|č|(?<!s)cz", r"[чщћџҷ]"),
    )
)
"""A letter, how Latin writes it, what Latin writes for nothing else, and the letters that this may stand for."""
_LISTED = re.compile(r"(\w+),? (?:and|et|und|y|e|и|та|і|й|және|i) (\w+)")
_TRANSLATED = 0.4
"""Forms of one given name less alike than this are translations: John and Ivan may be two people."""
_SLIP = 2
_AGES = 15
_STEM = 3
"""So many letters at least stay when a word takes the ending of a case, and so many may change."""
_LONG = 7
_LIFE = 50
_YOUNG, _OLD = 40, 1955
_ENOUGH = 3
_CONSONANTS = 7


@dataclass(frozen=True, slots=True)
class _Case:
    """Two names beside each other with what is told of their bearers."""

    alignment: Alignment
    left: Told
    right: Told
    bent: bool = False
    """Whether one of them was read as an oblique case of the other."""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        return self.alignment.pairs

    @property
    def names(self) -> tuple[Named, Named]:
        return self.alignment.left, self.alignment.right

    @property
    def over(self) -> tuple[Word, ...]:
        return (*self.alignment.left_over, *self.alignment.right_over)


def person_opinion(left: Named, right: Named, *, left_told: Told = NOTHING, right_told: Told = NOTHING) -> Opinion:
    """Return whether two persons' names are one person's, and why."""
    if left.text > right.text:
        left, right, left_told, right_told = right, left, right_told, left_told
    beside = compared(left, right)
    similarity = beside.similarity
    tied = tie_in(left_told.context, left.text, right.text) or tie_in(right_told.context, left.text, right.text)
    if tied in {TextTie.ALIAS, TextTie.FORMER}:
        return Opinion(Answer.JOINED, f"“{left.text}” and “{right.text}” are one person: the text {tied}.", max(similarity, SAME))
    case = _read(_Case(beside.alignment, left_told, right_told))
    called = _called(case)
    if called:
        return Opinion(Answer.JOINED, f"“{left.text}” and “{right.text}” are one person: the text {called}.", max(similarity, SAME))
    against = next(_contradictions(case), "")
    if against:
        return Opinion(Answer.APART, against, similarity, contradicted=True)
    doubt = next(_doubts(case), "")
    if not doubt:
        return Opinion(Answer.JOINED, _agreement(case), max(similarity, SAME))
    if similarity >= SAME or case.bent or _kept(case):
        return Opinion(Answer.PROPOSED, doubt, max(similarity, SAME))
    return Opinion(Answer.APART, doubt, similarity)


def _called(case: _Case) -> str:
    """Return how a text ties the word that only one name has, a nickname or a later surname, to the other name."""
    sure = any(pair.tie in _SURE and Part.INITIAL not in (pair.left.part, pair.right.part) for pair in case.pairs)
    left, right = case.names
    for name, other, over in ((left, right, case.alignment.left_over), (right, left, case.alignment.right_over)):
        if len(over) == 1 and (sure or len(name.words) == 1) and over[0].part is Part.NAME and len(other.words) > 1:
            for told in (case.left, case.right):
                tied = tie_in(told.context, other.text, over[0].text)
                if tied in {TextTie.ALIAS, TextTie.FORMER}:
                    return tied
    return ""


def _read(plain: _Case) -> _Case:
    """Put one of two names into the nominative where that makes every word agree."""
    left, right = plain.names
    if not _may_be_bent(plain):
        return plain
    for bent, other, first in ((left, right, True), (right, left, False)):
        for reading in nominatives(bent, other):
            alignment = align(reading, other) if first else align(other, reading)
            agrees = all(pair.tie in _SURE | {Tie.INITIAL} for pair in alignment.pairs) and not _may_be_feminine(bent, reading)
            if agrees and len(alignment.pairs) > 1 and not (alignment.left_over and alignment.right_over):
                return replace(plain, alignment=alignment, bent=True)
    return plain


def _may_be_bent(case: _Case) -> bool:
    """Say whether the words that do not agree begin alike, so that their endings may be those of cases."""
    unsure = [(pair.left.key, pair.right.key) for pair in case.pairs if pair.tie not in _SURE and pair.tie is not Tie.INITIAL]
    left, right = ({word.key[:_STEM] for word in over if word.part is not Part.INITIAL} for over in _overs(case))
    if not unsure and not (left and right):
        return False
    return all(_begin_alike(one, other) for one, other in unsure) and (not left or not right or left <= right or right <= left)


def _begin_alike(one: str, other: str) -> bool:
    start = max(_STEM, min(len(one), len(other)) - _STEM)
    return one[:start] == other[:start]


def _may_be_feminine(name: Named, reading: Named) -> bool:
    """Say whether a name read as a man's in an oblique case could as it stands be a woman's: ``Валентина Петрова``."""
    surname, read = surname_of(name), {word.text: word for word in reading.words}
    if surname is None or any(word.part is Part.PATRONYMIC for word in name.words):
        return False
    if not is_feminine(surname.key) and (read[surname.text].key != surname.key or is_masculine(surname.key)):
        return False
    given = [word for word in name.words if word.part is Part.NAME and word is not surname]
    if not given:
        return True
    bent = [word for word in given if word.key == read[word.text].key + "a"]
    return any(is_given(word.key) or not is_given(read[word.text].key) for word in bent)


# what contradicts -----------------------------------------------------------------------------------------------------------------
def _contradictions(case: _Case) -> Iterator[str]:
    left, right = case.names
    told = case.left, case.right
    if left.generation and right.generation and left.generation != right.generation:
        yield f"One is called {left.generation}, the other {right.generation}."
    if child_and_parent(case.alignment):
        yield f"“{left.text}” is a child of one whom “{right.text}” makes the child."
    if case.left.not_the_other or case.right.not_the_other:
        yield "The text says beside one of them that there is another of the name."
    if told[0].born and told[1].born and not _same_birth(told[0].born, told[1].born):
        yield f"One was born in {told[0].born.strip('~')}, the other in {told[1].born.strip('~')}."
    if told[0].numbers and told[1].numbers and not told[0].numbers & told[1].numbers:
        yield f"Beside them stand different numbers: {min(told[0].numbers)} and {min(told[1].numbers)}."
    yield from _other_fathers(case)
    yield from _other_genders(case)
    yield from _other_words(case)


def _same_birth(one: str, other: str) -> bool:
    near = 1 if "~" in one + other else 0
    return abs(int(one.strip("~")) - int(other.strip("~"))) <= near


def _other_fathers(case: _Case) -> Iterator[str]:
    fathers = [[w for w in name.words if w.part in {Part.PATRONYMIC, Part.FATHER}] for name in case.names]
    if not fathers[0] or not fathers[1]:
        yield from _other_fathers_told(case, fathers)
        return
    paired = {id(pair.left) for pair in case.pairs} | {id(pair.right) for pair in case.pairs}
    loose = [[w for w in some if id(w) not in paired and w in over] for some, over in zip(fathers, _overs(case), strict=True)]
    if loose[0] and loose[1]:
        yield f"Their fathers' names differ: {loose[0][0].text} and {loose[1][0].text}."
    for pair in case.pairs:
        if Part.PATRONYMIC is pair.left.part is pair.right.part and pair.tie is Tie.SPELLING:
            yield f"Their patronymics differ: {pair.left.text} and {pair.right.text}."


def _other_fathers_told(case: _Case, fathers: list[list[Word]]) -> Iterator[str]:
    """Compare the patronymic of one name with one that the other's text gives behind the same given name."""
    for name, own, told in ((case.names[0], fathers[1], case.left), (case.names[1], fathers[0], case.right)):
        if not own or own[0].part is not Part.PATRONYMIC:
            continue
        keys = {word.key for word in name.words}
        for given, patronymic in patronymics_in(told.context):
            if given in keys and relation(patronymic, own[0])[0] not in _SURE:
                yield f"Their patronymics differ: {own[0].text} and {patronymic.text}."


def _overs(case: _Case) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    return case.alignment.left_over, case.alignment.right_over


def _other_genders(case: _Case) -> Iterator[str]:
    left, right = (gender(name) for name in case.names)
    if left and right and left != right:
        yield f"One of “{case.names[0].text}” and “{case.names[1].text}” is a woman's name, the other a man's."


def _other_words(case: _Case) -> Iterator[str]:
    left, right = _overs(case)
    if left and right:
        one, other = _most_unlike(left, right)
        if (Part.PATRONYMIC is one.part) != (Part.PATRONYMIC is other.part):
            yield f"One gives {one.text}, the other {other.text}: a patronymic and a surname, so the given name alone agrees."
        what = "initial" if Part.INITIAL in (one.part, other.part) else "word"
        if what == "initial" or _are_other_names(one, other) or max(len(left), len(right)) > 1 or _edits(one, other) > _SLIP:
            yield f"{one.text} and {other.text} are different names."
    for pair in case.pairs:
        if pair.tie is Tie.SPELLING and _are_other_names(pair.left, pair.right) and not is_arabic(case.names[0].text + case.names[1].text):
            yield f"{pair.left.text} and {pair.right.text} are different given names."


def _most_unlike(left: tuple[Word, ...], right: tuple[Word, ...]) -> tuple[Word, Word]:
    return max(((a, b) for a in left for b in right), key=lambda pair: (_edits(*pair), pair[0].text, pair[1].text))


def _edits(one: Word, other: Word) -> int:
    return OSA.distance(one.key, other.key)


def _are_other_names(one: Word, other: Word) -> bool:
    """Say whether both are known given names, and of different names."""
    left, right = (groups_of(word.key) | short_for(word.key) for word in (one, other))
    return bool(left and right) and not left & right


# what leaves a doubt ---------------------------------------------------------------------------------------------------------------
def _doubts(case: _Case) -> Iterator[str]:
    left, right = case.names
    if left.generation != right.generation:
        yield f"Only one of them is called {left.generation or right.generation}."
    if bool(case.left.kin) != bool(case.right.kin) or case.left.kin != case.right.kin:
        yield f"One is introduced as a {case.left.kin or case.right.kin}, which may be somebody else of the name."
    yield from _doubtful_lives(case)
    if named_both((case.left.context, case.right.context), left.text, right.text):
        yield "One text names both, and does not say that they are one."
    written = [pair for pair in case.pairs if Part.INITIAL not in (pair.left.part, pair.right.part)]
    if not written or len(case.pairs) < 2:
        yield "One word is too little to tell who is meant."
    if is_arabic(left.text) != is_arabic(right.text):
        yield from _doubtful_consonants(case)
        return
    if _overs(case)[0] and _overs(case)[1]:
        yield f"{_overs(case)[0][0].text} and {_overs(case)[1][0].text} may be one word misspelt."
    for pair in case.pairs:
        yield from _doubtful_pair(pair, case)
    yield from _doubtful_rest(case)
    if _turned(case):
        yield "The words stand in another order, and each may be a given name."


def _doubtful_lives(case: _Case) -> Iterator[str]:
    one, other = case.left, case.right
    for died, years in ((one.died, other.years), (other.died, one.years)):
        if died and years and min(years) > died:
            yield f"One died in {died}, of the other later years are told."
    if one.years and other.years and _years_apart(one.years, other.years) > _LIFE:
        yield "The texts speak of times that lie more than a working life apart."
    if one.towns and other.towns and not one.towns & other.towns and not _much_in_common(case):
        yield "The texts speak of different places."
    stated = states_in(one.context), states_in(other.context)
    if all(stated) and not stated[0] & stated[1] and not _in_common(case):
        yield "The texts speak of different states."
    if one.worlds and other.worlds and not one.worlds & other.worlds:
        yield "The texts tell of two ways of life that are seldom one person's."
    if one.age and other.age and abs(one.age - other.age) > _AGES:
        yield f"One is {one.age} years old, the other {other.age}."
    if any(a.age and a.age < _YOUNG and b.born and int(b.born.strip("~")) < _OLD for a, b in ((one, other), (other, one))):
        yield "One is young, the other was born long ago."
    if one.origin and other.origin and one.origin != other.origin:
        yield "They are said to be from different places."
    fathers = any(pair.left.part is Part.PATRONYMIC is pair.right.part for pair in case.pairs)
    if fathers or not one.context or not other.context:
        return
    if one.kinship != other.kinship or (one.kinship and one.context != other.context):
        yield "The texts speak of relatives, one of whom may bear the name."
    common = next((word for name in case.names if (word := surname_of(name)) is not None and is_common(word.key)), None)
    if common is not None and not _much_in_common(case) and (_same_letters(case) or _loosely(case) or is_everywhere(common.key)):
        yield f"Many people are called {common.text}, and the texts have nothing in common that shows one of them."
    if _same_letters(case) and not _much_in_common(case):
        yield "The name is the same, but the texts have nothing else in common, so it may be a namesake."


def _years_apart(one: frozenset[str], other: frozenset[str]) -> int:
    return min(abs(int(a) - int(b)) for a in one for b in other)


def _loosely(case: _Case) -> bool:
    """Say whether less than a given name and a surname agree, each written out."""
    return sum(pair.tie in _SURE and Part.INITIAL not in (pair.left.part, pair.right.part) for pair in case.pairs) < 2


def _in_common(case: _Case) -> bool:
    """Say whether the texts around two names have telling words, years or ways of life in common."""
    return bool(case.left.words & case.right.words or case.left.years & case.right.years or case.left.numbers & case.right.numbers)


def _much_in_common(case: _Case) -> bool:
    one, other = case.left, case.right
    return len(one.words & other.words) + len(one.years & other.years) + len(one.worlds & other.worlds) > 1


def _same_letters(case: _Case) -> bool:
    """Say whether two names are written alike, so that nothing but the texts can tell whether there are two bearers."""
    return case.names[0].text.casefold() == case.names[1].text.casefold()


def _doubtful_consonants(case: _Case) -> Iterator[str]:
    """Consonants agree by chance more often than whole words: it takes three words, and no more than an exchange of like sounds."""
    if case.over:
        yield f"Only one of the names has {case.over[0].text}."
    if any(pair.edits > 0.5 or pair.tie is Tie.INITIAL for pair in case.pairs):
        yield "In Arabic letters only consonants are written, and they differ here."
    letters = sum(min(len(pair.left.key), len(pair.right.key)) for pair in case.pairs)
    if letters < _CONSONANTS or (len(case.pairs) < _ENOUGH and letters < _CONSONANTS):
        yield "In Arabic letters only consonants are written, and these are too few to be sure."


def _doubtful_pair(pair: Pair, case: _Case) -> Iterator[str]:
    surname = _surname_pair(case)
    common = surname is None or is_common(surname.left.key) or is_common(surname.right.key)
    vowels = pair.tie is Tie.VOWELS or (pair.tie is Tie.SPELLING and bones(pair.left.key) == bones(pair.right.key))
    if vowels and len(case.pairs) >= _ENOUGH and any(other.left.part is Part.FATHER is other.right.part for other in case.pairs):
        return
    if _misspelt(pair, case):
        return
    if pair.tie is Tie.VOWELS or _other_letters(pair):
        yield f"{pair.left.text} and {pair.right.text} sound nearly alike, but may be two names."
    if pair.tie is Tie.SPELLING:
        if without_gender(pair.left.key) != without_gender(pair.right.key):
            yield f"{pair.left.text} and {pair.right.text} are spelled differently; it may be a slip."
        elif "f" not in {gender(name) for name in case.names}:
            yield f"{pair.left.text} and {pair.right.text} may be husband and wife, or brother and sister."
    if pair.tie is Tie.AKIN:
        yield f"{pair.left.text} and {pair.right.text} are names of one origin, which two people may bear."
    told = case.left.context and case.right.context and bones(pair.left.key) != bones(pair.right.key)
    if pair.tie is Tie.KNOWN and told and not _in_common(case) and _one_language(case):
        yield f"{pair.left.text} and {pair.right.text} are forms of one name, and the texts have nothing else in common."
    if pair.tie is Tie.KNOWN and _may_be_two(pair, case):
        yield f"{pair.left.text} and {pair.right.text} are forms of one name, which two people may bear."
    if pair.tie is Tie.SHORT and common:
        yield f"{pair.left.text} and {pair.right.text} may be one given name, but many bear the surname."
    if Part.INITIAL is pair.left.part is pair.right.part and common:
        yield f"An initial beside a surname that many bear, {surname.left.text if surname else ''}, does not tell who is meant."
    if pair.tie is Tie.SHORT and not (gender_of(pair.left.key) and gender_of(pair.right.key)):
        yield f"{pair.left.text} and {pair.right.text} may be a woman and a man."
    if pair.tie is Tie.INITIAL:
        initials = sum(other.tie is Tie.INITIAL for other in case.pairs)
        if surname is None or surname.tie not in _SURE:
            yield "The initial stands beside no surname that agrees."
        elif other := _other_of_initial(pair, case):
            yield f"The text also names {other}, for whom the initial may stand."
        elif common and initials < 2:
            yield f"An initial beside a surname that many bear, {surname.left.text}, does not tell who is meant."


def _misspelt(pair: Pair, case: _Case) -> bool:
    """Say whether one letter is wrong in a long rare surname beside a given name and a patronymic that agree."""
    surname = _surname_pair(case)
    if pair is not surname or pair.edits > 1 or min(len(pair.left.key), len(pair.right.key)) < _LONG:
        return False
    if is_common(pair.left.key) or is_common(pair.right.key) or without_gender(pair.left.key) == without_gender(pair.right.key):
        return False
    others = [other for other in case.pairs if other is not pair]
    agree = all(other.tie in _SURE and Part.INITIAL not in (other.left.part, other.right.part) for other in others)
    return agree and len(others) > 1 and any(other.left.part is Part.PATRONYMIC is other.right.part for other in others)


def _other_of_initial(pair: Pair, case: _Case) -> str:
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


def _other_letters(pair: Pair) -> bool:
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


def _one_language(case: _Case) -> bool:
    """Say whether nothing shows that one of two names is Ukrainian or Kazakh and the other is not."""
    left, right = (name.text + " " + told.context for name, told in zip(case.names, (case.left, case.right), strict=True))
    return bool(_UKRAINIAN.search(left)) == bool(_UKRAINIAN.search(right))


def _may_be_two(pair: Pair, case: _Case) -> bool:
    """Say whether two forms of one given name are so far apart that two people may bear them."""
    likeness = _likeness(pair)
    if likeness < _TRANSLATED:
        return True
    if is_slavic_form(pair.left.key) and is_slavic_form(pair.right.key):
        return False
    return _one_language(case) and likeness < _SPELLED and bones(pair.left.key) != bones(pair.right.key)


def _likeness(pair: Pair) -> float:
    return OSA.normalized_similarity(pair.left.key, pair.right.key)


def _doubtful_rest(case: _Case) -> Iterator[str]:
    """Doubt where one name has a word more that is no patronymic: in front it may be a child's, behind it a second surname."""
    for name, over in zip(case.names, _overs(case), strict=True):
        extra = [word for word in over if word.part is Part.NAME]
        if any(word.part is Part.INITIAL for word in over) and case.left.context and case.right.context and not _in_common(case):
            yield f"Only one of the names has the initial {over[0].text}."
        if not extra:
            continue
        first = name.words[0].key == extra[0].key
        last = name.words[-1].key == extra[-1].key
        shared = surname_of(name)
        if first and not _turned(case) and not is_given(extra[0].key):
            yield f"{extra[0].text} stands first in one of the names only, as a child's name before its father's does."
        elif first or (last and len(case.pairs) < _ENOUGH and not (_in_common(case) and shared and not is_common(shared.key))):
            yield f"Only one of the names has {extra[0].text}."
        elif shared is None or is_common(shared.key) or len(extra) > 1 or (case.left.context and not _in_common(case)):
            yield f"Only one of the names has {extra[0].text}, and many bear the surname."


def _turned(case: _Case) -> bool:
    """Say whether both words of a name of two are given names and stand in another order in the other."""
    left, right = ([w for w in name.words if w.part is Part.NAME] for name in case.names)
    if len(left) != 2 or len(right) != 2 or not all(is_given(word.key) for word in (*left, *right)):
        return False
    return bool(case.pairs) and all((pair.left is left[0]) != (pair.right is right[0]) for pair in case.pairs)


def _kept(case: _Case) -> bool:
    """Say whether a doubtful pair is still worth showing: a surname and nothing against it."""
    surname = _surname_pair(case)
    return surname is not None and surname.tie in _SURE and not (case.alignment.left_over and case.alignment.right_over)


def _surname_pair(case: _Case) -> Pair | None:
    surnames = {word for word in map(surname_of, case.names) if word is not None}
    return next((pair for pair in case.pairs if pair.left in surnames and pair.right in surnames), None)


# what agrees ------------------------------------------------------------------------------------------------------------------------
def _agreement(case: _Case) -> str:
    left, right = case.names
    said = []
    ties = {pair.tie for pair in case.pairs}
    if case.bent:
        said.append("one of the names stands in another grammatical case")
    if Tie.KNOWN in ties:
        pair = next(p for p in case.pairs if p.tie is Tie.KNOWN)
        said.append(f"{pair.left.text} and {pair.right.text} are forms of one name")
    if Tie.SHORT in ties:
        pair = next(p for p in case.pairs if p.tie is Tie.SHORT)
        said.append(f"{pair.left.text} and {pair.right.text} are a name and its short form")
    if Tie.INITIAL in ties:
        pair = next(p for p in case.pairs if p.tie is Tie.INITIAL)
        said.append(f"the initial of {max(pair.left.text, pair.right.text, key=len)} agrees")
    for pair in case.pairs:
        if pair.tie in {Tie.SPELLING, Tie.VOWELS} and without_gender(pair.left.key) == without_gender(pair.right.key):
            said.append("the surname stands once in its masculine and once in its feminine form")
        elif pair.tie in {Tie.SPELLING, Tie.VOWELS}:
            said.append(f"{pair.left.text} and {pair.right.text} differ by a letter, everything else agrees")
    if case.over:
        said.append(f"only one of them gives {', '.join(word.text for word in case.over)}, which the other may leave out")
    if Tie.SOUND in ties or not said:
        said.insert(0, "they are spellings of the same words" if left.key != right.key or Tie.SOUND in ties else "their words are the same")
    return f"“{left.text}” and “{right.text}” are one person: {'; '.join(said)}; nothing contradicts."
