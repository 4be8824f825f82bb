"""How alike two names are: what sets them apart is counted, weighed, and added up.

The words are aligned (:mod:`names_align`); letters that differ, words that contradict each other, words that only one name has, an
initial, a son named as his father, a number or legal form that differs each cost what ``name_weights.toml`` says. The weights were
fitted on labelled pairs. Invariant: similarity is symmetric, lies between 0 and 1, and is 1 for a name and itself; from 0.5 on two names
are worth being shown to a person as one. Whether two *people* are one is another question: :mod:`merging`.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from ..model.labels import NameKind
from .names_abjad import is_arabic
from .names_align import Alignment, Tie, align
from .names_cyrillic import is_cyrillic
from .names_rarity import without_gender
from .names_tables import gender_of, is_given
from .names_words import Named, Part, Word, named

SAME = 0.5
"""From this similarity on two names are proposed as one."""
_SYLLABLES = re.compile(r"[\u1200-\u137f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which one letter is a syllable or a word."""
_MANY = 8
_SLIP = 2
"""Two short words that are no more letters apart may be a slip of the pen; further apart, they contradict each other."""
_MALE_ENDING = ("й", "Й")
"""Given names that end so are men's, whatever women's names fold to the same key."""
_PLAIN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two names beside each other: their words aligned, what sets them apart, and how alike they are."""

    alignment: Alignment
    costs: Mapping[str, float]
    similarity: float


def same_name(left: str, right: str, *, kind: NameKind = NameKind.PERSON) -> bool:
    """Say whether two names of one kind are similar enough to be proposed as one."""
    return similarity(left, right, kind=kind) >= SAME


def similarity(left: str, right: str, *, kind: NameKind = NameKind.PERSON) -> float:
    """Return how alike two names are, from 0 to 1, in whatever scripts they are written."""
    return compare(left, right, kind=kind).similarity


def compare(left: str, right: str, *, kind: NameKind = NameKind.PERSON) -> Comparison:
    """Put two names beside each other."""
    return compared(named(left, kind), named(right, kind))


def compared(one: Named, other: Named) -> Comparison:
    """Put two names beside each other that have been taken apart."""
    if one.text > other.text:
        one, other = other, one
    alignment = align(one, other)
    if not one.words or not other.words:
        return Comparison(alignment, {}, 1.0 if one.text == other.text and one.text else 0.0)
    persons = one.kind is NameKind.PERSON
    costs = person_costs(alignment) if persons else body_costs(alignment)
    if is_arabic(one.text) != is_arabic(other.text):
        table = "consonants"
    elif persons:
        table = "crossed" if is_cyrillic(one.text) != is_cyrillic(other.text) else "persons"
    else:
        table = "bodies"
    if one.key == other.key and one.forms == other.forms:
        return Comparison(alignment, {}, 1.0)
    if not costs and not (alignment.left_over or alignment.right_over):
        return Comparison(alignment, costs, 0.99)
    weights = _weights()[table]
    total = weights["start"] - sum(weights.get(name, 0.0) * amount for name, amount in costs.items())
    return Comparison(alignment, costs, min(0.98, 1 / (1 + math.exp(-total))))


def person_costs(alignment: Alignment) -> dict[str, float]:
    """Return what sets two persons' names apart."""
    less, more = _shorter_first(alignment)
    against = min(len(less), len(more))
    missing = len(more) - against
    apart = _apart(less, more) if against else 0.0
    if against and any(word.part is Part.INITIAL for word in (*less, *more)):
        apart = max(apart, _SLIP + 1.0)
    letters = _letters(alignment)
    if _SYLLABLES.search(alignment.left.text) and _SYLLABLES.search(alignment.right.text):
        apart, letters = 3 * apart, 3 * letters
    paired = len(alignment.pairs)
    costs = {
        "sounds": min(_spelled(alignment, Tie.SOUND), 6.0),
        "vowels": min(_spelled(alignment, Tie.VOWELS), 6.0),
        "letters": min(letters + (apart if apart <= _SLIP else 0.0), 4.0),
        "contradiction": float(apart > _SLIP),
        "contradicted_letters": min(apart, _MANY) if apart > _SLIP else 0.0,
        "missing": float(min(missing, 2)),
        "missing_more": float(max(0, min(missing, 4) - 2)),
        "single": float(paired + len(less) == 1 and missing > 0),
        "initials": float(sum(pair.tie is Tie.INITIAL for pair in alignment.pairs)),
        "only_initials": float(all(pair.tie is Tie.INITIAL for pair in alignment.pairs)),
        "somebody_else": float(
            child_and_parent(alignment) or alignment.left.generation != alignment.right.generation or other_gender(alignment)
        ),
    }
    return {name: amount for name, amount in costs.items() if amount}


def body_costs(alignment: Alignment) -> dict[str, float]:
    """Return what sets two bodies' or places' names apart."""
    left, right = alignment.left_over, alignment.right_over
    less, more = sorted(([w for w in some if w.part is Part.NAME] for some in (left, right)), key=lambda ws: (len(ws), [w.key for w in ws]))
    numbers = ["".join(w.key for w in some if w.part is Part.NUMBER) for some in (left, right)]
    states = [{w.key for w in some if w.part is Part.STATE} for some in (left, right)]
    general = sum(w.part is Part.GENERAL for w in (*left, *right))
    against = min(len(less), len(more))
    matched = sum(min(len(pair.left.key), len(pair.right.key)) for pair in alignment.pairs)
    missing = sum(len(w.key) for w in more) if not against else 0
    forms = alignment.left.forms.kinds, alignment.right.forms.kinds
    costs = {
        "sounds": min(_spelled(alignment, Tie.SOUND), 6.0),
        "vowels": min(_spelled(alignment, Tie.VOWELS), 6.0),
        "letters": min(_letters(alignment), 4.0),
        "contradiction": float(against > 0),
        "contradicted_letters": min(_apart(less, more), _MANY) if against else 0.0,
        "missing_share": missing / (missing + matched + 1),
        "general": float(general),
        "number": float(min(2, OSA.distance(*numbers))) if all(numbers) else 0.0,
        "number_missing": float(bool(numbers[0]) != bool(numbers[1])),
        "state": float(bool(states[0] and states[1])),
        "state_missing": float(bool(states[0]) != bool(states[1])),
        "form": float(bool(forms[0] and forms[1] and not forms[0] & forms[1])),
        "short": float(matched < 6 and not against),
        "whole": float(min(4, OSA.distance(*(_PLAIN.sub("", side.text.casefold()) for side in (alignment.left, alignment.right))))),
    }
    return {name: amount for name, amount in costs.items() if amount}


def child_and_parent(alignment: Alignment) -> bool:
    """Say whether one name makes the father of whom the other makes the child: ``Omar bin Ali`` and ``Ali bin Omar``."""
    fathers = {(pair.left.part is Part.FATHER, pair.right.part is Part.FATHER) for pair in alignment.pairs}
    return {(True, False), (False, True)} <= fathers


def other_gender(alignment: Alignment) -> bool:
    """Say whether one name is a woman's and the other a man's; a woman may be given her husband's form of the surname."""
    genders = gender(alignment.left), gender(alignment.right)
    if all(genders):
        return genders[0] != genders[1]
    for pair in alignment.pairs:
        left, right = pair.left.key, pair.right.key
        if (
            pair.tie is Tie.SPELLING
            and without_gender(left) == without_gender(right)
            and Part.PATRONYMIC not in (pair.left.part, pair.right.part)
        ):
            return "f" not in genders
    return False


def gender(name: Named) -> str:
    """Return ``f`` or ``m`` where the title, patronymic or given name of a person says it, else an empty string."""
    if name.gender:
        return name.gender
    for word in name.words:
        if word.part is Part.PATRONYMIC:
            return "f" if word.key.endswith(("na", "kizi")) else "m"
    surname = surname_of(name)
    if any(word.text.endswith(_MALE_ENDING) and is_given(word.key) for word in name.words if word is not surname):
        return "m"
    said = {gender_of(word.key) for word in name.words if word.part is Part.NAME and word is not surname} - {""}
    return said.pop() if len(said) == 1 else ""


def surname_of(name: Named) -> Word | None:
    """Return the surname: the only word that is no given name, else the last before a patronymic that ends the name."""
    words = [word for word in name.words if word.part is Part.NAME]
    if not words:
        return None
    strange = [word for word in words if not is_given(word.key)]
    if len(strange) == 1:
        return strange[0]
    ends = name.words[-1].part is Part.PATRONYMIC and len(words) > 1
    return words[0] if ends else words[-1]


def _shorter_first(alignment: Alignment) -> tuple[Sequence[Word], Sequence[Word]]:
    left, right = alignment.left_over, alignment.right_over
    return (left, right) if (len(left), [w.key for w in left]) <= (len(right), [w.key for w in right]) else (right, left)


def _letters(alignment: Alignment) -> float:
    """Return how many letters the paired words are apart that do not only sound alike; known forms of one name are not apart."""
    return sum(pair.edits for pair in alignment.pairs if pair.tie not in {Tie.SOUND, Tie.VOWELS})


def _spelled(alignment: Alignment, tie: Tie) -> float:
    return sum(pair.edits for pair in alignment.pairs if pair.tie is tie)


def _apart(less: Sequence[Word], more: Sequence[Word]) -> float:
    """Return how many letters the words without a partner are apart."""
    if len(less) == len(more):
        return float(OSA.distance("".join(w.key for w in less), "".join(w.key for w in more)))
    return float(max(min(OSA.distance(one.key, other.key) for other in more) for one in less))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    with (files(__package__) / "tables" / "name_weights.toml").open("rb") as source:
        return tomllib.load(source)


# keys -------------------------------------------------------------------------------------------------------------------------------
@lru_cache(maxsize=200_000)
def name_key(name: str, kind: NameKind = NameKind.PERSON) -> tuple[str, ...]:
    """Return the folded words of a name without those that tell nothing."""
    return named(name, kind).key
