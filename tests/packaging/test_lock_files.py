"""The lock files name everything that is installed, by version and hash, and no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "requirements"
LOCKS = ("lock.txt", "test.txt", "models.txt")
_PINNED = re.compile(r"([A-Za-z0-9][\w.-]*)==[^\s\\]+")
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")


def requirements(name: str) -> dict[str, str]:
    """Return the requirements of a lock file by normal name, each as one line with its hashes."""
    text = (FOLDER / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert all(_PINNED.match(line) for line in lines), [line for line in lines if not _PINNED.match(line)]
    return {normal(_PINNED.match(line)[1]): line for line in lines}


def normal(name: str) -> str:
    """Return the name of a package in its normal form."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_has_hashes(name: str) -> None:
    """Each requirement is pinned to a version and to at least one SHA-256."""
    found = requirements(name)
    assert found
    assert not [line for line in found.values() if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", line)]


@pytest.mark.parametrize("name", LOCKS)
def test_no_line_has_an_address(name: str) -> None:
    """A lock file names no host, index or path, so that it works with every registry."""
    text = (FOLDER / name).read_text("utf-8")
    assert not re.findall(r"\w+://|--(?:extra-)?index-url|--find-links|--trusted-host|file:/|(?<![\w.])/\w+/", text)


def test_every_dependency_is_locked() -> None:
    """The lock of users holds the dependencies and the models, the lock of tests those of the extras too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    users = named([*project["dependencies"], *extras["en"], *extras["fr"]])
    assert users <= set(requirements("lock.txt"))
    assert users | named([*extras["test"], *extras["docs"]]) <= set(requirements("test.txt"))


def test_the_locks_agree() -> None:
    """A package that is in both locks has one version."""
    users, tests = requirements("lock.txt"), requirements("test.txt")
    assert {name: _PINNED.match(users[name])[0] for name in users} == {name: _PINNED.match(tests[name])[0] for name in users}


def named(wanted: list[str]) -> set[str]:
    """Return the names of requirements."""
    return {normal(_NAME.match(one)[0]) for one in wanted}
