"""The stemma by small invented cases, one for each sentence of its specification."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from wellfounded.errors import UnknownIdError
from wellfounded.model.facts import CaseFacts, Claim, Control, Ground, Identity, LegalAct, Party, Source, Weight
from wellfounded.model.standing import AsOf, Grounded, StemmaNode, Support
from wellfounded.reason.stemma import stemma


def case(
    *rows: str, origins: str = "", unknown: str = "", held: str = "", acts: str = "", parties: str = "", sources: str = ""
) -> CaseFacts:
    """Return facts from rows such as ``c <- x y`` (essential) or ``c <~ x`` (supporting); ids that are nothing else are claims."""
    grounds = []
    used: set[str] = set()
    for n, row in enumerate(rows):
        of, arrow, *premises = row.split()
        weight = {"<-": Weight.ESSENTIAL, "<~": Weight.SUPPORTING, "<.": Weight.MENTION, "<!": Weight.DECLINES}[arrow]
        grounds.append(Ground(of=of, ground=f"g{n}", premises=tuple(premises), weight=weight))
        used |= {of, *premises}
    pairs = [pair.split("=") for pair in held.split()]
    others = {*acts.split(), *parties.split(), *sources.split()}
    return CaseFacts(
        claims=tuple(Claim(id=c, text=c.upper()) for c in sorted(used - others)),
        acts=tuple(LegalAct(id=a) for a in acts.split()),
        entities=tuple(Party(id=p) for p in parties.split()),
        sources=tuple(Source(id=s) for s in sources.split()),
        grounds=tuple(grounds),
        origins=tuple(origins.split()),
        unknown_origins=tuple(unknown.split()),
        controlled_by=tuple(Control(entity=a, controller=b) for a, b in pairs),
    )


def wide(facts: CaseFacts, of: str = "c") -> Support:
    return stemma(facts, of).wide


def test_a_pure_circle_is_ungrounded() -> None:
    """Two reports that cite each other ground nothing, and neither does what rests on them."""
    facts = case("c <- a", "a <- b", "b <- a")
    found = stemma(facts, "c")
    assert found.grounded is Grounded.CIRCULAR
    assert found.wide == Support(low=0, high=0)
    assert found.circles == (("a", "b"),)
    assert stemma(case("c <- c"), "c").circles == (("c",),)


def test_a_circle_with_an_exit_is_grounded_through_it() -> None:
    """A circle of which one member has a word from outside stands on that word alone."""
    found = stemma(case("c <- a", "a <- b", "b <- a", "b <- x", origins="x"), "c")
    assert found.grounded is Grounded.YES
    assert found.wide == Support(low=1, high=1, single_points_of_failure=("a", "b", "x"))
    assert found.circles == (("a", "b"),)


def test_a_leaf_that_is_no_origin_grounds_nothing() -> None:
    """A claim that rests on a claim of which nobody says where it comes from is not grounded; one ground that is suffices."""
    assert stemma(case("c <- a"), "c").grounded is Grounded.NO
    assert stemma(case("c <- a x", origins="x"), "c").grounded is Grounded.NO
    assert stemma(case("c <- a", "c <- x", origins="x"), "c").grounded is Grounded.YES


def test_a_needed_leaf_beside_a_circle_is_told_as_such() -> None:
    """Where a circle fails and a leaf that is needed too, the leaf is the reason."""
    assert stemma(case("c <- a l", "a <- b", "b <- a"), "c").grounded is Grounded.NO


def test_origins() -> None:
    """Entities, sources and acts without grounds are origins, claims only where the facts say so; acts with grounds are none."""
    facts = case("c <- a s e", "c <- d", "a2 <~ x", "d <- a2", acts="a a2", sources="s", parties="e", origins="x")
    assert stemma(facts, "c").origins == ("a", "e", "s", "x")
    assert stemma(facts, "a2").strict == Support(low=0, high=0)


def test_an_origin_itself_has_one() -> None:
    """A claim that is an origin is grounded, with one independent origin and nothing that could bring it down alone."""
    found = stemma(case("c <- a", "c <- b", origins="a b c"), "c")
    assert (found.nominal, found.grounded, found.wide) == (2, Grounded.YES, Support(low=1, high=1))


def test_mention_and_declined_premises_support_nothing() -> None:
    """A ground that is only mentioned or declined is no ground."""
    found = stemma(case("c <. x", "c <! y", "c <- z", origins="x y z"), "c")
    assert (found.nominal, found.wide.high, found.origins) == (1, 1, ("z",))
    assert [g.ground for g in found.tree.grounds] == ["g2"]
    assert stemma(case("a <. x", acts="a", origins="x"), "a").wide.high == 1


def test_strict_and_wide() -> None:
    """Supporting grounds count in the wide graph only."""
    found = stemma(case("c <- x", "c <~ y", "c <~ z", origins="x y z"), "c")
    assert (found.nominal, found.strict.high, found.wide.high) == (3, 1, 3)
    assert found.strict.single_points_of_failure == ("x",)


def test_and_inside_a_ground() -> None:
    """All premises of one ground are needed, each a single point of failure."""
    found = wide(case("c <- x y", "y <- z", origins="x z"))
    assert found == Support(low=1, high=1, single_points_of_failure=("x", "y", "z"))


def test_three_pairs_of_three() -> None:
    """Premises {x, y}, {y, z}, {x, z}: no single point of failure, and yet no two disjoint supports."""
    assert wide(case("c <- x y", "c <- y z", "c <- x z", origins="x y z")) == Support(low=1, high=1)


def test_exact_packing_with_and() -> None:
    """Two disjoint pairs are two supports, however many pairs overlap them."""
    assert wide(case("c <- x y", "c <- z w", "c <- x z", "c <- y w", origins="x y z w")) == Support(low=2, high=2)


def test_a_large_graph_gives_an_interval() -> None:
    """Where the exact number is out of reach, the interval ends at the number of disjoint paths and holds the truth."""
    rows = [f"c <- a{n} b{n}" for n in range(14)]
    rows += [f"{side}{n} <- {side}{n}{k} m{(n + k) % 40}" for n in range(14) for k in range(12) for side in "ab"]
    leaves = {f"{side}{n}{k}" for n in range(14) for k in range(12) for side in "ab"} | {f"m{k}" for k in range(40)}
    found = wide(case(*rows, origins=" ".join(leaves)))
    assert 2 <= found.low <= found.high <= 14


def test_controllers_are_merged() -> None:
    """Papers of one publisher are one origin, which is then the single point of failure, under its own name."""
    rows = ("c <- n1", "c <- n2", "c <- n3")
    assert wide(case(*rows, origins="n1 n2 n3")).high == 3
    held = "n1=pub n2=pub n3=pub"
    assert wide(case(*rows, origins="n1 n2 n3", parties="pub", held=held)) == Support(low=1, high=1, single_points_of_failure=("pub",))


def test_chains_and_circles_of_controllers() -> None:
    """Control is followed through subsidiaries, and round a circle of holdings; the top gives its name, or the first of the circle."""
    rows = ("c <- n1", "c <- n2")
    chain = case(*rows, origins="n1 n2", parties="bank fund state", held="n1=bank bank=fund fund=state n2=state")
    assert wide(chain).single_points_of_failure == ("state",)
    circle = case(*rows, origins="n1 n2", parties="p q", held="n1=p p=q q=p n2=q")
    assert wide(circle).single_points_of_failure == ("p",)
    itself = case(*rows, origins="n1 n2", parties="p", held="n1=n1 n2=p")
    assert wide(itself).high == 2


def test_a_bank_and_its_state() -> None:
    """Two origins under a bank and a state are two, and one as soon as the bank is the state's."""
    rows = ("c <- a", "c <- b", "a <- o1", "b <- o2")
    apart = case(*rows, origins="o1 o2", parties="bank state", held="o1=bank o2=state")
    assert (wide(apart).low, wide(apart).high) == (2, 2)
    one = replace(apart, controlled_by=(*apart.controlled_by, Control(entity="bank", controller="state")))
    assert (wide(one).low, wide(one).high) == (1, 1)
    assert wide(one).single_points_of_failure == ("state",)


def test_a_controller_in_the_middle() -> None:
    """Papers of one publisher that quote two witnesses are one voice, though there are two origins."""
    facts = case("c <- n1", "c <- n2", "n1 <- w1", "n2 <- w2", origins="w1 w2", parties="pub", held="n1=pub n2=pub")
    assert wide(facts).single_points_of_failure == ("pub",)
    assert stemma(facts, "c").origins == ("w1", "w2")


def test_merging_makes_no_way_through() -> None:
    """Voices joined above and below a bottleneck do not open a way round it: naive merging would count two."""
    rows = ("c <- u1", "c <- u2", "u1 <- v", "u2 <- v", "v <- w1", "v <- w2", "w1 <- x", "w2 <- y")
    facts = case(*rows, origins="x y", parties="p q", held="u1=p w1=p u2=q w2=q")
    assert wide(facts) == Support(low=1, high=1, single_points_of_failure=("v",))


def test_what_is_said_to_be_one_counts_as_one() -> None:
    """Two acts that somebody says are one are one origin."""
    facts = case("c <- a", "c <- b", acts="a b")
    assert wide(facts).high == 2
    assert wide(replace(facts, same=(Identity(a="b", b="a"),))) == Support(low=1, high=1, single_points_of_failure=("a",))


def test_unknown_origins_make_an_interval() -> None:
    """An unknown origin may be any other, so it adds nothing at the low end and one at the high end; alone it is one."""
    alone = stemma(case("c <- u", unknown="u"), "c")
    assert (alone.wide.low, alone.wide.high, alone.grounded, alone.unknown_origins) == (1, 1, Grounded.YES, ("u",))
    assert wide(case("c <- u", "c <- x", "c <- y", origins="x y", unknown="u")) == Support(low=2, high=3)
    assert wide(case("c <- u", "c <- v", unknown="u v")) == Support(low=1, high=2)


def test_an_unknown_origin_with_a_controller_is_known() -> None:
    """Where somebody says for whom an unknown source speaks, it counts as that one."""
    facts = case("c <- u", "c <- x", origins="x", unknown="u", parties="k", held="u=k")
    assert wide(facts) == Support(low=2, high=2)
    assert stemma(facts, "c").unknown_origins == ()


def test_only_what_is_known_by_then() -> None:
    """Grounds and controllers that come to light later are left out, and what nobody tells of yet leaves the claim in doubt."""
    facts = CaseFacts(
        sources=(Source(id="old", known_from=date(2019, 1, 1)), Source(id="new", known_from=date(2021, 1, 1))),
        claims=(Claim(id="c"), Claim(id="x", known_from=("old",)), Claim(id="y", known_from=("new",))),
        grounds=(Ground(of="c", ground="g1", premises=("x",), known_from=("old",)), Ground(of="c", ground="g2", premises=("y",))),
        origins=("x", "y"),
        entities=(Party(id="k"),),
        controlled_by=(Control(entity="x", controller="k", known_from=("new",)), Control(entity="y", controller="k", known_from=("new",))),
    )

    def by(year: int) -> AsOf:
        return AsOf(on=date(2022, 1, 1), known_by=date(year, 6, 1))

    assert stemma(facts, "c", asof=by(2018)).nominal == 1
    assert stemma(facts, "c", asof=by(2018)).grounded is Grounded.UNDETERMINED
    assert stemma(facts, "c", asof=by(2018)).wide.low == 0
    between = stemma(facts, "c", asof=by(2020))
    assert (between.nominal, between.grounded, between.wide, between.unknown_origins) == (2, Grounded.YES, Support(low=1, high=2), ("y",))
    assert stemma(facts, "c", asof=by(2022)).wide == Support(low=1, high=1, single_points_of_failure=("k",))
    assert stemma(facts, "c") == stemma(facts, "c", asof=by(2022))


def test_the_tree_is_finite() -> None:
    """Every node is opened once, as near to the top as it comes; where it comes again it is only named."""
    tree = stemma(case("c <- a", "c <- b", "b <- a", "a <- b", "a <- x", origins="x", parties="k", held="x=k"), "c").tree
    opened: list[StemmaNode] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        assert not (node.seen and node.grounds)
        if node.grounds:
            opened.append(node)
        waiting.extend(p for g in node.grounds for p in g.premises)
    assert sorted(node.id for node in opened) == ["a", "b", "c"]
    a = tree.grounds[0].premises[0]
    assert a.text == "A"
    assert [p.seen for g in a.grounds for p in g.premises] == [True, False]
    assert (a.grounds[1].premises[0].origin, a.grounds[1].premises[0].controller, a.grounds[1].row) == (True, "k", 4)


def test_an_unknown_id_is_an_input_error() -> None:
    """The stemma of something that the facts do not have is refused by name."""
    with pytest.raises(UnknownIdError, match="'nobody'"):
        stemma(case("c <- a"), "nobody")


def test_a_premise_that_nothing_declares_is_no_origin() -> None:
    """Rows that were read without their declarations still have a stemma: what nobody declares rests on nothing, under its id."""
    facts = CaseFacts(claims=(Claim(id="c"),), grounds=(Ground(of="c", ground="g", premises=("gone",)),))
    found = stemma(facts, "c")
    assert (found.grounded, found.tree.grounds[0].premises[0].text) == (Grounded.NO, "gone")


def test_a_chain_of_any_length() -> None:
    """Two hundred thousand claims, each resting on the next, are walked without recursion, to the end and round in a circle."""
    count = 200_000
    claims = tuple(Claim(id=f"n{n}") for n in range(count))
    grounds = tuple(Ground(of=f"n{n}", ground="g", premises=(f"n{n + 1}",)) for n in range(count - 1))
    found = stemma(CaseFacts(claims=claims, grounds=grounds, origins=(f"n{count - 1}",)), "n0")
    assert found.grounded is Grounded.YES
    assert len(found.wide.single_points_of_failure) == count - 1


def test_a_circle_of_any_length() -> None:
    """A circle of twenty thousand is one circle and grounds nothing."""
    count = 20_000
    claims = tuple(Claim(id=f"n{n}") for n in range(count))
    found = stemma(
        CaseFacts(claims=claims, grounds=tuple(Ground(of=f"n{n}", ground="g", premises=(f"n{n - 1}",)) for n in range(1, count))), "n9"
    )
    assert found.grounded is Grounded.NO
    rows = tuple(Ground(of=f"n{n}", ground="g", premises=(f"n{(n + 1) % count}",)) for n in range(count))
    found = stemma(CaseFacts(claims=claims, grounds=rows), "n0")
    assert found.grounded is Grounded.CIRCULAR
    assert len(found.circles[0]) == count
