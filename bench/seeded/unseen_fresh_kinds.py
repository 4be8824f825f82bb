"""The fresh kinds that may not be looked at: drawn by lot from kinds written by somebody who has not seen the rules."""

from __future__ import annotations

from . import unseen_fresh_names, unseen_fresh_quotations, unseen_fresh_references, unseen_fresh_state, unseen_fresh_text
from .planting import Kind

_MODULES = (unseen_fresh_references, unseen_fresh_quotations, unseen_fresh_state, unseen_fresh_names, unseen_fresh_text)
KINDS: dict[str, Kind] = {kind.name: kind for module in _MODULES for kind in module.KINDS}
