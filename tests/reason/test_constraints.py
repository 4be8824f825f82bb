"""Dates that follow from effects: proposals, contradictions, and nothing that loops."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import ActEffect, CaseFacts, LegalAct
from wellfounded.model.labels import EffectKind
from wellfounded.reason.constraints import MOST_ROWS, NOT_BEFORE, contradictions, proposals


def case(dates: dict[str, str | None], *effects: str) -> CaseFacts:
    """Return acts with dates, and effects such as ``b annuls a``."""
    rows = [effect.split() for effect in effects]
    return CaseFacts(
        acts=tuple(LegalAct(id=act, date=Edtf.parse(day) if day else None) for act, day in dates.items()),
        effects=tuple(ActEffect(kind=EffectKind(kind), source=b, target=a) for b, kind, a in rows),
    )


def proposed(facts: CaseFacts) -> dict[str, str]:
    return {tightening.act: str(tightening.proposed) for tightening in proposals(facts)}


def test_an_act_is_not_before_what_it_annuls() -> None:
    """The annulment is narrowed from below, the annulled act from above; the row is named and the date as given stays."""
    facts = case({"a": "2019-05/2021", "b": "2018/2020-06"}, "b annuls a")
    assert proposed(facts) == {"a": "2019-05/2020-06", "b": "2019-05/2020-06"}
    first = proposals(facts)[0]
    assert (str(first.given), first.because) == ("2019-05/2021", (("effects", 0),))


def test_each_kind_that_binds_and_each_that_does_not() -> None:
    """Annulling, ending, deciding, upholding and implementing bind; staying, barring, challenging and hanging on do not."""
    for kind in EffectKind:
        assert bool(proposals(case({"a": "2019", "b": "2018/2020"}, f"b {kind.value} a"))) == (kind in NOT_BEFORE)
    open_reading = ActEffect(kind=EffectKind.ANNULS, source="b", target="a", alternative=EffectKind.STAYS)
    acts = case({"a": "2019", "b": "2018/2020"}).acts
    assert proposals(CaseFacts(acts=acts, effects=(open_reading,))) == []


def test_bounds_run_along_chains() -> None:
    """A bound reaches every act of a chain, open dates and missing ones included, with the rows it came over."""
    facts = case({"a": "2020-03-01/..", "b": None, "c": "../2021", "d": "2019/2022"}, "b annuls a", "c decides b", "d implements c")
    assert proposed(facts) == {"a": "2020-03/2021-12", "b": "2020-03/2021-12", "c": "2020-03/2021-12", "d": "2020-03/2022-12"}
    assert proposals(facts)[3].because == (("effects", 2), ("effects", 1), ("effects", 0))


def test_one_side_may_stay_open() -> None:
    """Where only one bound follows, the other stays as open as it was."""
    assert proposed(case({"a": "2020-03-05", "b": None}, "b ends a")) == {"b": "2020-03-05/.."}
    assert proposed(case({"a": None, "b": "2020-03-05"}, "b ends a")) == {"a": "../2020-03-05"}
    assert proposed(case({"a": None, "b": None}, "b ends a")) == {}


def test_a_circle_is_one_day() -> None:
    """Acts that annul each other can only be of one day: common bounds where there are any, a finding where there are none."""
    assert proposed(case({"a": "2019/2020", "b": "2020/2021"}, "b annuls a", "a annuls b")) == {"a": "2020", "b": "2020"}
    assert contradictions(case({"a": "2019/2020", "b": "2020/2021"}, "b annuls a", "a annuls b")) == []
    (found,) = contradictions(case({"a": "2019", "b": "2021"}, "b annuls a", "a annuls b"))
    assert (found.acts, found.rows) == (("b", "a"), (("effects", 1),))
    assert contradictions(case({"a": "2019"}, "a annuls a")) == proposals(case({"a": "2019"}, "a annuls a")) == []


def test_a_contradiction_is_a_finding() -> None:
    """Dates that exclude each other are named with the row, and bound nothing else."""
    facts = case({"a": "2021-05", "b": "2020", "c": "2020/2023", "d": "2022"}, "b annuls a", "c annuls b", "c ends d")
    (found,) = contradictions(facts)
    assert found.text == "b (2020) cannot be earlier than a (2021-05)"
    assert (found.acts, found.rows) == (("a", "b"), (("effects", 0),))
    assert proposed(facts) == {"c": "2022/2023"}


def test_a_contradiction_over_a_chain() -> None:
    """Where no two neighbours exclude each other but the ends do, the whole chain is the finding."""
    facts = case({"a": "2021", "b": None, "c": "2020"}, "b annuls a", "c annuls b")
    (found,) = contradictions(facts)
    assert found.text == "c (2020) cannot be earlier than a (2021)"
    assert (found.acts, found.rows) == (("a", "b", "c"), (("effects", 0), ("effects", 1)))
    assert proposals(facts) == []


def test_long_chains_and_circles() -> None:
    """Fifty thousand acts in a chain, and as many in a circle, take one walk; a proposal names a bounded number of rows."""
    count = 50_000
    acts = tuple(LegalAct(id=f"a{n}", date=Edtf.parse("2020/2022") if n == 0 else None) for n in range(count))
    chain = tuple(ActEffect(kind=EffectKind.ANNULS, source=f"a{n}", target=f"a{n - 1}") for n in range(1, count))
    found = proposals(CaseFacts(acts=acts, effects=chain))
    assert len(found) == count - 1
    assert max(len(t.because) for t in found) == MOST_ROWS
    circle = (*chain, ActEffect(kind=EffectKind.ANNULS, source="a0", target=f"a{count - 1}"))
    assert {str(t.proposed) for t in proposals(CaseFacts(acts=acts, effects=circle))} == {"2020/2022"}
    backwards = tuple(LegalAct(id=f"a{n}", date=Edtf.parse(f"{3000 - n % 2000:04}")) for n in range(2_000))
    assert len(contradictions(CaseFacts(acts=backwards, effects=chain[:1_999]))) == 1_999


spans = st.none() | st.tuples(st.integers(1, 4), st.integers(0, 3)).map(lambda s: (s[0], min(4, s[0] + s[1])))


@settings(max_examples=150, deadline=None)
@given(st.lists(spans, min_size=2, max_size=4), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6))
def test_tightened_bounds_hold_every_consistent_assignment(given_spans: list[tuple[int, int] | None], pairs: list[tuple[int, int]]) -> None:
    """Every consistent choice of days lies in the bounds and each bound is met; a contradiction is told where there is no choice."""
    count = len(given_spans)
    dates = {f"a{n}": f"2020-01-{s[0]:02}/2020-01-{s[1]:02}" if s else "2020-01-01/2020-01-04" for n, s in enumerate(given_spans)}
    pairs = [(b, a) for b, a in pairs if a < count and b < count]
    facts = case(dict(dates), *(f"a{b} annuls a{a}" for b, a in pairs))
    days = [range(s[0], s[1] + 1) if s else range(1, 5) for s in given_spans]
    possible = [choice for choice in product(*days) if all(choice[b] >= choice[a] for b, a in pairs)]
    assert bool(contradictions(facts)) == (not possible)
    tight = {t.act: t.proposed for t in proposals(facts)}
    for n in range(count) if possible else ():
        bounds = tight.get(f"a{n}", Edtf.parse(dates[f"a{n}"]))
        seen = [choice[n] for choice in possible]
        assert (bounds.earliest, bounds.latest) == (date(2020, 1, min(seen)), date(2020, 1, max(seen)))
        assert (f"a{n}" in tight) == ((min(seen), max(seen)) != (days[n][0], days[n][-1]))
