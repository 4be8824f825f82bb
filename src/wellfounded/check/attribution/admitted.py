"""Admitted or not denied here, and denied in a source: the same person, the same verb turned round.

Invariant: the person or body who admits is named in both sentences, or stands before the verb in both; what a question asks or somebody
else says of the denial is let pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.folding import fold
from ..alignment.pairs import Pair, alignment_of
from ..alignment.telling import Telling, own_tellings
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_LONGEST = 280
_SUBJECT = 80
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]{3,}")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(table('attribution', 'admitted')[name])})(?![\w-])", re.IGNORECASE)


class DeniedToldAsAdmitted(Rule):
    """Somebody is told to admit a thing, or not to deny it, and a source says that he denies it.

    Whoever denies a charge has a right that his denial is told with it. To turn it into an admission is the gravest way to leave it out.
    """

    code = "ATT115"
    title = "denied in the source, admitted here"
    severity = Severity.ERROR
    unsure = True
    example = (
        "=== press.txt, 2017-05-04\nThe skipper Oskar Lund denies that he has ever seen the crates.\n"
        "=== report.txt, 2018-02-01\nThe skipper Oskar Lund admits that he has seen the crates.\n"
    )
    counter_example = (
        "=== press.txt, 2017-05-04\nThe skipper Oskar Lund denies that he has ever seen the crates.\n"
        "=== report.txt, 2018-02-01\nThe skipper Oskar Lund rejects the story of the crates.\n"
    )
    sure = "Asked where the same name stands before both verbs; one who denies one thing and admits another is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for telling in own_tellings(subject):
            words = text[telling.span.start : telling.span.end]
            admits = _pattern("admits").search(words)
            if admits is None or words.count('"', 0, admits.start()) % 2 or words.rstrip().endswith("?"):
                continue
            who = _names_before(words, admits.start())
            against = next((pair for pair in alignment_of(subject).beside(telling.span) if who & _deniers(pair)), None)
            if against is not None:
                where = "elsewhere in this text" if against.here else f"in {against.source.name}"
                passage = subject.analysis.passage(telling.span.start, min(telling.span.end, telling.span.start + _LONGEST))
                yield self.finding(subject, f"“{admits.group()}” here, and a denial {where}.", passage, related=[against.place])


def _names_before(words: str, end: int) -> frozenset[str]:
    """Return the names that stand before a verb, in its clause."""
    start = max(0, end - _SUBJECT, words.rfind(";", 0, end) + 1, words.rfind(": ", 0, end) + 1)
    return frozenset(fold(one)[:5] for one in _NAME.findall(words[start:end]))


def _deniers(pair: Pair) -> frozenset[str]:
    """Return the names before a denial in a sentence beside ours, where the two tell one thing."""
    if pair.weight + pair.anchored < 1.0:
        return frozenset()
    theirs: Telling = pair.theirs.telling
    words = pair.source.analysis.text[theirs.span.start : theirs.span.end]
    denies = _pattern("denies").search(words)
    return _names_before(words, denies.start()) if denies is not None and _pattern("admits").search(words) is None else frozenset()


RULES: tuple[type[Rule], ...] = (DeniedToldAsAdmitted,)
