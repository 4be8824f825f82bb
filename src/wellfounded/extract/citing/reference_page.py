"""The page of the reference that lists the families of citations, written from their tables.

Invariant: every family stands on it, with the languages, the kind, and its first example as it is tested.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .families import Family, families

_TITLES = {
    "strasbourg": "European Court of Human Rights",
    "treaties": "Treaties",
    "codes": "Codes, constitutions and acts",
    "union": "European Union, ECLI and ELI",
    "british": "Common-law courts",
    "french": "France",
    "alpine": "Switzerland and Austria",
    "romance": "Italy, Spain, Belgium and the Netherlands",
    "slavic": "Russia, Ukraine, Kazakhstan and Poland",
    "turkic": "Turkey",
    "world": "United Nations, international courts and arbitration",
    "councils": "Council of Europe, European Parliament, OSCE",
    "police": "INTERPOL",
}


def families_page() -> Iterator[str]:
    """Yield the reference page of the families of citations, in Markdown."""
    yield "# Families of citation\n\n"
    yield (
        "Each family is a table of patterns; its examples are its tests. The normal form is what two forms of one "
        "authority have in common.\n\n"
    )
    yield (
        "German courts and statutes are read by rules beside the tables (`DE:BVERFG:2BVR1481/04`, "
        "`DE:STGB:129B(1)`), American courts and laws through "
    )
    yield (
        "eyecite (`US:347 US 483`, `US:18 USC 1956(a)(1)`), cases by their parties against the states of the Council "
        "of Europe (`ECHR:NAME:SOERING:GBR`).\n\n"
    )
    for group, some in groupby(families(), key=lambda family: family.group):
        yield f"## {_TITLES[group]}\n\n| family | kind | languages | example | normal form |\n|---|---|---|---|---|\n"
        yield from (_row(family) for family in some)
        yield "\n"


def _row(family: Family) -> str:
    _, passage, normal = family.examples[0]
    languages = ", ".join(family.languages) or "any"
    shown = normal if not normal.startswith("?") else "settled by what stands near"
    return f"| {family.title} | {family.kind} | {languages} | {_cell(passage)} | `{_cell(shown)}` |\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
