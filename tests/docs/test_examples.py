"""The how-to pages do what they show: their commands, their Python, their plugin."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from console import Command, commands_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

MANUAL = Path(__file__).resolve().parents[2] / "docs"
_PYTHON = re.compile(r'^```python(?: title="([^"]+)")?\n(.*?)^```', re.MULTILINE | re.DOTALL)
_TOML = re.compile(r'^```toml title="([^"]+)"\n(.*?)^```', re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", sorted(path.name for path in (MANUAL / "how-to").glob("*.md") if commands_of(path)))
def test_every_command_of_a_how_to_page_prints_what_is_shown(page: str, follow: Callable[[str], list[Command]]) -> None:
    """The commands of a page run in order on the demonstration case, and every line that the page shows is printed."""
    assert follow(f"how-to/{page}")


def test_the_python_of_the_manual_runs(tmp_path: Path) -> None:
    """The examples of the page on Python run one after the other in an empty folder, and what they assert holds."""
    examples = [code for title, code in _PYTHON.findall((MANUAL / "how-to" / "python.md").read_text("utf-8")) if not title]
    assert len(examples) >= 3
    (tmp_path / "examples.py").write_text("\n".join(examples), encoding="utf-8")
    done = subprocess.run([sys.executable, "examples.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "sentence" in done.stdout


def test_the_plugin_of_the_manual_reads_and_finds(tmp_path: Path) -> None:
    """The plugin, installed from the files that the page shows, gives a reader and an extractor to every reading."""
    page = (MANUAL / "how-to" / "extend.md").read_text("utf-8")
    source, installed = tmp_path / "source", tmp_path / "installed"
    source.mkdir()
    for title, text in [*_PYTHON.findall(page), *_TOML.findall(page)]:
        (source / title).write_text(text, encoding="utf-8")
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--no-index", "--target", str(installed)]
    subprocess.run([*install, str(source)], check=True, capture_output=True)
    picture = tmp_path / "door.png"
    picture.write_bytes(_picture("Description", "The door of the Harbour Court on the day of judgment HC-2016-0123."))
    done = subprocess.run(
        [sys.executable, "-c", "from wellfounded.cli.main import main; main()", "read", str(picture), "--json"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(installed), os.environ.get("PYTHONPATH"))))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    reading = json.loads(done.stdout)
    assert reading["document"]["kind"] == "picture"
    assert [(found["text"], found["normal"]) for found in reading["citations"]] == [("HC-2016-0123", "2016/123")]


def _picture(keyword: str, words: str) -> bytes:
    """Return a picture of one point with a note."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"tEXt", keyword.encode() + b"\0" + words.encode("latin-1")),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    ]
    body = b"".join(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + body
