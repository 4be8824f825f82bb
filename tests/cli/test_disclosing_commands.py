"""``ring``, ``protect`` and ``disclose`` on the command line: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wellfounded import Case
from wellfounded.cli.main import run
from wellfounded.settings import Settings
from wellfounded.work.redacting import Redactor


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one letter, with a ring."""
    folder = tmp_path_factory.mktemp("one letter")
    (folder / "letter.txt").write_text("On 3 March 2018 Mira Tolvanova saw the boat. The court of Montreval heard her.\n", encoding="utf-8")
    with Case.create(folder / "case", title="The boat", settings=Settings(given={"workers": 1, "who": "tester"})) as opened:
        opened.add([folder / "letter.txt"])
    assert run(["ring", str(folder / "case"), "press", "--members", "A. Bell"]) == 0
    return folder / "case"


def test_protecting_says_whom_and_discloses_without(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`protect` names the person that it means, `ring` lists what there is, `disclose` says what it wrote."""
    assert run(["protect", str(case), "Mira Tolvanova", "--dry-run"]) == 0
    assert "would protect: Mira Tolvanova" in capsys.readouterr().err
    assert run(["protect", str(case), "Mira Tolvanova"]) == 0
    assert run(["ring", str(case), "--json"]) == 0
    assert [row["kind"] for row in json.loads(capsys.readouterr().out)["rings"]] == ["ring", "person"]
    assert run(["disclose", str(case), "--to", "press", "-o", str(tmp_path / "out")]) == 0
    assert "the leak test found nothing" in capsys.readouterr().err
    assert "Tolvanova" not in "".join(path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.*"))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["disclose", "--to", "nobody", "-o", "out"], 3),
        (["disclose", "--to", "press", "-o", "."], 3),
        (["protect", "letter.txt:0-5", "--also", "boat"], 2),
        (["protect", "letter.txt:0-5000"], 3),
        (["protect", "Mira Tolvanova", "--except", "nobody"], 3),
        (["ring", "court"], 3),
    ],
)
def test_what_cannot_be_done_ends_with_its_code(case: Path, tmp_path: Path, line: list[str], code: int) -> None:
    """A ring that is not there, a folder that is, a passage that is not: the exit code says of what kind the mistake is."""
    name, *rest = line
    assert run([name, str(case), *[str(tmp_path / word) if word in {"out", "."} else word for word in rest]]) == code
    assert not (tmp_path / "out").exists()


def test_a_leak_ends_with_six(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the leak test finds something, the command ends with 6, says where, quotes no name, and leaves nothing."""
    assert run(["protect", str(case), "Mira Tolvanova"]) == 0
    monkeypatch.setattr(Redactor, "hits", lambda *_: [])
    capsys.readouterr()
    assert run(["disclose", str(case), "--to", "press", "-o", str(tmp_path / "out")]) == 6
    told = capsys.readouterr().err
    assert "documents/D001" in told
    assert "Tolvanova" not in told
    assert list(tmp_path.iterdir()) == []
