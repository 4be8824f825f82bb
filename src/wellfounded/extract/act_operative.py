"""The operative part of a ruling: where the court that speaks decides, in the present tense, in infinitives or by "be quashed".

Invariant: what is decided there is decided by the court of the document, on the document's own day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.passages import Span
from .analysis import Analysis

_HEADING = 2_000
"""Characters at the beginning of a ruling in which its court is named."""
_BEGINS = re.compile(
    r"FOR (?:ALL )?THESE (?:REASONS|MOTIVES)|IT IS (?:HEREBY )?ORDERED|(?:^|\n)\s*(?:NOTICE OF DECISION|Notice of Decision|DISPOSITION|ORDER)\s*(?=\n)"
    r"|THE COURT (?:HEREBY )?(?:DECIDES|ORDERS)|UNANIMOUSLY,?\s*\n"
    r"|PAR CES MOTIFS|D ?[ÉE] ?C ?I ?D ?E ?:|(?:^|\n)\s*(?:ORDONNE|DÉCIDE|DECIDE|ARRÊTE)\s*:|\bCASSE(?: ET ANNULE| et ANNULE)\b|décide\s:\s*(?=Article)"
    r"|(?:ОПРЕДЕЛИЛ|ПОСТАНОВИЛ|РЕШИЛ|ПРИГОВОРИЛ)[АИО]?\s*:|п ?о ?с ?т ?а ?н ?о ?в ?и ?л ?[аи]?\s*:\s*\n|о ?п ?р ?е ?д ?е ?л ?и ?л ?[аи]?\s*:\s*\n"
    r"|УХВАЛИВ\s*:|ПОСТАНОВИВ\s*:"
)
_COURT = re.compile(
    r"\b(?:court|tribunal|council|commission|committee|board|chamber|judge|justice|cour|conseil|juge)\b"
    r"|суд\w*|коллеги\w+|президиум\w*|трибунал\w*|комисси\w+|gericht",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Operative:
    """Where a document decides, and who decides when."""

    span: Span
    body: str
    entity: str
    date: str


def operative_of(
    analysis: Analysis, bodies: Sequence[tuple[Span, str, str]]
) -> Operative | None:
    """Return the operative part of a document that has one; ``bodies`` are its named bodies with their names and entities, in order."""
    begins = _BEGINS.search(analysis.text)
    if begins is None:
        return None
    court = next(
        (
            (name, entity)
            for span, name, entity in bodies
            if span.start < _HEADING and _COURT.search(name)
        ),
        ("", ""),
    )
    return Operative(Span(begins.start(), len(analysis.text)), *court, analysis.date)
