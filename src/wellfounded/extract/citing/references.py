"""References to other documents by their date: ``our letter of 11th March, 2015``.

Invariant: the normal form is the date as ISO 8601; the target is the reference as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ...model.passages import Span
from .found import Covered, Found, any_of, table

_NUMERIC = r"(?P<nd>\d{1,2})[./](?P<nm>\d{1,2})[./](?P<ny>(?:19|20)\d\d)"
_YEAR = r"(?:19|20)\d\d"


@cache
def _months() -> dict[str, int]:
    return {name.casefold(): number for names in table("months").values() for number, name in enumerate(names, start=1)}


@cache
def date() -> re.Pattern[str]:
    """Return the pattern of a full date in the languages of the table."""
    names = any_of(name for names in table("months").values() for name in names)
    day = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
    return re.compile(
        rf"(?i)(?:{_NUMERIC}|(?P<d>{day}) (?:of )?(?P<m>{names}),? (?P<y>{_YEAR})|(?P<em>{names}) (?P<ed>{day}),? (?P<ey>{_YEAR}))"
    )


def iso(match: re.Match[str]) -> str:
    """Return a date that was found as ISO 8601, or an empty string where it can not be one."""
    day = match["nd"] or match["d"] or match["ed"]
    year = match["ny"] or match["y"] or match["ey"]
    month = int(match["nm"]) if match["nm"] else _months()[(match["m"] or match["em"]).casefold()]
    number = int(re.sub(r"\D", "", day))
    return f"{year}-{month:02}-{number:02}" if 1 <= month <= 12 and 1 <= number <= 31 else ""


@cache
def _reference() -> re.Pattern[str]:
    words = table("documents")
    own = (
        r"(?:(?:our|your|my|his|her|its|their|notre|votre|nos|vos|mon|ma|sa|son|leur|наше\w+|ваше\w+|мо\w+) )?(?:(?:open|joint|"
        r"previous|written|first|second|last) )?"
    )
    phrases = [
        rf"{any_of(words[language])}(?: (?:ouverte|conjointe|collective))? {any_of(words[language + '_before'])} (?={'(?:le |the )?'}\w)"
        for language in ("en", "fr", "ru")
    ]
    return re.compile(rf"(?i)\b(?P<own>{own})(?:{'|'.join(phrases)})(?:le |the )?")


_A_YEAR = re.compile(_YEAR)
_BEFORE_YEAR = 110
"""Characters before a year in which a reference and the rest of its date stand."""


def _near_years(text: str) -> Iterator[Span]:
    """Yield the stretches before the years of a text: nothing else can be a reference by date."""
    start = end = 0
    for year in _A_YEAR.finditer(text):
        if year.start() - _BEFORE_YEAR > end:
            if end > start:
                yield Span(start, end)
            start = year.start() - _BEFORE_YEAR
        end = year.end()
    if end > start:
        yield Span(start, end)


def references_in(text: str, attachments: Iterable[Found]) -> Iterator[Found]:
    """Yield references to dated documents; one that a list of attachments holds under the same date points there."""
    listed: dict[str, Span] = {}
    entries = [entry for entry in attachments if entry.kind == "attachment"]
    lists = Covered(entry.span for entry in entries)
    for entry in entries:
        dates = date().finditer(text, entry.span.start, entry.span.end)
        listed.update({iso(match): entry.span for match in dates})
    for match in (found for window in _near_years(text) for found in _reference().finditer(text, window.start, window.end)):
        dated = date().match(text, match.end())
        if dated and not lists.touches(Span(*match.span())):
            span = Span(match.start(), dated.end())
            normal = iso(dated)
            yield Found(
                span,
                "document",
                text[span.start : span.end],
                normal=normal,
                aim=listed.get(normal),
                confidence=0.8 if match["own"] else 0.6,
            )
