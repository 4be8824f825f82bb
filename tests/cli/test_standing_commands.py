"""The commands that ask what stands and on what it rests: exit codes, public shapes, and dates beside every label."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from wellfounded.cli.main import run
from wellfounded.exchange.facts import read_facts

ON = ("--on", "2019-01-01")
FACTS: dict[str, Any] = {
    "format": "wellfounded-facts/1",
    "sources": [
        {"id": "s1", "title": "The letter", "known_from": "2016-02-01"},
        {"id": "s2", "title": "The report", "known_from": "2018-02-01"},
    ],
    "proceedings": [{"id": "lane", "title": "Extradition of Solberg", "jurisdiction": "OM"}],
    "entities": [{"id": "bank", "name": "The bank"}],
    "acts": [
        {
            "id": "decree",
            "title": "Decree of extradition",
            "kind": "decree",
            "date": "2016-01-01",
            "proceeding": "lane",
            "known_from": ["s1"],
            "asserted": [{"chain": ["s1"], "document": "s1", "start": 0, "end": 10, "text": "The decree"}],
        },
        {"id": "appeal", "title": "Appeal", "kind": "appeal", "date": "2016-03", "proceeding": "lane", "known_from": ["s1"]},
        {"id": "annulment", "title": "=Annulment", "date": "2018-01-01/2018-02-01", "proceeding": "lane", "known_from": ["s2"]},
        {"id": "leave", "title": "Order to leave", "kind": "order", "date": "2016-04-01", "proceeding": "lane"},
    ],
    "effects": [
        {"kind": "challenges", "source": "appeal", "target": "decree", "suspensive": "unstated"},
        {"kind": "annuls", "source": "annulment", "target": "decree", "alternative": "ends", "known_from": ["s2"]},
        {"kind": "decides", "source": "annulment", "target": "appeal"},
        {"kind": "implements", "source": "leave", "target": "decree"},
    ],
    "claims": [{"id": "debt", "text": "That there was a debt"}],
    "grounds": [
        {"of": "decree", "ground": "g1", "premises": ["debt"], "weight": "sole"},
        {"of": "debt", "ground": "g2", "premises": ["bank"]},
        {"of": "debt", "ground": "g3", "premises": ["s1"], "weight": "supporting"},
    ],
    "closed": [{"of": "decree"}],
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("standing")
    (folder / "facts.json").write_text(json.dumps(FACTS), encoding="utf-8")
    assert run(["new", str(folder / "case"), "--title", "Solberg"]) == 0
    assert run(["facts", "import", str(folder / "case"), str(folder / "facts.json")]) == 0
    return folder / "case"


def output(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    capsys.readouterr()
    assert run([str(argument) for argument in arguments]) == code
    return capsys.readouterr().out


def test_standing_prints_the_public_shape(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The document has its three dates, every act, and exactly the keys of the format; a proof only when it is asked for."""
    told = json.loads(output(capsys, "standing", case, "--on", "2018-01-15", "--known-by", "2018-03-01", "--json"))
    assert {key: told[key] for key in told if key != "acts"} == {
        "format": "wellfounded-standing/1",
        "on": "2018-01-15",
        "known_by": "2018-03-01",
        "made_by": "2018-01-15",
    }
    keys = {"id", "label", "modifiers", "assumed", "by_cases", "contested", "last_told"}
    assert all(set(act) == keys for act in told["acts"])
    assert {act["id"]: act["label"] for act in told["acts"]} == {
        "decree": "undetermined",
        "appeal": "in force",
        "annulment": "undetermined (date)",
        "leave": "in force",
    }
    proved = json.loads(output(capsys, "standing", case, "decree", *ON, "--json", "--proof"))["acts"]
    assert [set(act) for act in proved] == [keys | {"proof"}]
    assert all({"rule", "text", "passages"} <= set(step) for step in proved[0]["proof"])


def test_no_label_without_its_dates(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table says its dates above, and every row of CSV and JSON holds them."""
    for command in (["standing", case], ["proceedings", case], ["whatif", case, "--quash", "leave"], ["why", case, "decree"]):
        assert "2019-01-01" in output(capsys, *command, *ON)
    for command in (["standing", case], ["proceedings", case], ["whatif", case, "--quash", "leave"]):
        rows = list(csv.DictReader(io.StringIO(output(capsys, *command, *ON, "--made-by", "2020-01-01", "--csv"))))
        assert rows
        assert {(row["on"], row["known_by"], row["made_by"]) for row in rows} == {("2019-01-01", "", "2020-01-01")}
    assert all(row["known_by"] for row in json.loads(output(capsys, "history", case, "decree", "--json"))["history"])


def test_the_table_speaks_to_people(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A request is pending or decided, what was assumed stands beside, a title that begins like a formula is harmless in CSV."""
    table = output(capsys, "standing", case, "--on", "2017-01-01")
    assert "pending" in table
    assert "suspensive: no" in table
    assert "basis fallen" in output(capsys, "standing", case, *ON)
    assert "'=Annulment" in output(capsys, "proceedings", case, *ON, "--csv")


def test_why_quotes_its_passages(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The proof has a step for each rule, with the passage, its place and who says so; as JSON it is the public shape."""
    told = output(capsys, "why", case, "decree", *ON)
    assert "[R1]" in told
    assert "The letter (s1:0-10): »The decree«" in told
    assert json.loads(output(capsys, "why", case, "decree", *ON, "--json"))["acts"][0]["proof"]


def test_the_stemma_has_the_public_keys(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Strict and wide, as intervals; the origins; the tree; a line of CSV for every node."""
    told = json.loads(output(capsys, "stemma", case, "decree", *ON, "--json"))
    wanted = {"claim", "nominal", "grounded", "independence", "single_points_of_failure", "origins", "tree"}
    assert wanted <= set(told)
    assert told["independence"] == {"strict": [1, 1], "wide": [1, 1]}
    assert told["single_points_of_failure"]["strict"] == ["bank", "debt"]
    assert set(told["origins"]) == {"bank", "s1"}
    assert list(csv.DictReader(io.StringIO(output(capsys, "stemma", case, "debt", *ON, "--csv"))))
    assert "as of 2019-01-01" in output(capsys, "stemma", case, "debt", *ON)


def test_conflicts_set_readings_side_by_side(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two readings of one act are two rows of one number, and the order of dates is told too."""
    rows = json.loads(output(capsys, "conflicts", case, "--json"))["conflicts"]
    assert [row["says"] for row in rows if row["kind"] == "reading"] == ["annulment annuls decree", "annulment ends decree"]
    assert len({row["number"] for row in rows if row["kind"] == "reading"}) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["standing", "nobody"], 3),
        (["why", "nobody"], 3),
        (["history", "nobody"], 3),
        (["stemma", "nobody"], 3),
        (["whatif", "--quash", "nobody"], 3),
        (["whatif"], 2),
        (["standing", "--on", "2019-01-01", "--made-by", "2018-12-31"], 2),
        (["whatif", "--quash", "leave", "--on", "2019-01-01", "--made-by", "2018-12-31"], 2),
        (["stemma", "debt", "--on", "2019-01-01", "--made-by", "2018-12-31"], 2),
        (["standing", "--on", "2019-02-30"], 2),
        (["proceedings", "--chart", "lanes.pdf"], 2),
        (["stemma", "debt", "--chart", "stemma"], 2),
        (["assume", "decree", "destroys", "leave"], 2),
        (["assume", "decree", "annuls", "nobody"], 3),
        (["assume", "fresh", "is", "act", "--kind", "verdict", "--dry-run"], 3),
    ],
)
def test_exit_codes(case: Path, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be asked is a usage error, an id that is not there an input error; nothing is printed to standard output."""
    assert output(capsys, arguments[0], case, *arguments[1:], code=code) == ""


@pytest.mark.parametrize("suffix", ["svg", "png", "SVG"])
def test_drawings_are_written_in_the_form_of_their_name(
    case: Path, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lanes and stemma as SVG or PNG, in a folder that is made for them."""
    for name, command in (("lanes", ["proceedings", case]), ("stemma", ["stemma", case, "debt"])):
        target = tmp_path / "drawings" / f"{name}.{suffix}"
        output(capsys, *command, *ON, "--chart", target)
        assert target.read_bytes()[:4] in {b"<svg", b"<?xm", b"\x89PNG"}
        assert (target.read_bytes()[:4] == b"\x89PNG") is (suffix == "png")


def test_a_place_that_cannot_be_written_is_no_bug(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A drawing, an export and a PROV file whose folder is a file end with a message and exit code 5."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    output(capsys, "facts", "export", case, tmp_path / "file" / "x.json", code=5)
    output(capsys, "proceedings", case, "--chart", tmp_path / "file" / "x.svg", code=5)
    output(capsys, "stemma", case, "debt", "--prov", tmp_path / "file" / "x.json", code=5)


def test_a_chart_in_no_form_writes_nothing_else(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The form of the drawing is looked at before the other file is written."""
    output(capsys, "stemma", case, "debt", "--prov", tmp_path / "p.json", "--chart", tmp_path / "x.pdf", code=2)
    assert not list(tmp_path.iterdir())


def test_facts_go_out_and_in_again(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An export is read by another case, which exports the same bytes; the journal says what came in, and a second time is refused."""
    output(capsys, "facts", "export", case, tmp_path / "out.json")
    assert read_facts((tmp_path / "out.json").read_bytes()) == read_facts(json.dumps(FACTS))
    output(capsys, "new", tmp_path / "case", "--title", "Empty")
    output(capsys, "facts", "import", tmp_path / "case", tmp_path / "out.json", "--dry-run")
    assert len(json.loads(output(capsys, "log", tmp_path / "case", "--json"))["log"]) == 1
    output(capsys, "facts", "import", tmp_path / "case", tmp_path / "out.json")
    assert output(capsys, "facts", "export", tmp_path / "case", "-") == (tmp_path / "out.json").read_text(encoding="utf-8")
    assert "4 acts" in output(capsys, "log", tmp_path / "case")
    output(capsys, "facts", "import", tmp_path / "case", tmp_path / "out.json", code=3)
    output(capsys, "undo", tmp_path / "case", 2)
    assert json.loads(output(capsys, "standing", tmp_path / "case", "--json"))["acts"] == []
    output(capsys, "facts", "import", tmp_path / "case", tmp_path / "out.json")
    output(capsys, "verify", tmp_path / "case")


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_broken_file_is_refused_with_the_path(
    case: Path, tmp_path: Path, dry: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """A dangling id and a file cut in half end with exit code 3 and say where; the journal is as it was."""
    before = output(capsys, "log", case, "--json")
    broken = {**FACTS, "acts": [], "effects": [{"kind": "annuls", "source": "nobody", "target": "decree"}], "grounds": [], "closed": []}
    for text, path in ((json.dumps(broken), "effects[0].source"), (json.dumps(FACTS)[:700], "cut off")):
        (tmp_path / "broken.json").write_text(text, encoding="utf-8")
        capsys.readouterr()
        assert run(["facts", "import", str(case), str(tmp_path / "broken.json"), *dry]) == 3
        assert path in capsys.readouterr().err
    assert output(capsys, "log", case, "--json") == before


def test_what_a_person_adds_moves_labels_until_undone(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An assumption changes the label, --dry-run does not, and undo takes it out."""

    def label() -> str:
        return str(json.loads(output(capsys, "standing", case, "leave", *ON, "--json"))["acts"][0]["label"])

    assert label() == "in force"
    output(capsys, "assume", case, "annulment", "annuls", "leave", "--dry-run")
    assert label() == "in force"
    output(capsys, "assume", case, "annulment", "annuls", "leave", "--why", "it follows")
    assert label() == "quashed"
    entry = json.loads(output(capsys, "log", case, "--json"))["log"][-1]
    assert "it follows" in json.dumps(entry)
    output(capsys, "undo", case, entry["number"])
    assert label() == "in force"


def test_a_case_without_acts_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every list is empty, and a drawing of nothing is still a drawing."""
    output(capsys, "new", tmp_path / "case", "--title", "Empty")
    assert json.loads(output(capsys, "standing", tmp_path / "case", "--json"))["acts"] == []
    for command in ("standing", "proceedings", "conflicts"):
        output(capsys, command, tmp_path / "case")
        output(capsys, command, tmp_path / "case", "--csv")
    output(capsys, "proceedings", tmp_path / "case", "--chart", tmp_path / "lanes.svg")
    assert (tmp_path / "lanes.svg").stat().st_size
