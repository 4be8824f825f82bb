"""Laws of the stemma, and the stemma against brute force: every support of small graphs is tried, every node is taken away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.facts import CaseFacts, Claim, Control, Ground, Party, Weight
from wellfounded.model.standing import Grounded
from wellfounded.reason import packing
from wellfounded.reason.stemma import stemma

CLAIMS = ("c0", "c1", "c2", "c3")
LEAVES = ("o0", "o1", "o2", "u0", "u1")
NODES = CLAIMS + LEAVES
PARTIES = ("k0", "k1")

grounds = st.lists(
    st.tuples(
        st.sampled_from(CLAIMS),
        st.frozensets(st.sampled_from(NODES), min_size=1, max_size=3),
        st.sampled_from([Weight.SOLE, Weight.ESSENTIAL, Weight.SUPPORTING, Weight.SUPPORTING, Weight.MENTION]),
    ),
    min_size=1,
    max_size=9,
)
controls = st.lists(st.tuples(st.sampled_from(NODES + PARTIES), st.sampled_from(PARTIES)), max_size=5)


def facts_of(
    rows: Collection[tuple[str, Collection[str], Weight]], held: Collection[tuple[str, str]] = (), *, unknown: bool = True
) -> CaseFacts:
    """Return facts in which the leaves o… are origins, and the leaves u… unknown ones or nothing."""
    return CaseFacts(
        entities=tuple(Party(id=k) for k in PARTIES),
        claims=tuple(Claim(id=n) for n in NODES),
        grounds=tuple(Ground(of=c, ground=f"g{n}", premises=tuple(sorted(p)), weight=w) for n, (c, p, w) in enumerate(rows)),
        origins=LEAVES[:3],
        unknown_origins=LEAVES[3:] if unknown else (),
        controlled_by=tuple(Control(entity=a, controller=b) for a, b in held),
    )


some_facts = st.builds(facts_of, grounds, controls)
known_facts = st.builds(lambda rows, held: facts_of(rows, held, unknown=False), grounds, controls)


# the oracle -------------------------------------------------------------------------------------------------------------------------

WIDE = (Weight.SOLE, Weight.ESSENTIAL, Weight.SUPPORTING)


def is_grounded(facts: CaseFacts, weights: Collection[Weight], *, only: Collection[str]) -> bool:
    """Say whether c0 is grounded if it may use no nodes but these."""
    found = {n for n in (*facts.origins, *facts.unknown_origins) if n in only}
    rows = [g for g in facts.grounds if g.weight in weights and g.of in (*only, "c0")]
    for _ in range(len(NODES) + 1):
        found |= {g.of for g in rows if found.issuperset(g.premises)}
    return "c0" in found


def voices_of(facts: CaseFacts, extra: Collection[tuple[str, str]] = ()) -> dict[str, frozenset[str]]:
    """Return the nodes by the members of their voice, but for c0; ``extra`` pairs are one as well."""
    groups = [{n} for n in NODES + PARTIES]
    for a, b in [*((c.entity, c.controller) for c in facts.controlled_by), *extra]:
        joined = [g for g in groups if a in g or b in g]
        groups = [g for g in groups if g not in joined] + [set().union(*joined)]
    return {n: frozenset(g - {"c0"}) for g in groups for n in g if n in NODES and n != "c0"}


def most_disjoint(facts: CaseFacts, weights: Collection[Weight], extra: Collection[tuple[str, str]] = ()) -> int:
    """Return the greatest number of supports of c0 that share no voice, by trying all."""
    groups = sorted(set(voices_of(facts, extra).values()), key=sorted)
    full = (1 << len(groups)) - 1

    @cache
    def supports(mask: int) -> bool:
        return is_grounded(facts, weights, only={n for i, g in enumerate(groups) if mask >> i & 1 for n in g})

    @cache
    def best(mask: int) -> int:
        if not supports(mask):
            return 0
        most, part = 1, (mask - 1) & mask
        while part:
            if supports(part):
                most = max(most, 1 + best(mask & ~part))
            part = (part - 1) & mask
        return most

    return best(full)


# against the oracle -----------------------------------------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(some_facts)
def test_grounded_is_the_least_fixpoint(facts: CaseFacts) -> None:
    """A claim is grounded where naive iteration grounds it, and circular where breaking a circle open would ground it."""
    found = stemma(facts, "c0").grounded
    assert (found is Grounded.YES) == is_grounded(facts, WIDE, only=NODES)
    if found is not Grounded.YES:
        held = set(NODES)
        while True:
            fewer = {
                n for n in held if n in LEAVES or any(g.of == n and held.issuperset(g.premises) for g in facts.grounds if g.weight in WIDE)
            }
            if fewer == held:
                break
            held = fewer
        assert (found is Grounded.CIRCULAR) == ("c0" in held)


@settings(max_examples=150, deadline=None)
@given(some_facts)
def test_single_points_are_those_without_which_the_claim_falls(facts: CaseFacts) -> None:
    """A voice is a single point of failure exactly where the claim is grounded with it and not without it."""
    found = stemma(facts, "c0")
    for weights, support in ((WIDE, found.wide), (WIDE[:2], found.strict)):
        groups = set(voices_of(facts).values())
        failing = {g for g in groups if is_grounded(facts, weights, only=NODES) and not is_grounded(facts, weights, only=set(NODES) - g)}
        named = {next(g for g in groups if point in g) for point in support.single_points_of_failure}
        assert named == failing
        assert len(support.single_points_of_failure) == len(failing)


@settings(max_examples=150, deadline=None)
@given(known_facts)
def test_independence_is_the_greatest_packing(facts: CaseFacts) -> None:
    """Without unknown origins, independence on small graphs is exactly the greatest number of disjoint supports."""
    found = stemma(facts, "c0")
    assert (found.wide.low, found.wide.high) == (most_disjoint(facts, WIDE),) * 2
    assert (found.strict.low, found.strict.high) == (most_disjoint(facts, WIDE[:2]),) * 2


@settings(max_examples=100, deadline=None)
@given(known_facts, st.integers(1, 40))
def test_bounds_hold_where_the_exact_number_is_out_of_reach(facts: CaseFacts, steps: int) -> None:
    """With few steps allowed, the interval still holds the greatest number of disjoint supports."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "_MOST_STEPS", steps)
        found = stemma(facts, "c0")
    assert found.wide.low <= most_disjoint(facts, WIDE) <= found.wide.high
    assert found.strict.low <= most_disjoint(facts, WIDE[:2]) <= found.strict.high
    assert (found.wide.low == 0) == (found.wide.high == 0)


@settings(max_examples=60, deadline=None)
@given(some_facts)
def test_unknown_origins_make_an_honest_interval(facts: CaseFacts) -> None:
    """The high end counts unknown origins as all different; whoever they are, the truth is no less than the low end."""
    conclusion = stemma(facts, "c0")
    found = conclusion.wide
    assert found.high == most_disjoint(facts, WIDE)
    others = [n for n in NODES if n != "c0"]
    guesses = product(*([(unknown, other) for other in others] for unknown in conclusion.unknown_origins))
    least = min(most_disjoint(facts, WIDE, guess) for guess in guesses)
    assert found.low <= least
    if all(len(g.premises) == 1 for g in facts.grounds) and not facts.controlled_by:
        assert found.low == least


# laws -------------------------------------------------------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(some_facts)
def test_independence_is_never_above_the_number_of_origins(facts: CaseFacts) -> None:
    """No claim has more independent origins than origins, nor more than grounds of its own, nor more strictly than widely."""
    found = stemma(facts, "c0")
    assert 0 <= found.wide.low <= found.wide.high <= len(found.origins)
    assert found.wide.high <= found.nominal
    assert found.strict.low <= found.wide.low
    assert found.strict.high <= found.wide.high
    assert (found.wide.high == 0) == (found.grounded is not Grounded.YES)


@settings(max_examples=150, deadline=None)
@given(some_facts | known_facts, controls)
def test_merging_never_overstates_independence(facts: CaseFacts, more: list[tuple[str, str]]) -> None:
    """Controllers that come to light lower independence or leave it."""
    merged = replace(facts, controlled_by=(*facts.controlled_by, *(Control(entity=a, controller=b) for a, b in more)))
    before, after = stemma(facts, "c0"), stemma(merged, "c0")
    assert after.grounded is before.grounded
    assert after.wide.high <= before.wide.high
    assert after.strict.high <= before.strict.high
    if not facts.unknown_origins:  # an unknown origin whose controller comes to light is known better, and the low end may rise
        assert after.wide.low <= before.wide.low
        assert after.strict.low <= before.strict.low


@settings(max_examples=150, deadline=None)
@given(some_facts, st.sampled_from(CLAIMS), st.frozensets(st.sampled_from(NODES), min_size=1, max_size=3))
def test_another_ground_never_lowers(facts: CaseFacts, of: str, premises: frozenset[str]) -> None:
    """A claim that gets another ground loses no independence, nor does what rests on it."""
    more = replace(facts, grounds=(*facts.grounds, Ground(of=of, ground="more", premises=tuple(premises), weight=Weight.ESSENTIAL)))
    before, after = stemma(facts, "c0"), stemma(more, "c0")
    assert before.grounded is not Grounded.YES or after.grounded is Grounded.YES
    for one, other in ((before.wide, after.wide), (before.strict, after.strict)):
        assert one.low <= other.low
        assert one.high <= other.high


@settings(max_examples=80, deadline=None)
@given(some_facts, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(facts: CaseFacts, random: object) -> None:
    """Rows and premises in another order give the same conclusions."""

    def shuffled(rows: tuple[object, ...]) -> tuple[object, ...]:
        mixed = list(rows)
        random.shuffle(mixed)  # type: ignore[attr-defined]
        return tuple(mixed)

    other = replace(
        facts,
        grounds=tuple(replace(g, premises=shuffled(g.premises)) for g in shuffled(facts.grounds)),  # type: ignore[type-var, arg-type]
        claims=shuffled(facts.claims),
        controlled_by=shuffled(facts.controlled_by),
        origins=shuffled(facts.origins),
    )
    before, after = stemma(facts, "c0"), stemma(other, "c0")
    assert replace(before, tree=after.tree) == after


# larger graphs, against networkx ----------------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 60), st.data())
def test_menger_and_dominators(size: int, data: st.DataObject) -> None:
    """Where every ground has one premise, independence is the least vertex cut, and single points are the dominators of all origins."""
    nx = pytest.importorskip("networkx")
    pairs = data.draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), min_size=size, max_size=3 * size))
    origins = {f"n{n:03}" for n in data.draw(st.frozensets(st.integers(1, size - 1), min_size=1, max_size=12))}
    facts = CaseFacts(
        claims=tuple(Claim(id=f"n{n:03}") for n in range(size)),
        grounds=tuple(Ground(of=f"n{a:03}", ground=str(i), premises=(f"n{b:03}",)) for i, (a, b) in enumerate(pairs)),
        origins=tuple(sorted(origins)),
    )
    found = stemma(facts, "n000")
    graph = nx.DiGraph((f"n{a:03}", f"n{b:03}") for a, b in pairs)
    graph.add_edges_from((one, "sink") for one in origins)
    graph.add_node("n000")
    if not nx.has_path(graph, "n000", "sink"):
        assert found.wide.high == 0
        return
    assert found.wide.low == found.wide.high == len(list(nx.node_disjoint_paths(graph, "n000", "sink")))
    immediate = nx.immediate_dominators(graph, "n000")
    chain = []
    node = immediate["sink"]
    while node != "n000":
        chain.append(node)
        node = immediate[node]
    assert list(found.wide.single_points_of_failure) == sorted(chain)
