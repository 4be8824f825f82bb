"""The fresh kinds that were opened last: kinds written by somebody who has not seen the rules."""

from __future__ import annotations

from . import opened_later_names, opened_later_quotations, opened_later_references, opened_later_state, opened_later_text
from .planting import Kind

_MODULES = (opened_later_references, opened_later_quotations, opened_later_state, opened_later_names, opened_later_text)
KINDS: dict[str, Kind] = {kind.name: kind for module in _MODULES for kind in module.KINDS}
