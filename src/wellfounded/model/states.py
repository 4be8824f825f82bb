"""Which state a form names: one table of forms in eight languages, by ISO 3166-1 code.

Invariant: what is asked and what the table holds are compared by their folded keys, so case and script do not matter.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from .folding import fold


@cache
def state_forms() -> Mapping[str, tuple[str, ...]]:
    """Return the forms of each state's name, as they are written, by its code."""
    with (files(__package__) / "states.toml").open("rb") as source:
        return {code: tuple(forms) for code, forms in tomllib.load(source)["states"].items()}


@cache
def state_keys() -> Mapping[str, str]:
    """Return the folded forms of states' names, each with its code."""
    return {fold(form): code for code, forms in state_forms().items() for form in forms}


def state_of(form: str) -> str:
    """Return the code of the state that a form names, or an empty string."""
    return state_keys().get(fold(form), "")
