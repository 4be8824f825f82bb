"""Standing and stemma in their public shapes: ``wellfounded-standing/1``, the stemma as JSON, and both as rows of a table.

No label leaves without the three dates that it holds for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..model.facts import CaseFacts
from ..model.standing import AsOf, ByCases, Standing, Stemma, StemmaNode, Step, Support

FORMAT = "wellfounded-standing/1"
DEEPEST = 60
"""Levels of a tree that are written inside each other, because readers of JSON give up at a few hundred; below, a node says ``cut``."""

Json = dict[str, Any]


def standing_document(
    standings: Iterable[Standing], asof: AsOf, *, proofs: Mapping[str, Step] | None = None, facts: CaseFacts | None = None
) -> Json:
    """Return labels in their public shape, in the order they come; with ``proofs`` by act, each with its steps.

    ``facts`` give the words of the passages that a proof stands on.
    """
    acts = [_act(one, (proofs or {}).get(one.act), facts) for one in standings]
    return {"format": FORMAT, **_dates(asof), "acts": acts}


def proof_steps(proof: Step, facts: CaseFacts | None = None) -> list[Json]:
    """Return the steps of a proof, from the conclusion on, each with the passages it stands on and how far below it lies."""
    return [{"rule": step.rule, "text": step.text, "passages": _passages(step, facts), "depth": depth} for depth, step in proof.walk()]


def stemma_document(stemma: Stemma) -> Json:
    """Return a stemma in its public shape."""
    return {
        "claim": stemma.claim,
        "nominal": stemma.nominal,
        "grounded": stemma.grounded.value,
        "independence": {"strict": _interval(stemma.strict), "wide": _interval(stemma.wide)},
        "single_points_of_failure": {
            "strict": list(stemma.strict.single_points_of_failure),
            "wide": list(stemma.wide.single_points_of_failure),
        },
        "origins": list(stemma.origins),
        "unknown_origins": list(stemma.unknown_origins),
        "circles": [list(circle) for circle in stemma.circles],
        "tree": _tree(stemma.tree),
    }


STANDING_COLUMNS = ("act", "label", "modifiers", "assumed", "by_cases", "contested", "last_told", "on", "known_by", "made_by")
STEMMA_COLUMNS = ("depth", "id", "text", "origin", "unknown", "controller", "seen", "supports", "ground", "weight")


def standing_rows(standings: Iterable[Standing]) -> Iterator[dict[str, str]]:
    """Yield labels as rows under STANDING_COLUMNS, lists joined with semicolons."""
    for one in standings:
        cases = one.by_cases
        yield {
            "act": one.act,
            "label": one.label.value,
            "modifiers": "; ".join(one.modifiers),
            "assumed": "; ".join(one.assumed),
            "by_cases": "; ".join([cases.label.value, *cases.modifiers]) if cases else "",
            "contested": _yes(one.contested),
            "last_told": str(one.last_told or ""),
            **{name: value or "" for name, value in _dates(one.asof).items()},
        }


def stemma_rows(stemma: Stemma) -> Iterator[dict[str, str]]:
    """Yield the nodes of a stemma as rows under STEMMA_COLUMNS, from the top; ``supports`` is the node above, by ``ground``."""
    waiting: list[tuple[int, StemmaNode, tuple[str, str, str]]] = [(0, stemma.tree, ("", "", ""))]
    while waiting:
        depth, node, (above, ground, weight) = waiting.pop()
        yield {
            "depth": str(depth),
            "id": node.id,
            "text": node.text,
            "origin": _yes(node.origin),
            "unknown": _yes(node.unknown),
            "controller": node.controller,
            "seen": _yes(node.seen),
            "supports": above,
            "ground": ground,
            "weight": weight,
        }
        below = [(depth + 1, premise, (node.id, own.ground, own.weight)) for own in node.grounds for premise in own.premises]
        waiting.extend(reversed(below))


def _act(one: Standing, proof: Step | None, facts: CaseFacts | None) -> Json:
    shown: Json = {
        "id": one.act,
        "label": one.label.value,
        "modifiers": list(one.modifiers),
        "assumed": list(one.assumed),
        "by_cases": _cases(one.by_cases),
        "contested": one.contested,
        "last_told": str(one.last_told) if one.last_told else None,
    }
    return shown if proof is None else {**shown, "proof": proof_steps(proof, facts)}


def _cases(cases: ByCases | None) -> Json | None:
    if cases is None:
        return None
    return {"label": cases.label.value, "modifiers": list(cases.modifiers), "completions": cases.completions}


def _dates(asof: AsOf) -> Json:
    return {"on": str(asof.on), "known_by": str(asof.known_by) if asof.known_by else None, "made_by": str(asof.made)}


def _passages(step: Step, facts: CaseFacts | None) -> list[str]:
    """Return the words of the passages on which the rows of a step stand."""
    if facts is None:
        return []
    rows = [getattr(facts, name)[n] for name, n in step.rows]
    told = [assertion.text for row in rows for assertion in getattr(row, "asserted", ()) if assertion.text]
    return list(dict.fromkeys(told))


def _interval(support: Support) -> list[int]:
    return [support.low, support.high]


def _tree(tree: StemmaNode) -> Json:
    """Return a tree as nested objects, to the level at which it is cut."""
    top = _node(tree)
    waiting = [(1, tree, top)]
    while waiting:
        level, node, shown = waiting.pop()
        if node.grounds and level >= DEEPEST:
            shown["cut"] = True
            continue
        for ground in node.grounds:
            premises = [_node(premise) for premise in ground.premises]
            shown["grounds"].append({"ground": ground.ground, "weight": ground.weight, "premises": premises})
            waiting.extend((level + 1, premise, below) for premise, below in zip(ground.premises, premises, strict=True))
    return top


def _node(node: StemmaNode) -> Json:
    return {
        "id": node.id,
        "text": node.text,
        "origin": node.origin,
        "unknown": node.unknown,
        "controller": node.controller or None,
        "seen": node.seen,
        "grounds": [],
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"
