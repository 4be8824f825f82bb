"""Said to be in force though it fell: a row of a table, or a conviction that is told to stand, beside its fall in the run.

Invariant: a row is held only against the fall of the decision of its own day; a conviction without a day only where the run tells of no
other conviction than the one that fell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..placing import dates_in
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table
from .events import events, is_day
from .history import Became, Turn, turns
from .verdict_days import edtf
from .verdicts import Verdict

_ROW = re.compile(r"^\|[^\n]*\|[ \t]*$", re.MULTILINE)
_LONGEST, _SEVERAL = 260, 2
_CONVICTIONS = frozenset({"conviction", "judgment", "sentence", "verdict"})


@cache
def _cues(name: str) -> Cues:
    return cues(table("standings", "in_force")[name], flags=re.IGNORECASE)


@cache
def _cell() -> re.Pattern[str]:
    return re.compile(rf"\|\s*(?:{'|'.join(table('standings', 'in_force')['cells'])})\s*(?=\|)", re.IGNORECASE)


@cache
def _guard() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('standings', 'in_force')['guard'])})(?!\w)", re.IGNORECASE)


class InForceThoughFallen(Rule):
    """A row of a table, or a sentence, says that a decision is in force or that a conviction stands, and the run tells that it fell.

    A table is read before the text and instead of it. Whoever copies the cell copies a decision that no longer exists.
    """

    code = "STA306"
    title = "in force by a table or a sentence, though it fell"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2019-05-30\nSUPREME COURT OF TARN\n30 May 2019\n\nThe Court quashes the judgment of 3 March 2018.\n"
        "=== report.md, 2020-02-01\nThe decisions are these.\n\n| Date | Court | Standing |\n|---|---|---|\n"
        "| 3 March 2018 | Court of Appeal of Tarn | in force |\n"
    )
    counter_example = example.replace("in force", "quashed")
    sure = "Sure of rows with the day of the decision; a second conviction that nobody tells is the trap of the others."

    def find(self, subject: Subject) -> Iterator[Finding]:
        yield from self._rows(subject)
        yield from self._convictions(subject)

    def _rows(self, subject: Subject) -> Iterator[Finding]:
        text = subject.text
        for row in _ROW.finditer(text) if "|" in text else ():
            cell = _cell().search(row.group())
            if cell is None:
                continue
            span = subject.analysis.normal.normal(Span(*row.span()))
            days = [day for _, one in dates_in(subject, span.start, span.end) if not one.relative and is_day(day := edtf(one.edtf))]
            fell = next((turn for turn in turns(subject) if len(days) == 1 and _fell_on(turn, str(days[0]))), None)
            if fell is not None and not any(_restored(turn, str(days[0])) for turn in turns(subject)):
                yield self._told(subject, span, cell.group().strip("| "), fell)

    def _convictions(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for match in _cues("convicted").found_in(subject):
            sentence = subject.analysis.sentence_at(match.start())
            if sentence is None or _guard().search(text, sentence.span.start, min(sentence.span.end, match.end() + 12)):
                continue
            if text[sentence.span.start : match.start()].count('"') % 2:
                continue
            convicted = {str(one.on) for one in events(subject) if one.telling.verdict is Verdict.CONVICTED and is_day(one.on)}
            fell = next((turn for turn in turns(subject) if turn.became is Became.FELL and _is_of(turn, convicted)), None)
            if fell is not None and len(convicted) == 1:
                yield self._told(subject, sentence.span, match.group(), fell)
            elif _cues("person").pattern.match(match.group()) and len(convicted) < _SEVERAL:
                cleared = next((one for one in events(subject) if one.telling.verdict is Verdict.ACQUITTED and is_day(one.on)), None)
                if cleared is not None:
                    passage = subject.analysis.passage(sentence.span.start, min(sentence.span.end, sentence.span.start + _LONGEST))
                    said = f"“{match.group()}” here, and {cleared.subject.name} tells of an acquittal on {cleared.on}."
                    yield self.finding(subject, said, passage, related=[cleared.place])

    def _told(self, subject: Subject, span: Span, words: str, fell: Turn) -> Finding:
        where = "" if fell.subject is subject else f" ({fell.subject.name})"
        passages = [subject.analysis.passage(span.start, min(span.end, span.start + _LONGEST))]
        related = [] if fell.subject is subject else [fell.place]
        if fell.subject is subject:
            passages.append(fell.passage)
        return self.finding(subject, f"“{words}” here, and it was overturned{fell.told()}{where}.", *passages, related=related)


def _fell_on(turn: Turn, day: str) -> bool:
    return turn.became is Became.FELL and not turn.partly and turn.of is not None and str(turn.of) == day


def _restored(turn: Turn, day: str) -> bool:
    return turn.became is Became.UPHELD and turn.of is not None and str(turn.of) == day


def _is_of(turn: Turn, convicted: set[str]) -> bool:
    """Say whether a turn took down the one conviction of the run."""
    if turn.partly or not turn.what & _CONVICTIONS:
        return False
    return str(turn.of) in convicted if turn.of is not None else "conviction" in turn.what


RULES: tuple[type[Rule], ...] = (InForceThoughFallen,)
