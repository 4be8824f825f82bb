"""Kinds of error written by somebody who has seen neither the rules nor the kinds that the rules were made with."""

from __future__ import annotations

from . import opened_dates, opened_figures, opened_quotations, opened_references, opened_second_names, opened_second_text, opened_state
from .planting import Kind

_FAMILIES = (
    opened_references,
    opened_quotations,
    opened_figures,
    opened_dates,
    opened_state,
    opened_second_names,
    opened_second_text,
)
KINDS: dict[str, Kind] = {kind.name: kind for family in _FAMILIES for kind in family.KINDS}
