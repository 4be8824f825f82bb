"""Paragraphs that stand twice with a few words changed: pasted a second time, and edited in one place only.

Invariant: only paragraphs of running text of some length are compared, and a text with a formula that it repeats often is left.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..running import paragraphs
from ..subject import Subject

_WORDS, _SHINGLE = 18, 3
_ALIKE = 0.72
_MOST = 2
_LISTED = re.compile(r"\s*(?:[-*•–|#>]|\(?\w{1,3}[.)]\s|\[\^?\d)")
_WORD = re.compile(r"\w+")


class NearlyTwice(Rule):
    """A paragraph that comes a second time with a few words, a day or a figure changed.

    It was pasted again and edited in one of the two places. The reader does not know which version stands, and the other side quotes the
    one that suits it.
    """

    code = "STR404"
    title = "a paragraph that comes again with changes"
    severity = Severity.WARNING
    example = (
        "The boats of the cannery were seized in May by the harbour guard, who gave no reason, and the crew was sent home unpaid.\n\n"
        "The court was asked for help in June.\n\n"
        "The boats of the cannery were seized in April by the harbour guard, who gave no reason, and the crew was sent home unpaid.\n"
    )
    counter_example = example.replace("seized in April by the harbour guard, who gave no reason, and", "given back in April, when")
    sure = "Asked where one or two such pairs stand in a text; formulas that a court repeats are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        pairs = list(_pairs(subject))
        for one, other in pairs if len(pairs) <= _MOST else ():
            here = subject.analysis.passage(other.start, min(other.end, other.start + 200))
            there = subject.analysis.passage(one.start, min(one.end, one.start + 200))
            yield self.finding(subject, "This paragraph has come before, with a few words changed.", here, related=[subject.place(there)])


def _pairs(subject: Subject) -> Iterator[tuple[Span, Span]]:
    text = subject.analysis.text
    seen: list[tuple[Span, frozenset[tuple[str, ...]], str]] = []
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for span in paragraphs(subject):
        whole = text[span.start : span.end]
        words = _WORD.findall(whole.casefold())
        if len(words) < _WORDS or _LISTED.match(whole) or subject.analysis.is_noise(span.start, span.end):
            continue
        shingles = frozenset(zip(*(words[n:] for n in range(_SHINGLE)), strict=False))
        counted: dict[int, int] = defaultdict(int)
        for shingle in shingles:
            for number in holders[shingle]:
                counted[number] += 1
            holders[shingle].append(len(seen))
        number, common = max(counted.items(), key=lambda pair: pair[1], default=(0, 0))
        if common and common / (len(shingles) + len(seen[number][1]) - common) >= _ALIKE and seen[number][2] != " ".join(words):
            yield seen[number][0], span
        seen.append((span, shingles, " ".join(words)))


RULES: tuple[type[Rule], ...] = (NearlyTwice,)
