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

    @property
    def leads(self) -> frozenset[str]:
        """Words that lead to what a note cites: behind them it belongs to the sentence, ``see``, ``in``."""
        return frozenset(map(str, self._table["leads"]))

    def kind(self, kind: str) -> str:
        """Return the word for a kind of document."""
        kinds = self._table["kinds"]
        return str(kinds.get(kind or "document", kinds["document"] if kind in {"", "other"} else kind.replace("_", " ")))

    def act(self, kind: str) -> str:
        """Return the word for a kind of act."""
        return str(self._table["acts"].get(kind, kind.replace("_", " ")))

    def date(self, edtf: str) -> str:
        """Return the time at which something was as a sentence has it: 3 November 2015, spring 2015, between 2012 and May 2013.

        What was at one moment of an interval is told by its bounds, so that it does not read as if it had lasted. What has another form
        stays as it is.
        """
        first, slash, last = edtf.partition("/")
        if not slash:
            return self._point(edtf)
        begins, ends = self._point(first.strip("."), bound=True), self._point(last.strip("."), bound=True)
        return self("between", begins, ends) if begins and ends else self("from", begins) or self("by", ends)

    def _point(self, edtf: str, *, bound: bool = False) -> str:
        """Return a day, month, season or year; ``bound``: in the form that it has behind the words of a bound."""
        match = _DATE.fullmatch(edtf)
        if not match:
            return edtf
        year, month, day, doubt = match.groups()
        bound = bound or bool(doubt)
        number = int(month or 0)
        if 1 <= number <= 12 and day:
            numeral = self._table.get("first_day", "1") if day == "01" else str(int(day))
            said = self._form("day", bound).format(day=numeral, month=self._table["dated_months"][number - 1], year=year)
        elif 1 <= number <= 12:
            said = self._form("month", bound).format(month=self._form("months", bound)[number - 1], year=year)
        elif 21 <= number <= 24:
            said = self._form("season", bound).format(season=self._form("seasons", bound)[number - 21], year=year)
        elif 33 <= number <= 36:
            said = self._form("quarter", bound).format(quarter=self._table["quarters"][number - 33], year=year)
        else:
            said = str(self._table.get("bound_year", "{year}") if bound else "{year}").format(year=year) if not number else edtf
        return self("about", said) if doubt else said

    def _form(self, name: str, bound: bool) -> Any:
        return self._table.get(f"bound_{name}", self._table[name]) if bound else self._table[name]

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
