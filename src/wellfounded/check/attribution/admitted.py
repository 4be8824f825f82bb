"""Admitted or not denied here, and denied in a source: the same person, the same verb turned round.

Invariant: the person or body who admits is named in both sentences, or stands before the verb in both; what a question asks or somebody
else says of the denial is let pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ...model.folding import fold
from ..alignment.pairs import Pair, alignment_of
from ..alignment.telling import Telling
from ..rule import Rule
from ..subject import Subject
from .denials import said_outright, words_of
from .echoes import sentence_of

_SUBJECT = 80
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]{3,}")


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
        for telling, admits in said_outright(subject, "admits"):
            who = _names_before(subject.analysis.text[telling.span.start : telling.span.end], admits.start() - telling.span.start)
            against = next((pair for pair in alignment_of(subject).beside(telling.span) if who & _deniers(pair)), None)
            if against is not None:
                where = "elsewhere in this text" if against.here else f"in {against.source.name}"
                yield self.finding(
                    subject, f"“{admits.group()}” here, and a denial {where}.", sentence_of(subject, telling), related=[against.place]
                )


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
    denies = words_of("denies").search(words)
    return _names_before(words, denies.start()) if denies is not None and words_of("admits").search(words) is None else frozenset()


RULES: tuple[type[Rule], ...] = (DeniedToldAsAdmitted,)
