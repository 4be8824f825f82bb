"""Laws of joining what documents tell into acts."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.edtf import Edtf, may_equal
from wellfounded.model.ids import CandidateId, DocumentId
from wellfounded.model.labels import ActKind
from wellfounded.resolve.act_bodies import Bodies, Sameness, sameness
from wellfounded.resolve.case_acts import Doubt, act_groups
from wellfounded.resolve.near_acts import ToldAct
from wellfounded.resolve.telling_evidence import ActGroup, weigh

DATES = (
    "",
    "2016-03-01",
    "2016-03-02",
    "2016-03",
    "2016",
    "2016~",
    "2016-03-01~",
    "2016-21",
    "2015/2016",
    "../2016",
    "2016-XX-01",
    "2017-05-06",
)
KINDS = (ActKind.STAY, ActKind.JUDGMENT, ActKind.ANNULMENT, ActKind.REMAND, ActKind.WARRANT, ActKind.GRANT)
BODIES = (
    Bodies(),
    Bodies(entity="court", words=frozenset({"high"}), sorts=frozenset({"court"}), language="en"),
    Bodies(entity="court2", words=frozenset({"high", "ostermark"}), sorts=frozenset({"court"}), language="fr"),
    Bodies(sorts=frozenset({"court"}), language="en"),
    Bodies(entity="office", words=frozenset({"office"})),
)


@st.composite
def _tellings(draw: st.DrawFn) -> list[ToldAct]:
    made = []
    for number in range(draw(st.integers(0, 9))):
        when = draw(st.sampled_from(DATES))
        made.append(
            ToldAct(
                candidate=CandidateId(f"c{number}"),
                document=DocumentId(draw(st.sampled_from("uvw"))),
                kind=draw(st.sampled_from(KINDS)),
                start=draw(st.integers(0, 2)),
                date=Edtf.parse(when) if when else None,
                who=draw(st.sampled_from(BODIES)),
                jurisdiction=draw(st.sampled_from(["", "FR", "GB"])),
                persons=draw(st.frozensets(st.sampled_from("pqr"), max_size=2)),
                told_on=draw(st.none() | st.dates()),
            )
        )
    return made


def _said(found: list[ActGroup], doubts: list[Doubt]) -> tuple[set[frozenset[str]], set[frozenset[frozenset[str]]]]:
    members = [frozenset(str(one.candidate) for one in group.tellings) for group in found]
    return set(members), {frozenset({members[doubt.one], members[doubt.other]}) for doubt in doubts}


@settings(max_examples=300, deadline=None)
@given(_tellings(), st.randoms(use_true_random=False))
def test_the_order_of_tellings_does_not_matter(tellings: list[ToldAct], random: object) -> None:
    """Groups, what they say together, and doubts are the same for every order of the tellings."""
    shuffled = list(tellings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    (found, doubts), (again, others) = act_groups(tellings), act_groups(shuffled)
    assert found == again
    assert doubts == others


@settings(max_examples=200, deadline=None)
@given(_tellings())
def test_every_telling_is_in_one_group(tellings: list[ToldAct]) -> None:
    """No telling is lost, none is in two groups, and doubts are pairs of different groups."""
    found, doubts = act_groups(tellings)
    assert sorted(str(one.candidate) for group in found for one in group.tellings) == sorted(str(one.candidate) for one in tellings)
    assert all(0 <= doubt.one < doubt.other < len(found) and doubt.why for doubt in doubts)


@settings(max_examples=400, deadline=None)
@given(_tellings())
def test_nothing_joined_contradicts(tellings: list[ToldAct]) -> None:
    """Of one act all dates may be the same, all legal orders are the same, and each telling with persons shares one with the others'."""
    for group in act_groups(tellings)[0]:
        for one, other in combinations(group.tellings, 2):
            assert one.date is None or other.date is None or may_equal(one.date, other.date)
            assert not one.jurisdiction or not other.jurisdiction or one.jurisdiction == other.jurisdiction
            named_on_one_day = one.date is not None and one.date == other.date and one.date.precision == "day"
            assert named_on_one_day or sameness(one.who, other.who) is not Sameness.AGAINST
        with_persons = [one for one in group.tellings if one.persons]
        for one in with_persons:
            others = frozenset[str]().union(*(other.persons for other in with_persons if other is not one))
            assert not others or one.persons & others


@settings(max_examples=200, deadline=None)
@given(_tellings(), st.sampled_from(KINDS), st.sampled_from(["", "2016-03-01", "2016"]))
def test_an_unrelated_act_changes_no_other_group(tellings: list[ToldAct], kind: ActKind, when: str) -> None:
    """A telling with a body, persons and a legal order of its own is an act of its own; every other group and doubt stays."""
    alien = ToldAct(
        candidate=CandidateId("alien"),
        document=DocumentId("a"),
        kind=kind,
        date=Edtf.parse(when) if when else None,
        who=Bodies(entity="alien", words=frozenset({"alien"}), language="en"),
        jurisdiction="KZ",
        persons=frozenset({"alien"}),
    )
    tellings = [one for one in tellings if one.jurisdiction]
    before, doubted = _said(*act_groups(tellings))
    after, doubts = _said(*act_groups([*tellings, alien]))
    assert after == before | {frozenset({"alien"})}
    assert doubts == doubted


@settings(max_examples=200, deadline=None)
@given(_tellings())
def test_it_does_not_matter_which_of_two_is_asked_about_first(tellings: list[ToldAct]) -> None:
    """Two tellings weigh the same whichever comes first, and a telling speaks against itself in nothing."""
    for one, other in combinations(tellings, 2):
        there, back = weigh(ActGroup.of(one), ActGroup.of(other)), weigh(ActGroup.of(other), ActGroup.of(one))
        assert (there is None) == (back is None)
        assert there is None or back is None or abs(there.weight - back.weight) < 1e-9
