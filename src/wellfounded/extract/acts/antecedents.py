"""Which act "it", "that decision" or nothing at all stands for: the decision told before that an effect of its kind can be on.

Candidates are compared two by two: one that the effect can be on goes before one that it hardly can, then the later one in time,
then the one told last. Invariant: an act is never its own antecedent, and none is certainly later than what is done to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import ActKind as K
from ...model.labels import EffectKind as E
from .evidence import Drafted, is_later
from .powers import sorts_of
from .telling import Telling
from .tellings import Told

NOT_DECIDED = frozenset({K.ARREST, K.RELEASE, K.CHARGE, K.NOTICE, K.OTHER})
"""Kinds that a court does not quash when "it" is quashed."""
LIFTED = frozenset({K.NOTICE, K.FREEZING_ORDER, K.WARRANT, K.ARREST, K.SANCTION_LISTING, K.EXPULSION_ORDER, K.STAY})
"""Measures that are lifted or cancelled, and not quashed as a judgment is."""
_DEEDS = frozenset({"searched", "executed", "summoned", "communicated", "withdrawn"})
"""Outcomes of what was done and not decided."""
_COURT = re.compile(r"\b(?:court|tribunal|judge|magistrate|cour|juge|суд)|суд\b", re.IGNORECASE)
_PRONOUN = 8
"""Letters of the longest pronoun: "celle-ci"."""
_FAR = 2
"""Sentences after which a verb without an object no longer points back."""
_FAR_APPEALED = 4
"""Likewise after an appeal of which the text does not say against what."""
_TITLE = 80
"""Characters of a heading at most."""
_VERDICT = frozenset({K.CONVICTION, K.SENTENCE})
_FAVOURABLE = frozenset({K.GRANT, K.ASYLUM_GRANT, K.ACQUITTAL, K.RELEASE, K.STAY, K.NOTICE_WITHDRAWAL})
"""Kinds against which the person whom they concern does not appeal."""
CARRIED_OUT = frozenset(
    {
        K.EXTRADITION_ORDER,
        K.EXPULSION_ORDER,
        K.FREEZING_ORDER,
        K.SENTENCE,
        K.CONVICTION,
        K.SANCTION_LISTING,
        K.WARRANT,
        K.JUDGMENT,
        K.OTHER,
        K.NOTICE,
    }
)
"""Kinds that are carried out, and so can be stayed: a refusal cannot."""
_AUTHORITIES = frozenset({"prosecution", "government", "asylum", "police"})
"""Sorts of bodies that appeal against what favours a person."""


def is_request(act: Drafted) -> bool:
    """Say whether an act asks for a decision and is none."""
    return act.kind is K.APPEAL_FILED or (act.kind is K.OTHER and act.outcome in ("requested", "filed"))


def is_decided(act: Drafted) -> bool:
    """Say whether an act is a decision: arrests and notices are none, unless a court ordered them."""
    return act.kind not in NOT_DECIDED or (act.kind is K.ARREST and _COURT.search(act.body) is not None)


def meant(told: Told, number: int, *, silent: bool = False) -> list[Drafted]:
    """Return the acts that "it" stands for: the decision told last before, and an appeal against it.

    ``silent``: also where no pronoun says so, as in "the circuit court affirmed" and "the appeal was dismissed".
    """
    telling, words = told.tellings[number], told.words[number]
    hit = telling.hit.span
    said = told.text[hit.start : hit.end + 8] if words.pronouns_follow else told.text[max(0, hit.start - 10) : hit.start]
    lifted = telling.hit.rule.outcome == "lifted" and not _is_named(told, telling)
    if not silent and not lifted and (telling.passive or not words.context["pronoun"].search(said)):
        return []
    own = told.acts[number]
    far = _FAR_APPEALED if own.kind is K.APPEAL_FILED else _FAR
    near = [n for n in range(number) if telling.sentence - told.tellings[n].sentence <= far and told.acts[n] is not own]
    near = [n for n in near if not _is_title(told, n)]
    acts = [act for act in _latest_first(told, near) if not is_later(act, own)]
    decided = [act for act in acts if not is_request(act)]
    decisions = [act for act in decided if is_decided(act) or (lifted and act.kind in LIFTED)]
    decisions = decisions or [act for act in decided if act.kind is K.OTHER and act.outcome not in _DEEDS]
    decisions = [act for act in decisions if not act.is_of_procedure] or decisions
    return [*_likeliest(own, decisions, effect=telling.hit.rule.effect), *(act for act in acts[:2] if is_request(act))]


def _is_title(told: Told, number: int) -> bool:
    """Say whether a noun only heads what is told under it: a short line by itself, of no day, that ends as no sentence does."""
    telling, act = told.tellings[number], told.acts[number]
    if telling.hit.tells or act.date:
        return False
    start, end = told.text.rfind("\n", 0, telling.hit.span.start) + 1, told.text.find("\n", telling.hit.span.end)
    line = told.text[start : end if end >= 0 else len(told.text)].strip(" *#_")
    return len(line) <= _TITLE and line[-1:] not in ".!?;:,…"


def _is_named(told: Told, telling: Telling) -> bool:
    """Say whether a noun says what is done away with, and not only a pronoun: "the order was lifted", "it was cancelled"."""
    thing = telling.hit.object
    if thing is None:
        return False
    return len(thing) > _PRONOUN or any(noun.hit.span.overlaps(thing) for noun in told.unbound)


def _latest_first(told: Told, numbers: Sequence[int]) -> list[Drafted]:
    return list({id(told.acts[n]): told.acts[n] for n in reversed(numbers)}.values())


def _likeliest(own: Drafted, acts: Sequence[Drafted], *, effect: E | None) -> list[Drafted]:
    """Return the likeliest of some acts, the one told last coming first; nothing where there is none."""
    best = next(iter(acts), None)
    if best is None:
        return []
    for act in acts[1:]:
        mine, its = _fits(own, act, effect=effect), _fits(own, best, effect=effect)
        if mine > its or (mine == its and is_later(act, best)):
            best = act
    return [head_of_verdict(own, best, acts)]


def head_of_verdict(own: Drafted, best: Drafted, acts: Sequence[Drafted]) -> Drafted:
    """Return the first of the outcomes of one trial that are told together, unless another of them is of the person whom it concerns."""
    if best.kind not in _VERDICT or (own.principals and own.principals & best.principals):
        return best
    for act in acts[acts.index(best) + 1 :]:
        apart = (act.date and best.date and act.date != best.date) or (act.body and best.body and act.body != best.body)
        if act.kind not in _VERDICT or apart:
            break
        best = act
    return best


def _fits(own: Drafted, act: Drafted, *, effect: E | None) -> int:
    """Say how well an effect of a kind can be on an act: of the same person, and of a kind to which such a thing is done."""
    same = not own.persons or not act.persons or bool(set(own.persons) & set(act.persons))
    return int(same) + 2 * int(_can_be_done_to(own, act, effect=effect))


def _can_be_done_to(own: Drafted, act: Drafted, *, effect: E | None) -> bool:
    if effect is E.STAYS:
        return act.kind in CARRIED_OUT
    if own.outcome == "lifted":
        return act.kind in LIFTED
    if effect in (E.ANNULS, E.UPHOLDS) and act.kind is K.STAY:
        return False
    if own.kind is K.APPEAL_FILED or own.outcome in ("granted", "dismissed"):
        return act.kind not in _FAVOURABLE or bool(sorts_of(own.body) & _AUTHORITIES)
    return True
