"""Who speaks in the source: a person or a court that is given its words and stands nowhere where they stand.

Invariant: the words are those of one source alone, and that source says whose it is, by its head, its signature or a name beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.labels import NameKind
from ...model.passages import Span
from ..quotations.held import Held, Looked, looked_up
from ..rule import Rule
from ..standings.courts import Court, courts_in
from ..standings.verdict_courts import head_court
from ..subject import Subject
from ..surnames import key_of
from ..tables import table
from .echoes import frame_before

_BEFORE, _AFTER = 110, 40
_HEAD, _TAIL = 500, 260
_OF_WHOM = r"(?:(?:(?:the|his|her|its|their|le|la|son|sa|leur) |l['’])[\w-]+(?: (?:of|de|du|des)? ?(?:the |la |l')?[\w-]+){0,2},? )?"
_TURNED = 64
"""Characters in which a verb and a form of address stand between the words and a name behind them."""
_SAME = 3
"""Characters between a name and the words that are directly his."""


class NotInItsSource(Rule):
    """Quoted words are given to a person or a court that does not speak in the document in which they stand.

    The document is known, so the mistake is plain to everybody who opens it. The one who is named never said it, and the one who did is
    robbed of it.
    """

    code = "ATT504"
    title = "words given to somebody who does not speak in their source"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2017-05-04\nSUPREME COURT OF TARN\n4 May 2017\nBefore: Justice I. Marrow\n\n"
        "1. A warning is not an offence because it frightens somebody.\n"
        "=== report.txt, 2018-02-01\nThe case was heard in May. Justice Tom Fenn said: “A warning is not an offence because it frightens "
        "somebody.”\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nSUPREME COURT OF TARN\n4 May 2017\nBefore: Justice I. Marrow\n\n"
        "1. A warning is not an offence because it frightens somebody.\n"
        "=== report.txt, 2018-02-01\nThe case was heard in May. Justice Ida Marrow said: “A warning is not an offence because it frightens "
        "somebody.”\n"
    )
    sure = "Asked where the words stand in one source only, which names its author or court; whoever repeats them elsewhere is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for looked in looked_up(subject):
            held = looked.exact[0] if len(looked.exact) == 1 else None
            if held is None or held.source.subject is None:
                continue
            said = self._wrong_person(subject, looked, held, held.source.subject) or self._wrong_court(
                subject, looked, held, held.source.subject
            )
            if said is not None:
                name, passage = said
                message = f"“{name}” is given words of {held.source.name}, where somebody else speaks."
                yield self.finding(
                    subject, message, subject.analysis.passage(*passage), looked.stretch.passage, related=[held.source.place(*held.span)]
                )

    def _wrong_person(self, subject: Subject, looked: Looked, held: Held, source: Subject) -> tuple[str, tuple[int, int]] | None:
        found = _person_who_speaks(subject, looked)
        if found is None:
            return None
        span, key, directly = found
        place = held.source.passage(*held.span)
        inside = source.once("keys of all names", lambda: _keys_in(source, 0, max(len(source.text), _HEAD)))
        if key in inside or _other_words(subject, key) & inside or held.source.is_quoted(*held.span):
            other = (
                _speaks_there(source, held) - {key} if key not in _keys_in(source, *_paragraph(source.text, place.start)) else frozenset()
            )
            return (subject.analysis.text[span.start : span.end], (span.start, span.end)) if len(other) == 1 else None
        named = _keys_in(source, max(0, place.start - _BEFORE), place.start)
        authors = _keys_in(source, 0, _HEAD) | _keys_in(source, len(source.text) - _TAIL, len(source.text))
        sentence = source.analysis.sentence_at(source.analysis.span_of(place).start)
        begun = sentence.span.start if sentence is not None else max(0, place.start - _BEFORE)
        framed = frame_before(source.analysis.text[begun : source.analysis.span_of(place).start].casefold())[0]
        if (framed and not named) or not (named if directly else authors | named):
            return None
        return subject.analysis.text[span.start : span.end], (span.start, span.end)

    def _wrong_court(self, subject: Subject, looked: Looked, held: Held, source: Subject) -> tuple[str, tuple[int, int]] | None:
        head = head_court(source)
        court = _court_that_speaks(subject, looked)
        if head is None or court is None or court.may_be(head) or any(court.may_be(one) for one in _courts(source)):
            return None
        return court.text, (court.span.start, court.span.end)


def _courts(subject: Subject) -> list[Court]:
    return subject.once("courts of the text", lambda: courts_in(subject.analysis.text, 0, len(subject.analysis.text)))


def _keys_in(subject: Subject, start: int, end: int) -> frozenset[str]:
    """Return the last words of the persons named in a stretch of the text layer, and of the capitalised words of its signatures."""
    named = [one for one in subject.reading.names if one.kind is NameKind.PERSON and start <= one.passage.start < end]
    found = {key_of(word) for one in named for word in one.form.split()[-1:]}
    if end - start >= _HEAD:
        found |= {key_of(word) for word in re.findall(r"[^\W\d_]{3,}", subject.text[start:end]) if word[0].isupper()}
    return frozenset(found)


def _other_words(subject: Subject, key: str) -> frozenset[str]:
    """Return the other words by which a person is named here: a letter may be signed with the given name alone."""
    forms = (one.form.split() for one in subject.reading.names if one.kind is NameKind.PERSON and one.form.split())
    return frozenset(key_of(word) for form in forms if key_of(form[-1]) == key for word in form if len(word) > _SAME)


def _paragraph(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n\n", at)
    return max(0, text.rfind("\n\n", 0, at)), end if end >= 0 else len(text)


def _speaks_there(source: Subject, held: Held) -> frozenset[str]:
    """Return the keys of those who say the words in a source: beside a verb of saying, before the words or behind them."""
    text, span = source.analysis.text, source.analysis.span_of(held.source.passage(*held.span))
    found = set()
    for one, key in _people(source):
        if 0 <= span.start - one.end <= _BEFORE and _says().match(re.sub(r"[\"«“].*", "", text[one.end : span.start]).casefold() + " "):
            found.add(key)
        behind = text[span.end : one.start].casefold() if 0 <= one.start - span.end <= _TURNED else None
        if behind is not None and _turned().fullmatch(behind.lstrip('."»”? !')):
            found.add(key)
    return frozenset(found)


def _lead(subject: Subject, looked: Looked) -> Span:
    """Return what stands before a quotation in its own sentence, up to another quotation."""
    text, start = subject.analysis.text, looked.stretch.outer.start
    sentence = subject.analysis.sentence_at(max(0, start - 2))
    begun = max(sentence.span.start if sentence is not None else 0, start - _BEFORE, text.rfind("\n", 0, start) + 1)
    return Span(max(begun, text.rfind('"', begun, start) + 1), start)


def _person_who_speaks(subject: Subject, looked: Looked) -> tuple[Span, str, bool] | None:
    """Return the person who is said to speak, and whether the name stands directly before the words."""
    text, lead = subject.analysis.text, _lead(subject, looked)
    people = [one for one in _people(subject) if lead.start <= one[0].start < lead.end]
    if not people:
        return _person_behind(subject, looked)
    span, key = people[-1]
    gap = text[span.end : lead.end]
    if re.fullmatch(r"(?:['’]s)?[\s,]{1,3}", gap):
        told = looked.stretch.passage.exact.strip('“”«»" ').casefold()
        before = text[max(lead.start, span.start - 40) : span.start].casefold()
        if re.search(r"\b(?:according to|in the words of|selon|d'après|по словам)\s[\w .,]{0,24}$", before):
            return span, key, False
        return (span, key, True) if re.match(r"(?:who|whom|whose|which|qui|котор)", told) else None
    of_another = re.search(r"\b(?:of|de|du)\s\w*\.?\s?$", text[: span.start][-12:]) is not None
    return (span, key, False) if _says().match(gap.casefold()) and not of_another else None


def _person_behind(subject: Subject, looked: Looked) -> tuple[Span, str, bool] | None:
    """Return the person of "...", Mr Lund said."""
    text, end = subject.analysis.text, looked.stretch.outer.end
    for span, key in _people(subject):
        if not 0 <= span.start - end <= _TURNED:
            continue
        gap = text[end : span.start].casefold()
        if _turned().fullmatch(gap):
            return span, key, False
        if re.fullmatch(r"[\s,]*(?:(?:mr|ms|mrs|dr|judge|justice)\.? )?", gap):
            return (span, key, False) if re.match(_verb(), text[span.end : span.end + _AFTER].strip().casefold()) else None
    return None


def _people(subject: Subject) -> list[tuple[Span, str]]:
    return subject.once(
        "persons who may speak",
        lambda: sorted(
            (subject.analysis.span_of(one.passage), key_of(one.form.split()[-1]))
            for one in subject.reading.names
            if one.kind is NameKind.PERSON and one.form.split() and len(one.form.split()[-1]) > 2
        ),
    )


def _court_that_speaks(subject: Subject, looked: Looked) -> Court | None:
    text, lead = subject.analysis.text, _lead(subject, looked)
    courts = courts_in(text, lead.start, lead.end)
    if len(courts) != 1:
        return None
    gap = re.sub(r"^(?: (?:of|at|de|du) [A-ZÀ-Ý][\w-]+)+", "", text[courts[0].span.end : lead.end])
    before = text[max(lead.start, courts[0].span.start - 30) : courts[0].span.start].casefold()
    if re.search(r"\b(?:of|by|to|before|from|against|de|du|par|devant|that)\s(?:the |la |le )?$", before) and "according to" not in before:
        return None
    return courts[0] if _says().match(gap.casefold()) or ("according to" in before and re.fullmatch(r"[\s,]{1,3}", gap)) else None


@cache
def _verb() -> str:
    return rf"(?:{'|'.join(table('attribution', 'frames')['voices']['verbs'])})(?!\w)"


@cache
def _turned() -> re.Pattern[str]:
    """Match what stands between words and who says them where the verb comes first: », a déclaré Me; ", said Mr; », сказал."""
    return re.compile(
        rf"[\s,»\"]*(?:\[\^?\w+\]\W*)?(?:(?:y|l'|le|lui) ?)?{_verb()} {_OF_WHOM}(?:(?:mr|ms|mrs|dr|judge|justice|me|mme|m|maître)\.? )?"
    )


@cache
def _says() -> re.Pattern[str]:
    """Match what stands between a name and the words when he says them: a verb of saying, and at most a few words."""
    between = "also|later|then|has|had|who|which|further|rightly|in turn|a|en|plus tard|qui|позже|также"
    return re.compile(rf"(?:,? (?:{between}))*,? {_verb()}[^.;\"]{{0,60}}$")


RULES: tuple[type[Rule], ...] = (NotInItsSource,)
