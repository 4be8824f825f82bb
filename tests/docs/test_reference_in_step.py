"""The pages of the reference that programs write are what the programs write today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("tool", ["reference.py", "licences.py"])
def test_written_pages_are_in_step(tool: str) -> None:
    """A tool that writes pages of the reference would change none of them."""
    command = [sys.executable, "-W", "ignore", str(ROOT / "tools" / tool), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_library_of_the_project_has_a_purpose() -> None:
    """The page of licences says of each library that the project names what it is for."""
    page = (ROOT / "docs" / "reference" / "licences.md").read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| `")]
    assert len(rows) > 50
    assert all(cell.strip() for row in rows for cell in row)
    assert not [row for row in rows if "GPL" in row[2] and "LGPL" not in row[2] and " OR " not in row[2]]
