"""Reading keeps its floors on the labelled documents, on those that may be looked at and on those that may not.

The documents are read once, all of them. The gold reading is measured too where ``WELLFOUNDED_GOLD`` names its folder.
"""

from __future__ import annotations

import os

import pytest
from bench.quality.floors import load_floors
from bench.quality.measure import measure

from wellfounded.errors import MissingDependencyError

PARTS = ("gold", "seen", "unseen")


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_no_figure_falls_under_its_floor(part: str) -> None:
    """Every figure that has a floor is above it, on the documents on which the floor was measured."""
    if part == "gold" and not os.environ.get("WELLFOUNDED_GOLD"):
        pytest.skip("WELLFOUNDED_GOLD is not set")
    try:
        measured = measure(part)
    except MissingDependencyError as error:
        pytest.skip(str(error))
    assert measured is not None
    assert not measured.faults
    fallen = load_floors()[part].fallen(measured)
    assert not fallen, "\n".join(fallen)
