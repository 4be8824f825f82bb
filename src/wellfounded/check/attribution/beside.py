"""The sentences of sources that lie nearest to one of ours, by the weighty words that both hold: counted once, read by several rules.

Invariant: of sentences with equally many words in common the one that stands first comes first, so that every run chooses alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ..quotations.held import quotes_us
from ..quotations.sources import Source, sources_of
from ..subject import Subject
from .telling import Telling, own_tellings, tellings_of

_COMMON = 40
"""Sentences of one source that may hold a word before it is too common to find them by."""
_NEAREST, _MANY = 3, 3


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence here and the nearest ones of one source, each with the number of words in common, the most first."""

    ours: Telling
    source: Source
    nearest: tuple[tuple[Telling, int], ...]


def beside(subject: Subject) -> tuple[Beside, ...]:
    """Return the nearest sentences of each source for each sentence of a document, where there are any."""
    return subject.once("sentences of sources beside ours", lambda: tuple(_beside(subject)))


def _beside(subject: Subject) -> Iterator[Beside]:
    held = [(one, tellings_of(one), _places(one)) for one in sources_of(subject) if not quotes_us(subject, one)]
    for ours in own_tellings(subject):
        for source, told, places in held:
            shared = Counter(chain.from_iterable(filter(None, map(places.get, ours.content))))
            if shared:
                yield Beside(ours, source, tuple((told[number], -less) for less, number in _nearest(shared)))


def _nearest(shared: Mapping[int, int]) -> Sequence[tuple[int, int]]:
    """Return the sentences with most words in common by number, each behind that count as a negative; of those with few only the first."""
    most = max(shared.values())
    if most < _MANY:
        return [(-most, min([number for number, times in shared.items() if times == most]))]
    return sorted([(-times, number) for number, times in shared.items() if times >= _MANY])[:_NEAREST]


def _places(source: Source) -> Mapping[str, Sequence[int]]:
    """Return the sentences of a source, by number, that hold a word, for the words that are not too common."""
    return source.once("tellings by stem", lambda: _by_stem(tellings_of(source)))


def _by_stem(told: Sequence[Telling]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for word in one.content:
            found[word].append(number)
    return {word: numbers for word, numbers in found.items() if len(numbers) <= _COMMON}
