"""The proceedings of a case: acts that effects join, then those of one body, then those of one legal order.

Invariant: every act is in one proceeding, whose id is made of its first act.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from ..model.facts import ActEffect, LegalAct, Proceeding
from ..model.folding import fold
from .telling_evidence import ActGroup
from .unions import Unions


def proceedings_of(
    rows: Sequence[LegalAct], groups: Sequence[ActGroup], effects: Iterable[ActEffect], *, name: Callable[[str], str]
) -> tuple[list[Proceeding], dict[str, str]]:
    """Acts that effects join are of one proceeding; the others are with those of the same body, or of the same legal order."""
    places = {row.id: n for n, row in enumerate(rows)}
    joined = Unions(len(rows))
    for effect in effects:
        joined.join(places[effect.source], places[effect.target])
    sizes = Counter(joined.of(n) for n in range(len(rows)))
    lanes: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, (row, group) in enumerate(zip(rows, groups, strict=True)):
        root = joined.of(n)
        where = group.jurisdiction[:2]
        lanes[("joined", f"{root:06}") if sizes[root] > 1 else ("", where, fold(row.body) if group.body else "")].append(n)
    proceedings, lane_of = [], {}
    for _, members in sorted(lanes.items(), key=_lane_order):
        orders = Counter(groups[n].jurisdiction for n in members if groups[n].jurisdiction)
        bodies = list(dict.fromkeys(rows[n].body for n in members if groups[n].body))
        persons = Counter(person for n in members for person in groups[n].persons)
        order = orders.most_common(1)[0][0] if orders else ""
        who = [name(person) for person, _ in persons.most_common(2)]
        title = ", ".join(filter(None, [" – ".join(bodies[:3]) or order or "legal order not told", *who[:1]]))
        lane = Proceeding(
            id=f"p.{rows[min(members)].id}",
            title=title,
            jurisdiction=order,
            forum=bodies[0] if bodies else "",
            parties={"named": tuple(who)} if who else {},
        )
        proceedings.append(lane)
        lane_of.update({rows[n].id: lane.id for n in members})
    return proceedings, lane_of


def _lane_order(lane: tuple[tuple[str, ...], list[int]]) -> tuple[bool, bool, int]:
    """Proceedings that effects join come first, acts of which neither order nor body is told last."""
    key, members = lane
    return key[0] != "joined", key[0] != "joined" and not any(key), min(members)
