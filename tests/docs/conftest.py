"""The demonstration, built once for all pages of the manual."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from console import Command, Today, commands_of

MANUAL = Path(__file__).resolve().parents[2] / "docs"
BUILD = "wellfounded demo --into demo"


@dataclass(frozen=True)
class Shell:
    """A folder in which commands of the manual run as a reader runs them."""

    folder: Path

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        """Run a line in a shell that has this environment's ``wellfounded``, and return what it printed, errors among the output."""
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        return subprocess.run(
            ["sh", "-c", line],
            cwd=self.folder,
            env={**os.environ, "PATH": path, "WELLFOUNDED_WHO": "tests"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )


@dataclass(frozen=True)
class Demonstration:
    """The folder in which the demonstration was built, and what was printed."""

    shell: Shell
    printed: str


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """The demonstration as the first command of the tutorial builds it."""
    shell = Shell(tmp_path_factory.mktemp("demonstration"))
    done = shell.run(BUILD)
    assert done.returncode == 0, done.stdout
    return Demonstration(shell, done.stdout)


@pytest.fixture
def follow(demonstration: Demonstration, tmp_path: Path):
    """Follow a page: run its commands in order in a folder that holds the demonstration, and compare what they print."""
    shutil.copytree(demonstration.shell.folder, tmp_path, dirs_exist_ok=True)
    shell, today = Shell(tmp_path), Today()

    def follow_page(name: str) -> list[Command]:
        commands = commands_of(MANUAL / name)
        for command in commands:
            line = today.put_into(command.line)
            if line == BUILD:
                printed = demonstration.printed
            else:
                done = shell.run(line)
                printed = done.stdout
                assert done.returncode == 0, f"$ {line}\n{printed}"
            missing = today.missing(command.shown, printed)
            assert not missing, f"$ {line}\nprinted\n{printed}\nand not\n" + "\n".join(missing)
        return commands

    return follow_page
