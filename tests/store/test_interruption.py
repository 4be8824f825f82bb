"""Interruptions: a case that is killed, or runs out of disk, at any point is whole when it is opened again."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wellfounded.errors import BusyError, StoreError
from wellfounded.model.documents import Arrival, Original
from wellfounded.store.sqlite import SqliteStore

_WRITER = """
import io, sys
from pathlib import Path
from wellfounded.model.candidates import Candidate, CandidateKind
from wellfounded.model.documents import Arrival, Document, Outcome, TextLayer
from wellfounded.model.ids import document_id
from wellfounded.model.labels import ReadStatus
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Passage
from wellfounded.store.protocol import Record
from wellfounded.store.sqlite import SqliteStore
from wellfounded.store.words import make_index

store = SqliteStore.open(Path(sys.argv[1]))
print("ready", flush=True)
for n in range(100_000):
    text = f"Document {sys.argv[2]} number {n} " + "of some length " * 3000
    original, _ = store.keep(io.BytesIO(text.encode()))
    store.arrive(Arrival(sha256=original.sha256, path=f"{n}.txt", when="now", who=sys.argv[2]))
    document = Document(
        id=document_id(original.sha256), sha256=original.sha256, name="n", media_type="text/plain", outcome=Outcome(status=ReadStatus.READ)
    )
    name = Candidate(kind=CandidateKind.NAME, document=document.id, passages=(Passage(0, 8, "Document"),), values={}, producer="n@1")
    layer = TextLayer(document=document.id, text=text, producer="text@1")
    store.save([Record(document=document, layer=layer, candidates=(name,), index=make_index(normalise(text)))])
    if n % 7 == 3:
        store.forget(original.sha256, why="a test", who="clerk")
"""


@pytest.mark.parametrize("delay", [0.02, 0.11, 0.37])
def test_two_writers_killed_leave_a_whole_case(store: SqliteStore, delay: float, tmp_path: Path) -> None:
    """After SIGKILL during keep, save and forget the check is silent, nothing temporary is left, and writing goes on."""
    store.close()
    said = tmp_path / "said"
    with said.open("wb") as errors:
        writers = [
            subprocess.Popen([sys.executable, "-c", _WRITER, str(store.folder), name], stdout=subprocess.PIPE, stderr=errors)
            for name in ("one", "two")
        ]
    try:
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n", said.read_text()
        time.sleep(delay)
    finally:
        for writer in writers:
            writer.kill()
            writer.communicate()
    with SqliteStore.open(store.folder) as opened:
        assert list(opened.check()) == []
        incoming = store.folder / "incoming"
        assert not incoming.exists() or not any(incoming.iterdir())
        assert {d.sha256 for d in opened.documents()} | set(opened.unread()) == {o.sha256 for o in opened.originals() if not o.forgotten}
        assert opened.keep(io.BytesIO(b"goes on"))[1]


def test_bytes_without_a_row_are_found_again(store: SqliteStore) -> None:
    """What was copied and not recorded is an original that waits; when it comes again it counts as new, once."""

    def undone() -> Original:
        with contextlib.suppress(KeyError), store.transaction():
            original, _ = store.keep(io.BytesIO(b"copied"))
            raise KeyError
        return original

    original = undone()
    assert [*store.originals()] == []
    (store.folder / "incoming" / "left-over").write_bytes(b"half")
    store.close()
    with SqliteStore.open(store.folder) as opened:
        assert list(opened.check()) == []
        assert list((store.folder / "incoming").iterdir()) == []
        assert list(opened.unread()) == [original.sha256]
        assert [opened.keep(io.BytesIO(b"copied"))[1] for _ in range(2)] == [True, False]


def test_a_live_copy_is_not_swept_away(store: SqliteStore) -> None:
    """Opening a case while another program copies into it leaves that copy alone."""

    class Slow(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def read(self, size: int | None = -1) -> bytes:
            SqliteStore.open(store.folder).close()
            return super().read(size)

    original, new = store.keep(Slow(b"slow"))
    assert new
    assert store.original_path(original.sha256).read_bytes() == b"slow"


def test_an_interrupted_forgetting_is_finished(store: SqliteStore, read, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the program dies between the decision and the scrubbing, the next opening scrubs."""
    id_ = read(store, "Kuzhabekova lives in Vornholm.")
    path = store.original_path(store.document(id_).sha256)
    monkeypatch.setattr(SqliteStore, "_scrub_where_due", lambda _: None)
    store.forget(store.document(id_).sha256, why="asked", who="clerk")
    assert path.exists()
    monkeypatch.undo()
    store.close()
    SqliteStore.open(store.folder).close()
    assert not path.exists()


def test_a_scrubbing_that_is_due_stops_nobody_else(store: SqliteStore, read) -> None:
    """While one program is in the middle of its work, another opens and writes; what was forgotten goes when the case is free."""
    id_ = read(store, "Kuzhabekova lives in Vornholm.")
    reader = SqliteStore.open(store.folder)._database.connection
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM originals").fetchall()
    with store._database.patience(0.01), pytest.raises(BusyError, match="still in the log"):
        store.forget(store.document(id_).sha256, why="asked", who="clerk")
    log = store.folder / "case.db-wal"
    before = log.stat().st_size
    for n in range(20):
        with store.transaction():
            store.arrive(Arrival(sha256=store.keep(io.BytesIO(b"%d" % n))[0].sha256, path="x", when="now", who="clerk"))
    assert log.stat().st_size - before < 2_000_000
    with SqliteStore.open(store.folder) as other:
        assert other.keep(io.BytesIO(b"goes on"))[1]
        assert any("what was forgotten is still in the file" in sentence for sentence in other.check())
    reader.close()
    store.close()
    with SqliteStore.open(store.folder) as opened:
        assert list(opened.check()) == []


def test_a_source_that_breaks_off_is_not_kept(store: SqliteStore) -> None:
    """An error of the source stays the source's, and nothing of it is in the case."""

    class Broken(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(10)

    with pytest.raises(OSError, match="Input/output") as caught:
        store.keep(Broken(b"x" * 100))
    assert not isinstance(caught.value, StoreError)
    assert list(store.originals()) == []
    assert not any((store.folder / "incoming").iterdir())


def test_a_full_disk_keeps_nothing_half(store: SqliteStore, read) -> None:
    """When the database cannot grow, the error says so, nothing of the step is kept, and the case works on when there is room."""
    read(store, "Before.")
    store._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (pages,) = store._database.rows("PRAGMA page_count")[0]
    store._database.execute(f"PRAGMA max_page_count = {pages}")

    def write_much() -> None:
        with store.transaction():
            for n in range(300):
                read(store, f"Number {n} " + "word " * 50)

    with pytest.raises(StoreError, match="disk is full"):
        write_much()
    store._database.execute("PRAGMA max_page_count = 1073741823")
    assert [document.name for document in store.documents()] == ["notice.txt"]
    read(store, "Afterwards.")
    store.close()
    with SqliteStore.open(store.folder) as opened:
        assert list(opened.check()) == []


_FULL = """
import io, resource, sys
from pathlib import Path
from wellfounded.errors import StoreError
from wellfounded.store.sqlite import SqliteStore

store = SqliteStore.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 18, 1 << 18))
try:
    store.keep(io.BytesIO(b"x" * (1 << 20)))
except StoreError as error:
    print(error)
"""


def test_a_file_that_does_not_fit_is_not_kept(store: SqliteStore) -> None:
    """Where the copy cannot be written whole, the error says what to do and no part of it stays."""
    done = subprocess.run([sys.executable, "-c", _FULL, str(store.folder)], capture_output=True, text=True, check=True)
    assert "the disk is full" in done.stdout
    assert list(store.originals()) == []
    assert not any((store.folder / "incoming").iterdir())


def test_a_read_only_case_says_so(store: SqliteStore) -> None:
    """A database that may not be written gives a StoreError with what to do."""
    original, _ = store.keep(io.BytesIO(b"x"))
    store._database.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="read-only"):
        store.arrive(Arrival(sha256=original.sha256, path="x", when="now", who="clerk"))
