from __future__ import annotations

import json
import os
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from wellfounded.reason.graph import strongly_connected
from wellfounded.reason.wfs import Rule, solve


def by_definition(rules: list[Rule]) -> tuple[set[object], set[object]]:
    """The least fixpoint of W_P, with the greatest unfounded set found by trying every set of atoms."""
    atoms = sorted({atom for rule in rules for atom in (rule.head, *rule.pos, *rule.neg)})  # type: ignore[type-var]
    true: set[object] = set()
    false: set[object] = set()
    while True:
        derived = {rule.head for rule in rules if set(rule.pos) <= true and set(rule.neg) <= false}
        unfounded: set[object] = set()
        for size in range(1, len(atoms) + 1):
            for some in map(set, combinations(atoms, size)):
                if all(r.head not in some or set(r.pos) & (false | some) or set(r.neg) & true for r in rules):
                    unfounded |= some
        if derived <= true and unfounded <= false:
            return true, set(atoms) - true - false
        true, false = true | derived, false | unfounded


def random_program(chance: Random, *, atoms: int = 6) -> list[Rule]:
    count = chance.randrange(1, atoms + 1)

    def some() -> tuple[int, ...]:
        return tuple(chance.randrange(count) for _ in range(chance.choice([0, 0, 1, 1, 2])))

    return [Rule(chance.randrange(count), some(), some()) for _ in range(chance.randrange(1, 2 * count + 3))]


def test_public_programs_get_their_published_models() -> None:
    """Every program of the public collection gets the true and the undefined atoms that are published with it."""
    folder = os.environ.get("WELLFOUNDED_BENCH")
    if not folder:
        pytest.skip("WELLFOUNDED_BENCH is not set")
    lines = (Path(folder) / "wfs" / "propositional.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 49
    for line in lines:
        program = json.loads(line)
        true, undefined = solve([Rule(rule["head"], rule["pos"], rule["neg"]) for rule in program["rules"]])
        assert true & set(program["atoms"]) == set(program["true"]), program["name"]
        assert undefined == set(program["undefined"]), program["name"]


def test_random_programs_get_the_model_of_the_definition() -> None:
    """The model is the least fixpoint of W_P, unfounded sets found by trying them all."""
    for seed in range(1200):
        rules = random_program(Random(seed))
        assert solve(rules) == by_definition(rules), rules


def test_two_valued_models_are_the_only_stable_model() -> None:
    """Where nothing is undefined, an answer set solver finds just this model; true atoms are in every stable model in any case."""
    clingo = pytest.importorskip("clingo")
    two_valued = 0
    for seed in range(400):
        rules = random_program(Random(seed), atoms=12)
        true, undefined = solve(rules)
        models = stable_models(clingo, rules)
        assert all(true <= model <= true | undefined for model in models)
        if not undefined:
            two_valued += 1
            assert models == [true]
    assert two_valued > 100


def stable_models(clingo: object, rules: Iterable[Rule]) -> list[set[object]]:
    control = clingo.Control(["0", "--warn=none"])  # type: ignore[attr-defined]
    text = [f"a{r.head} :- {', '.join([f'a{p}' for p in r.pos] + [f'not a{n}' for n in r.neg] or ['#true'])}." for r in rules]
    control.add("base", [], "\n".join(text))
    control.ground([("base", [])])
    models: list[set[object]] = []
    control.solve(on_model=lambda model: models.append({int(str(atom)[1:]) for atom in model.symbols(atoms=True)}))
    return models


def test_values_from_outside_a_circle_cap_it() -> None:
    """An undefined atom below a circle leaves undefined what hangs on it, and nothing else."""
    rules = [Rule("u", (), ("u",)), Rule("a", ("b",), ("u",)), Rule("b", ("a",)), Rule("b", (), ("c",)), Rule("c", (), ("b", "u"))]
    assert solve(rules) == by_definition(rules)


@pytest.mark.parametrize("closed", [False, True])
def test_a_chain_of_200000_needs_no_recursion(closed: bool) -> None:
    """A chain of negations of any length is solved, and so is one bent to a ring that a fact opens."""
    size = 200_000
    rules = [Rule(at, (), (at - 1,)) for at in range(1, size)] + [Rule(0)]
    if closed:
        rules.append(Rule(0, (), (size - 1,)))
    true, undefined = solve(rules)
    assert (len(true), undefined) == (size // 2, set())


def test_loops_that_open_one_after_the_other_take_linear_time() -> None:
    """Each of many positive loops within one circle is found unfounded without going over the whole circle again."""
    size = 20_000
    rules = []
    for at in range(size):
        rules += [Rule(("p", at), (("q", at),)), Rule(("q", at), (("p", at),)), Rule(("q", at), (), (("s", at),))]
        rules += [Rule(("s", at), (), (("p", (at - 1) % size),))]
    rules.append(Rule(("s", 0)))
    true, undefined = solve(rules)
    assert ("p", 0) not in true
    assert ("p", 1) not in undefined
    assert len(true) == size


def test_components_come_after_those_they_lead_to() -> None:
    """The components of a graph are yielded once each, those below first."""
    edges = {1: [2], 2: [3, 1], 3: [4], 4: [3], 5: [1]}
    assert [sorted(found) for found in strongly_connected([5], lambda node: edges.get(node, []))] == [[3, 4], [1, 2], [5]]
