"""Verdicts: the words by which one is told, what makes of these words no telling, and the clause in which they stand.

Invariant: a verdict under a wish, a denial or a quotation mark is unsaid, and so is one that could be turned round but is given in part.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from ...model.passages import Span
from ..scanning import Cues, cues
from ..tables import table

DECISION = re.compile(
    r"\b(?:judg(?:e)?ments?|decisions?|orders?|rulings?|decrees?|convictions?|sentences?|verdicts?|grants?|acquittals?|jugements?|arrêts?|arrêtés?|décisions?"
    r"|ordonnances?|décrets?|condamnations?|решени\w+|приговор\w*|постановлени\w+|определени\w+|указ\w*|распоряжени\w+)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[;:]|, (?:and|but|which|who|et|mais|qui|а|но|и|которы\w+) ")


class Verdict(StrEnum):
    """What is told of a decision or request."""

    DOWN = "down"
    UP = "up"
    PENDING = "pending"
    FINAL = "final"
    GRANTED = "granted"
    REFUSED = "refused"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"


OPPOSITE = {
    Verdict.DOWN: Verdict.UP,
    Verdict.UP: Verdict.DOWN,
    Verdict.GRANTED: Verdict.REFUSED,
    Verdict.REFUSED: Verdict.GRANTED,
    Verdict.CONVICTED: Verdict.ACQUITTED,
    Verdict.ACQUITTED: Verdict.CONVICTED,
}


@cache
def verdict_words() -> tuple[tuple[Verdict, Cues], ...]:
    """Return the words that tell each verdict."""
    rows = table("standings", "verdicts")
    return tuple((verdict, cues(rows[verdict.value]["all"])) for verdict in Verdict)


@cache
def verdict_guard(name: str) -> re.Pattern[str]:
    """Return the words of a guard of the table: ``verdict_guard("wish")``."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('standings', 'verdicts')['guard'][name])})", re.IGNORECASE)


@cache
def _negated() -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in table("standings", "verdicts")["guard"]["negated"])
    return re.compile(rf"(?:(?<!\w)|(?=n't))(?:{either})(?!\w)[^.,;]{{0,24}}$", re.IGNORECASE)


def guarded(text: str, sentence: Span, match: re.Match[str], *, parts: bool = True) -> bool:
    """Say whether a word stands under a wish, a denial or a quotation mark, so that nobody says that it happened; ``parts``: or in part."""
    if not parts and verdict_guard("partly").search(text, sentence.start, sentence.end):
        return is_unsaid(text, sentence, match, Verdict.FINAL)
    return is_unsaid(text, sentence, match, Verdict.UP)


def is_unsaid(text: str, span: Span, match: re.Match[str], verdict: Verdict) -> bool:
    """Say whether the words of a verdict stand where they do not tell it."""
    near = text[span.start : match.start()][-90:]
    if verdict is not Verdict.PENDING and (verdict_guard("wish").search(near) or _negated().search(near[-40:])):
        return True
    if text.count('"', text.rfind("\n", 0, match.start()) + 1, match.start()) % 2:
        return True
    return verdict in OPPOSITE and verdict_guard("partly").search(text, span.start, span.end) is not None


def clause_of(text: str, span: Span, match: re.Match[str]) -> Span:
    """Return the part of the sentence between semicolons, or between commas with a conjunction, in which the verdict stands."""
    start = max((span.start, *(m.end() for m in _JOINT.finditer(text, span.start, match.start()))))
    ends = re.search(r"[;]|, (?:and|but|et|mais|а|но) ", text[match.end() : span.end])
    return Span(start, match.end() + ends.start() if ends else span.end)
