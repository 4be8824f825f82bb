"""How an act came about, where its own clause does not say: as the trial did that it ended, or as the body that did it always works.

A warrant and a wanted notice are issued before anybody is heard; a state that grants asylum does so by its offices.

Invariant: a mode that the words of an act say is never changed, and that both sides were heard is never inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.labels import ActKind as K
from ...model.labels import Mode
from ...model.passages import Span
from .choosing import first_tellings
from .evidence import Drafted
from .powers import sorts_of
from .scene import Scene
from .subjects import ASKED
from .telling import mode_in

_TRIED = frozenset({K.CONVICTION, K.SENTENCE, K.ACQUITTAL})
"""What one trial ends with."""
_UNHEARD = frozenset({K.WARRANT, K.NOTICE})
"""What is issued before the person whom it concerns can be heard."""
_GIVEN = frozenset({K.JUDGMENT, K.FREEZING_ORDER, K.STAY}) | _TRIED
_AMONG = re.compile(
    r"\W*(?:this|these|those|among (?:them|these)|one of (?:them|these)|parmi (?:eux|elles|ceux-ci|celles-ci)|ce(?:la|s|tte|t)?|"
    r"это|эти|этот|среди них|один из них|одно из них)(?!\w)",
    re.IGNORECASE,
)
"""What opens a sentence that goes on about what the sentence before told: "These include the judgment of 4 July"."""
_HE = re.compile(
    r"\s*(?:he|she|it|they|neither|the (?:defendants?|respondents?|company)|il|elle|ils|le défendeur|la défenderesse|"
    r"он|она|они|ответчик\w*)(?!\w)",
    re.IGNORECASE,
)
"""Who a sentence begins with that says how somebody answered a claim: "He neither appeared nor filed a defence"."""
_COURT_WORD = re.compile(r"\b(?:court|tribunal|judges?|cour|juges?)\b|(?<!\w)суд(?:а|у|ом|е|ь\w+)?(?!\w)", re.IGNORECASE)
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
        elif act.kind in _UNHEARD:
            act.mode = Mode.EX_PARTE
        elif (act.kind in _OF_OFFICES and _is_office(act.body)) or _is_of_state(scene, act, number):
            act.mode = Mode.ADMINISTRATIVE
        if act.mode is Mode.UNKNOWN and act.kind in _GIVEN:
            act.mode = _of_those_beside(scene, number)


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


def _of_those_beside(scene: Scene, number: int) -> Mode:
    """Return how decisions came about of which a sentence goes on to tell: "default judgments … These include that of May"."""
    own = scene.sentence_at(scene.told.tellings[number].hit.anchor.start)
    if own is None:
        return Mode.UNKNOWN
    for beside in _beside(scene, own.start):
        follows = beside.start >= own.end and _HE.match(scene.analysis.text, beside.start)
        if follows and mode_in(scene.around(beside, scene.told.words[number]), beside) is Mode.DEFAULT:
            return Mode.DEFAULT
    if not _AMONG.match(scene.analysis.text, own.start):
        return Mode.UNKNOWN
    before = next(iter(scene.before(own)), None)
    found = mode_in(scene.around(before, scene.told.words[number]), before) if before is not None else Mode.UNKNOWN
    return found if found in {*_ALONE, Mode.EX_PARTE} else Mode.UNKNOWN


def _is_of_state(scene: Scene, act: Drafted, number: int) -> bool:
    """Say whether a state itself did what its offices do, or nobody is named and the sentence speaks of no court."""
    if act.kind is K.OTHER:
        outcome = scene.told.tellings[number].hit.rule.outcome
        return outcome not in ASKED and "government" in sorts_of(act.body) and not sorts_of(act.body) & _COURTS
    if act.kind is not K.ASYLUM_GRANT or sorts_of(act.body) - {"state"}:
        return False
    sentence = scene.sentence_at(scene.told.tellings[number].hit.anchor.start)
    return sentence is not None and not _COURT_WORD.search(scene.analysis.text, sentence.start, sentence.end)


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
