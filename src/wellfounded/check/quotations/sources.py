"""What quotations are held against: the other documents of the run and those of the case, each indexed once.

Invariant: the document under check is never its own source, nor is a copy of it, nor one that says itself that it is younger.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from ...extract.analysis import Analysis
from ...extract.speech.quote_marks import marked_in
from ...model.findings import Place
from ...model.passages import Passage, Span
from ..preparing import prepared
from ..subject import CaseView, Subject
from .stretches import Piece, pieces_in
from .words import Indexed, indexed

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PART = 0.2
"""The part of a document from which on it counts as one in a language."""
Made = TypeVar("Made")


@dataclass(frozen=True)
class Source:
    """A document that may be quoted."""

    document: str
    name: str
    date: str
    analysis: Analysis = field(repr=False)
    subject: Subject | None = field(default=None, repr=False)

    @cached_property
    def _made(self) -> dict[str, object]:
        return {}

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what ``make`` gives, made once for this source and shared by all documents that are held against it.

        ``make`` may look at the analysis alone.
        """
        if self.subject is not None:
            return self.subject.once_alone(name, make)
        if name not in self._made:
            self._made[name] = make()
        return cast("Made", self._made[name])

    @property
    def spoken(self) -> frozenset[str]:
        """The languages in which a good part of this document is: not that of a few lines at its head."""
        return self.once("languages spoken", lambda: _spoken(self.analysis))

    @property
    def indexed(self) -> Indexed:
        return self.once("words indexed", lambda: indexed(self.analysis.text))

    @property
    def quoted(self) -> tuple[Span, ...]:
        """Where this document quotes somebody itself, in its normal form."""
        return self.once("quoted by itself", lambda: tuple(sorted(one.outer for one in marked_in(self.analysis))))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What this document quotes itself, in pieces."""
        text = self.analysis.text
        return self.once("pieces quoted", lambda: tuple(piece for one in marked_in(self.analysis) for piece in pieces_in(text, one.span)))

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the normal form from one word to another, by number, end exclusive."""
        words = self.indexed.words
        return Span(words.starts[start], words.ends[max(start, end - 1)])

    def passage(self, start: int, end: int) -> Passage:
        """Quote the words from one to another."""
        span = self.span(start, end)
        return self.analysis.passage(span.start, span.end)

    def place(self, start: int, end: int) -> Place:
        return Place(self.document, self.passage(start, end))

    def is_quoted(self, start: int, end: int) -> bool:
        """Say whether these words stand between marks in the source: it is then no first hand either."""
        span = self.span(start, end)
        at = bisect_right(self.quoted, span.start, key=lambda one: one.start) - 1
        return at >= 0 and self.quoted[at].end >= span.end - 1


def _spoken(analysis: Analysis) -> frozenset[str]:
    letters: Counter[str] = Counter()
    for one in analysis.sentences:
        letters[one.language] += one.span.end - one.span.start
    most = sum(letters.values())
    return frozenset(language for language, count in letters.items() if count >= most * _PART)


def sources_of(subject: Subject) -> tuple[Source, ...]:
    """Return what a document may quote, in order of the run and then of the case."""
    return subject.once("sources", lambda: tuple(_sources(subject)))


def as_source(subject: Subject) -> Source:
    """Return a document under check as a source of others, or to be searched itself."""
    return subject.once(
        "as a source",
        lambda: Source(subject.document, subject.name, subject.date, subject.analysis, subject),
    )


def _sources(subject: Subject) -> Iterator[Source]:
    for other in subject.others:
        if other.text != subject.text:
            yield as_source(other)
    if subject.case is not None and not subject.of_case:
        for name in subject.case.documents:
            source = _of_case(subject.case, name)
            if source is not None and source.analysis.layer.text != subject.text:
                yield source


def _of_case(case: CaseView, name: str) -> Source | None:
    def made() -> Source | None:
        layer = case.layers.get(name)
        if layer is None or not layer.text.strip():
            return None
        document = case.documents[name]
        return Source(name, document.name or name, document.date, prepared(layer, date=document.date))

    return case.once(f"source {name}", made)


def is_younger(date: str, than: str) -> bool:
    """Say whether one date is after another: both must begin with a day, be it an approximate one or the first that is possible."""
    return bool(_DAY.match(date) and _DAY.match(than)) and date[:10] > than[:10]
