"""Strongly connected components without recursion, so that a chain of any length can be walked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

N = TypeVar("N", bound=Hashable)
_DONE = sys.maxsize


def strongly_connected(roots: Iterable[N], successors: Callable[[N], Iterable[N]]) -> Iterator[list[N]]:
    """Yield the strongly connected components that can be reached from ``roots``, each after those that it leads to.

    ``successors`` is asked once for each node, and only when the node is reached. Tarjan 1972, with the path kept in a list.
    """
    low: dict[N, int] = {}
    open_nodes: list[N] = []
    for root in roots:
        if root in low:
            continue
        low[root] = len(low)
        open_nodes.append(root)
        path = [(root, low[root], iter(successors(root)))]
        while path:
            node, number, rest = path[-1]
            for after in rest:
                seen = low.get(after)
                if seen is None:
                    low[after] = begun = len(low)
                    open_nodes.append(after)
                    path.append((after, begun, iter(successors(after))))
                    break
                if seen < low[node]:
                    low[node] = seen
            else:
                path.pop()
                least = low[node]
                if least == number:
                    yield _closed(open_nodes, node, low)
                elif least < low[path[-1][0]]:
                    low[path[-1][0]] = least


def _closed(open_nodes: list[N], first: N, low: dict[N, int]) -> list[N]:
    """Take the nodes from ``first`` on off the open ones and mark them done."""
    component = []
    while True:
        node = open_nodes.pop()
        low[node] = _DONE
        component.append(node)
        if node == first:
            return component
