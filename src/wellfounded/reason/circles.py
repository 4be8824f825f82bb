"""Circles: the nodes that depend on each other, grounded from the same rules and solved together.

What lies outside the circle is settled and enters as true, false or undefined; literals that come down to others of the same act by one
rule alone, as ``operative`` does, are replaced by those. The order in which the solver settled the literals is kept, so that a proof
never goes round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from .program import Edge
from .rules import FORCE, GROUNDS, RELIANCE, Kind, Literal, Rule
from .tables import ACROSS
from .wfs import FALSE, TRUE, UNDEFINED, GroundRule, Settled, settle

RULES: dict[Kind, tuple[Rule, ...]] = {Kind.FORCE: FORCE, Kind.RELIANCE: RELIANCE, Kind.GROUND: GROUNDS}
_UNUSED = frozenset({"exposed"})
"""Heads on which no other rule depends."""


class Surroundings(Protocol):
    """What a circle lies in: the nodes with their edges, and the values that are settled outside it."""

    def kind(self, node: int) -> Kind: ...

    def edges(self, node: int) -> list[Edge]: ...

    def value(self, node: int, name: str) -> int: ...

    def input(self, node: int, name: str) -> int: ...


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


@cache
def bases(kind: Kind, literal: Literal) -> tuple[Literal, ...]:
    """Return the literals to which a literal comes down by rules that look at nothing but the act itself, such as R11 to R14."""
    rules = [rule for rule in RULES[kind] if rule.head == literal.name]
    if literal.holds and kind is Kind.FORCE and len(rules) == 1 and rules[0].via is None:
        return tuple(base for own in rules[0].own for base in bases(kind, own))
    return (literal,)


@cache
def _plan(kind: Kind) -> tuple[tuple[Rule, tuple[Literal, ...], tuple[Literal, ...]], ...]:
    """Return the rules that are grounded in a circle, each with what comes of its own body and of what it asks of others."""
    return tuple(
        (
            rule,
            tuple(base for literal in rule.own for base in bases(kind, literal)),
            tuple(base for literal in rule.other for base in bases(ACROSS[rule.via], literal)) if rule.via is not None else (),
        )
        for rule in RULES[kind]
        if rule.head not in _UNUSED and bases(kind, Literal(rule.head)) == (Literal(rule.head),)
    )


@cache
def _heads(kind: Kind) -> frozenset[str]:
    return frozenset(rule.head for rule, _, _ in _plan(kind))


def solve(evaluation: Surroundings, component: Sequence[int]) -> Circle:
    """Ground the rules of the nodes of a circle and return their well-founded values."""
    grounding = _Grounding(evaluation, component)
    rules = [rule for node in component for rule in grounding.rules(node)]
    return Circle(grounding.atoms, settle(len(grounding.atoms), rules))


class _Grounding:
    def __init__(self, evaluation: Surroundings, component: Sequence[int]) -> None:
        self.evaluation = evaluation
        self.inside = {node: _heads(evaluation.kind(node)) for node in component}
        self.atoms: dict[tuple[int, str], int] = {}

    def rules(self, node: int) -> Iterator[GroundRule]:
        edges: dict[int, list[int]] = {}
        for edge in self.evaluation.edges(node):
            edges.setdefault(edge.relation, []).append(edge.other)
        for rule, own, other in _plan(self.evaluation.kind(node)):
            if rule.via is None:
                groups: list[list[int]] = [[]]
            elif rule.via not in edges:
                continue
            else:
                groups = [edges[rule.via]] if rule.every else [[at] for at in edges[rule.via]]
            for others in groups:
                ground = self._ground(node, rule, own, other, others)
                if ground is not None:
                    yield ground

    def _ground(self, node: int, rule: Rule, own: Iterable[Literal], other: Iterable[Literal], others: Iterable[int]) -> GroundRule | None:
        """Fold what is settled outside into the rule; None where that makes its body false."""
        pos: list[int] = []
        neg: list[int] = []
        outside = TRUE
        parts = [(node, literal) for literal in own]
        parts += [(at, literal) for at in others for literal in other]
        for at, literal in parts:
            heads = self.inside.get(at)
            if heads is not None and literal.name in heads:
                (pos if literal.holds else neg).append(self._atom(at, literal.name))
                continue
            value = self.evaluation.value(at, literal.name) if heads is None else self.evaluation.input(at, literal.name)
            outside = min(outside, value if literal.holds else TRUE - value)
            if outside == FALSE:
                return None
        return GroundRule(self._atom(node, rule.head), pos, neg, outside == UNDEFINED)

    def _atom(self, node: int, name: str) -> int:
        return self.atoms.setdefault((node, name), len(self.atoms))


def body(node: int, rule: Rule, others: Iterable[int]) -> Iterator[tuple[int, Literal]]:
    """Yield the literals of one instance of a rule, each with the node that it speaks of."""
    for literal in rule.own:
        yield node, literal
    for other in others:
        for literal in rule.other:
            yield other, literal
