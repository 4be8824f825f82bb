"""When an act was made whose date nobody tells: not before what it does something to, not after what was done to it.

Only stated effects count, and only those that cannot be told before their target was there. What a text tells is never changed.
Invariant: no bound is made up; bounds that contradict each other are left as they were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date as day

from ..model.edtf import Edtf
from ..model.facts import ActEffect, LegalAct
from ..model.labels import EffectKind as K

_LATER = frozenset({K.ANNULS, K.ENDS, K.STAYS, K.CHALLENGES, K.DECIDES, K.UPHOLDS, K.IMPLEMENTS})
"""What an act can only do to one that was there before it."""
_ROUNDS = 8
"""So long a chain of appeals and decisions is followed."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """A first or last day, and the act that it follows from; none where it is the day of a document."""

    when: day
    act: str


def narrowed(rows: Iterable[LegalAct], effects: Iterable[ActEffect], *, told: Collection[str]) -> list[LegalAct]:
    """Return the acts with narrower dates for those that are not ``told`` with one, and from which acts these follow."""
    rows = list(rows)
    pairs = [(effect.target, effect.source) for effect in effects if effect.stated and effect.kind in _LATER]
    first = {row.id: _Bound(row.date.earliest, row.id) for row in rows if row.date and row.date.earliest and row.id in told}
    last = {row.id: _Bound(row.date.latest, row.id if row.id in told else "") for row in rows if row.date and row.date.latest}
    for _ in range(_ROUNDS):
        moved = [_later(first, before, after, told) for before, after in pairs] + [
            _earlier(last, before, after, told) for before, after in pairs
        ]
        if not any(moved):
            break
    return [row if row.id in told else _between(row, first.get(row.id), last.get(row.id)) for row in rows]


def _later(first: dict[str, _Bound], before: str, after: str, told: Collection[str]) -> bool:
    known, own = first.get(before), first.get(after)
    if after in told or known is None or (own is not None and own.when >= known.when):
        return False
    first[after] = known
    return True


def _earlier(last: dict[str, _Bound], before: str, after: str, told: Collection[str]) -> bool:
    known, own = last.get(after), last.get(before)
    if before in told or known is None or not known.act or (own is not None and own.when <= known.when):
        return False
    last[before] = known
    return True


def _between(row: LegalAct, first: _Bound | None, last: _Bound | None) -> LegalAct:
    follows = first is not None or (last is not None and last.act)
    if not follows or (first and last and first.when > last.when):
        return row
    acts: Mapping[str, str] = {name: bound.act for name, bound in (("after", first), ("before", last)) if bound is not None and bound.act}
    return replace(row, date=_edtf(first, last), extra={**row.extra, "date_from": acts})


def _edtf(first: _Bound | None, last: _Bound | None) -> Edtf:
    if first is not None and last is not None:
        return Edtf.between(first.when, last.when)
    return Edtf.parse(f"{first.when if first else '..'}/{last.when if last else '..'}")
