"""Silent here, and denying in a source: somebody who "has never commented" and whom the documents hear deny.

Invariant: the person stands before the words in both sentences, or is the last one named before them in the paragraph; where a document of
the run tells of the silence too, or of an admission, nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ..alignment.telling import Telling, own_tellings
from ..placing import Placed
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_LONGEST = 280
_BACK = 320
"""Code points before a "he" in which the person is named."""
_KEY = 5


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(table('attribution', 'admitted')[name])})(?![\w-])", re.IGNORECASE)


class SilentThoughDenied(Rule):
    """Somebody is told never to have commented on, explained or denied a thing, and a source tells that he denies it.

    A denial has to be told with the charge. To say that there was none is worse than to leave it out, and one line of the source shows it.
    """

    code = "ATT119"
    title = "never commented here, denied in a source"
    severity = Severity.WARNING
    example = (
        "=== press.txt, 2017-05-04\nThe skipper Oskar Lund denies that he has ever seen the crates of the mill.\n"
        "=== report.txt, 2018-02-01\nThe skipper Oskar Lund has never commented on the crates of the mill.\n"
    )
    counter_example = (
        "=== press.txt, 2017-05-04\nThe skipper Oskar Lund did not wish to comment on the crates of the mill.\n"
        "=== report.txt, 2018-02-01\nThe skipper Oskar Lund has never commented on the crates of the mill.\n"
    )
    sure = "Asked of “never” alone and where no document tells of the silence; who denies one charge and passes over another is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for telling in own_tellings(subject):
            silent = _pattern("silent").search(text, telling.span.start, telling.span.end)
            if silent is None or text.count('"', telling.span.start, silent.start()) % 2 or telling.text.rstrip().endswith("?"):
                continue
            who = _person_before(subject, silent.start())
            found = _denial_of(subject, who, no_denial=_pattern("not_denied").search(silent.group()) is not None) if who else None
            if found is not None:
                passage = subject.analysis.passage(telling.span.start, min(telling.span.end, telling.span.start + _LONGEST))
                where = "elsewhere in this text" if found.document == subject.document else f"in {found.document}"
                yield self.finding(subject, f"“{silent.group()}” here, and a denial {where}.", passage, related=[found])


def _persons(subject: Subject) -> Placed[tuple[Span, str]]:
    def made() -> Placed[tuple[Span, str]]:
        rows = [
            (subject.analysis.span_of(one.passage), fold(one.form.split()[-1])[:_KEY])
            for one in subject.reading.names
            if one.kind is NameKind.PERSON and one.form.split()
        ]
        return Placed(sorted(rows), lambda one: one[0].start)

    return subject.once_alone("persons by last word", made)


def _person_before(subject: Subject, at: int) -> str:
    """Return the key of the last person who is named before a place in its paragraph."""
    start = max(subject.analysis.text.rfind("\n", 0, at) + 1, at - _BACK)
    before = _persons(subject).beginning_in(start, at)
    return before[-1][1] if before else ""


def _denial_of(subject: Subject, who: str, *, no_denial: bool) -> Place | None:
    """Return where a document tells that a person denies; None where one tells that he is silent, or with ``no_denial`` where he admits."""
    denials = []
    for document in (subject, *subject.others):
        for telling in own_tellings(document):
            denies, admits, silent = (_said_by(document, telling, who, name) for name in ("denies", "admits", "passed_over"))
            if document is not subject and (silent or (admits and no_denial)):
                return None
            if denies:
                denials.append(_place(document, telling))
    return denials[-1] if denials else None


def _said_by(document: Subject, telling: Telling, who: str, name: str) -> bool:
    match = _pattern(name).search(document.analysis.text, telling.span.start, telling.span.end)
    return match is not None and _person_before(document, match.start()) == who


def _place(document: Subject, telling: Telling) -> Place:
    return Place(document.document, document.analysis.passage(telling.span.start, min(telling.span.end, telling.span.start + _LONGEST)))


RULES: tuple[type[Rule], ...] = (SilentThoughDenied,)
