"""When one day may have been mistyped for another: one of its three parts differs, and that by a figure.

Invariant: the answer is the same for the days exchanged.
"""

from __future__ import annotations

import re

from ...model.reading import DateExpression

_PARTS = 3
_YEAR = re.compile(r"(?:19|20)\d\d|\d[./-]\d\d\s*$")


def writes_part(one: DateExpression, other: str) -> bool:
    """Say whether a date writes the part in which it differs from a day: a year that it leaves out is the reader's, and no slip."""
    return one.edtf[:4] == other[:4] or _YEAR.search(one.passage.exact) is not None


def is_slip_of_day(one: str, other: str) -> bool:
    """Say whether two days of EDTF differ in one part, of which a figure is another one, lost, put in or in another place."""
    ours, theirs = one.split("-"), other.split("-")
    if len(ours) != _PARTS or len(theirs) != _PARTS:
        return False
    apart = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return len(apart) == 1 and _is_slip(*apart[0])


def _is_slip(one: str, other: str) -> bool:
    if sorted(one) == sorted(other):
        return True
    if sum(a != b for a, b in zip(one, other, strict=True)) == 1:
        return True
    short, long = one.lstrip("0"), other.lstrip("0")
    short, long = sorted((short, long), key=len)
    return len(long) == len(short) + 1 and short in (long[1:], long[:1])
