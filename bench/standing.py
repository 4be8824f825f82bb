"""Labels of large cases: seconds, memory, how they grow; one act of a thousand; the whole timeline of a report.

    python bench/standing.py

Each large case is computed in a process of its own, so that its peak of memory is its own. Seconds are of making the engine and of the
labels of all acts, with modifiers, cases, assumptions and what is contested; the facts are made before. ``--differences`` compares
random small cases with the rules written out by hand and solved as one ground program (tests/reason/reference_program.py).
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import ActEffect, CaseFacts, Closure, Ground, LegalAct, Suspensive
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import AsOf
from wellfounded.reason.history import timeline
from wellfounded.reason.standing import Engine

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "reason"))

BEGIN = date(1990, 1, 1)
LATE = AsOf(on=date(2021, 1, 1))
KINDS = [EffectKind.ANNULS] * 4 + [EffectKind.ENDS, EffectKind.CHALLENGES, EffectKind.DECIDES] * 2
KINDS += [EffectKind.STAYS, EffectKind.BARS, EffectKind.IMPLEMENTS, EffectKind.UPHOLDS]


def day(number: int) -> date:
    return BEGIN + timedelta(days=number)


def chain(size: int) -> CaseFacts:
    """One chain of reversals."""
    return CaseFacts(
        acts=tuple(LegalAct(id=f"a{at}", date=Edtf.parse(day(at * 11_000 // size).isoformat())) for at in range(size)),
        effects=tuple(ActEffect(kind=EffectKind.ANNULS, source=f"a{at + 1}", target=f"a{at}") for at in range(size - 1)),
    )


def histories(size: int, *, reach: int = 50, back: float = 0.0, uncertain: float = 0.05) -> CaseFacts:
    """Acts that do something to some of the last fifty (``back``: to any act), some of uncertain date, some with grounds."""
    chance = random.Random(5)
    acts, effects, grounds, closed = [], [], [], []
    for at in range(size):
        first = day(at * 11_000 // size)
        long = chance.random() < uncertain
        acts.append(LegalAct(id=f"a{at}", date=Edtf.between(first, first + timedelta(days=900 if long else 0))))
        for _ in range(chance.choice([0, 1, 1, 2])):
            target = chance.randrange(size) if chance.random() < back else max(0, at - chance.randrange(1, reach))
            kind = chance.choice(KINDS)
            alternative = EffectKind.ANNULS if kind is EffectKind.ENDS and chance.random() < 0.1 else None
            suspensive = chance.choice(list(Suspensive)) if kind is EffectKind.CHALLENGES else None
            effects.append(ActEffect(kind=kind, source=f"a{at}", target=f"a{target}", suspensive=suspensive, alternative=alternative))
        if at and chance.random() < 0.2:
            premises = tuple(f"a{max(0, at - chance.randrange(1, reach))}" for _ in range(chance.choice([1, 2])))
            grounds.append(Ground(of=f"a{at}", ground=f"g{at}", premises=premises))
            if chance.random() < 0.5:
                closed.append(Closure(of=f"a{at}"))
    return CaseFacts(acts=tuple(acts), effects=tuple(effects), grounds=tuple(grounds), closed=tuple(closed))


def circles(size: int) -> CaseFacts:
    """Histories in which a third of the effects point to any act, so that many acts stand in circles."""
    return histories(size, back=0.35)


def knot(size: int) -> CaseFacts:
    """Two annulments from every act to any other: nearly all acts stand in one circle."""
    chance = random.Random(7)
    acts = tuple(LegalAct(id=f"a{at}", date=Edtf.parse(day(at * 11_000 // size).isoformat())) for at in range(size))
    pairs = ((at, chance.randrange(size)) for at in range(size) for _ in range(2))
    return CaseFacts(acts=acts, effects=tuple(ActEffect(kind=EffectKind.ANNULS, source=f"a{b}", target=f"a{a}") for a, b in pairs))


CASES: dict[str, Callable[[int], CaseFacts]] = {"chain": chain, "histories": histories, "circles": circles, "knot": knot}


def measure(name: str, size: int) -> tuple[float, float]:
    """Return the seconds for all labels of a case and the peak of memory in MB, in a process of its own."""
    command = [sys.executable, __file__, "--one", name, str(size)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found["seconds"], found["memory"]


def one(name: str, size: int) -> None:
    facts = CASES[name](size)
    started = time.perf_counter()
    Engine(facts).standing(LATE)
    took = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": took, "memory": memory}))


def single(size: int) -> dict[str, float]:
    """Return milliseconds for the label of one act: as-of dates new each time, the engine kept or made anew."""
    facts = histories(size)
    engine = Engine(facts)
    asofs = [AsOf(on=day(200 * at + 13)) for at in range(50)]
    ids = [act.id for act in facts.acts]

    def median(ask: Callable[[AsOf, str], object]) -> float:
        taken = []
        for at, asof in enumerate(asofs):
            started = time.perf_counter()
            ask(asof, ids[at * size // len(asofs)])
            taken.append(1000 * (time.perf_counter() - started))
        return round(statistics.median(taken), 2)

    return {
        "milliseconds of one label, engine kept": median(lambda asof, act: engine.standing(asof, [act])),
        "milliseconds of one label, engine made anew": median(lambda asof, act: Engine(facts).standing(asof, [act])),
        "milliseconds of one proof": median(lambda asof, act: engine.why(act, asof)),
        "milliseconds of all labels": median(lambda asof, act: engine.standing(asof)),
    }


def differences(count: int) -> int:
    from random_facts import random_asof, random_facts
    from reference_program import labels

    differing = 0
    for seed in range(count):
        chance = random.Random(seed)
        facts, asof = random_facts(chance, acts=chance.choice([3, 5, 8, 12])), random_asof(chance)
        found = {act: (str(one.label), one.modifiers) for act, one in Engine(facts).standing(asof).items()}
        differing += found != labels(facts, asof)
    return differing


def main() -> None:
    """Run, print one line for each figure, and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=2)
    parser.add_argument("--differences", type=int, default=5000)
    arguments = parser.parse_args()
    if arguments.one:
        one(arguments.one[0], int(arguments.one[1]))
        return
    figures: dict[str, float] = {}
    for name, small, large in (
        ("chain", 10_000, 100_000),
        ("histories", 10_000, 100_000),
        ("circles", 2_000, 20_000),
        ("knot", 2_000, 20_000),
    ):
        few, many = measure(name, small), measure(name, large)
        figures[f"{name}: seconds for {large:,} acts"] = round(many[0], 2)
        figures[f"{name}: times {small:,}"] = round(many[0] / few[0], 1)
        figures[f"{name}: MB for {large:,} acts"] = round(many[1])
    figures |= {f"{name}, of 1,000 acts": value for name, value in single(1000).items()}
    engine = Engine(histories(300))
    started = time.perf_counter()
    figures["days of the timeline of 300 acts"] = len(timeline(engine).days)
    figures["seconds of the timeline of 300 acts"] = round(time.perf_counter() - started, 3)
    figures["random cases"] = arguments.differences
    figures["differing from the whole ground program"] = differences(arguments.differences)
    for label, value in figures.items():
        print(f"{label}: {value:g}")
    out = Path("out/bench")
    out.mkdir(parents=True, exist_ok=True)
    (out / "standing.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
