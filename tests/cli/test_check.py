"""``check`` and ``explain``: exit codes, public shapes, lines that editors understand, and a page that stands alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from wellfounded.check.alignment import meaning
from wellfounded.check.registry import built_in
from wellfounded.cli.main import run

WRONG = (
    "Prague, 3 May 2021\n\nThe court stayed the the order.¹ The prefect appealed.²\n\nThe \u0441ourt met [date].\n\n"
    "¹ <https://www.youtube.com/watch?v=Qm4xTz81aB>\n"
)


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("check") / "wrong letter.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def _json(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_lines_name_file_line_and_column(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every line is file:line:column: code, counted from 1 in the file as it is, and errors give exit code 8."""
    assert run(["check", str(wrong)]) == 8
    out = capsys.readouterr().out
    found = re.findall(rf"^{re.escape(str(wrong))}:(\d+):(\d+): ([A-Z]{{3}}\d{{3}})", out, re.MULTILINE)
    assert ("3", "18", "TXT306") in found
    assert ("3", "55", "REF101") in found
    assert ("5", "5", "TXT101") in found
    assert {code for _, _, code in found} >= {"REF101", "REF501", "TXT101", "TXT201", "TXT306"}


def test_the_public_shape(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON is exactly wellfounded-findings/1, and every passage reads as the file does."""
    assert run(["check", str(wrong), "--json"]) == 8
    shape = _json(capsys)
    assert set(shape) == {"format", "findings"}
    assert shape["format"] == "wellfounded-findings/1"
    for finding in shape["findings"]:
        assert set(finding) == {"code", "severity", "message", "document", "passages", "related", "fix"}
        assert finding["severity"] in {"error", "warning", "note"}
        for passage in finding["passages"]:
            assert set(passage) == {"start", "end", "text"}
            assert WRONG[passage["start"] : passage["end"]] == passage["text"]
        assert finding["fix"] is None or set(finding["fix"]) == {"start", "end", "text", "replacement"}


def test_sarif_has_what_its_schema_requires(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """SARIF carries version, tool, rules and results with an address, a region and a message; columns are code points."""
    assert run(["check", str(wrong), "--sarif"]) == 8
    sarif = _json(capsys)
    assert sarif["version"] == "2.1.0"
    assert sarif["$schema"].endswith("sarif-2.1.0.json")
    ran = sarif["runs"][0]
    assert ran["columnKind"] == "unicodeCodePoints"
    rules = ran["tool"]["driver"]["rules"]
    assert ran["tool"]["driver"]["name"] == "wellfounded"
    assert all({"id", "shortDescription", "fullDescription"} <= set(rule) for rule in rules)
    for result in ran["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("file:///")
        assert " " not in place["artifactLocation"]["uri"]
        region = place["region"]
        assert WRONG[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]
        assert 1 <= region["startLine"] <= region["endLine"]


def test_the_page_stands_alone(wrong: Path, tmp_path: Path) -> None:
    """The page holds no script and loads nothing, and shows each passage in its surroundings, escaped."""
    page = tmp_path / "findings.html"
    assert run(["check", str(wrong), "--html", "-o", str(page)]) == 8
    html = page.read_text("utf-8")
    assert "<script" not in html
    assert not re.search(r"""(?:src|href)=["'](?!#)""", html)
    assert "<mark>the the</mark>" in html
    assert "&lt;<mark>" in html or "<mark>&lt;" in html


def test_select_ignore_and_baseline_narrow(wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is chosen is shown; a baseline hides what it knows, and then nothing is an error."""
    assert run(["check", str(wrong), "--select", "TXT", "--ignore", "TXT201,TXT306", "--json"]) == 0
    assert {finding["code"] for finding in _json(capsys)["findings"]} == {"TXT101"}
    known = tmp_path / "known.json"
    assert run(["check", str(wrong), "--write-baseline", str(known)]) == 8
    capsys.readouterr()
    assert run(["check", str(wrong), "--baseline", str(known), "--json"]) == 0
    assert _json(capsys)["findings"] == []


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there, or holds no text, is named with the reason, and gives exit code 7 where nothing worse was found."""
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    assert run(["check", str(empty), str(tmp_path / "gone.txt")]) == 7
    told = capsys.readouterr().err
    assert "empty.txt" in told
    assert "gone.txt" in told
    assert run(["check", str(empty), str(wrong)]) == 8


def test_a_case_is_checked_with_its_configuration(wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with case.toml is a case: its documents are checked, its table counts, and files may be checked against it."""
    case = tmp_path / "case"
    assert run(["new", str(case), "--title", "T"]) == 0
    assert run(["add", str(case), str(wrong)]) == 0
    with (case / "case.toml").open("a", encoding="utf-8") as file:
        file.write('\n[check]\nselect = ["TXT306", "REF"]\n[check.severity]\nREF = "note"\n')
    capsys.readouterr()
    assert run(["check", str(case), "--json"]) == 0
    found = _json(capsys)["findings"]
    assert {(one["code"], one["severity"]) for one in found} == {("TXT306", "warning"), ("REF101", "note"), ("REF501", "note")}
    assert run(["check", str(case)]) == 0
    assert "wrong letter.txt:3:18: TXT306" in capsys.readouterr().out
    assert run(["check", str(wrong), "--against", str(case), "--select", "TXT101"]) == 0
    assert "TXT101" in capsys.readouterr().out
    assert run(["check", str(case), str(wrong)]) == 2
    assert run(["check", str(case), "--against", str(case)]) == 2


def test_what_a_case_holds_is_shown_by_name_in_its_surroundings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a finding points to a document of the case, page and SARIF name that document, and the page shows the words around."""
    ruling, report, page = tmp_path / "ruling.txt", tmp_path / "report.txt", tmp_path / "page.html"
    ruling.write_text(
        "4 May 2017\n\nThe tribunal finds that the prefect had never read the file before he signed the order of removal. Costs follow.\n"
    )
    report.write_text(
        "1 February 2018\n\nIn the words of the tribunal, “the prefect had hardly read the file before he signed the order”.\n"
    )
    case = tmp_path / "case"
    assert run(["new", str(case), "--title", "T"]) == 0
    assert run(["add", str(case), str(ruling)]) == 0
    capsys.readouterr()
    asked = ["check", str(report), "--against", str(case), "--select", "QUO101"]
    assert run([*asked, "--html", "-o", str(page)]) == 8
    shown = page.read_text("utf-8")
    assert "ruling.txt, line 3, column" in shown
    assert "of removal. Costs follow." in shown
    assert run([*asked, "--sarif"]) == 8
    assert '"uri": "ruling.txt"' in capsys.readouterr().out


def test_every_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a code all rules are listed; with one its reasons and examples are printed; one that is none is refused with its kin."""
    assert run(["explain"]) == 0
    listed = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert set(listed) >= {rule.code for rule in built_in()}
    assert run(["explain", "ref101"]) == 0
    told = capsys.readouterr().out
    assert all(word in told for word in ("REF101", "Found in:", "Not in:", "How sure:"))
    assert run(["explain", "REF999"]) == 3
    assert "REF101" in capsys.readouterr().err
    assert run(["explain", "REF101", "--json"]) == 0
    assert set(_json(capsys)["rules"][0]) == {"code", "severity", "title", "what", "example", "counter_example", "sure"}


def test_what_was_not_looked_at_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A run too long to be compared by meaning says so of each document on standard error and on the page, and has not failed."""
    monkeypatch.setattr(meaning, "_LONGEST_RUN", 2)
    texts = {
        "note.txt": "The court quashed the first judgment of the prefect.\n\nThe minister left office three weeks later.\n",
        "arret.txt": "La cour a cassé le premier jugement du préfet.\n\nLe ministre a quitté ses fonctions trois semaines plus tard.\n",
    }
    paths = [tmp_path / name for name in texts]
    for path in paths:
        path.write_text(texts[path.name], encoding="utf-8")
    page = tmp_path / "page.html"
    assert run(["check", *map(str, paths), "--select", "ATT"]) in {0, 8}
    told = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in told if ": not looked at: " in line] == list(map(str, paths))
    assert run(["check", *map(str, paths), "--select", "ATT", "--html", "-o", str(page)]) in {0, 8}
    assert "Not looked at" in page.read_text("utf-8")
    capsys.readouterr()
    assert run(["check", *map(str, paths), "--select", "TXT"]) in {0, 8}
    assert "not looked at" not in capsys.readouterr().err
