"""The alignment: for each sentence of a document the sentences of each source that tell the same matter, best first.

Words count by how rare they are in the run, whatever their ending; names, days and figures count in any language; what the note of the
sentence names counts more. Invariant: a document is aligned once, and every rule that holds it against its sources reads this. The document
under check is aligned with itself too, and no sentence with itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from itertools import chain, pairwise

from ...model.findings import Place
from ...model.passages import Passage, Span
from ..quotations.held import quotes_us
from ..quotations.sources import Source, as_source, sources_of
from ..subject import Subject
from .anchors import Anchor, anchors_of, by_anchor
from .notes import cited_behind
from .telling import Telling
from .words import Words, by_key, words_of

_RARE, _KNOWN = 3, 9
"""Sentences of the run up to which a word or an anchor is rare, or known."""
_WEIGHTS: Mapping[str, float] = {"day": 1.3, "name": 0.9, "figure": 1.0}
_LOWEST, _LOWEST_ANCHORS = 1.3, 0.6
"""Weight in common below which two sentences are not even looked at: of words, and of anchors."""
_NEAREST = 3
_MANY = 60
_LEAST, _SHARE = 2.3, 0.5
_LEAST_HERE, _SHARE_HERE = 3.0, 0.7
_VERBATIM = 0.75
"""Share of all the words, small ones too, from which on two short sentences are one."""
_SHORTEST, _LONGEST = 4, 280


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of ours and one of a source, with what they share."""

    ours: Words
    theirs: Words
    source: Source
    weight: float
    """That of the words in common."""
    share: float
    """Its part of the weight of the lighter sentence."""
    anchored: float
    """The weight of the anchors in common."""
    anchors: frozenset[Anchor]
    cited: bool
    """Whether the note of our sentence names the paragraph in which theirs stands."""
    here: bool
    """Whether both stand in the document under check."""
    later: bool
    """Whether the other document is younger than ours, and no source of it: only what all languages write alike is compared."""

    @property
    def shared(self) -> frozenset[str]:
        return self.ours.content & self.theirs.content

    @property
    def in_one_language(self) -> bool:
        return self.ours.telling.language == self.theirs.telling.language

    @property
    def verbatim(self) -> bool:
        """Whether nearly all words of the shorter sentence stand in the longer one in pairs of neighbours."""
        return _is_verbatim(self.ours, self.theirs)

    @property
    def place(self) -> Place:
        return Place(self.source.document, quoted(self.source, self.theirs.telling))


def quoted(source: Source, telling: Telling) -> Passage:
    """Quote a sentence of a source, its first 280 code points."""
    return source.analysis.passage(telling.span.start, min(telling.span.end, telling.span.start + _LONGEST))


@dataclass(frozen=True)
class Alignment:
    """What stands beside each sentence of a document, in the order of its sentences and then of the sources."""

    rows: tuple[tuple[Words, Source, tuple[Pair, ...]], ...] = field(repr=False)

    @cached_property
    def told_alike(self) -> tuple[Pair, ...]:
        """The one sentence of each source, in our language, that tells what ours tells."""
        return tuple(one for _, _, pairs in self.rows if (one := _best(pairs)) is not None)

    @property
    def beside_sources(self) -> Iterator[tuple[Words, Source, tuple[Pair, ...]]]:
        """What stands beside our sentences in other documents."""
        return (row for row in self.rows if not row[2][0].here and not row[2][0].later)

    @cached_property
    def _by_sentence(self) -> Mapping[int, tuple[Pair, ...]]:
        found: dict[int, list[Pair]] = defaultdict(list)
        for words, _, pairs in self.rows:
            found[words.telling.span.start] += pairs
        return {start: tuple(pairs) for start, pairs in found.items()}

    def beside(self, sentence: Span) -> tuple[Pair, ...]:
        """Return the pairs of one of our sentences."""
        return self._by_sentence.get(sentence.start, ())


def alignment_of(subject: Subject) -> Alignment:
    """Return the alignment of a document with its sources and with itself, made once."""
    return subject.once("alignment", lambda: Alignment(tuple(_rows(subject))))


@dataclass(frozen=True, slots=True)
class _Weights:
    """How much each word and each anchor of a run counts."""

    words: Mapping[str, float]
    anchors: Mapping[Anchor, float]

    def of(self, words: Words) -> float:
        return sum([self.words[word] for word in words.content])


def _rows(subject: Subject) -> Iterator[tuple[Words, Source, tuple[Pair, ...]]]:
    own = as_source(subject)
    later = {one.document for one in sources_of(subject) if quotes_us(subject, one)}
    every = [*(one for one in sources_of(subject) if one.document not in later), own]
    weights = _weights(every)
    every += [one for one in sources_of(subject) if one.document in later]
    ours = words_of(own)
    heavy = [weights.of(one) for one in ours]
    cited = [_cited(subject, one) for one in ours]
    for source in every:
        look = _Looking(source, weights, here=source is own, later=source.document in later)
        for number, words in enumerate(ours):
            pairs = look.pairs(words, heavy[number], anchors_of(own)[number], cited[number].get(source.document, ()))
            if pairs:
                yield words, source, pairs


def _cited(subject: Subject, words: Words) -> Mapping[str, tuple[Span, ...]]:
    return {one.source.document: one.places for one in cited_behind(subject, words.telling.span) if one.exact}


def _weights(every: Sequence[Source]) -> _Weights:
    words: Counter[str] = Counter()
    anchors: Counter[Anchor] = Counter()
    for source in every:
        words.update({word: len(numbers) for word, numbers in by_key(source).items()})
        anchors.update({anchor: len(numbers) for anchor, numbers in by_anchor(source).items()})
    return _Weights(
        {word: _rarity(times) for word, times in words.items()},
        {anchor: _WEIGHTS[anchor[0]] * _rarity(times) for anchor, times in anchors.items()},
    )


def _rarity(times: int) -> float:
    return 1.0 if times <= _RARE else 0.7 if times <= _KNOWN else 0.3


class _Looking:
    """One source, looked through for what tells the same as a sentence of ours."""

    def __init__(self, source: Source, weights: _Weights, *, here: bool, later: bool) -> None:
        self.source, self.weights, self.here, self.later = source, weights, here, later
        self.told = words_of(source)
        self.heavy = [0.0 if later else weights.of(one) for one in self.told]
        self.few = {word: numbers for word, numbers in by_key(source).items() if len(numbers) <= _MANY}
        self.anchors, self.by_anchor = anchors_of(source), by_anchor(source)

    def pairs(self, ours: Words, total: float, anchors: frozenset[Anchor], places: Sequence[Span]) -> tuple[Pair, ...]:
        """Return the nearest sentences: three by their words, and further ones by anchors and by the note."""
        shared, held = {} if self.later else self._words(ours), self._held(anchors)
        cited = {number for number, one in enumerate(self.told) if _is_in(one, places)} if places else set[int]()
        chosen = nsmallest(_NEAREST, [(-round(weight, 6), number) for number, weight in shared.items() if weight > _LOWEST])
        by_anchors = [(-round(held[one] + shared.get(one, 0.0), 6), one) for one in held if held[one] >= _LOWEST_ANCHORS]
        numbers = dict.fromkeys([number for _, number in (*chosen, *nsmallest(_NEAREST, by_anchors))]) | dict.fromkeys(sorted(cited))
        return tuple(
            Pair(
                ours,
                theirs,
                self.source,
                weight := shared.get(number, 0.0),
                weight / (min(total, self.heavy[number]) or 1.0),
                held.get(number, 0.0),
                anchors & self.anchors[number],
                number in cited,
                self.here,
                self.later,
            )
            for number in numbers
            if (theirs := self.told[number]) is not ours
        )

    def _words(self, ours: Words) -> Mapping[int, float]:
        shared: dict[int, float] = defaultdict(float)
        by_weight: dict[float, list[Sequence[int]]] = defaultdict(list)
        for word in ours.content & self.few.keys():
            by_weight[self.weights.words[word]].append(self.few[word])
        for weight, places in by_weight.items():
            for number, times in Counter(chain.from_iterable(places)).items():
                shared[number] += weight * times
        return shared

    def _held(self, anchors: frozenset[Anchor]) -> Mapping[int, float]:
        held: dict[int, float] = defaultdict(float)
        for anchor in anchors:
            for number in self.by_anchor.get(anchor, ()):
                held[number] += self.weights.anchors.get(anchor, 0.0)
        return held


def _is_in(words: Words, places: Sequence[Span]) -> bool:
    return any(place.start <= words.telling.span.start < place.end for place in places)


def _best(pairs: Sequence[Pair]) -> Pair | None:
    best: Pair | None = None
    for one in pairs:
        if one.weight <= _LOWEST or not one.in_one_language or one.theirs.telling.text == one.ours.telling.text:
            continue
        if best is not None and one.share <= best.share:
            continue
        if one.here and (one.weight < _LEAST_HERE or one.share < _SHARE_HERE):
            continue
        if (one.weight >= _LEAST and one.share >= _SHARE) or one.verbatim:
            best = one
    return best


def _is_verbatim(ours: Words, theirs: Words) -> bool:
    one, other = (ours, theirs) if len(ours.keys) <= len(theirs.keys) else (theirs, ours)
    if len(one.keys) < _SHORTEST or len(one.different & other.different) < _VERBATIM * len(one.different):
        return False
    return sum([pair in other.pairs for pair in pairwise(one.keys)]) >= _VERBATIM * (len(one.keys) - 1) - 1
