"""The places of sources that the notes of a sentence name: which document, and which of its numbered paragraphs.

A note may name its document by its day, by words that an earlier note or an entry of the list of attachments gives a day ("Court of Appeal
of Tarn, paragraph 2"), or by pointing at the note before it. Invariant: where two documents can be meant, none is given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial

from ...model.folding import fold
from ...model.passages import Span
from ...model.reading import Citation
from ..placing import dates_in
from ..subject import Subject
from .numbered import places_in
from .sources import Source, sources_of

_PART = re.compile(r"; ")
_BEHIND = 60
"""Characters behind the mark of an attachment in which its paragraphs are named."""
_CLOSES = re.compile(r"[)\n;]")
_NOTE = re.compile(r"(?<!\w)(?:foot)?(?:notes?|n\.|сноск\w*|примеч\w*|прим\.)[\s\u00a0]?(?P<number>\d{1,3})(?![\w/]|[.,]\d)", re.IGNORECASE)
"""What sends from a note to another one: "cited above (note 6)"."""
_SAME = re.compile(
    r"\W*\w*\W*(?:ibid|id\.|(?:the )?same\b|même|там же|тот же|та же|to the same|(?:report|judgment|article|opinion|ruling) cited above)",
    re.IGNORECASE,
)
_HEAD, _DAY = 220, 10
_TOLD_BY_HEAD, _AHEAD = 1.5, 0.5
"""How much an entry must share with the head of a document, and how much more than with any other: a word that one head alone has is 1."""
_ENTRIES = frozenset({"attachment", "footnote"})
_LABEL = re.compile(r"^\W*\d{0,3}\W*")
"""What stands before the words of a note: its number."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(("para", "judg", "date", "anne", "encl", "atta", "exhi", "pièc", "piec", "пунк", "прил", "same", "pagr", "note"))


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that a note names, and the stretches of its normal form that are meant: the paragraphs, or the whole text."""

    source: Source
    places: tuple[Span, ...]
    exact: bool
    """Whether the note names paragraphs."""


def cited_behind(subject: Subject, sentence: Span) -> tuple[Cited, ...]:
    """Return what the notes name whose marks stand in a sentence of the normal form, or next behind it in its paragraph."""
    original = subject.analysis.normal.original(sentence)
    starts, marks = _marks(subject)
    first = bisect_left(starts, original.start)
    found = [one for one in marks[first : first + 6] if one.passage.start <= original.end + 3]
    if not found and first < len(marks) and "\n\n" not in subject.text[original.end : marks[first].passage.start]:
        found = [marks[first]]
    told = _told_by_notes(subject)
    return tuple(_pointed(subject, mark, one) for mark in found for one in told.get(_target(mark), ()))


def _pointed(subject: Subject, mark: Citation, cited: Cited) -> Cited:
    """Return what a mark points to: an attachment with the paragraphs that stand behind it, "(Annex 6, points 3 to 6)"."""
    if cited.exact or not mark.kind.startswith("attachment"):
        return cited
    behind = _behind(subject, mark)
    places = places_in(cited.source, subject.analysis.text[behind.start : behind.end])
    return Cited(cited.source, places, True) if places else cited


def _behind(subject: Subject, mark: Citation) -> Span:
    """Return the stretch behind the mark of an attachment in which its paragraphs are named."""
    start = subject.analysis.span_of(mark.passage).end
    return Span(start, start + len(_CLOSES.split(subject.analysis.text[start : start + _BEHIND])[0]))


def pointers_in(subject: Subject) -> Iterator[tuple[Span, Source]]:
    """Yield the stretches of the normal form that point into one document: parts of notes, and what stands behind an attachment's mark."""
    for one in subject.reading.citations:
        meant = meant_by(subject, one)
        if len(meant) != 1:
            continue
        source = meant[0]
        if one.kind == "attachment-mark":
            yield _behind(subject, one), source
        elif one.kind == "footnote" and not _names_attachment(subject, one.passage.span):
            yield subject.analysis.span_of(one.passage), source


def _names_attachment(subject: Subject, note: Span) -> bool:
    starts, marks = _marks(subject)
    return any(one.kind == "attachment-mark" for one in marks[bisect_left(starts, note.start) : bisect_left(starts, note.end)])


def meant_by(subject: Subject, mark: Citation) -> list[Source]:
    """Return the documents that the mark of a note or of an attachment stands for."""
    return list({one.source.document: one.source for one in _told_by_notes(subject).get(_target(mark), ())}.values())


def named_in(subject: Subject, sentence: Span) -> tuple[Source, ...]:
    """Return the documents that a sentence is of: those that its notes name, and those that bear one of its days."""
    days = {one.edtf for _, one in dates_in(subject, sentence.start, sentence.end) if len(one.edtf) == _DAY}
    noted = [one.source for one in cited_behind(subject, sentence)]
    return (*noted, *(one for one in sources_of(subject) if one not in noted and bears(one, days)))


def bears(source: Source, days: Set[str]) -> bool:
    """Say whether a document is of one of some days, by its own date or by that at its head."""
    return source.date in days or not days.isdisjoint(days_at_head(source))


def _marks(subject: Subject) -> tuple[list[int], list[Citation]]:
    def made() -> tuple[list[int], list[Citation]]:
        kinds = {"footnote-mark", "attachment-mark"}
        marks = sorted((one for one in subject.reading.citations if one.kind in kinds), key=lambda one: one.passage.start)
        return [one.passage.start for one in marks], marks

    return subject.once("marks by place", made)


_Target = tuple[bool, str]


def _target(one: Citation) -> _Target:
    """Return what a mark points to: a note and an attachment of one number are two things."""
    return one.kind.startswith("attachment"), one.target


def _told_by_notes(subject: Subject) -> Mapping[_Target, tuple[Cited, ...]]:
    def made() -> Mapping[_Target, tuple[Cited, ...]]:
        found: dict[_Target, tuple[Cited, ...]] = {}
        for target, one in _notes(subject):
            found[target] = (*found.get(target, ()), one)
        return found

    return subject.once("places that notes name", made)


def _notes(subject: Subject) -> Iterator[tuple[_Target, Cited]]:
    """Yield what each attachment of the list and each note stands for; the attachments first, since notes name them by number."""
    every = sources_of(subject)
    rows = sorted((one for one in subject.reading.citations if one.kind in _ENTRIES), key=lambda one: (one.kind, one.passage.start))
    told = [(one, part, _by_day(subject, part, every)) for one in rows for part in _parts(subject, one)]
    text = subject.analysis.text
    known = [(_stems(text[part.start : part.end]), source) for _, part, source in told if source is not None]
    last: Source | None = None
    numbered: dict[_Target, Source] = {}
    for one, part, source in told:
        words = _LABEL.sub("", text[part.start : part.end])
        if one.kind == "footnote":
            source = source or _by_number(subject, part, numbered) or (last if _SAME.match(words) else None)
        else:
            source = source or _by_head(_stems(words), every)
        source = source or _by_words(_stems(words), known)
        if one.kind == "footnote":
            last = source
        if source is not None:
            numbered.setdefault(_target(one), source)
            yield _target(one), _cited(source, words)
    for target, source in _named_where_first_cited(subject, every):
        if target not in numbered:
            yield target, _cited(source, "")


def _cited(source: Source, words: str) -> Cited:
    places = places_in(source, words)
    return Cited(source, places or (Span(0, len(source.analysis.text)),), bool(places))


def _named_where_first_cited(subject: Subject, every: tuple[Source, ...]) -> Iterator[tuple[_Target, Source]]:
    """Yield the attachments that no list names: the day before the first mark tells which, "the judgment of 3 May 2019 (Exhibit 1)"."""
    seen: set[_Target] = set()
    before = 0
    for mark in _marks(subject)[1]:
        where = subject.analysis.span_of(mark.passage)
        sentence = subject.analysis.sentence_at(where.start)
        if mark.kind.startswith("attachment") and _target(mark) not in seen and sentence is not None:
            opens = before if sentence.span.start <= before <= where.start else min(sentence.span.start, where.start)
            source = _by_day(subject, Span(opens, where.start), every)
            if source is not None:
                yield _target(mark), source
        seen.add(_target(mark))
        before = where.end


def _by_number(subject: Subject, part: Span, numbered: Mapping[_Target, Source]) -> Source | None:
    """Return the document that a note names by the number of an attachment, "Annex 3, para. 8", or of an earlier note."""
    original = subject.analysis.normal.original(part)
    starts, marks = _marks(subject)
    for mark in marks[bisect_left(starts, original.start) : bisect_left(starts, original.end)]:
        if mark.kind.startswith("attachment") and _target(mark) in numbered:
            return numbered[_target(mark)]
    note = _NOTE.search(subject.analysis.text, part.start, part.end)
    return numbered.get((False, note["number"])) if note else None


def _parts(subject: Subject, one: Citation) -> Iterator[Span]:
    """Yield the parts of a note that semicolons part: each may name a document of its own."""
    where, text = subject.analysis.span_of(one.passage), subject.analysis.text
    start = where.start
    for match in _PART.finditer(text, where.start, where.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, where.end)


def _by_day(subject: Subject, where: Span, every: tuple[Source, ...]) -> Source | None:
    days = {date.edtf for _, date in dates_in(subject, where.start, where.end)}
    same = [source for source in every if source.date and source.date in days] or [one for one in every if days & days_at_head(one)]
    return same[0] if len(same) == 1 else None


def days_at_head(source: Source) -> frozenset[str]:
    """Return the days that the first lines of a document tell: a certificate behind a judgment is younger than the judgment."""
    return source.once("days at the head", lambda: _at_head(source))


def _at_head(source: Source) -> frozenset[str]:
    if source.subject is None:
        return frozenset()
    return frozenset(one.edtf for _, one in dates_in(source.subject, 0, _HEAD)[:1] if len(one.edtf) == _DAY)


def _by_words(words: frozenset[str], known: list[tuple[frozenset[str], Source]]) -> Source | None:
    """Return the document whose note or entry shares most words, where no other one shares as many."""
    best: dict[str, tuple[int, Source]] = {}
    for stems, source in known:
        shared = len(words & stems)
        if shared > best.get(source.document, (0, source))[0]:
            best[source.document] = (shared, source)
    ranked = sorted(best.values(), key=lambda one: -one[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _by_head(words: frozenset[str], every: tuple[Source, ...]) -> Source | None:
    """Return the document whose first lines or name have most of some words, the rarer the more; none where two may be meant."""
    heads = {one.document: one.once("stems at the head", partial(_head_stems, one)) for one in every}
    rarity = Counter(stem for stems in heads.values() for stem in stems)
    scored = sorted(((sum(1 / rarity[stem] for stem in words & heads[one.document]), n) for n, one in enumerate(every)), reverse=True)
    if not scored or scored[0][0] < _TOLD_BY_HEAD or (len(scored) > 1 and scored[0][0] - scored[1][0] < _AHEAD):
        return None
    return every[scored[0][1]]


def _head_stems(source: Source) -> frozenset[str]:
    return _stems(source.analysis.text[:_HEAD]) | _stems(re.sub(r"[\W_]+", " ", source.name.rsplit(".", 1)[0]))


def _stems(words: str) -> frozenset[str]:
    return frozenset(fold(word)[:4] for word in _WORD.findall(words.casefold())) - _COMMON
