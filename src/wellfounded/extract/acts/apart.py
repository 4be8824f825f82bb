"""When two verbs tell of two acts although kind, day and person could be one: the next step of a story, the next stage, other people.

A text that goes on tells something new: "was arrested and placed in custody", "they also detained the cleaner", "was found guilty. He was
given two years". It tells again under a title, farther on, and where it speaks of a state that lasts. Invariant: what a noun names is never
judged here, and neither is what a court decides in one sentence.
"""

from __future__ import annotations

from ...model.labels import ActKind as K
from .evidence import FAR, Drafted
from .telling import SPEAKER, Telling

_TITLE = 1
"""The last sentence that may be a title or the head of a report, of which the text tells once more."""
_STAGES = 4
"""Sentences over which a story goes from a stage to the next."""
_CHANGING = ("extended", "changed", "arraigned")
"""Outcomes of what is done to an act of the same kind that was told before, or because of it."""
_ONCE = frozenset({K.CONVICTION, K.JUDGMENT, K.ACQUITTAL})
"""Kinds that one sentence tells in two verbs and means once: "pleaded guilty and was convicted"."""


def is_another(telling: Telling, act: Drafted) -> bool:
    """Say whether a verb tells of another act than one of the same kind, or a kin one, that verbs told before it."""
    before = [t for t in act.tellings if t.hit.tells and t.hit.span.start < telling.hit.span.start]
    if not before or telling.governed_by is not None:
        return False
    last = max(before, key=lambda t: t.hit.span.start)
    far = telling.sentence - last.sentence
    if any((telling.hit.rule.outcome == word) is not (last.hit.rule.outcome == word) for word in _CHANGING):
        return True
    if telling.hit.rule.kind is K.REMAND and far and all(t.hit.rule.kind is not K.REMAND for t in before):
        return True
    if far <= FAR and telling.hit.rule.kind is K.SENTENCE and all(t.hit.rule.kind is K.CONVICTION for t in before):
        return True
    if telling.hit.rule.kind is K.CONVICTION and not telling.term and far and all(t.hit.rule.kind is K.SENTENCE and t.term for t in before):
        return True
    if telling.step.lasting:
        return False
    return (
        (far <= _STAGES and _is_next_stage(telling, before)) or (far <= _STAGES and _is_next(telling, last)) or _of_others(telling, before)
    )


def _is_next_stage(telling: Telling, before: list[Telling]) -> bool:
    """Say whether somebody was seized before and is now put where he is kept."""
    return telling.hit.rule.kind is K.ARREST and telling.step.kept and not any(t.step.kept or t.step.lasting for t in before)


def _is_next(telling: Telling, last: Telling) -> bool:
    """Say whether a verb goes on from one of the same kind: it stands beside it, or is told as the next or as one more."""
    if telling.hit.rule.kind is not last.hit.rule.kind or telling.hit.rule.kind in _ONCE:
        return False
    if telling.sentence == last.sentence:
        return telling.step.beside and telling.hit.object is None
    return telling.step.next


def _of_others(telling: Telling, before: list[Telling]) -> bool:
    """Say whether it was done to people of whom was not told before, or to the one who speaks."""
    told = [t for t in before if t.step.whom]
    if not told or telling.sentence <= _TITLE:
        return False
    if telling.principal == SPEAKER:
        return all(t.principal != SPEAKER and t.sentence > _TITLE for t in told)
    return telling.step.unknown and all(t.sentence > _TITLE or not _are_alike(telling, t) for t in told)


def _are_alike(telling: Telling, other: Telling) -> bool:
    """Say whether two phrases for people end in one word: "two firms", "the firms"."""
    return telling.step.whom.split()[-1] == other.step.whom.split()[-1]


def is_next_in_sentence(telling: Telling, last: Telling) -> bool:
    """Say whether two verbs of one sentence tell two things done one after the other: "searched the office and took away the papers"."""
    one, other = last.hit.rule, telling.hit.rule
    if telling.operative and other.kind is K.REMAND:
        return True
    if K.OTHER in (one.kind, other.kind) and K.JUDGMENT not in (one.kind, other.kind):
        return (one.kind, one.outcome) != (other.kind, other.outcome)
    return telling.step.next and one.kind is not other.kind
