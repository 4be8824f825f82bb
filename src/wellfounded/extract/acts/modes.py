"""How an act came about, where its own clause does not say: as the trial did that it ended, or as the body that did it always works.

Invariant: a mode that the words of an act say is never changed, and that both sides were heard is never inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.labels import ActKind as K
from ...model.labels import Mode
from ...model.passages import Span
from .candidates import Scene
from .choosing import first_tellings
from .evidence import Drafted
from .powers import sorts_of
from .telling import mode_in

_TRIED = frozenset({K.CONVICTION, K.SENTENCE, K.ACQUITTAL})
"""What one trial ends with."""
_ALONE = frozenset({Mode.IN_ABSENTIA, Mode.DEFAULT})
_OF_OFFICES = frozenset({K.ASYLUM_GRANT, K.ASYLUM_REFUSAL, K.EXPULSION_ORDER, K.EXTRADITION_ORDER, K.GRANT, K.REFUSAL})
_OFFICES, _COURTS = frozenset({"asylum", "government"}), frozenset({"court", "above"})
_ASYLUM_COURT = re.compile(r"\bCNDA\b")
_TRIAL = re.compile(
    r"\b(?:trials?|tried|hearings?|proceedings|procès|jugée?|audiences?|процесс\w*|судил\w*|судят|слушани\w*|разбирательств\w*)\b",
    re.IGNORECASE,
)


def give_modes(scene: Scene) -> None:
    """Give acts the mode of the trial that they ended, or of the office that did them."""
    firsts = first_tellings(scene)
    for act, number in firsts:
        if act.mode is not Mode.UNKNOWN:
            continue
        if act.kind in _TRIED:
            act.mode = _of_trial(act, [other for other, _ in firsts]) or _of_sentence_beside(scene, number) or Mode.UNKNOWN
        elif act.kind in _OF_OFFICES and _is_office(act.body):
            act.mode = Mode.ADMINISTRATIVE


def _of_trial(act: Drafted, acts: list[Drafted]) -> Mode | None:
    """Return the mode of another outcome of the same trial: told in the same sentence, or by the same court on the same day."""
    for other in acts:
        if other is act or other.kind not in _TRIED or other.mode not in _ALONE:
            continue
        together = {t.sentence for t in act.tellings if t.hit.tells} & {t.sentence for t in other.tellings if t.hit.tells}
        at_odds = (act.date and other.date and act.date != other.date) or (act.body and other.body and act.body != other.body)
        persons = not (act.principals and other.principals) or act.principals & other.principals
        if persons and not at_odds and (together or (act.date and act.date == other.date and act.body == other.body)):
            return other.mode
    return None


def _of_sentence_beside(scene: Scene, number: int) -> Mode | None:
    """Return what the sentence before or after says of the trial, where it tells no other outcome."""
    for sentence in _beside(scene, scene.told.tellings[number].hit.anchor.start):
        text = scene.analysis.text[sentence.start : sentence.end]
        told = any(sentence.covers(t.hit.anchor) and t.hit.rule.kind in _TRIED for t in scene.told.tellings)
        if not told and _TRIAL.search(text):
            found = mode_in(scene.around(sentence, scene.told.words[number]), sentence)
            if found in _ALONE:
                return found
    return None


def _beside(scene: Scene, at: int) -> Iterator[Span]:
    own = scene.sentence_at(at)
    if own is None:
        return
    yield from list(scene.before(own))[:1]
    rest = scene.analysis.text[own.end : own.end + 3]
    after = scene.sentence_at(own.end + len(rest) - len(rest.lstrip())) if "\n" not in rest else None
    if after is not None and after.start >= own.end:
        yield after


def _is_office(body: str) -> bool:
    sorts = sorts_of(body)
    return bool(sorts & _OFFICES) and not sorts & _COURTS and not _ASYLUM_COURT.search(body)
