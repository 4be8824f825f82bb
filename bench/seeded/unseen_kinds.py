"""The unseen half: kinds of error written by somebody who has seen neither the rules nor the kinds that the rules were made with."""

from __future__ import annotations

from . import unseen_dates, unseen_figures, unseen_names, unseen_quotations, unseen_references, unseen_state, unseen_text
from .planting import Kind

_FAMILIES = (
    unseen_references,
    unseen_quotations,
    unseen_figures,
    unseen_dates,
    unseen_state,
    unseen_names,
    unseen_text,
)
KINDS: dict[str, Kind] = {kind.name: kind for family in _FAMILIES for kind in family.KINDS}
