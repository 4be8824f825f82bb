"""EDTF dates: forms, bounds and comparison."""

from __future__ import annotations

from datetime import date

import pytest

from wellfounded.errors import InputError
from wellfounded.model.edtf import Edtf, certainly_after, certainly_before, may_equal, refine

BOUNDS = {
    "2016": ("2016-01-01", "2016-12-31"),
    "2016-12": ("2016-12-01", "2016-12-31"),
    "2016-02": ("2016-02-01", "2016-02-29"),
    "2016-12-09": ("2016-12-09", "2016-12-09"),
    "2021~": ("2021-01-01", "2021-12-31"),
    "201X": ("2010-01-01", "2019-12-31"),
    "19XX": ("1900-01-01", "1999-12-31"),
    "2016-1X": ("2016-10-01", "2016-12-31"),
    "2016-XX-05?": ("2016-01-05", "2016-12-05"),
    "2009-08-21/2009-08-31": ("2009-08-21", "2009-08-31"),
    "2009~/2012?": ("2009-01-01", "2012-12-31"),
    "../2013": (None, "2013-12-31"),
    "2013/..": ("2013-01-01", None),
    "/2013": (None, "2013-12-31"),
    "2014-21": ("2014-03-01", "2014-05-31"),
    "2014-24": ("2014-12-01", "2015-02-28"),
    "2014-35": ("2014-07-01", "2014-09-30"),
    "2014-40": ("2014-01-01", "2014-06-30"),
    "2004-06~-11": ("2004-06-11", "2004-06-11"),
    "2015-11-03T10:00:00+01:00": ("2015-11-03", "2015-11-03"),
}


@pytest.mark.parametrize("text", BOUNDS)
def test_bounds(text: str) -> None:
    """A form has the first and the last day it can be, None at an open end, and is written back as it was read."""
    edtf = Edtf.parse(text)
    first, last = BOUNDS[text]
    assert (edtf.earliest, edtf.latest) == (first and date.fromisoformat(first), last and date.fromisoformat(last))
    assert str(edtf) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20",
        "2016-13",
        "2016-02-30",
        "2015-02-29",
        "0000",
        "2016-42",
        "2016-21-05",
        "2016/2015",
        "../..",
        "a/b/c",
        "2016-5",
        "2016-12T10:00",
        "May 2016",
    ],
)
def test_refused(text: str) -> None:
    """What no day fits, or what is written otherwise, is refused with the text in the message."""
    with pytest.raises(InputError, match="EDTF"):
        Edtf.parse(text)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2016", "year"),
        ("2016-12", "month"),
        ("2016-12-09", "day"),
        ("2016-XX-09", "year"),
        ("2016-22", "season"),
        ("201X", "decade"),
        ("20XX", "century"),
        ("XXXX-05-01", "unknown"),
        ("2016/2017", "interval"),
    ],
)
def test_precision(text: str, precision: str) -> None:
    """The precision is that of the last component that is known without a gap."""
    assert Edtf.parse(text).precision == precision


@pytest.mark.parametrize(
    ("a", "b", "before", "equal"),
    [
        ("2016", "2017", True, False),
        ("2016-12", "2016", False, True),
        ("2016-XX-05", "2016-05-03", False, False),
        ("2016-XX-05", "2016-05-05", False, True),
        ("../2013", "2014-01-01", True, False),
        ("2013/..", "2020", False, True),
        ("2016~", "2017-05", False, True),
        ("2016~", "2018", True, False),
        ("2009-08-21/2009-08-31", "2009-09", True, False),
        ("201X", "2016-12", False, True),
        ("2016-21", "2016-04-02", False, True),
    ],
)
def test_comparison(a: str, b: str, *, before: bool, equal: bool) -> None:
    """Two dates are ordered only where every day they can be is; a qualified one gets a margin of one unit."""
    left, right = Edtf.parse(a), Edtf.parse(b)
    assert (certainly_before(left, right), may_equal(left, right)) == (before, equal)
    assert certainly_after(right, left) == before


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        ("2016", "2016-12", "2016-12"),
        ("2016-12", "2016-12~", "2016-12"),
        ("2012", "2012-05/2013-03", "2012-05/2012-12"),
        ("2013/..", "../2015", "2013/2015"),
        ("2013/..", "2012/..", "2013/.."),
        ("2013", "2014", None),
    ],
)
def test_refine(a: str, b: str, both: str | None) -> None:
    """Two dates of one instant together say no more than each, and nothing where they exclude each other."""
    found = refine(Edtf.parse(a), Edtf.parse(b))
    assert (str(found) if found else None) == both


def test_between_writes_the_shortest() -> None:
    """Whole months and years are written as such."""
    assert str(Edtf.between(date(2012, 1, 1), date(2012, 12, 31))) == "2012"
    assert str(Edtf.between(date(2012, 2, 1), date(2012, 2, 29))) == "2012-02"
    assert str(Edtf.between(date(2012, 10, 1), date(2012, 12, 31))) == "2012-10/2012-12"
    assert str(Edtf.between(date(2012, 10, 2), date(2012, 12, 31))) == "2012-10-02/2012-12"
    with pytest.raises(InputError):
        Edtf.between(date(2013, 1, 1), date(2012, 1, 1))
