"""Facts that people entered: a file of facts that was imported, or single rows that somebody added by hand.

They lie in the journal in the public format, as words that can be destroyed with a document they quote. Taking such an entry back takes
its rows out of every computation from then on.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, cast

from ..errors import InputError
from ..exchange.facts import read_facts, read_rows, write_facts
from ..model.facts import CaseFacts
from ..model.ids import CandidateId, DocumentId, Sha256
from ..model.journal import Entry, EntryKind
from ..resolve.judging import in_force
from ..store.protocol import Store
from .joined_facts import LISTS, WITH_ID, Rows, facts_of, named_by
from .quoted import Hidden, Quoted, documents_quoted, visible

FORMAT = "wellfounded-facts/1"
PART_OF = "part_of"
"""The key in the body of an entry that names the first entry of the same import."""
TOLD, LANE = "told.", "p."
"""What stands before the id of an act in the id of the claim that it was made, and of the proceeding that it begins."""
_ID_COLUMNS = frozenset({"source", "target", "whole", "part", "of", "claim", "by", "a", "b", "act", "entity", "controller", "proceeding"})


def imported(
    store: Store, text: str | bytes, *, name: str, who: str, present: CaseFacts, of_candidate: Mapping[CandidateId, str] | None = None
) -> list[Entry]:
    """Write a file of facts into the journal; raises InputError, and writes nothing, where it cannot be read or does not fit the case.

    Rows that quote documents of the case have an entry for each document, so that forgetting one takes no row of another. The further
    entries hang on the first: taking that back takes all of them back.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text).hexdigest()
    _not_twice(store, digest, name)
    facts = read_facts(text, name=name, beside=present)
    quoted = documents_quoted(store, facts)
    entries: list[Entry] = []
    with store.transaction():
        for group in _by_document(store, facts, quoted):
            body = {"file": name, "file_sha256": digest, **({PART_OF: entries[0].number} if entries else {})}
            words = _tells(group, of_candidate or {})
            entries.append(_entered(store, EntryKind.IMPORTED, group, who=who, body=body, words=words, quoted=quoted))
    return entries


def _not_twice(store: Store, digest: str, name: str) -> None:
    entries = list(store.entries())
    valid = in_force(entries)
    for entry in entries:
        if entry.body.get("file_sha256") == digest and _holds(entry, valid):
            first = entry.body.get(PART_OF, entry.number)
            raise InputError(f"{name}: this file is in the case already, by entry {first} of the journal; nothing was imported")


def _holds(entry: Entry, valid: set[int]) -> bool:
    """Say whether an entry holds rows that count: nobody took it back, nor the first entry of its import."""
    return entry.kind in {EntryKind.IMPORTED, EntryKind.ASSUMED} and {entry.number, entry.body.get(PART_OF, entry.number)} <= valid


def _by_document(store: Store, facts: CaseFacts, quoted: Quoted) -> list[CaseFacts]:
    """Part rows by the documents of the case that they quote, those that quote none first."""
    groups: dict[tuple[Sha256, ...], Rows] = {(): {key: [] for key in LISTS}}
    originals = _originals(store)
    for key in LISTS:
        for row in getattr(facts, key):
            about = tuple(sorted(_about([row], originals, quoted)))
            groups.setdefault(about, {one: [] for one in LISTS})[key].append(row)
    kept = [rows for about, rows in sorted(groups.items()) if about or any(rows.values()) or len(groups) == 1]
    return [facts_of(rows, extra=facts.extra if rows is kept[0] else {}) for rows in kept]


def _about(rows: Iterable[object], originals: Mapping[DocumentId, Sha256], quoted: Quoted) -> set[Sha256]:
    """Return the originals of this case that rows quote: forgetting one of them destroys the entry's words."""
    said = (one for row in rows for one in getattr(row, "asserted", ()))
    return {originals[document] for one in said for document in quoted.get(one.document or "", ())}


def _tells(facts: CaseFacts, of_candidate: Mapping[CandidateId, str]) -> dict[str, object]:
    """Return by which candidates the acts that rows name are told today."""
    named = {act for one in named_by(facts) for act in (one, one.removeprefix(TOLD), one.removeprefix(LANE))}
    tells: dict[str, list[CandidateId]] = {}
    for candidate, act in sorted(of_candidate.items()):
        if act in named:
            tells.setdefault(act, []).append(candidate)
    return {"tells": tells} if tells else {}


def check_rows(rows: Mapping[str, Sequence[Mapping[str, object]]], *, present: CaseFacts) -> CaseFacts:
    """Read rows that a person adds; InputError where they do not fit the format or the case."""
    text = json.dumps({"format": FORMAT, **rows}, ensure_ascii=False)
    return read_facts(text, name="the new rows", beside=present)


def assumed(
    store: Store,
    rows: Mapping[str, Sequence[Mapping[str, object]]],
    *,
    who: str,
    why: str,
    present: CaseFacts,
    of_candidate: Mapping[CandidateId, str],
) -> Entry:
    """Write rows that a person adds into the journal; they may name what the case has already."""
    facts = check_rows(rows, present=present)
    words = {**_tells(facts, of_candidate), **({"why": why} if why else {})}
    return _entered(store, EntryKind.ASSUMED, facts, who=who, body={}, words=words, quoted=documents_quoted(store, facts))


def _entered(
    store: Store, kind: EntryKind, facts: CaseFacts, *, who: str, body: Mapping[str, object], words: Mapping[str, object], quoted: Quoted
) -> Entry:
    about = sorted(_about((row for key in LISTS for row in getattr(facts, key)), _originals(store), quoted))
    counts = {key: len(getattr(facts, key)) for key in LISTS if getattr(facts, key)}
    other = {label: list(ids) for label, ids in quoted.items() if ids != (label,)}
    secret = {"facts": json.loads(write_facts(facts)), **({"documents": other} if other else {}), **words}
    with store.transaction():
        return store.append(kind, {**body, "rows": counts}, who=who, secret=secret, about=about)


def _originals(store: Store) -> dict[DocumentId, Sha256]:
    return {document.id: document.sha256 for document in store.documents()}


def entered(
    store: Store, of_candidate: Mapping[CandidateId, str], *, hidden: Collection[DocumentId] = ()
) -> Iterator[tuple[Entry, CaseFacts]]:
    """Yield the entries in force that hold rows, with their rows; those whose words were destroyed are passed over.

    An act that the documents tell may have another id today than when a row named it; it is found again by what told it then. Rows that
    quote one of the ``hidden`` documents are left out.
    """
    entries = list(store.entries())
    valid = in_force(entries)
    withheld = Hidden(store, hidden)
    for entry in entries:
        if _holds(entry, valid):
            words = store.secret(entry.number)
            if words is not None:
                rows = read_rows(cast("dict[str, Any]", words["facts"]))
                today = _today(cast("dict[str, list[CandidateId]]", words.get("tells") or {}), of_candidate)
                yield entry, _renamed(visible(rows, withheld.names(words)), today)


def _today(tells: Mapping[str, Iterable[CandidateId]], of_candidate: Mapping[CandidateId, str]) -> dict[str, str]:
    """Return the ids of today of what had another id then: acts, the claims that they were made, their proceedings."""
    today: dict[str, str] = {}
    for old, told in tells.items():
        found = Counter(of_candidate[one] for one in told if one in of_candidate)
        new = min(found, key=lambda act: (-found[act], act != old, act), default=old)
        if new != old:
            today.update({f"{before}{old}": f"{before}{new}" for before in ("", TOLD, LANE)})
    return today


def _renamed(rows: CaseFacts, ids: Mapping[str, str]) -> CaseFacts:
    """Put new ids in the place of old ones, wherever a row names them."""
    if not ids:
        return rows
    lists: dict[str, Any] = {}
    for key in LISTS:
        if key not in WITH_ID or key == "acts":
            lists[key] = tuple(_row_renamed(row, ids) for row in getattr(rows, key))
    return replace(rows, **lists)


def _row_renamed(row: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(row, str):
        return ids.get(row, row)
    values: dict[str, Any] = {}
    for column in fields(row):
        value = getattr(row, column.name)
        if column.name in _ID_COLUMNS and isinstance(value, str):
            values[column.name] = ids.get(value, value)
        elif column.name == "premises":
            values[column.name] = tuple(ids.get(one, one) for one in value)
    return replace(row, **values)
