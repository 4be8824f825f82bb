"""The journal on disk: entries sealed in a chain, and beside them the words that may be destroyed.

The chain covers the SHA-256 of a secret, never its words. A secret is stored with 16 random bytes, so that the hash that stays behind
cannot be used to guess a name that was forgotten.
"""

from __future__ import annotations

import hashlib
import json
import secrets as random_bytes
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from ..errors import UnknownIdError
from ..model.ids import Sha256
from ..model.journal import GENESIS, Entry, EntryKind, first_break
from .database import Database

_PAGE = 500


class Journal:
    """The tables ``journal``, ``secrets`` and ``secrets_about``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(
        self,
        kind: EntryKind,
        body: Mapping[str, object],
        *,
        who: str,
        secret: Mapping[str, object] | None = None,
        about: Iterable[Sha256] = (),
    ) -> Entry:
        """Seal an entry to the end."""
        words = None if secret is None else _json({"salt": random_bytes.token_hex(16), "words": secret})
        sealed: dict[str, Any] = json.loads(_json(body if words is None else {**body, "secret": _hash(words)}))
        with self._database.transaction():
            last = self._database.row("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1")
            number, previous = (int(str(last[0])) + 1, str(last[1])) if last else (1, GENESIS)
            when = datetime.now(UTC).isoformat(timespec="microseconds")
            entry = Entry.sealed(number=number, when=when, who=who, kind=kind, body=sealed, previous=previous)
            self._database.execute(
                "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)", (number, when, who, kind.value, _json(sealed), previous, entry.hash)
            )
            if words is not None:
                self._database.execute("INSERT INTO secrets VALUES (?, ?)", (number, words))
                self._database.execute_many("INSERT OR IGNORE INTO secrets_about VALUES (?, ?)", [(sha256, number) for sha256 in about])
        return entry

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Yield the entries with a higher number, in order."""
        while page := self._database.rows("SELECT * FROM journal WHERE number > ? ORDER BY number LIMIT ?", (after, _PAGE)):
            for row in page:
                entry = _entry(row)
                yield entry
                after = entry.number

    def secret(self, entry: int) -> Mapping[str, object] | None:
        """Return the words kept beside an entry, or None where there are none or they were destroyed."""
        row = self._database.row("SELECT words FROM journal LEFT JOIN secrets ON entry = number WHERE number = ?", (entry,))
        if row is None:
            raise UnknownIdError(f"the journal has no entry {entry}")
        if row[0] is None:
            return None
        words: Mapping[str, object] = json.loads(str(row[0]))["words"]
        return words

    def destroy_secrets(self, sha256: Sha256) -> None:
        """Destroy the words of every entry about an original."""
        about = "SELECT entry FROM secrets_about WHERE sha256 = ?"
        self._database.execute(f"DELETE FROM secrets WHERE entry IN ({about})", (sha256,))  # noqa: S608 — a constant
        self._database.execute(f"DELETE FROM secrets_about WHERE entry IN ({about})", (sha256,))  # noqa: S608

    def check(self) -> Iterator[str]:
        """Yield a sentence for the first broken link and for every secret that differs from its hash."""
        try:
            broken = first_break(self.entries())
        except ValueError as error:
            yield f"journal: an entry cannot be read ({error})"
            return
        if broken is not None:
            yield f"journal, entry {broken}: differs from what was sealed, or does not follow the entry before it; trust nothing after it"
        for number, words, body in self._database.rows(
            "SELECT entry, words, body FROM secrets JOIN journal ON number = entry ORDER BY entry"
        ):
            if json.loads(str(body)).get("secret") != _hash(str(words)):
                yield f"journal, entry {number}: the words kept beside it differ from what was sealed"


def _entry(row: tuple[object, ...]) -> Entry:
    number, when, who, kind, body, previous, sealed = row
    return Entry(
        number=int(str(number)),
        when=str(when),
        who=str(who),
        kind=EntryKind(str(kind)),
        body=json.loads(str(body)),
        previous=str(previous),
        hash=str(sealed),
    )


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def _json(value: object) -> str:
    """Return canonical JSON in ASCII: characters that are no text (in names of files) survive as escapes."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
