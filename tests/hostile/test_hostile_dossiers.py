"""Dossiers that are made to hang or to bring in what is not theirs: each is read in little time, or refused with its place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from wellfounded.ingest.dossier_markdown import read_draft
from wellfounded.ingest.dossier_source import read_source
from wellfounded.model.dossier_problems import DossierError
from wellfounded.publish.typography import line
from wellfounded.work.dossier_library import paragraphs
from wellfounded.work.dossier_quoting import found, nearest


def lines_of_problems(path: Path) -> list[int]:
    """Return the lines of what keeps a file from being read; none where it is read."""
    try:
        draft = read_draft(read_source(path))
    except DossierError as error:
        return [problem.place.line for problem in error.problems]
    return [problem.place.line for problem in draft.problems]


@pytest.mark.parametrize(
    "text", ["[@" * 20_000, '[@a "' * 8_000, "<!--" * 20_000, "[^" * 20_000, "!include x\n" * 1, "“" * 40_000, "{#" * 20_000]
)
def test_what_repeats_is_read_in_little_time(tmp_path: Path, text: str) -> None:
    """Openings that never close are read, or refused with a place, in a few seconds."""
    path = tmp_path / "d.md"
    path.write_text(text, encoding="utf-8")
    started = time.monotonic()
    assert all(line >= 1 for line in lines_of_problems(path))
    assert time.monotonic() - started < 20


def test_files_that_include_each_other_in_numbers_are_refused(tmp_path: Path) -> None:
    """Files that double with each step are refused long before they fill the memory."""
    for number in range(30):
        (tmp_path / f"{number}.md").write_text(f"!include {number + 1}.md\n" * 2, encoding="utf-8")
    (tmp_path / "30.md").write_text("x\n", encoding="utf-8")
    with pytest.raises(DossierError, match="at most"):
        read_source(tmp_path / "0.md")


@pytest.mark.parametrize(
    "front", ["a: &x [1]\nb: *x\n", "a: !!python/object:os.system x\n", "[" * 3_000, "? " * 2_000, "a: |\n" + " " * 9_000]
)
def test_front_matter_runs_and_unfolds_nothing(tmp_path: Path, front: str) -> None:
    """Aliases are refused, tags are texts, depth is an error with a place and not a crash."""
    path = tmp_path / "d.md"
    path.write_text(f"---\n{front}\n---\nText.\n", encoding="utf-8")
    told = lines_of_problems(path)
    assert all(line >= 2 for line in told)
    assert told or all(isinstance(value, str | tuple | dict) for value in read_source(path).front.values())


def test_long_texts_are_compared_and_set_in_little_time() -> None:
    """A quotation of many words in a text of a million characters, and a line of marks, take no more than seconds."""
    text = "one \u00adtwo-\nthree “four” " * 40_000
    started = time.monotonic()
    assert found("twothree “four” one", text)
    assert found("not there at all […] never", text) is None
    nearest("not there at all", text)
    assert paragraphs("\n \t" * 50_000 + "x")
    line("«\"' - " * 20_000, "ru")
    assert time.monotonic() - started < 20
