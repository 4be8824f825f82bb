"""The words right before a name that say what its bearer is: "the former mayor of Sarne, ", "District Attorney ".

Invariant: what stands before a verb or a conjunction belongs to somebody else.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from .cues import TABLES

_CASED = re.compile(r"(?:[A-ZÀ-Ý][\w.'-]*\s){1,4}$")


@cache
def _parts(language: str) -> re.Pattern[str] | None:
    name = "apposed.toml"
    table = tomllib.loads(resources.files("wellfounded.extract").joinpath("tables", name).read_text(encoding="utf-8"))
    row = table.get(TABLES.get(language, language))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(row['parts'])})(?![\w-])", re.IGNORECASE) if row else None


def leading_up(before: str, language: str) -> str:
    """Return the end of the words before a name that can belong to it."""
    parts = _parts(language)
    if parts is None:
        return before
    end = max((found.end() for found in parts.finditer(before)), default=0)
    return before[end:]


def titled(before: str) -> str:
    """Return the words in capitals right before a name: its title, of which the name itself holds only the end."""
    found = _CASED.search(before)
    return found.group() if found else ""
