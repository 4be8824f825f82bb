"""Search: hits as exact passages of documents that the reader is cleared for."""

from __future__ import annotations

from ..model.passages import Passage
from ..store.protocol import Hit
from .facts import Facts
from .passages import Shown, shown

_HIT_AROUND = 120


def search(facts: Facts, query: str, *, limit: int = 50) -> list[Shown]:
    """Return the passages that a query finds, best first.

    Words, "phrases", AND, OR, NOT, NEAR(a b, n), prefix* and parentheses; spellings of other scripts are found with it. Raises
    InputError where the query does not parse.
    """
    return [one for hit in _allowed(facts, query, limit=limit) if (one := _shown(facts, hit)) is not None]


def _allowed(facts: Facts, query: str, *, limit: int) -> list[Hit]:
    """Return the best hits among documents that may be shown, however many of the others are better."""
    wanted, before = limit, -1
    while True:
        hits = facts.store.search(query, limit=wanted)
        allowed = [hit for hit in hits if hit.document in facts.documents]
        if len(allowed) >= limit or len(hits) < limit or len(hits) == before:
            return allowed[:limit]
        wanted, before = wanted * 4, len(hits)


def _shown(facts: Facts, hit: Hit) -> Shown | None:
    document, layer = facts.documents[hit.document], facts.layer(hit.document)
    if layer is None:
        return None
    passage = Passage.of(layer.text, hit.start, hit.end)
    return shown(document, layer, passage, around=_HIT_AROUND, score=hit.score)
