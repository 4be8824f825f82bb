"""The drawn chronology."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.publish.axis import Axis
from wellfounded.publish.timeline import WIDTH, Event, draw

DAYS = st.dates(date(1800, 1, 1), date(2100, 12, 31))


def event(date: str, lane: str = "FR", *, told: int = 1) -> Event:
    return Event(date=date, lane=lane, kind="judgment", href="#x", title=date, label="judgment", told=told, year="#y")


def test_later_is_further_to_the_right() -> None:
    """Dots stand in the order of their dates."""
    drawn = draw([event("2018"), event("2016-12"), event("2021-03-04"), event("2016-02")])
    assert drawn is not None
    by_date = {dot.event.date: dot.x for dot in drawn.dots}
    assert by_date["2016-02"] < by_date["2016-12"] < by_date["2018"] < by_date["2021-03-04"]


@given(st.lists(DAYS, min_size=1, max_size=20))
@settings(max_examples=100)
def test_the_axis_never_runs_back(days: list[date]) -> None:
    """A later day never stands left of an earlier one, every day is inside, and breaks lie between days."""
    axis = Axis([(day, day) for day in days], left=100, right=1000)
    places = [axis.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(100 <= x <= 1000 for x in places)
    assert all(not gap.x < x < gap.x + gap.width for gap in axis.breaks for x in places)


def test_long_empty_stretches_are_broken_out() -> None:
    """One early outlier does not press the other years together, and the break says which years it leaves out."""
    drawn = draw([event("1966-03-02"), *(event(f"{year}-06-01") for year in range(2012, 2020))])
    assert drawn is not None
    (gap,) = drawn.breaks
    assert (gap.short, gap.label) == ("1967–2011", "45 years without an act, 1967 to 2011")
    xs = sorted(dot.x for dot in drawn.dots)
    assert xs[-1] - xs[1] > WIDTH / 2
    assert [tick.label for tick in drawn.ticks] == ["1966", *map(str, range(2012, 2020))]


def test_dots_of_one_lane_never_overlap() -> None:
    """Acts of the same days are put into rows of their own."""
    drawn = draw([event("2016-12-09"), event("2016-12-10", told=3), event("2016-12"), event("2016"), event("2016-12-31", told=2)])
    assert drawn is not None
    for one in drawn.dots:
        for other in drawn.dots:
            if one is not other and one.y == other.y:
                assert one.x + one.width <= other.x or other.x + other.width <= one.x


def test_everything_is_inside_the_drawing() -> None:
    """No dot, lane or tick leaves the drawing, whatever the dates."""
    drawn = draw(
        [event("../1951"), event("2030/.."), event("197X"), event("9998-12-31"), event("2016-12-09", "a long name of a legal order")]
    )
    assert drawn is not None
    for dot in drawn.dots:
        assert dot.x >= 0
        assert dot.x + dot.width <= drawn.width
        assert 0 <= dot.y <= drawn.height - 10
    assert all(0 <= tick.x <= drawn.width for tick in drawn.ticks)


def test_a_lane_grows_no_higher_than_its_rows_and_loses_nothing() -> None:
    """What finds no row is counted at its place: dots and counts together are all that was told."""
    drawn = draw([event(f"2016-05-{day:02}", told=2) for day in range(1, 31) for _ in range(20)])
    assert drawn is not None
    assert drawn.height < 220
    assert sum(dot.event.told for dot in drawn.dots) + sum(more.count for more in drawn.more) == 30 * 20 * 2
    assert {more.href for more in drawn.more} == {"#y"}


def test_a_lone_dot_has_its_label() -> None:
    """A label is written where it fits before the next dot of its row."""
    drawn = draw([event("2012-01-01"), event("2015-05-09"), event("2015-08-01"), event("2019-01-01")])
    assert drawn is not None
    assert {dot.event.date: dot.labelled for dot in drawn.dots}["2012-01-01"]
    assert not {dot.event.date: dot.labelled for dot in drawn.dots}["2015-05-09"]


def test_the_lanes_for_the_rest_come_last() -> None:
    """Lanes are in order of their first act, but those for the rest are below the others."""
    drawn = draw([event("2010", "rest"), event("2014", "FR"), event("2012", "GB")], last=("rest",))
    assert drawn is not None
    assert [lane.name for lane in drawn.lanes] == ["GB", "FR", "rest"]


def test_without_a_date_there_is_no_drawing() -> None:
    """Nothing is drawn for dates that are missing or do not parse."""
    assert draw([event(""), event("some day")]) is None
