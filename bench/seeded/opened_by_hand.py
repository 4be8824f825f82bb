"""A half planted by hand in dossiers of its own by people who had not seen the rules, which may be looked at since."""

from __future__ import annotations

from pathlib import Path

from .by_hand import kinds_in
from .planting import Kind

CASES = Path(__file__).parent / "opened_by_hand"
KINDS: dict[str, Kind] = kinds_in(CASES)
