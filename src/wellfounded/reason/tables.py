"""The rules of one node tabulated: a state is a number whose base-3 digits are what came in, a column is what follows in each state.

A node is the force of one act, what one act or claim rests on, or one ground. Its state holds the inputs (dates, rows) and, for each
rule that looks at other nodes, what those gave. Everything else that the rules say of the node itself is a function of the state,
worked out here once for all states: 0 false, 1 undefined, 2 true; ``and`` is the least, ``or`` the greatest, ``not`` is 2 minus.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from .rules import BESIDE, FORCE, GROUNDS, RELIANCE, Kind, Literal, Relation, Rule
from .wfs import TRUE

_OPPOSITE = bytes([2, 1, 0])
_INPUTS: dict[Kind, tuple[str, ...]] = {
    Kind.FORCE: ("made", "madeD", "expired"),
    Kind.RELIANCE: ("made", "quashed", "closed", "retracted"),
    Kind.GROUND: (),
}
_RULES: dict[Kind, tuple[Rule, ...]] = {Kind.FORCE: FORCE, Kind.RELIANCE: RELIANCE, Kind.GROUND: GROUNDS}
ACROSS: dict[Relation, Kind] = {
    **dict.fromkeys(Relation, Kind.FORCE),
    Relation.RESTS_ON: Kind.GROUND,
    Relation.HAS_PREMISE: Kind.RELIANCE,
}
"""What kind of node stands at the other end of a relation."""


class Table:
    """All states of one kind of node, and what holds in each."""

    def __init__(self, kind: Kind) -> None:
        rules = _RULES[kind]
        through = dict.fromkeys(rule.head for rule in rules if rule.via is not None)
        self.inputs = _INPUTS[kind]
        self.slots = (*self.inputs, *(_slot(head) for head in through))
        self.heads = tuple(through)
        self.weights: tuple[int, ...] = tuple(3**at for at in range(len(self.slots)))
        self.size = 3 ** len(self.slots)
        self.columns: dict[str, bytes] = {
            name: (bytes([0]) * weight + bytes([1]) * weight + bytes([2]) * weight) * (self.size // weight // 3)
            for name, weight in zip(self.slots, self.weights, strict=True)
        }
        for rule in rules:
            value = self.all_of(rule.own)
            if rule.via is not None:
                value = bytes(map(min, value, self.columns[_slot(rule.head)]))
            before = self.columns.get(rule.head)
            self.columns[rule.head] = value if before is None else bytes(map(max, before, value))

    def all_of(self, literals: Iterable[Literal]) -> bytes:
        """Return, for each state, whether all the literals hold."""
        value: bytes = bytes([TRUE]) * self.size
        for literal in literals:
            column = self.columns[literal.name]
            value = bytes(map(min, value, column if literal.holds else column.translate(_NOT)))
        return value

    def slot_of(self, head: str) -> int:
        """Return the place, among the digits, of what other nodes give to a head."""
        return self.slots.index(_slot(head))


_NOT = _OPPOSITE + bytes(range(3, 256))


def _slot(head: str) -> str:
    return f"via {head}"


@cache
def table(kind: Kind) -> Table:
    """Return the table of a kind, made at first use."""
    return Table(kind)


@cache
def given() -> tuple[tuple[tuple[int, bytes], ...], ...]:
    """Return, for each relation, what the node at its other end gives: into which slot, and how much in each of its states."""
    found: list[tuple[tuple[int, bytes], ...]] = [()] * len(Relation)
    for kind, rules in _RULES.items():
        for rule in rules:
            if rule.via is not None:
                column = table(ACROSS[rule.via]).all_of(rule.other)
                found[rule.via] += ((table(kind).slot_of(rule.head), column),)
    return tuple(found)


@cache
def beside() -> dict[Relation, tuple[Rule, bytes, bytes]]:
    """Return the rules of what stands beside a label, by relation: what must hold of the act, and of the other."""
    force = table(Kind.FORCE)
    return {rule.via: (rule, force.all_of(rule.own), force.all_of(rule.other)) for rule in BESIDE if rule.via is not None}
