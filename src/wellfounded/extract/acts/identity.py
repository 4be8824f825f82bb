"""Which tellings of one document are one act: kind, date, body, legal order and persons must agree, or a word must point back.

Invariant: verbs that tell come first, and a noun makes an act of its own only where no verb tells of what it names.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model.labels import ActKind as K
from ...model.labels import EffectKind, Mode
from ...model.passages import Span
from .apart import is_another, is_next_in_sentence
from .evidence import (
    APART,
    ASKING,
    CONTINUED,
    FAR,
    PLAIN,
    Drafted,
    agrees,
    agrees_fully,
    is_evident,
    is_finer,
    is_kin,
    is_news,
    likeness,
    same_body,
)
from .nouns_meant import is_overtaken, named_by, stands_alone
from .telling import Telling

_JUDGED = frozenset({kind for group in CONTINUED for kind in group} | {K.ASYLUM_GRANT, K.OTHER})
_NEWS = frozenset({K.CONVICTION, K.SENTENCE, K.ACQUITTAL, K.ASYLUM_GRANT, K.ASYLUM_REFUSAL, K.SANCTION_LISTING, K.UPHOLDING, K.ANNULMENT})
"""Kinds that the head of a document tells as its news, and that are not told again as a step of their own."""
_HEAD = 700
"""Characters of a document in which its head tells the news that the rest tells once more."""


def gathered(tellings: Sequence[Telling], *, today: str = "") -> tuple[list[Drafted], dict[int, Drafted]]:
    """Return the acts of a document, and for the number of each telling the act it belongs to; ``today`` is the document's own date."""
    acts: list[Drafted] = []
    of: dict[int, Drafted] = {}
    order = sorted(
        range(len(tellings)),
        key=lambda n: (not tellings[n].hit.tells, tellings[n].hit.span.start),
    )
    for number in order:
        telling = tellings[number]
        act = (_same_told(telling, acts) or _told_at_head(telling, acts, today=today)) if telling.hit.tells else named_by(telling, acts)
        if act is None and (stands_alone(telling) if not telling.hit.tells else not _is_mention(telling)):
            act = Drafted(kind=telling.hit.rule.kind, outcome=telling.hit.rule.outcome, apart=_apart(telling, acts))
            acts.append(act)
        if act is not None:
            of[number] = act
            _join(act, telling)
    return acts, of


def _apart(telling: Telling, acts: Sequence[Drafted]) -> list[Drafted]:
    """Return the acts from which the words of a telling tell it apart, although it is of their kind."""
    if not telling.hit.tells:
        return []
    return [act for act in acts if (is_kin(act, telling) and is_another(telling, act)) or _is_next_to(telling, act)]


def _is_next_to(telling: Telling, act: Drafted) -> bool:
    last = act.tellings[-1]
    return last.sentence == telling.sentence and last.hit.tells and is_next_in_sentence(telling, last)


def _join(act: Drafted, telling: Telling) -> None:
    """Add a telling to an act; it gives what the act does not have yet, and a more exact date."""
    act.tellings.append(telling)
    if telling.date and is_finer(telling.date, act.date):
        act.date = telling.date
    if telling.body and (not act.body or (telling.body_entity and not act.body_entity)):
        act.body, act.body_entity = telling.body, telling.body_entity
    act.jurisdiction = act.jurisdiction or telling.jurisdiction
    act.mode = telling.mode if act.mode is Mode.UNKNOWN else act.mode
    if telling.hit.tells or len(act.tellings) == 1:
        act.persons.extend(p for p in telling.persons if p not in act.persons)
    if telling.hit.tells and act.kind in PLAIN and telling.hit.rule.kind not in PLAIN:
        act.kind, act.outcome = telling.hit.rule.kind, telling.hit.rule.outcome


def _same_told(telling: Telling, acts: Sequence[Drafted]) -> Drafted | None:
    """Return the act that a telling tells again, or goes on to tell."""
    for act in reversed(acts):
        if _is_meant(telling, act) or _is_continued(telling, act) or _is_same_day(telling, act) or _is_narrated(telling, act):
            return act
    if telling.anew:
        return None
    fitting = [act for act in acts if is_kin(act, telling) and agrees_fully(telling, act) and (is_evident(telling, act) or telling.lasting)]
    fitting = [act for act in fitting if not _is_told_beside(telling, act) and not is_another(telling, act)]
    if not telling.date:
        fitting = [act for act in fitting if not is_overtaken(act, telling, acts)]
    return max(fitting, key=lambda act: likeness(telling, act), default=None)


def _told_at_head(telling: Telling, acts: Sequence[Drafted], *, today: str) -> Drafted | None:
    """Return the news that the head of a document tells of somebody without a name, where this is told with a name, a body or a day.

    "A contractor has been sentenced for stealing", and farther on "Sardina was sentenced today before Judge Sciarrino".
    """
    alike = [act for act in acts if act.kind is telling.hit.rule.kind]
    if len(alike) != 1 or telling.hit.rule.kind not in _NEWS or telling.anew or not (telling.principal or telling.body or telling.date):
        return None
    (act,) = alike
    if any(t.hit.span.start > _HEAD or t.date or t.principal or (t.body and t.body_named) for t in act.tellings):
        return None
    told_as_news = not telling.date or is_news(telling.date, today)
    fits = told_as_news and telling.hit.rule.outcome == act.outcome and agrees_fully(telling, act)
    return act if fits and not is_another(telling, act) and not _is_next_to(telling, act) else None


def _is_told_beside(telling: Telling, act: Drafted) -> bool:
    """Say whether one sentence tells of both as of two: "a warrant was issued and he was put on the wanted list"."""
    kinds = {telling.hit.rule.kind, act.kind}
    return kinds == {K.NOTICE, K.WARRANT} and any(t.sentence == telling.sentence and t.hit.tells for t in act.tellings)


def _is_meant(telling: Telling, act: Drafted) -> bool:
    """Say whether a telling points back to an act: "this order was issued", "the judge adopted the decision to expel"."""
    if telling.governed_by is not None and any(t.sentence == telling.sentence and _governs(t, telling.governed_by) for t in act.tellings):
        return True
    kinds = _JUDGED if telling.hit.rule.kind is K.JUDGMENT else {telling.hit.rule.kind}
    near = 0 <= telling.sentence - act.last_sentence <= FAR and act.outcome not in ASKING
    return telling.anaphoric and near and act.kind in kinds and agrees(telling, act)


def _governs(telling: Telling, governor: Span) -> bool:
    """Say whether a word on which others hang is that of a telling: "the decision to", "the court ruled to", "постановил выдать"."""
    return telling.hit.span.overlaps(governor) and (not telling.hit.tells or telling.hit.rule.kind is K.JUDGMENT)


def _is_same_day(telling: Telling, act: Drafted) -> bool:
    """Say whether one body decided both on one day, or in one month: a court that annuls and rejects does so in one ruling."""
    if telling.operative and (K.JUDGMENT not in {telling.hit.rule.kind, act.kind} or telling.hit.rule.outcome == "ordered"):
        return False
    return (
        len(telling.date) >= 7
        and telling.date == act.date
        and bool(telling.body_entity)
        and telling.body_entity == act.body_entity
        and any({telling.hit.rule.kind, act.kind} <= group for group in CONTINUED)
    )


_DECIDED = _JUDGED - {K.OTHER}


def _is_narrated(telling: Telling, act: Drafted) -> bool:
    """Say whether only what the decision says is told that was told right before: "the court found that the evidence was weak"."""
    if not telling.narrates or telling.date or (telling.body_named and not same_body(telling, act)):
        return False
    return act.kind in _DECIDED and act.outcome not in ASKING and 0 <= telling.sentence - act.last_sentence <= FAR


_OPPOSITE = {EffectKind.ANNULS, EffectKind.UPHOLDS}
"""What is not done to two things by one act: "quashed the acquittal, upholding the warrant"."""


def _is_continued(telling: Telling, act: Drafted) -> bool:
    """Say whether a telling goes on about an act of the same sentence: "overturned the decision and rejected the application"."""
    last = act.tellings[-1]
    if last.sentence != telling.sentence or not any({telling.hit.rule.kind, last.hit.rule.kind} <= group for group in CONTINUED):
        return False
    if (telling.body and telling.body != last.body) or (telling.date and telling.date != last.date):
        return False
    if is_next_in_sentence(telling, last) or {telling.hit.rule.kind, last.hit.rule.kind} == {K.ASYLUM_GRANT, K.REFUSAL}:
        return False
    if {telling.hit.rule.effect, last.hit.rule.effect} == _OPPOSITE and telling.hit.object != last.hit.object:
        return False
    if telling.principal and last.principal and telling.principal != last.principal:
        return False
    if not (telling.clause.overlaps(last.clause) or (telling.body and telling.body == last.body)):
        return False
    return telling.hit.span.start - last.hit.span.end < APART


def _is_mention(telling: Telling) -> bool:
    """Say whether a verb only speaks of a decision that it takes as known: "the court's decision was made", "that order was issued"; or of
    many that nobody tells apart: "that system produced decisions"."""
    is_given = telling.hit.rule.kind is K.JUDGMENT and telling.hit.rule.outcome == "decided"
    return is_given and not telling.date and (telling.of_known or (telling.plural and not telling.body))
