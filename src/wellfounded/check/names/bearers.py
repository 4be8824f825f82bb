"""Whether two people may bear one name: what stands right beside it tells of its bearer, by sex, by office or by a noun of his own.

Invariant: forms of address are no office; who is told of in the source's own words beside the name is the same person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...extract.names.genders import given_sex
from ...model.passages import Span
from ..subject import Subject
from ..tables import table
from .people import titles
from .vocabulary import office_at

_BEFORE, _BEHIND = 48, 40
_APPOSED = re.compile(r", [^,.;:\n]{3,40}")
_WORDS = re.compile(r"[^\W\d_]+")


def own_bearer(subject: Subject, at: Span, words: Sequence[str], source: Subject, there: Span, usual: Sequence[str]) -> bool:
    """Say whether a name here is of another person than one of the source: of the other sex, or either with a noun of its own."""
    ours, theirs = _offices(subject, at), _offices(source, there)
    if ours & theirs:
        return False
    sexes = {sex_of(subject, at, words), sex_of(source, there, usual)}
    return sexes == {"m", "f"} or is_introduced(subject, at) or is_introduced(source, there)


def sex_of(subject: Subject, at: Span, words: Sequence[str]) -> str:
    """Return ``m`` or ``f`` by the form of address before a name or in it, else by its given name; empty where neither says it."""
    text = subject.analysis.text
    said = _WORDS.findall(text[max(0, at.start - 14) : at.start].rsplit("\n", 1)[-1])[-1:]
    said += _WORDS.findall(text[at.start : at.end])[:1]
    address = table("names", "persons")["address"]
    found = next((sex for word in said for sex, forms in address.items() if word in forms), "")
    return found or next((sex for word in words if (sex := given_sex(word))), "")


def is_introduced(subject: Subject, at: Span) -> bool:
    """Say whether a name brings a noun or a clause of its own: "the historian Peter Sandell", "Peter Sandell, who keeps the inn"."""
    text = subject.analysis.text
    before = text[max(0, at.start - _BEFORE) : at.start].rsplit("\n", 1)[-1]
    behind = text[at.end : at.end + _BEHIND]
    return _pattern("introduced_before", after=r"$").search(before) is not None or _pattern("introduced_behind").match(behind) is not None


@cache
def _pattern(name: str, *, after: str = "") -> re.Pattern[str]:
    """Return the pattern of a list of the table; small letters are meant as they stand."""
    return re.compile(rf"(?:{'|'.join(table('names', 'persons')['bearers'][name])}){after}")


def _offices(subject: Subject, at: Span) -> frozenset[str]:
    """Return the titles and offices right beside a name, or in it."""
    text = subject.analysis.text
    before = re.split(r"[.;:!?\n] |\n", text[max(0, at.start - _BEFORE) : at.start])[-1]
    behind = match.end() if (match := _APPOSED.match(text, at.end)) else at.end
    address = {form for forms in table("names", "persons")["address"].values() for form in forms}
    found = set()
    for match in _WORDS.finditer(text, at.start - len(before), behind):
        word = match.group()
        if word in titles() and word not in address:
            found.add(word.casefold())
        if office := office_at(text, match.start()):
            found.add(office[0].name)
    return frozenset(found)
