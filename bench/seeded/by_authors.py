"""Two halves by authors who had seen neither the rules nor other dossiers: each wrote invented cases, clean dossiers and errors in them.

``authors`` may be looked at by whoever writes rules; ``authors_blind`` may not. What they say of a new rule is what a new user would.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .by_hand import kinds_in
from .planting import Kind

OPENED = Path(__file__).parent / "authors"
BLIND = Path(__file__).parent / "authors_blind"
OPENED_KINDS: dict[str, Kind] = kinds_in(OPENED)
BLIND_KINDS: dict[str, Kind] = {f"blind {name}": replace(kind, name=f"blind {name}") for name, kind in kinds_in(BLIND).items()}
