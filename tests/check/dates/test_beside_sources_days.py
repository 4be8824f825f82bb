"""Laws of days held against sources: a day a figure away is told in whatever language the source is, and another event is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.dates.beside_sources import DayOfNoSource
from wellfounded.check.dates.slips import is_slip_of_day
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
SOURCE = "14 марта 2016 года Веру Кольцову допросил в Тарновске Игорь Белов."
ROWS = [
    ("On 24 March 2016 Vera Koltsova was questioned by Igor Belov.", True),
    ("On 14 March 2016 Vera Koltsova was questioned by Igor Belov.", False),
    ("On 14 March 2017 Vera Koltsova was questioned by Igor Belov.", True),
    ("On 14 October 2016 Vera Koltsova was questioned in Tarnovsk by Igor Belov.", True),
    ("On 24 March 2016 Oskar Lund bought a boat.", False),
    ("On 14 October 2016 Oskar Lund bought a boat.", False),
    ("On 30 May 2016 Vera Koltsova was questioned by Igor Belov again.", False),
]


@pytest.mark.parametrize(("text", "wrong"), ROWS)
def test_a_day_is_held_against_a_source_in_another_language(text: str, wrong: bool, subject_of: Made) -> None:
    """A day that differs from the source's by a figure is told where the names are the same, and only there."""
    subject = subject_of(f"=== source.txt, 2016-09-01\n{SOURCE}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(DayOfNoSource().find(subject))) is wrong


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("2016-03-14", "2016-03-24", True),
        ("2016-03-02", "2016-03-20", True),
        ("2016-03-14", "2016-05-24", False),
        ("2016-03-14", "2016-03-14", False),
    ],
)
def test_a_slip_of_a_day_is_one_figure_of_one_part(one: str, other: str, slip: bool) -> None:
    """Two days are a slip of one another where one part differs by a figure, in both directions."""
    assert is_slip_of_day(one, other) is is_slip_of_day(other, one) is slip
