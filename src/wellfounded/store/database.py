"""The connection to case.db: opening, migrating, transactions, and sqlite's errors turned into ours.

Invariant: outside a transaction the file holds only whole writes; a write inside a transaction that fails leaves the transaction as
it was before that write.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from ..errors import BusyError, IntegrityError, StoreError

APPLICATION = 0x77667631
"""What ``file`` and ``PRAGMA application_id`` show: ``wfv1``."""
BUSY_SECONDS = 10.0
"""How long a writer waits for another before it gives up."""

_LEAST_FREE = 1 << 17
_FULL_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PRAGMAS = (
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
    "cache_size = -65536",
    "mmap_size = 268435456",
    "journal_size_limit = 67108864",
    "synchronous = FULL",
)


class Database:
    """A connection with nested transactions."""

    def __init__(self, path: Path, *, new: bool = False) -> None:
        self.path = path
        self._depth = 0
        if new or os.access(path.parent, os.W_OK):
            self._connect("mode=rwc" if new else "mode=rw")
        else:
            self._connect_read_only()

    def _connect(self, how: str) -> None:
        with sqlite_errors(self.path):
            address = f"{self.path.absolute().as_uri()}?{how}"
            self._connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _connect_read_only(self) -> None:
        """Connect to a file in a folder that may not be written: beside its log, else as one that nobody changes."""
        try:
            self._connect("mode=ro")
        except StoreError as error:
            log = self.path.with_name(f"{self.path.name}-wal")
            if log.exists() and log.stat().st_size:
                raise StoreError(
                    f"{self.path}: may not be written, and its last changes are still in the log beside it; "
                    "copy the whole case to a disk that can be written and open it there"
                ) from error
            self._connect("mode=ro&immutable=1")

    def _prepare(self) -> None:
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        migrate(self._connection, self.path, migrations())

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file by the last one that closes."""
        self._connection.close()

    @property
    def connection(self) -> sqlite3.Connection:
        return self._connection

    @property
    def in_transaction(self) -> bool:
        return self._depth > 0

    def execute(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        with sqlite_errors(self.path):
            return self._connection.execute(statement, values)

    def execute_many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row."""
        with sqlite_errors(self.path):
            self._connection.executemany(statement, rows)

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Return every row of a query at once, so that no reader stays open while its caller works."""
        with sqlite_errors(self.path):
            return self._connection.execute(statement, values).fetchall()

    def row(self, statement: str, values: Sequence[object] = ()) -> tuple[object, ...] | None:
        """Return the first row of a query."""
        with sqlite_errors(self.path):
            found: tuple[object, ...] | None = self._connection.execute(statement, values).fetchone()
            return found

    @contextmanager
    def patience(self, seconds: float) -> Iterator[None]:
        """Wait so long for another writer inside, and as long as usual afterwards."""
        self.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
        try:
            yield
        finally:
            self.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Join the writes inside into one. A transaction inside another joins it, and alone is undone if it raises."""
        begin, commit, undo = _OUTER if not self._depth else _inner(self._depth)
        self.execute(begin)
        self._depth += 1
        try:
            yield
        except BaseException:
            self._undo(undo)
            raise
        finally:
            self._depth -= 1
        try:
            for statement in commit:
                self.execute(statement)
        except BaseException:
            self._undo(undo)
            raise

    def is_alone(self) -> bool:
        """Say whether no other program reads or writes now, so that the log can be emptied; it is empty then."""
        return not self.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]

    def rewrite(self, spare: Path) -> None:
        """Write the file anew without anything that was deleted, and empty the log; ``spare`` is a folder of the case for the copy.

        Raises BusyError where another program has the case open, so that the log cannot be emptied.
        """
        spare.mkdir(mode=0o700, exist_ok=True)
        self.execute("PRAGMA temp_store = FILE")
        self.execute(f"PRAGMA temp_store_directory = '{str(spare.absolute()).replace(chr(39), chr(39) * 2)}'")
        try:
            self.execute("VACUUM")
        finally:
            self.execute("PRAGMA temp_store_directory = ''")
            self.execute("PRAGMA temp_store = MEMORY")
        if not self.is_alone():
            raise BusyError(
                f"{self.path}: what was forgotten is still in the log beside it, since another program has the case open; "
                "close that program and open the case once more"
            )

    def _undo(self, statements: Sequence[str]) -> None:
        # On a full disk sqlite may have rolled back by itself; then there is nothing left to undo.
        if self._connection.in_transaction:
            for statement in statements:
                self.execute(statement)


_OUTER = ("BEGIN IMMEDIATE", ("COMMIT",), ("ROLLBACK",))


def _inner(depth: int) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    name = f"inner{depth}"
    return f"SAVEPOINT {name}", (f"RELEASE {name}",), (f"ROLLBACK TO {name}", f"RELEASE {name}")


def migrations() -> list[str]:
    """Return the scripts that bring an empty file to today's format, in order."""
    folder = files(__package__) / "migrations"
    return [script.read_text("utf-8") for script in sorted(folder.iterdir(), key=lambda f: f.name) if script.name.endswith(".sql")]


def migrate(connection: sqlite3.Connection, path: Path, scripts: Sequence[str]) -> None:
    """Bring a file to today's format, each step whole or not at all.

    Raises StoreError where the file is of a newer format, or is no case.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if version > len(scripts):
        raise StoreError(
            f"{path}: was written by a newer version of wellfounded (format {version}; this one knows up to {len(scripts)}); "
            "install the newer version to open it"
        )
    if (version and application != APPLICATION) or (not version and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]):
        raise StoreError(f"{path}: is a database of another program, not a case")
    if version < len(scripts):
        connection.execute("PRAGMA journal_mode = WAL")
    for number, script in enumerate(scripts[version:], start=version + 1):
        # Another process may have taken this step while we waited for the lock.
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] < number:
                for statement in statements_of(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def statements_of(script: str) -> Iterator[str]:
    """Cut a script into its statements."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turn sqlite's errors into StoreError (BusyError where another program writes), or IntegrityError where the file is damaged."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise IntegrityError(f"{path}: the file is damaged ({error}); restore the case from a backup") from error
        if code == sqlite3.SQLITE_IOERR and _is_full(path):  # so it fails where its shared memory cannot grow
            code = sqlite3.SQLITE_FULL
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise BusyError(f"{path}: {_BUSY}") from error
        if code in _ADVICE:
            raise StoreError(f"{path}: {_ADVICE[code]}") from error
        if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
            raise StoreError(f"{path}: cannot be read or written ({error}); check the disk and who may write there") from error
        raise


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_FREE
    except OSError:
        return False


_BUSY = "another program is writing to this case; wait until it is done and run the same command again"
_ADVICE = {
    sqlite3.SQLITE_FULL: "the disk is full; nothing of this step was kept. Free space on it and run the same command again",
    sqlite3.SQLITE_READONLY: "is read-only; copy the case to a disk that can be written",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; the folder is missing or may not be written",
}


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turn the errors of writing files of the case into StoreError with what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL_DISK:
            raise StoreError(
                f"{path}: the disk is full; nothing of this file was kept. Free space on it and run the same command again"
            ) from error
        raise StoreError(f"{path}: cannot be written ({error.strerror or error}); check the disk and who may write there") from error
