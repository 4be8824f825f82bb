"""Bounds: what a text says lies before or after a date, without saying when: "before 2009", "no later than 15 March", "depuis 2014".

A date expression keeps the value of its own words; how it is used is told by the words before it, and whoever dates an act asks for
it here. The bound includes the date itself, since "by 2009" and "before 2009" are used alike.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from ..errors import InputError
from ..model.edtf import Edtf
from ..model.reading import DateExpression
from .analysis import Analysis

_LONGEST = 24
"""Characters of the longest phrase before a date that makes it a bound."""


def bounded(analysis: Analysis, one: DateExpression) -> str:
    """Return the EDTF of a date with its bound: ``../2009`` after "before", ``2014/..`` after "since"; else the value as it is.

    A range and a date whose year is not known stay as they are.
    """
    side = _side(analysis, one)
    if not side or "/" in one.edtf or "XXXX" in one.edtf:
        return one.edtf
    value = f"../{one.edtf}" if side == "until" else f"{one.edtf}/.."
    try:
        return str(Edtf.parse(value))
    except InputError:
        return one.edtf


def _side(analysis: Analysis, one: DateExpression) -> str:
    start = analysis.span_of(one.passage).start
    before = " ".join(analysis.text[max(0, start - _LONGEST) : start].lower().split())
    own = _phrases()[1].get(analysis.language_at(start), {})
    for phrase, side in (*own.items(), *_phrases()[0].items()):
        if (
            before == phrase
            or before.endswith((f" {phrase}", f"({phrase}", f",{phrase}"))
            or (phrase.endswith("'") and before.endswith(phrase))
        ):
            return side
    return ""


@cache
def _phrases() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return the side that each phrase names, the longest first, for all languages and for those that differ."""
    table = tomllib.loads(files("wellfounded.extract").joinpath("tables", "dates_bounds.toml").read_text(encoding="utf-8"))
    sides = {phrase: side for side in ("until", "since") for phrase in table[side]}
    return dict(sorted(sides.items(), key=lambda pair: -len(pair[0]))), table["only"]
