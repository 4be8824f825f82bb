"""Facts that people entered: a file of facts that was imported, or single rows that somebody added by hand.

They lie in the journal in the public format, as words that can be destroyed with a document they quote. Taking such an entry back takes
its rows out of every computation from then on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, cast

from ..errors import InputError
from ..exchange.facts import read_facts, read_rows, write_facts
from ..model.facts import CaseFacts
from ..model.ids import CandidateId, Sha256
from ..model.journal import Entry, EntryKind
from ..resolve.judging import in_force
from ..store.protocol import Store

Rows = dict[str, list[Any]]
FORMAT = "wellfounded-facts/1"
PART_OF = "part_of"
"""The key in the body of an entry that names the first entry of the same import."""
_WITH_ID = ("sources", "entities", "proceedings", "acts", "claims")
_ID_COLUMNS = frozenset({"source", "target", "whole", "part", "of", "claim", "by", "a", "b", "act", "entity", "controller"})
_LISTS = tuple(field.name for field in fields(CaseFacts) if field.name != "extra")


def imported(store: Store, text: str | bytes, *, name: str, who: str, present: CaseFacts) -> list[Entry]:
    """Write a file of facts into the journal; raises InputError, and writes nothing, where it cannot be read or does not fit the case.

    Rows that quote documents of the case have an entry for each document, so that forgetting one takes no row of another. The further
    entries hang on the first: taking that back takes all of them back.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text).hexdigest()
    _not_twice(store, digest, name)
    facts = read_facts(text, name=name, beside=present)
    entries: list[Entry] = []
    with store.transaction():
        for group in _by_document(store, facts):
            body = {"file": name, "file_sha256": digest, **({PART_OF: entries[0].number} if entries else {})}
            entries.append(_entered(store, EntryKind.IMPORTED, group, who=who, body=body))
    return entries


def _not_twice(store: Store, digest: str, name: str) -> None:
    entries = list(store.entries())
    valid = in_force(entries)
    for entry in entries:
        if entry.kind is EntryKind.IMPORTED and entry.number in valid and entry.body.get("file_sha256") == digest:
            raise InputError(f"{name}: this file is in the case already, by entry {entry.number} of the journal; nothing was imported")


def _by_document(store: Store, facts: CaseFacts) -> list[CaseFacts]:
    """Part rows by the documents of the case that they quote, those that quote none first."""
    groups: dict[tuple[Sha256, ...], Rows] = {(): {key: [] for key in _LISTS}}
    originals = _originals(store)
    for key in _LISTS:
        for row in getattr(facts, key):
            quoted = tuple(sorted({originals[said.document] for said in getattr(row, "asserted", ()) if said.document in originals}))
            groups.setdefault(quoted, {one: [] for one in _LISTS})[key].append(row)
    made = [_facts(rows, extra=facts.extra if not quoted else {}) for quoted, rows in sorted(groups.items())]
    return made if any(groups[()].values()) or len(made) == 1 else made[1:]


def _facts(rows: Rows, *, extra: Mapping[str, object] | None = None) -> CaseFacts:
    lists: dict[str, Any] = {key: tuple(value) for key, value in rows.items()}
    return CaseFacts(**lists, extra=extra or {})


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
    text = json.dumps({"format": FORMAT, **rows}, ensure_ascii=False)
    facts = read_facts(text, name="the new rows", beside=present)
    named = {one for key in _LISTS if key not in _WITH_ID for row in getattr(facts, key) for one in _named(key, row)}
    tells: dict[str, list[CandidateId]] = {}
    for candidate, act in sorted(of_candidate.items()):
        if act in named:
            tells.setdefault(act, []).append(candidate)
    return _entered(store, EntryKind.ASSUMED, facts, who=who, body={}, words={"tells": tells, **({"why": why} if why else {})})


def _entered(
    store: Store, kind: EntryKind, facts: CaseFacts, *, who: str, body: Mapping[str, object], words: Mapping[str, object] | None = None
) -> Entry:
    about = sorted(_quoted(store, facts))
    counts = {key: len(getattr(facts, key)) for key in _LISTS if getattr(facts, key)}
    secret = {"facts": json.loads(write_facts(facts)), **(words or {})}
    with store.transaction():
        return store.append(kind, {**body, "rows": counts}, who=who, secret=secret, about=about)


def _quoted(store: Store, facts: CaseFacts) -> set[Sha256]:
    """Return the originals of this case that the rows quote: forgetting one of them destroys the entry's words."""
    originals = _originals(store)
    told = (said for key in _LISTS for row in getattr(facts, key) for said in getattr(row, "asserted", ()))
    return {originals[said.document] for said in told if said.document in originals}


def _originals(store: Store) -> dict[str | None, Sha256]:
    return {str(document.id): document.sha256 for document in store.documents()}


def entered(store: Store, of_candidate: Mapping[CandidateId, str]) -> Iterator[tuple[Entry, CaseFacts]]:
    """Yield the entries in force that hold rows, with their rows; those whose words were destroyed are passed over.

    An act that the documents tell may have another id today than when a row named it; it is found again by what told it then.
    """
    entries = list(store.entries())
    valid = in_force(entries)
    for entry in entries:
        if entry.kind in {EntryKind.IMPORTED, EntryKind.ASSUMED} and {entry.number, entry.body.get(PART_OF, entry.number)} <= valid:
            words = store.secret(entry.number)
            if words is not None:
                rows = read_rows(cast("dict[str, Any]", words["facts"]))
                tells = cast("dict[str, list[CandidateId]]", words.get("tells") or {})
                today = {old: next((of_candidate[one] for one in told if one in of_candidate), old) for old, told in tells.items()}
                yield entry, _renamed(rows, {old: new for old, new in today.items() if old != new})


def _renamed(rows: CaseFacts, ids: Mapping[str, str]) -> CaseFacts:
    """Put new ids in the place of old ones, wherever a row names an act."""
    if not ids:
        return rows
    lists: dict[str, Any] = {}
    for key in _LISTS:
        if key not in _WITH_ID:
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


def used_acts(parts: Iterable[CaseFacts]) -> set[str]:
    """Return the ids that rows name: who adds a row about an act agrees that there is such an act."""
    return {one for part in parts for key in _LISTS if key not in _WITH_ID for row in getattr(part, key) for one in _named(key, row)}


def joined(parts: Iterable[CaseFacts]) -> tuple[CaseFacts, list[str]]:
    """Put rows together, each once, and leave out those that name what none of them declares; say of each of these why."""
    lists: Rows = {key: [] for key in _LISTS}
    seen: dict[str, set[Any]] = {key: set() for key in _LISTS}
    for part in parts:
        for key in _LISTS:
            for row in getattr(part, key):
                mark = row if isinstance(row, str) else getattr(row, "id", None) or repr(row)
                if mark not in seen[key]:
                    seen[key].add(mark)
                    lists[key].append(row)
    declared = {row.id for key in _WITH_ID if key != "proceedings" for row in lists[key]}
    lost: list[str] = []
    for key in _LISTS:
        if key not in _WITH_ID:
            whole = [(row, [one for one in _named(key, row) if one not in declared]) for row in lists[key]]
            lost.extend(f"{key}: {', '.join(missing)} is not in the case any more" for _, missing in whole if missing)
            lists[key] = [row for row, missing in whole if not missing]
    return _facts(lists), lost


def _named(key: str, row: Any) -> list[str]:
    """Return the ids that a row uses."""
    match key:
        case "origins" | "unknown_origins":
            return [row]
        case "effects":
            return [row.source, row.target]
        case "parts":
            return [row.whole, row.part]
        case "grounds":
            return [row.of, *row.premises]
        case "closed":
            return [row.of]
        case "retracted":
            return [row.claim]
        case "same":
            return [row.a, row.b]
        case "recognition":
            return [row.act]
        case _:
            return [row.entity, row.controller]
