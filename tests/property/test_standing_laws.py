"""The laws of standing, held on random cases: what may change a label, and what may not."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.errors import UsageError
from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import (
    ActEffect,
    CaseFacts,
    Closure,
    Ground,
    LegalAct,
    Part,
    Suspensive,
)
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import AsOf, Label, Standing
from wellfounded.reason.standing import Engine

FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 40).map(lambda number: FIRST + timedelta(days=number))
IDS = [f"a{n}" for n in range(6)]
ID = st.sampled_from(IDS)
KNOWN = st.one_of(st.just(()), DAYS)


@st.composite
def edtfs(draw: st.DrawFn) -> Edtf | None:
    first, length = draw(DAYS), draw(st.sampled_from([0, 0, 0, 5, 15]))
    return None if draw(st.integers(0, 12)) == 0 else Edtf.between(first, first + timedelta(days=length))


@st.composite
def cases(draw: st.DrawFn) -> CaseFacts:
    effects = st.builds(
        ActEffect, kind=st.sampled_from(EffectKind), source=ID, target=ID, suspensive=st.sampled_from([None, *Suspensive]), known_from=KNOWN
    )
    grounds = st.builds(
        Ground, of=ID, ground=st.uuids().map(str), premises=st.lists(ID, min_size=1, max_size=2).map(tuple), known_from=KNOWN
    )
    return CaseFacts(
        acts=tuple(LegalAct(id=id_, date=draw(edtfs()), known_from=draw(KNOWN)) for id_ in IDS),
        effects=tuple(draw(st.lists(effects, max_size=10))),
        parts=tuple(draw(st.lists(st.builds(Part, whole=ID, part=ID, complete=st.booleans(), known_from=KNOWN), max_size=2))),
        grounds=tuple(draw(st.lists(grounds, max_size=4))),
        closed=tuple(draw(st.lists(st.builds(Closure, of=ID, known_from=KNOWN), max_size=3))),
    )


@st.composite
def as_ofs(draw: st.DrawFn) -> AsOf:
    on = draw(DAYS)
    return AsOf(on=on, known_by=draw(st.one_of(st.none(), DAYS)), made_by=draw(st.one_of(st.none(), DAYS.filter(lambda day: day >= on))))


def marks(standing: dict[str, Standing]) -> dict[str, tuple[Label, tuple[str, ...]]]:
    return {act: (one.label, one.modifiers) for act, one in standing.items()}


def later(facts: CaseFacts, asof: AsOf, *effects: ActEffect) -> CaseFacts:
    """Add acts of D, known to all, each with one effect."""
    day = Edtf.parse(asof.on.isoformat())
    return replace(
        facts,
        acts=(*facts.acts, *(LegalAct(id=effect.source, date=day) for effect in effects)),
        effects=(*facts.effects, *effects),
    )


@given(cases(), as_ofs(), ID)
@settings(max_examples=120, deadline=None)
def test_a_reversal_of_a_reversal_changes_nothing(facts: CaseFacts, asof: AsOf, act: str) -> None:
    """Annulling an act and annulling that annulment leaves every label and modifier as it was."""
    undone = later(
        facts,
        asof,
        ActEffect(kind=EffectKind.ANNULS, source="new", target=act),
        ActEffect(kind=EffectKind.ANNULS, source="newer", target="new"),
    )
    before = Engine(facts).standing(asof)
    assert marks(Engine(undone).standing(asof, IDS)) == marks(before)


@given(cases(), cases(), as_ofs())
@settings(max_examples=80, deadline=None)
def test_an_unrelated_case_changes_nothing(facts: CaseFacts, other: CaseFacts, asof: AsOf) -> None:
    """Acts that touch none of these, with all their rows, leave every standing as it was to the last field."""

    def renamed(id_: str) -> str:
        return f"other {id_}"

    both = replace(
        facts,
        acts=(*facts.acts, *(replace(act, id=renamed(act.id)) for act in other.acts)),
        effects=(*facts.effects, *(replace(row, source=renamed(row.source), target=renamed(row.target)) for row in other.effects)),
        parts=(*(replace(row, whole=renamed(row.whole), part=renamed(row.part)) for row in other.parts), *facts.parts),
        grounds=(
            *facts.grounds,
            *(replace(row, of=renamed(row.of), premises=tuple(map(renamed, row.premises))) for row in other.grounds),
        ),
        closed=(*(replace(row, of=renamed(row.of)) for row in other.closed), *facts.closed),
    )
    assert Engine(both).standing(asof, IDS) == Engine(facts).standing(asof)


@given(cases(), as_ofs(), DAYS, DAYS)
@settings(max_examples=100, deadline=None)
def test_an_act_once_known_stays_known(facts: CaseFacts, asof: AsOf, a: date, b: date) -> None:
    """What some day knows, every later day knows too."""
    engine = Engine(facts)
    early, late = (engine.standing(replace(asof, known_by=day)) for day in sorted((a, b)))
    assert all(late[act].label is not Label.UNKNOWN for act in early if early[act].label is not Label.UNKNOWN)


@given(cases(), as_ofs(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_rows_is_irrelevant(facts: CaseFacts, asof: AsOf, chance: random.Random) -> None:
    """Any order of acts and rows gives the same standing to the last field."""
    mixed = {
        name: tuple(chance.sample(rows, len(rows)))
        for name in ("acts", "effects", "parts", "grounds", "closed")
        if (rows := getattr(facts, name))
    }
    assert Engine(replace(facts, **mixed)).standing(asof) == Engine(facts).standing(asof)


@given(cases(), as_ofs())
@settings(max_examples=100, deadline=None)
def test_taint_changes_no_label(facts: CaseFacts, asof: AsOf) -> None:
    """Without any reliance every label is the same, and no other modifier comes or goes."""
    bare = Engine(replace(facts, grounds=(), closed=())).standing(asof)
    for act, one in Engine(facts).standing(asof).items():
        assert one.label is bare[act].label
        assert {word for word in one.modifiers if word.rstrip("?") not in ("tainted", "exposed")} == set(bare[act].modifiers)


@given(cases(), as_ofs(), ID)
@settings(max_examples=80, deadline=None)
def test_sharper_dates_settle_and_never_unsettle(facts: CaseFacts, asof: AsOf, act: str) -> None:
    """Giving an uncertain date one of its days leaves every label that was certain as it was."""
    acts = tuple(
        replace(one, date=Edtf.parse(one.date.earliest.isoformat())) if one.id == act and one.date and one.date.earliest else one
        for one in facts.acts
    )
    sharper = Engine(replace(facts, acts=acts)).standing(asof)
    for id_, one in Engine(facts).standing(asof).items():
        if one.label not in (Label.UNDETERMINED, Label.UNDETERMINED_DATE, Label.IN_FORCE):
            assert sharper[id_].label is one.label


@given(DAYS, DAYS)
def test_j_before_d_is_refused(a: date, b: date) -> None:
    """The state of a day cannot be computed without the acts made by that day."""
    if a < b:
        with pytest.raises(UsageError):
            AsOf(on=b, made_by=a)
    else:
        assert AsOf(on=b, made_by=a).made == a
