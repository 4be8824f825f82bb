"""The packed labels of a page: what is unpacked is what was said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts_for_pictures import by_hand, days, known, random_facts, standing

from wellfounded.model.standing import AsOf
from wellfounded.publish.standing_grid import standing_grid
from wellfounded.publish.standing_words import state


@pytest.mark.parametrize("count", [0, 8, 60])
def test_unpacking_gives_what_was_said(count: int) -> None:
    """Every cell of the grid holds exactly the state that was computed for its two days."""
    facts = random_facts(count, 6) if count else by_hand()
    grid = standing_grid(facts, lambda asof: standing(facts, asof), days=days(facts), known=known(facts))
    for k in range(len(grid.known)):
        for d in range(len(grid.days)):
            said = standing(facts, grid.asof(d, k))
            assert [grid.state(n, d, k) for n in range(len(facts.acts))] == [state(said.get(one.id)) for one in facts.acts]
    for number in range(len(facts.acts)):
        every = {grid.state(number, d, k) for k in range(len(grid.known)) for d in range(len(grid.days))}
        assert set(grid.states_of(number)) == every


def test_too_many_days_are_thinned_and_counted() -> None:
    """The first and the last day stay, and how many are left out is told."""
    facts = by_hand()
    many = [date(2000, 1, 1) + timedelta(days=n) for n in range(1_000)]
    grid = standing_grid(facts, lambda asof: standing(facts, asof), days=many, known=many, most=8 * 600)
    assert (len(grid.days), len(grid.known)) == (46, 13)
    assert (grid.days[0], grid.days[-1]) == (many[0], many[-1])
    assert (grid.known[0], grid.known[-2:]) == (many[0] - timedelta(days=1), (many[-1], None))
    assert grid.left_out == (954, 989)


def test_all_sources_come_last() -> None:
    """The last column is that of all sources, and the first knows only what was always known."""
    facts = by_hand()
    grid = standing_grid(facts, lambda asof: standing(facts, asof), days=days(facts), known=known(facts))
    assert grid.asof(0, len(grid.known) - 1) == AsOf(on=grid.days[0])
    assert grid.known[0] == date(2015, 1, 9)
    assert not any(grid.left_out)
