"""Which document a quotation is said to come from: by a cite key, its note, an attachment, or words such as "letter of 3 May 2016".

Invariant: a document is named only where one alone fits; where two have the same day, neither is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePath

from ...model.passages import Passage, Span
from ...model.reading import Citation
from ..subject import Subject
from .notes import meant_by
from .sources import Source, sources_of
from .stretches import Stretch

_KEY = re.compile(r"\[@(?P<key>[^\s\]:#]+)(?::[^\]\s]*)?")
_DATED = re.compile(
    r"\b(?P<kind>letter|judge?ment|ruling|decision|order|report|resolution|statement|testimony|interview|deposition|opinion|article|minutes|"
    r"memorandum|record|lettre|jugement|arrêt|arrêté|décision|ordonnance|rapport|résolution|déclaration|témoignage|entretien|avis|procès-verbal|"
    r"письм\w*|решени\w*|постановлени\w*|определени\w*|приговор\w*|приказ\w*|отчет\w*|отчёт\w*|заключени\w*|заявлени\w*|показани\w*|протокол\w*)"
    r"\s+(?:of|dated|from|du|de|en date du|от)\s+(?:\w+,?\s+)?$",
    re.IGNORECASE,
)
_IBID = re.compile(r"[\s\d⁰¹²³⁴-⁹^\[\]:.]*(?:ibid|idem|там же|ebd|ebenda)", re.IGNORECASE)
_NEAR = 12
"""Characters after a quotation in which its note's mark or its key stands."""


class Sure(IntEnum):
    """How surely a quotation cites a document."""

    SENTENCE = 1
    NOTE = 2
    KEY = 3


@dataclass(frozen=True, slots=True)
class Cites:
    """The document that a quotation cites, and the words that say so, in the normal form."""

    source: Source
    sure: Sure
    where: Span


def cited_by(subject: Subject, stretch: Stretch) -> Cites | None:
    """Return the document that a quotation is said to come from, where it is one of the run or of the case."""
    every = sources_of(subject)
    if not every:
        return None
    inside = _note_around(subject, stretch)
    if inside is not None:
        return _by_own_note(subject, inside, every)
    return _by_key(subject, stretch, every) or _by_note(subject, stretch, every) or _by_words(subject, stretch, every)


def _note_around(subject: Subject, stretch: Stretch) -> Citation | None:
    """Return the note in which a quotation stands."""
    at = stretch.passage.start
    return next((one for one in subject.reading.citations if one.kind == "footnote" and one.passage.start <= at < one.passage.end), None)


def _by_own_note(subject: Subject, note: Citation, every: Sequence[Source]) -> Cites | None:
    """Return the document of the note in which the words are quoted: it names its source itself."""
    where = subject.analysis.span_of(note.passage)
    named = _named_in(subject, where, every)
    meant = [named] if named is not None else meant_by(subject, note)
    return Cites(meant[0], Sure.NOTE, where) if len(meant) == 1 else None


def _by_key(subject: Subject, stretch: Stretch, every: Sequence[Source]) -> Cites | None:
    text = subject.analysis.text
    end = _end_of_sentence(subject, stretch)
    match = _KEY.search(text, stretch.span.end, min(len(text), end + 80))
    if match is None or '"' in text[stretch.outer.end : match.start()]:
        return None
    key = match["key"].casefold()
    named = [one for one in every if key in _names(one)] or [one for one in every if one.date and one.date in key and _is_day(one.date)]
    return Cites(named[0], Sure.KEY, Span(*match.span())) if len(named) == 1 else None


def _names(source: Source) -> set[str]:
    path = PurePath(source.document)
    return {
        source.document.casefold(),
        path.name.casefold(),
        path.stem.casefold(),
        source.name.casefold(),
        PurePath(source.name).stem.casefold(),
    }


def _by_note(subject: Subject, stretch: Stretch, every: Sequence[Source]) -> Cites | None:
    for mark in _marks_after(subject, stretch):
        if mark.target_passage is not None:
            where = subject.analysis.span_of(_note_meant(subject, mark.target_passage))
            named = _named_in(subject, where, every)
            meant = [named] if named is not None else meant_by(subject, mark)
            if len(meant) == 1:
                return Cites(meant[0], Sure.NOTE, where)
    return None


def _note_meant(subject: Subject, note: Passage) -> Passage:
    """Return a note, or the one before it that "ibid." means; where a number between them is missing, it means the lost one."""
    told: list[tuple[Passage, str]] = subject.once(
        "notes in order", lambda: sorted((one.passage, one.target) for one in subject.reading.citations if one.kind == "footnote")
    )
    notes = [passage for passage, _ in told]
    at = bisect_left(notes, note)
    while 0 < at < len(notes) and _IBID.match(notes[at].exact):
        if _is_gap(told[at - 1][1], told[at][1]):
            return note
        at -= 1
    return notes[at] if at < len(notes) and (at == 0 or notes[at].start <= note.start) else note


def _is_gap(before: str, number: str) -> bool:
    return before.isdigit() and number.isdigit() and int(number) - int(before) > 1


def marks_after(subject: Subject, stretch: Stretch) -> list[Citation]:
    """Return the marks of notes and attachments that stand behind a quotation."""
    return list(_marks_after(subject, stretch))


def _marks_after(subject: Subject, stretch: Stretch) -> Iterator[Citation]:
    end = subject.analysis.normal.original(Span(stretch.outer.start, stretch.outer.end)).end
    marks: list[Citation] = subject.once(
        "marks", lambda: [one for one in subject.reading.citations if one.kind in {"footnote-mark", "attachment-mark"}]
    )
    for mark in marks:
        if -2 <= mark.passage.start - end <= _NEAR and '"' not in subject.text[end : mark.passage.start]:
            yield mark


def _named_in(subject: Subject, where: Span, every: Sequence[Source], *, kinds: bool = False) -> Source | None:
    """Return the one document whose day stands in a stretch; ``kinds`` asks for a word such as "letter of" before the day."""
    text = subject.analysis.text
    found: dict[str, Source] = {}
    for date in _days_in(subject, where):
        if kinds and not _DATED.search(text, max(where.start, date[0] - 60), date[0]):
            continue
        same = [one for one in every if one.date == date[1] or (date[1] in one.name and not _is_day(one.date))]
        if len(same) > 1:
            return None
        found.update({one.document: one for one in same})
    return next(iter(found.values())) if len(found) == 1 else None


def _days_in(subject: Subject, where: Span) -> list[tuple[int, str]]:
    days: list[tuple[int, str]] = subject.once(
        "days", lambda: [(subject.analysis.span_of(one.passage).start, one.edtf) for one in subject.reading.dates if _is_day(one.edtf)]
    )
    return [one for one in days if where.start <= one[0] < where.end]


def _is_day(edtf: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf) is not None


def _by_words(subject: Subject, stretch: Stretch, every: Sequence[Source]) -> Cites | None:
    sentence = subject.analysis.sentence_at(stretch.outer.start)
    start = sentence.span.start if sentence else max(0, stretch.outer.start - 200)
    where = Span(min(start, stretch.outer.start), stretch.outer.start)
    named = _named_in(subject, where, every, kinds=True)
    return Cites(named, Sure.SENTENCE, where) if named else None


def _end_of_sentence(subject: Subject, stretch: Stretch) -> int:
    sentence = subject.analysis.sentence_at(max(stretch.span.start, stretch.span.end - 1))
    return sentence.span.end if sentence else stretch.outer.end
