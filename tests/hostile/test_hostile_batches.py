"""One folder with everything that breaks a batch: each input has its line and its reason, and the batch goes on."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_files import UNITS, repeated, write_hostile

from wellfounded import Case, read_files
from wellfounded.model.labels import ReadStatus
from wellfounded.settings import Settings
from wellfounded.work.adding import IntakeReport
from wellfounded.work.intake import meet

TWO = Settings(given={"workers": 2, "who": "tester"})
SIZE = 3_000
EXPECTED = {
    "empty.txt": "no bytes",
    "half.pdf": "",
    "locked.pdf": "password",
    "bomb.zip": "",
    "pipe": "pipe",
    "self": "link",
    "nowhere": "link",
    "back": "loop",
}
"""Files of which nothing can be read, and a word of the reason."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    folder = tmp_path_factory.mktemp("hostile") / "in"
    return folder, write_hostile(folder, size=SIZE)


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory, hostile: tuple[Path, int]) -> Iterator[tuple[Case, IntakeReport]]:
    with Case.create(tmp_path_factory.mktemp("hostile case") / "case", title="t", settings=TWO) as case:
        yield case, case.add([hostile[0]])


def test_every_input_has_one_line_and_a_reason(batch: tuple[Case, IntakeReport], hostile: tuple[Path, int]) -> None:
    """Whatever a file is, it has exactly one line, and every line but that of a whole reading says why."""
    _, report = batch
    names = Counter(Path(line.path).name for line in report.lines)
    on_disk = {os.fsencode(path.name).decode("utf-8", "backslashreplace") for path in hostile[0].iterdir()} - {"loop"}
    assert on_disk <= names.keys()
    assert all(names[name] == 1 for name in on_disk)
    assert len(report.lines) >= hostile[1]
    assert [line.path for line in report.lines if line.status is not ReadStatus.READ and not all(line.reasons)] == []
    assert [line.path for line in report.lines if line.status is not ReadStatus.READ and not line.reasons] == []
    said = {Path(line.path).name: " ".join(line.reasons) for line in report.failed}
    assert {name: word for name, word in EXPECTED.items() if word not in said.get(name, "—")} == {}


def test_no_reason_blames_the_program(batch: tuple[Case, IntakeReport]) -> None:
    """No hostile file sets off a mistake in the program, or the death of the process that reads it."""
    words = ("mistake in the program", "died", "Error", "crashed")
    assert [(line.path, line.reasons) for line in batch[1].lines if any(word in reason for reason in line.reasons for word in words)] == []


def test_the_case_is_whole_and_nothing_is_left(batch: tuple[Case, IntakeReport]) -> None:
    """After the batch verify finds nothing, every original has its document, and no temporary file is there."""
    case, _ = batch
    assert case.verify() == []
    assert list(case.store.unread()) == []
    assert {path.name for path in case.store.folder.iterdir()} <= {
        "case.toml",
        "case.db",
        "case.db-wal",
        "case.db-shm",
        "originals",
        "incoming",
    }
    incoming = case.store.folder / "incoming"
    assert not incoming.exists() or list(incoming.iterdir()) == []


def test_what_lies_in_containers_stays_in_the_case(batch: tuple[Case, IntakeReport], hostile: tuple[Path, int]) -> None:
    """A name with ../ or a drive is a label; nothing is written outside the case, and containers are opened down to the limit."""
    case, _ = batch
    assert not list(hostile[0].parent.glob("**/up.txt"))
    names = {document.name: document for document in case.store.documents()}
    assert names["inner3.zip"].outcome.status is ReadStatus.KEPT
    assert "depth" in names["inner3.zip"].outcome.reasons[0]
    assert "deep.txt" not in names


def test_added_again_it_changes_nothing(batch: tuple[Case, IntakeReport], hostile: tuple[Path, int]) -> None:
    """A second add of the same folder adds no document and no journal entry."""
    case, _ = batch
    before = (len(case.journal()), sorted(d.id for d in case.store.documents()))
    case.add([hostile[0]])
    assert (len(case.journal()), sorted(d.id for d in case.store.documents())) == before
    assert case.verify() == []


def test_read_goes_on_too(hostile: tuple[Path, int], tmp_path: Path) -> None:
    """`wellfounded read` gives a reading for each of them, within bounded memory, and leaves nothing in the temporary folder."""
    few = [path for path in sorted(hostile[0].iterdir()) if not path.name.startswith(("of ", "loop", "short"))]
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONWARNINGS": "ignore"}
    code = "import sys; from wellfounded.cli.main import main; main(['read', '--json', *sys.argv[1:]])"
    done = subprocess.run([sys.executable, "-c", code, *map(str, few)], capture_output=True, env=environment, check=False)
    assert done.returncode == 7, done.stderr
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(readings) >= len(few)
    assert b"Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("wellfounded")] == []
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 3_000_000


@pytest.mark.slow
@pytest.mark.parametrize("name", UNITS)
def test_time_grows_with_size(name: str, tmp_path: Path) -> None:
    """Four times the text takes no more than some eight times as long, whatever is repeated in it."""
    took = []
    for size in (15_000, 60_000):
        path = tmp_path / f"{size}.txt"
        path.write_text(repeated(UNITS[name], size), encoding="utf-8", errors="surrogatepass")
        list(read_files([path]))
        began = time.perf_counter()
        readings = list(read_files([path]))
        took.append(time.perf_counter() - began)
        assert [reading.document.outcome.status for reading in readings] != [ReadStatus.FAILED] or readings[0].document.outcome.reasons
    assert took[1] < 8 * took[0] + 3.0


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    """What is kept of a file that grows under the reader is one of its states, under the hash of just that."""
    path = tmp_path / "growing.txt"
    path.write_bytes(b"The court met on 3 May 2016.\n")
    stop = threading.Event()

    def grow() -> None:
        for _ in range(1_000):
            with path.open("ab") as file:
                file.write(b"And again. ")
            if stop.is_set():
                return
            time.sleep(0.001)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        with Case.create(tmp_path / "case", title="t", settings=TWO) as case:
            for _ in range(3):
                case.add([path])
            assert case.verify() == []
            assert {document.outcome.status for document in case.store.documents()} == {ReadStatus.READ}
    finally:
        stop.set()
        writer.join()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_says_so(tmp_path: Path) -> None:
    """A file that may not be read has a line with the system's reason."""
    path = tmp_path / "secret.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    with Case.create(tmp_path / "case", title="t", settings=TWO) as case:
        report = case.add([path])
    assert [line.status for line in report.lines] == [ReadStatus.FAILED]
    assert "Permission denied" in report.lines[0].reasons[0]


def test_folders_nested_deeper_than_calls_may_be(tmp_path: Path) -> None:
    """A folder in a folder, some 1,600 deep, is walked to its end."""
    place = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1600):
        os.mkdir("d", dir_fd=place)
        deeper = os.open("d", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = deeper
    with open(os.open("note.txt", os.O_WRONLY | os.O_CREAT, dir_fd=place), "wb") as file:  # noqa: PTH123 — a descriptor
        file.write(b"The court met on 3 May 2016.")
    os.close(place)
    met = list(meet([tmp_path / "d"]))
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)  # deeper than shutil.rmtree goes
    assert [Path(one.path).name for one in met] == ["note.txt"]
