"""Laws of the journal: the chain holds whatever is written, and whatever is altered breaks it."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.journal import GENESIS, Entry, EntryKind, first_break
from wellfounded.store.sqlite import SqliteStore

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_BODIES = st.dictionaries(st.text(max_size=8).filter(lambda name: name != "secret"), _VALUES, max_size=4)
_WRITTEN = st.lists(st.tuples(st.sampled_from(EntryKind), _BODIES, st.none() | _BODIES, st.text(max_size=8)), min_size=1, max_size=5)


def _chain(bodies: list[Mapping[str, object]]) -> list[Entry]:
    entries: list[Entry] = []
    for number, body in enumerate(bodies, start=1):
        previous = entries[-1].hash if entries else GENESIS
        entries.append(
            Entry.sealed(number=number, when=f"2026-01-{number:02}", who="clerk", kind=EntryKind.SETTING, body=body, previous=previous)
        )
    return entries


@settings(max_examples=25, deadline=None)
@given(_WRITTEN)
def test_what_is_written_is_read_and_holds(written: list[tuple[EntryKind, Mapping[str, object], Mapping[str, object] | None, str]]) -> None:
    """Every entry comes back as it was sealed, with its secret, and the chain holds."""
    with tempfile.TemporaryDirectory() as folder, SqliteStore.create(Path(folder) / "case", title="t") as store:
        made = [(store.append(kind, body, who=who, secret=secret), body, secret) for kind, body, secret, who in written]
        assert list(store.entries(after=1)) == [entry for entry, _, _ in made]
        for entry, body, secret in made:
            assert {name: value for name, value in entry.body.items() if name != "secret"} == body
            assert store.secret(entry.number) == secret
        assert list(store.check()) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(_BODIES, min_size=2, max_size=6), st.data())
def test_every_alteration_breaks_the_chain(bodies: list[Mapping[str, object]], data: st.DataObject) -> None:
    """Changing, dropping, doubling or exchanging entries breaks the chain at or before the next entry; cutting the end does not."""
    entries = _chain(bodies)
    at = data.draw(st.integers(0, len(entries) - 1))
    altered = replace(entries[at], who="somebody else")
    resealed = Entry.sealed(
        number=at + 1, when=altered.when, who=altered.who, kind=altered.kind, body=altered.body, previous=altered.previous
    )
    assert first_break(entries) is None
    assert first_break(entries[:at]) is None
    assert first_break([*entries[:at], altered, *entries[at + 1 :]]) == at + 1
    assert first_break([*entries[:at], entries[at], *entries[at:]]) == at + 2
    if at < len(entries) - 1:
        assert first_break([*entries[:at], resealed, *entries[at + 1 :]]) == at + 2
        assert first_break([*entries[:at], *entries[at + 1 :]]) == at + 1


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(["at", "who", "kind", "body", "previous", "hash"]), st.integers(1, 4))
def test_check_finds_what_was_changed_in_the_file(column: str, number: int) -> None:
    """A journal edited behind the store's back is reported with the entry that differs."""
    changed = {"kind": "undone", "body": '{"n":99}'}.get(column, "0" * 64)
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        with SqliteStore.create(case, title="t") as store:
            for n in range(3):
                store.append(EntryKind.SETTING, {"n": n}, who="clerk")
        if (column, number) == ("previous", 1):
            changed = "1" * 64
        with sqlite3.connect(case / "case.db") as connection:
            connection.execute(f"UPDATE journal SET {column} = ? WHERE number = ?", (changed, number))
        connection.close()
        with SqliteStore.open(case) as store:
            (sentence,) = store.check()
            assert f"entry {number}" in sentence
