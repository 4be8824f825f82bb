"""Whose words are quoted: the one who is said to speak, held against the document in which the words stand.

Invariant: the words stand in the document letter by letter and are its own; nothing is said where the speaker is named in its head, in its
signature or near the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage, Span
from ..quotations.citing import Sure, cited_by
from ..quotations.held import Held, Looked, looked_up
from ..quotations.sources import Source
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .authors import is_by, is_known_author
from .quote_speakers import LEAD, SENTENCE_END, TAIL, Speaker, speakers_of

_LONGEST = 280


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
                if any(is_by(one.source, one, speaker) for one in own) or not is_known_author(subject, own[0].source, speaker):
                    continue
                said = f"The words are given to {speaker.name}; they stand in {own[0].source.name}, which is by somebody else."
                yield self.finding(subject, said, *_passages(subject, looked, speaker), related=[_place(own[0])])
                break


def _passages(subject: Subject, looked: Looked, speaker: Speaker) -> list[Passage]:
    text, outer = subject.analysis.text, looked.stretch.outer
    at = text.rfind(speaker.name, max(0, outer.start - 2 * LEAD), outer.start)
    start = at if at >= 0 else outer.start
    behind = text.find(speaker.name, outer.end, outer.end + 2 * TAIL)
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
    begun = max(line, outer.start - LEAD, text.rfind('"', line, outer.start) + 1)
    cuts = [match.end() for match in SENTENCE_END.finditer(text, begun, outer.start)]
    begun = cuts[-1] if cuts else begun
    found = list(_spoken().finditer(text[begun : outer.start].casefold()))
    if found:
        return Span(begun + found[-1].start(), begun + found[-1].end())
    end = text.find("\n", outer.end)
    behind = re.split(r"[.;\"](?: |$)", text[outer.end : min(len(text) if end < 0 else end, outer.end + TAIL)])[0].casefold()
    match = _spoken().search(behind)
    return Span(outer.end + match.start(), outer.end + match.end()) if match else None


def _is_record(source: Source) -> bool:
    head = f"{source.name} {source.analysis.text[:300]}".casefold()
    return re.search(table("attribution", "speakers_of_words")["spoken"]["records"], head) is not None


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(table('attribution', 'speakers_of_words')['spoken']['words'])})(?![\w-])")


RULES: tuple[type[Rule], ...] = (OtherAuthor, WrittenMadeSpoken)
