"""The days of a verdict: when it was given, when what it is about was, and the day of the entry in which it stands.

Invariant: a day right behind a decision is that decision's, unless the verdict was given by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...errors import InputError
from ...model.edtf import Edtf
from ...model.passages import Span
from ...model.reading import DateExpression
from ..placing import dates_in
from ..subject import Subject
from .verdicts import DECISION

_DATED = re.compile(
    r"(?:\bof|\bdated|\bdu|\ben date du|\bот|\bfrom)(?: the)?(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?)? ?$", re.IGNORECASE
)
_BY_ITS = re.compile(
    r"\b(?:by|in|with|par|dans)(?: its| her| his| their| an?| the| son| sa| une?| cette| cet)?(?: \w+)? $|\bсвоим \w* ?$", re.IGNORECASE
)
_WEEKDAY = r"(?:, (?:\w+day|\w+di|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье))?"
_ENTRY = re.compile(rf"(?: года?| г\.)?{_WEEKDAY} ?(?:[.:–—|]|\*\*|г\.|года?[.:])")
_BY_WHICH = re.compile(r" ?,? par (?:lequel|laquelle)\b|,? (?:by|in) which\b|,? котор(?:ым|ой)\b")


def edtf(text: str) -> Edtf | None:
    """Read a date; None where there is none, or one without bounds."""
    try:
        found = Edtf.parse(text) if text else None
    except InputError:
        return None
    return found if found and found.earliest and found.latest else None


def of_entry(subject: Subject, sentence: Span) -> Edtf | None:
    """Return the day with which an entry of a chronology begins, for a sentence of that entry that tells none."""
    text = subject.analysis.text
    line = text.rfind("\n", 0, sentence.start) + 1
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    for at, one in dates_in(subject, above, line + 31):
        if above <= at.start <= above + 16 and line and at.end <= line and not one.relative and not text[at.end : line].strip(" *.:\n"):
            return edtf(one.edtf)
        if line <= at.start <= line + 30 and at.end <= sentence.start and _ENTRY.match(text, at.end) and not one.relative:
            return edtf(one.edtf)
    return None


def days_told(
    text: str, clause: Span, match: re.Match[str], dates: Sequence[tuple[Span, DateExpression]], sentence: Span
) -> tuple[Edtf | None, Edtf | None, tuple[Edtf, ...]]:
    """Return the day of the verdict, the day of what it is about, and every day of the sentence."""
    inside = [(span, edtf(one.edtf)) for span, one in dates if sentence.start <= span.start < sentence.end and not one.relative]
    own: list[tuple[Span, Edtf]] = []
    about: list[Edtf] = []
    for span, told in inside:
        if told is None:
            continue
        before = text[max(sentence.start, span.start - 70) : span.start]
        noun = list(DECISION.finditer(before)) if _DATED.search(before) else []
        its_own = noun and (_BY_ITS.search(before[: noun[-1].start()]) or _BY_WHICH.match(text, span.end))
        if noun and not (its_own and span.start < match.start()):
            about.append(told)
        else:
            own.append((span, told))
    close = [pair for pair in own if clause.start <= pair[0].start < clause.end] or [pair for pair in own if pair[0].start < match.start()]
    close.sort(key=lambda pair: max(pair[0].start - match.end(), match.start() - pair[0].end))
    return (close[0][1] if close else None), (about[0] if about else None), tuple(told for _, told in inside if told)
