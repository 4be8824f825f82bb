"""The command line: exit codes, forms of output, and how fast help answers."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from wellfounded.cli.main import COMMANDS, run

START = [sys.executable, "-W", "ignore", "-c", "import sys; from wellfounded.cli.main import main; main()"]

ONE = "Lund, 4 May 2016\n\nOn 3 May 2016 the District Court of Lund sentenced Ingrid Solberg to two years in prison."
TWO = 'Ingrid Solberg paid 5 million euros. "I never saw that money," said Ingrid Solberg.'


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two documents, made through the command line."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "=two.txt").write_text(TWO, encoding="utf-8")
    assert run(["new", str(folder / "case"), "--title", "Solberg"]) == 0
    assert run(["add", str(folder / "case"), str(folder / "one.txt"), str(folder / "=two.txt"), "--workers", "1"]) == 0
    return folder / "case"


def output(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    assert run([str(argument) for argument in arguments]) == code
    return capsys.readouterr().out


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command explains itself, and its arguments and options have words."""
    told = output(capsys, name, "--help")
    assert "Usage: wellfounded" in told
    assert len(told.splitlines()) > 5


def test_help_imports_nothing_heavy() -> None:
    """The front door loads neither models nor numerical libraries."""
    script = "import sys; from wellfounded.cli.main import run; run(['--help']); print(','.join(sorted(sys.modules)), file=sys.stderr)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(told.stderr.strip().split(","))
    assert not loaded & {"spacy", "numpy", "lxml", "sqlite3", "natasha", "rich", "jinja2", "magika", "wellfounded.work.case"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["no-such-command"], 2),
        (["show", "/nonexistent/case"], 5),
        (["new"], 2),
        (["read", "/nonexistent/file.txt"], 7),
    ],
)
def test_exit_codes_are_public(arguments: list[str], code: int) -> None:
    """Each family of errors has its exit code, and no traceback is shown."""
    done = subprocess.run([*START, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_the_module_is_the_command() -> None:
    """``python -m wellfounded`` is what the command is, with its exit codes."""
    done = subprocess.run([sys.executable, "-m", "wellfounded", "show", "/nonexistent/case"], capture_output=True, text=True, check=False)
    assert done.returncode == 5
    assert (
        "wellfounded"
        in subprocess.run([sys.executable, "-m", "wellfounded", "--version"], capture_output=True, text=True, check=True).stdout
    )


@pytest.mark.parametrize("name", ["documents", "people", "bodies", "acts", "quotes", "figures", "citations", "chronology"])
def test_lists_come_as_json_csv_and_table(name: str, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The three forms of a list have the same rows, and CSV the same columns as JSON."""
    rows = json.loads(output(capsys, name, case, "--json"))[name]
    read = list(csv.DictReader(io.StringIO(output(capsys, name, case, "--csv"))))
    table = output(capsys, name, case).strip().splitlines()
    assert len(rows) == len(read) == len(table) - 1
    if rows:
        assert set(read[0]) == set().union(*rows)


def test_show_speaks_in_lines_unless_asked_otherwise(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is in a case is said in words by default, and as one object with --json."""
    assert "documents   2 (2 read)" in output(capsys, "show", case)
    assert json.loads(output(capsys, "show", case, "--json"))["case"][0]["documents"] == 2


def test_a_cell_that_begins_like_a_formula_is_made_harmless(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file name that begins with = reaches a spreadsheet with an apostrophe before it."""
    assert "'=two.txt" in output(capsys, "documents", case, "--csv")


def test_search_prints_the_public_shape(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hit names its document, and its text stands at its place."""
    found = json.loads(output(capsys, "search", case, '"Ingrid Solberg"', "--json"))
    assert found["format"] == "wellfounded-hits/1"
    assert {hit["document"] for hit in found["hits"]} == {"one.txt", "=two.txt"}
    assert all(hit["text"] == "Ingrid Solberg" and hit["end"] - hit["start"] == len(hit["text"]) for hit in found["hits"])


def test_a_broken_query_is_an_input_error(case: Path) -> None:
    """A query that does not parse ends with exit code 3."""
    assert run(["search", str(case), '"no end']) == 3


def test_judging_goes_into_the_journal(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Accepting and taking back write one entry each; --dry-run writes none."""
    act = json.loads(output(capsys, "acts", case, "--json"))["acts"][0]["id"]
    before = len(json.loads(output(capsys, "log", case, "--json"))["log"])
    output(capsys, "accept", case, act, "--dry-run")
    output(capsys, "accept", case, act)
    entries = json.loads(output(capsys, "log", case, "--json"))["log"]
    assert len(entries) == before + 1
    assert json.loads(output(capsys, "acts", case, "--strength", "confirmed", "--json"))["acts"][0]["id"] == act
    output(capsys, "undo", case, entries[-1]["number"])
    assert json.loads(output(capsys, "acts", case, "--strength", "confirmed", "--json"))["acts"] == []


def test_what_was_rejected_is_listed_when_asked_for(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rejected act is in no list but the one of what was rejected."""
    act = json.loads(output(capsys, "acts", case, "--json"))["acts"][0]["id"]
    output(capsys, "reject", case, act)
    number = json.loads(output(capsys, "log", case, "--json"))["log"][-1]["number"]
    assert act not in output(capsys, "acts", case)
    assert act in output(capsys, "acts", case, "--strength", "rejected")
    output(capsys, "undo", case, number)


def test_review_asks_on_a_terminal(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal, review shows a fact in its surroundings and takes an answer; the answer is an entry of the journal."""
    before = len(json.loads(output(capsys, "log", case, "--json"))["log"])
    ours, theirs = os.openpty()
    with os.fdopen(ours, "r+b", buffering=0) as terminal:
        with subprocess.Popen([*START, "review", str(case)], stdin=theirs, stdout=theirs, stderr=theirs) as process:
            os.close(theirs)
            terminal.write(b"s\na\nq\n")
            shown = b"".join(iter(lambda: _read(terminal), b"")).decode()
        assert process.returncode == 0, shown
    assert "[s]kip [q]uit" in shown
    taken = json.loads(output(capsys, "log", case, "--json"))["log"][before:]
    assert len(taken) == shown.count("takes it back") <= 1


def _read(terminal: IO[bytes]) -> bytes:
    """Read from a terminal until the other side has closed it, which Linux tells as an error."""
    try:
        return terminal.read(4096)
    except OSError:
        return b""


def test_a_passage_is_shown_with_its_place(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A place given as DOCUMENT:START-END is quoted exactly; one outside the document is refused."""
    assert "»Lund«" in output(capsys, "passage", case, "one.txt:0-4")
    output(capsys, "passage", case, "one.txt:0-99999", code=3)


def test_reading_prints_one_line_of_json_a_document(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reading has the public shape, and each passage is at its place."""
    path = tmp_path / "note.txt"
    path.write_text("Lund, 4 May 2016\n\nThe District Court of Lund sentenced Ingrid Solberg to two years in prison.", encoding="utf-8")
    lines = output(capsys, "read", path, "--json").splitlines()
    assert len(lines) == 1
    reading = json.loads(lines[0])
    assert reading["format"] == "wellfounded-reading/1"
    assert reading["document"]["date"] == "2016-05-04"
    assert any(act["kind"] == "sentence" for act in reading["acts"])
    for kind in ("names", "dates", "figures", "quotes", "citations", "statements"):
        for found in reading[kind]:
            assert reading["text"][found["start"] : found["end"]] == found["text"]


def test_verify_backup_restore_and_forget(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A restored case verifies; a changed original ends verify with exit code 6; forget asks unless --yes is given."""
    output(capsys, "backup", case, tmp_path / "backup")
    output(capsys, "backup", case, tmp_path / "backup", code=2)
    output(capsys, "restore", tmp_path / "restored", tmp_path / "backup")
    output(capsys, "verify", tmp_path / "restored")
    output(capsys, "forget", tmp_path / "restored", "one.txt", "--why", "withdrawn", "--yes")
    assert len(json.loads(output(capsys, "documents", tmp_path / "restored", "--json"))["documents"]) == 1
    original = next(path for path in (tmp_path / "restored" / "originals").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(b"something else")
    output(capsys, "verify", tmp_path / "restored", code=6)
