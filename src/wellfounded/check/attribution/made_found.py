"""What a party says told as found: a body "found that", "it was established that", where sources give it to somebody or leave it open.

Invariant: a clause of a source that says the same plainly, or as found, lets the finding be; where the note of the sentence names
paragraphs, those alone are asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ...model.findings import Finding, Severity
from ..alignment.pairs import Pair, alignment_of
from ..quotations.sources import as_source
from ..rule import Rule
from ..subject import Subject
from .clauses import Clause, clauses_beside, clauses_of, pattern

_SHARED, _SHARE = 2, 0.5
_NEAR = 12
_SURE = 1.3
"""Weight of anchors from which on a sentence of another language tells the same."""
_LONGEST = 280
_OMITTED = re.compile(r"\b(?:nor did|did not|could|ni|n'a pas|не)\b(?: \w+){0,2} \w*$")
"""Before a verb of saying: that somebody did not say a thing, or could say it, is a fact."""


class SaidMadeFound(Rule):
    """A court or another body is said to have found or established what, by the sources, a party says, a witness tells or nobody knows.

    A finding binds and a submission does not. A reader who trusts the word "found" believes what no judge has ever said.
    """

    code = "ATT113"
    title = "what a party says told as a finding"
    severity = Severity.ERROR
    unsure = True
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
        for clause in clauses_of(own):
            if clause.found is None or _is_guarded(clause, clause.found):
                continue
            pairs = alignment_of(subject).beside(clause.words.telling.span)
            against = _against(clause, clause.found, [one for one in pairs if not one.later])
            if against is not None:
                word = against.soft.group().strip() if against.soft else ""
                where = "elsewhere in this text" if against.source is own else f"in {against.source.name}"
                said = f"“{clause.found.group().strip()}” stands here, and {where} the same is not found (“{word}”)."
                start = clause.span.start
                passage = subject.analysis.passage(start, min(clause.span.end, start + _LONGEST))
                yield self.finding(subject, said, passage, related=[against.place])


def _against(clause: Clause, cue: re.Match[str], pairs: Sequence[Pair]) -> Clause | None:
    """Return the clause beside ours that gives to somebody what ours tells as found."""
    told = frozenset(clause.behind(cue.end()))
    cited = [one for one in pairs if one.cited]
    if cited:
        alike = [one for pair in cited if pair.in_one_language for one in clauses_beside(pair)]
        if alike:
            return _softest(alike, told)
        denied = pattern("guard").search(clause.text[cue.end() :]) is not None
        return None if denied else _all_soft(cited)
    if len(told) < _SHARED:
        return _of_a_day(pairs)
    return _softest([one for pair in pairs if pair.in_one_language for one in clauses_beside(pair)], told) or _of_a_day(pairs)


def _is_guarded(clause: Clause, cue: re.Match[str]) -> bool:
    """Say whether a finding is denied, asked for, quoted or itself said by somebody."""
    before = clause.text[: cue.start()]
    if '"' in clause.text[cue.end() : cue.end() + _NEAR]:  # what is quoted is held against its source word by word
        return True
    if (
        before.count('"') % 2
        or pattern("said", "unsure", "open").search(before)
        or pattern("said", "unsure", "open").search(clause.text, cue.end())
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


def _all_soft(cited: Sequence[Pair]) -> Clause | None:
    """Return a clause of a paragraph of another language that gives to somebody, or leaves open, most of what it says.

    The words of two languages cannot be compared: one finding in what the note names lets ours be.
    """
    paragraphs: dict[tuple[str, int], list[Clause]] = defaultdict(list)
    for pair in cited:
        start = pair.source.analysis.text.rfind("\n", 0, pair.theirs.telling.span.start)
        paragraphs[pair.source.document, start] += clauses_beside(pair)
    if any(one.found is not None for told in paragraphs.values() for one in told):
        return None
    for told in paragraphs.values():
        soft = [one for one in told if one.soft is not None]
        if soft and 2 * len(soft) >= len(told):
            return soft[0]
    return None


def _of_a_day(pairs: Sequence[Pair]) -> Clause | None:
    """Return the clause of another language that tells of a day or by the same names what somebody says."""
    for pair in pairs:
        if pair.in_one_language or pair.anchored < _SURE:
            continue
        told = clauses_beside(pair)
        if any(one.found for one in told):
            return None
        soft = next((one for one in told if one.soft is not None and pattern("said").search(one.text)), None)
        if soft is not None:
            return soft
    return None


RULES: tuple[type[Rule], ...] = (SaidMadeFound,)
