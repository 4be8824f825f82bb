"""The dates of other acts that an act may share: of the act told before it and of the one after it, and how they hang together.

One sentence often gives the day once for what was done in one go ("was arrested on 5 May and charged with fraud"); a relative clause or
"later" between two acts parts them. Invariant: only what the tellings say, and the words between two of them, is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from ...model.labels import ActKind as K
from ..forums import table
from .evidence import Drafted, is_later, overlapping
from .marks import Around
from .scene import Scene
from .subjects import hangs
from .telling import Telling

Beside = tuple[str, set[str], str]
"""How another act stands to an act, what speaks for its date, and its date."""
_NEAR, _FAR = 45, 120
"""Characters between two acts of one sentence: told in one breath, or far apart."""
_STEPS = frozenset({K.ARREST, K.CHARGE, K.RELEASE, K.APPEAL_FILED, K.UPHOLDING, K.ANNULMENT})
_JUDGED = frozenset({K.CONVICTION, K.ACQUITTAL, K.SENTENCE, K.JUDGMENT, K.UPHOLDING, K.ANNULMENT, K.REMAND, K.GRANT, K.REFUSAL, K.STAY})
_FORCED = frozenset({K.ARREST, K.CHARGE, K.RELEASE, K.WARRANT})
_PARTING = frozenset({"relative", "later", "parted", "elsewhere"})
"""What between two acts of one sentence says that they are hardly of one day."""


def group_of(act: Drafted) -> str:
    """Return whether an act is a judgment, done to a person by force, or something else."""
    return "judged" if act.kind in _JUDGED else "forced" if act.kind in _FORCED else "other"


def step_of(act: Drafted) -> str:
    """Return the step of a proceeding that an act is: the next one is hardly of the same day."""
    return act.kind.value if act.kind in _STEPS else group_of(act)


def beside(scene: Scene, order: Sequence[tuple[Drafted, int]], place: int) -> Iterator[Beside]:
    """Yield the dates of the last act before that has one and of the act right after, with how they stand to an act.

    What is acted on in a sentence was done before that: "withdrew its red notice in July".
    """
    act, number = order[place]
    telling = scene.told.tellings[number]
    dated = next(((other, n) for other, n in reversed(order[:place]) if other.date), None)
    follows = order[place + 1] if place + 1 < len(order) else None
    for name, one in (("act_before", dated), ("act_after", follows)):
        if one is None or not one[0].date:
            continue
        other, first = one
        if telling.acted_on and scene.told.tellings[first].sentence == telling.sentence:
            continue
        apart = min(abs(scene.told.tellings[first].sentence - telling.sentence), 3)
        said = {str(apart), f"{step_of(other)}_{step_of(act)}"} | ({"one_body"} if other.body and other.body == act.body else set())
        if name == "act_before" and order[place - 1][0] is not other:
            said.add("over_others")
        if set(other.persons) & set(act.persons):
            said.add("one_person")
        if not apart:
            said |= _in_one_sentence(scene, number, first)
        yield name, said, other.date


def _in_one_sentence(scene: Scene, number: int, other: int) -> set[str]:
    """Return how two acts of one sentence hang together: told in one breath, as a participle, in a relative clause."""
    one, two = sorted((scene.told.tellings[number], scene.told.tellings[other]), key=lambda t: t.hit.anchor.start)
    between = scene.analysis.text[one.hit.anchor.end : max(one.hit.anchor.end, two.hit.anchor.start)]
    said = {"breath" if len(between) <= _NEAR else "apart" if len(between) > _FAR else "within"}
    said |= {way for way, pattern in _between(scene.told.words[number].language).items() if pattern.search(between)}
    sentence = scene.sentence_at(two.hit.anchor.start)
    around = scene.around(sentence, scene.told.words[number]) if sentence is not None else None
    if around is not None and _is_joined(around, one, two):
        said.add("hangs")
    if ";" in between:
        said.add("parted")
    if said & {"hangs", "breath"} and not said & _PARTING:
        said.add("of_a_piece")
    return said


def _is_joined(around: Around, one: Telling, two: Telling) -> bool:
    """Say whether the verb told second is a participle, or joined by the grammar of the sentence to the one told first."""
    if hangs(around, two.hit):
        return True
    for relation, word in around.syntax.path(two.hit.anchor):
        if relation not in ("conj", "advcl", "xcomp"):
            return False
        if word.overlaps(one.hit.anchor):
            return True
    return False


def contradicts(act: Drafted, date: str, before: Sequence[Drafted]) -> bool:
    """Say whether an act on a decision would be of an earlier day than the first decision that is told before it."""
    if act.kind not in (K.UPHOLDING, K.ANNULMENT, K.APPEAL_FILED):
        return False
    told = [other for other in before if other.date and other.kind in (K.CONVICTION, K.SENTENCE, K.ACQUITTAL, K.JUDGMENT)]
    probe = Drafted(kind=act.kind, outcome="", date=date)
    return bool(told) and all(is_later(other, probe) and not overlapping(other.date, date) for other in told)


@cache
def _between(language: str) -> Mapping[str, re.Pattern[str]]:
    rows: Any = table("narration")["between"]
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in rows.get(language, {}).items()}
