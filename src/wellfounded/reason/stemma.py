"""The stemma of a claim or act: what it rests on, down to its origins, and how many of those are independent.

Rule R21: a node is grounded where it is an origin, or where one of its grounds has all its premises grounded. The answers:

* ``yes``: it is grounded.
* ``undetermined``: it is grounded only if something is that no source tells of by then, or no source tells of it itself.
* ``circular``: it would be grounded if a circle could hold itself up: what fails below it are circles alone.
* ``no``: something that it needs rests on nothing, and is no origin.

**Independence** is the greatest number of supports that share nothing: no node, no origin, no controller. It is 0 where the claim is not
grounded, 1 where it is an origin itself or has a single point of failure, the least number of voices that cut it off from its origins
where every ground has one premise, and else exact on small graphs and an interval on large ones. The low end counts an unknown origin as
the same as any other, so that it adds nothing to those that are known; the high end counts each as different. The number of independent
origins of a graph never exceeds the number of its origins, and controllers that come to light only lower it.

What stands is another question: a stemma counts what is told, a quashed act and a retracted claim included; ``what if`` leaves them out.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model.facts import CaseFacts
from ..model.standing import AsOf, Grounded, Stemma, StemmaGround, StemmaNode, Support
from .graph import strongly_connected
from .packing import disjoint_supports
from .reliance import Reliance, Resting
from .single_points import single_points
from .support_graph import SupportGraph, grounded, held_with_circles, pruned


def stemma(facts: CaseFacts, of: str, *, asof: AsOf | None = None) -> Stemma:
    """Return what a claim, act, source or entity rests on, from sources known by ``asof.known_by``; without ``asof``, from all.

    Raises UnknownIdError where the facts do not have it.
    """
    return stemma_in(Reliance(facts, known_by=asof.known_by if asof else None), of)


def stemma_in(reliance: Reliance, of: str) -> Stemma:
    """Return the stemma of one node of a graph of reliance, which may be asked for many."""
    nodes = sorted(reliance.below(of))
    view = _View(reliance, of, nodes)
    wide = view.support(strict=False)
    strict = wide if view.strict is view.wide else view.support(strict=True)
    return Stemma(
        claim=of,
        nominal=len(reliance.grounds.get(of, ())),
        grounded=view.grounded(),
        strict=strict,
        wide=wide,
        origins=tuple(node for node in nodes if reliance.is_origin(node)),
        unknown_origins=tuple(node for node in nodes if reliance.is_unknown(node) or reliance.is_untold(node)),
        circles=view.circles(),
        tree=tree(reliance, of),
    )


class _View:
    """The nodes below one node, numbered in the order of their ids, so that the order of the facts changes nothing."""

    def __init__(self, reliance: Reliance, of: str, nodes: Sequence[str]) -> None:
        self.reliance = reliance
        self.nodes = nodes
        self.number = {node: n for n, node in enumerate(nodes)}
        self.root = self.number[of]
        names = sorted({reliance.voice_of(node) for node in nodes})
        voices = {name: n for n, name in enumerate(names)}
        self.voice = [voices[reliance.voice_of(node)] for node in nodes]
        self.known = frozenset(n for n, node in enumerate(nodes) if reliance.is_origin(node) and not reliance.is_unknown(node))
        self.unknown = frozenset(n for n, node in enumerate(nodes) if reliance.is_unknown(node))
        self.untold = frozenset(n for n, node in enumerate(nodes) if reliance.is_untold(node))

        self.wide = [self._grounds(node, strict=False) for node in nodes]
        partly = any(not one.strict for node in nodes for one in reliance.grounds.get(node, ()))
        self.strict = [self._grounds(node, strict=True) for node in nodes] if partly else self.wide

    def graph(self, origins: frozenset[int], *, strict: bool = False) -> SupportGraph:
        return SupportGraph(root=self.root, grounds=self.strict if strict else self.wide, origins=origins, voice=self.voice)

    def _grounds(self, node: str, *, strict: bool) -> list[tuple[int, ...]]:
        own = self.reliance.grounds.get(node, ())
        numbered = [tuple([self.number[p] for p in one.premises]) for one in own if one.strict or not strict]
        return sorted(set(numbered)) if len(numbered) > 1 else numbered

    def grounded(self) -> Grounded:
        told = self.graph(self.known | self.unknown)
        if self.root in set(grounded(told)):
            return Grounded.YES
        if self.untold and self.root in set(grounded(self.graph(self.known | self.unknown | self.untold))):
            return Grounded.UNDETERMINED
        return Grounded.CIRCULAR if self.root in held_with_circles(told) else Grounded.NO

    def support(self, *, strict: bool) -> Support:
        """Return independence and single points of failure in the strict or the wide graph."""
        told = self.known | self.unknown
        whole = pruned(self.graph(told | self.untold, strict=strict))
        if whole is None:
            return Support(low=0, high=0)
        points = self._points(whole)
        least = 1 if not self.untold or pruned(self.graph(told, strict=strict)) is not None else 0
        if points:
            return Support(low=least, high=1, single_points_of_failure=points)
        low, high = disjoint_supports(whole)
        if self.unknown or self.untold:
            known = pruned(self.graph(self.known, strict=strict))
            low = disjoint_supports(known)[0] if known is not None else 0
        return Support(low=max(low, least), high=high)

    def _points(self, whole: SupportGraph) -> tuple[str, ...]:
        """Return the single points of failure by name: the controller where there is one."""
        failing = set(single_points(whole))
        named = {self.reliance.voice_of(self.nodes[was]) for was, voice in zip(whole.was, whole.voice, strict=True) if voice in failing}
        return tuple(sorted(named))

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Return the circles of reliance: each a set of nodes of which every one rests on every other, in the order of their ids."""

        def below(node: int) -> set[int]:
            return {premise for premises in self.wide[node] for premise in premises}

        found = [
            component for component in strongly_connected([self.root], below) if len(component) > 1 or component[0] in below(component[0])
        ]
        return tuple(sorted(tuple(self.nodes[n] for n in sorted(component)) for component in found))


def tree(reliance: Reliance, of: str) -> StemmaNode:
    """Return the tree that is shown: every node is opened once, as near to the top as it comes, and only named where it comes again."""
    names: list[str] = [of]
    grounds: list[list[tuple[Resting, range]]] = []
    opened = {of: 0}
    for place, name in enumerate(names):  # grows while it is walked
        own: list[tuple[Resting, range]] = []
        if opened[name] == place:
            for resting in reliance.grounds.get(name, ()):
                own.append((resting, range(len(names), len(names) + len(resting.premises))))
                for premise in resting.premises:
                    opened.setdefault(premise, len(names))
                    names.append(premise)
        grounds.append(own)
    made: dict[int, StemmaNode] = {}
    for place in range(len(names) - 1, -1, -1):
        name = names[place]
        made[place] = StemmaNode(
            id=name,
            text=reliance.texts.get(name, name),
            origin=reliance.is_origin(name),
            unknown=reliance.is_unknown(name) or reliance.is_untold(name),
            controller=reliance.controller_of(name),
            seen=opened[name] != place and bool(reliance.grounds.get(name)),
            grounds=tuple(_ground(resting, [made.pop(below) for below in places]) for resting, places in grounds[place]),
        )
    return made[0]


def _ground(resting: Resting, premises: list[StemmaNode]) -> StemmaGround:
    return StemmaGround(ground=resting.ground.ground, weight=resting.ground.weight.value, premises=tuple(premises), row=resting.row)
