"""Silent here, and denying in a source: somebody who "has never commented" and whom the documents hear deny.

Invariant: the person stands before the words in both sentences, or is the last one named before them in the paragraph; where a document of
the run tells of the silence too, or of an admission, nothing is found. Silence and denial share a weighty word, or the silence is on the
accusation itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ..alignment.telling import Telling, own_tellings, stem
from ..placing import Placed
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .denials import said_outright, words_of
from .echoes import sentence_of

_BACK = 320
"""Code points before a "he" in which the person is named."""
_LEAST = 4
"""Letters that a surname has before the ending of its case."""


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
    sure = "Asked of “never” alone and where no document tells of the silence; one word in common may stand for two things."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for telling, silent in said_outright(subject, "silent"):
            who = _person_before(subject, silent.start())
            found = _denial_of(subject, who, telling, silent) if who else None
            if found is not None:
                where = "elsewhere in this text" if found.document == subject.document else f"in {found.document}"
                yield self.finding(
                    subject, f"“{silent.group()}” here, and a denial {where}.", sentence_of(subject, telling), related=[found]
                )


def _persons(subject: Subject) -> Placed[tuple[Span, str]]:
    def made() -> Placed[tuple[Span, str]]:
        rows = [
            (subject.analysis.span_of(one.passage), _surname(one.form.split()[-1]))
            for one in subject.reading.names
            if one.kind is NameKind.PERSON and one.form.split()
        ]
        return Placed(sorted(rows), lambda one: one[0].start)

    return subject.once_alone("persons by last word", made)


def _surname(word: str) -> str:
    """Return the key of a whole surname, in Russian without the ending of its case."""
    small = word.casefold()
    ending = next(
        (one for one in table("attribution", "admitted")["endings"] if small.endswith(one) and len(small) - len(one) >= _LEAST), ""
    )
    return fold(small.removesuffix(ending))


def _person_before(subject: Subject, at: int) -> str:
    """Return the key of the last person who is named before a place in its paragraph."""
    start = max(subject.analysis.text.rfind("\n", 0, at) + 1, at - _BACK)
    before = _persons(subject).beginning_in(start, at)
    return before[-1][1] if before else ""


def _thing(telling: Telling, end: int) -> frozenset[str]:
    """Return the stems of the weighty words behind a place of the normal form, in their sentence."""
    at = end - telling.span.start
    words = zip(telling.words, telling.starts, telling.weighty, strict=True)
    return frozenset(stem(word) for word, start, counts in words if counts and start >= at) - _light()


@cache
def _light() -> frozenset[str]:
    return frozenset(stem(word) for word in table("attribution", "admitted")["light"])


@dataclass(frozen=True)
class _Said:
    """A sentence that denies, admits or passes over: which of them, of whom, of what, and where."""

    name: str
    who: str
    thing: frozenset[str]
    telling: Telling


def _said_in(document: Subject) -> tuple[_Said, ...]:
    """Return every denial, admission and silence of a document whose person is known, made once."""

    def made() -> tuple[_Said, ...]:
        text = document.analysis.text
        return tuple(
            _Said(name, who, _thing(telling, match.end()), telling)
            for telling in own_tellings(document)
            for name in ("denies", "admits", "passed_over")
            if (match := words_of(name).search(text, telling.span.start, telling.span.end))
            and (who := _person_before(document, match.start()))
        )

    return document.once_alone("denials, admissions and silences", made)


def _denial_of(subject: Subject, who: str, telling: Telling, silent: re.Match[str]) -> Place | None:
    """Return where a document tells that a person denies what he is told to be silent on; None where one tells that he is silent, or
    that he admits what he is told not to deny.
    """
    behind = subject.analysis.text[silent.end() : telling.span.end]
    charged = words_of("accusation").search(behind) is not None
    if not charged and words_of("asked").search(behind):
        return None
    thing = _thing(telling, silent.end())
    no_denial = words_of("not_denied").search(silent.group()) is not None
    denials = []
    for document in (subject, *subject.others):
        said = [one for one in _said_in(document) if one.who == who]
        if document is not subject and any(one.name == "passed_over" or (one.name == "admits" and no_denial) for one in said):
            return None
        denials += [
            document.place(sentence_of(document, one.telling)) for one in said if one.name == "denies" and (charged or one.thing & thing)
        ]
    return denials[-1] if denials else None


RULES: tuple[type[Rule], ...] = (SilentThoughDenied,)
