"""Why: the proof of a label, read out of the evaluation that gave it.

Each step names the rule, says in a sentence what it gives here, and points to the rows that it stands on. The steps below a step are
those that it needs: for what holds, one instance of a rule; for what does not hold, every instance that there is, each with what makes
it fail; for what is undetermined, the uncertain date or the circle. What was shown once is only referred to when it is needed again, and
what lies more than ``DEPTH`` steps down is named and left out, so that a chain of any length can be asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model.standing import Label, Step
from . import circles
from .assumptions import assumptions_at
from .evaluation import Evaluation
from .labels import TAKES, beside_values, fallen_parts, label_of
from .program import FAR, Edge
from .proof_words import Words
from .rules import BESIDE, Kind, Literal, Relation, Rule
from .wfs import FALSE, TRUE, UNDEFINED

DEPTH = 60
"""Steps below the label that are written out."""
MOST_STEPS = 40
"""Rows of one kind under one step that are written out."""
_DATES = ("made", "madeD", "expired")
Row = tuple[str, int]
Part = tuple[int, Literal]
"""A literal and the node of which it speaks."""


class Instance(NamedTuple):
    """One way in which a rule applies to a node, and whether its body holds."""

    rule: Rule
    edges: list[Edge]
    value: int

    @property
    def others(self) -> list[int]:
        return [edge.other for edge in self.edges]


def prove(evaluation: Evaluation, act: int) -> Step:
    """Return the proof of the label of an act, whose nodes are settled, and of what stands beside it."""
    return _Prover(evaluation).label(act)


class _Prover:
    """One proof in the making. ``path`` holds the literals being shown, ``shown`` those that were."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.program = evaluation.program
        self.words = Words(evaluation)
        self.path: list[tuple[int, str]] = []
        self.shown: set[tuple[int, str]] = set()
        self._circles: dict[int, circles.Circle] = {}

    def label(self, act: int) -> Step:
        """Return the step of the label, with all that it stands on."""
        label = label_of(self.evaluation, act)
        unknown = label is Label.UNKNOWN
        because = [self._step("K", act, self.words.unknown(act), [("acts", act)]) if unknown else self._date(act, "madeD")]
        if label not in (Label.UNKNOWN, Label.NOT_YET, Label.UNDETERMINED_DATE):
            because += self._force(act)
        if label is Label.IN_FORCE_IN_PART:
            because += [self._part(act, part) for part in fallen_parts(self.evaluation, act)]
        if label in (Label.IN_FORCE, Label.IN_FORCE_IN_PART, Label.SUSPENDED):
            because += self._beside(act)
        if label not in (Label.UNKNOWN, Label.NOT_YET):
            because += self._reliance(act)
        because += self._assumptions(act)
        return self._step("label", act, self.words.label(act, label), [("acts", act)], because)

    def _force(self, act: int) -> Iterator[Step]:
        """Yield the steps for what takes force, up to the first that holds or is open."""
        for name, _ in TAKES:
            value = self.evaluation.value(act, name)
            if self._worth(act, Literal(name, holds=False)):
                yield self.literal(act, name)
            if value != FALSE:
                return

    def _part(self, act: int, part: int) -> Step:
        name = "quashed" if self.evaluation.value(part, "quashed") == TRUE else "ended"
        rows = [self._place(edge) for edge in self.program.parts[act] if edge.other == part]
        return self._step("label", act, self.words.part(act, part, name), rows, [self.literal(part, name)])

    def _beside(self, act: int) -> Iterator[Step]:
        values = dict(beside_values(self.evaluation, act))
        for rule in BESIDE:
            value = values[rule.head]
            found = [instance for instance in self._instances(act, rule) if instance.value == value]
            yield from self._siblings(act, found[:1] if value == TRUE else found)

    def _reliance(self, act: int) -> Iterator[Step]:
        if act not in self.program.grounds_of:
            return
        node = self.program.reliance + act
        for name, least in (("tainted", UNDEFINED), ("exposed", TRUE)):
            if self.evaluation.value(node, name) >= least:
                yield self.literal(node, name)
                return

    def _assumptions(self, act: int) -> Iterator[Step]:
        """Yield what was assumed of the acts that this proof speaks of."""
        found = assumptions_at(self.evaluation)
        for about in dict.fromkeys([act, *sorted(node for node, _ in self.shown)]):
            for words, row in found.get(about, ()):
                yield self._step("assumed", about, self.words.assumed(about, row, words), [("effects", row)])

    # literals

    def literal(self, node: int, name: str) -> Step:
        """Return the step for what holds of a node, does not hold, or is undetermined."""
        if name in _DATES:
            return self._date(self._thing(node), name)
        value, thing = self.evaluation.value(node, name), self._thing(node)
        if (node, name) in self.path:
            start = self.path.index((node, name))
            return self._step("circle", thing, self.words.round(node, value, [self._thing(at) for at, _ in self.path[start:]]))
        if (node, name) in self.shown:
            return self._step("above", thing, self.words.above(node, name, value))
        if len(self.path) >= DEPTH:
            return self._step("further", thing, self.words.further(node, name, value))
        self.path.append((node, name))
        step = self._shown(node, name, value)
        self.path.pop()
        self.shown.add((node, name))
        return step

    def _shown(self, node: int, name: str, value: int) -> Step:
        rules = self._rules(node, name)
        if not rules:
            return self._given(node, name, value)
        instances = [instance for rule in rules for instance in self._instances(node, rule)]
        chosen = [instance for instance in instances if instance.value == value]
        says = self.words.literal(node, name, value)
        if value == TRUE:
            first = min(chosen, key=lambda instance: self._when(node, self._parts(node, instance)))
            if first.rule.via is not None:
                says = f"{says[:-1]}: {self._says(node, first)}"
            return self._step(first.rule.number, self._thing(node), says, self._places(node, first.edges), self._needs(node, first))
        plain = [step for instance in chosen if instance.rule.via is None for step in self._needs(node, instance)]
        steps = [*plain, *self._siblings(node, [instance for instance in chosen if instance.rule.via is not None])]
        number = chosen[0].rule.number if chosen else rules[0].number
        return self._step(number, self._thing(node), says, self._places(node, []), steps)

    def _siblings(self, node: int, instances: list[Instance]) -> Iterator[Step]:
        """Yield one step for each row, as far as there is room."""
        for instance in instances[:MOST_STEPS]:
            rows = self._places(node, instance.edges)
            yield self._step(instance.rule.number, self._thing(node), self._says(node, instance), rows, self._needs(node, instance))
        if len(instances) > MOST_STEPS:
            yield self._step("further", self._thing(node), self.words.more(len(instances) - MOST_STEPS))

    def _given(self, node: int, name: str, value: int) -> Step:
        """Return the step for what is not concluded of a premise: that it was quashed as an act, closed, or taken back."""
        thing = node - self.program.reliance
        if name == "quashed":
            return self.literal(thing, name)
        rows = self.program.closed if name == "closed" else self.program.retracted
        known = [told.row for told in rows.get(thing, ()) if told.known <= self.evaluation.known_by and told.by < 0]
        return self._step("fact", thing, self.words.literal(node, name, value), [(name, row) for row in known])

    def _says(self, node: int, instance: Instance) -> str:
        return self.words.instance(node, instance.rule, instance.others, instance.value, self._blame(node, instance))

    def _needs(self, node: int, instance: Instance) -> list[Step]:
        """Return the steps below an instance: all that it needs, what makes it fail, or what leaves it open."""
        parts = [part for part in self._blame(node, instance) if self._worth(*part)]
        if instance.rule.kind is Kind.BESIDE:
            parts = [part for part in parts if part[0] != node]
        if self.evaluation.on == self.evaluation.made_by:
            parts = [part for part in parts if part[1].name != "madeD" or (part[0], Literal("made")) not in parts]
        return [self.literal(at, literal.name) for at, literal in parts]

    def _blame(self, node: int, instance: Instance) -> list[Part]:
        """Return the literals that give an instance its value; one is enough to make it fail."""
        parts = [part for part in self._parts(node, instance) if self._truth(*part) == instance.value]
        if instance.value == FALSE:
            return [min(parts, key=lambda part: (self._key(part) in self.path, self._when(node, [part])))]
        return parts

    # what is needed

    def _rules(self, node: int, name: str) -> list[Rule]:
        return [rule for rule in circles.RULES[self.evaluation.kind(node)] if rule.head == name]

    def _instances(self, node: int, rule: Rule) -> Iterator[Instance]:
        edges = [] if rule.via is None else self.evaluation.joined(node, rule.via)
        groups = [[]] if rule.via is None else [edges] if rule.every and edges else [[edge] for edge in edges]
        for group in groups:
            body = circles.body(node, rule, [edge.other for edge in group])
            yield Instance(rule, group, min((self._truth(at, literal) for at, literal in body), default=TRUE))

    def _parts(self, node: int, instance: Instance) -> Iterator[Part]:
        """Yield the literals to which the body of an instance comes down."""
        for at, literal in circles.body(node, instance.rule, instance.others):
            for base in circles.bases(self.evaluation.kind(at), literal):
                yield at, base

    def _truth(self, node: int, literal: Literal) -> int:
        value = self.evaluation.input(node, literal.name) if literal.name in _DATES else self.evaluation.value(node, literal.name)
        return value if literal.holds else TRUE - value

    def _worth(self, node: int, literal: Literal) -> bool:
        """Say whether there is anything to show: that an act was made, and that nobody touches it, need no step of their own."""
        if literal.name == "expired":
            return self.program.until_early[node] < FAR
        if literal.name in _DATES:
            return self._truth(node, literal) != TRUE
        if literal.holds or self.evaluation.value(node, literal.name) != FALSE:
            return True
        if literal.name == "ended" and self._worth(node, Literal("expired", holds=False)):
            return True
        rules = self._rules(node, literal.name)
        through = [rule.via for rule in rules if rule.via is not None]
        return not through or any(self.evaluation.joined(node, via) for via in through)

    def _when(self, node: int, body: Iterable[Part]) -> int:
        """Return when the last of these literals was settled in the circle of a node, so that no proof goes round; -1 outside it."""
        position = self.evaluation.position[node]
        members = self.evaluation.circles.get(position)
        if members is None:
            return -1
        if position not in self._circles:
            self._circles[position] = circles.solve(self.evaluation, members)
        circle = self._circles[position]
        return max((circle.stage(at, literal.name) for at, literal in body), default=-1)

    def _key(self, part: Part) -> tuple[int, str]:
        return part[0], part[1].name

    # steps

    def _date(self, act: int, name: str) -> Step:
        rule = {"made": "J", "madeD": "D", "expired": "R6"}[name]
        return self._step(rule, act, self.words.date(act, name), [("acts", act)])

    def _places(self, node: int, edges: list[Edge]) -> list[Row]:
        if not edges:
            return [("acts", node)] if node < self.program.acts else []
        rows = [self._place(edge) for edge in edges]
        if edges[0].relation == Relation.WHOLE_OF:
            rows += [("parts", told.row) for told in self.program.complete[node] if told.known <= self.evaluation.known_by]
        return rows

    def _place(self, edge: Edge) -> Row:
        if edge.relation in (Relation.RESTS_ON, Relation.HAS_PREMISE):
            return "grounds", edge.row
        if edge.relation == Relation.FOUND_FALSE_BY:
            return "retracted", edge.row
        return ("effects", edge.row) if edge.row >= 0 else ("parts", -1 - edge.row)

    def _thing(self, node: int) -> int:
        program = self.program
        if node < program.acts:
            return node
        return node - program.reliance if node < program.ground_nodes else program.grounds[node - program.ground_nodes].of

    def _step(self, rule: str, thing: int, text: str, rows: Iterable[Row] = (), because: Iterable[Step] = ()) -> Step:
        return Step(rule=rule, act=self.words.id(thing), text=text, rows=tuple(dict.fromkeys(rows)), because=tuple(because))
