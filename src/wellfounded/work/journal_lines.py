"""The journal as people read it: what each entry says, with its words as far as a clearance allows; and what differs from it.

Words of documents lie beside an entry and not in it. They are shown where every document that the entry is about may be shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..model.candidates import CandidateKind
from ..model.documents import Document
from ..model.ids import DocumentId, document_id
from ..model.journal import Entry, EntryKind
from ..store.protocol import Store
from .adding import standing_of
from .facts import Facts
from .quoted import Hidden, names_in

Row = dict[str, object]
_FEW_ROWS = 2
DESTROYED, WITHHELD = "destroyed with a document", "withheld"


def journal_rows(facts: Facts) -> Iterator[Row]:
    """Yield a row for each entry, the oldest first: its number, time, author, kind, what it is about, and its words."""
    names = {document.id: document.name for document in facts.documents.values()}
    hidden = {document.id for document in facts.store.documents()} - set(facts.documents)
    silent = _silent(facts.store, hidden) if hidden else set()
    for entry in facts.store.entries():
        words = _words(facts.store, entry, hidden, silent)
        yield {
            "number": entry.number,
            "when": entry.when,
            "who": entry.who,
            "kind": entry.kind.value,
            "about": ", ".join(dict.fromkeys(names.get(document, document) for document in _documents(entry))),
            "verdict": entry.body.get("verdict", ""),
            "says": _says(entry, words),
            "body": dict(entry.body),
            "words": words,
            "previous": entry.previous,
            "hash": entry.hash,
        }


def _documents(entry: Entry) -> list[DocumentId]:
    body: Any = entry.body
    judged = [DocumentId(thing["document"]) for thing in body.get("judged", ())]
    named = [DocumentId(str(body["document"]))] if body.get("document") else []
    came = [document_id(str(body["sha256"]))] if body.get("sha256") else []
    return judged or named or came


def _words(store: Store, entry: Entry, hidden: Collection[DocumentId], silent: Collection[int]) -> Mapping[str, object] | str:
    if "secret" not in entry.body:
        return ""
    words = store.secret(entry.number)
    if words is None:
        return DESTROYED
    return WITHHELD if entry.number in silent or any(document in hidden for document in _documents(entry)) else words


def _silent(store: Store, hidden: Collection[DocumentId]) -> set[int]:
    """Return the entries of facts whose words must not be shown.

    These are the entries that quote a hidden document, those that name an act which one tells (its id says when and by whom it was made),
    and those that name what such an entry declares.
    """
    told = {candidate.id for document in hidden for candidate in store.candidates(CandidateKind.ACT, document)}
    waiting: dict[int, Mapping[str, object]] = {}
    for entry in store.entries():
        if entry.kind in {EntryKind.IMPORTED, EntryKind.ASSUMED} and (words := store.secret(entry.number)) is not None:
            waiting[entry.number] = words
    withheld = Hidden(store, hidden)
    found = {number for number, words in waiting.items() if _tells_of(words, withheld.names(words), told)}
    while True:
        declared = {one for number in found for one in _ids(waiting[number], declared=True)}
        more = {number for number, words in waiting.items() if number not in found and declared & set(_ids(words, declared=False))}
        if not more:
            return found
        found |= more


def _tells_of(words: Mapping[str, object], names: Collection[str], told: Collection[str]) -> bool:
    tells: Any = words.get("tells") or {}
    return any(one in names for one in names_in(words)) or any(one in told for candidates in tells.values() for one in candidates)


def _ids(words: Mapping[str, object], *, declared: bool) -> Iterator[str]:
    """Yield the ids that the rows of an entry declare, or those that they name."""
    for rows in _mapping(words.get("facts")).values():
        for row in rows if isinstance(rows, list) else ():
            if declared and isinstance(row, Mapping) and row.get("id"):
                yield str(row["id"])
            elif not declared:
                values = (
                    [row] if isinstance(row, str) else [value for key, value in row.items() if key not in {"asserted", "text", "title"}]
                )
                for value in values:
                    yield from (str(one) for one in (value if isinstance(value, list) else [value]))


def _says(entry: Entry, words: Mapping[str, object] | str) -> str:
    """Say in a line what was judged, corrected or set, and why."""
    if isinstance(words, str):
        plain = {
            key: value
            for key, value in entry.body.items()
            if key not in {"secret", "document", "judged", "verdict", "sha256", "when", "container"}
        }
        return "; ".join(filter(None, (_listed(plain), words)))
    quotes = [_quoted(thing) for thing in _things(words)]
    more = f" and {len(quotes) - 3} more" if len(quotes) > 3 else ""
    told = {key: value for key, value in words.items() if key not in {"judged", "corrected", "why", "text", "facts", "tells"}}
    parts = [", ".join(quotes[:3]) + more, _listed(_mapping(words.get("corrected"))), _listed(told)]
    if "facts" in words:
        parts.append(_rows_told(_mapping(words["facts"])))
    if "text" in words:
        parts.append(f"a text of {len(str(words['text'])):,} characters")
    return "; ".join(filter(None, [*parts, f"why: {words['why']}" if words.get("why") else ""]))


def _rows_told(rows: Mapping[str, object]) -> str:
    """Say one row in full, and count more of them."""
    lists = {name: row for name, row in rows.items() if isinstance(row, list) and row}
    if sum(map(len, lists.values())) > _FEW_ROWS:
        return ", ".join(f"{len(found)} {name.replace('_', ' ')}" for name, found in lists.items())
    plain = [f"{name}: {_listed(_mapping(row)) or row}" for name, found in lists.items() for row in found]
    return "; ".join(plain)


def _things(words: Mapping[str, object]) -> list[Any]:
    things: Any = words.get("judged") or []
    return list(things)


def _quoted(thing: Any) -> str:
    exact = str(thing["selector"]["passage"]["exact"])
    return f"»{exact if len(exact) <= 80 else exact[:79] + '…'}«"


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _listed(values: Mapping[str, object]) -> str:
    return ", ".join(
        f"{key} {_few(value)}".strip() for key, value in values.items() if key != "asserted" and value not in ("", None, [], {})
    )


def _few(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key} {_few(item)}".strip() for key, item in value.items())
    if isinstance(value, list | tuple):
        return str(len(value)) if len(value) > 3 else ", ".join(map(str, value))
    return str(value)


def differing(store: Store) -> Iterator[str]:
    """Yield a sentence for every document whose flags, and every original whose arrivals, are not those that the journal holds."""
    standing = standing_of(store)
    told = {document.id: document for document in store.documents()}
    for document in told.values():
        if _flags(document) != {flag: tuple(to) for flag, to in standing.flags.get(document.id, {}).items()}:
            yield f"document {document.id} ({document.name}): its flags differ from those that the journal holds"
    recorded = Counter(str(entry.body.get("sha256", "")) for entry in store.entries() if entry.kind is EntryKind.ARRIVED)
    listed = Counter(str(arrival.sha256) for arrival in store.arrivals())
    forgotten = {str(entry.body.get("sha256", "")) for entry in store.entries() if entry.kind is EntryKind.FORGOTTEN}
    for sha256 in sorted({*recorded, *listed} - forgotten):
        if recorded[sha256] != listed[sha256]:
            yield f"original {sha256}: {listed[sha256]} arrivals are listed, the journal holds {recorded[sha256]}"


def _flags(document: Document) -> dict[object, tuple[str, ...]]:
    return {flag: tuple(to) for flag, to in document.flags.items()}
