"""Search: hits as exact passages of documents that the reader is cleared for."""

from __future__ import annotations

from ..model.passages import Passage
from .facts import Facts
from .passages import Shown, shown

_HIT_AROUND = 120


def search(facts: Facts, query: str, *, limit: int = 50) -> list[Shown]:
    """Return the passages that a query finds, best first.

    Words, "phrases", AND, OR, NOT, NEAR(a b, n), prefix* and parentheses; spellings of other scripts are found with it. Raises
    InputError where the query does not parse.
    """
    found: list[Shown] = []
    wanted = limit if not facts.withheld else limit * 4
    for hit in facts.store.search(query, limit=wanted):
        document, layer = facts.documents.get(hit.document), facts.layer(hit.document)
        if document is not None and layer is not None and len(found) < limit:
            passage = Passage.of(layer.text, hit.start, hit.end)
            found.append(shown(document, layer, passage, around=_HIT_AROUND, score=hit.score))
    return found
