"""The solver for well-founded semantics: the public programs, random programs against two oracles, long chains, rings and loops.

    WELLFOUNDED_BENCH=… python bench/wfs.py [--programs 5000]

Random programs are compared with the least fixpoint of W_P, unfounded sets found by trying every set of atoms, and, where clingo is
installed, larger ones with its stable models: the only one where nothing is undefined, else each between what is true and what may be.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from wellfounded.reason.wfs import Rule, solve

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "reason"))


def public(folder: Path) -> tuple[int, int]:
    """Return how many public programs get their published model, and how many there are."""
    programs = [json.loads(line) for line in (folder / "wfs" / "propositional.jsonl").read_text(encoding="utf-8").splitlines()]
    equal = 0
    for program in programs:
        true, undefined = solve([Rule(rule["head"], rule["pos"], rule["neg"]) for rule in program["rules"]])
        equal += (true & set(program["atoms"]), undefined) == (set(program["true"]), set(program["undefined"]))
    return equal, len(programs)


def against_definition(count: int) -> int:
    """Return how many random programs differ from the definition."""
    from test_wfs import by_definition, random_program

    return sum(solve(rules) != by_definition(rules) for rules in (random_program(Random(seed)) for seed in range(count)))


def against_clingo(count: int) -> tuple[int, int]:
    """Return how many random programs differ from clingo, and how many had a two-valued model."""
    import clingo
    from test_wfs import random_program, stable_models

    differing = two_valued = 0
    for seed in range(count):
        rules = random_program(Random(seed), atoms=14)
        true, undefined = solve(rules)
        models = stable_models(clingo, rules)
        two_valued += not undefined
        differing += models != [true] if not undefined else not all(true <= model <= true | undefined for model in models)
    return differing, two_valued


def chain(size: int) -> list[Rule]:
    return [Rule(0), *(Rule(at, (), (at - 1,)) for at in range(1, size))]


def ring(size: int) -> list[Rule]:
    return [*(Rule(at, (), ((at - 1) % size,)) for at in range(size))]


def loops(size: int) -> list[Rule]:
    """Positive loops in one circle, each of which is found unfounded only after the one before it."""
    rules = [Rule(("s", 0))]
    for at in range(size // 3):
        rules += [Rule(("p", at), (("q", at),)), Rule(("q", at), (("p", at),)), Rule(("q", at), (), (("s", at),))]
        rules += [Rule(("s", at), (), (("p", (at - 1) % (size // 3)),))]
    return rules


def seconds(make: Callable[[int], list[Rule]], size: int) -> float:
    rules = make(size)
    started = time.perf_counter()
    solve(rules)
    return time.perf_counter() - started


def main() -> None:
    """Run, print one line for each figure, and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=int, default=5000)
    count = parser.parse_args().programs
    figures: dict[str, float] = {}
    folder = os.environ.get("WELLFOUNDED_BENCH")
    if folder:
        figures["public programs equal"], figures["public programs"] = public(Path(folder))
    else:
        print("WELLFOUNDED_BENCH is not set: the public programs were not compared", file=sys.stderr)
    figures["random programs"] = count
    figures["differing from the definition"] = against_definition(count)
    try:
        figures["differing from clingo"], figures["of them two-valued"] = against_clingo(count)
    except ImportError:
        print("clingo is not installed: stable models were not compared", file=sys.stderr)
    for make in (chain, ring, loops):
        small, large = seconds(make, 20_000), seconds(make, 200_000)
        figures[f"seconds of a {make.__name__} of 200,000 atoms"] = round(large, 2)
        figures[f"times a {make.__name__} of 20,000"] = round(large / small, 1)
    for name, value in figures.items():
        print(f"{name}: {value:g}")
    out = Path("out/bench")
    out.mkdir(parents=True, exist_ok=True)
    (out / "wfs.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
