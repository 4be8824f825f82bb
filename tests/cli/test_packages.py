"""The commands for annexes and packages: what they write, what they refuse, and their exit codes."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))

from package_by_hand import build

from wellfounded.cli.main import run
from wellfounded.work.case import Case
from wellfounded.work.dossier_library import Library


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a case, a dossier that cites it, and a package of both."""
    folder = tmp_path_factory.mktemp("it's a home")
    with build(folder / "case") as case:
        library = Library(case)
        keys = {library.facts.documents[document].name: key for document, key in library.keys.items()}
    lines = [
        "---", "title: The ledger", "case: case", "date: 2018-01-15", "---", "",
        f"They say “nobody signed the ledger that night” [@{keys['letter.txt']}].", "",
        f"The court found that “the ledger was kept by two hands” [@{keys['order.pdf']}].", "",
    ]  # fmt: skip
    (folder / "dossier.md").write_text("\n".join(lines), encoding="utf-8")
    out = [part for ending in ("html", "docx") for part in ("-o", str(folder / f"dossier.{ending}"))]
    assert run(["dossier", "build", str(folder / "dossier.md"), *out, "--annexes", "--package", str(folder / "package.zip")]) == 0
    return folder


def test_everything_is_written_and_recorded(home: Path) -> None:
    """Forms, annexes and package are there; the journal has what went out, and the number of the package."""
    assert {"dossier.html", "dossier.docx", "dossier-annexes.pdf", "package.zip"} <= {path.name for path in home.iterdir()}
    with Case.open(home / "case") as case:
        told = [entry.body for entry in case.store.entries() if entry.kind.value == "disclosed"]
    assert [sorted(body)[0] for body in told] == ["documents", "annexes", "digest"]
    assert len(str(told[-1]["digest"])) == 64


def test_two_builds_are_the_same_bytes(home: Path) -> None:
    """A package built again from the same case and dossier is the same file."""
    assert (
        run(
            ["dossier", "build", str(home / "dossier.md"), "-o", str(home / "again.html"), "--package", str(home / "again" / "package.zip")]
        )
        == 0
    )
    assert (
        run(["dossier", "build", str(home / "dossier.md"), "-o", str(home / "once.html"), "--package", str(home / "once" / "package.zip")])
        == 0
    )
    assert (home / "again" / "package.zip").read_bytes() == (home / "once" / "package.zip").read_bytes()


def test_a_package_is_verified_as_zip_as_folder_and_as_page(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In each of its forms it is good; what was changed is told with its place, and the exit code is 6."""
    folder = tmp_path / "unpacked"
    shutil.unpack_archive(home / "package.zip", folder)
    page = next(folder.rglob("verify.html"))
    for path in (home / "package.zip", folder, page):
        assert run(["verify-package", str(path)]) == 0
    assert "2 quotations read the same in their originals" in capsys.readouterr().err
    original = next(folder.rglob("annex-001.txt"))
    original.write_bytes(original.read_bytes().replace(b"nobody", b"nobodi"))
    assert run(["verify-package", str(folder)]) == 6
    assert "differs: file data/" in capsys.readouterr().out
    page.write_bytes(page.read_bytes().replace(b"nobody", b"nobodi"))
    assert run(["verify-package", str(page)]) == 6


def test_verification_as_json_tells_every_check(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The number that the authors gave is held against the package, and each check has its state."""
    assert run(["verify-package", str(home / "package.zip"), "--number", "0" * 64, "--json"]) == 6
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "wellfounded-verification/1"
    assert not told["good"]
    assert [check["what"] for check in told["checks"] if check["state"] == "differs"] == ["number"]
    assert run(["verify-package", str(home / "package.zip"), "--number", told["number"].upper()]) == 0


def test_nothing_is_left_behind_where_something_is_gone(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dossier that quotes what does not stand there writes neither annexes nor package, and says where."""
    source = tmp_path / "wrong.md"
    source.write_text((home / "dossier.md").read_text("utf-8").replace("two hands", "three hands"), encoding="utf-8")
    out = tmp_path / "out"
    build_it = ["dossier", "build", str(source), "--case", str(home / "case"), "--package", str(out / "a.zip"), "--annexes"]
    assert run(build_it) == 3
    assert run(["annexes", str(home / "case"), "--for", str(source), "-o", str(out / "a.pdf")]) == 3
    assert "wrong.md:9:" in capsys.readouterr().err
    assert not out.exists()


def test_what_cannot_be_asked_is_refused(home: Path, tmp_path: Path) -> None:
    """A package that is no ZIP by its name, nothing to build, a package that is not there."""
    assert run(["dossier", "build", str(home / "dossier.md"), "--package", str(tmp_path / "a.tar")]) == 2
    assert run(["dossier", "build", str(home / "dossier.md")]) == 2
    assert run(["verify-package", str(tmp_path / "absent.zip")]) == 2
    (tmp_path / "empty.zip").write_bytes(b"")
    assert run(["verify-package", str(tmp_path / "empty.zip")]) == 6


def test_dry_runs_write_nothing(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They say what they would write."""
    assert run(["annexes", str(home / "case"), "--for", str(home / "dossier.md"), "-o", str(tmp_path / "a.pdf"), "--dry-run"]) == 0
    assert run(["dossier", "build", str(home / "dossier.md"), "--package", str(tmp_path / "a.zip"), "--dry-run"]) == 0
    assert "would write" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
