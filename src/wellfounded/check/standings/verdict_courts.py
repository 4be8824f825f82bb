"""The courts of a verdict: which one gave it, and which one gave the decision that it is about.

Invariant: a court that only says whose decision is meant gave no verdict; where a sentence leaves its court out, it is taken from the
sentence before, and in a decision from its own head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.passages import Span
from ..subject import Subject
from .courts import Court, courts_in
from .verdicts import DECISION, Verdict

_HEAD = 400
_FAR = 60
_LATER = re.compile(r"^[\s,«»\"“”()*]*(?:by|par)(?: the| la| le| l'| an?)? ?", re.IGNORECASE)
_OF = re.compile(
    r"(?:\bof|\bfrom|\bdu|\bde|\bde la|\bde l'|\bagainst|\bdes|'s)(?: the| a| an| that| la| le)? ?(?:[A-Z][\w-]+ )?$", re.IGNORECASE
)
_ASKED = re.compile(r"(?:\b(?:to|before|with|devant|à|auprès de|au|в|во|перед))(?: the| la| le| l'|)? ?(?:[A-ZА-ЯЁ][\w-]+ )?$")
_HAS_NOT = re.compile(r"^(?:ha(?:s|ve) |n'|ещё|еще|пока|до сих)")
_SMALL = re.compile(r"\b(?:Of|The|De|La|Le|Du|Des)\b|\bD(?=['’])")
_GENITIVE = re.compile(r"\b(?:решени|приговор|постановлени|определени|распоряжени)\w* (?:\w+(?:ого|его|ой) ){0,2}$", re.IGNORECASE)
_ANAPHORA = re.compile(
    r"(?:\b(?:the|this|that) (?:court|tribunal|judges?|panel|bench)\b|\b[Ii]t\b|\b[Tt]hey\b"
    r"|\b(?:la|cette|le|ce) (?:cour|tribunal|juridiction|juge)\b|\b[Ee]lle\b|\b[Ii]l\b|\bсуд\w*\b)"
)
_OWN = re.compile(r"\b(?:is|are|est|sont|hereby|декс|определил|постановил|решил)\b|^\W*(?:article \d|\d+\.)", re.IGNORECASE)
_JUDGMENTS = frozenset({"judgment", "ruling", "decision", "order", "decree"})


def head_court(subject: Subject) -> Court | None:
    """Return the court that a document is a decision of, as its head names it."""
    return subject.once_alone("standing: court of the head", lambda: _head_court(subject))


def _head_court(subject: Subject) -> Court | None:
    text = subject.analysis.text
    first = text[:_HEAD].split("\n\n")[0] if subject.reading.document.kind in _JUDGMENTS else text.split("\n")[0][:120]
    found = courts_in(text, 0, len(first)) or courts_in(_lowered(text[:_HEAD]), 0, len(first)) if first else []
    return found[0] if found and len(first.split()) < 40 else None


def _lowered(head: str) -> str:
    """Return a head in capitals as a sentence would write it; its length stays."""
    return re.sub(r"(?<=['’])S\b", "s", _SMALL.sub(lambda match: match.group().lower(), head.title()))


def actor_of(
    subject: Subject, text: str, clause: Span, match: re.Match[str], courts: Sequence[Court], before: Court | None, verdict: Verdict
) -> tuple[Court | None, bool]:
    """Return the court that gave the verdict, and whether the sentence itself names it."""
    by = next((c for c in courts if c.span.start >= match.end() and _LATER.fullmatch(_gap(text, match.end(), c.span.start))), None)
    if by:
        return by, True
    if verdict is Verdict.PENDING:
        return _pending_before(text, match, courts, before)
    own = head_court(subject)
    if own is not None and match.group().split()[0].endswith(("ить", "ать")):
        return own, False
    earlier = [c for c in courts if clause.start <= c.span.start < match.start() and not _is_attribute(text, c)]
    if earlier:
        return earlier[-1], True
    elsewhere = [c for c in courts if c.span.start < match.start() and not _is_attribute(text, c)]
    if elsewhere and not _is_passive(text, match):
        return elsewhere[-1], True
    if _ANAPHORA.search(text, clause.start, match.start()) and before is not None:
        return before, False
    if (
        own is not None
        and not any(c.span.start < match.start() for c in courts)
        and _OWN.search(text[max(clause.start, match.start() - 30) : match.end()])
    ):
        return own, False
    return None, False


def _pending_before(text: str, match: re.Match[str], courts: Sequence[Court], before: Court | None) -> tuple[Court | None, bool]:
    """Return the court before which something is pending: ``pending before``, ``the appeal to``, ``has not ruled``."""
    after = next((c for c in courts if c.span.start >= match.end()), None)
    if after is not None and "," not in text[match.end() : after.span.start] and after.span.start - match.end() < _FAR:
        return after, True
    asked = [c for c in courts if c.span.end <= match.start() and _ASKED.search(text[max(0, c.span.start - 40) : c.span.start])]
    if asked:
        return asked[-1], True
    own = [c for c in courts if c.span.end <= match.start() and not _is_attribute(text, c)]
    if own and _HAS_NOT.search(match.group()):
        return own[-1], True
    return (before, False) if not courts else (None, False)


def _gap(text: str, start: int, end: int) -> str:
    """Return what stands between a verdict and a court, without a day: ``on 3 May by the``."""
    return re.sub(r"^ (?:on|in|le|en) [^,]{4,30}? (?=by|par)", " ", text[start:end])


def _is_passive(text: str, match: re.Match[str]) -> bool:
    return (
        re.search(r"\b(?:was|were|is|are|been|est|été|fut|был\w*)\s*(?:\w+ly )?$", text[max(0, match.start() - 24) : match.start()])
        is not None
    )


def _is_attribute(text: str, court: Court) -> bool:
    """Say whether a court only says whose decision is meant: ``the judgment of the High Court``."""
    before = text[max(0, court.span.start - 60) : court.span.start]
    if _GENITIVE.search(before):
        return True
    return (
        bool(_OF.search(before) and DECISION.search(before)) or re.match(r"['’]s? ", text[court.span.end : court.span.end + 3]) is not None
    )


def court_aimed_at(text: str, clause: Span, match: re.Match[str], courts: Sequence[Court]) -> Court | None:
    """Return the court whose decision a verdict is about, where its clause names one."""
    near = [c for c in courts if clause.start <= c.span.start < clause.end and _is_attribute(text, c)]
    return near[-1] if near else None
