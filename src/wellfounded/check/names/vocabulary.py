"""The one vocabulary of offices, titles and parts in a case, with what each may be held against.

Invariant: the table is read here and nowhere else; of two offices that match at one place the longer one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..scanning import Cues, cues
from ..tables import table


@dataclass(frozen=True, slots=True)
class Office:
    """An office, a title or a part in a case; see ``offices.toml`` for what its fields say."""

    name: str
    forms: tuple[str, ...]
    ladders: frozenset[str]
    sort: str
    also: frozenset[str]
    sole: bool
    part: bool


@cache
def offices() -> Mapping[str, Office]:
    """Return every office by name; parts in a case that are no offices come last."""
    rows = table("names", "offices")
    found = [
        Office(
            name=row["name"],
            forms=tuple(row["forms"]),
            ladders=frozenset(row.get("ladder", ())),
            sort=row.get("sort", ""),
            also=frozenset(row.get("also", ())),
            sole=row.get("sole", False),
            part=row.get("part", False),
        )
        for row in rows["office"]
    ]
    parts = [Office(name, tuple(forms), frozenset(), "", frozenset(), sole=False, part=True) for name, forms in rows["parts"].items()]
    return {one.name: one for one in (*found, *parts)}


def exclude(one: Office, other: Office) -> bool:
    """Say whether nobody holds both at a time."""
    return one is not other and bool(one.ladders & other.ladders) and one.name not in other.also and other.name not in one.also


@cache
def any_office() -> Cues:
    """Return the pattern of all offices, without the words of rank before them."""
    return cues([form for one in offices().values() for form in one.forms], after=r"(?!\w)", flags=re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[Office, re.Pattern[str]], ...]:
    return tuple((one, re.compile(rf"(?:{'|'.join(one.forms)})(?!\w)", re.IGNORECASE)) for one in offices().values())


def office_at(text: str, start: int) -> tuple[Office, int] | None:
    """Return the office whose words begin at a position, the longest of several, and where they end."""
    found = [(match.end(), -number, office) for number, (office, words) in enumerate(_patterns()) if (match := words.match(text, start))]
    end, _, office = max(found, key=lambda row: row[:2], default=(0, 0, None))
    return (office, end) if office is not None else None


@cache
def words_like(name: str, *, before: str = r"(?<!\w)", after: str = r"(?!\w)") -> re.Pattern[str]:
    """Return the pattern of a list of words of the table: ranks, changed, several."""
    return re.compile(rf"{before}(?:{'|'.join(table('names', 'offices')['words'][name])}){after}", re.IGNORECASE)


@cache
def forms_by_sort() -> Mapping[str, tuple[str, ...]]:
    """Return what is said of somebody who holds an office of each sort; deputies of whatever office come first."""
    verbs = table("names", "office_times")["verbs"]
    found: dict[str, list[str]] = {"deputy": []}
    for one in offices().values():
        if one.sort:
            found.setdefault(one.sort, list(verbs.get(one.sort, ()))).extend(one.forms)
    every = "|".join(form for forms in found.values() for form in forms)
    ranks = "deputy|vice|assistant|sub|sous|заместител\\w+"
    found["deputy"] = [rf"(?:{ranks})[- ](?:\w+ ){{0,2}}?(?:{every})", rf"(?:{every})(?: \w+)? adjointe?s?", *verbs["deputy"]]
    return {sort: tuple(forms) for sort, forms in found.items()}
