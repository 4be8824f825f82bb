"""The facts of a case with numbers for ids and days, indexed by what an evaluation asks for. Made once, for every as-of date.

Nodes are numbered: the force of each act first, in the order of the facts; then what each act, claim, source or entity carries as a
premise (``thing``); then the grounds. Days are ordinals; ``FAR`` stands for a day that never comes. A row counts from the day on which
it and both acts that it joins are known. Nothing is concluded here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ..model.edtf import Edtf
from ..model.facts import ASKING, ActEffect, Assertion, CaseFacts, KnownFrom, Suspensive, Weight, first_known
from ..model.labels import EffectKind
from .rules import Relation

FAR = 4_000_000
ALWAYS = 0
NO_GROUND = frozenset({Weight.MENTION, Weight.DECLINES})
_OF_KIND: dict[EffectKind, Relation] = {
    EffectKind.ANNULS: Relation.ANNULLED_BY,
    EffectKind.ENDS: Relation.ENDED_BY,
    EffectKind.STAYS: Relation.STAYED_BY,
    EffectKind.DECIDES: Relation.DECIDED_BY,
}
_BESIDE: dict[EffectKind, Relation] = {EffectKind.CHALLENGES: Relation.CHALLENGED_BY, EffectKind.BARS: Relation.BARRED_BY}
STRUCTURAL = frozenset({EffectKind.ACCESSORY, EffectKind.PART})
"""Kinds of effect that say how two acts hang together; the others say what one does to the other."""


class Edge(NamedTuple):
    """What an act is joined to: how, to which node, from which day it is known, and the row (effects from 0, parts from -1 down)."""

    relation: int
    other: int
    known: int
    row: int


class GroundRow(NamedTuple):
    of: int
    premises: tuple[int, ...]
    known: int
    row: int


class Told(NamedTuple):
    """A row about one thing: the day from which it is known, its place, and for a retraction the act that found so, or -1."""

    known: int
    row: int
    by: int = -1


class Program:
    """The rows of a case as numbers. ``stated_only`` leaves out the effects that nobody states, which a reader inferred."""

    def __init__(self, facts: CaseFacts, *, stated_only: bool = False) -> None:
        self.facts = facts
        self.stated_only = stated_only
        self._published = facts.published()
        self._days: dict[KnownFrom, int] = {}
        self.ids = [act.id for act in facts.acts]
        self.number = {id_: at for at, id_ in enumerate(self.ids)}
        self.acts = len(self.ids)
        self.asking = {at for at, act in enumerate(facts.acts) if act.kind in ASKING}
        self.known = [self._known(act.known_from) for act in facts.acts]
        self.early, self.late = _bounds(act.date for act in facts.acts)
        self.until_early, self.until_late = _bounds((act.until for act in facts.acts), missing=FAR)
        self.incoming: dict[int, list[Edge]] = defaultdict(list)
        self.beside: dict[int, list[Edge]] = defaultdict(list)
        self.parts: dict[int, list[Edge]] = defaultdict(list)
        self.complete: dict[int, list[Told]] = defaultdict(list)
        self.alternatives: list[int] = []
        self.unstated: list[tuple[int, Edge]] = []
        self._add_effects()
        self._add_parts()
        self.things = dict(self.number)
        self._add_claims()
        self.grounds: list[GroundRow] = []
        self.grounds_of: dict[int, list[int]] = defaultdict(list)
        self._add_grounds()
        self.closed = self._told((row.of, row.known_from, "") for row in facts.closed)
        self.retracted = self._told((row.claim, row.known_from, row.by) for row in facts.retracted)
        self.reliance = self.acts
        self.ground_nodes = self.reliance + len(self.things)
        self.nodes = self.ground_nodes + len(self.grounds)
        self.own_loops = {act for act, edges in self.incoming.items() if any(edge.other == act for edge in edges)}
        self.own_loops |= {act for act, edges in self.parts.items() if any(edge.other == act for edge in edges)}

    def _known(self, known_from: KnownFrom) -> int:
        day = self._days.get(known_from)
        if day is None:
            first = first_known(known_from, self._published)
            day = self._days[known_from] = ALWAYS if first is None else first.toordinal()
        return day

    def counted(self) -> Iterator[tuple[int, ActEffect]]:
        """Yield the effects that are computed with, each with its row."""
        for row, effect in enumerate(self.facts.effects):
            if effect.stated or not self.stated_only:
                yield row, effect

    def effect_known(self, row: int) -> int:
        """Return the day from which an effect counts: it and both its acts are known."""
        effect = self.facts.effects[row]
        return max(self._known(effect.known_from), self.known[self.number[effect.source]], self.known[self.number[effect.target]])

    def _add_effects(self) -> None:
        for row, effect in self.counted():
            source, target = self.number[effect.source], self.number[effect.target]
            known = max(self._known(effect.known_from), self.known[source], self.known[target])
            if effect.alternative is not None and effect.alternative != effect.kind:
                self.alternatives.append(row)
            self._add_effect(effect, row, known, source, target)

    def _add_effect(self, effect: ActEffect, row: int, known: int, source: int, target: int) -> None:
        kind = effect.kind
        if kind is EffectKind.ACCESSORY:
            self.incoming[source].append(Edge(Relation.ACCESSORY_TO, target, known, row))
            return
        if kind is EffectKind.PART:
            self._add_part(source, target, known, row)
            return
        force, beside = relations(kind, effect.suspensive)
        if force is None and effect.alternative is not None and relations(effect.alternative, effect.suspensive)[0] is not None:
            force = Relation.INERT
        if force is not None:
            self.incoming[target].append(Edge(force, source, known, row))
        if beside is not None:
            self.beside[target].append(Edge(beside, source, known, row))
        if kind is EffectKind.IMPLEMENTS:
            self.beside[source].append(Edge(Relation.IMPLEMENTS, target, known, row))
        if kind is EffectKind.CHALLENGES and effect.suspensive not in (Suspensive.YES, Suspensive.NO):
            self.unstated.append((target, Edge(Relation.CHALLENGED_BY, source, known, row)))

    def _add_part(self, whole: int, part: int, known: int, row: int) -> None:
        self.incoming[part].append(Edge(Relation.PART_OF, whole, known, row))
        self.parts[whole].append(Edge(Relation.WHOLE_OF, part, known, row))

    def _add_parts(self) -> None:
        for at, row in enumerate(self.facts.parts):
            whole, part = self.number[row.whole], self.number[row.part]
            known = max(self._known(row.known_from), self.known[whole], self.known[part])
            self._add_part(whole, part, known, -1 - at)
            if row.complete:
                self.complete[whole].append(Told(known, at))

    def _add_claims(self) -> None:
        days: list[int] = []
        rows: Iterable[tuple[str, KnownFrom]] = (
            *((claim.id, claim.known_from) for claim in self.facts.claims),
            *((source.id, source.known_from or ()) for source in self.facts.sources),
            *((party.id, ()) for party in self.facts.entities),
        )
        for id_, known_from in rows:
            if id_ not in self.things:
                self.things[id_] = len(self.things)
                days.append(self._known(known_from))
        self.thing_known = self.known + days if days else self.known

    def _add_grounds(self) -> None:
        for row, ground in enumerate(self.facts.grounds):
            if ground.weight in NO_GROUND:
                continue
            of = self.things[ground.of]
            known = max(self._known(ground.known_from), self.thing_known[of])
            self.grounds_of[of].append(len(self.grounds))
            self.grounds.append(GroundRow(of, tuple(self.things[premise] for premise in ground.premises), known, row))

    def _told(self, rows: Iterable[tuple[str, KnownFrom, str]]) -> dict[int, list[Told]]:
        found: dict[int, list[Told]] = defaultdict(list)
        for at, (id_, known_from, by) in enumerate(rows):
            thing, act = self.things[id_], self.number.get(by, -1)
            known = max(self._known(known_from), self.thing_known[thing], self.known[act] if act >= 0 else ALWAYS)
            found[thing].append(Told(known, at, act))
        return found

    @cached_property
    def same(self) -> list[tuple[int, int, int]]:
        """The rows that say that two acts are one, as the two acts and the day from which that is known."""
        found = []
        for row in self.facts.same:
            a, b = self.number.get(row.a), self.number.get(row.b)
            if a is not None and b is not None and a != b:
                found.append((a, b, max(self._known(row.known_from), self.known[a], self.known[b])))
        return found

    @cached_property
    def users(self) -> dict[int, list[int]]:
        """The nodes that look at each node, whatever the as-of date; nodes at which none looks are left out."""
        users: dict[int, list[int]] = {}
        for act, edges in self.incoming.items():
            for edge in edges:
                users.setdefault(edge.other, []).append(act)
        for whole in self.complete:
            for edge in self.parts[whole]:
                users.setdefault(edge.other, []).append(whole)
        carrying = set(self.grounds_of)
        for at, ground in enumerate(self.grounds, start=self.ground_nodes):
            users.setdefault(at, []).append(self.reliance + ground.of)
            carrying.update(ground.premises)
            for premise in ground.premises:
                users.setdefault(self.reliance + premise, []).append(at)
        for thing, rows in self.retracted.items():
            for told in rows:
                if told.by >= 0:
                    users.setdefault(told.by, []).append(self.reliance + thing)
        for thing in carrying:
            if thing < self.acts:
                users.setdefault(thing, []).append(self.reliance + thing)
        return users

    @cached_property
    def wholes(self) -> dict[int, list[int]]:
        """The acts of which each act is listed as a part."""
        wholes: dict[int, list[int]] = defaultdict(list)
        for whole, edges in self.parts.items():
            for edge in edges:
                wholes[edge.other].append(whole)
        return wholes

    @cached_property
    def told(self) -> dict[int, tuple[int, ...]]:
        """The days, in order, on which sources tell of each act of which any does."""
        days: dict[int, set[int]] = defaultdict(set)
        for at, act in enumerate(self.facts.acts):
            if act.known_from or act.asserted:
                days[at].update(self._telling(act.known_from, act.asserted))
        for id_, known_from, asserted in self._rows_about():
            about = self.number.get(id_)
            if about is not None:
                days[about].update(self._telling(known_from, asserted))
        return {act: tuple(sorted(found)) for act, found in days.items()}

    def _rows_about(self) -> Iterator[tuple[str, KnownFrom, Sequence[Assertion]]]:
        facts = self.facts
        for effect in (row for row in facts.effects if row.known_from or row.asserted):
            yield effect.source, effect.known_from, effect.asserted
            yield effect.target, effect.known_from, effect.asserted
        for part in (row for row in facts.parts if row.known_from or row.asserted):
            yield part.whole, part.known_from, part.asserted
            yield part.part, part.known_from, part.asserted
        for ground in (row for row in facts.grounds if row.known_from or row.asserted):
            for id_ in (ground.of, *ground.premises):
                yield id_, ground.known_from, ground.asserted
        for closed in facts.closed:
            yield closed.of, closed.known_from, closed.asserted

    def _telling(self, known_from: KnownFrom, asserted: Sequence[Assertion]) -> Iterator[int]:
        if isinstance(known_from, date):
            yield known_from.toordinal()
            known_from = ()
        for source in (*known_from, *(row.document for row in asserted)):
            day = self._published.get(source) if source else None
            if day is not None:
                yield day.toordinal()


def relations(kind: EffectKind, suspensive: Suspensive | None) -> tuple[Relation | None, Relation | None]:
    """Return how an effect of a kind bears on the force of its target, and what it puts beside its label."""
    if kind is EffectKind.CHALLENGES and suspensive is Suspensive.YES:
        return Relation.SUSPENDED_BY_CHALLENGE, Relation.CHALLENGED_BY
    return _OF_KIND.get(kind), _BESIDE.get(kind)


def _bounds(dates: Iterable[Edtf | None], *, missing: int = ALWAYS) -> tuple[list[int], list[int]]:
    """Return the first and last day of each date as ordinals; an act without a date may have been made at any time."""
    early, late = [], []
    for told in dates:
        if told is None:
            early.append(missing)
            late.append(FAR)
        else:
            early.append(told.earliest.toordinal() if told.earliest else ALWAYS)
            late.append(told.latest.toordinal() if told.latest else FAR)
    return early, late
