"""Floors for names on the gold reading; nobody lowers them silently."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

GOLD = os.environ.get("WELLFOUNDED_GOLD", "")
BENCH = Path(__file__).parents[2] / "bench" / "names.py"
pytestmark = pytest.mark.skipif(not GOLD or not BENCH.exists(), reason="WELLFOUNDED_GOLD is not set")


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_names", BENCH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("kinds", "exact", "floor"),
    [
        ({"person"}, False, 0.93),
        ({"person"}, True, 0.90),
        ({"person", "body"}, False, 0.86),
        ({"person", "body"}, True, 0.80),
        ({"body"}, False, 0.75),
    ],
)
def test_f1_of_mentions(bench: ModuleType, kinds: set[str], exact: bool, floor: float) -> None:
    """F1 of the longest mentions of persons and bodies stays above the floor."""
    root = Path(GOLD)
    found = [p for p in _found(bench, root) if p.kind in kinds]
    gold = [p for p in bench.gold_places(root) if p.kind in kinds]
    assert bench.score(found, gold, exact=exact).f1 >= floor


_CACHE: list[object] = []


def _found(bench: ModuleType, root: Path) -> list[object]:
    if not _CACHE:
        _CACHE.extend(bench.found_places(bench.texts(root)))
    return _CACHE
