"""What a party asks, where only a noun says that it asked: "on the prosecutor's appeal", "à la demande du parquet".

Whoever decides on an application tells that it was made. Invariant: a noun tells so only where it says whose it is, and where nothing says
that it is still to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from ...model.labels import ActKind as K
from ...model.passages import Span
from ..forums import table
from .belonging import only_judges
from .marks import Around
from .patterns import Hit
from .subjects import ASKED

_BEFORE = 70
_BEHIND = 60
_HEARD = 100
_WORD = re.compile(r"[^\W_]+")
_MADE = ASKED - {"withdrawn"}


def is_asking(hit: Hit) -> bool:
    """Say whether a noun is one for what parties do: an appeal, an application, a request."""
    return not hit.tells and (hit.rule.kind is K.APPEAL_FILED or hit.rule.outcome in _MADE)


def is_asked(around: Around, hit: Hit, *, hits: Sequence[Hit]) -> bool:
    """Say whether a noun for what a party asks tells that it was asked: it is somebody's, and something is decided on it."""
    if not is_asking(hit) or _says(around, "idle", around.text[hit.span.end : hit.span.end + _BEHIND]):
        return False
    if not any(_is_owned(around, at) for at in _ends(around, hit)):
        return False
    if hit.rule.kind is K.APPEAL_FILED and is_decided(hit, hits):
        return True
    behind = around.text[hit.span.end : min(around.span.end, hit.span.end + _HEARD)]
    return _says(around, "answered", around.before(hit.anchor.start)[-_BEFORE:]) or _says(around, "heard", behind)


def _ends(around: Around, hit: Hit) -> Iterator[Span]:
    """Yield every word of a hit: whose a noun is may be part of the words that were found, "appeal of the", "his appeal"."""
    yield from (Span(*match.span()) for match in _WORD.finditer(around.text, hit.span.start, hit.span.end))


def _is_owned(around: Around, word: Span) -> bool:
    return _says(around, "owned", around.before(word.start)[-_BEFORE:]) or _is_by_party(around, word.end)


def is_decided(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a verb of the sentence does something to what a noun names."""
    return any(h.tells and h.object is not None and h.object.overlaps(hit.span) for h in hits)


def _is_by_party(around: Around, end: int) -> bool:
    """Say whether the words behind a noun say whose it is: a name that is no court's, or a party without a name."""
    language = around.words.language
    match = _rows("by")[language].match(around.text, end, around.span.end) if language in _rows("by") else None
    if match is None:
        return False
    marks = (*around.persons, *(b for b in around.bodies if not only_judges(b)), *around.lands)
    for at in {match.end(), end + 1}:
        if _rows("party")[language].match(around.text, at, around.span.end) or any(
            end < m.span.end and m.span.start <= at < m.span.end for m in marks
        ):
            return True
    return False


def _says(around: Around, name: str, stretch: str) -> bool:
    pattern = _rows(name).get(around.words.language)
    return pattern is not None and pattern.search(stretch) is not None


@cache
def _rows(name: str) -> Mapping[str, re.Pattern[str]]:
    rows: Any = table("asking")[name]
    return {language: re.compile(pattern, re.IGNORECASE) for language, pattern in rows.items()}
