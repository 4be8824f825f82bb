"""Which tellings only mention an act, so that they are no act of their own: they tell neither day nor body nor what was done to what,
and the case knows an act of that kind which they may well be.

They are not put to any act, since nothing says to which; a person is asked. Invariant: what a person confirmed, joined or parted is no
mere mention, and an act of which nothing else is told stays an act.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from ..model.ids import CandidateId
from ..model.labels import ActKind
from .act_kinds import UNSPECIFIC
from .case_acts import Doubt
from .telling_evidence import ActGroup, Weighed, weigh

_LEAST = 1.0
"""So much must speak for the act that is mentioned: that the kind is the same, or a likely neighbour, and nothing outweighs it."""
_OWN = frozenset({ActKind.OTHER, ActKind.APPEAL_FILED, ActKind.GRANT})
"""Kinds of acts that are seldom told by their day, and of which a case has many."""
_MANY = 2_000
"""Acts of a case up to which every mention is held against every act."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A group that only mentions an act, the likeliest act, and why."""

    group: int
    likeliest: int
    found: Weighed


def mentions(groups: Sequence[ActGroup], *, held: Collection[CandidateId] = ()) -> list[Mention]:
    """Return the groups that only mention an act; ``held`` are tellings of which a person said that they tell one."""
    if len(groups) > _MANY:
        return []
    done_to = {target for group in groups for target in group.targets}
    kept = set(held) | done_to
    bare = [n for n, group in enumerate(groups) if _says_nothing(group) and not group.candidates & kept]
    acts = [n for n in range(len(groups)) if n not in set(bare)]
    return [mention for n in bare if (mention := _mention(n, acts, groups)) is not None]


def _says_nothing(group: ActGroup) -> bool:
    """Say whether tellings of one document tell neither day, nor body by name, nor sum, nor effect."""
    named = any(not who.by_sort and who.firm for who in group.bodies)
    return (
        group.date is None and len(group.documents) == 1 and not (named or group.targets or group.amounts or group.numbers or group.apart)
    )


def _mention(number: int, acts: Sequence[int], groups: Sequence[ActGroup]) -> Mention | None:
    mention = groups[number]
    fitting = [
        (found, n)
        for n in acts
        if _may_be_meant(mention, groups[n]) and (found := weigh(mention, groups[n])) is not None and found.weight >= _LEAST
    ]
    if not fitting:
        return None
    found, n = max(fitting, key=lambda pair: (pair[0].weight, -pair[1]))
    return Mention(number, n, found.more(0.0, "it tells neither when nor by whom"))


def _may_be_meant(mention: ActGroup, act: ActGroup) -> bool:
    """Say whether a mention names nobody but those of the act, is of its kind, and of its legal order where it tells one."""
    same_person = not mention.certain or bool(mention.certain & act.persons)
    same_order = not mention.orders or act.jurisdiction[:2] in mention.orders
    kind = mention.kind == act.kind or (mention.kind in UNSPECIFIC and act.date is not None)
    return same_person and same_order and kind


def without(mentioned: Collection[int], groups: Sequence[ActGroup], doubts: Iterable[Doubt]) -> tuple[list[ActGroup], list[Doubt]]:
    """Return the groups without those that only mention an act, and the doubts between the others with their new places."""
    left = [n for n in range(len(groups)) if n not in set(mentioned)]
    place = {n: at for at, n in enumerate(left)}
    kept = [replace(doubt, one=place[doubt.one], other=place[doubt.other]) for doubt in doubts if {doubt.one, doubt.other} <= place.keys()]
    return [groups[n] for n in left], kept
