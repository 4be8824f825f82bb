"""What an act does to one told before although no verb of its clause says so: a court grants the asylum that an office refused, an
application to quash an order is refused, a release is asked for by somebody who was arrested.

Only what can be meant in no other way counts: one act of the fitting kind, of the same person, told before and not later in time.
Invariant: nothing is implied for an act of which the text states an effect on an act of the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...model.labels import ActKind as K
from ...model.labels import EffectKind as E
from ..forums import table
from .antecedents import is_decided, is_request
from .evidence import Drafted, is_later
from .powers import sorts_of
from .tellings import Told

_REFUSED = frozenset({K.ASYLUM_REFUSAL, K.REFUSAL})
_MEASURES = frozenset(
    {
        K.EXPULSION_ORDER,
        K.EXTRADITION_ORDER,
        K.ASYLUM_REFUSAL,
        K.REFUSAL,
        K.SANCTION_LISTING,
        K.FREEZING_ORDER,
        K.ARREST,
        K.WARRANT,
        K.OTHER,
    }
)
"""What an application to annul, to lift or to stay is made against, beside judgments."""
_NEAR = 4
"""Sentences over which an application reaches back to what it is against."""
_HELD = frozenset({K.ARREST, K.SENTENCE, K.CONVICTION})


@cache
def _words(key: str) -> re.Pattern[str]:
    rows: Sequence[str] = table("implied")[key]  # type: ignore[assignment]
    return re.compile("|".join(rows), re.IGNORECASE)


def implied(told: Told, number: int) -> Iterator[tuple[E, Drafted]]:
    """Yield what a telling does to acts told before without a word that says so."""
    telling, own = told.tellings[number], told.acts[number]
    if not telling.hit.tells:
        return
    said = told.text[telling.clause.start : telling.clause.end]
    if own.kind is K.ASYLUM_GRANT and "court" in sorts_of(own.body):
        yield from ((E.ANNULS, act) for act in _last(told, number, _REFUSED, near=None))
    elif own.kind in (K.REFUSAL, K.UPHOLDING) and _words("asks_annulment").search(said):
        yield from ((E.UPHOLDS, act) for act in _last(told, number, _MEASURES, near=_NEAR) if act.kind is not K.ARREST)
    elif is_request(own) and _words("asks_release").search(said):
        yield from ((E.CHALLENGES, act) for act in _last(told, number, _HELD, near=None))
    elif is_request(own) and _words("asks_deletion").search(said):
        yield from ((E.CHALLENGES, act) for act in _last(told, number, frozenset({K.NOTICE}), near=None))
    if own.kind is K.RELEASE and own.outcome == "pardoned":
        yield from ((E.ENDS, act) for act in _last(told, number, frozenset({K.SENTENCE, K.CONVICTION}), near=None))
    if is_request(own):
        yield from ((E.CHALLENGES, act) for act in _asked_to_annul(told, number))


def _last(told: Told, number: int, kinds: frozenset[K], *, near: int | None) -> list[Drafted]:
    """Return the last act of some kinds told before, of the same person and not later; none where two of one day fit."""
    telling, own = told.tellings[number], told.acts[number]
    found: list[Drafted] = []
    for other, act in zip(told.tellings[:number], told.acts[:number], strict=True):
        reaches = near is None or telling.sentence - other.sentence <= near
        if act is own or act.kind not in kinds or not reaches or is_later(act, own) or is_request(act):
            continue
        if own.persons and act.persons and not set(own.persons) & set(act.persons):
            continue
        found = [*(one for one in found if one is not act), act]
    return found[-1:]


def _asked_to_annul(told: Told, number: int) -> list[Drafted]:
    """Return the act named right after what a petition asks for: "asks the court to quash the decree of 2 April"."""
    telling, own = told.tellings[number], told.acts[number]
    asked = _words("to_annul").search(told.text, telling.hit.anchor.start, telling.hit.anchor.end + _REACH)
    if asked is None or told.words[number].context["passive"].search(told.text, asked.start() - 1, asked.start()):
        return []
    after = [
        (other.hit.span.start, act)
        for other, act in told.near(number)
        if act is not own and not is_request(act) and (is_decided(act) or act.kind is K.NOTICE)
        if asked.end() <= other.hit.span.start <= asked.end() + _REACH
    ]
    return [min(after, key=lambda pair: pair[0])[1]] if after else []


_REACH = 260
"""Characters between a petition, what it asks for and against what."""
