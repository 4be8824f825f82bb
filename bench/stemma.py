"""Time of a stemma on graphs of reliance that are large, deep, merged and circular.

    python bench/stemma.py [--claims 10000] [--chain 200000]

Random claims rest on up to 200 later ones, a twentieth of the premises point back; a sixth of the claims are origins. Reported are
seconds of the processor, the independence found (wide), and how many single points of failure and circles there are.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator

from wellfounded.model.facts import CaseFacts, Claim, Control, Ground, Party, Weight
from wellfounded.reason.stemma import stemma

WEIGHTS = (Weight.SOLE, Weight.ESSENTIAL, Weight.SUPPORTING)


def random_case(count: int, *, grounds: int, premises: int, controllers: int) -> CaseFacts:
    """Return claims with up to so many grounds of up to so many premises, five nodes under each controller."""
    draw = random.Random(1)
    inner = count * 5 // 6
    rows = []
    for n in range(inner):
        for ground in range(draw.randint(1, grounds)):
            named = {_premise(draw, n, count) for _ in range(draw.randint(1, premises))}
            rows.append(Ground(of=f"n{n}", ground=str(ground), premises=tuple(sorted(named)), weight=draw.choice(WEIGHTS)))
    return CaseFacts(
        claims=tuple(Claim(id=f"n{n}") for n in range(count)),
        entities=tuple(Party(id=f"k{n}") for n in range(controllers)),
        grounds=tuple(rows),
        origins=tuple(f"n{n}" for n in range(inner, count)),
        controlled_by=tuple(Control(entity=f"n{draw.randrange(count)}", controller=f"k{n}") for n in range(controllers) for _ in range(5)),
    )


def _premise(draw: random.Random, n: int, count: int) -> str:
    if draw.random() < 0.05:
        return f"n{draw.randint(max(0, n - 50), n)}"
    return f"n{draw.randint(n + 1, min(count - 1, n + 200))}"


def chain(count: int) -> CaseFacts:
    """Return claims of which each rests on the next, the last an origin."""
    rows = tuple(Ground(of=f"n{n}", ground="g", premises=(f"n{n + 1}",)) for n in range(count - 1))
    return CaseFacts(claims=tuple(Claim(id=f"n{n}") for n in range(count)), grounds=rows, origins=(f"n{count - 1}",))


def cases(claims: int, long: int) -> Iterator[tuple[str, CaseFacts]]:
    """Yield each graph with its name."""
    yield "random, one premise", random_case(claims, grounds=3, premises=1, controllers=0)
    yield "random, AND and OR", random_case(claims, grounds=3, premises=3, controllers=0)
    yield "random, AND and OR, controllers", random_case(claims, grounds=3, premises=3, controllers=claims // 50)
    yield "random, many grounds, controllers", random_case(claims, grounds=8, premises=2, controllers=claims // 50)
    yield "chain", chain(long)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--chain", type=int, default=200_000)
    options = parser.parse_args()
    for name, facts in cases(options.claims, options.chain):
        start = time.process_time()
        found = stemma(facts, "n0")
        seconds = time.process_time() - start
        wide = found.wide
        print(
            f"{name:36} {len(facts.claims):8,} claims {len(facts.grounds):8,} grounds {seconds:7.2f} s   {found.grounded.value}, "
            f"independent {wide.low}–{wide.high}, single points {len(wide.single_points_of_failure):,}, circles {len(found.circles):,}"
        )


if __name__ == "__main__":
    main()
