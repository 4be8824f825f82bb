"""The wheel holds what it needs, and works where the source tree is not."""

from __future__ import annotations

import shutil
import site
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "wellfounded"
CODE = {".py", ".pyc"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what belongs to the project, without asking any registry."""
    copy, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, copy)
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        str(built),
        str(copy),
    ]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(built.glob("wellfounded-*.whl"))


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """Templates, tables, migrations, sources of the demonstration, the mark of types: what lies in the package is in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    there = {path.relative_to(ROOT / "src").as_posix() for path in SOURCE.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert there <= packed
    data = {name for name in there if Path(name).suffix not in CODE}
    for ending, least in {".toml": 20, ".sql": 1, ".pdf": 3, ".j2": 1, ".css": 1, ".js": 1, ".json": 1, ".typed": 1}.items():
        assert sum(name.endswith(ending) for name in data) >= least, ending


def test_the_wheel_holds_licence_and_notice_and_no_tests(wheel: Path) -> None:
    """The licence travels with the package; tests, notes and caches do not."""
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.namelist()
    assert {Path(name).name for name in packed if ".dist-info/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert not [name for name in packed if not name.startswith(("wellfounded/", "wellfounded-"))]
    assert not [name for name in packed if "__pycache__" in name or "/tests/" in name or Path(name).name.startswith("test_")]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own with the wheel in it, which finds libraries where these tests do, after its own."""
    folder = tmp_path_factory.mktemp("environment")
    venv.EnvBuilder(with_pip=False, symlinks=True).create(folder)
    own = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(folder / "bin" / "python"),
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    libraries = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *site.getsitepackages()])
    (own / "libraries.pth").write_text("\n".join(libraries) + "\n", encoding="utf-8")
    return folder


def empty(folder: Path) -> dict[str, str]:
    """Return an environment with nothing in it but where programs and files are."""
    return {"PATH": f"{folder / 'bin'}:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}


def without_network() -> list[str]:
    """Return the words before a command that take the network away, where this user may do that."""
    unshare = shutil.which("unshare")
    for words in ([unshare, "-n"], [unshare, "-r", "-n"]) if unshare else ():
        if subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
            return words
    return []


def test_the_installed_package_is_the_one_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    """What is imported lies in the new environment and not in the source tree."""
    script = "import wellfounded, pathlib; print(pathlib.Path(wellfounded.__file__).resolve())"
    python = installed / "bin" / "python"
    done = subprocess.run([python, "-c", script], cwd=tmp_path, env=empty(installed), capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(installed.resolve())


def test_the_installed_program_builds_the_demonstration(installed: Path, tmp_path: Path) -> None:
    """In an empty folder, with an empty environment and no network, the program reads every document and writes the report page."""
    command = [*without_network(), str(installed / "bin" / "wellfounded"), "demo"]
    done = subprocess.run(command, cwd=tmp_path, env=empty(installed), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "The case of" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["wellfounded-demonstration"]
    built = tmp_path / "wellfounded-demonstration"
    assert (built / "report.html").stat().st_size > 100_000
    verify = [str(installed / "bin" / "wellfounded"), "verify", str(built / "case")]
    assert subprocess.run(verify, cwd=tmp_path, env=empty(installed), capture_output=True, check=False).returncode == 0
