"""Who speaks for whom: everything under one controller, and everything that is said to be one, counts as one voice.

Control is followed through any chain and any circle. Something under two controllers ties the two together: independence is then
understated, never overstated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..model.facts import Control, Identity


def voices(controls: Iterable[Control], identities: Iterable[Identity]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return for each id that shares a voice the name of that voice, and for each such name its ids in order.

    A voice is named by its controller that nobody controls, the first by name where there are several; in a circle of controllers by
    the first of them; and where nothing but identity ties the ids together, by the first of them.
    """
    parents: dict[str, str] = {}
    controlling: set[str] = set()
    controlled: set[str] = set()
    for control in controls:
        _join(parents, control.entity, control.controller)
        if control.entity != control.controller:
            controlling.add(control.controller)
            controlled.add(control.entity)
    for identity in identities:
        _join(parents, identity.a, identity.b)
    groups: dict[str, list[str]] = defaultdict(list)
    for one in sorted(parents):
        groups[_head(parents, one)].append(one)
    named: dict[str, tuple[str, ...]] = {}
    for members in groups.values():
        ranked = sorted(members, key=lambda m: (m not in controlling, m in controlled, m))
        named[ranked[0]] = tuple(members)
    return {member: name for name, members in named.items() for member in members}, named


def _head(parents: dict[str, str], one: str) -> str:
    top = one
    while parents.setdefault(top, top) != top:
        top = parents[top]
    while parents[one] != top:
        parents[one], one = top, parents[one]
    return top


def _join(parents: dict[str, str], a: str, b: str) -> None:
    parents[_head(parents, a)] = _head(parents, b)
