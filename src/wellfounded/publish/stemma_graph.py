"""The stemma as a graph: each node once, however often the tree shows it, and a joint where a ground needs several premises.

The law: the edges of the graph are exactly the grounds of the tree. An edge goes from what rests to what it rests on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.facts import CaseFacts
from ..model.standing import Stemma, StemmaNode


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphNode:
    """A claim, act, source or entity. ``failing`` and ``failing_strict``: without it alone the claim is no longer grounded."""

    id: str
    text: str
    top: bool = False
    origin: bool = False
    unknown: bool = False
    controller: str = ""
    failing: bool = False
    failing_strict: bool = False
    circular: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """Where the premises of a ground come together, all of them needed."""

    id: str
    of: str
    weight: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphEdge:
    """That something rests on something: a node or a joint. ``row`` is the place of the ground among the rows of the facts."""

    source: str
    target: str
    weight: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmaGraph:
    """The graph. ``controllers`` are the names of those who control at least two of its nodes, each with these nodes."""

    claim: str
    nodes: tuple[GraphNode, ...]
    joints: tuple[Joint, ...]
    edges: tuple[GraphEdge, ...]
    controllers: Mapping[str, tuple[str, ...]]


def stemma_graph(stemma: Stemma, facts: CaseFacts) -> StemmaGraph:
    """Return the graph of a stemma, nodes in the order in which its tree first shows them."""
    trees = _opened(stemma.tree)
    names = {party.id: party.name or party.id for party in facts.entities}
    circular = {name for circle in stemma.circles for name in circle}
    nodes = [
        GraphNode(
            id=tree.id,
            text=tree.text or tree.id,
            top=tree.id == stemma.tree.id,
            origin=tree.origin,
            unknown=tree.unknown or tree.id in stemma.unknown_origins,
            controller=names.get(tree.controller, tree.controller),
            failing=tree.id in stemma.wide.single_points_of_failure and tree.id != stemma.tree.id,
            failing_strict=tree.id in stemma.strict.single_points_of_failure and tree.id != stemma.tree.id,
            circular=tree.id in circular,
        )
        for tree in trees
    ]
    joints: list[Joint] = []
    edges: list[GraphEdge] = []
    for tree in trees:
        for number, ground in enumerate(tree.grounds):
            source = tree.id
            if len(ground.premises) > 1:
                source = f"{tree.id}\x1f{number}"
                joints.append(Joint(id=source, of=tree.id, weight=ground.weight))
                edges.append(GraphEdge(source=tree.id, target=source, weight=ground.weight, row=ground.row))
            edges += [GraphEdge(source=source, target=premise.id, weight=ground.weight, row=ground.row) for premise in ground.premises]
    return StemmaGraph(
        claim=stemma.tree.id, nodes=tuple(nodes), joints=tuple(joints), edges=tuple(edges), controllers=_controllers(nodes, edges)
    )


def _opened(tree: StemmaNode) -> list[StemmaNode]:
    """Return each node once, the one that is opened, from the claim downwards; no recursion, so that long chains are no trouble."""
    found: dict[str, StemmaNode] = {}
    level: Sequence[StemmaNode] = [tree]
    while level:
        below: list[StemmaNode] = []
        for node in level:
            if node.id not in found or (node.grounds and not found[node.id].grounds):
                found[node.id] = node
                below += [premise for ground in node.grounds for premise in ground.premises]
        level = below
    return list(found.values())


def _controllers(nodes: Sequence[GraphNode], edges: Sequence[GraphEdge]) -> dict[str, tuple[str, ...]]:
    """Return who controls several nodes that rest on nothing: these can be drawn together."""
    resting = {edge.source for edge in edges}
    members: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        if node.controller and node.id not in resting and not node.top:
            members[node.controller].append(node.id)
    return {name: tuple(found) for name, found in members.items() if len(found) > 1}
