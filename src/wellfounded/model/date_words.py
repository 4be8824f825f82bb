"""Dates in the words of a language: what a reader sees of an EDTF date. The words are a table.

Invariant: a language that has no table of its own is served with the words of English, and what is no date stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_CLOSE = r"(?:1[5-9]|20)\d\d(?:-\d\d){0,2}"
_ONE = rf"{_CLOSE}[~?]?"
_MONTH = r"(?:0[1-9]|1[0-2]|2[1-4]|3[3-6])"
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_IN_TEXT = re.compile(
    rf"(?<![\w./:@#+-])(?:(?:(?P<lead>of|on|by|in|since|until) )?(?P<span>(?:\.\.|{_ONE})/(?:\.\.|{_ONE})|{_CLOSE}~)"
    rf"|(?P<day>[12]\d{{3}}-{_MONTH}(?:-{_DAY})?))(?![\w/@#+-]|[.:]\w)"
)
_YEAR = len("2017")
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»")


def date_in_words(edtf: str, language: str = "en") -> str:
    """Return the time at which something was as a sentence has it: 3 November 2015, spring 2015, between 2012 and May 2013.

    What was at one moment of an interval is told by its bounds, so that it does not read as if it had lasted. What has another form
    stays as it is.
    """
    words = _words(language)
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(edtf, words)
    begins, ends = _point(first.strip("."), words, bound=True), _point(last.strip("."), words, bound=True)
    if begins and ends:
        return str(words["between"]).format(begins, ends)
    return str(words["from"]).format(begins) if begins else str(words["by"]).format(ends) if ends else ""


def dates_in_words(text: str, language: str = "en", *, names: Iterable[str] = ()) -> str:
    """Return a sentence with its EDTF dates in words: days, months, intervals and rough dates, but no names of files and no ids.

    A preposition before an interval goes, since its words bring their own: "of 2012/2013" is "between 2012 and 2013". What is quoted
    stays as it is, as are the ``names`` of documents.
    """
    kept = [match.span() for match in _QUOTED.finditer(text)]
    kept += [match.span() for name in names if name in text for match in re.finditer(re.escape(name), text)]

    def worded(match: re.Match[str]) -> str:
        first, slash, last = (match["span"] or "").partition("/")
        of_no_time = bool(slash) and len(first) == len(last) == _YEAR and first > last
        if of_no_time or any(start < match.end() and match.start() < end for start, end in kept):
            return match.group()
        said = date_in_words(match["span"] or match["day"], language)
        return f"{match['lead']} {said}" if match["lead"] and "/" not in match["span"] else said

    return _IN_TEXT.sub(worded, text)


def _point(edtf: str, words: Mapping[str, Any], *, bound: bool = False) -> str:
    """Return a day, month, season or year; ``bound``: in the form that it has behind the words of a bound."""
    match = _POINT.fullmatch(edtf)
    if not match:
        return edtf
    year, month, day, doubt = match.groups()
    bound = bound or bool(doubt)
    number = int(month or 0)
    if 1 <= number <= 12 and day:
        numeral = words.get("first_day", "1") if day == "01" else str(int(day))
        said = _form("day", words, bound).format(day=numeral, month=words["dated_months"][number - 1], year=year)
    elif 1 <= number <= 12:
        said = _form("month", words, bound).format(month=_form("months", words, bound)[number - 1], year=year)
    elif 21 <= number <= 24:
        said = _form("season", words, bound).format(season=_form("seasons", words, bound)[number - 21], year=year)
    elif 33 <= number <= 36:
        said = _form("quarter", words, bound).format(quarter=words["quarters"][number - 33], year=year)
    else:
        said = str(words.get("bound_year", "{year}") if bound else "{year}").format(year=year) if not number else edtf
    return str(words["about"]).format(said) if doubt else str(said)


def _form(name: str, words: Mapping[str, Any], bound: bool) -> Any:
    return words.get(f"bound_{name}", words[name]) if bound else words[name]


def _words(language: str) -> Mapping[str, Any]:
    tables = _tables()
    return tables.get(language.partition("-")[0].lower(), tables["en"])


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    with (files(__package__) / "date_words.toml").open("rb") as source:
        return tomllib.load(source)
