"""The order of days that are known unequally well."""

from __future__ import annotations

from ..errors import InputError
from ..model.edtf import Edtf


def date_order(edtf: str) -> tuple[str, str]:
    """Return a key that sorts EDTF dates by their earliest, then their latest day; what does not parse comes last.

    What is only known to have been by a day stands after all that was on that day, and never before everything that has a date.
    """
    try:
        date = Edtf.parse(edtf)
    except InputError:
        return "9999", edtf
    earliest, latest = date.earliest, date.latest
    if earliest is None:
        return (latest.isoformat() if latest else "9999", "9999~")
    return (earliest.isoformat(), latest.isoformat() if latest else "9999")
