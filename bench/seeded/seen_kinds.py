"""Kinds of error written by somebody who knows the rules: the half that whoever writes rules may look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from . import seen_attribution, seen_figures, seen_names, seen_quotations, seen_standing_names, seen_state, seen_structure
from .dossiers import Clean
from .layout import prose
from .planting import Kind, Plan


def _two_spaces(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        for match in re.finditer(r"(?<=[a-zа-я,]) (?=[a-zа-я])", paragraph.text):
            place = paragraph.start + match.start()
            yield Plan(start=place, end=place + 1, new="  ")


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="two-spaces", families=("TXT",), what="two spaces between two words", plans=_two_spaces),
        *seen_figures.KINDS,
        *seen_state.KINDS,
    )
}
KINDS |= seen_quotations.KINDS | seen_standing_names.KINDS
KINDS |= seen_structure.KINDS | seen_attribution.KINDS | seen_names.KINDS
