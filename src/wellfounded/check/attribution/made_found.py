"""What a party says told as found: a body "found that", "it was established that", where sources give it to somebody or leave it open.

Invariant: a clause of a source that says the same plainly, or as found, lets the finding be; where the note of the sentence names
paragraphs, those alone are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..alignment.notes import Cited, cited_behind
from ..placing import dates_in
from ..quotations.held import quotes_us
from ..quotations.sources import Source, as_source, sources_of
from ..rule import Rule
from ..subject import Subject
from .clauses import Clause, clauses_of, pattern

_SHARED, _SHARE = 2, 0.5
_LONGEST, _DAY = 280, 10
_OMITTED = re.compile(r"\b(?:nor did|did not|could|ni|n'a pas|не)\b(?: \w+){0,2} \w*$")
"""Before a verb of saying: that somebody did not say a thing, or could say it, is a fact."""


class SaidMadeFound(Rule):
    """A court or another body is said to have found or established what, by the sources, a party says, a witness tells or nobody knows.

    A finding binds and a submission does not. A reader who trusts the word "found" believes what no judge has ever said.
    """

    code = "ATT113"
    title = "what a party says told as a finding"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2017-05-04\nThe owner submits that the boiler was tampered with by his rivals. The court need not decide it.\n"
        "=== report.txt, 2018-02-01\nThe court established that the boiler was tampered with by rivals.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe owner submits that the boiler was tampered with by his rivals. The court finds that it was so.\n"
        "=== report.txt, 2018-02-01\nThe owner says that the boiler was tampered with by rivals.\n"
    )
    sure = "Asked where most words of what is found stand in a clause that gives them to somebody, and in none that does not."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = as_source(subject)
        others = [one for one in sources_of(subject) if not quotes_us(subject, one)]
        for clause in clauses_of(own):
            if clause.found is None or _is_guarded(clause, clause.found):
                continue
            against = self._against(subject, clause, clause.found, own, others)
            if against is not None:
                word = against.soft.group().strip() if against.soft else ""
                where = "elsewhere in this text" if against.source is own else f"in {against.source.name}"
                said = f"“{clause.found.group().strip()}” stands here, and {where} the same is not found (“{word}”)."
                start = clause.span.start
                passage = subject.analysis.passage(start, min(clause.span.end, start + _LONGEST))
                yield self.finding(subject, said, passage, related=[against.place])

    def _against(self, subject: Subject, clause: Clause, cue: re.Match[str], own: Source, others: Sequence[Source]) -> Clause | None:
        cited = cited_behind(subject, clause.words.telling.span)
        exact = [one for one in cited if one.exact]
        told = frozenset(clause.behind(cue.end()))
        if exact:
            denied = pattern("guard").search(clause.text[cue.end() :]) is not None
            found = _in_paragraphs(exact, told, "" if denied else clause.words.telling.language)
            if found is not None or all(one.source.analysis.language != clause.words.telling.language for one in exact):
                return found
        if len(told) < _SHARED:
            return _of_a_day(subject, clause, others)
        every = [one for source in (*others, own) for one in clauses_of(source) if one.words is not clause.words]
        return _softest(every, told) or _of_a_day(subject, clause, others)


def _is_guarded(clause: Clause, cue: re.Match[str]) -> bool:
    """Say whether a finding is denied, asked for, quoted or itself said by somebody."""
    before = clause.text[: cue.start()]
    if '"' in clause.text[cue.end() :]:  # what is quoted is held against its source word by word
        return True
    if (
        before.count('"') % 2
        or pattern("said", "unsure", "open").search(before)
        or pattern("said", "unsure").search(clause.text, cue.end())
    ):
        return True
    return pattern("guard").search(clause.text[max(0, cue.start() - 40) : cue.end()]) is not None


def _softest(every: Sequence[Clause], told: frozenset[str]) -> Clause | None:
    """Return the clause that shares most with what is told, where it gives it to somebody and no other one shares as much plainly."""
    best: Clause | None = None
    most = 0
    plain = 0
    for one in every:
        shared = len(told & one.content)
        if shared < _SHARED or shared < _SHARE * len(told):
            continue
        if one.soft is None or one.found is not None or _is_omission(one.text, one.soft):
            plain = max(plain, shared)
        elif shared > most:
            best, most = one, shared
    return best if most > plain else None


def _is_omission(text: str, soft: re.Match[str]) -> bool:
    return pattern("said").match(soft.group()) is not None and _OMITTED.search(text[: soft.end()]) is not None


def _in_paragraphs(cited: Sequence[Cited], told: frozenset[str], language: str) -> Clause | None:
    """Return the clause of the paragraphs that a note names which gives to somebody what is told as found.

    In another language the words cannot be compared: the paragraph must give all that it says to somebody, or leave it open.
    """
    places = [
        [one for one in clauses_of(where.source) if place.start <= one.span.start < place.end] for where in cited for place in where.places
    ]
    inside = [one for place in places for one in place]
    if any(one.words.telling.language == language for one in inside):
        return _softest(inside, told)
    if not language or any(one.found is not None for one in inside):
        return None
    for place in places:
        soft = [one for one in place if one.soft is not None]
        if soft and 2 * len(soft) >= len(place):
            return soft[0]
    return None


def _of_a_day(subject: Subject, clause: Clause, others: Sequence[Source]) -> Clause | None:
    """Return the clause of another language that tells of a day named here what somebody says."""
    days = _days(subject, clause.words.telling.span)
    if not days:
        return None
    for source in others:
        if source.subject is None or source.date in days:
            continue
        told = clauses_of(source)
        for number, one in enumerate(told):
            if one.words.telling.language == clause.words.telling.language or not _days(source.subject, one.words.telling.span) & days:
                continue
            after = told[number : number + 2]
            if any(each.found for each in after):
                return None
            soft = next((each for each in after if each.soft is not None and pattern("said").search(each.text)), None)
            if soft is not None:
                return soft
    return None


def _days(subject: Subject, span: Span) -> frozenset[str]:
    return frozenset(one.edtf for _, one in dates_in(subject, span.start, span.end) if not one.relative and len(one.edtf) == _DAY)


RULES: tuple[type[Rule], ...] = (SaidMadeFound,)
