"""Vocabulary of rules: TOML tables beside the modules that use them, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(family: str, name: str) -> dict[str, Any]:
    """Return a table of a family of rules, such as ``table("references", "publishers")``."""
    return tomllib.loads(files("wellfounded.check").joinpath(family, f"{name}.toml").read_text(encoding="utf-8"))
