"""Floors never go down by themselves."""

from __future__ import annotations

from pathlib import Path

from bench.quality.counts import Rate, Score
from bench.quality.floors import Floors, affirmed, load_floors, write_floors
from bench.quality.measure import Measured
from bench.quality.shape import Marked


def measured(f1: float, *, digest: str = "d1") -> Measured:
    score = Score()
    score.rate("dates.exact").add(Rate(gold=1000, reached=1000 * f1, found=1000, right=1000 * f1))
    return Measured("seen", digest, [(Marked(name="tiny", part="seen", text=""), score)])


def test_what_falls_is_said() -> None:
    """A figure under its floor is named with both values; other documents are refused before any figure."""
    floors = Floors("d1", {"dates.exact.f1": 0.8})
    assert floors.fallen(measured(0.85)) == []
    assert floors.fallen(measured(0.75)) == ["seen: dates.exact.f1 is 0.750, its floor 0.800"]
    assert "--affirm" in floors.fallen(measured(0.85, digest="d2"))[0]


def test_affirming_raises_and_does_not_lower(tmp_path: Path) -> None:
    """Affirmed floors follow what is measured upwards; downwards only when told to."""
    first, against = affirmed({}, [measured(0.9)])
    assert against == []
    assert first["seen"].values["dates.exact.f1"] == 0.89
    assert affirmed(first, [measured(0.895)])[0]["seen"].values["dates.exact.f1"] == 0.89
    assert affirmed(first, [measured(0.5)])[1] != []
    lowered, against = affirmed(first, [measured(0.5)], lower=True)
    assert (lowered["seen"].values["dates.exact.f1"], against) == (0.49, [])
    write_floors(first, tmp_path / "floors.toml")
    assert load_floors(tmp_path / "floors.toml") == first
