"""A case as a folder: made whole or not at all, refused where it is none or newer, brought to today's format."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from wellfounded.errors import IntegrityError, StoreError
from wellfounded.model.journal import EntryKind
from wellfounded.store.casefile import CaseFile
from wellfounded.store.database import Database, migrate, migrations, statements_of
from wellfounded.store.sqlite import SqliteStore


def test_a_new_case_has_its_three_places(store: SqliteStore) -> None:
    """case.toml, case.db and originals are there, nothing else is, and the journal begins with the making of the case."""
    names = {path.name for path in store.folder.iterdir()}
    assert names - {"case.db-wal", "case.db-shm"} == {"case.toml", "case.db", "originals"}
    (first,) = store.entries()
    assert (first.kind, first.who, first.body["title"]) == (EntryKind.CREATED, "clerk", "A case")
    assert (store.title, store.languages, store.legal_orders, store.case_settings) == ("A case", ("en", "ru"), ("FR",), {})


@pytest.mark.parametrize("title", ['quoted "title"', "back\\slash", "two\nlines", "Дело \u007f", "", "[settings]"])
def test_any_title_survives(tmp_path: Path, title: str) -> None:
    """What is written into case.toml is read back, whatever characters it has."""
    written = CaseFile(title=title, languages=(title,), settings={title: 3, "workers": [1, 2], "who": title, "on": True})
    written.write(tmp_path)
    assert CaseFile.read(tmp_path) == written


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path, store: SqliteStore) -> None:
    """No case is made over something that is there, and nothing is left of the attempt."""
    with pytest.raises(StoreError, match="not empty"):
        SqliteStore.create(store.folder, title="again")
    (tmp_path / "empty").mkdir()
    SqliteStore.create(tmp_path / "empty", title="fine").close()
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        SqliteStore.create(tmp_path / "file", title="no")
    assert {path.name for path in tmp_path.iterdir()} == {"case", "empty", "file"}


@pytest.mark.parametrize("content", [None, "", "title = 'x'", "format = 3", "not toml at all"])
def test_a_folder_that_is_no_case_is_refused(tmp_path: Path, content: str | None) -> None:
    """The error names the folder or the file, and what is wrong with it."""
    if content is not None:
        (tmp_path / "case.toml").write_text(content)
    with pytest.raises(StoreError, match=str(tmp_path)):
        SqliteStore.open(tmp_path)


def test_a_case_without_its_database_is_refused(store: SqliteStore) -> None:
    """A missing case.db is not made anew, since that would hide the loss of the journal."""
    store.close()
    (store.folder / "case.db").unlink()
    with pytest.raises(StoreError, match=r"case\.db is missing"):
        SqliteStore.open(store.folder)


def test_newer_formats_are_refused(store: SqliteStore) -> None:
    """A case of a newer version is left alone, and the message says what to do."""
    store.close()
    with sqlite3.connect(store.folder / "case.db") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(StoreError, match="newer version"):
        SqliteStore.open(store.folder)
    (store.folder / "case.toml").write_text('format = "wellfounded-case/2"')
    with pytest.raises(StoreError, match="newer version"):
        SqliteStore.open(store.folder)


def test_a_foreign_or_broken_database_is_refused(store: SqliteStore) -> None:
    """A database of another program, and a file that is no database, are said to be so."""
    store.close()
    path = store.folder / "case.db"
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        SqliteStore.open(store.folder)
    path.write_bytes(b"no database " * 1000)
    with pytest.raises(IntegrityError, match="damaged"):
        SqliteStore.open(store.folder)


def test_each_migration_is_whole_or_not_at_all(tmp_path: Path) -> None:
    """A later script is applied to an older file; one that fails leaves the format before it."""
    path = tmp_path / "case.db"
    Database(path, new=True).close()
    connection = sqlite3.connect(path, isolation_level=None)
    scripts = [*migrations(), "CREATE TABLE later (x); -- a remark; with a semicolon\nINSERT INTO later VALUES ('a;b');"]
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, path, [*scripts[:-1], "CREATE TABLE half (x);\nNONSENSE;"])
    assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts) - 1,)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    migrate(connection, path, scripts)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts),)
    assert connection.execute("SELECT x FROM later").fetchall() == [("a;b",)]
    connection.close()


def test_every_script_ends_with_a_whole_statement() -> None:
    """Nothing of a migration is left over when it is cut into statements."""
    for script in migrations():
        rest = script
        for statement in statements_of(script):
            rest = rest.replace(statement, "", 1)
        assert rest.strip() == ""


def test_writers_wait_and_then_say_so(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case that another program writes to can be opened and read; writing gives up with what to do."""
    other = SqliteStore.open(store.folder)
    with store.transaction():
        store.append(EntryKind.SETTING, {}, who="clerk")
        third = SqliteStore.open(store.folder)
        assert len(list(third.entries())) == 1
        third.close()
        with other._database.patience(0.01), pytest.raises(StoreError, match="another program is writing"):
            other.append(EntryKind.SETTING, {}, who="clerk")
    other.append(EntryKind.SETTING, {}, who="clerk")
    assert len(list(store.entries())) == 3
    other.close()
