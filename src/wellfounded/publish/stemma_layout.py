"""Where the nodes of a stemma stand: layers from the claim down to the origins, laid out by the library graphlay.

graphlay (MIT or Apache-2.0, Rust in wheels, no further needs) had the fewest crossings of the layered layouts that could be tried,
heeds sizes of nodes, routes edges around boxes, frames groups, and gives the same drawing for the same graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import MissingDependencyError
from .lettering import width, wrap
from .stemma_graph import GraphNode, StemmaGraph

_SHEET = (1_600.0, 1_000.0)
_READABLE = 0.85
"""A drawing that must shrink more than this to fit on an A3 sheet is hard to read."""
_MANY = 80
_JOINT = 9.0
_PAD = 7.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """How large letters are, and how wide and high a box may be: in lines of its text."""

    size: float
    room: float
    lines: int
    across: float
    down: float


_FEW = Letters(size=11, room=176, lines=6, across=22, down=40)
_LOTS = Letters(size=8, room=130, lines=2, across=8, down=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node: its box from the upper left corner, its lines, and the lines of what it is said to be."""

    node: GraphNode
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    badges: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Around the nodes that speak for one controller."""

    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An edge: its points from what rests to what it rests on; ``back`` where it closes a circle."""

    points: tuple[Point, ...]
    weight: str
    row: int
    back: bool
    joins: bool
    """Whether it ends at a joint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmaLayout:
    width: float
    height: float
    letters: Letters
    boxes: tuple[Box, ...]
    joints: tuple[Point, ...]
    frames: tuple[Frame, ...]
    lines: tuple[Line, ...]
    sideways: bool


def lay_out_stemma(graph: StemmaGraph) -> StemmaLayout:
    """Lay the graph out: claim on top and all origins in the last layer where that can be read on a sheet.

    Else origins stand right below what rests on them, or the graph runs from left to right, whichever shrinks less.
    Raises MissingDependencyError without graphlay.
    """
    many = len(graph.nodes) > _MANY
    letters = _LOTS if many else _FEW
    boxes = {node.id: _box(node, letters, framed=node.id in _framed(graph)) for node in graph.nodes}
    ways = ((False, True),) if many else ((True, False), (False, False), (False, True))
    best: StemmaLayout | None = None
    for last, sideways in ways:
        laid = _laid(graph, boxes, letters, last=last, sideways=sideways)
        if best is None or _fit(laid) > _fit(best):
            best = laid
        if _fit(best) >= _READABLE:
            break
    assert best is not None
    return best


def _fit(laid: StemmaLayout) -> float:
    """Say how much a drawing must shrink to fit on a sheet, on its side or upright."""
    long, short = _SHEET
    return max(min(long / laid.width, short / laid.height), min(short / laid.width, long / laid.height))


def _framed(graph: StemmaGraph) -> set[str]:
    return {member for members in graph.controllers.values() for member in members}


def _box(node: GraphNode, letters: Letters, *, framed: bool) -> Box:
    lines = wrap(node.text, letters.room, letters.size, lines=letters.lines, bold=node.top)
    said = ", ".join(_badges(node, framed=framed))
    badges = wrap(said, letters.room, letters.size - 1.5, lines=3, bold=True) if said else ()
    across = max(
        [width(line, letters.size, bold=node.top) for line in lines] + [width(badge, letters.size - 1.5, bold=True) for badge in badges]
    )
    high = len(lines) * (letters.size + 2) + len(badges) * (letters.size + 0.5) + 2 * _PAD
    return Box(node=node, x=0, y=0, width=round(across + 2 * _PAD, 1), height=round(high, 1), lines=lines, badges=badges)


def _badges(node: GraphNode, *, framed: bool) -> list[str]:
    said = ["origin unknown" if node.unknown else "origin"] if node.origin or node.unknown else []
    if node.controller and not framed:
        said.append(f"counts as {node.controller}")
    if node.failing:
        said.append("single point of failure")
    elif node.failing_strict:
        said.append("single point of failure, essential grounds")
    if node.circular:
        said.append("in a circle")
    return said


def _laid(graph: StemmaGraph, boxes: Mapping[str, Box], letters: Letters, *, last: bool, sideways: bool) -> StemmaLayout:
    made = _layout(_request(graph, boxes, last=last), letters, sideways=sideways)
    places = dict(zip(_order(graph), made["nodes"], strict=True))
    left, top = made["bounds"]["min"]["x"], made["bounds"]["min"]["y"]
    corner = {name: (place["center"]["x"] - left, place["center"]["y"] - top) for name, place in places.items()}
    reversed_edges = set(made.get("reversed", ()))
    joints = {joint.id for joint in graph.joints}
    return StemmaLayout(
        width=made["bounds"]["max"]["x"] - left,
        height=made["bounds"]["max"]["y"] - top,
        letters=letters,
        boxes=tuple(_moved(box, corner[name]) for name, box in boxes.items()),
        joints=tuple(corner[joint.id] for joint in graph.joints),
        frames=tuple(_frame(name, corner[f"\x1e{name}"], places[f"\x1e{name}"]["size"]) for name in graph.controllers),
        lines=tuple(
            Line(
                points=tuple((point["x"] - left, point["y"] - top) for point in laid["points"]),
                weight=edge.weight,
                row=edge.row,
                back=number in reversed_edges,
                joins=edge.target in joints,
            )
            for number, (edge, laid) in enumerate(zip(graph.edges, made["edges"], strict=True))
        ),
        sideways=sideways,
    )


def _moved(box: Box, centre: Point) -> Box:
    x, y = centre[0] - box.width / 2, centre[1] - box.height / 2
    return Box(node=box.node, x=x, y=y, width=box.width, height=box.height, lines=box.lines, badges=box.badges)


def _frame(name: str, centre: Point, size: Mapping[str, float]) -> Frame:
    across, down = size["width"], size["height"]
    return Frame(name=name, x=centre[0] - across / 2, y=centre[1] - down / 2, width=across, height=down)


def _order(graph: StemmaGraph) -> list[str]:
    """Return the names of all that is laid out, in the order of the request."""
    return [*(node.id for node in graph.nodes), *(joint.id for joint in graph.joints), *(f"\x1e{name}" for name in graph.controllers)]


def _request(graph: StemmaGraph, boxes: Mapping[str, Box], *, last: bool) -> dict[str, Any]:
    """Return the graph as graphlay takes it: the claim in the first layer, and perhaps what rests on nothing in the last."""
    index = {name: number for number, name in enumerate(_order(graph))}
    parent = {member: index[f"\x1e{name}"] for name, members in graph.controllers.items() for member in members}
    resting = {edge.source for edge in graph.edges}
    nodes: list[dict[str, Any]] = []
    for node in graph.nodes:
        box = boxes[node.id]
        made: dict[str, Any] = {"size": {"width": box.width, "height": box.height}, "shape": "box", "key": node.id}
        if node.top:
            made["rank"] = "first"
        elif node.id in parent:
            made["parent"] = parent[node.id]
        elif last and node.id not in resting:
            made["rank"] = "last"
        nodes.append(made)
    nodes += [{"size": {"width": _JOINT, "height": _JOINT}, "shape": "ellipse", "key": joint.id} for joint in graph.joints]
    nodes += [{"size": {"width": 10.0, "height": 10.0}, "shape": "box", "key": name} for name in graph.controllers]
    edges = [{"source": index[edge.source], "target": index[edge.target], "weight": 1.0} for edge in graph.edges]
    return {"nodes": nodes, "edges": edges}


def _layout(request: dict[str, Any], letters: Letters, *, sideways: bool) -> dict[str, Any]:
    try:
        import graphlay
    except ImportError as error:
        raise MissingDependencyError("the stemma is drawn with graphlay, which is not installed; install wellfounded[pictures]") from error
    options = {
        "direction": "leftright" if sideways else "topbottom",
        "routing": {"lane_gap": 4.0},
        "spacing": {
            "node_gap": letters.across,
            "layer_gap": letters.down,
            "dummy_gap": letters.across / 2,
            "port_gap": letters.size,
            "stub": 7.0,
            "compound_header": 16.0,
            "compound_padding": 12.0,
        },
    }
    made: dict[str, Any] = graphlay.layout(request, preset="process_map", options=options).to_dict()
    return made
