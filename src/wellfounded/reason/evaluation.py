"""The well-founded model of a case as of three dates, worked out node by node and only as far as it is asked for.

Nodes that depend on no circle get their state from the states of the nodes that they look at; the nodes of a circle are grounded and
solved together (``circles``). Both read the rules of ``rules`` through ``tables``. A node is always settled after those that it looks
at, so ``position`` orders them, and a change of one date or row is carried on in that order to the nodes that it reaches.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from heapq import heappop, heappush

from ..model.standing import AsOf
from . import circles
from .graph import strongly_connected
from .program import FAR, Edge, Program
from .rules import Kind, Relation
from .tables import given, table
from .wfs import FALSE, TRUE, UNDEFINED

Change = tuple[int, int]
"""A node and the state that it had before."""


class Evaluation:
    """The states of the nodes asked for. What is asked for later is settled then."""

    def __init__(self, program: Program, asof: AsOf) -> None:
        self.program = program
        self.asof = asof
        self.on = asof.on.toordinal()
        self.made_by = asof.made.toordinal()
        self.known_by = asof.known_by.toordinal() if asof.known_by else FAR
        self.state = [-1] * program.nodes
        self.position = [-1] * program.nodes
        self.order: list[int] = []
        self.circles: dict[int, list[int]] = {}
        self.fixed_date: dict[int, tuple[int, int]] = {}
        self.fixed_until: dict[int, int] = {}
        self.swapped: dict[int, list[Edge]] = {}
        self._given = given()
        self._weights = table(Kind.FORCE).weights
        reliance = table(Kind.RELIANCE)
        self._inputs = tuple(zip(reliance.inputs, reliance.weights, strict=False))
        self._weight = {head: reliance.weights[reliance.slot_of(head)] for head in reliance.heads}

    # what is asked

    def known(self, act: int) -> bool:
        return self.program.known[act] <= self.known_by

    def dates(self, act: int) -> tuple[int, int]:
        """Return whether the act was made by J and by D: 0 no, 1 it may have been, 2 yes."""
        if act in self.fixed_date:
            return self.fixed_date[act]
        early, late = self.program.early[act], self.program.late[act]
        made = TRUE if late <= self.made_by else FALSE if early > self.made_by else UNDEFINED
        return made, TRUE if late <= self.on else FALSE if early > self.on else UNDEFINED

    def expired(self, act: int) -> int:
        """Return whether the last day of force lies before D."""
        if act in self.fixed_until:
            return self.fixed_until[act]
        early, late = self.program.until_early[act], self.program.until_late[act]
        return TRUE if late < self.on else FALSE if early >= self.on else UNDEFINED

    def kind(self, node: int) -> Kind:
        if node < self.program.acts:
            return Kind.FORCE
        return Kind.RELIANCE if node < self.program.ground_nodes else Kind.GROUND

    def value(self, node: int, name: str) -> int:
        """Return what holds of a node that is settled."""
        return table(self.kind(node)).columns[name][self.state[node]]

    def input(self, node: int, name: str) -> int:
        """Return an input of a node from the rows and, for a premise, from the force of the act that it is."""
        if name == "expired":
            return self.expired(node)
        if node < self.program.acts:
            return self.dates(node)[name == "madeD"]
        thing = node - self.program.reliance
        if name in ("made", "quashed"):
            if thing < self.program.acts:
                return self.value(thing, name)
            return TRUE if name == "made" else FALSE
        rows = self.program.closed if name == "closed" else self.program.retracted
        return TRUE if any(told.known <= self.known_by and told.by < 0 for told in rows.get(thing, ())) else FALSE

    def joined(self, node: int, relation: Relation) -> list[Edge]:
        """Return the rows that count and that join a node to others in a given way."""
        program = self.program
        if relation is Relation.WHOLE_OF:
            return self._parts(node)
        if relation <= Relation.INERT:
            return [edge for edge in self._incoming(node) if edge.relation == relation and edge.known <= self.known_by]
        if relation <= Relation.IMPLEMENTS:
            rows = program.beside.get(node, ())
            return [edge for edge in rows if edge.relation == relation and edge.known <= self.known_by]
        if relation is Relation.HAS_PREMISE:
            ground = program.grounds[node - program.ground_nodes]
            return [Edge(relation, other, ground.known, ground.row) for other in self._premises(node)]
        thing = node - program.reliance
        if relation is Relation.RESTS_ON:
            return [Edge(relation, other, 0, program.grounds[other - program.ground_nodes].row) for other in self._grounds(thing)]
        rows_told = program.retracted.get(thing, ())
        return [Edge(relation, told.by, told.known, told.row) for told in rows_told if told.by >= 0 and told.known <= self.known_by]

    def edges(self, node: int) -> list[Edge]:
        """Return the rows that count and that decide what becomes of a node."""
        if node < self.program.acts:
            return [edge for edge in self._incoming(node) if edge.known <= self.known_by] + self._parts(node)
        if node >= self.program.ground_nodes:
            return self.joined(node, Relation.HAS_PREMISE)
        return self.joined(node, Relation.FOUND_FALSE_BY) + self.joined(node, Relation.RESTS_ON)

    def ensure(self, nodes: Iterable[int]) -> None:
        """Settle the nodes and all that they look at."""
        wanted = [node for node in nodes if self.state[node] < 0]
        if not wanted:
            return
        loops = self.program.own_loops
        for component in strongly_connected(wanted, self._open_below):
            at = len(self.order)
            for node in component:
                self.position[node] = at
            node = component[0]
            self.order.append(node)
            if len(component) > 1 or node in loops:
                self.circles[at] = component
                self._settle_circle(component)
            else:
                self.state[node] = self._settled(node)

    def seen(self) -> Iterable[int]:
        """Return the nodes that are settled, in the order in which they were."""
        return (node for at, first in enumerate(self.order) for node in self.circles.get(at, (first,)))

    def below(self, node: int) -> list[int]:
        """Return the nodes that a node looks at."""
        program, by = self.program, self.known_by
        if node < program.acts:
            found = [edge.other for edge in self._incoming(node) if edge.known <= by]
            return found + [edge.other for edge in self._parts(node)] if node in program.complete else found
        if node >= program.ground_nodes:
            return self._premises(node)
        thing = node - program.reliance
        found = [thing] if thing < program.acts else []
        found += [told.by for told in program.retracted.get(thing, ()) if told.by >= 0 and told.known <= by]
        return found + self._grounds(thing)

    # change

    def revise(self, nodes: Iterable[int], *, upto: int = FAR, seen: set[Change] | None = None) -> list[Change]:
        """Settle these nodes again, and those that look at what changed; return what changed, with the states before.

        Nodes after the place ``upto`` are left as they are. With ``seen``, a change that is alone and was seen before goes no further.
        """
        changes: list[Change] = []
        waiting: list[int] = []
        queued: set[int] = set()
        users = self.program.users

        def queue(node: int) -> None:
            at = self.position[node]
            if 0 <= at <= upto and at not in queued:
                queued.add(at)
                heappush(waiting, at)

        for node in nodes:
            queue(node)
        while waiting:
            at = heappop(waiting)
            queued.discard(at)
            members = self.circles.get(at) or [self.order[at]]
            before = [self.state[node] for node in members]
            if at in self.circles:
                self._settle_circle(members)
            else:
                self.state[members[0]] = self._settled(members[0])
            changed = [(node, old) for node, old in zip(members, before, strict=True) if self.state[node] != old]
            changes += changed
            if seen is not None and len(changed) == 1 and not waiting:
                now = (changed[0][0], self.state[changed[0][0]])
                if now in seen:
                    continue
                seen.add(now)
            for node, _ in changed:
                for user in users.get(node, ()):
                    if self.position[user] != at:
                        queue(user)
        return changes

    def undo(self, changes: list[Change]) -> None:
        """Give back the states that ``revise`` changed."""
        for node, old in reversed(changes):
            self.state[node] = old

    def move(self, day: date, acts: Iterable[int]) -> list[Change]:
        """Go to another day as D and J, where only the dates of ``acts`` can tell the difference."""
        self.on = self.made_by = day.toordinal()
        self.asof = AsOf(on=day, known_by=self.asof.known_by)
        return self.revise(acts)

    # how

    def _incoming(self, act: int) -> Iterable[Edge]:
        if self.swapped and act in self.swapped:
            return self.swapped[act]
        return self.program.incoming.get(act, ())

    def _parts(self, act: int) -> list[Edge]:
        """Return the parts of an act, where somebody says by then that they are all."""
        if not any(told.known <= self.known_by for told in self.program.complete.get(act, ())):
            return []
        return [edge for edge in self.program.parts[act] if edge.known <= self.known_by]

    def _grounds(self, thing: int) -> list[int]:
        program = self.program
        return [program.ground_nodes + at for at in program.grounds_of.get(thing, ()) if program.grounds[at].known <= self.known_by]

    def _premises(self, node: int) -> list[int]:
        program = self.program
        premises = program.grounds[node - program.ground_nodes].premises
        return [program.reliance + premise for premise in premises if program.thing_known[premise] <= self.known_by]

    def _open_below(self, node: int) -> list[int]:
        state = self.state
        return [below for below in self.below(node) if state[below] < 0]

    def _settled(self, node: int) -> int:
        """Return the state of a node all of whose neighbours are settled."""
        program = self.program
        if node < program.acts:
            return self._force(node)
        if node >= program.ground_nodes:
            return self._across(Relation.HAS_PREMISE, self._premises(node))
        thing = node - program.reliance
        state = sum(weight * self.input(node, name) for name, weight in self._inputs)
        if thing in program.retracted:
            found_false = [edge.other for edge in self.joined(node, Relation.FOUND_FALSE_BY)]
            state += self._weight["unsound"] * self._across(Relation.FOUND_FALSE_BY, found_false)
        if thing in program.grounds_of:
            grounds = self._grounds(thing)
            state += self._weight["tainted"] * self._across(Relation.RESTS_ON, grounds, every=True)
            state += self._weight["exposed"] * self._across(Relation.RESTS_ON, grounds)
        return state

    def _across(self, relation: Relation, others: Iterable[int], *, every: bool = False) -> int:
        """Return what the nodes at the other end of a relation give: some of them, or all and at least one."""
        column = self._given[relation][0][1]
        values = [column[self.state[other]] for other in others]
        return FALSE if not values else min(values) if every else max(values)

    def _force(self, act: int) -> int:
        made, made_by_day = self.dates(act)
        slots = [made, made_by_day, self.expired(act), FALSE, FALSE, FALSE, FALSE]
        state, by, gives = self.state, self.known_by, self._given
        for relation, other, known, _ in self._incoming(act):
            if known <= by:
                there = state[other]
                for slot, column in gives[relation]:
                    value = column[there]
                    if value > slots[slot]:
                        slots[slot] = value
        if act in self.program.complete:
            for slot, column in gives[Relation.WHOLE_OF]:
                whole = min((column[state[edge.other]] for edge in self._parts(act)), default=FALSE)
                slots[slot] = max(slots[slot], whole)
        return sum(weight * slot for weight, slot in zip(self._weights, slots, strict=True))

    def _settle_circle(self, component: list[int]) -> None:
        found = circles.solve(self, component)
        force = table(Kind.FORCE)
        for node in component:
            if node < self.program.acts:
                made, made_by_day = self.dates(node)
                slots = [made, made_by_day, self.expired(node), *(found.value(node, head) for head in force.heads)]
                self.state[node] = sum(weight * slot for weight, slot in zip(force.weights, slots, strict=True))
            elif node >= self.program.ground_nodes:
                self.state[node] = found.value(node, "lost")
        for node in component:
            if self.program.reliance <= node < self.program.ground_nodes:
                self.state[node] = self._settled(node)
