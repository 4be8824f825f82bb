"""Which of many names may stand for one bearer: found by shared words, judged pair by pair, and never against one another.

Only names that share a folded word, its skeleton, its consonants in Arabic script, or a body of the table are compared: a hundred thousand
names take seconds. A name that would fit two bearers who contradict each other (``Timur Karaev``, where there is a Timur Maratovich and
a Timur Nurlanovich) is joined with neither and proposed for both. Invariant: the pairs depend on the names alone, not on their order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..model.labels import NameKind
from .bodies_table import known_body
from .forms import Form, is_acronym_of, may_be_short_for, opinion
from .names_abjad import bones_of, is_arabic
from .names_words import named
from .opinions import Answer, Opinion
from .unions import Unions

_CROWDED = 400
"""A word that more distinct names than this share (a title, a common given name) is no ground to compare them."""


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two names, by their numbers, and the opinion on them: joined or proposed."""

    left: int
    right: int
    opinion: Opinion

    @property
    def joined(self) -> bool:
        return self.opinion.answer is Answer.JOINED


def alike_pairs(forms: Sequence[Form]) -> list[AlikePair]:
    """Return the pairs of distinct forms that are joined or proposed, the surest first."""
    pairs = list(_by_blocks(forms))
    unclear = _between_two(pairs, forms)
    bearers = Unions(len(forms))
    for pair in pairs:
        if pair.joined and (pair.left, pair.right) not in unclear:
            bearers.join(pair.left, pair.right)
    pairs += [*_short_persons(forms, bearers), *_acronyms(forms)]
    found = [
        AlikePair(pair.left, pair.right, Opinion(Answer.PROPOSED, unclear[pair.left, pair.right], pair.opinion.similarity))
        if (pair.left, pair.right) in unclear
        else pair
        for pair in pairs
    ]
    return sorted(found, key=lambda pair: (not pair.joined, -pair.opinion.similarity, pair.left, pair.right))


def _by_blocks(forms: Sequence[Form]) -> Iterator[AlikePair]:
    arabic = any(is_arabic(form.text) for form in forms)
    blocks: dict[tuple[NameKind, str], list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        for block in _blocks_of(form, arabic=arabic):
            blocks[form.kind, block].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        if len(numbers) > _CROWDED:
            continue
        for left, right in combinations(numbers, 2):
            if (left, right) not in seen:
                seen.add((left, right))
                said = _judged(forms[left], forms[right])
                if said is not None and said.answer is not Answer.APART:
                    yield AlikePair(left, right, said)


def _judged(left: Form, right: Form) -> Opinion | None:
    """Return the opinion on two forms, or None where their given names show at once that it is apart."""
    if left.kind is NameKind.STATE:
        return opinion(left, right) if left.key == right.key else None
    if left.kind is NameKind.PERSON and left.hints and right.hints and left.hints.isdisjoint(right.hints):
        return None
    return opinion(left, right)


def _blocks_of(form: Form, *, arabic: bool) -> Iterator[str]:
    """Yield the words by which a form is found: for a person the surname and its skeleton, else every longer word pair."""
    if form.kind is NameKind.PERSON:
        if form.is_full:
            yield from {form.surname, "~" + _skeleton(form.surname), *(f"{a} {b}" for a, b in _ordered_pairs(form.key))}
        if arabic:
            yield from {"|" + bones for word in named(form.text).words if len(bones := bones_of(word.text)) > 2}
        return
    body = known_body(named(form.text, form.kind)) if form.kind is NameKind.BODY else None
    if body is not None:
        yield "=" + body.name
    if len(form.key) > 1:
        yield from {f"{a} {b}" for a, b in _ordered_pairs(form.key[:6])}
    else:
        yield from {"~" + _skeleton(word) for word in form.key}


def _ordered_pairs(key: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield from combinations(sorted({word for word in key if len(word) > 1}), 2)


def _skeleton(word: str) -> str:
    return word[:1] + re.sub(r"[aeiou]", "", word[1:])


def _short_persons(forms: Sequence[Form], bearers: Unions) -> Iterator[AlikePair]:
    """Yield bare surnames with the full name of the case that they stand for, where there is only one."""
    full: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        if form.kind is NameKind.PERSON and form.is_full:
            full[form.surname].append(number)
    for number, form in enumerate(forms):
        if form.kind is not NameKind.PERSON or form.is_full or not form.surname:
            continue
        able = [n for n in full.get(form.surname, ()) if may_be_short_for(form, forms[n])]
        if able and len({bearers.of(n) for n in able}) == 1:
            why = f"“{form.text}” is “{forms[able[0]].text}”, the only person of the case for whom it may stand."
            yield AlikePair(min(number, able[0]), max(number, able[0]), Opinion(Answer.JOINED, why, 0.5))


def _acronyms(forms: Sequence[Form]) -> Iterator[AlikePair]:
    """Yield acronyms with the body whose first letters they are, where there is only one."""
    bodies: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        if form.kind is NameKind.BODY and len(form.key) > 1:
            bodies[form.initials].append(number)
    for number, form in enumerate(forms):
        if form.kind is not NameKind.BODY or not form.is_acronym or len(form.plain) < 3:
            continue
        meant = [n for n in bodies.get(form.plain, ()) if is_acronym_of(form.plain, forms[n])]
        if len(meant) == 1:
            why = f"“{form.text}” has the first letters of “{forms[meant[0]].text}”, the only body of the case that has them."
            yield AlikePair(min(number, meant[0]), max(number, meant[0]), Opinion(Answer.JOINED, why, 0.5))


def _between_two(pairs: Iterable[AlikePair], forms: Sequence[Form]) -> dict[tuple[int, int], str]:
    """Return why the joined pairs of a name are left open that would make two bearers one who contradict each other."""
    partners: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        if pair.joined:
            partners[pair.left].append(pair.right)
            partners[pair.right].append(pair.left)
    unclear: dict[tuple[int, int], str] = {}
    for number, others in partners.items():
        clash = next((two for two in combinations(sorted(set(others)), 2) if opinion(forms[two[0]], forms[two[1]]).contradicted), None)
        if clash is not None:
            one, other = (forms[n].text for n in clash)
            why = f"“{forms[number].text}” may be “{one}” or “{other}”, who are two."
            unclear |= {(min(number, n), max(number, n)): why for n in others if forms[n].key != forms[number].key}
    return unclear
