"""What speaks against two names being one person's.

Invariant: each contradiction is a sentence about words of the names or of the texts beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from .names_abjad import is_arabic
from .names_align import Tie, relation
from .names_match import child_and_parent, gender
from .names_tables import groups_of, short_for
from .names_words import Part, Word, patronymics_in
from .person_case import (
    SLIP,
    SURE,
    PersonCase,
    edits_between,
    overs,
)


def contradictions(case: PersonCase) -> Iterator[str]:
    """Yield what speaks against two names being one person's, the plainest first."""
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
    elif told[0].birthday and told[1].birthday and not told[0].birthday & told[1].birthday:
        yield f"One was born on day {min(told[0].birthday)} of a month, the other on day {min(told[1].birthday)}."
    if told[0].numbers and told[1].numbers and not told[0].numbers & told[1].numbers:
        yield f"Beside them stand different numbers: {min(told[0].numbers)} and {min(told[1].numbers)}."
    yield from _other_fathers(case)
    yield from _other_initials(case)
    yield from _other_genders(case)
    yield from _other_words(case)


def _same_birth(one: str, other: str) -> bool:
    near = 1 if "~" in one + other else 0
    return abs(int(one.strip("~")) - int(other.strip("~"))) <= near


def _other_fathers(case: PersonCase) -> Iterator[str]:
    fathers = [[w for w in name.words if w.part in {Part.PATRONYMIC, Part.FATHER}] for name in case.names]
    if not fathers[0] or not fathers[1]:
        yield from _other_fathers_told(case, fathers)
        return
    paired = {id(pair.left) for pair in case.pairs} | {id(pair.right) for pair in case.pairs}
    loose = [[w for w in some if id(w) not in paired and w in over] for some, over in zip(fathers, overs(case), strict=True)]
    if loose[0] and loose[1]:
        yield f"Their fathers' names differ: {loose[0][0].text} and {loose[1][0].text}."
    for pair in case.pairs:
        if Part.PATRONYMIC is pair.left.part is pair.right.part and pair.tie is Tie.SPELLING:
            yield f"Their patronymics differ: {pair.left.text} and {pair.right.text}."


def _other_fathers_told(case: PersonCase, fathers: list[list[Word]]) -> Iterator[str]:
    """Compare the patronymic of one name with one that the other's text gives behind the same given name."""
    for name, own, told in ((case.names[0], fathers[1], case.left), (case.names[1], fathers[0], case.right)):
        if not own or own[0].part is not Part.PATRONYMIC:
            continue
        keys = {word.key for word in name.words}
        for given, patronymic in patronymics_in(told.context):
            if given in keys and relation(patronymic, own[0])[0] not in SURE:
                yield f"Their patronymics differ: {own[0].text} and {patronymic.text}."


def _other_initials(case: PersonCase) -> Iterator[str]:
    """Find two initials in the order of a given name and a father's that answer to them in the reverse order."""
    left, right = case.names
    for name, other, first in ((left, right, True), (right, left, False)):
        initials = [word for word in name.words if word.part is Part.INITIAL]
        answers = {id(pair.left if first else pair.right): pair.right if first else pair.left for pair in case.pairs}
        if len(initials) != 2 or not any(word.part is Part.PATRONYMIC for word in other.words):
            continue
        met = [answers.get(id(word)) for word in initials]
        if (met[0] and met[0].part is Part.PATRONYMIC) or (met[1] and met[1].part is Part.NAME):
            yield f"The initials {initials[0].text}. {initials[1].text}. are not those of “{other.text}” in their order."


def _other_genders(case: PersonCase) -> Iterator[str]:
    left, right = (gender(name) for name in case.names)
    if left and right and left != right:
        yield f"One of “{case.names[0].text}” and “{case.names[1].text}” is a woman's name, the other a man's."


def _other_words(case: PersonCase) -> Iterator[str]:
    left, right = overs(case)
    if left and right:
        one, other = _most_unlike(left, right)
        if (Part.PATRONYMIC is one.part) != (Part.PATRONYMIC is other.part):
            yield f"One gives {one.text}, the other {other.text}: a patronymic and a surname, so the given name alone agrees."
        what = "initial" if Part.INITIAL in (one.part, other.part) else "word"
        if what == "initial" or _are_other_names(one, other) or max(len(left), len(right)) > 1 or edits_between(one, other) > SLIP:
            yield f"{one.text} and {other.text} are different names."
    for pair in case.pairs:
        if pair.tie is Tie.SPELLING and _are_other_names(pair.left, pair.right) and not is_arabic(case.names[0].text + case.names[1].text):
            yield f"{pair.left.text} and {pair.right.text} are different given names."


def _most_unlike(left: tuple[Word, ...], right: tuple[Word, ...]) -> tuple[Word, Word]:
    return max(((a, b) for a in left for b in right), key=lambda pair: (edits_between(*pair), pair[0].text, pair[1].text))


def _are_other_names(one: Word, other: Word) -> bool:
    """Say whether both are known given names, and of different names."""
    left, right = (groups_of(word.key) | short_for(word.key) for word in (one, other))
    return bool(left and right) and not left & right
