"""Floors on the gold reading of acts. Lowering one needs a reason in the commit message."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest

from wellfounded.errors import MissingDependencyError

GOLD = os.environ.get("WELLFOUNDED_GOLD")
pytestmark = pytest.mark.skipif(not GOLD, reason="WELLFOUNDED_GOLD is not set")

FLOOR_RECALL = 0.90
FLOOR_PRECISION = 0.75
FLOOR_KINDS = 0.80
FLOOR_DATES = 0.80


def test_acts_of_the_gold_reading() -> None:
    """Recall, precision, kinds and dates of acts do not fall under their floors."""
    bench = Path(__file__).parents[2] / "bench" / "acts.py"
    spec = importlib.util.spec_from_file_location("bench_acts", bench)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_acts"] = module
    spec.loader.exec_module(module)
    try:
        result = module.score(Path(str(GOLD)))
    except MissingDependencyError:
        pytest.skip("no English model is installed")
    assert result.recall >= FLOOR_RECALL
    assert result.precision >= FLOOR_PRECISION
    assert result.kinds / result.matched >= FLOOR_KINDS
    assert result.dates / result.dated >= FLOOR_DATES
