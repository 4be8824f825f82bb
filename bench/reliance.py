"""Reliance against the gold reading: recall and precision of edges, their weights, and the time they take.

    WELLFOUNDED_GOLD=… python bench/reliance.py [--errors]

A gold edge is reached when one of its passages is overlapped by a passage of a proposed reliance; for precision each proposal is
matched with at most one gold edge and each gold edge with at most one proposal, so that a second telling of an edge counts as wrong.
Weights are over matched pairs whose gold edge says one (``none`` is ``declines``). The gold edges hold more than reliance told in
words: notes and attachments cited, copied text, control. Those that words of reliance can tell are counted beside all (``IN_WORDS``).
``--errors`` lists what was missed and what was proposed beyond the gold edges, for reading: a reader may well agree with some of it.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wellfounded.extract.acts import find_acts
from wellfounded.extract.analysis import analyse
from wellfounded.extract.dates import find_dates, relative_to
from wellfounded.extract.document_date import find_document_date
from wellfounded.extract.names import find_names
from wellfounded.extract.quotes import find_quotes
from wellfounded.extract.reliance import find_reliance
from wellfounded.model.documents import Metadata, TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.reading import Reliance
from wellfounded.resolve.within import resolve_names

IN_WORDS = frozenset(
    {"relies_on", "derives_from", "declines_to_rely_on", "opened_on", "enabled_by", "decides_claims_of", "inferred_from", "originates_from"}
    | {"obtained_by", "states_ground", "discounts", "reports", "refers_to", "mentions", "implements"}
)
"""Kinds of gold edge that a clause can tell; the others come from notes, copies and controllers."""


@dataclass
class Score:
    gold: int = 0
    in_words: set[str] = field(default_factory=set)
    proposed: int = 0
    matched: int = 0
    weighed: int = 0
    weights: int = 0
    reading: float = 0.0
    """Seconds of the models."""
    reliance: float = 0.0
    """Seconds of the reliance."""
    reached: set[str] = field(default_factory=set)
    missed: list[str] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return len(self.reached) / self.gold

    @property
    def precision(self) -> float:
        return self.matched / self.proposed

    def __str__(self) -> str:
        told = self.reached & self.in_words
        return (
            f"recall {len(self.reached)}/{self.gold} = {self.recall:.3f}, of those that words tell {len(told)}/{len(self.in_words)} = "
            f"{len(told) / len(self.in_words):.3f}  precision {self.matched}/{self.proposed} = {self.precision:.3f}  weights "
            f"{self.weights}/{self.weighed}  reliance {self.reliance:.4f} s of {self.reading:.3f} s of the models = "
            f"{self.reliance / self.reading:.2%}"
        )


def score(folder: Path) -> Score:
    """Read every document of the sample case and compare its reliance with the gold edges."""
    edges: list[Any] = json.loads((folder / "gold" / "reliance.json").read_text(encoding="utf-8"))["edges"]
    total = Score(gold=len(edges), in_words={edge["id"] for edge in edges if edge["kind"] in IN_WORDS})
    for path in sorted((folder / "sample-case").glob("*.txt")):
        number = path.name[:3]
        layer = TextLayer(document=DocumentId(number), text=path.read_bytes().decode("utf-8"), producer="bench@1")
        analyse(layer)
        started = time.process_time()
        analysis = analyse(layer)
        total.reading += time.process_time() - started
        undated = find_dates(analysis)
        dates = relative_to(undated, find_document_date(analysis, undated, Metadata())[0])
        names = resolve_names(find_names(analysis))
        acts, quotes = find_acts(analysis, names, dates), find_quotes(analysis, names)
        find_reliance(analysis, acts=acts, names=names, dates=dates, quotes=quotes)
        started = time.process_time()
        found = find_reliance(analysis, acts=acts, names=names, dates=dates, quotes=quotes)
        total.reliance += time.process_time() - started
        _compare(total, found, edges, number=number)
    total.missed = [f"{e['id']} {e['kind']}: {e['passages'][0]['exact'][:110]}" for e in edges if e["id"] not in total.reached]
    return total


def _compare(total: Score, found: Sequence[Reliance], edges: Sequence[Any], *, number: str) -> None:
    here = {edge["id"]: [p for p in edge["passages"] if p["seed"] == number] for edge in edges}
    weights = {edge["id"]: {"none": "declines"}.get(edge["weight"], edge["weight"]) for edge in edges}
    reach = {n: _reached(one, here, weights) for n, one in enumerate(found)}
    total.reached |= {key for keys in reach.values() for key in keys}
    pairs = _pairs(reach)
    total.proposed += len(found)
    total.matched += len(pairs)
    for n, one in enumerate(found):
        if n not in pairs:
            total.beyond.append(f"{number} {one.weight.value} <{one.cue}> {one.of_text[:60]} | {one.premise_text[:60]}")
        elif weights[pairs[n]] != "unstated":
            total.weighed += 1
            total.weights += one.weight.value == weights[pairs[n]]


def _reached(one: Reliance, here: Mapping[str, list[Any]], weights: Mapping[str, str]) -> list[str]:
    """Return the gold edges whose passage a proposal overlaps: those of its weight first, then by how much is shared."""
    shared = {
        key: sum(max(0, min(p["end"], one.passage.end) - max(p["start"], one.passage.start)) for p in passages)
        for key, passages in here.items()
    }
    return sorted((key for key, count in shared.items() if count), key=lambda key: (weights[key] != one.weight.value, -shared[key]))


def _pairs(reach: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Return a largest matching of proposals with gold edges."""
    owner: dict[str, int] = {}

    def place(one: int, seen: set[str]) -> bool:
        for key in reach[one]:
            if key in seen:
                continue
            seen.add(key)
            if key not in owner or place(owner[key], seen):
                owner[key] = one
                return True
        return False

    for one in reach:
        place(one, set())
    return {one: key for key, one in owner.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list missed gold edges and proposals beyond them")
    options = parser.parse_args()
    gold = os.environ.get("WELLFOUNDED_GOLD")
    if not gold:
        print("WELLFOUNDED_GOLD is not set: nothing was measured")
        return
    result = score(Path(gold))
    print(result)
    if options.errors:
        print("missed:", *result.missed, sep="\n  ")
        print("beyond:", *result.beyond, sep="\n  ")


if __name__ == "__main__":
    main()
