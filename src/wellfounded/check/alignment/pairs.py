"""The alignment: for each sentence of a document the sentences of each source that tell the same matter, best first.

Words count by how rare they are in the run, whatever their ending; names, days and figures count in any language; what the note of the
sentence names counts more; between documents of two languages it counts what the sentences mean. Invariant: a document is aligned once, and
every rule that holds it against its sources reads this. The document under check is aligned with itself too, and no sentence with itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from itertools import accumulate, chain, pairwise

import numpy as np

from ...model.findings import Place
from ...model.passages import Passage, Span
from ..quotations.held import quotes_us
from ..quotations.notes import cited_behind
from ..quotations.sources import Source, as_source, sources_of
from ..subject import Subject
from .anchors import Anchor, anchors_of, by_anchor
from .meaning import Meanings
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
_MEANT, _APART = 4.0, 0.3
"""What a cosine counts, as a weight of words, from the one on that sentences about other things have."""
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
    meaning: float
    """How near they are to each other, 0 to 1, where they are of documents in two languages; 0 where that is not asked."""
    later: bool
    """Whether the other document is younger than ours, and no source of it: only what all languages write alike is compared."""

    @property
    def shared(self) -> frozenset[str]:
        return self.ours.content & self.theirs.content

    @property
    def in_one_language(self) -> bool:
        return self.ours.telling.language == self.theirs.telling.language

    @property
    def closeness(self) -> float:
        """How much speaks for it that both tell the same matter: what they share, what they mean, and the note."""
        worded = self.weight if self.in_one_language else max(0.0, _MEANT * (self.meaning - _APART))
        return self.anchored + worded + self.cited

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
    later = [one for one in sources_of(subject) if quotes_us(subject, one)]
    look = _Looking([*(one for one in sources_of(subject) if one not in later), own], later)
    if look.meanings.not_looked_at:
        subject.not_looked_at[look.meanings.not_looked_at] = None
    found: list[list[tuple[Words, Source, tuple[Pair, ...]]]] = [[] for _ in look.every]
    for words, anchors in zip(words_of(own), anchors_of(own), strict=True):
        for number, pairs in look.pairs(words, anchors, _cited(subject, words)):
            found[number].append((words, look.every[number], pairs))
    return chain.from_iterable(found)


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
    """The sources of a document, itself and those that quote it, looked through at once for what tells the same as a sentence of it.

    Sentences are numbered through all of them; those of later documents are told by their anchors only.
    """

    def __init__(self, sources: Sequence[Source], later: Sequence[Source]) -> None:
        self.own = len(sources) - 1
        self.every = every = [*sources, *later]
        self.weights = _weights(sources)
        self.told = [one for source in every for one in words_of(source)]
        self.heavy = [self.weights.of(one) for source in sources for one in words_of(source)]
        self.heavy += [0.0] * (len(self.told) - len(self.heavy))
        self.anchors = [one for source in every for one in anchors_of(source)]
        self.starts = [0, *accumulate(len(words_of(source)) for source in every)]
        self._by_key = [by_key(source) for source in sources]
        self._by_anchor = [by_anchor(source) for source in every]
        self.meanings = Meanings(sources[-1], every)
        self._nothing = np.zeros(len(self.told))
        self._places: dict[str, np.ndarray] = {}
        self._anchored: dict[Anchor, np.ndarray] = {}

    def pairs(self, ours: Words, anchors: frozenset[Anchor], cited: Mapping[str, Sequence[Span]]) -> Iterator[tuple[int, tuple[Pair, ...]]]:
        """Yield for each source, by number, the nearest sentences: three by their words, then by anchors, the note, and what they mean."""
        shared, held = self._shared(ours), self._held(anchors)
        near = self._by_source(np.flatnonzero(shared > _LOWEST).tolist(), shared)
        anchored = self._by_source(np.flatnonzero(held >= _LOWEST_ANCHORS).tolist(), held + shared)
        named = {n: self._in(n, cited[source.document]) for n, source in enumerate(self.every) if source.document in cited} if cited else {}
        own = self.starts[self.own] + bisect_left(
            words_of(self.every[self.own]), ours.telling.span.start, key=lambda one: one.telling.span.start
        )
        meant = {
            source: {self.starts[source] + number: cosine for number, cosine in found}
            for source, found in self.meanings.near(own - self.starts[self.own]).items()
        }
        for source in sorted({*near, *anchored, *named, *meant}):
            behind = named.get(source, [])
            cosines = meant.get(source, {})
            numbers = dict.fromkeys([*near.get(source, ()), *anchored.get(source, ()), *behind, *cosines])
            pairs = tuple(
                Pair(
                    ours,
                    self.told[number],
                    self.every[source],
                    weight := float(shared[number]),
                    weight / (min(self.heavy[own], self.heavy[number]) or 1.0),
                    float(held[number]),
                    anchors & self.anchors[number],
                    number in behind,
                    source == self.own,
                    cosines.get(number, 0.0),
                    source > self.own,
                )
                for number in numbers
                if number != own
            )
            if pairs:
                yield source, pairs

    def _by_source(self, numbers: Sequence[int], weights: np.ndarray) -> dict[int, list[int]]:
        """Return of sentences in order the three that weigh most in each source."""
        found: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for number in numbers:
            found[bisect_right(self.starts, number) - 1].append((-float(weights[number]), number))
        return {source: [number for _, number in nsmallest(_NEAREST, rows)] for source, rows in found.items()}

    def _in(self, source: int, places: Sequence[Span]) -> list[int]:
        return [number for number in range(self.starts[source], self.starts[source + 1]) if _is_in(self.told[number], places)]

    def _shared(self, ours: Words) -> np.ndarray:
        """Return the weight of the words that each sentence has in common with ours; words that a source has often do not count there."""
        for word in ours.content - self._places.keys():
            rows = ((start, numbers) for start, keyed in zip(self.starts, self._by_key, strict=False) if (numbers := keyed.get(word)))
            self._places[word] = _numbers((start, numbers) for start, numbers in rows if len(numbers) <= _MANY)
        return self._summed([(self._places[word], self.weights.words[word]) for word in ours.content])

    def _held(self, anchors: frozenset[Anchor]) -> np.ndarray:
        """Return the weight of the anchors that each sentence has in common with ours."""
        for anchor in anchors - self._anchored.keys():
            rows = zip(self.starts, self._by_anchor, strict=False)
            self._anchored[anchor] = _numbers((start, keyed.get(anchor, ())) for start, keyed in rows)
        return self._summed([(self._anchored[anchor], self.weights.anchors.get(anchor, 0.0)) for anchor in anchors])

    def _summed(self, rows: Sequence[tuple[np.ndarray, float]]) -> np.ndarray:
        if not rows:
            return self._nothing
        weights = np.repeat([weight for _, weight in rows], [len(places) for places, _ in rows])
        return np.round(np.bincount(np.concatenate([places for places, _ in rows]), weights=weights, minlength=len(self.told)), 6)


def _numbers(rows: Iterable[tuple[int, Sequence[int]]]) -> np.ndarray:
    """Return the numbers of sentences through all the sources, from those in each source."""
    return np.array([start + number for start, numbers in rows for number in numbers], dtype=np.intp)


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
