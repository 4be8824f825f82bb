"""The words that a dossier adds, by language: dates, kinds, standings, and how its own parts are called. The tables are data.

Invariant: a language that has no table of its own is set with the words of English, and nothing is left empty.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")


@cache
def tables() -> Mapping[str, Mapping[str, Any]]:
    """Return the words of all languages."""
    with (files(__package__) / "dossier_words.toml").open("rb") as source:
        return tomllib.load(source)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str

    @property
    def _table(self) -> Mapping[str, Any]:
        return tables().get(self.language.partition("-")[0].lower(), tables()["en"])

    def __call__(self, name: str, *values: object) -> str:
        """Return a word or a phrase with values put into it; empty where the only value is empty."""
        if values and not any(str(value) for value in values):
            return ""
        return str(self._table[name]).format(*values)

    def column(self, name: str) -> str:
        """Return what a column or a part of a list is called."""
        return str(self._table["columns"][name])

    @property
    def marks(self) -> tuple[str, str]:
        """What opens and closes a quotation."""
        opening, closing = self._table["marks"]
        return str(opening), str(closing)

    def kind(self, kind: str) -> str:
        """Return the word for a kind of document."""
        kinds = self._table["kinds"]
        return str(kinds.get(kind or "document", kinds["document"] if kind in {"", "other"} else kind.replace("_", " ")))

    def act(self, kind: str) -> str:
        """Return the word for a kind of act."""
        return str(self._table["acts"].get(kind, kind.replace("_", " ")))

    def date(self, edtf: str) -> str:
        """Return a date as a sentence has it: 3 November 2015, November 2015, 2015; what has another form stays as it is."""
        first, slash, last = edtf.partition("/")
        if slash:
            begins, ends = self.date(first.strip(".")), self.date(last.strip("."))
            return self("between", begins, ends) if begins and ends else self("from", begins) or self("by", ends)
        match = _DATE.fullmatch(edtf)
        if not match:
            return edtf
        year, month, day, doubt = match.groups()
        said = year
        if month and 1 <= int(month) <= 12:
            names = self._table["dated_months" if day else "months"]
            number = self._table.get("first_day", "1") if day == "01" else str(int(day)) if day else ""
            said = str(self._table["day" if day else "month"]).format(day=number, month=names[int(month) - 1], year=year)
        return self("about", said) if doubt else said

    def standing(self, label: str, *, word: str, modifiers: tuple[str, ...], on: datetime.date, since: datetime.date | None) -> str:
        """Return a standing in words, with its date: annulled 2 December 2016."""
        table = self._table["standing"]
        key = word or label
        if key not in table:
            key = label
        day = self.date(since.isoformat()) if since else ""
        begun = str(table.get("since", "{}")).format(day) if day else ""
        said = str(table[key]).format(on=self.date(on.isoformat()), since=begun).strip()
        if "{since}" in str(table[key]) and not begun:
            said = f"{said} ({self.date(on.isoformat())})"
        beside = [str(table.get(one.rstrip("?"), one.rstrip("?"))) + ("?" if one.endswith("?") else "") for one in modifiers]
        return ", ".join([said, *beside])
