"""What is said of a decision in the words beside its name: that it fell, stands, is final or challenged, and on whose word.

Invariant: words count only in the part of the sentence in which the decision is named, and not where they are a relative clause's own.
"""

from __future__ import annotations

import re
from functools import cache

from ...model.passages import Span
from ..tables import table

_ANY_WORD = r"(?:(?!(?:not|no|never|plus|pas|jamais|hardly|не|больше|уже) )\w+ )?"
"""What a free word of the table stands for: any one that does not deny."""


@cache
def _cue(state: str, side: str) -> re.Pattern[str]:
    words = "|".join(table("standings", "said_of")[state].get(side, ["(?!)"])).replace(r"(?:\w+ )?", _ANY_WORD)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def guard(name: str) -> re.Pattern[str]:
    """Return the words of a guard of the table as a pattern."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('standings', 'said_of')['guard'][name])})(?!\w)", re.IGNORECASE)


_RELATIVE = re.compile(r"\b(?:which|that|who|qui|котор\w+)\b")
_ITSELF = re.compile(r",? (?:which|that|qui|котор\w+) ")
"""Between a decision and what a relative clause says of the decision itself."""


def cue_beside(text: str, sentence: Span, named: Span, state: str) -> re.Match[str] | None:
    """Return the words that say a state of a decision, close before its name or behind it in the same part of the sentence."""
    for side in ("before", "ours"):
        for match in _cue(state, side).finditer(text, sentence.start, named.start):
            gap = text[match.end() : named.start]
            if (
                len(gap) <= 40
                and not re.search(r"[.;:()]", gap)
                and (side == "before" or guard("we").search(text, sentence.start, sentence.end))
            ):
                return match
    if (under := _under(text, sentence, named, state)) is not None:
        return under
    end = re.compile(r"[;:]|, (?:and|but|et|mais|а|но|и) ").search(text, named.end, sentence.end)
    for match in _cue(state, "after").finditer(text, named.end, end.start() if end else sentence.end):
        gap = text[named.end : match.start()]
        if match.start() - named.end <= 45 and (_ITSELF.fullmatch(gap) or not _RELATIVE.search(gap)):
            return match
    return None


def _under(text: str, sentence: Span, named: Span, state: str) -> re.Match[str] | None:
    """Return what somebody may or must by a decision: ``under the order of 3 May she must pay``."""
    for match in _cue(state, "under").finditer(text, sentence.start, named.start):
        if named.start - match.end() <= 12:
            return _cue(state, "present").search(text, named.end, sentence.end)
    return None


def speaks_for_others(text: str, start: int, end: int) -> bool:
    """Say whether a stretch before some words gives them to somebody else than the authors, or supposes them."""
    return any(not guard("we").search(text, max(start, one.start() - 6), one.start()) for one in guard("others").finditer(text, start, end))
