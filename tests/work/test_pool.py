"""Worker processes: what is killed from outside is replaced, what takes too long is stopped, and nobody is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from wellfounded import Case
from wellfounded.errors import StoreError
from wellfounded.ingest.protocol import Limits
from wellfounded.model.ids import Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.work.pool import Pool
from wellfounded.work.spool import working_alone
from wellfounded.work.worker import Job

NOTE = "On 3 March 2018 the court annulled the decree against Mr Karvonen. "
CLI = "import sys; from wellfounded.cli.main import main; main(sys.argv[1:])"


def job(path: Path, spool: Path, *, number: int = 0) -> Job:
    return Job(sha256=Sha256(f"{number:064x}"), path=path, name=path.name, spool=spool / str(number), limits=Limits(seconds=20))


def processes_of(group: int) -> list[int]:
    """Return the processes of a session, the readers that these started in sessions of their own too."""
    found: list[int] = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, _, _, session = (entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[:4]
                words = (entry / "environ").read_bytes()
            except OSError:
                continue
            if state != "Z" and (int(session) == group or f"WELLFOUNDED_TEST_RUN={group}".encode() in words):
                found.append(int(entry.name))
    return found


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(NOTE * 3, encoding="utf-8")
    return path


@pytest.fixture
def long_note(tmp_path: Path) -> Path:
    path = tmp_path / "long.txt"
    path.write_text("".join(f"{NOTE}The sum was {n} euros.\n" for n in range(12_000)), encoding="utf-8")
    return path


def test_an_idle_worker_that_was_killed_is_replaced(note: Path, tmp_path: Path) -> None:
    """A worker that dies between two jobs costs neither of them."""
    with Pool(1, seconds=60) as pool:
        assert [f.document.outcome.status for f in pool.run([job(note, tmp_path)])] == [ReadStatus.READ]
        pool._workers[0].process.kill()
        pool._workers[0].process.join()
        finished = list(pool.run([job(note, tmp_path, number=1)]))
    assert [f.document.outcome.status for f in finished] == [ReadStatus.READ]


def test_a_job_whose_worker_is_killed_is_tried_again(note: Path, long_note: Path, tmp_path: Path) -> None:
    """One death, such as that of a neighbour's hunger for memory, costs a document nothing."""
    with Pool(1, seconds=120) as pool:
        list(pool.run([job(note, tmp_path)]))
        killer = threading.Timer(0.5, pool._workers[0].process.kill)
        killer.start()
        middle = tmp_path / "middle.txt"
        middle.write_text(long_note.read_text("utf-8")[:60_000], encoding="utf-8")
        finished = list(pool.run([job(middle, tmp_path, number=1)]))
        killer.join()
    assert finished[0].job.deaths == 1
    assert [f.document.outcome.status for f in finished] == [ReadStatus.READ]


def test_what_takes_too_long_keeps_its_text(long_note: Path, tmp_path: Path) -> None:
    """Extraction that is stopped leaves the text layer, with the reason and the setting that helps; the next job is done."""
    with Pool(1, seconds=0.5) as pool:
        slow = Job(
            sha256=Sha256("1" * 64), path=long_note, name="long.txt", spool=tmp_path / "s", limits=Limits(seconds=1), for_store=False
        )
        finished = list(pool.run([slow]))
        assert finished[0].reading is not None
        assert finished[0].document.outcome.status is ReadStatus.PARTLY
        assert "extraction-seconds" in finished[0].document.outcome.reasons[-1]
        assert finished[0].reading.layer.text.startswith("On 3 March 2018")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """An `add` of many files that has started to read."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(f"Note {number}.\n" + NOTE * 80, encoding="utf-8")
    Case.create(tmp_path / "case", title="t").close()
    command = [sys.executable, "-W", "ignore", "-c", CLI, "add", str(tmp_path / "case"), str(folder), "--workers", "2"]
    process = subprocess.Popen(
        ["/bin/sh", "-c", 'export WELLFOUNDED_TEST_RUN=$$; exec "$@"', "sh", *command], stderr=subprocess.PIPE, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not list((tmp_path / "case" / "spool").glob("?" * 64)) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.5)
    yield process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _nobody_left(group: int) -> bool:
    deadline = time.monotonic() + 10
    while processes_of(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not processes_of(group)


def test_interrupted_it_says_so_and_leaves_no_process(running: subprocess.Popen[bytes], tmp_path: Path) -> None:
    """Ctrl-C ends with 130 and one plain line; no process and no temporary file stays, and the case is whole."""
    assert len(processes_of(running.pid)) > 3
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert said.decode().strip() == "interrupted; what was kept so far is in the case, and the next `add` goes on"
    assert _nobody_left(running.pid)
    assert not (tmp_path / "case" / "spool").exists()
    with Case.open(tmp_path / "case") as case:
        assert case.verify() == []


def test_killed_it_leaves_no_process(running: subprocess.Popen[bytes], tmp_path: Path) -> None:
    """After kill -9 of the program its workers and readers end at once, also in the middle of a document."""
    assert len(processes_of(running.pid)) > 3
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    assert _nobody_left(running.pid)
    with Case.open(tmp_path / "case") as case:
        assert case.verify() == []


def test_two_batches_at_once(running: subprocess.Popen[bytes], tmp_path: Path, note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second add on the same case waits, then says who is at work; the first one loses nothing."""
    monkeypatch.setattr("wellfounded.work.adding.working_alone", lambda folder: working_alone(folder, seconds=0.2))
    with Case.open(tmp_path / "case") as case, pytest.raises(StoreError, match=f"process {running.pid}"):
        case.add([note])
    assert running.wait(timeout=200) == 0
    monkeypatch.undo()
    with Case.open(tmp_path / "case") as case:
        case.add([note])
        assert {document.outcome.status for document in case.store.documents()} == {ReadStatus.READ}
        assert len(list(case.store.documents())) == 41
        assert case.verify() == []
