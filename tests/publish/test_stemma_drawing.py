"""The stemma as a drawing: every ground is there, boxes keep apart, and what matters is said in words."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from facts_for_pictures import stemma_by_hand
from lxml import etree

from wellfounded.model.facts import CaseFacts, Party
from wellfounded.model.standing import AsOf, Grounded, Stemma, StemmaGround, StemmaNode, Support
from wellfounded.publish.stemma_graph import stemma_graph
from wellfounded.publish.stemma_layout import lay_out_stemma
from wellfounded.publish.stemma_svg import figures, stemma_svg

pytest.importorskip("graphlay", reason="graphlay is not installed")
FACTS = CaseFacts(entities=(Party(id="state", name="State of Ostermark"),))
SVG = "{http://www.w3.org/2000/svg}"


def bush(width: int, depth: int) -> Stemma:
    """Return a regular tree."""

    def node(name: str, level: int) -> StemmaNode:
        grounds = tuple(
            StemmaGround(ground=f"g{n}", weight="essential", premises=(node(f"{name}.{n}", level - 1),), row=n)
            for n in range(width if level else 0)
        )
        return StemmaNode(id=name, text=f"Claim {name} of some words that take more than one line", origin=not level, grounds=grounds)

    none = Support(low=1, high=1)
    tree = node("c", depth)
    return Stemma(
        claim="c", nominal=width, grounded=Grounded.YES, strict=none, wide=none, origins=(), unknown_origins=(), circles=(), tree=tree
    )


def test_the_graph_has_each_node_once_and_each_ground() -> None:
    """A node that the tree shows twice is one node; a ground of two premises has a joint, one of a single premise none."""
    graph = stemma_graph(stemma_by_hand(), FACTS)
    assert [node.id for node in graph.nodes] == ["claim", "court", "bank", "leak", "report", "press", "wire"]
    assert [joint.of for joint in graph.joints] == ["claim", "report"]
    plain = {(edge.source, edge.target) for edge in graph.edges if "\x1f" not in edge.source + edge.target}
    assert plain == {("claim", "leak"), ("court", "report"), ("report", "wire"), ("wire", "report")}
    assert graph.controllers == {"State of Ostermark": ("bank", "press")}


def test_an_opened_node_wins_over_one_seen_before() -> None:
    """Where a tree shows a node closed first and opened later, its grounds are drawn."""
    leaf = StemmaNode(id="o", text="o", origin=True)
    opened = StemmaNode(id="a", text="a", grounds=(StemmaGround(ground="g", weight="sole", premises=(leaf,), row=0),))
    closed = StemmaNode(id="a", text="a", seen=True)
    deep = StemmaNode(id="b", text="b", grounds=(StemmaGround(ground="g", weight="sole", premises=(opened,), row=1),))
    tree = StemmaNode(id="c", text="c", grounds=(StemmaGround(ground="g", weight="sole", premises=(closed, deep), row=2),))
    none = Support(low=1, high=1)
    stemma = Stemma(
        claim="c", nominal=1, grounded=Grounded.YES, strict=none, wide=none, origins=("o",), unknown_origins=(), circles=(), tree=tree
    )
    assert ("a", "o") in {(edge.source, edge.target) for edge in stemma_graph(stemma, FACTS).edges}


@pytest.mark.parametrize(("width", "depth"), [(1, 1), (3, 2), (5, 2), (3, 4), (17, 2)])
def test_boxes_keep_apart_and_the_claim_comes_first(width: int, depth: int) -> None:
    """No box overlaps another, all are on the sheet, and the claim stands before all that it rests on."""
    laid = lay_out_stemma(stemma_graph(bush(width, depth), FACTS))
    for one, other in combinations(laid.boxes, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    for box in laid.boxes:
        assert -0.1 <= box.x <= box.x + box.width <= laid.width + 0.1
        assert -0.1 <= box.y <= box.y + box.height <= laid.height + 0.1
    claim = laid.boxes[0]
    assert all((box.x > claim.x) if laid.sideways else (box.y > claim.y) for box in laid.boxes[1:])


def test_what_matters_is_said_in_words() -> None:
    """Origins, controllers, single points of failure and circles are words on the drawing, and a circle has an edge of its own."""
    tree = etree.fromstring(stemma_svg(stemma_by_hand(), FACTS, asof=AsOf(on=date(2020, 1, 1))).encode())
    said = " ".join("".join(text.itertext()) for text in tree.iter(f"{SVG}text"))
    for word in (
        "origin unknown",
        "all count as State of Ostermark",
        "single point of failure, essential",
        "in a circle",
        "as of 2020-01-01",
    ):
        assert word in said
    assert "independent origins 1 to 2 (sole and essential grounds alone: 1)" in said
    assert len([e for e in tree.iter() if e.get("class") == "edge back"]) == 1
    assert {e.get("data-node") for e in tree.iter() if e.get("class") == "node"} == {
        "claim",
        "court",
        "bank",
        "leak",
        "report",
        "press",
        "wire",
    }
    assert "<of Ostermark> & others" in "".join(tree.itertext())


def test_the_same_stemma_gives_the_same_bytes() -> None:
    """The drawing is a function of stemma and facts."""
    assert stemma_svg(stemma_by_hand(), FACTS) == stemma_svg(stemma_by_hand(), FACTS)
    assert figures(stemma_by_hand())[0] == "2 nominal supports"


def test_a_claim_that_rests_on_nothing_is_drawn() -> None:
    """A lone claim has a drawing."""
    assert "Claim c" in stemma_svg(bush(0, 0), FACTS)
