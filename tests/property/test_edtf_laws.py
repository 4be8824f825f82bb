"""Laws of EDTF dates, with the ``edtf`` package as oracle where the two mean the same."""

from __future__ import annotations

from datetime import date

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.errors import InputError
from wellfounded.model.edtf import Edtf, certainly_after, certainly_before, may_equal, refine

_DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
_YEARS = st.integers(1000, 2999)
_PLAIN = st.one_of(
    _DAYS.map(date.isoformat),
    _DAYS.map(lambda d: d.isoformat()[:7]),
    _YEARS.map(str),
    _YEARS.map(lambda y: f"{y // 10}X"),
    _YEARS.map(lambda y: f"{y // 100}XX"),
    st.tuples(_YEARS, st.integers(21, 24)).map(lambda p: f"{p[0]}-{p[1]}"),
    st.tuples(_YEARS, st.integers(1, 28)).map(lambda p: f"{p[0]}-XX-{p[1]:02d}"),
    st.tuples(_YEARS, st.integers(0, 1)).map(lambda p: f"{p[0]}-{p[1]}X"),
)
_ONE = st.tuples(_PLAIN, st.sampled_from(["", "", "?", "~", "%"])).map("".join)


@st.composite
def _dates(draw: st.DrawFn) -> Edtf:
    first = draw(_ONE)
    if draw(st.booleans()):
        return Edtf.parse(first)
    second = draw(st.one_of(_ONE, st.just(".."), st.just("")))
    try:
        return Edtf.parse(f"{first}/{second}")
    except InputError:
        return Edtf.parse(f"../{first}")


@settings(deadline=None)
@given(_dates())
def test_round_trip_and_order_of_bounds(edtf: Edtf) -> None:
    """A date is written as it was read, and does not end before it starts."""
    assert Edtf.parse(str(edtf)) == edtf
    if edtf.earliest and edtf.latest:
        assert edtf.earliest <= edtf.latest
    low, high = edtf.certain_bounds
    assert low is None or edtf.earliest is None or low <= edtf.earliest
    assert high is None or edtf.latest is None or edtf.latest <= high


@settings(deadline=None)
@given(_dates(), _dates())
def test_comparisons_exclude_each_other(a: Edtf, b: Edtf) -> None:
    """Before, after and perhaps equal never hold together, and turn around with their sides."""
    answers = [certainly_before(a, b), certainly_after(a, b), may_equal(a, b)]
    assert sum(answers) <= 1
    assert may_equal(a, b) == may_equal(b, a)
    assert certainly_before(a, b) == certainly_after(b, a)
    assert may_equal(a, a)


@settings(deadline=None)
@given(_dates(), _dates())
def test_refining_adds_nothing(a: Edtf, b: Edtf) -> None:
    """What two dates of one instant say together lies within what each may be, margins included."""
    both = refine(a, b)
    if both is None:
        assert not may_equal(a, b)
        return
    for one in (a, b):
        assert may_equal(both, one)


@settings(deadline=None)
@given(_DAYS, _DAYS)
def test_between_holds_exactly_its_days(a: date, b: date) -> None:
    """The shortest interval between two days begins on the one and ends on the other."""
    first, last = sorted((a, b))
    edtf = Edtf.between(first, last)
    assert (edtf.earliest, edtf.latest) == (first, last)


@settings(max_examples=60, deadline=None)
@given(_PLAIN)
def test_agrees_with_the_edtf_package(text: str) -> None:
    """Bounds are those of the reference implementation, but for winter and months of unknown digits."""
    ours = Edtf.parse(text)
    if text.endswith(("-24", "-0X", "-1X")) or "-XX-" in text:
        return
    theirs = parse_edtf(text)
    low, high = theirs.lower_strict(), theirs.upper_strict()
    assert ours.earliest == date(low.tm_year, low.tm_mon, low.tm_mday)
    assert ours.latest == date(high.tm_year, high.tm_mon, high.tm_mday)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="0123456789X-/?~%.T: ", max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is handed in gives a date with itself as text, or InputError."""
    try:
        read = Edtf.parse(text)
    except InputError:
        return
    assert str(read) == text
