"""The fresh kinds that may be looked at: drawn by lot from kinds written by somebody who has not seen the rules."""

from __future__ import annotations

from . import opened_fresh_attribution, opened_fresh_figures, opened_fresh_references, opened_fresh_state, opened_fresh_text
from .planting import Kind

_MODULES = (opened_fresh_references, opened_fresh_figures, opened_fresh_state, opened_fresh_attribution, opened_fresh_text)
KINDS: dict[str, Kind] = {kind.name: kind for module in _MODULES for kind in module.KINDS}
