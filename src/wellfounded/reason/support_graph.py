"""Supports: how a node can be brought back to origins. AND inside a ground, OR between grounds; nodes are numbers.

A support of the root is a set of nodes that brings it back to origins by itself. Everything here is linear in the size of the graph and
walks without recursion.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

Premises = tuple[int, ...]
_MOST_COMPARED = 64
"""Grounds of one node among which those are looked for that another makes superfluous."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportGraph:
    """Grounds by node, origins, and the voice of each node, which nodes share that count as one. The root has a voice of its own."""

    root: int
    grounds: Sequence[Sequence[Premises]]
    origins: frozenset[int]
    voice: Sequence[int]
    was: Sequence[int] = ()
    """In a pruned graph, the number that each node had before."""

    @property
    def plain(self) -> bool:
        """Whether every ground has one premise: OR only."""
        return all(len(premises) == 1 for own in self.grounds for premises in own)

    @property
    def merged(self) -> bool:
        """Whether nodes that are no origins share a voice."""
        seen: dict[int, int] = {}
        shared = {v for node, v in enumerate(self.voice) if seen.setdefault(v, node) != node}
        return any(v in shared and node not in self.origins for node, v in enumerate(self.voice))


def grounded(graph: SupportGraph, *, without: Collection[int] = ()) -> list[int]:
    """Return the nodes that can be brought back to origins, each after what it needs; nodes ``without`` support nothing.

    The least fixpoint: what only a circle holds up is not in it. Dowling and Gallier 1984.
    """
    needs, used_by = _needs(graph)
    found = [False] * len(graph.grounds)
    order = [node for node in range(len(found)) if node in graph.origins and node not in without]
    for node in order:
        found[node] = True
    for node in order:
        for of, ground in used_by[node]:
            needs[of][ground] -= 1
            if not needs[of][ground] and not found[of] and of not in without:
                found[of] = True
                order.append(of)
    return order


def held_with_circles(graph: SupportGraph) -> set[int]:
    """Return the nodes that are held up where a circle may hold itself: the greatest fixpoint."""
    _, used_by = _needs(graph)
    left = [len(own) for own in graph.grounds]
    broken = [[False] * len(own) for own in graph.grounds]
    fallen = [node for node, count in enumerate(left) if not count and node not in graph.origins]
    for node in fallen:
        for of, ground in used_by[node]:
            if not broken[of][ground]:
                broken[of][ground] = True
                left[of] -= 1
                if not left[of] and of not in graph.origins:
                    fallen.append(of)
    return set(range(len(left))).difference(fallen)


def pruned(graph: SupportGraph) -> SupportGraph | None:
    """Return what of a graph can be part of a support of its root, renumbered in the same order; None where the root has no support.

    Left out are nodes that are not grounded or that the root does not reach, the grounds of origins, grounds that rest on the root or
    on their own node, and grounds that need all that another ground of the node needs and more.
    """
    clean = [[p for p in own if node not in p and graph.root not in p] for node, own in enumerate(graph.grounds)]
    found = set(grounded(SupportGraph(root=graph.root, grounds=clean, origins=graph.origins, voice=graph.voice)))
    if graph.root not in found:
        return None
    kept: dict[int, list[Premises]] = {}
    waiting = [graph.root]
    while waiting:
        node = waiting.pop()
        if node not in kept:
            usable = () if node in graph.origins else {premises for premises in clean[node] if found.issuperset(premises)}
            kept[node] = _least(sorted(usable))
            waiting.extend(premise for premises in kept[node] for premise in premises)
    number = {node: n for n, node in enumerate(sorted(kept))}
    voice: dict[int, int] = {}
    return SupportGraph(
        root=number[graph.root],
        grounds=[[tuple(number[p] for p in premises) for premises in kept[node]] for node in number],
        origins=frozenset(number[node] for node in number if node in graph.origins),
        voice=[voice.setdefault(-1 if node == graph.root else graph.voice[node], len(voice)) for node in number],
        was=list(number),
    )


def one_support(graph: SupportGraph, cost: Sequence[int], *, without: Collection[int] = ()) -> set[int] | None:
    """Return the nodes of one support of the root that avoids costly nodes as well as it can; None where there is none.

    ``cost`` is by node. The cost of a node is its own plus that of its premises (Knuth 1977, with sums that count shared nodes twice).
    """
    needs, used_by = _needs(graph)
    sums = [[0] * len(own) for own in graph.grounds]
    done: dict[int, Premises] = {}
    heap: list[tuple[int, int, Premises]] = [(cost[node], node, ()) for node in sorted(graph.origins) if node not in without]
    heap.sort()
    while heap:
        total, node, premises = heappop(heap)
        if node in done:
            continue
        done[node] = premises
        if node == graph.root:
            break
        for of, ground in used_by[node]:
            needs[of][ground] -= 1
            sums[of][ground] = min(sums[of][ground] + total, 1 << 40)
            if not needs[of][ground] and of not in done and of not in without:
                heappush(heap, (sums[of][ground] + cost[of], of, graph.grounds[of][ground]))
    if graph.root not in done:
        return None
    used = {graph.root}
    waiting = [graph.root]
    while waiting:
        for premise in done[waiting.pop()]:
            if premise not in used:
                used.add(premise)
                waiting.append(premise)
    return used


def _needs(graph: SupportGraph) -> tuple[list[list[int]], list[list[tuple[int, int]]]]:
    """Return by node how many premises each ground still needs, and by node the grounds that use it."""
    needs = [[len(premises) for premises in own] for own in graph.grounds]
    used_by: list[list[tuple[int, int]]] = [[] for _ in graph.grounds]
    for of, own in enumerate(graph.grounds):
        for ground, premises in enumerate(own):
            for premise in premises:
                used_by[premise].append((of, ground))
    return needs, used_by


def _least(grounds: list[Premises]) -> list[Premises]:
    if len(grounds) < 2 or len(grounds) > _MOST_COMPARED:
        return grounds
    sets = [frozenset(premises) for premises in grounds]
    return [premises for premises, own in zip(grounds, sets, strict=True) if not any(other < own for other in sets)]
