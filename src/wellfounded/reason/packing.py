"""How many supports share nothing: exact on small graphs, an interval on large ones.

With AND the number of pairwise disjoint supports is a packing problem, which is hard in general. With premises {x, y}, {y, z}, {x, z}
three paths are disjoint, nothing is a single point of failure, and yet no two supports are disjoint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .flow import disjoint_paths
from .graph import strongly_connected
from .support_graph import SupportGraph, one_support

_MOST_STEPS = 60_000
"""Comparisons of supports, and steps of the search, after which a graph is no longer small; some tenths of a second."""
_MOST_TRIES = 24
"""Supports that are packed greedily where a graph is not small."""


def disjoint_supports(graph: SupportGraph) -> tuple[int, int]:
    """Return bounds of the greatest number of supports of the root of a pruned graph that pairwise share no voice; equal where exact."""
    if graph.root in graph.origins:
        return 1, 1
    paths = disjoint_paths(graph)
    if graph.plain and not graph.merged:
        return paths, paths
    high = min(paths, disjoint_paths(graph, merged=False), len(graph.grounds[graph.root]))
    if high == 1:
        return 1, 1
    budget = [_MOST_STEPS]
    choices = _supports(graph, budget)
    if choices is None:
        return min(high, _greedy(graph, high)), high
    found = _packed(choices, high, budget)
    return found, (high if budget[0] <= 0 else found)


def _greedy(graph: SupportGraph, enough: int) -> int:
    """Take one support after the other, each without the voices of those before."""
    taken: set[int] = set()
    cost = [1] * len(graph.voice)
    for count in range(min(enough, _MOST_TRIES)):
        without = {node for node, voice in enumerate(graph.voice) if voice in taken}
        support = one_support(graph, cost, without=without)
        if support is None:
            return count
        taken |= {graph.voice[node] for node in support if node != graph.root}
    return min(enough, _MOST_TRIES)


def _supports(graph: SupportGraph, budget: list[int]) -> list[list[int]] | None:
    """Return the least supports of each ground of the root as sets of bits; None where there are too many."""
    bits = _bits(graph)

    def below(node: int) -> Iterator[int]:
        return (premise for premises in graph.grounds[node] for premise in premises)

    supports: list[list[int]] = [[] for _ in graph.grounds]
    for component in strongly_connected([graph.root], below):
        if graph.root in component:
            break
        changed = True
        while changed:
            changed = False
            for node in component:
                found = [0] if node in graph.origins else [s for p in graph.grounds[node] for s in _product(supports, p, budget)]
                least = _antichain([bits[node] | one for one in found], budget)
                if budget[0] <= 0:
                    return None
                if least != supports[node]:
                    supports[node] = least
                    changed = len(component) > 1
    choices = [_antichain(_product(supports, premises, budget), budget) for premises in graph.grounds[graph.root]]
    return choices if budget[0] > 0 else None


def _bits(graph: SupportGraph) -> list[int]:
    """Return a bit for each voice, none where two supports that share it share another voice above it anyhow."""
    parents: list[set[int]] = [set() for _ in graph.grounds]
    for node, own in enumerate(graph.grounds):
        for premises in own:
            for premise in premises:
                parents[premise].add(node)
    size: dict[int, int] = {}
    for voice in graph.voice:
        size[voice] = size.get(voice, 0) + 1
    root = graph.root
    return [0 if size[v] == 1 and len(parents[n]) == 1 and root not in parents[n] else 1 << v for n, v in enumerate(graph.voice)]


def _product(supports: Sequence[Sequence[int]], premises: Sequence[int], budget: list[int]) -> list[int]:
    """Return the least unions of one support of each premise."""
    found = [0]
    for premise in premises:
        budget[0] -= len(found) * len(supports[premise])
        if budget[0] <= 0:
            return []
        found = _antichain([a | b for a in found for b in supports[premise]], budget)
    return found


def _antichain(sets: Sequence[int], budget: list[int]) -> list[int]:
    """Return the sets that include no other, in a fixed order."""
    least: list[int] = []
    for one in sorted(set(sets), key=lambda s: (s.bit_count(), s)):
        budget[0] -= 1 + len(least) // 16
        if not any(one & other == other for other in least):
            least.append(one)
        if budget[0] <= 0:
            return least
    return least


def _packed(choices: list[list[int]], enough: int, budget: list[int]) -> int:
    """Return how many of the choices can be met, each by one of its sets, all disjoint; a lower bound where the budget runs out."""
    choices = sorted(choices, key=len)
    best = 0
    seen: dict[tuple[int, int], int] = {}
    waiting = [(0, 0, 0)]
    while waiting and best < enough and budget[0] > 0:
        at, used, count = waiting.pop()
        best = max(best, count)
        if at == len(choices) or count + len(choices) - at <= best or seen.get((at, used), -1) >= count:
            continue
        seen[at, used] = count
        waiting.append((at + 1, used, count))
        budget[0] -= 1 + len(choices[at]) // 16
        waiting.extend((at + 1, used | one, count + 1) for one in reversed(choices[at]) if not one & used)
    return best
