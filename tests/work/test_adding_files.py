"""Intake as a user sees it: every input has its line, nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wellfounded import Case
from wellfounded.model.labels import ReadStatus
from wellfounded.settings import Settings

ONE = Settings(given={"workers": 1, "who": "tester"})


def test_every_input_gets_a_line(tmp_path: Path, inputs: Path) -> None:
    """Each file, and each file inside a file, has exactly one line in the report."""
    with Case.create(tmp_path / "case", title="t", settings=ONE) as case:
        report = case.add([inputs])
    names = sorted(Path(line.path).name for line in report.lines)
    # The letter and its copy, and the minutes twice: once read, once as a further arrival.
    assert names == sorted([*(p.name for p in inputs.iterdir()), "minutes.txt", "minutes.txt"])
    assert {line.status for line in report.lines} == {ReadStatus.READ, ReadStatus.DUPLICATE, ReadStatus.FAILED, ReadStatus.KEPT}


def test_a_copy_is_a_second_arrival(case: Case) -> None:
    """The same bytes under two names are one original with two arrivals."""
    letters = [d for d in case.listing("documents").rows if "letter" in str(d["name"])]
    assert len(letters) == 1
    assert len(list(case.store.arrivals(letters[0]["sha256"]))) == 2  # type: ignore[arg-type]


def test_an_attachment_of_two_mails_belongs_to_both(case: Case) -> None:
    """An attachment that came in two mails is one document with an arrival in each."""
    minutes = [d for d in case.listing("documents").rows if d["name"] == "minutes.txt"]
    assert len(minutes) == 1
    containers = {arrival.container for arrival in case.store.arrivals(minutes[0]["sha256"])}  # type: ignore[arg-type]
    mails = {d["sha256"] for d in case.listing("documents").rows if str(d["name"]).endswith(".eml")}
    assert containers == mails


def test_adding_again_changes_nothing(case: Case, inputs: Path) -> None:
    """A second add of an unchanged folder writes no arrival, no journal entry and no document."""
    before = (len(case.journal()), len(list(case.store.arrivals())), len(list(case.store.documents())))
    report = case.add([inputs])
    assert {line.status for line in report.lines} == {ReadStatus.DUPLICATE, ReadStatus.FAILED}
    assert (len(case.journal()), len(list(case.store.arrivals())), len(list(case.store.documents()))) == before


def test_a_loop_of_links_is_walked_once(tmp_path: Path) -> None:
    """A folder that links into itself ends, with a line that says so."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "back").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "missing")
    (folder / "note\nwith a newline.txt").write_text("On 3 May 2011 the court met.", encoding="utf-8")
    with Case.create(tmp_path / "case", title="t", settings=ONE) as case:
        report = case.add([folder])
    failed = {Path(line.path).name: line.reasons[0] for line in report.failed}
    assert failed.keys() == {"back", "nowhere"}
    assert "loop" in failed["back"]
    assert len(report.of(ReadStatus.READ)) == 1


def test_a_case_below_a_folder_is_left_out(tmp_path: Path) -> None:
    """Adding a folder that holds a case takes in neither its originals nor its database, and says so."""
    (tmp_path / "note.txt").write_text("On 3 May 2011 the court met.", encoding="utf-8")
    with Case.create(tmp_path / "case", title="t", settings=ONE) as case:
        report = case.add([tmp_path])
        assert [(Path(line.path).name, line.status) for line in report.lines] == [
            ("case", ReadStatus.FAILED),
            ("note.txt", ReadStatus.READ),
        ]
        assert len(list(case.store.originals())) == 1


def test_the_given_date_is_the_documents_own(tmp_path: Path) -> None:
    """A date given by a person is the reference of relative dates, and outlives a new reading."""
    (tmp_path / "alert.txt").write_text("The court decided on October 5 to release him.", encoding="utf-8")
    with Case.create(tmp_path / "case", title="t", settings=ONE) as case:
        case.add([tmp_path / "alert.txt"], date="2020-10-07")
        for _ in range(2):
            assert [d["date"] for d in case.listing("documents").rows] == ["2020-10-07"]
            case.read_again()


KILLED = """
import sys
from wellfounded import Case
from wellfounded.settings import Settings
with Case.open(sys.argv[1], settings=Settings(given={"workers": 2, "who": "tester"})) as case:
    case.add([sys.argv[2]])
"""


@pytest.mark.slow
def test_killed_while_adding_500_files_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    """After kill -9 at several points, the next add goes on: every file is there once, and verify finds nothing."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(500):
        (folder / f"{number:03}.txt").write_text(f"Note {number}. On 3 March 2018 the court annulled order {number}.", encoding="utf-8")
    place = tmp_path / "case"
    Case.create(place, title="t", settings=ONE).close()
    for wait in (0.6, 4.0, 6.5):
        process = subprocess.Popen([sys.executable, "-W", "ignore", "-c", KILLED, str(place), str(folder)], start_new_session=True)
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    with Case.open(place, settings=Settings(given={"workers": 2, "who": "tester"})) as case:
        case.add([folder])
        documents = list(case.store.documents())
        arrivals = list(case.store.arrivals())
        assert len(documents) == 500
        assert len(arrivals) == len({arrival.path for arrival in arrivals}) == 500
        assert {document.outcome.status for document in documents} == {ReadStatus.READ}
        assert case.verify() == []
    assert not (place / "spool").exists()


def test_a_full_disk_is_said_and_the_case_stays_whole(tmp_path: Path, inputs: Path) -> None:
    """When nothing more can be written, add ends with a plain sentence, and what was kept is whole."""
    place = tmp_path / "case"
    Case.create(place, title="t", settings=ONE).close()
    (tmp_path / "large.txt").write_text("A long letter of no importance.\n" * 100_000, encoding="utf-8")
    script = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        "from wellfounded.cli.main import run\n"
        f"sys.exit(run(['add', {str(place)!r}, {str(tmp_path / 'large.txt')!r}]))\n"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 5, done.stderr
    assert "store:" in done.stderr
    assert "Traceback" not in done.stderr
    with Case.open(place, settings=ONE) as case:
        assert case.verify() == []
        case.add([inputs])
        assert case.verify() == []


def test_a_date_that_was_given_outlives_an_interruption(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a batch took in before it was interrupted has the date that the batch was given; what comes later has not."""
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text(f"The harbour board met; {name}.\n", encoding="utf-8")
    with Case.create(tmp_path / "case", title="dates", settings=ONE) as case:
        monkeypatch.setattr("wellfounded.work.adding._read", interrupted)
        monkeypatch.setattr("wellfounded.work.adding._date_given", interrupted)
        with pytest.raises(KeyboardInterrupt):
            case.add([tmp_path / "first.txt"], date="2019-05-03")
        monkeypatch.undo()
        case.add([tmp_path / "second.txt"])
        assert {document.name: document.date for document in case.store.documents()} == {"first.txt": "2019-05-03", "second.txt": ""}
        assert case.verify() == []


def interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
