"""The well-founded model of a propositional program with negation: true, false, undefined.

Every finite program has exactly one such model (Van Gelder, Ross and Schlipf 1991). It is found component by component, those that
others depend on first; inside a component true and false literals are propagated until nothing more follows, then atoms whose rules
support only each other are false, and so on: the least fixpoint of the operator W_P. Values are ordered: false < undefined < true.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .collector import paused
from .graph import strongly_connected

FALSE, UNDEFINED, TRUE = 0, 1, 2


class Rule(NamedTuple):
    """``head`` holds if everything in ``pos`` holds and nothing in ``neg`` does. Without a body it is a fact."""

    head: Hashable
    pos: Sequence[Hashable] = ()
    neg: Sequence[Hashable] = ()


class GroundRule(NamedTuple):
    """A rule over atoms numbered from 0. A ``capped`` rule has an undefined literal outside: it never makes its head true."""

    head: int
    pos: Sequence[int]
    neg: Sequence[int]
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """The values of the atoms of a component, and the order in which they were settled (undefined atoms last, all at once)."""

    values: bytearray
    stage: list[int]


def solve(rules: Iterable[Rule]) -> tuple[set[Hashable], set[Hashable]]:
    """Return the atoms that are true and those that are undefined in the well-founded model; all others are false.

    Takes time and memory linear in the program for each round of a component; few components need more than one or two rounds.
    """
    with paused():
        return _solve(rules)


def _solve(rules: Iterable[Rule]) -> tuple[set[Hashable], set[Hashable]]:
    numbers: dict[Hashable, int] = {}
    bodies: list[list[tuple[list[int], list[int]]]] = []

    def number(atom: Hashable) -> int:
        found = numbers.get(atom)
        if found is None:
            found = numbers[atom] = len(bodies)
            bodies.append([])
        return found

    for head, pos, neg in rules:
        at = number(head)
        bodies[at].append(([number(atom) for atom in pos], [number(atom) for atom in neg]))
    values = _values(bodies)
    true = {atom for atom, at in numbers.items() if values[at] == TRUE}
    return true, {atom for atom, at in numbers.items() if values[at] == UNDEFINED}


def settle(size: int, rules: Sequence[GroundRule]) -> Settled:
    """Return the well-founded values of the atoms 0 to ``size`` - 1 under rules that name no others."""
    return _Component(size, rules).run()


def _values(bodies: list[list[tuple[list[int], list[int]]]]) -> bytearray:
    values = bytearray(len(bodies))

    def successors(atom: int) -> list[int]:
        return [below for body in bodies[atom] for part in body for below in part]

    for component in strongly_connected(range(len(bodies)), successors):
        if len(component) == 1 and component[0] not in successors(component[0]):
            atom = component[0]
            values[atom] = max((_body(values, pos, neg) for pos, neg in bodies[atom]), default=FALSE)
            continue
        local = {atom: at for at, atom in enumerate(component)}
        rules = [_reduced(local, values, atom, pos, neg) for atom in component for pos, neg in bodies[atom]]
        settled = settle(len(component), [rule for rule in rules if rule is not None])
        for atom, value in zip(component, settled.values, strict=True):
            values[atom] = value
    return values


def _body(values: bytearray, pos: list[int], neg: list[int]) -> int:
    least = min((values[atom] for atom in pos), default=TRUE)
    return min(least, TRUE - max((values[atom] for atom in neg), default=FALSE))


def _reduced(local: dict[int, int], values: bytearray, head: int, pos: list[int], neg: list[int]) -> GroundRule | None:
    """Leave out of a rule what is settled outside its component; None where that makes it false."""
    outside = _body(values, [atom for atom in pos if atom not in local], [atom for atom in neg if atom not in local])
    if outside == FALSE:
        return None
    inner = [[local[atom] for atom in part if atom in local] for part in (pos, neg)]
    return GroundRule(local[head], inner[0], inner[1], outside == UNDEFINED)


class _Component:
    """One component under work: counters of what each rule still needs, and for each open atom a rule that may yet support it."""

    def __init__(self, size: int, rules: Sequence[GroundRule]) -> None:
        self.rules = rules
        self.values = bytearray([UNDEFINED]) * size
        self.stage = [-1] * size
        self.clock = 0
        self.alive = bytearray([1]) * len(rules)
        self.missing = [len(rule.pos) + len(rule.neg) + rule.capped for rule in rules]
        self.source = [-1] * size
        self.of_head: list[list[int]] = [[] for _ in range(size)]
        self.in_pos: list[list[int]] = [[] for _ in range(size)]
        self.in_neg: list[list[int]] = [[] for _ in range(size)]
        for at, rule in enumerate(rules):
            self.of_head[rule.head].append(at)
            for atom in rule.pos:
                self.in_pos[atom].append(at)
            for atom in rule.neg:
                self.in_neg[atom].append(at)
        self.support = [len(of) for of in self.of_head]
        self.waiting: list[int] = []
        self.bereft: list[int] = []

    def run(self) -> Settled:
        for atom, count in enumerate(self.support):
            if not count:
                self._set(atom, FALSE)
        for at, missing in enumerate(self.missing):
            if not missing:
                self._set(self.rules[at].head, TRUE)
        self._propagate()
        self.bereft = [atom for atom, value in enumerate(self.values) if value == UNDEFINED]
        while self.bereft:
            unfounded = self._unfounded()
            self.bereft = []
            for atom in unfounded:
                self._set(atom, FALSE, together=True)
            self.clock += 1
            self._propagate()
        last = self.clock
        self.stage = [last if at < 0 else at for at in self.stage]
        return Settled(self.values, self.stage)

    def _set(self, atom: int, value: int, *, together: bool = False) -> None:
        if self.stage[atom] < 0:
            self.values[atom] = value
            self.stage[atom] = self.clock
            self.clock += not together
            self.waiting.append(atom)

    def _propagate(self) -> None:
        while self.waiting:
            atom = self.waiting.pop()
            holds = self.values[atom] == TRUE
            for at in self.in_pos[atom] if holds else self.in_neg[atom]:
                self.missing[at] -= 1
                if not self.missing[at] and self.alive[at]:
                    self._set(self.rules[at].head, TRUE)
            for at in self.in_neg[atom] if holds else self.in_pos[atom]:
                self._kill(at)

    def _kill(self, at: int) -> None:
        if not self.alive[at]:
            return
        self.alive[at] = 0
        head = self.rules[at].head
        self.support[head] -= 1
        if not self.support[head]:
            self._set(head, FALSE)
        elif self.source[head] == at:
            self.bereft.append(head)

    def _unfounded(self) -> list[int]:
        """Return the open atoms that only each other could support, and give every other one a supporting rule.

        Looks at the atoms that have lost theirs, and at those that they supported, not at the whole component.
        """
        lost = self._supported_by([atom for atom in self.bereft if self.stage[atom] < 0])
        need: dict[int, int] = {}
        ready = []
        for atom in lost:
            for at in self.of_head[atom]:
                if self.alive[at]:
                    need[at] = sum(below in lost for below in self.rules[at].pos)
                    if not need[at]:
                        ready.append(at)
        while ready:
            at = ready.pop()
            head = self.rules[at].head
            if head not in lost:
                continue
            lost.remove(head)
            self.source[head] = at
            for above in self.in_pos[head]:
                if above in need:
                    need[above] -= 1
                    if not need[above]:
                        ready.append(above)
        return sorted(lost)

    def _supported_by(self, atoms: list[int]) -> set[int]:
        """Return the open atoms whose supporting rule goes back to one of these."""
        lost = set(atoms)
        waiting = list(lost)
        while waiting:
            atom = waiting.pop()
            for at in self.in_pos[atom]:
                head = self.rules[at].head
                if self.source[head] == at and self.stage[head] < 0 and head not in lost:
                    lost.add(head)
                    waiting.append(head)
        return lost
