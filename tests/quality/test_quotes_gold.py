"""Floors of quality for quotations on the gold reading; skipped where the gold is not at hand."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

GOLD = os.environ.get("WELLFOUNDED_GOLD", "")
pytestmark = pytest.mark.skipif(not GOLD, reason="WELLFOUNDED_GOLD is not set")

BENCH = Path(__file__).parents[2] / "bench" / "quotes.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_quotes", BENCH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_floors(bench: ModuleType) -> None:
    """Spans keep P and R of 0.90, three speakers in four are right."""
    tally = bench.measure(Path(GOLD))
    precision, recall, _ = tally.rates(tally.exact, tally.exact)
    assert precision >= 0.90
    assert recall >= 0.90
    assert tally.speakers >= 0.74 * tally.with_speaker
    assert tally.kinds >= 0.9 * tally.exact
