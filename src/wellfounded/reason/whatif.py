"""What if: the same case with acts that nobody has made, or without what somebody says, and everything that then differs.

A hypothetical act is dated on D, known to all, touched by nothing, and does one thing. Nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ..errors import UnknownIdError
from ..model.edtf import Edtf
from ..model.facts import ActEffect, CaseFacts, LegalAct, Retraction
from ..model.labels import EffectKind
from ..model.standing import AsOf, Change
from .standing import Engine

HYPOTHETICAL = "what-if:"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What differs between a case and the same case under a hypothesis; ``unchanged`` counts the acts that do not."""

    asof: AsOf
    changes: tuple[Change, ...]
    unchanged: int

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)


def what_if(
    facts: CaseFacts,
    *,
    asof: AsOf,
    quash: Iterable[str] = (),
    end: Iterable[str] = (),
    stay: Iterable[str] = (),
    decide: Iterable[str] = (),
    doubt: Iterable[str] = (),
    remove: Iterable[str] = (),
    stated_only: bool = False,
) -> WhatIf:
    """Return every act whose label or modifiers differ if these acts were quashed, ended, stayed or decided on D.

    ``quash`` leaves the request undecided, as an annulment with remand does. ``doubt`` takes claims, sources, entities or acts as taken
    back where others rest on them; ``remove`` leaves acts or claims out of the case, with all rows that speak of them.
    Raises UnknownIdError for an id that the case does not have.
    """
    wanted = {EffectKind.ANNULS: quash, EffectKind.ENDS: end, EffectKind.STAYS: stay, EffectKind.DECIDES: decide}
    removed = frozenset(remove)
    supposed = suppose(without(facts, removed), on=asof.on, acts={kind: tuple(ids) for kind, ids in wanted.items()}, doubt=tuple(doubt))
    before = Engine(facts, stated_only=stated_only).standing(asof)
    kept = [act for act in before if act not in removed]
    after = Engine(supposed, stated_only=stated_only).standing(asof, kept)
    changes = tuple(
        Change(act=act, before=before[act], after=after[act])
        for act in kept
        if (before[act].label, before[act].said) != (after[act].label, after[act].said)
    )
    return WhatIf(asof=asof, changes=changes, unchanged=len(kept) - len(changes))


def suppose(facts: CaseFacts, *, on: date, acts: dict[EffectKind, tuple[str, ...]], doubt: tuple[str, ...] = ()) -> CaseFacts:
    """Return the facts with one hypothetical act of ``on`` for each effect, and with what is doubted taken back."""
    declared = {act.id for act in facts.acts}
    new_acts, new_effects = [], []
    for kind, targets in acts.items():
        for target in targets:
            _check(target, declared, "act")
            id_ = f"{HYPOTHETICAL}{kind}:{target}"
            new_acts.append(LegalAct(id=id_, title=f"hypothetical act that {kind} {target}", date=Edtf.parse(on.isoformat())))
            new_effects.append(ActEffect(kind=kind, source=id_, target=target))
    declared |= {row.id for row in facts.claims} | {row.id for row in facts.sources} | {row.id for row in facts.entities}
    for id_ in doubt:
        _check(id_, declared, "act, claim, source or entity")
    return replace(
        facts,
        acts=(*facts.acts, *new_acts),
        effects=(*facts.effects, *new_effects),
        retracted=(*facts.retracted, *(Retraction(claim=id_, by=HYPOTHETICAL) for id_ in doubt)),
    )


def without(facts: CaseFacts, removed: frozenset[str]) -> CaseFacts:
    """Return the facts without some acts or claims and without the rows that speak of them; a ground falls with a premise."""
    if not removed:
        return facts
    declared = {row.id for row in facts.acts} | {row.id for row in facts.claims}
    for id_ in sorted(removed):
        _check(id_, declared, "act or claim")
    return replace(
        facts,
        acts=tuple(row for row in facts.acts if row.id not in removed),
        claims=tuple(row for row in facts.claims if row.id not in removed),
        effects=tuple(row for row in facts.effects if not removed & {row.source, row.target}),
        parts=tuple(row for row in facts.parts if not removed & {row.whole, row.part}),
        grounds=tuple(row for row in facts.grounds if not removed & {row.of, *row.premises}),
        closed=tuple(row for row in facts.closed if row.of not in removed),
        retracted=tuple(row for row in facts.retracted if not removed & {row.claim, row.by}),
        same=tuple(row for row in facts.same if not removed & {row.a, row.b}),
        recognition=tuple(row for row in facts.recognition if row.act not in removed),
        origins=tuple(id_ for id_ in facts.origins if id_ not in removed),
        unknown_origins=tuple(id_ for id_ in facts.unknown_origins if id_ not in removed),
        controlled_by=tuple(row for row in facts.controlled_by if not removed & {row.entity, row.controller}),
    )


def _check(id_: str, declared: Iterable[str], what: str) -> None:
    if id_ not in declared:
        raise UnknownIdError(f"the case has no {what} {id_!r}")
