"""Which documents of a case entered rows quote, and which rows a reader may see who may not see all documents.

A file of facts may call a document by its id in the case, by its file name with or without suffix, or as it likes; then it is known by
passages that stand there word for word. Doubt is decided for silence: a row that may quote a withheld document is not shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import PurePath
from typing import Any

from ..model.documents import Document
from ..model.facts import Assertion, CaseFacts
from ..model.ids import DocumentId
from ..store.protocol import Store

_LISTS = tuple(field.name for field in fields(CaseFacts) if field.name != "extra")
_TELLING = 24
"""Characters that a passage must have to tell a document by standing in it at its place."""
_PASSAGES = 8
"""Passages that are tried for each name."""

Quoted = dict[str, tuple[DocumentId, ...]]
"""Name in the rows → documents of the case that it may mean."""


def documents_quoted(store: Store, facts: CaseFacts) -> Quoted:
    """Return what each name of a document or source in the rows means in this case; names that mean nothing here are left out."""
    said = [one for key in _LISTS for row in getattr(facts, key) for one in getattr(row, "asserted", ())]
    labels = {str(one.document) for one in said if one.document} | {source.id for source in facts.sources}
    called = _called(store.documents())
    found: Quoted = {label: tuple(called[label]) for label in sorted(labels) if label in called}
    passages: dict[str, list[Assertion]] = defaultdict(list)
    for one in said:
        if one.document and one.document not in found and one.start is not None and len(one.text) >= _TELLING:
            passages[one.document].append(one)
    if passages:
        found.update(_by_passages(store, passages))
    return found


def _called(documents: Iterable[Document]) -> Mapping[str, list[DocumentId]]:
    called: dict[str, list[DocumentId]] = defaultdict(list)
    for document in documents:
        for label in {str(document.id), document.name, PurePath(document.name).stem}:
            called[label].append(document.id)
    return called


def _by_passages(store: Store, passages: Mapping[str, Sequence[Assertion]]) -> Quoted:
    found: dict[str, list[DocumentId]] = defaultdict(list)
    for document in store.documents():
        layer = store.layer(document.id)
        for label, said in passages.items() if layer else ():
            if any(layer.text[one.start : one.end] == one.text for one in said[:_PASSAGES]):  # type: ignore[union-attr]
                found[label].append(document.id)
    return {label: tuple(ids) for label, ids in found.items()}


class Hidden:
    """The names by which rows may mean a withheld document."""

    def __init__(self, store: Store, hidden: Collection[DocumentId]) -> None:
        self._hidden = frozenset(hidden)
        called = _called(store.documents()) if hidden else {}
        self._names = frozenset(label for label, ids in called.items() if any(one in hidden for one in ids))

    def names(self, words: Mapping[str, object]) -> frozenset[str]:
        """Return the names that may mean one in the words of an entry."""
        documents: Any = words.get("documents") or {}
        return self._names | {label for label, ids in documents.items() if any(one in self._hidden for one in ids)}


def visible(rows: CaseFacts, hidden: Collection[str]) -> CaseFacts:
    """Leave out the rows that quote a document by one of these names, and the sources of these names."""
    if not hidden:
        return rows
    kept = {key: tuple(row for row in getattr(rows, key) if not _quotes(row, hidden)) for key in _LISTS}
    kept["sources"] = tuple(source for source in rows.sources if source.id not in hidden)
    return replace(rows, **kept)  # type: ignore[arg-type]


def _quotes(row: object, hidden: Collection[str]) -> bool:
    return any(said.document in hidden or (said.chain[:1] and said.chain[0] in hidden) for said in getattr(row, "asserted", ()))


def names_in(words: Mapping[str, object]) -> Iterator[str]:
    """Yield every document or source that the words of an entry quote by some name."""
    facts: Any = words.get("facts") or {}
    for rows in facts.values():
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, Mapping):
                for said in row.get("asserted") or ():
                    yield str(said.get("document") or "")
                    yield from (str(one) for one in (said.get("chain") or ())[:1])
    yield from (str(source.get("id")) for source in facts.get("sources") or ())
