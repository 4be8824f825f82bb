"""The commands on dossiers as a person calls them: exit codes, what is said, what is written."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "work"))

import dossier_case

from wellfounded.cli.main import run


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ferry") / "it's a case"
    dossier_case.build(folder).close()
    return folder


def test_a_dossier_is_begun_and_built(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`new` writes a file that `build` builds into several forms, from folders with a quote in their names."""
    source = tmp_path / "it's “mine”.md"
    outputs = [tmp_path / "a b" / f"it's{suffix}" for suffix in (".docx", ".pdf", ".html", ".md")]
    assert run(["dossier", "new", str(case), str(source), "--on", "2017-01-31", "--profile", "un"]) == 0
    assert run(["dossier", "build", str(source), "--dry-run", *(f"-o{path}" for path in outputs)]) == 0
    assert not outputs[0].exists()
    assert run(["dossier", "build", str(source), *(f"-o{path}" for path in outputs)]) == 0
    assert all(path.stat().st_size for path in outputs)
    assert "2 notes, 1 document cited" in capfd.readouterr().err
    assert run(["dossier", "new", str(case), str(source)]) == 3


def test_what_cannot_be_built_ends_with_three_and_writes_nothing(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A passage that is gone and a missing font are told; no file is there after, not even a part of one."""
    source, output = tmp_path / "d.md", tmp_path / "out" / "d.pdf"
    source.write_text(f'---\ncase: "{case}"\n---\n"gone" [@judgment-2016-12-02:p3]\n', encoding="utf-8")
    assert run(["dossier", "build", str(source), "-o", str(output)]) == 3
    assert f"{source}:4:8: “gone” does not stand so" in capfd.readouterr().err
    source.write_text(f'---\ncase: "{case}"\nfont: No such serif\n---\nText.\n', encoding="utf-8")
    assert run(["dossier", "build", str(source), "-o", str(output), "-o", str(output.with_suffix(".html"))]) == 3
    assert "no font" in capfd.readouterr().err
    assert not output.parent.exists()
    assert run(["dossier", "build", str(source), "-o", str(tmp_path / "d.odt")]) == 2
    source.write_text("Text.\n", encoding="utf-8")
    assert run(["dossier", "build", str(source), "-o", str(output)]) == 3
    assert run(["dossier", "new", str(case), str(tmp_path / "n.md"), "--language", "xx"]) == 2


def test_keys_are_listed(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Documents, paragraphs and acts are listed with the keys that a dossier may use; what is withheld is not."""
    assert run(["dossier", "keys", str(case), "--json"]) == 0
    keys = [row["key"] for row in json.loads(capfd.readouterr().out)["keys"]]
    assert "judgment-2016-12-02" in keys
    assert "letter-2016-06-01" not in keys
    assert run(["dossier", "keys", str(case), "judgment-2016-12-02", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["keys"][3]["text"].startswith("3. The order is annulled.")
    assert run(["dossier", "keys", str(case), "--acts"]) == 0
    assert "act:lund.order" in capfd.readouterr().out


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".md", ".csv", ".xlsx"])
def test_a_chronology_is_written_twice_alike(case: Path, tmp_path: Path, suffix: str) -> None:
    """A chronology is written in every form, and two are the same bytes."""
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    for path in (first, second):
        assert run(["chronology", str(case), "--on", "2017-01-31", "--rivals", "-o", str(path)]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_chronology_is_listed_with_standings(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With a day and no file the rows are printed; a form that there is not is refused."""
    assert run(["chronology", str(case), "--on", "2017-01-31", "--json"]) == 0
    rows = json.loads(capfd.readouterr().out)["acts with standing"]
    assert [row["standing"] for row in rows] == ["annulled 2 December 2016", "in force on 31 January 2017"]
    assert run(["chronology", str(case)]) == 0
    assert run(["chronology", str(case), "-o", str(tmp_path / "c.odt")]) == 2


def test_letters_are_written_one_for_each(case: Path, tmp_path: Path) -> None:
    """A list of two gives two files named after them; a list of one gives the file that was named; a fact that fails gives none."""
    to, facts = tmp_path / "to.csv", tmp_path / "facts.md"
    to.write_text("name,office\nAda Holm,Minister\nBo Wik,Chair\n", encoding="utf-8")
    facts.write_text('It "cannot stand" [@judgment-2016-12-02:p3].\n', encoding="utf-8")
    call = ["letter", str(case), "--to", str(to), "--facts", str(facts), "-o"]
    assert run([*call, str(tmp_path / "l.docx"), "--dry-run"]) == 0
    assert run([*call, str(tmp_path / "l.docx")]) == 0
    assert sorted(path.name for path in tmp_path.glob("*.docx")) == ["l-ada-holm.docx", "l-bo-wik.docx"]
    facts.write_text('It "stands" [@judgment-2016-12-02:p4].\n', encoding="utf-8")
    assert run([*call, str(tmp_path / "l.html")]) == 3
    assert not list(tmp_path.glob("*.html"))


def test_every_output_that_is_asked_for_is_written(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A chronology and letters are written into each -o, each form told; two that are one file are refused."""
    asked = [tmp_path / name for name in ("a.pdf", "b.xlsx", "c.csv")]
    assert run(["chronology", str(case), "--on", "2017-01-31", *(f"-o{path}" for path in asked)]) == 0
    told = capfd.readouterr().err
    assert all(path.stat().st_size and f"{path}: " in told for path in asked)
    assert run(["chronology", str(case), "--on", "2017-01-31", f"-o{asked[0]}", f"-o{tmp_path / '.' / 'a.pdf'}"]) == 2
    to, facts = tmp_path / "to.csv", tmp_path / "facts.md"
    facts.write_text("One.\n", encoding="utf-8")
    for names, slugs in ((["Ms Ada Berg"], [""]), (["Ms Ada Berg", "Mr Jo Holm"], ["-ms-ada-berg", "-mr-jo-holm"])):
        to.write_text("name,office\n" + "".join(f"{name},Chair\n" for name in names), encoding="utf-8")
        outputs = [f"-o{tmp_path / 'l.docx'}", f"-o{tmp_path / 'l.md'}"]
        assert run(["letter", str(case), "--to", str(to), "--facts", str(facts), *outputs]) == 0
        assert all((tmp_path / f"l{slug}{suffix}").stat().st_size for slug in slugs for suffix in (".docx", ".md"))
        assert run(["letter", str(case), "--to", str(to), "--facts", str(facts), outputs[0], outputs[0]]) == 2
