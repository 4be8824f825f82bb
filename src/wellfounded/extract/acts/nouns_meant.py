"""Which act a noun names: the one whose verb hangs on it, that was told before it or done by it, or to which a word points back.

Invariant: a name of an act alone makes an act only where the phrase says whose, where or when; else it is a further mention or nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model.labels import ActKind as K
from .evidence import (
    APART,
    ASKING,
    FAR,
    Drafted,
    agrees,
    is_kin,
    likeness,
    overlapping,
    same_body,
)
from .patterns import Form
from .telling import Telling

_FARTHEST = 12
"""Sentences after which not even "that decision" points back."""


def named_by(telling: Telling, acts: Sequence[Drafted]) -> Drafted | None:
    """Return the act that a noun names, or None."""
    return _governed(telling, acts) or _told_before(telling, acts) or _done_by(telling, acts) or _pointed_at(telling, acts)


def _governed(telling: Telling, acts: Sequence[Drafted]) -> Drafted | None:
    """Return the act whose verb hangs on this noun: "the decision to reject"."""
    for act in acts:
        for told in act.tellings:
            if told.governed_by is not None and told.governed_by.overlaps(telling.hit.span):
                return act
    return None


def _told_before(telling: Telling, acts: Sequence[Drafted]) -> Drafted | None:
    """Return the act told right before brackets that a noun opens: "jailed him for eight years (judgment of 4 July)"."""
    if not telling.bracketed:
        return None
    at = telling.hit.span.start
    told = [
        (t.hit.span.end, act)
        for act in acts
        for t in act.tellings
        if t.hit.tells and t.sentence == telling.sentence and t.hit.span.end <= at and _may_be_called(telling, act)
    ]
    return max(told, key=lambda pair: pair[0])[1] if told else None


def _done_by(telling: Telling, acts: Sequence[Drafted]) -> Drafted | None:
    """Return the act of the same sentence that was done by what a noun names: "was expelled by an order of 5 May"."""
    if not telling.instrumental:
        return None
    doers: list[tuple[int, Drafted]] = []
    for act in acts:
        for told in act.tellings:
            near = told.sentence == telling.sentence and abs(told.hit.anchor.start - telling.hit.span.start) < APART
            if told.hit.tells and near and agrees(telling, act):
                doers.append((abs(told.hit.anchor.start - telling.hit.span.start), act))
    return min(doers, key=lambda pair: pair[0])[1] if doers else None


def _pointed_at(telling: Telling, acts: Sequence[Drafted]) -> Drafted | None:
    fitting = [act for act in acts if _may_be_called(telling, act) and agrees(telling, act) and not _acts_on(telling, act)]
    if telling.anaphoric and not telling.date:
        fitting = [act for act in fitting if act.start < telling.hit.span.start] or fitting
        fitting = [act for act in fitting if _is_so_called(telling, act)] or fitting
    fitting = [act for act in fitting if not is_overtaken(act, telling, acts)]
    fitting = [act for act in fitting if not act.is_of_procedure] or fitting
    if telling.acted_on and not telling.date:
        fitting = [act for act in fitting if act.kind is not K.APPEAL_FILED or act.start < telling.hit.span.start]
    if telling.date:
        dated = [act for act in fitting if act.date and overlapping(telling.date, act.date)]
        undated = [act for act in fitting if not act.date and 0 <= telling.sentence - act.last_sentence <= 1] if telling.anaphoric else []
        undated = undated or [act for act in fitting if not act.date and telling.factual and _is_told_next(telling, act)]
        return max(dated or undated, key=lambda act: likeness(telling, act), default=None)
    if telling.body or telling.jurisdiction:
        alike = [a for a in fitting if same_body(telling, a) or (a.jurisdiction and telling.jurisdiction and not telling.body)]
        if not alike and telling.definite and not telling.body_named:
            alike = [act for act in fitting if not act.body and 0 <= telling.sentence - act.last_sentence <= FAR]
        if alike or telling.jurisdiction or telling.body_entity or not telling.anaphoric:
            return max(alike, key=lambda act: likeness(telling, act), default=None)
    return _last_before(telling, fitting)


def _is_told_next(telling: Telling, act: Drafted) -> bool:
    """Say whether a verb tells right behind a noun at the head of lines what it announces: "11 March: verdict day. He was sentenced"."""
    first = min(act.tellings, key=lambda t: t.hit.span.start)
    return first.hit.tells and telling.hit.span.end <= first.hit.span.start and first.sentence - telling.sentence <= 1


def _may_be_called(telling: Telling, act: Drafted) -> bool:
    if telling.hit.form is Form.NOUN:
        return act.outcome not in ASKING and (act.kind in telling.hit.rule.kinds or (telling.anaphoric and _is_so_called(telling, act)))
    return is_kin(act, telling)


def _is_so_called(telling: Telling, act: Drafted) -> bool:
    """Say whether an act was done by what the same noun named: "by order of 5 May the court refused …; that order was quashed"."""
    return any(t.instrumental and t.hit.rule.number == telling.hit.rule.number for t in act.tellings)


def _acts_on(telling: Telling, act: Drafted) -> bool:
    """Say whether the act does something to what the noun of the same clause names, and so is another."""
    for told in act.tellings:
        if told.sentence != telling.sentence or told.hit.rule.effect is None or not told.hit.tells:
            continue
        is_object = (telling.hit.span.start < told.hit.span.start) is told.passive
        if telling.clause.overlaps(told.hit.span) and (is_object or not telling.anaphoric):
            return True
    return False


_ANEW = frozenset(
    {K.CONVICTION, K.SENTENCE, K.EXTRADITION_ORDER, K.EXPULSION_ORDER, K.UPHOLDING, K.ANNULMENT, K.ASYLUM_REFUSAL, K.ACQUITTAL}
)
"""Kinds after which "his appeal" is an appeal against what was decided last."""


def is_overtaken(act: Drafted, telling: Telling, acts: Sequence[Drafted]) -> bool:
    """Say whether an appeal is not the one that is spoken of, since a decision that can be appealed was told after it."""
    if act.kind is not K.APPEAL_FILED or telling.anaphoric:
        return False
    at = telling.hit.span.start
    last = max((t.hit.span.start for t in act.tellings if t.hit.span.start < at), default=-1)
    return any(
        other.kind in _ANEW and t.hit.tells and last < t.hit.span.start < at and t.sentence < telling.sentence
        for other in acts
        for t in other.tellings
    )


def _last_before(telling: Telling, fitting: Sequence[Drafted]) -> Drafted | None:
    """Return the act told last before a noun that says neither whose nor when, as far back as its article reaches."""
    if telling.plural and telling.hit.form is Form.NOUN:
        return None
    reach = _FARTHEST if telling.anaphoric else FAR if telling.definite or telling.persons or telling.acted_on else -1
    near = [act for act in fitting if any(0 <= telling.sentence - t.sentence <= reach for t in act.tellings)]
    if telling.hit.form is Form.NAMED and (telling.definite or telling.acted_on):
        near = near or list(fitting)
    at = telling.hit.span.start
    return max(
        near,
        key=lambda act: max((t.hit.span.end for t in act.tellings if t.hit.span.start < at), default=-1),
        default=None,
    )


def stands_alone(telling: Telling) -> bool:
    """Say whether a noun tells of an act that nothing else tells of: it says whose or when, or something is done to it."""
    if not telling.specific or (telling.anaphoric and telling.plural and not telling.date):
        return False
    kind = telling.hit.rule.kind
    if telling.hit.form is Form.NOUN:
        return bool(telling.date) or (
            (telling.acted_on or not telling.plural) and bool(telling.body_entity or (telling.jurisdiction and telling.body))
        )
    if telling.date or telling.asked:
        return True
    if kind in _OF_PARTIES and not (telling.hit.head or telling.body or telling.factual):
        return kind is K.APPEAL_FILED and telling.acted_on
    return telling.acted_on or bool(telling.body_entity) or telling.factual or _is_of_a_term(telling)


def _is_of_a_term(telling: Telling) -> bool:
    """Say whether a punishment is named with whose and in which state: "his 22-month prison sentence in the UK"."""
    return telling.hit.rule.kind is K.SENTENCE and telling.anaphoric and not telling.plural and bool(telling.jurisdiction)


_OF_PARTIES = frozenset({K.APPEAL_FILED, K.OTHER, K.CHARGE})
"""Kinds that decide nothing: what is only named so needs more to be an act."""
