"""The bytes of a small drawing of each kind. Run with WELLFOUNDED_RENEW_GOLDEN=1 to write them anew, then look at them."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))

from facts_for_pictures import by_hand, standing, stemma_by_hand

from wellfounded.model.standing import AsOf
from wellfounded.publish.lanes_svg import lanes_svg
from wellfounded.publish.stemma_svg import stemma_svg

ASOF = AsOf(on=date(2016, 6, 1), known_by=date(2018, 12, 31))


def compare(name: str, made: str) -> None:
    golden = Path(__file__).with_name(name)
    if os.environ.get("WELLFOUNDED_RENEW_GOLDEN") == "1":
        golden.write_bytes(made.encode("utf-8"))
    assert made.encode("utf-8") == golden.read_bytes(), f"{name} changed; look at it, then run with WELLFOUNDED_RENEW_GOLDEN=1"


def test_the_lanes_have_their_golden_bytes() -> None:
    """A case made by hand gives the bytes that are kept, so that every change of the drawing is seen."""
    compare("lanes.svg", lanes_svg(by_hand(), standing(by_hand(), ASOF), ASOF))


def test_the_stemma_has_its_golden_bytes() -> None:
    """A stemma made by hand gives the bytes that are kept."""
    pytest.importorskip("graphlay", reason="graphlay is not installed")
    compare("stemma.svg", stemma_svg(stemma_by_hand(), by_hand(), asof=ASOF))
