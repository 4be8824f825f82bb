"""Formats of files and languages in plain words. The words are a table; no reader sees a media type or the code of a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def format_words(media_type: str, language: str = "en") -> str:
    """Return what a format is called: ``application/rtf`` is "RTF document"; with its parameters, and of an unknown one the sort."""
    bare = media_type.partition(";")[0].strip().lower()
    table = _table()
    words = table["formats"].get(bare) or table["formats"].get(f"{bare.partition('/')[0]}/*") or table["other"]
    return str(words.get(language.partition("-")[0].lower(), words["en"]))


def language_words(tag: str) -> str:
    """Return an English word for a language (BCP 47): "French"; the tag itself for one that the table does not have."""
    return str(_table()["languages"].get(tag.partition("-")[0].lower(), tag))


@cache
def _table() -> Mapping[str, Any]:
    with (files(__package__) / "tables" / "formats.toml").open("rb") as source:
        return tomllib.load(source)
