"""Who is said to speak a quotation: a person or a body before or behind it, by the verb that stands with it.

Invariant: where the words before a quotation deny that somebody said it, nobody is said to speak it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.folding import fold
from ...model.passages import Span
from ..placing import Placed
from ..quotations.held import Looked
from ..standings.courts import courts_in
from ..subject import Subject
from ..surnames import key_of
from ..tables import table

LEAD, TAIL = 150, 70
"""Characters before and behind a quotation in which its speaker is looked for."""
_SUBJECT = 60
"""Characters between a speaker and the verb, or the end of the lead."""
_PRONOUN = re.compile(r"\b(?:it|he|she|they|we|i|il|elle|ils|elles|nous|on|он|она|оно|они|мы|я|who|qui|котор\w+)\b[^.;]*$")
SENTENCE_END = re.compile(r"[.!?;] (?=[^\W_a-zà-öø-ÿа-яё])|\n")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is said to speak: a person by the key of the surname, or a body by the stems of its words."""

    name: str
    person: str
    stems: frozenset[str]
    given: frozenset[str] = frozenset()
    """The given names of all persons of that surname: letters are signed with those alone."""


def speakers_of(subject: Subject, looked: Looked) -> tuple[Speaker, ...]:
    """Return who is said to speak a quotation: the subject of the verb before it or behind it, or whom "according to" names."""
    text, outer = subject.analysis.text, looked.stretch.outer
    start = max(text.rfind("\n", 0, outer.start) + 1, outer.start - LEAD)
    cuts = [match.end() for match in SENTENCE_END.finditer(text, start, outer.start)]
    begun = cuts[-1] if cuts else start
    quoted = text.rfind('"', begun, outer.start)
    if quoted >= 0:
        begun = quoted + 1
    line_end = text.find("\n", outer.end)
    ended = min(len(text) if line_end < 0 else line_end, outer.end + TAIL)
    stop = re.search(r"[.;\"](?: |$)", text[outer.end : ended])
    tail = Span(outer.end, outer.end + stop.start() if stop else ended)
    return _before(subject, Span(begun, outer.start)) or _behind(subject, tail)


def _before(subject: Subject, lead: Span) -> tuple[Speaker, ...]:
    words = subject.analysis.text[lead.start : lead.end].casefold()
    if _denied().search(words):
        return ()
    verbs = list(_verbs().finditer(words))
    according = list(_according().finditer(words))
    if according and (not verbs or according[-1].start() > verbs[-1].start()):
        named = _named(subject, Span(lead.start + according[-1].end(), lead.end))
        return named[:1] if named else ()
    if not verbs:
        return ()
    named = _named(subject, Span(lead.start, lead.start + verbs[-1].start()))
    inside = subject.analysis.text[lead.start : lead.start + verbs[-1].start()]
    at = inside.rfind(named[0].name) + len(named[0].name) if named else -1
    return named[:1] if named and len(inside) - at <= _SUBJECT and not _PRONOUN.search(inside[at:].casefold()) else ()


def _behind(subject: Subject, tail: Span) -> tuple[Speaker, ...]:
    words = subject.analysis.text[tail.start : tail.end].casefold()
    verb = _verbs().search(words)
    entry = re.match(r"\s*\((?=[^\W\d_a-zà-ÿа-яё])", subject.analysis.text[tail.start : tail.end])
    if verb is None and entry is None:
        return ()
    return _named(subject, tail)[:1]


def _named(subject: Subject, span: Span) -> tuple[Speaker, ...]:
    """Return the persons and bodies named in a stretch, in order."""
    placed = subject.once_alone("speakers by place", lambda: Placed(list(_every(subject)), lambda one: one[0]))
    found = [(start, one) for start, one in placed.beginning_in(span.start, span.end)]
    for court in courts_in(subject.analysis.text, span.start, span.end):
        stems = frozenset(fold(word)[:6] for word in re.findall(r"[^\W\d_]{4,}", court.text)) | court.places
        if len(stems) > 1:
            found.append((court.span.start, Speaker(court.text, "", stems)))
    found.sort(key=lambda one: (one[0], -len(one[1].name)))
    return tuple(one for _, one in found)


def _every(subject: Subject) -> Iterator[tuple[int, Speaker]]:
    given: dict[str, set[str]] = defaultdict(set)
    for name in subject.reading.names:
        *first, last = name.form.split() or [""]
        given[key_of(last)] |= {key_of(word) for word in first if len(word) > 2}
    for name in subject.reading.names:
        words = name.form.split()
        span = subject.analysis.span_of(name.passage)
        shown = subject.analysis.text[span.start : span.end]
        if name.kind.value == "person" and words and words[-1][:1].isupper() and len(words[-1]) > 2:
            yield span.start, Speaker(shown, key_of(words[-1]), frozenset(), frozenset(given[key_of(words[-1])]))
        elif name.kind.value == "body" and _heads().search(name.form.casefold()):
            stems = frozenset(fold(word)[:6] for word in re.findall(r"[^\W\d_]{4,}", name.form))
            if len(stems) > 1:
                yield span.start, Speaker(shown, "", stems)


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(table('attribution', 'speakers_of_words')['speech']['verbs'])})(?![\w-])")


@cache
def _according() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(table('attribution', 'speakers_of_words')['speech']['according'])})(?![\w-])")


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(table('attribution', 'speakers_of_words')['speech']['denies'])})(?![\w-])")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table('attribution', 'speakers_of_words')['bodies']['heads']})(?!\w)")
