"""Things found by where they begin."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.check.placing import Placed


@settings(max_examples=80)
@given(st.lists(st.integers(0, 30)), st.integers(0, 32), st.integers(0, 32))
def test_what_begins_in_a_stretch_is_what_a_look_at_all_finds_in_the_same_order(begins: list[int], start: int, end: int) -> None:
    """A stretch gives what begins in it, in the order in which it was given, whether or not that is the order of the text."""
    things = [(begin, number) for number, begin in enumerate(begins)]
    placed = Placed(things, lambda thing: thing[0])
    assert placed.beginning_in(start, end) == [thing for thing in things if start <= thing[0] < end]
