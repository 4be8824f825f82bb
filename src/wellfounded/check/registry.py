"""The families of rules, and the rules that come with the project.

A family is a module or package of this room with a tuple ``RULES`` of rule classes. Further rules come from other packages through the hook
``wellfounded_rules``; :func:`wellfounded.plugins.rules` lists both.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rule import Rule

FAMILIES: dict[str, tuple[str, str]] = {
    "REF": ("references", "references"),
    "QUO": ("quotations", "quotations"),
    "FIG": ("figures", "figures"),
    "DAT": ("dates", "dates and order"),
    "STA": ("standings", "standing"),
    "ATT": ("attribution", "attribution"),
    "NAM": ("names", "names"),
    "TXT": ("manuscript", "text"),
    "STR": ("structure", "structure"),
}
"""The letters of a code → the module of this room that holds the rules, and what the family is called."""


@cache
def built_in() -> tuple[type[Rule], ...]:
    """Return the rules that come with the project, in order of code."""
    modules = [f"{__package__}.{module}" for module, _ in FAMILIES.values()]
    rules = [rule for module in modules if find_spec(module) for rule in getattr(import_module(module), "RULES", ())]
    return tuple(sorted(rules, key=lambda rule: rule.code))
