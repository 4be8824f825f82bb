"""Adding that is cut short, by a kill or a full disk: what is there afterwards is whole, and going on gives what an unbroken run gives."""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from wellfounded import Case
from wellfounded.model.labels import ReadStatus
from wellfounded.settings import Settings

TWO = Settings(given={"workers": 2, "who": "tester"})
CLI = "import sys; from wellfounded.cli.main import main; main(sys.argv[1:])"


def mail(number: int, attachments: dict[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"] = "Helga Ostrander <ostrander@drovia.example>"
    message["Subject"] = f"Order {number}"
    message["Date"] = "Fri, 07 Apr 2017 09:30:00 +0000"
    message.set_content(f"On {number + 1} March 2018 the court of Montreval annulled order {number} against Mr Ismet Karvonen.\n")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return file.getvalue()


def write_containers(folder: Path, *, count: int) -> Path:
    """Write archives of mails with attachments, archives among them, some of the same bytes in several."""
    folder.mkdir(parents=True)
    shared = b"Minutes of 7 April 2017\n\nThe bank transferred 2 million euros to Lintel Holdings.\n"
    for number in range(count):
        note = f"Note {number}: Drovia asked on 5 May 2016 for the extradition of Mr Karvonen.\n".encode()
        deeper = zipped({"note.txt": note, "minutes.txt": shared})
        mails = {f"{number}-{n}.eml": mail(10 * number + n, {"minutes.txt": shared, "deeper.zip": deeper}) for n in range(3)}
        (folder / f"{number}.zip").write_bytes(zipped(mails))
    return folder


def state_of(place: Path) -> dict[str, object]:
    """Return what a case holds, without the times and orders in which it came to hold it."""
    with Case.open(place) as case:
        store = case.store
        return {
            "verify": case.verify(),
            "unread": list(store.unread()),
            "documents": sorted((d.id, d.outcome.status.value, d.outcome.reasons, d.language, d.date) for d in store.documents()),
            "arrivals": sorted((a.sha256, a.path, a.container or "") for a in store.arrivals()),
            "candidates": sorted(c.id for c in store.candidates()),
            "entities": sorted(e.id for e in store.entities()),
            "left": sorted(p.name for p in place.iterdir() if p.name not in {"case.toml", "case.db", "originals", "incoming"}),
        }


def add(place: Path, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-W", "ignore", "-c", CLI, "add", str(place), str(folder), "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def added(place: Path, folder: Path) -> tuple[int, str]:
    """Add to the end, and return exit code and what was said."""
    process = add(place, folder)
    _, said = process.communicate(timeout=120)
    return process.returncode, said.decode()


@pytest.mark.parametrize("kills", [pytest.param(3, id="few"), pytest.param(15, id="many", marks=pytest.mark.slow)])
def test_killed_at_random_it_ends_as_if_never_killed(tmp_path: Path, kills: int) -> None:
    """After kill -9 at random moments the next add goes on to the documents, arrivals and candidates of an unbroken run."""
    folder = write_containers(tmp_path / "in", count=4 if kills < 10 else 12)
    for name in ("whole", "broken"):
        Case.create(tmp_path / name, title="t", settings=TWO).close()
    begun = time.monotonic()
    assert added(tmp_path / "whole", folder)[0] == 0
    took = time.monotonic() - begun
    chance = random.Random(7)
    for _ in range(kills):
        process = add(tmp_path / "broken", folder)
        time.sleep(chance.uniform(0.05, 1.0) * took)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    assert added(tmp_path / "broken", folder)[0] == 0
    whole = state_of(tmp_path / "whole")
    assert whole["verify"] == []
    assert whole["unread"] == []
    assert state_of(tmp_path / "broken") == whole


def test_what_waits_in_a_container_keeps_its_depth(tmp_path: Path) -> None:
    """A file out of a container that an interrupted batch left unread is opened no deeper than it would have been."""
    inner = b"On 3 May 2016 the court met."
    for number in range(4):
        inner = zipped({f"level{number}": inner})
    (tmp_path / "outer.zip").write_bytes(inner)
    shallow = Settings(given={"workers": 1, "who": "tester", "depth": 2})
    with Case.create(tmp_path / "case", title="t", settings=shallow) as case:
        case.add([tmp_path / "outer.zip"])
        statuses = {d.name: d.outcome.status for d in case.store.documents()}
        assert statuses == {
            "outer.zip": ReadStatus.READ,
            "level3": ReadStatus.READ,
            "level2": ReadStatus.READ,
            "level1": ReadStatus.KEPT,
        }
        case.store.drop_derived()
        report = case.add([])
        assert {d.name: d.outcome.status for d in case.store.documents()} == statuses
        assert {line.path: line.container for line in report.lines if line.path == "level2"} == {"level2": "level3"}
        case.read_again()
        assert {d.name: d.outcome.status for d in case.store.documents()} == statuses


def test_killed_before_entities_were_made_they_are_made_by_the_next_add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that were saved last before an interruption count for the persons and bodies after the next add, also an empty one."""
    (tmp_path / "note.txt").write_text("On 3 March 2018 the court annulled the decree against Mr Ismet Karvonen.", encoding="utf-8")
    with Case.create(tmp_path / "case", title="t", settings=TWO) as case:
        monkeypatch.setattr("wellfounded.work.case.resolve", interrupted)
        with pytest.raises(KeyboardInterrupt):
            case.add([tmp_path / "note.txt"])
        monkeypatch.undo()
        assert list(case.store.entities()) == []
        case.add([])
        assert [row["name"] for row in case.listing("people").rows] == ["Ismet Karvonen"]
        assert not case.store.entities_due()


def interrupted(_: object) -> None:
    raise KeyboardInterrupt


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that is soon full."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("mounting a disk is not permitted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


SLOW = pytest.mark.slow


@pytest.mark.parametrize("free", [8_000, *(pytest.param(n, marks=SLOW) for n in (40_000, 500_000, 1_000_000, 2_000_000)), 1_300_000])
def test_a_disk_that_fills_up(small_disk: Path, tmp_path: Path, free: int) -> None:
    """Wherever add runs into the end of the disk it says so with code 5; the case is whole, and goes on when there is room."""
    folder = write_containers(tmp_path / "in", count=3)
    (folder / "large.zip").write_bytes(zipped({f"{n}.txt": os.urandom(150_000).hex().encode() for n in range(3)}))
    place = small_disk / "case"
    Case.create(place, title="t", settings=TWO).close()
    (small_disk / "filler").write_bytes(bytes(max(0, shutil.disk_usage(small_disk).free - free)))
    code, said = added(place, folder)
    assert code == 5, said
    assert said.startswith("store: ")
    assert "Traceback" not in said
    (small_disk / "filler").unlink()
    with Case.open(place) as case:
        assert case.verify() == []
        assert not [d.name for d in case.store.documents() if d.outcome.status is ReadStatus.FAILED]
    assert added(place, folder)[0] == 0
    other = tmp_path / "other"
    Case.create(other, title="t", settings=TWO).close()
    assert added(other, folder)[0] == 0
    assert state_of(place) == state_of(other)


def test_a_case_on_a_disk_that_cannot_be_written(small_disk: Path, tmp_path: Path) -> None:
    """Lists, search and verify work on a read-only disk; what would write says plainly that it cannot."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "note.txt").write_text("On 3 March 2018 the court of Montreval annulled the decree.", encoding="utf-8")
    place = small_disk / "case"
    with Case.create(place, title="t", settings=TWO) as case:
        case.add([folder])
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-W", "ignore", "-c", CLI, *words], capture_output=True, text=True, check=False)

    for words in (["show"], ["documents"], ["acts"], ["verify"], ["log"]):
        done = run(words[0], str(place), *words[1:])
        assert done.returncode == 0, (words, done.stderr)
    found = run("search", str(place), "decree")
    assert found.returncode == 0
    assert "note.txt" in found.stdout
    for words in (["add", str(place), str(folder)], ["flag", str(place), "note.txt", "--privileged"]):
        refused = run(*words)
        assert refused.returncode == 5, (words, refused.stderr)
        assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(("setting", "told"), [("reader-memory=40000000", "memory"), ("reader-seconds=0.3", "seconds")])
def test_settings_of_the_reader_are_in_force(tmp_path: Path, setting: str, told: str) -> None:
    """A small limit, given with --set or in case.toml, stops the reading of a file, and the reason names the setting."""
    path = tmp_path / "large.html"
    path.write_text("<html><body>" + "<p>The <b>court</b> met <i>again</i>.</p>" * 150_000, encoding="utf-8")
    name, _, value = setting.partition("=")
    for given in ({"set": setting}, {}):
        place = tmp_path / ("given" if given else "case")
        Case.create(place, title="t").close()
        if not given:
            with (place / "case.toml").open("a", encoding="utf-8") as file:
                file.write(f"{name} = {value}\n")
        command = [sys.executable, "-W", "ignore", "-c", CLI, "add", str(place), str(path), *(["--set", setting] if given else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 7, done.stderr
        assert name in done.stdout
        assert told in done.stdout
