"""The only one made one of several: a scope word before a noun here, and another before the same noun elsewhere in the run.

Invariant: two places are compared only where noun and one more weighty word of their sentences are the same, and the weaker word stands
in this text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.passages import Span
from ..alignment.telling import Telling, own_tellings, stem
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .drift import hedges_dropped

_SHARED = 2


@dataclass(frozen=True, slots=True)
class Scoped:
    """A noun with a word before it that says how many of its kind there are."""

    only: bool
    noun: str
    span: Span
    telling: Telling


class OnlyAndMain(Rule):
    """The only witness, the sole ground or one document in one place, and the main witness, the main ground or one of the documents in
    another.

    What rests on one thing alone falls with it. Who writes "main" concedes that there is more, or lets it be forgotten that there is not.
    """

    code = "ATT204"
    title = "the only one here, the main one there"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== ruling.txt, 2017-05-04\nThe only witness of the guard was a clerk of the mill.\n"
        "=== report.txt, 2018-02-01\nThe trial was short. The main witness of the guard was a clerk.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe only witness of the guard was a clerk of the mill.\n"
        "=== report.txt, 2018-02-01\nThe trial was short. The single witness of the guard was a clerk.\n"
    )
    sure = "Asked where the noun and a further word of the sentences agree; two trials with witnesses of their own are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = scoped(subject)
        if not own:
            return
        every = [(one, row) for one in (subject, *subject.others) for row in scoped(one)]
        told = hedges_dropped(subject)
        for row in own:
            against = [(one, other) for one, other in every if other.only != row.only and _is_one(row, other) and other is not row]
            same = [1 for one, other in every if other.only == row.only and other is not row and _is_one(row, other)]
            here = all(one is subject for one, _ in against)
            if not against or len(same) >= len(against) or row.telling.span.start in told or (here and row.only):
                continue
            told.add(row.telling.span.start)
            one, other = against[0]
            ours, theirs = subject.analysis.passage(row.span.start, row.span.end), one.analysis.passage(other.span.start, other.span.end)
            where = "elsewhere in this text" if one is subject else f"in {one.name}"
            yield self.finding(subject, f"“{ours.exact}” here, and “{theirs.exact}” {where}.", ours, related=[Place(one.document, theirs)])


def _is_one(one: Scoped, other: Scoped) -> bool:
    if one.noun != other.noun or one.telling.language != other.telling.language or one.telling is other.telling:
        return False
    return len(one.telling.content & other.telling.content) >= _SHARED


def scoped(subject: Subject) -> tuple[Scoped, ...]:
    """Return the nouns of a document that stand with a word of scope."""
    return subject.once_alone("scope words", lambda: tuple(_scoped(subject)))


def _scoped(subject: Subject) -> Iterator[Scoped]:
    for telling in own_tellings(subject):
        for only, pattern in ((True, _pattern("only")), (False, _pattern("main"))):
            for match in pattern.finditer(telling.text):
                if telling.text.count('"', 0, match.start()) % 2 == 0:
                    noun = stem(match["noun"].removesuffix("s"))
                    yield Scoped(only, noun, Span(telling.span.start + match.start(), telling.span.start + match.end()), telling)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = table("attribution", "degrees")["scope"]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words[name])}) (?P<noun>(?!(?:{words['no_noun']})\b)[^\W\d_]{{4,}})(?![\w-])")


RULES: tuple[type[Rule], ...] = (OnlyAndMain,)
