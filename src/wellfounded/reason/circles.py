"""Circles: the nodes that depend on each other, grounded from the same rules and solved together.

What lies outside the circle is settled and enters as true, false or undefined. The order in which the solver settled the literals is
kept, so that a proof never goes round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .rules import FORCE, GROUNDS, RELIANCE, Kind, Literal, Rule
from .wfs import FALSE, TRUE, UNDEFINED, GroundRule, Settled, settle

if TYPE_CHECKING:
    from .evaluation import Evaluation

RULES: dict[Kind, tuple[Rule, ...]] = {Kind.FORCE: FORCE, Kind.RELIANCE: RELIANCE, Kind.GROUND: GROUNDS}
_HEADS = {kind: frozenset(rule.head for rule in rules) for kind, rules in RULES.items()}
_UNUSED = frozenset({"exposed"})
"""Heads on which no other rule depends."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The settled literals of a circle, by node and name."""

    atoms: dict[tuple[int, str], int]
    settled: Settled

    def value(self, node: int, name: str) -> int:
        """Return what holds of a node of the circle; a head without rules is false."""
        at = self.atoms.get((node, name))
        return FALSE if at is None else self.settled.values[at]

    def stage(self, node: int, name: str) -> int:
        """Return when the literal was settled: a lower number for what others were settled from."""
        at = self.atoms.get((node, name))
        return -1 if at is None else self.settled.stage[at]


def solve(evaluation: Evaluation, component: Sequence[int]) -> Circle:
    """Ground the rules of the nodes of a circle and return their well-founded values."""
    grounding = _Grounding(evaluation, component)
    rules = [rule for node in component for rule in grounding.rules(node)]
    return Circle(grounding.atoms, settle(len(grounding.atoms), rules))


class _Grounding:
    def __init__(self, evaluation: Evaluation, component: Sequence[int]) -> None:
        self.evaluation = evaluation
        self.inside = set(component)
        self.atoms: dict[tuple[int, str], int] = {}

    def rules(self, node: int) -> Iterator[GroundRule]:
        for rule in RULES[self.evaluation.kind(node)]:
            if rule.head not in _UNUSED:
                for others in instances(self.evaluation, node, rule):
                    ground = self._ground(node, rule, others)
                    if ground is not None:
                        yield ground

    def _ground(self, node: int, rule: Rule, others: Iterable[int]) -> GroundRule | None:
        """Fold what is settled outside into the rule; None where that makes its body false."""
        pos: list[int] = []
        neg: list[int] = []
        outside = TRUE
        for at, literal in body(node, rule, others):
            if self._open(at, literal.name):
                (pos if literal.holds else neg).append(self._atom(at, literal.name))
            else:
                value = self._outside(at, literal.name)
                outside = min(outside, value if literal.holds else TRUE - value)
                if outside == FALSE:
                    return None
        return GroundRule(self._atom(node, rule.head), pos, neg, outside == UNDEFINED)

    def _open(self, node: int, name: str) -> bool:
        return node in self.inside and name in _HEADS[self.evaluation.kind(node)]

    def _outside(self, node: int, name: str) -> int:
        return self.evaluation.input(node, name) if node in self.inside else self.evaluation.value(node, name)

    def _atom(self, node: int, name: str) -> int:
        return self.atoms.setdefault((node, name), len(self.atoms))


def instances(evaluation: Evaluation, node: int, rule: Rule) -> Iterator[list[int]]:
    """Yield, for each way in which the rule applies to a node, the other nodes of which it asks something."""
    if rule.via is None:
        yield []
        return
    others = [edge.other for edge in evaluation.joined(node, rule.via)]
    if not rule.every:
        for other in others:
            yield [other]
    elif others:
        yield others


def body(node: int, rule: Rule, others: Iterable[int]) -> Iterator[tuple[int, Literal]]:
    """Yield the literals of one instance of a rule, each with the node that it speaks of."""
    for literal in rule.own:
        yield node, literal
    for other in others:
        for literal in rule.other:
            yield other, literal
