"""Which tellings are one act: pairs of tellings of a whole case against what a reader says.

    WELLFOUNDED_GOLD=… python bench/case_acts.py

Each proposed telling is given the gold act of which it overlaps a passage (the one it overlaps most). A pair of tellings is right where
both have the same gold act. Precision is over the pairs that were joined, recall over the pairs that the gold reading has; doubts count
apart. The demonstration case is always measured, the sample case where the variable is set. Prints one line per case, writes JSON.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from wellfounded import Case, demonstrate
from wellfounded.demonstration import build
from wellfounded.model.candidates import Candidate, CandidateKind
from wellfounded.work.case_facts import CaseRows, case_rows

Spans = Mapping[str, list[tuple[int, int, str]]]
"""Name of a document → start, end and gold act."""


def main() -> None:
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        demonstrate(Path(folder))
        results["demonstration"] = measured(Path(folder) / "case", demonstration_spans)
        gold = os.environ.get("WELLFOUNDED_GOLD")
        if gold:
            case = Case.create(Path(folder) / "sample", title="sample")
            case.add([Path(gold) / "sample-case"])
            case.close()
            results["sample"] = measured(Path(folder) / "sample", lambda _: sample_spans(Path(gold)))
    for name, result in results.items():
        print(
            f"{name}: pairs joined {result['joined']}, right {result['right']}, gold {result['gold']}: "
            f"precision {result['precision']:.3f} recall {result['recall']:.3f}; "
            f"doubts {result['doubts']}, right {result['doubts_right']}; "
            f"{result['tellings']} tellings, {result['acts']} acts, rows made in {result['seconds']:.2f} s"
        )
    Path("out").mkdir(exist_ok=True)
    Path("out/bench-case-acts.json").write_text(json.dumps(results, indent=1), encoding="utf-8")


def measured(folder: Path, spans_of: Any) -> dict[str, float]:
    with Case.open(folder) as case:
        facts = case.facts(cleared=["everything"])
        started = time.perf_counter()
        rows = case_rows(facts)
        seconds = time.perf_counter() - started
        names = {document.id: document.name for document in facts.documents.values()}
        spans = spans_of(case)
        acts = list(case.store.candidates(CandidateKind.ACT))
        gold = {one.id: found for one in acts if (found := gold_act(one, names[one.document], spans))}
        return {**scored(rows, gold), "seconds": seconds, "tellings": len(acts)}


def scored(rows: CaseRows, gold: Mapping[str, str]) -> dict[str, float]:
    joined = right = wanted = 0
    for one, other in combinations(sorted(gold), 2):
        same, truly = rows.of_candidate[one] == rows.of_candidate[other], gold[one] == gold[other]  # type: ignore[index]
        joined += same
        wanted += truly
        right += same and truly
    of_act: dict[str, set[str]] = {}
    for candidate, act in gold.items():
        of_act.setdefault(rows.of_candidate[candidate], set()).add(act)  # type: ignore[index]
    told = [row for row in rows.facts.same if row.a in of_act and row.b in of_act]
    return {
        "acts": len(rows.facts.acts),
        "joined": joined,
        "right": right,
        "gold": wanted,
        "precision": right / joined if joined else 1.0,
        "recall": right / wanted if wanted else 1.0,
        "doubts": len(told),
        "doubts_right": sum(bool(of_act[row.a] & of_act[row.b]) for row in told),
    }


def gold_act(candidate: Candidate, name: str, spans: Spans) -> str:
    """Return the gold act that a telling overlaps most; passages longer than a paragraph do not count."""
    best, act = 0, ""
    for passage in candidate.passages[:1]:
        for start, end, one in spans.get(name, ()):
            both = min(end, passage.end) - max(start, passage.start)
            if both > best:
                best, act = both, one
    return act


def sample_spans(folder: Path) -> Spans:
    found: dict[str, list[tuple[int, int, str]]] = {}
    paths = {path.name[:3]: path.name for path in (folder / "sample-case").glob("*.txt")}
    for act in json.loads((folder / "gold" / "decisions.json").read_text(encoding="utf-8"))["acts"]:
        for passage in [*act.get("passages", ()), *act.get("mentions", ())]:
            if passage["end"] - passage["start"] <= 400:
                found.setdefault(paths[passage["seed"]], []).append((passage["start"], passage["end"], act["id"]))
    return found


def demonstration_spans(case: Case) -> Spans:
    found: dict[str, list[tuple[int, int, str]]] = {}
    texts = {document.name: layer.text for document in case.store.documents() if (layer := case.store.layer(document.id))}
    for act in build.truth()["acts"]:
        for passage in act["passages"]:
            for start in _places(texts.get(passage["document"], ""), passage["text"]):
                found.setdefault(passage["document"], []).append((start, start + len(passage["text"]), act["id"]))
    return found


def _places(text: str, part: str) -> Iterator[int]:
    """Yield where a passage stands, whatever its spaces are."""
    import re

    for match in re.finditer(r"\s+".join(map(re.escape, part.split())), text):
        yield match.start()


if __name__ == "__main__":
    main()
