"""Bodies that a text calls by a common noun, in the words of another language: "la police" is the police. The words are a table.

Invariant: a name of its own is not translated here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def common_body(name: str, language: str) -> str:
    """Return a body that is called by a common noun in the words of a language (BCP 47); empty where it is none of the table."""
    row = _bodies().get(_bare(name))
    return str(row.get(language.partition("-")[0].lower(), row["en"])) if row else ""


def _bare(name: str) -> str:
    low = " ".join(name.casefold().split())
    for article in _table()["articles"]:
        lead = article if article.endswith(("'", "’")) else f"{article} "
        if low.startswith(lead):
            return low[len(lead) :]
    return low


@cache
def _bodies() -> Mapping[str, Mapping[str, Any]]:
    return {form: row for row in _table()["body"] for form in row["forms"]}


@cache
def _table() -> Mapping[str, Any]:
    with (files(__package__) / "tables" / "body_words.toml").open("rb") as source:
        return tomllib.load(source)
