"""Sentences that tell one thing in two texts, matched by their weighty words: how rare each is in the run, whatever its ending.

A match is looser than an echo: no run of words is asked for, so that a paraphrase is matched too. Invariant: of the sentences of one
source only the one that fits best is matched with one of ours. The document under check is matched with itself too, more strictly, and
no sentence with itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from heapq import nsmallest
from itertools import chain, pairwise

from ...model.findings import Place
from ...model.passages import Passage
from ..quotations.held import quotes_us
from ..quotations.sources import Source, as_source, sources_of
from ..subject import Subject
from ..tables import table
from .telling import Telling, tellings_of

_KEY = 6
_RARE, _KNOWN = 3, 9
"""Sentences of the run up to which a word is rare, or known."""
_LEAST, _SHARE = 2.3, 0.5
_LOWEST = 1.3
"""Weight in common below which two sentences are not even looked at."""
_LEAST_HERE, _SHARE_HERE = 3.0, 0.7
_VERBATIM = 0.75
"""Share of all the words, small ones too, from which on two short sentences are one."""
_SHORTEST, _LONGEST = 4, 280
_MANY = 60
_ENDING = re.compile(r"(?:'s|ings?|ed|es|s|e|ées?|és?|ent)$")
_ENDING_RU = re.compile(r"(?:[аеёиоуыэюяйь]{1,2}|[аеиоуыя]?[хмвл][аиоуы]?|ого|его|ому|ему|ыми|ими)$")


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """Return what a word has in common with its other forms."""
    if word[0].isdigit():
        return word
    word = _irregular().get(word, word)
    short = (_ENDING_RU if "а" <= word[0] <= "я" else _ENDING).sub("", word)
    return (short if len(short) > 2 else word)[:_KEY]


@dataclass(frozen=True)
class Words:
    """A sentence as its words: the key of each, and which of them carry what it says."""

    telling: Telling

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(key(word) for word in self.telling.words)

    @cached_property
    def different(self) -> frozenset[str]:
        return frozenset(self.keys)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The words that stand side by side."""
        return frozenset(pairwise(self.keys))

    @cached_property
    def weighty(self) -> tuple[bool, ...]:
        small = _small()
        return tuple(word not in small and (len(word) > 2 or word[0].isdigit()) for word in self.telling.words)

    @cached_property
    def content(self) -> frozenset[str]:
        return frozenset(one for one, counts in zip(self.keys, self.weighty, strict=True) if counts)


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of ours and one of a source; ``weight`` is that of the words in common, ``share`` its part of the lighter sentence."""

    ours: Words
    theirs: Words
    source: Source
    weight: float
    share: float
    verbatim: bool
    """Whether nearly all words are the same, in the same order."""
    here: bool
    """Whether both stand in the document under check."""

    @property
    def shared(self) -> frozenset[str]:
        return self.ours.content & self.theirs.content

    @property
    def place(self) -> Place:
        return Place(self.source.document, quoted(self.source, self.theirs.telling))


def quoted(source: Source, telling: Telling) -> Passage:
    """Quote a sentence of a source, its first 280 code points."""
    return source.analysis.passage(telling.span.start, min(telling.span.end, telling.span.start + _LONGEST))


def matches_of(subject: Subject) -> tuple[Match, ...]:
    """Return the sentence of each source that tells best what a sentence of a document tells, sentence by sentence."""
    return subject.once("sentences matched", lambda: tuple(_matches(subject)))


def words_of(source: Source) -> tuple[Words, ...]:
    return source.once("sentences as words", lambda: tuple(Words(one) for one in tellings_of(source)))


def _by_key(source: Source) -> Mapping[str, Sequence[int]]:
    return source.once("sentences by word", lambda: _keyed(source))


def _keyed(source: Source) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(words_of(source)):
        for word in one.content:
            found[word].append(number)
    return found


def _matches(subject: Subject) -> Iterator[Match]:
    sources = [one for one in sources_of(subject) if not quotes_us(subject, one)]
    own = words_of(as_source(subject))
    counted: Counter[str] = Counter(word for one in own for word in one.content)
    places = [(one, _by_key(one)) for one in (*sources, as_source(subject))]
    for _, by_key in places[:-1]:
        counted.update({word: len(numbers) for word, numbers in by_key.items()})
    weights = {word: 1.0 if times <= _RARE else 0.7 if times <= _KNOWN else 0.3 for word, times in counted.items()}
    heavy = [sum(weights[word] for word in one.content) for one in own]
    for source, by_key in places:
        told = [Weighed(one, sum([weights[word] for word in one.content])) for one in words_of(source)]
        few = {word: numbers for word, numbers in by_key.items() if len(numbers) <= _MANY}
        for ours, total in zip(own, heavy, strict=True):
            found = _best(Weighed(ours, total), source, told, few, weights, here=source.subject is subject)
            if found is not None:
                yield found


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence and the weight of all that it says."""

    words: Words
    weight: float


def _best(
    own: Weighed,
    source: Source,
    told: Sequence[Weighed],
    by_key: Mapping[str, Sequence[int]],
    weights: Mapping[str, float],
    *,
    here: bool,
) -> Match | None:
    ours, total = own.words, own.weight
    best: Match | None = None
    for number, weight in _nearest(ours, by_key, weights):
        theirs = told[number].words
        if theirs.telling.language != ours.telling.language or theirs.telling.text == ours.telling.text:
            continue
        lighter = min(total, told[number].weight) or 1.0
        if here and (weight < _LEAST_HERE or weight < _SHARE_HERE * lighter):
            continue
        verbatim = _is_verbatim(ours, theirs)
        if (verbatim or (weight >= _LEAST and weight >= _SHARE * lighter)) and (best is None or weight / lighter > best.share):
            best = Match(ours, theirs, source, weight, weight / lighter, verbatim, here)
    return best


def _nearest(ours: Words, by_key: Mapping[str, Sequence[int]], weights: Mapping[str, float]) -> list[tuple[int, float]]:
    """Return the three sentences, by number, with which most weight is shared, and that weight."""
    shared: dict[int, float] = defaultdict(float)
    by_weight: dict[float, list[Sequence[int]]] = defaultdict(list)
    for word in ours.content & by_key.keys():
        by_weight[weights[word]].append(by_key[word])
    for weight, places in by_weight.items():
        for number, times in Counter(chain.from_iterable(places)).items():
            shared[number] += weight * times
    enough = [(-round(weight, 6), number) for number, weight in shared.items() if weight > _LOWEST]
    return [(number, -less) for less, number in nsmallest(3, enough)]


def _is_verbatim(ours: Words, theirs: Words) -> bool:
    """Say whether most words of the shorter sentence stand in the longer one in pairs of neighbours."""
    one, other = (ours, theirs) if len(ours.keys) <= len(theirs.keys) else (theirs, ours)
    if len(one.keys) < _SHORTEST or len(one.different & other.different) < _VERBATIM * len(one.different):
        return False
    return sum([pair in other.pairs for pair in pairwise(one.keys)]) >= _VERBATIM * (len(one.keys) - 1) - 1


@cache
def _irregular() -> Mapping[str, str]:
    lines = (line.split() for line in table("attribution", "operators")["irregular"]["lines"])
    return {form: first for first, *forms in lines for form in forms}


@cache
def _small() -> frozenset[str]:
    return frozenset(" ".join(table("attribution", "operators")["small"].values()).replace("ё", "е").split())
