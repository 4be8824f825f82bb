"""Quality of the comparison of names: labelled pairs, held-out figures, time a pair; nomenklatura beside it where it is installed.

    python bench/name_pairs.py              needs WELLFOUNDED_BENCH (names/name_bench.csv, entity_bench.yml, un_crossscript_dev.jsonl)
    python bench/name_pairs.py --errors     lists the wrong decisions
    python bench/name_pairs.py --fit        prints weights fitted on the same pairs, for tables/name_weights.toml

The figures of the shipped weights are those of training data; the line ``held out`` is from folds in which weights were fitted on the
other folds, repeated with several divisions. For pairs of Arabic script each true pair is also set beside the two most similar names of
other people (``near``), since pairs drawn by chance are easy.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wellfounded.model.labels import NameKind
from wellfounded.resolve.names_align import align
from wellfounded.resolve.names_match import SAME, body_costs, compare, person_costs, similarity
from wellfounded.resolve.names_words import named


@dataclass(frozen=True)
class Labelled:
    left: str
    right: str
    kind: NameKind
    same: bool


@dataclass(frozen=True)
class Score:
    right: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0

    def __str__(self) -> str:
        return f"P {self.right / max(self.found, 1):.3f}  R {self.right / max(self.gold, 1):.3f}  F1 {self.f1:.3f}"


def score(said: Sequence[bool], truth: Sequence[bool]) -> Score:
    return Score(sum(s and t for s, t in zip(said, truth, strict=True)), sum(said), sum(truth))


# data -------------------------------------------------------------------------------------------------------------------------------
def folder() -> Path:
    if "WELLFOUNDED_BENCH" not in os.environ:
        sys.exit("set WELLFOUNDED_BENCH to the folder of the data")
    return Path(os.environ["WELLFOUNDED_BENCH"]) / "names"


def name_bench() -> list[Labelled]:
    with (folder() / "name_bench.csv").open(encoding="utf-8") as source:
        return [Labelled(row["name1"], row["name2"], kind_of(row["schema"]), row["is_match"] == "true") for row in csv.DictReader(source)]


def crossed() -> list[Labelled]:
    rows = [json.loads(line) for line in (folder() / "un_crossscript_dev.jsonl").read_text("utf-8").splitlines()]
    return [Labelled(row["a"], row["b"], kind_of(row["schema"]), row["match"]) for row in rows]


def entity_bench() -> list[Labelled]:
    """Read the pairs of entities that have no more than names; the file is simple enough to be read without a library."""
    pairs: list[dict[str, str]] = []
    part = ""
    for line in (folder() / "entity_bench.yml").read_text("utf-8").splitlines():
        bare = line.strip()
        if bare.startswith("- match:"):
            pairs.append({"match": bare.split(":", 1)[1].strip(), "schema": "Person"})
        elif bare in {"query:", "candidate:"}:
            part = bare.rstrip(":")
        elif pairs and ":" in bare and not bare.startswith("#"):
            key, _, value = bare.partition(":")
            pairs[-1][f"{part}.{key.strip()}" if key.strip() != "schema" else "schema"] = value.strip().strip("\"'")
    given = [p for p in pairs if p.get("query.name") and p.get("candidate.name")]
    return [Labelled(p["query.name"], p["candidate.name"], kind_of(p["schema"]), p["match"] == "true") for p in given]


def latin_cyrillic(part: str) -> list[Labelled]:
    """Read the pairs of Latin and Cyrillic spellings that ship with the benchmarks."""
    path = Path(__file__).parent / "quality" / "people" / f"{part}_pairs.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [Labelled(row["latin"], row["cyrillic"], NameKind.PERSON, row["same"]) for row in rows]


def near(pairs: Sequence[Labelled]) -> list[Labelled]:
    """Return each true pair's left name with the two most similar names of other people."""
    true = [pair for pair in pairs if pair.same]
    found = []
    for pair in true:
        others = {p.right for p in true if p.right != pair.right and p.left != pair.left}
        best = sorted(others, key=lambda name: (-shared(pair.left, name), name))[:2]
        found += [Labelled(pair.left, other, pair.kind, same=False) for other in best]
    return found


def shared(left: str, right: str) -> float:
    alignment = align(named(left), named(right))
    over = sum(len(word.key) for word in (*alignment.left_over, *alignment.right_over))
    return sum(len(pair.left.key) * pair.alike for pair in alignment.pairs) - over / 2


def kind_of(schema: str) -> NameKind:
    return NameKind.PERSON if schema == "Person" else NameKind.BODY


FLOORS = {"single": 4.0, "somebody_else": 4.5}
"""What the pairs are too few to teach: a bare surname proves nothing, and a son or a wife is somebody else."""


# fitting ----------------------------------------------------------------------------------------------------------------------------
Row = Mapping[str, float]


def costs_of(pair: Labelled) -> Row:
    alignment = align(*sorted((named(pair.left, pair.kind), named(pair.right, pair.kind)), key=lambda name: name.text))
    return person_costs(alignment) if pair.kind is NameKind.PERSON else body_costs(alignment)


def fitted(rows: Sequence[Row], truth: Sequence[bool], *, ridge: float = 0.02, steps: int = 3000) -> dict[str, float]:
    """Return the weights of a logistic model, none of them below nought: what sets names apart never makes them more alike."""
    import numpy as np

    names = sorted({name for row in rows for name in row})
    given = np.array([[1.0, *(-row.get(name, 0.0) for name in names)] for row in rows])
    wanted = np.array(truth, dtype=float)
    scale = np.abs(given).max(axis=0)
    given = given / scale
    weights = np.ones(len(names) + 1)
    for step in range(steps):
        guess = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (guess - wanted) / len(wanted) + ridge / 10 * np.concatenate(([0.0], weights[1:])) / len(names)
        weights = np.maximum(weights - 6.0 * slope, 0.0) if step else weights - slope
    weights = weights / scale
    return {
        "start": round(float(weights[0]), 2),
        **{n: round(max(float(w), FLOORS.get(n, 0.0)), 2) for n, w in zip(names, weights[1:], strict=True)},
    }


def total(row: Row, weights: Mapping[str, float]) -> float:
    return weights["start"] - sum(weights.get(name, 0.0) * amount for name, amount in row.items())


def held_out(pairs: Sequence[Labelled], *, folds: int = 5, divisions: int = 4) -> list[Score]:
    """Return the scores of weights that were fitted on the other folds, of one division each."""
    rows, truth = [costs_of(pair) for pair in pairs], [pair.same for pair in pairs]
    scores = []
    for division in range(divisions):
        order = list(range(len(pairs)))
        random.Random(division).shuffle(order)
        said = [False] * len(pairs)
        for fold in range(folds):
            tested = set(order[fold::folds])
            kept = [n for n in order if n not in tested]
            weights = fitted([rows[n] for n in kept], [truth[n] for n in kept])
            for n in tested:
                said[n] = total(rows[n], weights) >= 0
        scores.append(score(said, truth))
    return scores


def mean(scores: Sequence[Score]) -> Score:
    return Score(sum(s.right for s in scores), sum(s.found for s in scores), sum(s.gold for s in scores))


# report -----------------------------------------------------------------------------------------------------------------------------
def report(*, errors: bool) -> None:
    bench, un, entities = name_bench(), crossed(), entity_bench()
    for kind in NameKind:  # the tables are loaded before the time is taken
        similarity("Ada Byron Ltd of Chile", "Ада Байрон Кимович", kind=kind)
    before = time.process_time()
    said = [similarity(p.left, p.right, kind=p.kind) >= SAME for p in bench]
    spent = (time.process_time() - before) / len(bench) * 1e6
    print(f"name_bench, shipped weights      {score(said, [p.same for p in bench])}  {spent:.0f} µs a pair")
    persons, bodies = ([p for p in bench if (p.kind is NameKind.PERSON) == wanted] for wanted in (True, False))
    outside = [mean(held_out(some)) for some in (persons, bodies)]
    print(f"name_bench, held out             {mean(outside)}  (persons {outside[0].f1:.3f}, bodies {outside[1].f1:.3f})")
    for limit in (0.3, SAME, 0.7):
        said = [similarity(p.left, p.right, kind=p.kind) >= limit for p in un]
        print(f"un_crossscript from {limit}          {score(said, [p.same for p in un])}")
    hard = [*un, *near(un)]
    print(f"un_crossscript with near names   {score([similarity(p.left, p.right) >= SAME for p in hard], [p.same for p in hard])}")
    print(f"   the same, held out (halves)   {mean(held_out(hard, folds=2))}")
    print(f"Latin–Cyrillic seen, held out    {mean(held_out(latin_cyrillic('seen')))}")
    said = [similarity(p.left, p.right, kind=p.kind) >= SAME for p in entities]
    print(f"entity_bench, names alone        {score(said, [p.same for p in entities])}  ({len(entities)} pairs)")
    other = logic_v2()
    if other is not None:
        for name, some in (("name_bench", bench), ("un_crossscript", un)):
            before = time.process_time()
            values = [other(pair) for pair in some]
            spent = (time.process_time() - before) / len(some) * 1e6
            for limit in (0.5, 0.7):
                print(f"logic-v2 on {name} from {limit}: {score([v >= limit for v in values], [p.same for p in some])}  {spent:.0f} µs")
    if errors:
        list_errors([*bench, *un])


def logic_v2() -> Callable[[Labelled], float] | None:
    """Return nomenklatura's comparison, or None where it is not installed. Ids are never used twice: it keeps results by id."""
    try:
        from followthemoney import model
        from nomenklatura.matching import get_algorithm
        from nomenklatura.matching.types import ScoringConfig
    except ImportError:
        return None
    algorithm, config = get_algorithm("logic-v2"), ScoringConfig.defaults()
    numbers = iter(range(10**9))

    def compared(pair: Labelled) -> float:
        schema = "Person" if pair.kind is NameKind.PERSON else "Company"
        one, two = (
            model.get_proxy({"id": f"n{next(numbers)}", "schema": schema, "properties": {"name": [name]}})
            for name in (pair.left, pair.right)
        )
        return float(algorithm.compare(one, two, config).score)

    compared(Labelled("Ada Byron", "Ada Byron", NameKind.PERSON, same=True))
    return compared


def list_errors(pairs: Iterable[Labelled]) -> None:
    for pair in pairs:
        found = compare(pair.left, pair.right, kind=pair.kind)
        if (found.similarity >= SAME) != pair.same:
            costs = {name: round(amount, 2) for name, amount in found.costs.items()}
            print("missed " if pair.same else "too many", pair.kind, f"{found.similarity:.2f}", pair.left, "|", pair.right, costs)


def print_fit() -> None:
    bench, un = name_bench(), crossed()
    pairs = [row for part in ("seen",) for row in latin_cyrillic(part)]
    groups = {
        "crossed": pairs,
        "persons": [p for p in bench if p.kind is NameKind.PERSON],
        "bodies": [p for p in bench if p.kind is not NameKind.PERSON],
        "consonants": [*un, *near(un)],
    }
    for name, pairs in groups.items():
        print(f"\n[{name}]")
        for cost, weight in fitted([costs_of(p) for p in pairs], [p.same for p in pairs]).items():
            print(f"{cost} = {weight}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the wrong decisions")
    parser.add_argument("--fit", action="store_true", help="print weights fitted on the labelled pairs")
    given = parser.parse_args()
    if given.fit:
        print_fit()
    else:
        report(errors=given.errors)


if __name__ == "__main__":
    main()
