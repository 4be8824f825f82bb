"""Which tellings only mention an act, and are none of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.edtf import Edtf
from wellfounded.model.ids import CandidateId, DocumentId
from wellfounded.model.labels import ActKind as K
from wellfounded.resolve.act_bodies import Bodies
from wellfounded.resolve.act_mentions import mentions
from wellfounded.resolve.case_acts import act_groups
from wellfounded.resolve.near_acts import ToldAct
from wellfounded.resolve.telling_evidence import ActGroup

DATED = ToldAct(
    candidate=CandidateId("c1"),
    document=DocumentId("d1"),
    kind=K.ARREST,
    date=Edtf.parse("2014-06-17"),
    who=Bodies.of("the police of Zelin"),
    persons=frozenset({"tovar"}),
)
BARE = ToldAct(candidate=CandidateId("c2"), document=DocumentId("d2"), kind=K.ARREST)


def _mentioned(*tellings: ToldAct, held: frozenset[CandidateId] = frozenset()) -> list[tuple[int, int]]:
    return [(one.group, one.likeliest) for one in mentions([ActGroup.of(told) for told in tellings], held=held)]


def test_a_bare_telling_of_a_known_kind_is_a_mention() -> None:
    """Who tells neither when nor by whom somebody was arrested tells of an arrest that the case knows."""
    assert _mentioned(DATED, BARE) == [(1, 0)]


@pytest.mark.parametrize(
    "bare",
    [
        replace(BARE, date=Edtf.parse("2013")),
        replace(BARE, who=Bodies.of("the Zelin Border Guard")),
        replace(BARE, persons=frozenset({"resh"})),
        replace(BARE, kind=K.RELEASE),
        replace(BARE, effects=(("ends", CandidateId("c1")),)),
    ],
)
def test_what_says_something_of_its_own_is_an_act(bare: ToldAct) -> None:
    """A day, a named body, another person, another kind or an effect make a telling an act of its own."""
    assert _mentioned(DATED, bare) == []


def test_the_only_telling_of_its_kind_is_an_act() -> None:
    """What nothing else tells stays an act, however little is said of it."""
    assert _mentioned(BARE) == []
    assert _mentioned(BARE, replace(BARE, candidate=CandidateId("c3"))) == []


def test_what_a_person_confirmed_is_an_act() -> None:
    """The judgement of a person wins over what nothing speaks for."""
    assert _mentioned(DATED, BARE, held=frozenset({CandidateId("c2")})) == []


_TELLINGS = st.lists(
    st.builds(
        ToldAct,
        candidate=st.uuids().map(lambda one: CandidateId(str(one))),
        document=st.sampled_from([DocumentId("d1"), DocumentId("d2"), DocumentId("d3")]),
        kind=st.sampled_from([K.ARREST, K.CONVICTION, K.JUDGMENT, K.ASYLUM_GRANT]),
        start=st.integers(0, 300),
        date=st.sampled_from([None, Edtf.parse("2014"), Edtf.parse("2014-06"), Edtf.parse("2014-06-17"), Edtf.parse("2015-02-03")]),
        who=st.sampled_from([Bodies(), Bodies.of("Zelin Court"), Bodies.of("the court")]),
        jurisdiction=st.sampled_from(["", "FR", "GB"]),
        persons=st.sampled_from([frozenset[str](), frozenset({"tovar"}), frozenset({"resh"})]),
    ),
    max_size=9,
    unique_by=lambda told: told.candidate,
)


def _sets(
    tellings: list[ToldAct], same: list[tuple[CandidateId, CandidateId]]
) -> tuple[set[frozenset[CandidateId]], set[frozenset[CandidateId]]]:
    groups, _ = act_groups(tellings, same=same)
    only = {frozenset(groups[one.group].candidates) for one in mentions(groups)}
    return {frozenset(group.candidates) for group in groups}, only


@settings(max_examples=60, deadline=None)
@given(tellings=_TELLINGS, turn=st.randoms(use_true_random=False))
def test_joining_does_not_depend_on_the_order_of_tellings(tellings: list[ToldAct], turn: object) -> None:
    """Whatever document comes first, the same tellings are one act and the same are mere mentions; every telling is in one act."""
    turned = list(tellings)
    turn.shuffle(turned)  # type: ignore[attr-defined]
    acts, only = _sets(tellings, [])
    assert (acts, only) == _sets(turned, [])
    assert sorted(one for act in acts for one in act) == sorted(told.candidate for told in tellings)


@settings(max_examples=40, deadline=None)
@given(tellings=_TELLINGS.filter(lambda some: len(some) > 1))
def test_what_a_person_joined_is_one_act(tellings: list[ToldAct]) -> None:
    """The judgement of a person that two tellings are of one act wins over whatever speaks against it."""
    one, other = tellings[0].candidate, tellings[-1].candidate
    acts, _ = _sets(tellings, [(one, other)])
    assert any({one, other} <= act for act in acts)


@settings(max_examples=40, deadline=None)
@given(tellings=_TELLINGS.filter(lambda some: len(some) > 1))
def test_what_a_person_parted_is_two_acts(tellings: list[ToldAct]) -> None:
    """The judgement of a person that two tellings are of two acts wins over whatever speaks for one."""
    first, *others, last = tellings
    parted = [replace(first, apart=frozenset({last.candidate})), *others, replace(last, apart=frozenset({first.candidate}))]
    acts, _ = _sets(parted, [])
    assert not any({first.candidate, last.candidate} <= act for act in acts)
