"""Of what branch and of what body an office is: a technical director is no director general, and a director of one firm none of another.

Invariant: what one of two offices does not say parts them from nothing, but for a branch, which a plain head has not.
"""

from __future__ import annotations

import re
from functools import cache

from ...model.folding import fold
from ..tables import table
from .offices_told import Office

_AROUND = 28
_LEAST = 3
"""Letters of a word of a name that counts; of letters alone, one less."""
_CAPITAL = r"[^\W\d_a-zà-öø-ÿа-яёіїєґ]"
_BODY = re.compile(
    rf" (?:(?:of|at|for|in|de|du|des|d'|chez|à|au) ?(?:the |la |les? |l')?|(?=[«\"]|{_CAPITAL}))"
    rf"(?P<body>(?:[a-zà-ÿа-яё-]+ ){{0,2}}[«\"]?{_CAPITAL}[\w'’-]*(?: (?:(?:of|the|and|for|de|du|des|la) )*{_CAPITAL}[\w'’-]*){{0,4}})"
)


def may_be_one(one: Office, other: Office) -> bool:
    """Say whether two offices of one sort may be the same: by the branch that they name, and by the body behind them."""
    return branch_of(one) == branch_of(other) and _may_be_of_one_body(_body(one), _body(other))


def branch_of(office: Office) -> str:
    """Return what an office is for, by the words right before it or right behind it; empty where it is for the whole."""
    text, at = office.subject.analysis.text, office.at
    inside = text[at.start : at.end]
    before = re.split(r"[.,;:|()\n]", text[max(0, at.start - _AROUND) : at.start])[-1]
    behind = re.split(r"[.,;:|()\n]", text[at.end : at.end + _AROUND])[0]
    return next(
        (name for name, (front, back) in _branches().items() if front.search(before) or front.match(inside) or back.match(behind)), ""
    )


@cache
def _branches() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    rows = table("names", "office_times")["branches"]
    found = {}
    for name, words in rows.items():
        front = re.compile(rf"(?<!\w)(?:{words})(?: |$)(?:\w+ )?$|(?<!\w)(?:{words}) ", re.IGNORECASE)
        found[name] = (front, re.compile(rf" (?:(?:of|for|de|du|de la|des|de l'|d'|по|для) ?(?:the )?)?(?:{words})(?!\w)", re.IGNORECASE))
    return found


def _body(office: Office) -> str:
    match = _BODY.match(office.subject.analysis.text, office.at.end)
    return match["body"].replace('"', "").strip("«» ") if match else ""


def _may_be_of_one_body(one: str, other: str) -> bool:
    """Say whether two names of bodies may be of one: a word of theirs is the same, or one has the first letters of the other."""
    if not one or not other:
        return True
    ours, theirs = _words(one), _words(other)
    if any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs):
        return True
    return any(short.isupper() and len(long.split()) > 1 for short, long in ((one, other), (other, one)))


def _words(name: str) -> list[str]:
    return [key for word in re.findall(r"[^\W\d_]{2,}", name) if len(key := fold(word)) >= _LEAST - word.isupper()]
