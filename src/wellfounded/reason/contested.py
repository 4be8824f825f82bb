"""Contested labels: those that another reading of an effect, or another view of which acts are one, would change.

An effect with an ``alternative`` is computed as its ``kind``; each such effect is read the other way, by itself, and the labels are
compared. Two acts that a row of ``same`` joins are computed as two, because a row of identity is somebody's word until a person merges
them; each pair is computed as one act, by itself, and the label of the one act is compared with the labels of both. Then it has the
rows of both, was made on a day that both dates allow (or, where they exclude each other, somewhere between them), and is known as soon
as either is. Only labels are compared, as they are shown, not modifiers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from ..model.edtf import Edtf
from ..model.facts import CaseFacts, Identity, LegalAct
from .evaluation import Change, Evaluation
from .labels import needed, word_of
from .program import ALWAYS, FAR, STRUCTURAL, Edge, Program, relations
from .rules import Relation


class Variants:
    """The programs of the other views of a case, made at first use and kept: they do not depend on the as-of date."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._merged: dict[int, Program] = {}
        self._read: dict[int, Program] = {}

    def merged(self, at: int) -> Program:
        """Return the case with the two acts of a row of ``same`` as one, under the id of the first."""
        if at not in self._merged:
            a, b, _ = self.program.same[at]
            self._merged[at] = Program(as_one(self.program, a, b), stated_only=self.program.stated_only)
        return self._merged[at]

    def read_otherwise(self, row: int) -> Program:
        """Return the case with an effect read the other way."""
        if row not in self._read:
            effects = list(self.program.facts.effects)
            effect = effects[row]
            effects[row] = replace(effect, kind=effect.alternative or effect.kind, alternative=None)
            facts = replace(self.program.facts, effects=tuple(effects))
            self._read[row] = Program(facts, stated_only=self.program.stated_only)
        return self._read[row]


def contested(evaluation: Evaluation, acts: Iterable[int], variants: Variants) -> set[int]:
    """Return those of the acts whose label would change."""
    program = evaluation.program
    if not program.alternatives and not program.same:
        return set()
    wanted = {act for act in acts if evaluation.known(act)}
    found: set[int] = set()
    seen: set[Change] = set()
    for row in program.alternatives:
        effect = program.facts.effects[row]
        target = program.number[effect.target]
        if program.effect_known(row) > evaluation.known_by:
            continue
        if STRUCTURAL & {effect.kind, effect.alternative}:
            ends = (target, program.number[effect.source])
            found |= _differing(evaluation, variants.read_otherwise(row), _reached(evaluation, ends, wanted))
        elif evaluation.position[target] >= 0:
            found |= _flipped(evaluation, row, target, seen=seen) & wanted
    for at, (a, b, known) in enumerate(program.same):
        if known <= evaluation.known_by:
            found |= _differing(evaluation, variants.merged(at), _reached(evaluation, (a, b), wanted), became=(b, a))
    return found


def _flipped(evaluation: Evaluation, row: int, target: int, *, seen: set[Change]) -> set[int]:
    """Return the acts whose label changes when one effect is read the other way."""
    program = evaluation.program
    effect = program.facts.effects[row]
    assert effect.alternative is not None
    force = relations(effect.alternative, effect.suspensive)[0]
    relation = Relation.INERT if force is None else force
    before = program.incoming.get(target, [])
    source = program.number[effect.source]
    evaluation.swapped[target] = [
        Edge(relation, edge.other, edge.known, edge.row) if edge.row == row and edge.other == source else edge for edge in before
    ]
    changes = evaluation.revise([target], seen=seen)
    touched = {node for node, _ in changes if node < program.acts}
    touched |= {whole for act in touched for whole in program.wholes.get(act, ()) if evaluation.position[whole] >= 0}
    after = {act: word_of(evaluation, act) for act in touched}
    evaluation.undo(changes)
    del evaluation.swapped[target]
    return {act for act, word in after.items() if word != word_of(evaluation, act)}


def _reached(evaluation: Evaluation, acts: Iterable[int], wanted: set[int]) -> set[int]:
    """Return those of the wanted acts that depend on these, with these themselves."""
    program = evaluation.program
    reached = set(acts)
    waiting = list(reached)
    while waiting:
        act = waiting.pop()
        for user in (*program.users.get(act, ()), *program.wholes.get(act, ())):
            if user < program.acts and user not in reached and evaluation.position[user] >= 0:
                reached.add(user)
                waiting.append(user)
    return reached & wanted


def _differing(evaluation: Evaluation, other: Program, acts: set[int], *, became: tuple[int, int] | None = None) -> set[int]:
    """Return the acts whose label differs in another program of the same case, in which one act may have become another."""
    if not acts:
        return set()
    elsewhere = Evaluation(other, evaluation.asof)
    ids = evaluation.program.ids
    number = {act: other.number[ids[became[1]] if became and act == became[0] else ids[act]] for act in acts}
    elsewhere.ensure(node for at in number.values() for node in needed(elsewhere, at))
    return {act for act, at in number.items() if word_of(elsewhere, at) != word_of(evaluation, act)}


def join_acts(facts: CaseFacts, pairs: Iterable[tuple[str, str]]) -> tuple[CaseFacts, dict[str, str]]:
    """Return the facts with the acts of each pair as one, told by everybody who told either, and under which id each act that is gone lies.

    Ids that the facts do not have, or have joined already, are passed over.
    """
    became: dict[str, str] = {}
    for one, other in pairs:
        a, b = (_today(id_, became) for id_ in (one, other))
        program = Program(facts)
        if a == b or a not in program.number or b not in program.number:
            continue
        told = {act.id: act for act in facts.acts if act.id in (a, b)}
        facts = as_one(program, program.number[a], program.number[b])
        sources = (told[a].known_from, told[b].known_from)
        known = tuple(dict.fromkeys(one for known in sources if isinstance(known, tuple) for one in known))
        lists = all(isinstance(known_from, tuple) and known_from for known_from in sources)
        said = (*told[a].asserted, *told[b].asserted)
        known_from = known if lists else next(act.known_from for act in facts.acts if act.id == a)
        acts = tuple(replace(act, asserted=said, known_from=known_from) if act.id == a else act for act in facts.acts)
        facts = replace(facts, acts=acts, same=tuple(row for row in facts.same if row.a != row.b))
        became[b] = a
    return facts, {gone: _today(gone, became) for gone in became}


def _today(id_: str, became: Mapping[str, str]) -> str:
    while id_ in became:
        id_ = became[id_]
    return id_


def as_one(program: Program, a: int, b: int) -> CaseFacts:
    """Return the facts with two acts as one, under the id of the first; rows that would join it to itself are left out."""
    facts = program.facts
    kept, gone = program.ids[a], program.ids[b]
    names = {gone: kept}
    acts = tuple(_one(program, act, facts.acts[b]) if act.id == kept else act for act in facts.acts if act.id != gone)

    def name(id_: str) -> str:
        return names.get(id_, id_)

    effects = tuple(replace(row, source=name(row.source), target=name(row.target)) for row in facts.effects)
    parts = tuple(replace(row, whole=name(row.whole), part=name(row.part)) for row in facts.parts)
    return replace(
        facts,
        acts=acts,
        effects=tuple(new for new, old in zip(effects, facts.effects, strict=True) if new.source != new.target or old.source == old.target),
        parts=tuple(new for new, old in zip(parts, facts.parts, strict=True) if new.whole != new.part or old.whole == old.part),
        grounds=tuple(replace(row, of=name(row.of), premises=tuple(map(name, row.premises))) for row in facts.grounds),
        closed=tuple(replace(row, of=name(row.of)) for row in facts.closed),
        retracted=tuple(replace(row, claim=name(row.claim), by=name(row.by)) for row in facts.retracted),
        same=tuple(Identity(a=name(row.a), b=name(row.b), known_from=row.known_from) for row in facts.same),
    )


def _one(program: Program, act: LegalAct, other: LegalAct) -> LegalAct:
    a, b = program.number[act.id], program.number[other.id]
    day = min(program.known[a], program.known[b])
    return replace(
        act,
        known_from=() if day == ALWAYS else date.fromordinal(day),
        date=_both((program.early[a], program.late[a]), (program.early[b], program.late[b])),
        until=act.until
        if other.until is None
        else other.until
        if act.until is None
        else _both((program.until_early[a], program.until_late[a]), (program.until_early[b], program.until_late[b])),
    )


def _both(a: tuple[int, int], b: tuple[int, int]) -> Edtf | None:
    """Return the days that two dates of one instant allow; where they exclude each other, all from the one to the other."""
    first, last = max(a[0], b[0]), min(a[1], b[1])
    if first > last:
        first, last = last, first
    if first == ALWAYS and last == FAR:
        return None
    start = ".." if first == ALWAYS else date.fromordinal(first).isoformat()
    end = ".." if last == FAR else date.fromordinal(last).isoformat()
    return Edtf.parse(start if start == end else f"{start}/{end}")
