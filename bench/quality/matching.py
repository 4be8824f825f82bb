"""Pairing labels with what was found, one to one.

Invariant: no label and no find is in two pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from wellfounded.model.passages import Passage

from .counts import Rate
from .shape import overlap

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Hashable)
G = TypeVar("G")
F = TypeVar("F")


def largest(choices: Mapping[K, Sequence[V]]) -> dict[K, V]:
    """Return a largest matching of the keys with one of their choices each; earlier choices are taken first (Kuhn's algorithm)."""
    owner: dict[V, K] = {}

    def place(key: K, tried: set[V]) -> bool:
        for choice in choices[key]:
            if choice in tried:
                continue
            tried.add(choice)
            if choice not in owner or place(owner[choice], tried):
                owner[choice] = key
                return True
        return False

    for key in choices:
        place(key, set())
    return {key: choice for choice, key in owner.items()}


def near(
    gold: Sequence[G],
    found: Sequence[F],
    *,
    at: Callable[[G], Passage],
    spot: Callable[[F], Passage],
    fits: Callable[[G, F], bool] = lambda _g, _f: True,
) -> list[tuple[G, F]]:
    """Pair marks that share characters, those that share most of what they cover first; ``fits`` says which may be paired at all."""
    rows = []
    for g, label in enumerate(gold):
        for f, one in enumerate(found):
            common = overlap(at(label), spot(one))
            if common and fits(label, one):
                whole = max(at(label).end, spot(one).end) - min(at(label).start, spot(one).start)
                rows.append((-common / whole, g, f))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    out = []
    for _, g, f in sorted(rows):
        if g not in taken_gold and f not in taken_found:
            taken_gold.add(g)
            taken_found.add(f)
            out.append((g, f))
    return [(gold[g], found[f]) for g, f in sorted(out)]


def count(rate: Rate, *, gold: int, found: int, pairs: int, complete: bool = True) -> None:
    """Add a one-to-one comparison to a rate; without complete labels what was found is not judged."""
    rate.add(Rate(gold=gold, reached=pairs, found=found if complete else 0, right=pairs if complete else 0, partial=not complete))
