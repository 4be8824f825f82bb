"""Running a query: the engine ranks the documents, and the places inside them are found in their own words.

Ranking is BM25. Each place that answers the query is one hit, in code points of the text layer: a phrase, a NEAR, or words that stand
close together. A document's second place counts half of its first, its third a third, so that the first hits show many documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count, product
from math import ceil

from ..model.ids import DocumentId
from .database import Database
from .forms import beginnings_of, forms_of
from .index import WordIndex
from .protocol import Hit
from .query import All, Either, Leaf, Near, Node, Word, parse
from .vocabulary import Vocabulary
from .words import key_of

_CLOSE = 12
"""Words of a query belong to one place where no more words than this stand between them."""
_LEAST_PLACES = 3
"""Places shown of one document, at least where it has them."""
_SPELLINGS = 3
"""Nearest spellings that a word which the case does not have is replaced by, where they are equally near."""
_LOOKED_AT = 20
_COMBINATIONS = 24
"""Of the forms of several words that must stand beside each other, since the engine takes no alternatives there."""


@dataclass(frozen=True, slots=True)
class Step:
    """What may stand at one place of a phrase: one of the words, or a word with one of the beginnings."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()

    def takes(self, word: str) -> bool:
        return word in self.words or (bool(self.beginnings) and word.startswith(self.beginnings))


Place = tuple[int, int]
"""First word and end, in words of the document."""


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf, or one NEAR, made ready: each leaf is a row of steps."""

    leaves: tuple[tuple[Step, ...], ...]
    distance: int = 0

    def places(self, folded: str, words: Sequence[str]) -> list[Place]:
        """Return where it stands in a document's words, in order; ``folded`` are the same words in one string."""
        found = [sorted(_phrase_places(leaf, folded, words)) for leaf in self.leaves]
        return found[0] if len(found) == 1 else list(_near_places(found, self.distance))


class Search:
    """Queries over the index of one case."""

    def __init__(self, database: Database, index: WordIndex) -> None:
        self._database = database
        self._index = index
        self.vocabulary = Vocabulary(database)

    def search(self, query: str, *, limit: int) -> list[Hit]:
        """Return the places that answer a query, best first. Raises InputError where it does not parse."""
        parts: list[Part] = []
        match = self._match(parse(query), parts, wanted=True)
        if limit < 1:
            return []
        documents = self._database.rows(
            "SELECT number, id, score FROM"
            " (SELECT rowid AS found, rank AS score FROM word_index WHERE word_index MATCH ? ORDER BY rank LIMIT ?)"
            " JOIN documents ON number = found ORDER BY score, id",
            (match, limit),
        )
        most = max(_LEAST_PLACES, ceil(limit / max(1, len(documents))))
        hits: list[Hit] = []
        for number, document, score in documents:
            hits += self._hits(int(str(number)), DocumentId(str(document)), score=-float(str(score)), parts=parts, most=most)
        return sorted(hits, key=lambda hit: (-hit.score, hit.document, hit.start))[:limit]

    def spellings(self, word: str, *, limit: int) -> list[str]:
        """Return the words of the case nearest to a word."""
        return [found for found, _ in self.vocabulary.nearest(key_of(word), limit=limit)]

    # the tree as the engine reads it, and the parts whose places are shown --------------------------------------------------------
    def _match(self, node: Node, parts: list[Part], *, wanted: bool) -> str:
        if isinstance(node, Either):
            return "(" + " OR ".join(self._match(part, parts, wanted=wanted) for part in node.parts) + ")"
        if isinstance(node, All):
            both = "(" + " AND ".join(self._match(part, parts, wanted=wanted) for part in node.parts) + ")"
            if not node.without:
                return both
            return f"({both} NOT ({' OR '.join(self._match(part, parts, wanted=False) for part in node.without)}))"
        leaves = node.parts if isinstance(node, Near) else (node,)
        part = Part(tuple(self._steps(leaf, wanted=wanted) for leaf in leaves), node.distance if isinstance(node, Near) else 0)
        if wanted:
            parts.append(part)
        return _near_match(part) if isinstance(node, Near) else _leaf_match(part.leaves[0], most=_COMBINATIONS)

    def _steps(self, leaf: Leaf, *, wanted: bool) -> tuple[Step, ...]:
        last = len(leaf.words) - 1
        inflected = not leaf.exact and not last
        return tuple(
            Step(frozenset(), tuple(beginnings_of(word.form)))
            if leaf.prefix and number == last
            else Step(frozenset(self._alternatives(word, inflected=inflected, corrected=wanted)))
            for number, word in enumerate(leaf.words)
        )

    def _alternatives(self, word: Word, *, inflected: bool, corrected: bool) -> list[str]:
        """Return the words of the case that a word of the query stands for: its forms, or its nearest spellings."""
        known = self.vocabulary.known(forms_of(word.form) if inflected else [word.key])
        if known or not corrected:
            return known or [word.key]
        near = self.vocabulary.nearest(word.key, limit=_LOOKED_AT)
        best = tuple(found for found, distance in near[:_SPELLINGS] if distance == near[0][1])
        # What begins with the nearest spelling is mostly one of its endings.
        return [found for found, _ in near if found in best or (inflected and found.startswith(best))] or [word.key]

    # places in one document -------------------------------------------------------------------------------------------------------
    def _hits(self, number: int, document: DocumentId, *, score: float, parts: Sequence[Part], most: int) -> list[Hit]:
        folded = self._index.folded(number)
        words = folded.split(" ")
        places = sorted((*place, n) for n, part in enumerate(parts) for place in part.places(folded, words))
        clusters = sorted(_clusters(places), key=lambda c: (-c[2], c[1] - c[0], c[0]))[:most]
        if not clusters:
            return []
        starts, lengths = self._index.spans(number)
        return [
            Hit(document=document, start=starts[start], end=starts[end - 1] + lengths[end - 1], score=score * met / len(parts) / order)
            for order, (start, end, met) in enumerate(clusters, start=1)
        ]


def _quoted(keys: Sequence[str]) -> str:
    assert all(key.isalnum() for key in keys)
    return '"' + " ".join(keys) + '"'


def _leaf_match(leaf: Sequence[Step], *, most: int) -> str:
    return "(" + " OR ".join(_phrases(leaf, most=most)) + ")"


def _phrases(leaf: Sequence[Step], *, most: int) -> list[str]:
    """Return a leaf as phrases of the engine, one for each combination of alternatives, not more than so many."""
    each = most if len(leaf) == 1 else max(1, int(most ** (1 / len(leaf))))
    choices = [
        sorted(step.words, key=lambda word: (len(word), word))[: each if len(leaf) > 1 else None] or list(step.beginnings) for step in leaf
    ]
    star = "*" if leaf[-1].beginnings else ""
    return [_quoted(combination) + star for combination in product(*choices)]


def _near_match(part: Part) -> str:
    most = max(1, int(_COMBINATIONS ** (1 / len(part.leaves))))
    combinations = product(*(_phrases(leaf, most=most)[:most] for leaf in part.leaves))
    return "(" + " OR ".join(f"NEAR({' '.join(phrases)}, {part.distance})" for phrases in combinations) + ")"


def _phrase_places(leaf: Sequence[Step], folded: str, words: Sequence[str]) -> Iterator[Place]:
    first, length = leaf[0], len(leaf)
    beginning = set(_beginning(first.beginnings, folded))
    # Fifty documents are read for one query, so the words are gone through without a loop in Python.
    places = compress(count(), map(first.words.__contains__, words)) if first.words else ()
    for at in sorted({*places, *beginning}):
        if at + length <= len(words) and all(leaf[n].takes(words[at + n]) for n in range(1, length)):
            yield at, at + length


def _beginning(beginnings: Sequence[str], folded: str) -> Iterator[int]:
    """Yield the numbers of the words that have one of the beginnings."""
    for beginning in beginnings:
        if folded.startswith(beginning):
            yield 0
        at = folded.find(" " + beginning)
        while at >= 0:
            yield folded.count(" ", 0, at + 1)
            at = folded.find(" " + beginning, at + 1)


def _near_places(found: Sequence[Sequence[Place]], distance: int) -> Iterator[Place]:
    """Yield the narrowest stretches in which every leaf stands, with no more than so many words from the first to the last."""
    places = sorted((start, end, n) for n, leaf in enumerate(found) for start, end in leaf)
    latest: dict[int, Place] = {}
    done = -1
    for start, end, n in places:
        latest[n] = (start, end)
        if len(latest) < len(found):
            continue
        first = min(latest.values())
        if start - first[1] <= distance and first[0] > done:
            done = first[0]
            yield first[0], max(place[1] for place in latest.values())


def _clusters(places: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join places of different parts that stand close together; yield first word, end, and how many parts met."""
    start = end = -1
    met: set[int] = set()
    for first, last, part in places:
        if met and part not in met and first - end <= _CLOSE:
            met.add(part)
            end = max(end, last)
            continue
        if met:
            yield start, end, len(met)
        start, end, met = first, last, {part}
    if met:
        yield start, end, len(met)
