"""The unseen half: its own clean dossiers, and errors planted in them by hand by people who have seen neither the rules nor other kinds."""

from __future__ import annotations

from pathlib import Path

from .by_hand import kinds_in
from .planting import Kind

CASES = Path(__file__).parent / "unseen"
KINDS: dict[str, Kind] = kinds_in(CASES)
