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

from ..model.date_words import date_in_words

_AMOUNT = re.compile(r"(?P<about>about )?(?P<whole>\d+)(?:\.(?P<part>\d+))?(?: (?P<unit>.+))?")
_DAY, _POINT = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}(?:-\d\d){0,2}~?")


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

    def titled(self, title: str) -> str:
        """Return a title in quotation marks, with the inner marks of the language around what it quotes itself; empty for none."""
        opening, closing = self.marks
        inner = self._table["inner_marks"]
        for outer, one in ((opening, inner[0]), (closing, inner[1])):
            title = title.replace(outer, one).replace(outer.strip(), one)
        return f"{opening}{title}{closing}" if title else ""

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
        """Return the time at which something was as a sentence has it: 3 November 2015, spring 2015, between 2012 and May 2013."""
        return date_in_words(edtf, self.language)

    def sum(self, about: str) -> str:
        """Return what sums are told of, such as what was frozen."""
        return str(self._table["sums"].get(about, about))

    def amount(self, told: str) -> str:
        """Return a figure with its unit, such as ``about 4600000000 USD``, as the language writes it; other words as they are."""
        found = _AMOUNT.fullmatch(told)
        if found is None:
            return told
        number = f"{int(found['whole']):,}".replace(",", self._table["thousands"])
        if found["part"]:
            number += ("." if self._table["thousands"] == "," else ",") + found["part"]
        said = str(self._table["amount"]).format(number=number, unit=found["unit"] or "").strip()
        return self("about", said) if found["about"] else said

    def dated(self, edtf: str) -> str:
        """Return a date as it stands behind what it dates: of 3 November 2015; in brackets where a language has no such form for it."""
        said = self.date(edtf)
        if not said or (_DAY.fullmatch(edtf) if self._table.get("dated_days_alone") else _POINT.fullmatch(edtf)):
            return self("dated", said)
        return f"({said})"

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
