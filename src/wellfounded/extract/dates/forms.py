"""The written forms of single dates, as expressions that are tried at one place only, never searched for.

Words inside a form are matched as words of a certain length and looked up in the tables afterwards, so the forms hold for every
language and stay short.
"""

from __future__ import annotations

import re

YEAR = r"(?:1[0-9]|20)\d\d"
_NO_DIGIT = r"(?!\d|[.,/]\d|-\d)"
_OF_YEAR = r"of|de|del|in|des Jahres|de l'année|del año|dell'anno|the year"

ISO = re.compile(rf"({YEAR})([-./])(0[1-9]|1[0-2]|[1-9](?=\2\d))(?:\2(0[1-9]|[12]\d|3[01]|[1-9]))?(?![\d/])(?!-\d)")
DECADE = re.compile(
    r"((?:1[0-9]|20)\d0|[2-9]0)( ?[-–]?'?([^\W\d_]{1,4})\.?(?: (годов|годах|годы|роки|років|жылдары|jahren?))?)(?![^\W\d_])", re.IGNORECASE
)
DAY_NAMED_MONTH = re.compile(rf"(\d{{1,2}})([-/.])([^\W\d_]{{3,10}})\2({YEAR}|\d\d)(?![\d/]|[.-]\d)")
NUMERIC = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2({YEAR}|\d\d)(?!\d|/(?!\s|$)|[.-]\d)")
NUMERIC_RANGE = re.compile(
    rf"(\d{{1,2}})(?:([./-])(\d{{1,2}})(?:\2({YEAR})|\.)?|(\.)?) ?[-–—] ?(\d{{1,2}})([./-])(\d{{1,2}})(?:\7|, ?)({YEAR})(?![\d/]|[.-]\d)"
)
"""10/1–10/7/2018, 3.–5.5.2015, 10/1/2018-10/7/2018."""
YEAR_NAMED_MONTH = re.compile(
    rf"({YEAR})([-/.])(?:(?P<m>[^\W\d_]{{3,10}})\2(?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})\2(?P<m2>[^\W\d_]{{3,10}}))(?![\d/]|[.-]\d)"
)
DAY_YEAR_MONTH = re.compile(rf"(\d{{1,2}})-({YEAR})-([^\W\d_]{{3,10}})\b")
NAMED_MONTH_FIRST = re.compile(
    rf"[^\W\d_]{{3,10}}([-/])(?:(?P<d>\d{{1,2}})\1(?P<y>{YEAR})|(?P<y2>{YEAR})\1(?P<d2>\d{{1,2}}))(?![\d/]|[.-]\d)"
)
DAY_ROMAN_MONTH = re.compile(rf"(\d{{1,2}})[. ]{{1,2}}(XI{{0,2}}|IX|IV|VI{{0,3}}|I{{1,3}})[. ]{{1,2}}({YEAR})(?![\d/]|[.-]\d)")
_DD, _MM = r"0[1-9]|[12]\d|3[01]", r"0[1-9]|1[0-2]"
SPACED = re.compile(rf"(?:(?P<d>{_DD}) (?P<m>{_MM}) (?P<y>{YEAR})|(?P<y2>{YEAR}) (?P<m2>{_MM}) (?P<d2>{_DD}))(?![\d/]| ?\d|[.,-]\d)")
YEAR_MONTH = re.compile(r"\d{4} ([^\W\d_]{3,9})\b(?!\.? ?\d)")
MONTH_YEAR_NUMERIC = re.compile(rf"(0?[1-9]|1[0-2])([./])({YEAR})(?![\d/]|[.-]\d)")

_ORDINAL = r"(?:[-–]?(?P<ord>[^\W\d_]{1,3})(?![^\W\d_])|º|°|\.)?"
_LINK = r"(?: ?(?P<dash>[-–]) ?| (?P<link>[^\W\d_]{1,7}(?: the| le)?) |, )"
DAY_MONTH = re.compile(
    rf"(?P<d>\d{{1,2}})(?!\d)(?P<mark>[»”\"])?{_ORDINAL}(?:{_LINK}(?P<d2>\d{{1,2}})(?!\d){_ORDINAL.replace('ord', 'ord2')})?"
    rf",?[ ]{{0,2}}(?:(?P<of>of|de|d'|del|day of) ?)?(?P<m>[^\W\d_]{{3,12}})(?P<dot>\.)?"
    rf"(?P<tail>,? {{0,2}}(?:(?:{_OF_YEAR}) )?(?P<y>{YEAR}){_NO_DIGIT}|(?: of (?:')?| ')(?P<yy>\d\d)(?![\w%]|[.,:]\d))?"
)
_AND = r"(?:,? (?:and|et|и|und|e|y|i|та|і) |, ?)(?:the |le |am |il |el )?"
DAY_LIST = re.compile(
    rf"\d{{1,2}}(?!\d)(?:st|nd|rd|th|er|\.|-?го)?(?:{_AND}\d{{1,2}}(?!\d)(?:st|nd|rd|th|er|\.|-?го)?){{2,8}}"
    rf" (?:of |de |d')?(?P<m>[^\W\d_]{{3,12}})\.?(?:,? {{0,2}}(?:(?:{_OF_YEAR}) )?(?P<y>{YEAR}){_NO_DIGIT})?"
)
_ST = r"(?:st|nd|rd|th)?"
MONTH_LIST = re.compile(
    rf"[^\W\d_]{{3,9}}\.? (?:the )?\d{{1,2}}{_ST}(?:, \d{{1,2}}{_ST}){{0,6}},? (?:and|or|&) (?:the )?\d{{1,2}}{_ST}"
    rf"(?:,? (?P<y>{YEAR}){_NO_DIGIT}|(?=[.,;:)\]\n]|$))"
)
LISTED = re.compile(r"(?<!\d)\d{1,2}(?!\d)(?:st|nd|rd|th|er|-?го)?")
MONTH_DAY = re.compile(
    r"(?P<m>[^\W\d_]{3,9})\.? {0,2}(?:the )?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: ?[-–] ?(?P<d2>\d{1,2})(?:st|nd|rd|th)?)?"
    rf"(?![\d:%]|[.,]\d| ?[-–]\d)(?P<tail>(?: ?, ?| (?:of )?| in )(?P<y>{YEAR})(?!\d|[.,/]\d))?"
)
MONTH_YEAR = re.compile(rf"[^\W\d_]{{3,13}}\.?,?(?: {{1,2}}(?:{_OF_YEAR}|года?|роки))?[ /-]{{0,2}}(?P<y>{YEAR}){_NO_DIGIT}")
SEASON_YEAR = re.compile(rf"[^\W\d_]+(?: (?:{_OF_YEAR}|dell'))? ?(?P<y>{YEAR})(?:(?:[-–/]| to | into )(?P<y2>\d\d(?:\d\d)?))?{_NO_DIGIT}")
QUARTER_YEAR = re.compile(rf"([QTqth])([1-4])(?:,| of)?[ /-]?({YEAR})(?!\d)")
YEAR_QUARTER = re.compile(rf"({YEAR})[ -]?([QqHh])([1-4])\b")
TWO_DIGIT_YEAR = re.compile(r",? '(\d\d)(?!\d)")
YEAR_RANGE = re.compile(rf"({YEAR})( ?[-–/] ?)({YEAR}|\d\d)(?![\d/]|[.,-]\d)")
CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|e|ème|\.|-й|-го|-м)?[ -]([^\W\d_]+)")
ROMAN_CENTURY = re.compile(r"([IVX]{1,5})(?:e|ème|º)?(?:[-–][IVX]{1,5})? ([^\W\d_]+)")
UNITS_AGO = re.compile(r"(il y a|vor|hace) (\w+) ([^\W\d_]+)", re.IGNORECASE)
NEXT_WORD = re.compile(r"[ ]{1,2}([^\W\d_]+\.?)")


def full_year(two: int) -> int:
    """Return the year that two digits mean: below 40 in this century."""
    return 2000 + two if two < 40 else 1900 + two


def period_code(letter: str, number: str) -> str:
    """Return the part of a year that Q3, T3 or H1 names."""
    return f"half{number}" if letter in "Hh" else f"quarter{number}"


def roman(text: str) -> int:
    """Return the value of a Roman numeral of I, V and X."""
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for here, after in zip(text, [*text[1:], ""], strict=True):
        total += -values[here] if after and values[after] > values[here] else values[here]
    return total
