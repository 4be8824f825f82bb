"""Where the kinds that were written unseen look: sentences, days, notes with the source they cite, and words that stand in a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .dossiers import Clean, Source
from .layout import DATE, Piece, in_notes, in_quotation, marks, notes, quotations
from .planting import Span
from .proof import MONTHS, folded

MOST_PLACES = 8
_NAMES = list(MONTHS)
_MONTHS = {"en": _NAMES[:12], "fr": _NAMES[12:24], "ru": _NAMES[24:]}
_PARAGRAPH = re.compile(r"^(\d+)\. (.*)$", re.MULTILINE)
_PINPOINT = re.compile(r"\b(?:para(?:graphs?|s)?\.?|point|пункт)\s(?P<number>\d+)\b")
_IBID = re.compile(r"Ibid|Там же")
_UNDATED = {"prospectus": "prospectus"}


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text."""

    start: int
    end: int
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A note with its mark, the source and the paragraph that it cites, and the quotation before its mark."""

    note: Piece
    mark: Span
    source: Source | None
    pinpoint: re.Match[str] | None
    ibid: bool
    quotation: Piece | None


def days(text: str) -> list[Day]:
    """Return the dates of a text that are days of the calendar."""
    found = []
    for match in DATE.finditer(text):
        try:
            found.append(Day(match.start(), match.end(), date(int(match["year"]), MONTHS[match["month"]], int(match["day"]))))
        except ValueError:
            continue
    return found


def told(day: date, language: str) -> str:
    """Return a day as a dossier in a language writes it."""
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[language][day.month - 1]} {day.year}"


def language_at(clean: Clean, place: Day) -> str:
    """Return the language of a date: that of its month."""
    month = clean.text[place.start : place.end].split()[1]
    return next(language for language, names in _MONTHS.items() if month in names)


def source_days(clean: Clean) -> set[date]:
    """Return the days that the sources of a case name."""
    return {one.day for source in clean.sources for one in days(source.text)}


def line_at(clean: Clean, place: int) -> Span:
    """Return the line that a place stands in."""
    start = clean.text.rfind("\n", 0, place) + 1
    end = clean.text.find("\n", place)
    return start, len(clean.text) if end < 0 else end


def sentence_at(clean: Clean, place: int) -> Span:
    """Return the sentence, or the line where it has none, that a place stands in."""
    begun, ended = line_at(clean, place)
    stops = [
        match.end()
        for match in re.finditer(r"(?<![A-Z])(?<!Mr)(?<!Dr)(?<!Ms)[.!?;][”»]?(?:\[\^?\d+\]|[⁰¹²³⁴-⁹]+)?\s", clean.text[begun:ended])
    ]
    start = max([0, *(stop for stop in stops if stop <= place - begun)])
    end = min([ended - begun, *(stop for stop in stops if stop > place - begun)])
    return begun + start, begun + end


def elsewhere(clean: Clean, words: str, start: int) -> tuple[Span, ...]:
    """Return the other places of a dossier that hold the same words, at most a few."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", clean.text) if match.start() != start]
    return tuple(found[:MOST_PLACES])


def in_sources(clean: Clean, words: str) -> bool:
    """Tell whether words stand in a source."""
    pattern = re.compile(rf"(?<!\w){re.escape(folded(words))}(?!\w)")
    return any(pattern.search(folded(source.text)) for source in clean.sources)


def running(clean: Clean, start: int, end: int) -> bool:
    """Tell whether a stretch stands in running text: no quotation, note, heading or table."""
    line = clean.text[slice(*line_at(clean, start))]
    return not (in_quotation(clean, start, end) or in_notes(clean, start) or line.startswith(("#", "|")))


def paragraphs_of(source: Source) -> dict[int, str]:
    """Return the numbered paragraphs of a source."""
    return {int(match[1]): match[2] for match in _PARAGRAPH.finditer(source.text)}


def cited(clean: Clean) -> Iterator[Cited]:
    """Yield the notes in order, each with what it cites."""
    called = {mark.number: mark for mark in marks(clean)}
    quoted = quotations(clean, words=3)
    source: Source | None = None
    for note in sorted(notes(clean), key=lambda one: one.number):
        ibid = bool(_IBID.search(note.text))
        if not ibid:
            source = _source(clean, note.text)
        mark = called[note.number]
        before = [one for one in quoted if 0 <= mark.start - one.end <= 4]
        yield Cited(
            note=note,
            mark=mark.span,
            source=source,
            pinpoint=_PINPOINT.search(clean.text, note.start, note.end),
            ibid=ibid,
            quotation=before[0] if before else None,
        )


def _source(clean: Clean, words: str) -> Source | None:
    named = {one.day.isoformat() for one in days(words)}
    for source in clean.sources:
        if any(day in source.path.stem for day in named):
            return source
        if any(word in words and stem in source.path.stem for word, stem in _UNDATED.items()):
            return source
    return None


def spans_of(one: Cited) -> tuple[Span, ...]:
    """Return the mark of a note and the quotation before it."""
    return (one.mark, *((one.quotation.span,) if one.quotation else ()))
