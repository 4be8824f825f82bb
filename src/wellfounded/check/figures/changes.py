"""What changed from one figure to another: "rose from 84 to 21", "fell from 84 to 42, a third of what it had been".

Invariant: only figures of one unit on both sides of "from … to" are asked, in one clause behind the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..scanning import sentences_with
from ..subject import Subject
from ..tables import table
from .numbers import Number, numbers_in, passage_of, written
from .once import ToldOnce

_VERB = 60
"""Characters before "from" in which the verb stands."""
_TIMES = 70
"""Characters behind "from … to …" in which its factor stands."""
_CLOSE = 0.17


@dataclass(frozen=True, slots=True)
class _Change:
    """A change from one number to another; ``begin`` and ``end`` are those of its words in the normal form."""

    old: Number
    new: Number
    begin: int
    end: int


class WrongDirection(Rule):
    """Something rose from a figure to a lower one, or fell to a higher one: "fell from 21 to 84 members".

    Two figures were exchanged, or the verb was. The reader cannot tell which, and the sentence may prove the opposite of what it is for.
    """

    code = "FIG219"
    title = "a rise to less, or a fall to more"
    severity = Severity.ERROR
    example = "In three years the crew of the ferry fell from 21 to 84 sailors.\n"
    counter_example = "In three years the crew of the ferry fell from 84 to 21 sailors.\n"
    sure = "Sure: asked of figures of one unit behind one verb; ranks, of which the first is the highest, are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for change in _changes(subject):
            way = _way(subject, change)
            if way and (change.new.value - change.old.value) * way < 0:
                said = (
                    f"By its verb this {'rises' if way > 0 else 'falls'}, and {written(change.old.value)} to {written(change.new.value)} "
                )
                said += "goes the other way."
                yield self.finding(subject, said, subject.analysis.passage(change.begin, change.end))


class FactorOff(ToldOnce):
    """A change is called a doubling, a half or a tenth of what it was, and its two figures make something else.

    "From 60 to 20, half of what it was" is what readers remember and repeat; the other side counts.
    """

    code = "FIG214"
    title = "a half, a third or a doubling that its figures do not make"
    group = "factor"
    severity = Severity.WARNING
    example = "The staff of the mill fell from 60 to 20 workers, that is, by half.\n"
    counter_example = "The staff of the mill fell from 60 to 20 workers, that is, by two thirds.\n"
    sure = "Asked where the figures stand in “from … to …” and the factor right beside; roundings of a sixth are let pass."

    def every(self, subject: Subject) -> Iterator[Finding]:
        for change in _changes(subject):
            told = _factor(subject, change)
            if told is None or not change.old.value or not change.new.value:
                continue
            factor, span = told
            one = change.new.value / change.old.value
            if any(abs(made - factor) <= _CLOSE * factor for made in (one, 1 / one, 1 - one, one - 1) if made > 0):
                continue
            said = f"{written(change.old.value)} to {written(change.new.value)} does not make this."
            at = subject.analysis.passage(span.start, span.end)
            yield self.finding(subject, said, at, passage_of(subject, change.old), passage_of(subject, change.new))


def _changes(subject: Subject) -> list[_Change]:
    return subject.once_alone("figures that change", lambda: list(_all_changes(subject)))


def _all_changes(subject: Subject) -> Iterator[_Change]:
    text = subject.analysis.text
    for sentence in sentences_with(subject, _any_verb()):
        numbers = numbers_in(subject, sentence.span)
        for old, new in pairwise(numbers):
            like = old.unit == new.unit or not old.unit
            before = _from().search(text, max(sentence.span.start, old.span.start - 14), old.span.start)
            if before and like and _to().match(text[old.span.end : new.span.start]):
                yield _Change(old, new, before.start(), new.span.end)


def _way(subject: Subject, change: _Change) -> int:
    """Return 1 where the last verb before a change says that it rises, -1 where it falls, 0 where none is sure."""
    text = subject.analysis.text
    clause = re.split(r"[.;:!?\n]", text[max(0, change.begin - _VERB) : change.begin])[-1]
    verbs = [(match.end(), way) for way, name in ((1, "up"), (-1, "down")) for match in _verbs(name).finditer(clause)]
    return max(verbs)[1] if verbs and len({way for _, way in verbs}) == 1 else 0


def _factor(subject: Subject, change: _Change) -> tuple[float, Span] | None:
    """Return the factor told right behind a change, and where."""
    text = subject.analysis.text
    behind = re.split(r"[.;!?\n\d]", text[change.end : change.end + _TIMES])[0]
    found = [(match, factor) for pattern, factor in _factors() for match in pattern.finditer(behind)]
    if len({factor for _, factor in found}) != 1:
        return None
    match, factor = found[0]
    return factor, Span(change.end + match.start(), change.end + match.end())


@cache
def _words() -> dict[str, list[str]]:
    return dict(table("figures", "words")["changes"])


@cache
def _verbs(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_words()[name])})(?!\w)", re.IGNORECASE)


@cache
def _any_verb() -> re.Pattern[str]:
    words = _words()
    factors = [word for forms in table("figures", "words")["factors"].values() for word in forms]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*words['up'], *words['down'], *factors])})(?!\w)", re.IGNORECASE)


@cache
def _from() -> re.Pattern[str]:
    about = "|".join(_words()["about"])
    return re.compile(rf"(?<!\w)(?:{'|'.join(_words()['from'])})\s+(?:(?:{about})\s+)?(?:[$€£])?$", re.IGNORECASE)


@cache
def _to() -> re.Pattern[str]:
    about = "|".join(_words()["about"])
    unit = r"(?:\s+(?!and\b|et\b|и\b)[^\W\d_]+){0,3}?"
    return re.compile(rf"{unit}\s*(?:{'|'.join(_words()['to'])})\s+(?:(?:{about})\s+)?(?:[$€£])?$", re.IGNORECASE)


@cache
def _factors() -> tuple[tuple[re.Pattern[str], float], ...]:
    rows = table("figures", "words")["factors"]
    return tuple((re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE), _number(name)) for name, forms in rows.items())


def _number(name: str) -> float:
    upper, _, lower = name.partition("/")
    return float(upper) / float(lower or 1)


RULES: tuple[type[Rule], ...] = (WrongDirection, FactorOff)
