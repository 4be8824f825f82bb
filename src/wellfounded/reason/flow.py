"""Disjoint paths and bottlenecks: what of independence is a question of paths alone.

``disjoint_paths`` is the greatest number of paths from the root to origins that share no voice, every voice and every origin counted
once: a maximum flow with unit capacities, equal to the least number of voices that cut the root off (Menger 1927; Dinic 1970).
"""

from __future__ import annotations

from collections.abc import Sequence

from .support_graph import SupportGraph


def disjoint_paths(graph: SupportGraph, *, merged: bool = True) -> int:
    """Return how many paths of a pruned graph share no voice; with ``merged`` false, no node.

    Where grounds have several premises or voices join distant nodes, it is an upper bound of the number of disjoint supports.
    """
    voice: Sequence[int] = graph.voice if merged else range(len(graph.voice))
    count = max(voice) + 1
    source, sink = 2 * voice[graph.root] + 1, 2 * count
    network = _Network(2 * count + 1)
    for one in range(count):
        network.join(2 * one, 2 * one + 1)
    edges = {(voice[node], voice[p]) for node, own in enumerate(graph.grounds) for premises in own for p in premises}
    for a, b in sorted(edges):
        if a != b:
            network.join(2 * a + 1, 2 * b)
    for origin in sorted({voice[node] for node in graph.origins}):
        network.join(2 * origin + 1, sink)
    return network.flow(source, sink)


def bottlenecks(graph: SupportGraph) -> list[int]:
    """Return the nodes that lie on every path from the root to an origin, in a pruned graph with OR only and no shared voices.

    These are the dominators of the origins taken together, found in one sweep along a shortest path.
    """
    path = _shortest(graph)
    place = {node: n for n, node in enumerate(path)}
    end = len(path)
    seen = set(path)
    found = []
    furthest = 0
    for n, node in enumerate(path):
        if n and furthest == n:
            found.append(node)
        waiting = [node]
        while waiting:
            one = waiting.pop()
            if one in graph.origins:
                furthest = end
            for (premise,) in graph.grounds[one]:  # OR only
                if premise in place:
                    furthest = max(furthest, place[premise])
                elif premise not in seen:
                    seen.add(premise)
                    waiting.append(premise)
    return found


def _shortest(graph: SupportGraph) -> list[int]:
    came: dict[int, int] = {graph.root: graph.root}
    waiting = [graph.root]
    for node in waiting:
        if node in graph.origins:
            path = [node]
            while path[-1] != graph.root:
                path.append(came[path[-1]])
            return path[::-1]
        for (premise,) in graph.grounds[node]:
            if premise not in came:
                came[premise] = node
                waiting.append(premise)
    raise AssertionError("a pruned graph has a way to an origin")


class _Network:
    """A network of unit capacities. Edges come in pairs: an edge and, at its number xor 1, its way back."""

    def __init__(self, nodes: int) -> None:
        self.edges: list[list[int]] = [[] for _ in range(nodes)]
        self.to: list[int] = []
        self.room: list[int] = []

    def join(self, a: int, b: int) -> None:
        for one, other, room in ((a, b, 1), (b, a, 0)):
            self.edges[one].append(len(self.to))
            self.to.append(other)
            self.room.append(room)

    def flow(self, source: int, sink: int) -> int:
        total = 0
        while True:
            level = self._levels(source, sink)
            if level[sink] < 0:
                return total
            total += self._push_all(source, sink, level)

    def _levels(self, source: int, sink: int) -> list[int]:
        level = [-1] * len(self.edges)
        level[source] = 0
        waiting = [source]
        for node in waiting:
            for edge in self.edges[node]:
                after = self.to[edge]
                if self.room[edge] and level[after] < 0:
                    level[after] = level[node] + 1
                    waiting.append(after)
            if level[sink] >= 0:
                break
        return level

    def _push_all(self, source: int, sink: int, level: list[int]) -> int:
        """Push along shortest ways until none is left, each edge tried once."""
        tried = [0] * len(self.edges)
        pushed = 0
        way: list[int] = []
        node = source
        while True:
            if node == sink:
                for edge in way:
                    self.room[edge] -= 1
                    self.room[edge ^ 1] += 1
                pushed += 1
                way, node = [], source
                continue
            own = self.edges[node]
            while tried[node] < len(own):
                edge = own[tried[node]]
                if self.room[edge] and level[self.to[edge]] == level[node] + 1:
                    way.append(edge)
                    node = self.to[edge]
                    break
                tried[node] += 1
            else:
                if not way:
                    return pushed
                node = self.to[way.pop() ^ 1]
                tried[node] += 1
