"""The drawn chronology."""

from __future__ import annotations

from wellfounded.publish.timeline import Event, draw


def event(date: str, lane: str = "FR") -> Event:
    return Event(date=date, lane=lane, kind="judgment", href="#x", title=date)


def test_later_is_further_to_the_right() -> None:
    """Dots stand in the order of their dates."""
    drawn = draw([event("2018"), event("2016-12"), event("2021-03-04"), event("2016-02")])
    assert drawn is not None
    by_date = {dot.event.date: dot.x for dot in drawn.dots}
    assert by_date["2016-02"] < by_date["2016-12"] < by_date["2018"] < by_date["2021-03-04"]


def test_dots_of_one_lane_never_overlap() -> None:
    """Acts of the same days are put into rows of their own."""
    drawn = draw([event("2016-12-09"), event("2016-12-10"), event("2016-12"), event("2016")])
    assert drawn is not None
    for one in drawn.dots:
        for other in drawn.dots:
            if one is not other and one.y == other.y:
                assert one.x + one.width <= other.x or other.x + other.width <= one.x


def test_everything_is_inside_the_drawing() -> None:
    """No dot, lane or tick leaves the drawing, whatever the dates."""
    drawn = draw([event("../1951"), event("2030/.."), event("197X"), event("2016-12-09", "a long name of a legal order")])
    assert drawn is not None
    for dot in drawn.dots:
        assert dot.x >= 0
        assert dot.x + dot.width <= drawn.width
        assert 0 <= dot.y <= drawn.height - 10


def test_without_a_date_there_is_no_drawing() -> None:
    """Nothing is drawn for dates that are missing or do not parse."""
    assert draw([event(""), event("some day")]) is None
