"""Steps of proceedings with their days: arrested and released, ordered and quashed, convicted and upheld, asked and answered.

A step is known by the words of its sentence and by the day that stands nearest to them; the day of a decision that is merely meant ("the
order of 3 May") is that decision's. Invariant: only whole days count, and the day of an entry of a chronology where a sentence has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..placing import dates_in
from ..rule import Rule
from ..scanning import Cues, cues
from ..standings.verdict_days import edtf, of_entry
from ..subject import Subject
from ..tables import table
from .intervals import days_in

_NEAR = 900
"""Characters before a step in which the step that it answers is looked for."""
_OBJECT = 70
_MEANT = re.compile(
    r"(?:\bof|\bdated|\bdu|\bот|\bfrom|\buntil|\btill|\bby|\bbefore|jusqu'au|\bavant le|\bдо)(?: \w+day,?| the)? ?$", re.IGNORECASE
)
_REACTIONS = frozenset({"undone", "decided"})


@dataclass(frozen=True, slots=True)
class Step:
    """A step told in a sentence; ``day_at`` is where its day stands, ``cue`` the words that tell it."""

    kind: str
    day: date
    day_at: Span
    cue: Span
    sentence: Span


@cache
def _cues() -> tuple[tuple[str, Cues], ...]:
    return tuple((kind, cues(words, flags=re.IGNORECASE)) for kind, words in table("dates", "steps")["steps"].items())


@cache
def _objects() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("dates", "steps")["objects"]
    return tuple((kind, re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)) for kind, words in rows.items())


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'steps')['past']['words'])})(?!\w)", re.IGNORECASE)


def steps_in(subject: Subject) -> tuple[Step, ...]:
    """Return the steps that a document tells with their days, in order."""
    return subject.once_alone("steps of proceedings", lambda: tuple(sorted(_steps(subject), key=lambda one: (one.cue.start, one.kind))))


def _steps(subject: Subject) -> Iterator[Step]:
    days = days_in(subject)
    text = subject.analysis.text
    for kind, words in _cues():
        for match in words.found_in(subject):
            sentence = subject.analysis.sentence_at(match.start())
            if sentence is None or subject.analysis.is_noise(*match.span()) or _is_title(match, sentence.span):
                continue
            inside = [(span, day) for span, day in days if sentence.span.start <= span.start < sentence.span.end]
            found = _nearest(text, sentence.span, Span(*match.span()), inside, kind)
            if found is None and not inside:
                found = _of_entry(subject, sentence.span)
            if found is not None:
                yield Step(kind, found[1], found[0], Span(*match.span()), sentence.span)


def _is_title(match: re.Match[str], sentence: Span) -> bool:
    """Say whether a word with a capital stands inside its sentence: in the title of an article it tells no step."""
    return match.group()[0].isupper() and match.start() > sentence.start


def _nearest(text: str, sentence: Span, cue: Span, days: list[tuple[Span, date]], kind: str) -> tuple[Span, date] | None:
    """Return the day of a step: that which its own words name, or the nearest one that is not the day of something meant."""
    named = next(((span, day) for span, day in days if cue.start <= span.start <= cue.end), None)
    if named is not None or (kind not in _REACTIONS and text[cue.end - 1 : cue.end].isdigit()):
        return named
    free = [(span, day) for span, day in days if not _MEANT.search(text[max(sentence.start, span.start - 20) : span.start])]
    near = sorted((span.start - cue.end if span.start >= cue.end else cue.start - span.end, span, day) for span, day in free)
    return (near[0][1], near[0][2]) if near else None


def _of_entry(subject: Subject, sentence: Span) -> tuple[Span, date] | None:
    told = of_entry(subject, sentence)
    if told is None or told.earliest is None or told.earliest != told.latest:
        return None
    for span, one in reversed(dates_in(subject, max(0, sentence.start - 200), sentence.start)):
        if (value := edtf(one.edtf)) is not None and value.earliest == told.earliest:
            return span, told.earliest
    return None


class StepTooEarly(Rule):
    """A step is told on an earlier day than the one that it answers: upheld before there was a conviction, released before the arrest.

    Nothing can be quashed, appealed against or ended that is not there yet. One of the two days is wrong, and time limits hang on both.
    """

    code = "DAT306"
    title = "a step before the one that it answers"
    severity = Severity.WARNING
    unsure = True
    example = (
        "On 3 May 2016 the court convicted the miller of fraud. On 9 February 2016 the Court of Appeal upheld the conviction, and he "
        "left the town.\n"
    )
    counter_example = example.replace("9 February 2016", "9 February 2017")
    sure = "Asked where every step of the kind that is told before, not far away, has a later day; “had” and “earlier” are let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        steps = steps_in(subject)
        told: set[Span] = set()
        for number, step in enumerate(steps):
            needs = _needs(subject, step)
            start = max(step.sentence.start, step.cue.start - _OBJECT)
            if not needs or step.day_at in told or _past().search(subject.analysis.text, start, step.cue.end):
                continue
            far = _NEAR if "application" not in needs else _NEAR // 2
            near = [one for one in steps[:number] if one.kind in needs and step.cue.start - one.cue.start < far and _is_other(one, step)]
            if near and all(one.day > step.day for one in near):
                told.add(step.day_at)
                before = near[-1]
                words = subject.analysis.text[step.cue.start : step.cue.end]
                said = f"“{words}” is told of {step.day.isoformat()}, before what it answers, of {before.day.isoformat()}."
                own = subject.analysis.passage(step.day_at.start, step.day_at.end)
                there = subject.analysis.passage(before.day_at.start, before.day_at.end)
                yield self.finding(subject, said, own, there)


def _is_other(one: Step, step: Step) -> bool:
    return one.day_at != step.day_at and one.cue.end <= step.cue.start


def _needs(subject: Subject, step: Step) -> frozenset[str]:
    """Return the kinds of steps of which one must come before."""
    text = subject.analysis.text
    if step.kind in _REACTIONS:
        behind = Span(step.cue.end, min(step.sentence.end, step.cue.end + _OBJECT))
        ahead = Span(max(step.sentence.start, step.cue.start - _OBJECT), step.cue.start)
        for stretch in (behind, ahead):
            found = [(match.start(), kind) for kind, words in _objects() if (match := words.search(text, stretch.start, stretch.end))]
            if found:
                first = min(found)[0] if stretch is behind else max(found)[0]
                return frozenset(kind for at, kind in found if at == first)
        return frozenset()
    return frozenset(table("dates", "steps")["needs"].get(step.kind, ()))


RULES: tuple[type[Rule], ...] = (StepTooEarly,)
