"""What figures and dates are about: the sentences in which they stand, and how far two sentences are about the same thing.

Two sentences are about the same thing by the words that they share, where a word counts the more the rarer it is in the documents that
are compared. Positions are of the text layers; nothing here says which of two figures is right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from ..extract.dates.extractor import find_dates
from ..extract.dates.words import date_words
from ..extract.figures.extractor import find_figures
from ..extract.figures.words import LANGUAGES, figure_words, folded
from ..model.documents import TextLayer
from ..model.findings import Place
from ..model.ids import DocumentId
from ..model.passages import Passage, Span
from ..model.reading import DateExpression, Figure
from .placing import Placed
from .preparing import prepared
from .subject import Subject
from .tables import table

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"\b(?:[^\W\d_a-zà-öø-ÿа-яёіїєґ]{3,}|[^\W\d_a-zà-öø-ÿа-яёіїєґ][^\W\d_]{3,})\b")
_POINT = re.compile(r"[ \t]*(?:[-*•·–|]|\(?(?:\d{1,3}|[a-zа-я])[.)][ \t])|[^\n]*\|[^\n]*\||[^\n]*\t")
_STEM = 6
_RARE = 4
"""Sentences in which a word may stand before it says little."""
_COMMON = 0.3
_MOST_TEXTS, _MOST_LETTERS = 300, 3_000_000
"""Documents of a case, and their length together, that a document is compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its figures and dates. ``days`` are the dates that it writes out, in EDTF."""

    document: str
    span: Span
    language: str
    stems: frozenset[str]
    names: frozenset[str]
    """Those of the stems that are written with a capital inside the sentence, and short names in capitals."""
    listed: bool
    """Whether it stands in a point of a list or a line of a table: such lines are alike in all but their figures."""
    days: frozenset[str]
    figures: tuple[Figure, ...]
    dates: tuple[DateExpression, ...]
    own_date: str = ""
    """The date of the document."""

    def place(self, passage: Passage) -> Place:
        """Return a passage of the sentence as a place of a finding."""
        return Place(self.document, passage)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """The sentences of a document and of those it is compared with, and how rare the words of all of them are."""

    own: tuple[Sentence, ...]
    others: tuple[Sentence, ...]
    weights: Mapping[str, float] = field(repr=False)

    def shared(self, one: Sentence, other: Sentence) -> tuple[float, float]:
        """Return the weight of the words that two sentences share, and its share of the lighter sentence's."""
        both = one.stems & other.stems
        if not both:
            return 0.0, 0.0
        common = sum(self.weights[stem] for stem in both)
        lighter = min(self._weight(one), self._weight(other))
        return common, common / lighter if lighter else 0.0

    def _weight(self, sentence: Sentence) -> float:
        if id(sentence) not in self._weighed:
            self._weighed[id(sentence)] = sum(self.weights[stem] for stem in sentence.stems)
        return self._weighed[id(sentence)]

    @cached_property
    def _weighed(self) -> dict[int, float]:
        return {}


def compared(subject: Subject) -> Compared:
    """Return what a document is compared with, made once."""
    return subject.once("sentences compared", lambda: _compared(subject))


def _compared(subject: Subject) -> Compared:
    own = sentences_of(subject)
    others = [sentence for other in subject.others for sentence in sentences_of(other)]
    others += _of_case(subject)
    counted = Counter(stem for sentence in (*own, *others) for stem in sentence.stems)
    weights = {stem: 1.0 if times <= _RARE else _COMMON for stem, times in counted.items()}
    return Compared(own=own, others=tuple(others), weights=weights)


def sentences_of(subject: Subject) -> tuple[Sentence, ...]:
    """Return the sentences of a document in which a figure or a date stands."""
    reading, analysis = subject.reading, subject.analysis
    return subject.once_alone(
        "sentences told",
        lambda: tuple(
            _sentences(
                subject.document,
                [(analysis.passage(one.span.start, one.span.end).span, one.language) for one in analysis.sentences],
                subject.text,
                (reading.figures, reading.dates),
                own_date=subject.date,
            )
        ),
    )


def _of_case(subject: Subject) -> list[Sentence]:
    """Return the sentences of the documents of the case, where they are not in the run themselves."""
    if subject.case is None:
        return []
    found, letters = list[Sentence](), 0
    known = {subject.document, *(other.document for other in subject.others)}
    for number, (name, layer) in enumerate(subject.case.layers.items()):
        letters += len(layer.text)
        if number >= _MOST_TEXTS or letters > _MOST_LETTERS:
            break
        if name not in known and layer.text != subject.text:
            document = subject.case.documents.get(name)
            found += _read(name, layer.text, document.date if document else "")
    return found


@lru_cache(maxsize=512)
def _read(name: str, text: str, date: str) -> tuple[Sentence, ...]:
    """Read the figures and dates of a text of a case by rules alone."""
    analysis = prepared(TextLayer(document=DocumentId(name), text=text, producer="check@1"), date=date)
    dates = tuple(find_dates(analysis))
    figures = find_figures(analysis, dates)
    spans = [(analysis.passage(one.span.start, one.span.end).span, one.language) for one in analysis.sentences]
    return tuple(_sentences(name, spans, text, (figures, dates), own_date=date))


def _sentences(
    document: str,
    spans: Sequence[tuple[Span, str]],
    text: str,
    told: tuple[Sequence[Figure], Sequence[DateExpression]],
    *,
    own_date: str,
) -> Iterator[Sentence]:
    placed_figures = Placed(told[0], lambda one: one.passage.start)
    placed_dates = Placed(told[1], lambda one: one.passage.start)
    for span, language in spans:
        figures = tuple(placed_figures.beginning_in(span.start, span.end))
        dates = tuple(placed_dates.beginning_in(span.start, span.end))
        if figures or dates:
            yield Sentence(
                document=document,
                span=span,
                language=language,
                stems=frozenset(stems_of(text[span.start : span.end])) | frozenset(_names(text[span.start : span.end])),
                names=frozenset(_names(text[span.start : span.end])),
                listed=_POINT.match(text, text.rfind("\n", 0, span.start) + 1) is not None,
                days=frozenset(one.edtf for one in dates if not one.relative and one.edtf),
                figures=figures,
                dates=dates,
                own_date=own_date,
            )


def stems_of(words: str) -> Iterable[str]:
    """Yield the beginnings of the words of a text that say what it is about."""
    for match in _WORD.finditer(folded(words)):
        stem = match.group()[:_STEM]
        if stem not in _stop():
            yield stem


def _names(words: str) -> Iterator[str]:
    for match in _NAME.finditer(words):
        stem = folded(match.group())[:_STEM]
        if stem not in _stop() and (match.start() or match.group().isupper()):
            yield stem


@cache
def _stop() -> frozenset[str]:
    words = set(table("figures", "words")["common"]["stop"].split()) | set(date_words().months) | set(date_words().weekdays)
    for language in LANGUAGES:
        words |= set(figure_words(language).numbers) | set(figure_words(language).scales) | set(figure_words(language).units)
    return frozenset(folded(word)[:_STEM] for word in words if " " not in word)
