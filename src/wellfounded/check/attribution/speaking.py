"""Whose words are quoted: the one who is said to speak, held against the document in which the words stand.

Invariant: the words stand in the document letter by letter and are its own; nothing is said where the speaker is named in its head, in its
signature or near the words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ...model.passages import Passage, Span
from ..placing import Placed
from ..quotations.citing import Sure, cited_by
from ..quotations.held import Held, Looked, looked_up
from ..quotations.sources import Source, sources_of
from ..rule import Rule
from ..standings.courts import courts_in
from ..subject import Subject
from ..surnames import key_of
from ..tables import table
from .echoes import frames

_LEAD, _TAIL = 150, 70
"""Characters before and behind a quotation in which its speaker is looked for."""
_SUBJECT = 60
"""Characters between a speaker and the verb, or the end of the lead."""
_HEAD_LINES, _HEAD_LINE, _TAIL_LINES = 9, 140, 4
_LONGEST = 280
_PRONOUN = re.compile(r"\b(?:it|he|she|they|we|i|il|elle|ils|elles|nous|on|он|она|оно|они|мы|я|who|qui|котор\w+)\b[^.;]*$")
_OF_PARTIES = re.compile(
    r" (?:v\.?|vs\.?|c\.|contre|против) |^(?:To|À|A l'attention|In (?:re|the matter of)|Dear|Re) |"
    r"\b(?:concerning|in the case of|against|extradition of|concernant|"
    r"в отношении|по делу)\b"
)
"""Lines of a head that name those whom a document is about or goes to, and not its author."""
_CUT = re.compile(r"[.!?;] (?=[^\W_a-zà-öø-ÿа-яё])|\n")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is said to speak: a person by the key of the surname, or a body by the stems of its words."""

    name: str
    person: str
    stems: frozenset[str]
    given: frozenset[str] = frozenset()
    """The given names of all persons of that surname: letters are signed with those alone."""


@dataclass(frozen=True, slots=True)
class Author:
    """What a document says of who wrote it: the words of its first and last lines, and whether it is headed by a body."""

    words: frozenset[str]
    first: frozenset[str]
    parties: frozenset[str]


def author_of(source: Source) -> Author:
    """Return who a document says that it is by, as its words."""
    return source.once("author by head and signature", lambda: _author(source.analysis.text))


def _author(text: str) -> Author:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    head = []
    for line in lines[:_HEAD_LINES]:
        if len(line) > _HEAD_LINE or re.match(r"(?:1|I)[.)] ", line):
            break
        head.append(line)
    versus = [line for line in head if _OF_PARTIES.search(line)]
    own = " ".join([*(line for line in head if line not in versus), *(line for line in lines[-_TAIL_LINES:] if line not in versus)])
    return Author(_keys(own), _keys(" ".join(head[:2])), _keys(" ".join(versus)))


def _keys(text: str) -> frozenset[str]:
    return frozenset(key for word in re.findall(r"[^\W\d_]{2,}", text) for key in (key_of(word), fold(word)[:6]))


def speakers_of(subject: Subject, looked: Looked) -> tuple[Speaker, ...]:
    """Return who is said to speak a quotation: the subject of the verb before it or behind it, or whom "according to" names."""
    text, outer = subject.analysis.text, looked.stretch.outer
    start = max(text.rfind("\n", 0, outer.start) + 1, outer.start - _LEAD)
    cuts = [match.end() for match in _CUT.finditer(text, start, outer.start)]
    begun = cuts[-1] if cuts else start
    quoted = text.rfind('"', begun, outer.start)
    if quoted >= 0:
        begun = quoted + 1
    line_end = text.find("\n", outer.end)
    ended = min(len(text) if line_end < 0 else line_end, outer.end + _TAIL)
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


def is_by(source: Source, held: Held, speaker: Speaker) -> bool:
    """Say whether the words may be this speaker's: he is named as author or near the words, or the document reports what somebody said."""
    author = author_of(source)
    span = source.span(*held.span)
    text = source.analysis.text
    end = text.find("\n", span.end)
    near = _keys(text[text.rfind("\n", 0, span.start) + 1 : len(text) if end < 0 else end])
    if speaker.person:
        if speaker.person in author.words or speaker.person in near or speaker.given & author.words:
            return True
        sentence = source.analysis.sentence_at(span.start)
        inside = text[sentence.span.start : sentence.span.end].casefold() if sentence else ""
        return speaker.person in _keys(text) and _says(inside)
    wide = {key[:5] for key in (*author.words, *near)}
    return all(stem[:5] in wide for stem in speaker.stems) or not {stem[:5] for stem in speaker.stems} - {key[:5] for key in author.first}


def _says(words: str) -> bool:
    """Say whether a sentence of a document gives its words to somebody."""
    return any(frames()[grade].search(words) for grade in ("alleging", "saying", "admitting"))


def _is_known_author(subject: Subject, source: Source, speaker: Speaker) -> bool:
    """Say whether a speaker is known as the author of another document, or a person whom the document never names."""
    others = [one for one in sources_of(subject) if one.document != source.document]
    if speaker.person:
        return (
            speaker.person not in _keys(source.analysis.text)
            or speaker.person in author_of(source).parties
            or any(speaker.person in author_of(one).words for one in others)
        )
    stems = {stem[:5] for stem in speaker.stems}
    return any(stems <= {key[:5] for key in author_of(one).first} for one in others)


class OtherAuthor(Rule):
    """Words are quoted as those of one person or body, and the document in which they stand is by another.

    Who speaks decides what the words weigh: a court's finding binds, a party's does not. The other side opens the document, reads whose it
    is, and doubts every other quotation.
    """

    code = "ATT601"
    title = "a quotation given to somebody who did not write the document"
    severity = Severity.ERROR
    unsure = True
    example = (
        "=== ruling.txt, 2017-05-04\nHARBOUR TRIBUNAL\n4 May 2017\n\n1. The crates were never opened by the guard at the gate.\n\n"
        "Judge: T. Orme\n"
        "=== report.txt, 2018-02-01\nMr Oskar Lund wrote: “The crates were never opened by the guard at the gate.” He left in June.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nHARBOUR TRIBUNAL\n4 May 2017\n\n1. The crates were never opened by the guard at the gate.\n\n"
        "Judge: T. Orme\n"
        "=== report.txt, 2018-02-01\nJudge Orme wrote: “The crates were never opened by the guard at the gate.” He left in June.\n"
    )
    sure = "Asked where every word stands in the document and it nowhere gives them to the speaker; a ghost writer is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for looked in looked_up(subject):
            own = [one for one in looked.exact if not one.source.is_quoted(*one.span)]
            speakers = speakers_of(subject, looked) if own and len(own) == len(looked.exact) else ()
            for speaker in speakers:
                if speaker.name in looked.stretch.passage.exact:
                    continue  # the words themselves begin with the name
                if any(is_by(one.source, one, speaker) for one in own) or not _is_known_author(subject, own[0].source, speaker):
                    continue
                said = f"The words are given to {speaker.name}; they stand in {own[0].source.name}, which is by somebody else."
                yield self.finding(subject, said, *_passages(subject, looked, speaker), related=[_place(own[0])])
                break


def _passages(subject: Subject, looked: Looked, speaker: Speaker) -> list[Passage]:
    text, outer = subject.analysis.text, looked.stretch.outer
    at = text.rfind(speaker.name, max(0, outer.start - 2 * _LEAD), outer.start)
    start = at if at >= 0 else outer.start
    behind = text.find(speaker.name, outer.end, outer.end + 2 * _TAIL)
    end = behind + len(speaker.name) if at < 0 <= behind else outer.end
    return [subject.analysis.passage(start, min(end, start + _LONGEST))]


def _place(held: Held) -> Place:
    start, end = held.span
    return held.source.place(start, end)


class WrittenMadeSpoken(Rule):
    """Words that stand in a document are quoted as if somebody had said them to the authors of the text.

    The reader is told of a witness whom the authors met. If there was no such conversation, the text has invented one, and what the
    document is worth is lost as well.
    """

    code = "ATT602"
    title = "“told us” before words that stand in a document"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2017-05-04\nHARBOUR TRIBUNAL\n4 May 2017\n\n1. The crates were never opened by the guard at the gate.\n"
        "=== report.txt, 2018-02-01\nThe judge told us that “the crates were never opened by the guard at the gate”. He left in June.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nHARBOUR TRIBUNAL\n4 May 2017\n\n1. The crates were never opened by the guard at the gate.\n"
        "=== report.txt, 2018-02-01\nThe judge wrote that “the crates were never opened by the guard at the gate”. He left in June.\n"
    )
    sure = "Asked where every word stands in a document, or the note cites one; records of conversations are let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if not _spoken().search(subject.analysis.text.casefold()):
            return
        for looked in looked_up(subject):
            match = _said_to_us(subject, looked)
            if match is None:
                continue
            held = [one for one in looked.exact if not one.source.is_quoted(*one.span)]
            cites = None if looked.exact else cited_by(subject, looked.stretch)
            source = held[0].source if held else cites.source if cites and cites.sure >= Sure.NOTE else None
            if source is None or _is_record(source):
                continue
            said = f"“{subject.analysis.text[match.start : match.end]}”, and the words stand in a document, {source.name}."
            passage = subject.analysis.passage(min(match.start, looked.stretch.outer.start), max(match.end, looked.stretch.outer.start + 1))
            yield self.finding(subject, said, passage, related=[_place(held[0])] if held else [])


def _said_to_us(subject: Subject, looked: Looked) -> Span | None:
    text, outer = subject.analysis.text, looked.stretch.outer
    line = text.rfind("\n", 0, outer.start) + 1
    begun = max(line, outer.start - _LEAD, text.rfind('"', line, outer.start) + 1)
    cuts = [match.end() for match in _CUT.finditer(text, begun, outer.start)]
    begun = cuts[-1] if cuts else begun
    found = list(_spoken().finditer(text[begun : outer.start].casefold()))
    if found:
        return Span(begun + found[-1].start(), begun + found[-1].end())
    end = text.find("\n", outer.end)
    behind = re.split(r"[.;\"](?: |$)", text[outer.end : min(len(text) if end < 0 else end, outer.end + _TAIL)])[0].casefold()
    match = _spoken().search(behind)
    return Span(outer.end + match.start(), outer.end + match.end()) if match else None


def _is_record(source: Source) -> bool:
    head = f"{source.name} {source.analysis.text[:300]}".casefold()
    return re.search(table("attribution", "speakers_of_words")["spoken"]["records"], head) is not None


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
def _spoken() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(table('attribution', 'speakers_of_words')['spoken']['words'])})(?![\w-])")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table('attribution', 'speakers_of_words')['bodies']['heads']})(?!\w)")


RULES: tuple[type[Rule], ...] = (OtherAuthor, WrittenMadeSpoken)
