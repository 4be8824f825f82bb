"""Single points of failure: the voices without which the root can no longer be brought back to an origin.

Exact with AND and OR, circles and shared voices. A voice that fails takes all its nodes with it, but never the root itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .flow import bottlenecks
from .graph import strongly_connected
from .support_graph import SupportGraph, grounded, one_support

_TRIES = 6
_AT_ONCE = 2048
"""Voices that are followed through the graph in one pass: memory is this many bits for each node."""


def single_points(graph: SupportGraph) -> list[int]:
    """Return the voices that every support of the root of a pruned graph needs, in order."""
    if graph.root in graph.origins:
        return []
    if graph.plain and len(set(graph.voice)) == len(graph.voice):
        return sorted(graph.voice[node] for node in bottlenecks(graph))
    candidates = _in_every_support_tried(graph)
    forced = _forced(graph) & candidates
    left = sorted(candidates - forced)
    order = _components(graph) if left else []
    confirmed = [_needed_of(graph, left[n : n + _AT_ONCE], order) for n in range(0, len(left), _AT_ONCE)]
    return sorted(forced.union(*confirmed))


def _in_every_support_tried(graph: SupportGraph) -> set[int]:
    """Return voices among which all single points are: those of one support, less those that another support can do without."""
    cost = [1] * len(graph.voice)
    candidates = _voices(graph, one_support(graph, cost))
    for _ in range(_TRIES):
        cost = [1 + 1000 * (voice in candidates) for voice in graph.voice]
        fewer = candidates & _voices(graph, one_support(graph, cost))
        if fewer == candidates:
            break
        candidates = fewer
    return candidates


def _voices(graph: SupportGraph, nodes: set[int] | None) -> set[int]:
    assert nodes is not None, "a pruned graph has a support"
    return {graph.voice[node] for node in nodes} - {graph.voice[graph.root]}


def _forced(graph: SupportGraph) -> set[int]:
    """Return voices that are needed at a glance: premises of the only ground of a node that is needed itself."""
    forced: set[int] = set()
    seen = {graph.root}
    waiting = [graph.root]
    while waiting:
        own = graph.grounds[waiting.pop()]
        for premise in own[0] if len(own) == 1 else ():
            forced.add(graph.voice[premise])
            if premise not in seen:
                seen.add(premise)
                waiting.append(premise)
    return forced


def _components(graph: SupportGraph) -> list[list[int]]:
    """Return the nodes by component, each component after those it rests on, the nodes of each in the order of their grounding."""

    def below(node: int) -> Iterator[int]:
        return (premise for premises in graph.grounds[node] for premise in premises)

    rank = {node: n for n, node in enumerate(grounded(graph))}
    return [sorted(component, key=rank.__getitem__) for component in strongly_connected([graph.root], below)]


def _needed_of(graph: SupportGraph, candidates: Sequence[int], order: Sequence[Sequence[int]]) -> set[int]:
    """Return those of the candidates that every support of the root needs.

    A node needs its own voice, and of each of its grounds whatever any premise needs, as far as all its grounds agree: the greatest
    fixpoint of that, as sets of bits (Keyder, Richter and Helmert 2010 for the landmarks of planning).
    """
    bit = {voice: 1 << n for n, voice in enumerate(candidates)}
    own = [bit.get(voice, 0) for voice in graph.voice]
    need = [-1] * len(graph.grounds)
    for component in order:
        changed = True
        while changed:
            changed = False
            for node in component:
                least = -1
                for premises in graph.grounds[node]:
                    union = 0
                    for premise in premises:
                        union |= need[premise]
                    least &= union
                value = own[node] | (0 if node in graph.origins else least)
                if value != need[node]:
                    need[node] = value
                    changed = len(component) > 1
    return {voice for voice in candidates if need[graph.root] & bit[voice]}
