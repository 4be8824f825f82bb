"""What a name of an output and a day on the command line promise, and what is said where they promise something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from wellfounded import Case
from wellfounded.cli.main import run
from wellfounded.settings import Settings


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty case with a ring."""
    folder = tmp_path_factory.mktemp("empty") / "case"
    Case.create(folder, title="The boat", settings=Settings(given={"workers": 1, "who": "tester"})).close()
    assert run(["ring", str(folder), "press", "--members", "A. Bell"]) == 0
    return folder


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["report", "{case}", "-o", "{out}.pdf"], ".html"),
        (["disclose", "{case}", "--to", "press", "-o", "{out}.zip"], "a copy is a folder"),
        (["chronology", "{case}", "--on", "1.2.2023", "-o", "{out}.docx"], "2023-02-01"),
    ],
)
def test_an_output_of_another_form_is_refused_before_anything_is_written(
    line: list[str], told: str, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page is no PDF, a copy is no archive, a day is typed in one way: each is a usage error that says what to write."""
    assert run([part.format(case=case, out=tmp_path / "out") for part in line]) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
