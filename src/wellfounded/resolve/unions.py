"""Disjoint sets of numbers, which may be told that two of them must never meet.

Invariant: the root of a set is its smallest number, so results do not depend on the order of joining.
"""

from __future__ import annotations

from collections.abc import Iterable


class Unions:
    """Sets of the numbers from 0, joined two by two."""

    def __init__(self, size: int, *, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._parent = list(range(size))
        self._apart: dict[int, set[int]] = {}
        for left, right in apart:
            if left != right:
                self._apart.setdefault(left, set()).add(right)
                self._apart.setdefault(right, set()).add(left)

    def of(self, number: int) -> int:
        """Return the root of the set in which a number is."""
        root = number
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[number] != root:
            self._parent[number], number = root, self._parent[number]
        return root

    def join(self, left: int, right: int) -> bool:
        """Join two sets and say whether they are one now; sets that must stay apart are left as they are."""
        one, other = sorted((self.of(left), self.of(right)))
        if one == other:
            return True
        if other in {self.of(n) for n in self._apart.get(one, ())}:
            return False
        self._parent[other] = one
        if other in self._apart:
            self._apart.setdefault(one, set()).update(self._apart[other])
            for number in self._apart[other]:
                self._apart.setdefault(self.of(number), set()).add(one)
        return True
